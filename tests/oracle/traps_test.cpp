// SPDX-License-Identifier: Apache-2.0
#include "checklist/answer.hpp"
#include "comparison.hpp"
#include "generator.hpp"
#include "oracle.hpp"
#include "screening/screener.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// What the design says of single cases, worked out by hand in the comment of each; both the screener and
/// the oracle must come to it.
namespace {

using namespace vidra;

using Answers = std::vector<std::pair<std::string, std::string>>;
using Ids = std::set<std::string>;

/// `low` is the outcome without a condition, `high` the one above it.
struct Expected {
    std::string outcome;
    std::string at_most;
    std::size_t answered = 0;
    std::size_t open = 0;
    Ids alerts = {};
    Ids can_change = {};
};

std::string indicator(const std::string& id, const std::string& rest = {}) {
    return fmt::format("[[section.question]]\nid = \"{}\"\ntext = {{ en = \"Q\" }}\n{}\n", id, rest);
}
std::string relevant(const std::string& when) {
    return fmt::format("relevant = \"{}\"\n", when);
}
/// A choice or many question with options x, y, z of 1, 2 and 4 points.
std::string options(const std::string& id, const std::string& type, const std::string& rest = {}) {
    return indicator(id, fmt::format("type = \"{}\"\n"
                                     "options = [ {{ id = \"x\", points = 1, text = {{ en = \"X\" }} }}, "
                                     "{{ id = \"y\", points = 2, text = {{ en = \"Y\" }} }}, "
                                     "{{ id = \"z\", points = 4, text = {{ en = \"Z\" }} }} ]\n{}",
                                     type, rest));
}
std::string section(const std::string& id, const std::string& questions, const std::string& rest = {}) {
    return fmt::format("[[section]]\nid = \"{}\"\nelement = \"context\"\ntitle = {{ en = \"S\" }}\n{}{}", id,
                       rest, questions);
}
std::string outcome(const std::string& id, const std::string& when, bool refer = false) {
    return fmt::format(
        "[[outcome]]\nid = \"{}\"\ntitle = {{ en = \"O\" }}\nadvice = {{ en = \"A\" }}\nrefer = {}\n{}", id,
        refer, when.empty() ? "" : fmt::format("when = \"{}\"\n", when));
}
std::string high(const std::string& when) {
    return outcome("high", when, true) + outcome("low", "");
}
std::string alert(const std::string& id, const std::string& when) {
    return fmt::format("[[alert]]\nid = \"{}\"\nwhen = \"{}\"\ntext = {{ en = \"A\" }}\n", id, when);
}

class Trap {
  public:
    /// `sections`, then what follows them: criteria, outcomes, alerts.
    explicit Trap(const std::string& sections, const std::string& rules)
        : m_instrument(support::load(
              "vidra = 1\nid = \"trap\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = { en = \"T\" }\n"
              "applies_to = \"any\"\n[[source]]\ntitle = \"own\"\nstatus = \"own\"\n" +
              sections + rules)),
          m_screener(*m_instrument) {}

    void check(const Answers& answers, const Expected& expected,
               std::optional<std::int64_t> age = std::nullopt) {
        const records::Record record = make_record(answers, age);
        BOOST_TEST_CONTEXT("record: " << support::shown(checklist(), record)) {
            const screening::Result result = m_screener.evaluate(record);
            BOOST_TEST(checklist().outcomes[result.outcome].id == expected.outcome);
            BOOST_TEST(checklist().outcomes[result.at_most].id == expected.at_most);
            BOOST_TEST(result.settled() == (expected.outcome == expected.at_most));
            BOOST_TEST(result.answered == expected.answered);
            BOOST_TEST(result.open == expected.open);
            Ids alerts;
            for (const std::size_t one : result.alerts) {
                alerts.insert(checklist().alerts[one].id);
            }
            BOOST_TEST(alerts == expected.alerts, boost::test_tools::per_element());
            Ids can_change;
            for (const std::size_t q : m_screener.explain().can_change) {
                can_change.insert(checklist().questions[q].id);
            }
            BOOST_TEST(can_change == expected.can_change, boost::test_tools::per_element());
            // the oracle is held against the same hand-made values through the screener
            const oracle::Findings findings = oracle::enumerate(checklist(), record);
            BOOST_TEST(oracle::disagreements(*m_instrument, m_screener, record, findings) == "");
        }
    }

    [[nodiscard]] screening::Refer refer(const Answers& answers) {
        const records::Record record = make_record(answers, std::nullopt);
        const oracle::Findings findings = oracle::enumerate(checklist(), record);
        BOOST_TEST(oracle::disagreements(*m_instrument, m_screener, record, findings) == "");
        return m_screener.evaluate(record).refer;
    }

  private:
    [[nodiscard]] const checklist::Checklist& checklist() const { return m_instrument->checklist; }

    [[nodiscard]] records::Record make_record(const Answers& answers, std::optional<std::int64_t> age) const {
        records::Record record;
        record.clear(checklist().questions.size());
        record.age = age;
        for (const auto& [id, word] : answers) {
            const std::size_t q = checklist().question_index(id).value();
            record.answers.set(q, checklist::parse_answer(checklist().questions[q], word).value());
        }
        return record;
    }

    std::unique_ptr<const expression::Instrument> m_instrument;
    screening::Screener m_screener;
};

/// A rule over the indicators a, b, c, all answered: whether it makes the outcome high.
void check_rule(const std::string& rule, const std::string& a, const std::string& b, const std::string& c,
                bool holds) {
    BOOST_TEST_CONTEXT("rule: " << rule) {
        Trap trap(section("s", indicator("a", "strength = \"strong\"\n") +
                                   indicator("b", "strength = \"weak\"\n") + indicator("c", "points = -3\n")),
                  high(rule));
        const std::string level = holds ? "high" : "low";
        trap.check({{"a", a}, {"b", b}, {"c", c}}, {level, level, 3, 0});
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(traps)

BOOST_AUTO_TEST_CASE(yes_to_a_question_can_hide_another) {
    // b counts while a is no. a=no b=yes: high. a=no b=no: low. a=yes: b is not relevant, low whatever b.
    // All open facts absent and all present both give low, and yet high is possible.
    Trap trap(section("s", indicator("a") + indicator("b", relevant("not a"))), high("b"));
    trap.check({}, {"low", "high", 0, 2, {}, {"a", "b"}});
    // a=no: high; a=yes: low
    trap.check({{"b", "yes"}}, {"low", "high", 1, 1, {}, {"a"}});
    trap.check({{"a", "yes"}, {"b", "yes"}}, {"low", "low", 1, 0});
    trap.check({{"a", "no"}, {"b", "yes"}}, {"high", "high", 2, 0});
}

BOOST_AUTO_TEST_CASE(an_open_choice_has_no_yes) {
    // open: x gives low, y and z high; one of the three it is, so `some` holds in every completion
    Trap trap(section("s", options("c", "choice")),
              high("c != x") + alert("some", "c == x or c == y or c == z") + alert("no_x", "not c == x"));
    trap.check({}, {"low", "high", 0, 1, {"some"}, {"c"}});
    trap.check({{"c", "x"}}, {"low", "low", 1, 0, {"some"}});
    trap.check({{"c", "z"}}, {"high", "high", 1, 0, {"some", "no_x"}});
    // none of the options: `==` fails for all three, so `!=` holds for all three
    trap.check({{"c", "not_applicable"}}, {"high", "high", 1, 0, {"no_x"}});
}

BOOST_AUTO_TEST_CASE(questions_possible_alone_may_exclude_one_another) {
    // u needs c == x, v needs c == y; never both, though each is possible and relevant in some completion
    Trap trap(section("s", options("c", "choice") + indicator("u", relevant("c == x")) +
                               indicator("v", relevant("c == y"))),
              high("u and v") + alert("not_both", "not (u and v)"));
    trap.check({}, {"low", "low", 0, 3, {"not_both"}});
    trap.check({{"u", "yes"}, {"v", "yes"}}, {"low", "low", 2, 1, {"not_both"}});
    // c == z: neither is relevant
    trap.check({{"c", "z"}, {"u", "yes"}}, {"low", "low", 1, 0, {"not_both"}});
}

BOOST_AUTO_TEST_CASE(a_falling_alert_is_tested_with_every_open_fact_yes) {
    Trap trap(section("s", indicator("a") + indicator("b")),
              high("a") + alert("calm", "not a") + alert("not_both", "not (a and b)"));
    // a=yes is possible, so calm is not established; a=b=yes is possible too
    trap.check({}, {"low", "high", 0, 2, {}, {"a"}});
    trap.check({{"a", "no"}}, {"low", "low", 1, 1, {"calm", "not_both"}});
    trap.check({{"a", "yes"}}, {"high", "high", 1, 1, {}});
    trap.check({{"b", "no"}}, {"low", "high", 1, 1, {"not_both"}, {"a"}});
}

BOOST_AUTO_TEST_CASE(unknown_and_refused_presume_and_absent_stays_open) {
    Trap trap(section("s", options("age_group", "choice", "presume = \"z\"\n")), high("age_group != x"));
    // z is not x: high, and the question is answered
    trap.check({{"age_group", "unknown"}}, {"high", "high", 1, 0});
    trap.check({{"age_group", "refused"}}, {"high", "high", 1, 0});
    trap.check({}, {"low", "high", 0, 1, {}, {"age_group"}});
    trap.check({{"age_group", "x"}}, {"low", "low", 1, 0});
    // a fact is not presumed away: none of the options is not x either
    trap.check({{"age_group", "not_applicable"}}, {"high", "high", 1, 0});
}

BOOST_AUTO_TEST_CASE(the_recorded_age_fills_an_open_age_question) {
    // x: adult from 18 to 120, y: child from 0 to 17, z: uncertain
    Trap trap(
        section("s", options("age_group", "choice",
                             "presume = \"z\"\nfrom_age = { y = [0, 17], x = [18, 120] }\n")),
        high("age_group != x") + alert("child", "age_group == y") + alert("uncertain", "age_group == z"));
    trap.check({}, {"high", "high", 1, 0, {"child"}}, 17);
    trap.check({}, {"high", "high", 1, 0, {"child"}}, 0);
    trap.check({}, {"low", "low", 1, 0}, 18);
    trap.check({}, {"low", "low", 1, 0}, 120);
    // unknown and refused are open, so the age fills them before anything is presumed
    trap.check({{"age_group", "unknown"}}, {"high", "high", 1, 0, {"child"}}, 17);
    trap.check({{"age_group", "refused"}}, {"low", "low", 1, 0}, 18);
    // an answer stays, whatever the age
    trap.check({{"age_group", "x"}}, {"low", "low", 1, 0}, 17);
    trap.check({{"age_group", "not_applicable"}}, {"high", "high", 1, 0}, 18);
    // an age in no range fills nothing
    trap.check({}, {"low", "high", 0, 1, {}, {"age_group"}}, 121);
    trap.check({{"age_group", "unknown"}}, {"high", "high", 1, 0, {"uncertain"}}, 121);
}

BOOST_AUTO_TEST_CASE(a_stored_answer_counts_where_its_question_is_relevant) {
    // a=yes: b is relevant and yes, high. a=no: low.
    Trap trap(section("s", indicator("a") + indicator("b", relevant("a"))), high("b"));
    trap.check({{"b", "yes"}}, {"low", "high", 1, 1, {}, {"a"}});
    // b=no gives low whatever a; b is a fact all the same
    trap.check({{"b", "no"}}, {"low", "low", 1, 1});
    // both open: b matters where a=yes, a where b=yes
    trap.check({}, {"low", "high", 0, 2, {}, {"a", "b"}});
    trap.check({{"b", "refused"}}, {"low", "high", 0, 2, {}, {"a", "b"}});
}

BOOST_AUTO_TEST_CASE(a_stored_answer_of_an_irrelevant_question_is_used_nowhere) {
    // a=no hides b, and b not yes hides c; nothing of either counts, though both are recorded
    Trap trap(section("s", indicator("a") + indicator("b", "points = 5\n" + relevant("a")) +
                               indicator("c", relevant("b"))),
              high("b or c or yes(s) >= 1 or points() >= 1") + alert("none", "yes() == 0"));
    trap.check({{"a", "no"}, {"b", "yes"}, {"c", "yes"}}, {"low", "low", 1, 0, {"none"}});
    // the same when they are open: they are in neither count
    trap.check({{"a", "no"}}, {"low", "low", 1, 0, {"none"}});
    trap.check({{"a", "not_applicable"}, {"b", "unknown"}}, {"low", "low", 1, 0, {"none"}});
    // a=yes alone makes yes(s) >= 1
    trap.check({{"a", "yes"}, {"b", "no"}, {"c", "yes"}}, {"high", "high", 2, 0});
}

BOOST_AUTO_TEST_CASE(an_irrelevant_number_or_date_satisfies_no_comparison) {
    const std::string number = indicator("n", "type = \"number\"\nmax = 10\n" + relevant("a"));
    const std::string date = indicator("d", "type = \"date\"\n" + relevant("a"));
    Trap trap(
        section("s", indicator("a") + number + date),
        high("n >= 0 or n < 5 or n <= 10 or n > 5 or n == 7 or 0 <= n or d >= 1900-01-01 or d < 2100-01-01") +
            alert("n_not_7", "n != 7") + alert("not_n_less", "not n < 5") +
            alert("d_not_then", "d != 2026-03-01") + alert("seven", "n == 7"));
    // whatever is stored, no comparison holds, so every negated one does
    const Ids negated = {"n_not_7", "not_n_less", "d_not_then"};
    trap.check({{"a", "no"}, {"n", "7"}, {"d", "2026-03-01"}}, {"low", "low", 1, 0, negated});
    trap.check({{"a", "no"}}, {"low", "low", 1, 0, negated});
    // relevant: 7 >= 5, and 7 is 7
    trap.check({{"a", "yes"}, {"n", "7"}, {"d", "2026-03-01"}},
               {"high", "high", 3, 0, {"not_n_less", "seven"}});
    // a open: n and d count where a=yes. n_not_7 fails there, not_n_less holds in both, seven fails where
    // a=no.
    trap.check({{"n", "7"}, {"d", "2026-03-01"}}, {"low", "high", 2, 1, {"not_n_less"}, {"a"}});
}

BOOST_AUTO_TEST_CASE(an_irrelevant_choice_equals_none_of_its_options) {
    Trap trap(section("s", indicator("a") + options("c", "choice", relevant("a")) +
                               options("m", "many", relevant("a"))),
              high("c == x or c == y or c == z or m has x or m has y or points(s) > 0") +
                  alert("not_x", "c != x") + alert("neither", "c != x and c != y and c != z"));
    // stored or open, they have no option and no points
    trap.check({{"a", "no"}, {"c", "x"}, {"m", "x;y"}}, {"low", "low", 1, 0, {"not_x", "neither"}});
    trap.check({{"a", "no"}}, {"low", "low", 1, 0, {"not_x", "neither"}});
    // a open: x where a=yes, none where a=no; an open m adds nothing to either
    trap.check({{"c", "x"}}, {"low", "high", 1, 2, {}, {"a"}});
    // relevant and open: c has one of its options, and all of them have points
    trap.check({{"a", "yes"}}, {"high", "high", 1, 2});
}

BOOST_AUTO_TEST_CASE(a_constant_may_stand_on_the_left) {
    Trap trap(section("s", indicator("n", "type = \"number\"\nmax = 10\n")),
              high("5 < n") + alert("at_least_5", "5 <= n") + alert("below_5", "5 > n") +
                  alert("at_most_5", "5 >= n") + alert("is_5", "5 == n") + alert("not_5", "5 != n"));
    trap.check({{"n", "4"}}, {"low", "low", 1, 0, {"below_5", "at_most_5", "not_5"}});
    trap.check({{"n", "5"}}, {"low", "low", 1, 0, {"at_least_5", "at_most_5", "is_5"}});
    trap.check({{"n", "6"}}, {"high", "high", 1, 0, {"at_least_5", "not_5"}});
    trap.check({}, {"low", "high", 0, 1, {}, {"n"}});
}

BOOST_AUTO_TEST_CASE(an_open_number_takes_every_value_of_its_range) {
    Trap trap(section("s", indicator("n", "type = \"number\"\nmin = -3\nmax = 10\n")),
              high("n > 4 and n < 6 or n == 10") + alert("from_min", "n >= -3") + alert("to_max", "n <= 10") +
                  alert("beyond", "n != 11 and n != -4") + alert("above", "n > -3") +
                  alert("below", "n < 10"));
    // 5 and 10 alone give high, the ends -3 and 10 count as well as what lies between
    trap.check({}, {"low", "high", 0, 1, {"from_min", "to_max", "beyond"}, {"n"}});
    trap.check({{"n", "5"}}, {"high", "high", 1, 0, {"from_min", "to_max", "beyond", "above", "below"}});
    trap.check({{"n", "-3"}}, {"low", "low", 1, 0, {"from_min", "to_max", "beyond", "below"}});
    trap.check({{"n", "10"}}, {"high", "high", 1, 0, {"from_min", "to_max", "beyond", "above"}});
}

BOOST_AUTO_TEST_CASE(a_number_of_one_value_is_known_while_it_is_open) {
    // min = max = 4: every completion has 4, and still nobody has asked
    Trap trap(section("s", indicator("n", "type = \"number\"\nmin = 4\nmax = 4\n")), high("n == 4"));
    trap.check({}, {"high", "high", 0, 1});
}

BOOST_AUTO_TEST_CASE(dates_compare_as_days_of_the_calendar) {
    Trap trap(section("s", indicator("d", "type = \"date\"\n")),
              high("d > 2024-02-28 and d < 2024-03-01") + alert("early", "2024-02-29 >= d"));
    // 2024 is a leap year: one day lies between
    trap.check({}, {"low", "high", 0, 1, {}, {"d"}});
    trap.check({{"d", "2024-02-29"}}, {"high", "high", 1, 0, {"early"}});
    trap.check({{"d", "2024-03-01"}}, {"low", "low", 1, 0});
    trap.check({{"d", "1969-12-31"}}, {"low", "low", 1, 0, {"early"}});
    // 2026 is not, so no date lies between
    Trap none(section("s", indicator("d", "type = \"date\"\n")), high("d > 2026-02-28 and d < 2026-03-01"));
    none.check({}, {"low", "low", 0, 1});
}

BOOST_AUTO_TEST_CASE(a_section_hides_its_questions) {
    // b is relevant where a is yes; c needs a (section) and not a (itself), so it never is
    Trap trap(section("s", indicator("a")) +
                  section("t", indicator("b") + indicator("c", relevant("not a")), relevant("a")),
              high("yes(t) >= 1 or c"));
    // a=no: the whole section is out, stored answers with it
    trap.check({{"a", "no"}, {"b", "yes"}, {"c", "yes"}}, {"low", "low", 1, 0});
    trap.check({{"a", "yes"}, {"b", "yes"}, {"c", "yes"}}, {"high", "high", 2, 0});
    trap.check({{"a", "yes"}, {"b", "no"}, {"c", "yes"}}, {"low", "low", 2, 0});
    // a open: b may be relevant, c cannot
    trap.check({}, {"low", "high", 0, 2, {}, {"a", "b"}});
    trap.check({{"b", "yes"}, {"c", "yes"}}, {"low", "high", 1, 1, {}, {"a"}});
}

BOOST_AUTO_TEST_CASE(many_may_be_none) {
    Trap trap(section("s", options("m", "many")), high("m has x and m has z and not m has y") +
                                                      alert("no_x", "not m has x") +
                                                      alert("few_points", "points(s) < 5"));
    // an empty list is a fact: no option, no points
    trap.check({{"m", "none"}}, {"low", "low", 1, 0, {"no_x", "few_points"}});
    trap.check({{"m", "not_applicable"}}, {"low", "low", 1, 0, {"no_x", "few_points"}});
    // x and z without y: 1 + 4 points
    trap.check({{"m", "x;z"}}, {"high", "high", 1, 0});
    trap.check({{"m", "x;y"}}, {"low", "low", 1, 0, {"few_points"}});
    // open: any of the eight subsets, {x, z} among them; neither all nor none of the options gives high
    trap.check({}, {"low", "high", 0, 1, {}, {"m"}});
}

BOOST_AUTO_TEST_CASE(implies_groups_to_the_right_and_is_loosest) {
    // a implies (b implies c): a=no makes it true. (a implies b) implies c would be: true implies no, false.
    check_rule("a implies b implies c", "no", "no", "no", true);
    // a=yes b=yes c=no: yes implies (yes implies no), false
    check_rule("a implies b implies c", "yes", "yes", "no", false);
    // (a or b) implies c: yes implies no, false; a or (b implies c) would be true
    check_rule("a or b implies c", "yes", "no", "no", false);
    // (not a) implies b: no implies yes, true; not (a implies b) would be false
    check_rule("not a implies b", "yes", "yes", "no", true);
    // (a and b) implies c: no implies no, true; a and (b implies c) would be false
    check_rule("a and b implies c", "no", "no", "no", true);
}

BOOST_AUTO_TEST_CASE(and_binds_tighter_than_or_and_not_tighter_than_both) {
    // a or (b and c): true by a; (a or b) and c would be false
    check_rule("a or b and c", "yes", "no", "no", true);
    // (a and b) or c: true by c; a and (b or c) would be false
    check_rule("a and b or c", "no", "no", "yes", true);
    // (not a) and b: false by b; not (a and b) would be true
    check_rule("not a and b", "yes", "no", "no", false);
    // (not a) or b: true by b; not (a or b) would be false
    check_rule("not a or b", "yes", "yes", "no", true);
    check_rule("not not a", "yes", "no", "no", true);
}

BOOST_AUTO_TEST_CASE(comparisons_bind_tighter_than_not_and_sums_tighter_still) {
    // not (1 < 1), true
    check_rule("not yes(s) < 1", "yes", "no", "no", true);
    // not (0 < 1), false
    check_rule("not yes(s) < 1", "no", "no", "no", false);
    // (3 - 1) - 1 is 1; 3 - (1 - 1) would be 3
    check_rule("3 - yes(s) - 1 == 1", "yes", "no", "no", true);
    // 2 * 1 + 1 is 3; 2 * (1 + 1) is 4
    check_rule("2 * strong(s) + weak(s) == 3", "yes", "yes", "no", true);
    check_rule("2 * (strong(s) + weak(s)) == 4", "yes", "yes", "no", true);
    // -1 - 1 is -2; -(1 - 1) would be 0
    check_rule("-strong(s) - weak(s) == -2", "yes", "yes", "no", true);
    // c is worth -3 points: -3 * -1 is 3
    check_rule("points() * -1 >= 3", "no", "no", "yes", true);
    check_rule("points(s) > -3", "no", "no", "yes", false);
    // both sides may count: 1 strong is not more than 1 weak
    check_rule("strong(s) > weak(s)", "yes", "yes", "no", false);
    check_rule("strong(s) >= weak(s)", "yes", "yes", "no", true);
    // c has no strength, and is yes
    check_rule("strong(s) + medium(s) + weak(s) == yes(s) - 1", "yes", "yes", "yes", true);
}

BOOST_AUTO_TEST_CASE(not_before_a_number_negates_the_comparison) {
    Trap trap(section("s", indicator("n", "type = \"number\"\nmax = 10\n")), high("not n < 5"));
    // not (7 < 5)
    trap.check({{"n", "7"}}, {"high", "high", 1, 0});
    trap.check({{"n", "5"}}, {"high", "high", 1, 0});
    trap.check({{"n", "4"}}, {"low", "low", 1, 0});
}

BOOST_AUTO_TEST_CASE(both_ends_may_agree_and_the_middle_differ) {
    // of two open indicators none or both give high, exactly one gives low
    Trap trap(section("s", indicator("a") + indicator("b")),
              high("yes(s) != 1") + alert("even", "yes(s) != 1"));
    trap.check({}, {"low", "high", 0, 2, {}, {"a", "b"}});
    trap.check({{"a", "no"}}, {"low", "high", 1, 1, {}, {"b"}});
    trap.check({{"a", "yes"}, {"b", "yes"}}, {"high", "high", 2, 0, {"even"}});
}

BOOST_AUTO_TEST_CASE(points_may_go_down) {
    // a +2, b -2: high from 1 point on, so a without b alone reaches it
    Trap trap(section("s", indicator("a", "points = 2\n") + indicator("b", "points = -2\n")),
              high("points() >= 1"));
    trap.check({}, {"low", "high", 0, 2, {}, {"a", "b"}});
    trap.check({{"b", "yes"}}, {"low", "low", 1, 1});
    trap.check({{"a", "yes"}}, {"low", "high", 1, 1, {}, {"b"}});
}

BOOST_AUTO_TEST_CASE(a_question_can_change_only_what_is_left_to_change) {
    // b=no settles the first part; c alone is left, and d never mattered
    Trap trap(section("s", indicator("a") + indicator("b") + indicator("c") + indicator("d")),
              high("a and b or c"));
    trap.check({{"b", "no"}}, {"low", "high", 1, 3, {}, {"c"}});
    trap.check({{"a", "yes"}}, {"low", "high", 1, 3, {}, {"b", "c"}});
    trap.check({{"c", "yes"}}, {"high", "high", 1, 3});
}

BOOST_AUTO_TEST_CASE(an_outcome_between_the_ends_may_be_out_of_reach) {
    Trap trap(section("s", indicator("a") + indicator("b")),
              outcome("top", "a and b") + outcome("middle", "a", true) + outcome("low", ""));
    // a=no: low. a=yes b=no: middle, which refers. a=b=yes: top.
    BOOST_TEST((trap.refer({}) == screening::Refer::open));
    // b=yes: low or top; neither refers, and middle is not reached
    BOOST_TEST((trap.refer({{"b", "yes"}}) == screening::Refer::no));
    BOOST_TEST((trap.refer({{"a", "yes"}, {"b", "no"}}) == screening::Refer::yes));
    // a=yes: middle is established, which refers, though top does not
    BOOST_TEST((trap.refer({{"a", "yes"}}) == screening::Refer::yes));
    BOOST_TEST((trap.refer({{"a", "no"}}) == screening::Refer::no));
}

BOOST_AUTO_TEST_CASE(text_is_counted_and_changes_nothing) {
    Trap trap(section("s", indicator("a") + indicator("t", "type = \"text\"\n" + relevant("a"))), high("a"));
    trap.check({}, {"low", "high", 0, 2, {}, {"a"}});
    trap.check({{"a", "yes"}, {"t", "something"}}, {"high", "high", 2, 0});
    trap.check({{"a", "yes"}}, {"high", "high", 1, 1});
    trap.check({{"a", "no"}, {"t", "something"}}, {"low", "low", 1, 0});
}

BOOST_AUTO_TEST_CASE(an_option_may_have_the_name_of_a_question) {
    // x is an indicator and an option of c; to the right of == it is the option
    Trap trap(section("s", indicator("x") + options("c", "choice")), high("c == x and not x"));
    trap.check({{"c", "x"}, {"x", "no"}}, {"high", "high", 2, 0});
    trap.check({{"c", "y"}, {"x", "no"}}, {"low", "low", 2, 0});
    trap.check({{"c", "x"}}, {"low", "high", 1, 1, {}, {"x"}});
}

BOOST_AUTO_TEST_CASE(bare_words_in_a_section_criterion_mean_its_section) {
    const std::string strong = "strength = \"strong\"\n";
    Trap trap(section("s", indicator("a", strong) + indicator("b")) +
                  section("t", indicator("c", strong) + indicator("d")),
              "[criteria]\n"
              "some = { of = \"section\", when = \"strong >= 1\" }\n"
              "more = { of = \"section\", when = \"some and yes >= 2\" }\n" +
                  high("more(s)") + alert("t_too", "more(t)") + alert("t_some", "some(t)"));
    // s: 1 strong, 2 yes. t: the strong one is missing, though s has one.
    trap.check({{"a", "yes"}, {"b", "yes"}, {"c", "no"}, {"d", "yes"}}, {"high", "high", 4, 0});
    // t: strong, but only one yes
    trap.check({{"a", "no"}, {"b", "yes"}, {"c", "yes"}, {"d", "no"}}, {"low", "low", 4, 0, {"t_some"}});
    trap.check({{"a", "yes"}, {"c", "yes"}, {"d", "yes"}}, {"low", "high", 3, 1, {"t_too", "t_some"}, {"b"}});
}

BOOST_AUTO_TEST_CASE(relevance_may_turn_on_counts_and_criteria_of_what_came_before) {
    // t is asked when exactly one of s is yes; the stored c counts there alone
    Trap trap(section("s", indicator("a") + indicator("b")) + section("t", indicator("c"), relevant("one")),
              "[criteria]\none = { when = \"yes(s) == 1\" }\n" + high("c"));
    // a=b=no and a=b=yes hide c, the two between show it
    trap.check({{"c", "yes"}}, {"low", "high", 1, 2, {}, {"a", "b"}});
    trap.check({{"a", "yes"}, {"c", "yes"}}, {"low", "high", 2, 1, {}, {"b"}});
    trap.check({{"a", "yes"}, {"b", "yes"}, {"c", "yes"}}, {"low", "low", 2, 0});
    trap.check({{"a", "yes"}, {"b", "no"}}, {"low", "high", 2, 1, {}, {"c"}});
}

BOOST_AUTO_TEST_CASE(an_open_date_is_one_that_can_be_written) {
    Trap trap(section("s", indicator("d", "type = \"date\"\n")), high("d < 0001-01-01 or d > 9999-12-31"));
    trap.check({}, {"low", "low", 0, 1});
}

BOOST_AUTO_TEST_SUITE_END()
