// SPDX-License-Identifier: Apache-2.0
// What rules mean, whatever is answered: each finding with a near miss, every counter-example found by hand.
#include "checks/allowances.hpp"
#include "checks/check.hpp"
#include "checks/rules.hpp"
#include "reason/meaning_change.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>
#include <utility>

namespace vidra::test {
namespace {

using diag::Code;

/// Thirty questions in a section `u`, from line 64 of the sample on; `points` makes those of each.
std::string thirty(const std::string& when, std::uint64_t (*points)(int)) {
    std::string questions;
    for (int i = 0; i < 30; ++i) {
        questions += fmt::format("{{ id = \"q{}\", points = {}, text = {{ en = \"Q\" }} }},\n", i, points(i));
    }
    return edited(
        edited(sample(), "[criteria]",
               "[[section]]\nid = \"u\"\nelement = \"act\"\ntitle = { en = \"U\" }\nquestion = [\n" +
                   questions + "]\n\n[criteria]"),
        {{"when = \"b\"", "when = \"" + when + "\""},
         {"[[example]]\nname = \"one\"\nyes = [\"a\"]\nno = [\"b\"]\nexpect = \"high\"\n", ""}});
}
std::uint64_t same(int) {
    return 3;
}
/// Hardly two sets of questions have the same sum, and none of them settles much.
std::uint64_t apart(int i) {
    std::uint64_t number = 1;
    for (int step = 0; step <= i; ++step) {
        number = number * 48'271 % 2'147'483'647;  // Park and Miller, "minimal standard"
    }
    return 2 * (number % 60'000 + 1);
}

const std::vector<Row>& rows() {
    const std::string alert = "when = \"b\"";
    const std::string outcome = "when = \"both or some(s)\"";
    const std::string claim = "claim = \"both implies outcome == high\"";
    const std::string second = "[[outcome]]\nid = \"low\"";
    const auto before_low = [&](const std::string& when) {
        return "[[outcome]]\nid = \"middle\"\nrefer = true\nwhen = \"" + when +
               "\"\ntitle = { en = \"M\" }\nadvice = { en = \"M\" }\n\n" + second;
    };
    static const std::vector<Row> all = {
        // VC027
        {"claim that b refutes", Code::failing_claim, claim, "claim = \"outcome == high implies a\"", 92, 9,
         "claim = \"outcome == high implies a or b\""},
        {"claim that nothing at all refutes", Code::failing_claim, claim, "claim = \"outcome == high\"", 92,
         9, "claim = \"a or b implies outcome == high\""},
        {"a yes that lowers",
         Code::failing_claim,
         claim,
         "never_lowers = [\"a\"]",
         91,
         1,
         "never_lowers = [\"b\"]",
         {{outcome, "when = \"b and not a or both and hours > 3\""},
          {"yes = [\"a\"]\nno = [\"b\"]", "yes = [\"b\"]\nno = [\"a\"]"}},
         {Code::unused_criterion}},
        {"a claim on a number", Code::failing_claim, claim, "claim = \"hours > 9 implies hours > 10\"", 92, 9,
         "claim = \"hours > 9 implies hours >= 10\""},

        // VC052
        {"never as many", Code::impossible_threshold, alert, "when = \"b or yes(s) >= 3\"", 82, 14,
         "when = \"b or yes(s) >= 2\""},
        {"always as few", Code::impossible_threshold, alert, "when = \"b and yes(s) < 3\"", 82, 15,
         "when = \"b and yes(s) < 2\""},
        {"impossible in every section", Code::impossible_threshold, "when = \"yes >= 1\"",
         "when = \"yes >= 1 or weak >= 1\"", 66, 46, "when = \"yes >= 1 or strong >= 1\""},
        {"impossible in two sections",
         Code::impossible_threshold,
         "when = \"yes >= 1\"",
         "when = \"yes >= 1 or weak >= 1\"",
         65,
         46,
         "when = \"yes >= 1 or strong >= 1\"",  // in one alone
         {{outcome, "when = \"both or some(s) or some(t)\""}, {"attribute = \"religion\"\n", ""}}},
        {"a number beyond its range",
         Code::impossible_threshold,
         alert,
         "when = \"b or hours > 1000000\"",
         82,
         14,
         "when = \"b or hours > 999999\"",
         {},
         {Code::dead_question}},
        {"a date before the first",
         Code::impossible_threshold,
         alert,
         "when = \"b or since < 0001-01-01\"",
         82,
         14,
         "when = \"b or since < 0001-01-02\"",
         {},
         {Code::dead_question}},
        {"half of an odd number", Code::impossible_threshold, alert, "when = \"b or 2 * yes(s) == 3\"", 82,
         14, "when = \"b or 2 * yes(s) == 4\""},

        // VC053
        {"alert against itself", Code::contradictory_condition, alert, "when = \"b and not (a or b)\"", 82, 8,
         "when = \"b and not (a and b)\""},
        {"one choice is two options",
         Code::contradictory_condition,
         alert,
         "when = \"group == adult and group == child\"",
         82,
         8,
         "when = \"group == adult or group == child and b\"",
         {},
         {Code::dead_question}},
        {"two options of many are none", Code::contradictory_condition, alert,
         "when = \"harm has burn and harm has cut and not harm has burn\"", 82, 8,
         "when = \"harm has burn and harm has cut and not a\""},
        {"outcome against itself", Code::contradictory_condition, second,
         before_low("both and not (a and b)"), 78, 8, before_low("hours > 3")},
        {"criterion that never holds", Code::contradictory_condition, "both = { when = \"a and b\" }",
         "both = { when = \"a and b and not (b and a)\" }", 65, 17,
         "both = { when = \"a and b and not (b and harm has cut)\" }"},

        // VC054
        {"narrower after wider",
         Code::shadowed_outcome,
         second,
         before_low("b and hours > 3"),
         75,
         1,
         before_low("harm has cut and hours > 3"),
         {},
         {Code::dead_question}},
        {"nothing is left for the last",
         Code::shadowed_outcome,
         outcome,
         "when = \"both or not both\"",
         75,
         1,
         "when = \"both or some(s)\"",
         {},
         {Code::unused_criterion}},

        // VC055
        {"looked at to no effect", Code::dead_question, alert, "when = \"b and (hours > 3 or yes(s) >= 1)\"",
         45, 6, "when = \"b and (hours > 3 or yes(s) >= 2)\""},

        // VC042
        {"sums without number", Code::diagram_limit, "", thirty("points(u) == 900001", apart), 119, 8,
         thirty("points(u) == 30", same)},
    };
    return all;
}

std::vector<diag::Diagnostic> allowance_findings(std::string text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("file.toml");
    vidra::checks::check_file(std::move(text), catalog(), diagnostics);
    diagnostics.sort();
    return diagnostics.all();
}

const std::string allowances =
    "vidra = 1\nkind = \"allowances\"\nchecklist = \"sample\"\n\n[[move]]\nfrom = \"high\"\nto = \"low\"\n"
    "author = \"the team\"\nreason = \"it is meant\"\npatterns = \"17\"\n";

/// What the sample allows of a change by which b alone is not enough any more.
std::vector<diag::Diagnostic> use(std::string text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("file.toml");
    const auto older = vidra::checks::load_instrument(sample(), catalog(), diagnostics);
    const auto newer = vidra::checks::load_instrument(
        edited(sample(), "when = \"both or some(s)\"", "when = \"a\""), catalog(), diagnostics);
    BOOST_TEST_REQUIRE((older && newer));
    diagnostics.clear();
    reason::MeaningComparison comparison(*older, *newer, 1000, {});
    const auto read = vidra::checks::load_allowances(std::move(text), diagnostics);
    if (read) {
        (void)vidra::checks::allowed_moves(*read, older->checklist, newer->checklist, comparison.compare(),
                                           diagnostics);
    }
    diagnostics.sort();
    return diagnostics.all();
}

const std::vector<Row>& allowance_rows() {
    // a and b have four patterns; group, harm, faith and hours are looked at by no rule: 2 options, 4 sets, 2
    // and one interval make 16; only "a no, b yes" moves
    static const std::vector<Row> all = {
        {"for another number", Code::unused_allowance, "patterns = \"17\"", "patterns = \"17\"", 5, 1,
         "patterns = \"16\""},
        {"the other way",
         Code::unused_allowance,
         "from = \"high\"\nto = \"low\"",
         "from = \"low\"\nto = \"high\"",
         5,
         1,
         "from = \"high\"\nto = \"low\"",
         {{"patterns = \"17\"\n", ""}}},
        {"for another version",
         Code::unused_allowance,
         "checklist = \"sample\"",
         "checklist = \"sample\"\nold = \"0.9\"",
         6,
         1,
         "checklist = \"sample\"\nold = \"1.0\"",
         {{"patterns = \"17\"\n", ""}}},
        {"for another newer version",
         Code::unused_allowance,
         "checklist = \"sample\"",
         "checklist = \"sample\"\nnew = \"1.1\"",
         6,
         1,
         "checklist = \"sample\"\nnew = \"1.0\"",
         {{"patterns = \"17\"\n", ""}}},
    };
    return all;
}

const std::vector<Row>& allowance_form_rows() {
    static const std::vector<Row> all = {
        {"nobody's", Code::missing_key, "author = \"the team\"\n", "", 5, 1, "author = \"us\"\n"},
        {"by nobody", Code::missing_key, "\"the team\"", "\"\"", 8, 10, "\"T\""},
        {"without a reason", Code::missing_key, "reason = \"it is meant\"\n", "", 5, 1, "reason = \"r\"\n"},
        {"a number in words", Code::wrong_type, "\"17\"", "\"seventeen\"", 10, 12, "\"170\""},
    };
    return all;
}

BOOST_AUTO_TEST_SUITE(checks)

BOOST_DATA_TEST_CASE(meaning_codes, boost::unit_test::data::make(rows()), row) {
    check_row(row, sample(), findings);
}

BOOST_DATA_TEST_CASE(allowance_codes, boost::unit_test::data::make(allowance_rows()), row) {
    check_row(row, allowances, use);
}

BOOST_DATA_TEST_CASE(allowance_forms, boost::unit_test::data::make(allowance_form_rows()), row) {
    check_row(row, allowances, allowance_findings);
}

BOOST_AUTO_TEST_CASE(allowance_for_an_unknown_outcome) {
    BOOST_TEST(places(use(edited(edited(allowances, "\"low\"", "\"lower\""), "patterns = \"17\"\n", ""))) ==
               place(5, 1, Code::unused_allowance) + "\n" + place(7, 6, Code::unknown_name));
}

BOOST_AUTO_TEST_CASE(versions_with_different_ids) {
    diag::Diagnostics diagnostics;
    const auto older = vidra::checks::load_instrument(sample(), catalog(), diagnostics);
    const auto newer = vidra::checks::load_instrument(edited(sample(), "id = \"sample\"", "id = \"other\""),
                                                      catalog(), diagnostics);
    BOOST_TEST_REQUIRE((older && newer));
    vidra::checks::check_same_id(older->checklist, older->checklist, diagnostics);
    BOOST_TEST(places(diagnostics.all()) == "");
    vidra::checks::check_same_id(older->checklist, newer->checklist, diagnostics);
    BOOST_TEST(places(diagnostics.all()) == place(2, 6, Code::other_id));
}

BOOST_AUTO_TEST_CASE(a_counter_example_is_told) {
    const auto found = findings(edited(sample(), "claim = \"both implies outcome == high\"",
                                       "claim = \"outcome == high implies a\"\nwhy = \"so it was\""));
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].message ==
               "the claim does not always hold; with these answers the outcome is `high`: b");
    BOOST_TEST_REQUIRE(found[0].notes.size() == 1U);
    BOOST_TEST(found[0].notes[0].message == "the claim says why: so it was");
}

// b is never relevant, and what asks for it never holds
BOOST_AUTO_TEST_CASE(skip_logic_against_itself) {
    const auto with = [](const std::string& relevant) {
        return places(findings(edited(sample(), "id = \"b\"\nstrength = \"medium\"",
                                      "id = \"b\"\nrelevant = \"" + relevant + "\"\nstrength = \"medium\"")));
    };
    BOOST_TEST(with("a and not (a or a)") == "23:6 VC055\n24:12 VC053\n66:17 VC053\n83:8 VC053");
    BOOST_TEST(with("a") == "");
    BOOST_TEST(with("a or not a") == "24:12 VC053");
}

BOOST_AUTO_TEST_CASE(the_rule_that_is_too_large_is_named) {
    const auto found = findings(thirty("points(u) == 900001", apart));
    BOOST_TEST_REQUIRE(!found.empty());
    BOOST_TEST(found[0].message.find("the alert `danger`") != std::string::npos, found[0].message);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

std::vector<Code> codes_of_meaning_rows() {
    std::set<Code> codes = {Code::other_id};  // by versions_with_different_ids
    for (const auto* of : {&rows(), &allowance_rows(), &allowance_form_rows()}) {
        for (const Row& row : *of) {
            codes.insert(row.code);
        }
    }
    return {codes.begin(), codes.end()};
}

}  // namespace vidra::test
