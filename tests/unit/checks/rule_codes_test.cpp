// SPDX-License-Identifier: Apache-2.0
// Faults inside conditions, each with its own column whatever way the file spells the condition.
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace vidra::test {
namespace {

using diag::Code;

/// A fault in the condition of the alert, line 82, where the condition begins in column 9.
Row in_alert(std::string name, Code code, const std::string& bad, std::uint32_t column,
             const std::string& good) {
    const auto line = [](const std::string& when) { return fmt::format("when = \"{}\"", when); };
    return {std::move(name), code, "when = \"b\"", line(bad), 82, column, line(good)};
}

/// A fault in the claim, line 92, where the condition begins in column 10.
Row in_claim(std::string name, Code code, const std::string& bad, std::uint32_t column,
             const std::string& good) {
    const auto line = [](const std::string& claim) { return fmt::format("claim = \"{}\"", claim); };
    return {std::move(name), code,      "claim = \"both implies outcome == high\"", line(bad), 92,
            column,          line(good)};
}

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "a" +
           std::string(static_cast<std::size_t>(depth), ')');
}

const std::vector<Row>& rows() {
    // the protected question counts as strong, or is a choice, or bears the trait's name as its id
    const std::vector<Edit> strong = {
        {"attribute = \"religion\"", "attribute = \"religion\"\nstrength = \"strong\""}};
    const std::vector<Edit> with_points = {
        {"attribute = \"religion\"", "attribute = \"religion\"\npoints = 1"}};
    const std::vector<Edit> named = {
        {"id = \"faith\"\nattribute = \"religion\"", "id = \"ethnicity\"\nstrength = \"weak\""}};

    static const std::vector<Row> all = {
        // VC030
        in_alert("empty", Code::expression_syntax, "", 9, "a"),
        in_alert("blank", Code::expression_syntax, "  ", 11, " a "),
        in_alert("operand missing", Code::expression_syntax, "b and", 14, "b and a"),
        in_alert("operator first", Code::expression_syntax, "or a", 9, "b or a"),
        in_alert("operator missing", Code::expression_syntax, "b a", 11, "b and a"),
        in_alert("one equals sign", Code::expression_syntax, "group = adult", 15, "group == adult"),
        in_alert("signs for and", Code::expression_syntax, "b && a", 11, "b and a"),
        in_alert("capital word", Code::expression_syntax, "b AND a", 11, "b and a"),
        in_alert("bracket not closed", Code::expression_syntax, "(b or a", 16, "(b or a)"),
        in_alert("bracket not opened", Code::expression_syntax, "b or a)", 15, "b or (a)"),
        in_alert("section is a number", Code::expression_syntax, "yes(1) > 0", 13, "yes(s) > 0"),
        in_alert("section list not closed", Code::expression_syntax, "yes(s > 0", 15, "yes(s) > 0"),
        in_alert("day not in the calendar", Code::expression_syntax, "since < 2026-02-30", 17,
                 "since < 2026-02-28"),
        in_alert("leap day of a common year", Code::expression_syntax, "since < 2025-02-29", 17,
                 "since < 2024-02-29"),
        in_alert("Cyrillic letter", Code::expression_syntax, "b or а", 14, "b or a"),
        {"criterion", Code::expression_syntax, "when = \"a and b\"", "when = \"a not b\"", 65, 20,
         "when = \"a or not b\""},

        // VC031
        in_alert("misspelt question", Code::unknown_name, "b or hurs > 1", 14, "b or hours > 1"),
        in_alert("misspelt choice", Code::unknown_name, "b or grup == adult", 14, "b or group == adult"),
        in_alert("unknown word", Code::unknown_name, "zebra", 9, "a"),
        in_alert("option alone", Code::unknown_name, "b or adult", 14, "b or group == adult"),
        in_alert("outcome as a fact", Code::unknown_name, "high", 9, "both"),
        in_alert("unknown section", Code::unknown_name, "a or yes(u) > 0", 18, "a or yes(s) > 0"),
        in_alert("unknown count", Code::unknown_name, "a or count(s) > 0", 14, "a or yes(s) > 0"),
        in_alert("question asked of a section", Code::unknown_name, "a(s)", 9, "some(s)"),
        in_claim("unknown outcome", Code::unknown_name, "outcome == hig", 21,
                 "a and b implies outcome == high"),
        {"example lists an unknown question", Code::unknown_name, "yes = [\"a\"]", "yes = [\"a\", \"z\"]", 87,
         13, "yes = [\"a\", \"faith\"]"},
        {"example answers an unknown question", Code::unknown_name, "no = [\"b\"]",
         "no = [\"b\"]\nanswers = { z = \"yes\" }", 89, 13, "no = [\"b\"]\nanswers = { story = \"yes\" }"},
        {"example expects an unknown outcome", Code::unknown_name, "expect = \"high\"", "expect = \"danger\"",
         89, 10, "expect = 'high'"},
        {"example allows an unknown outcome", Code::unknown_name, "expect = \"high\"",
         "expect = \"high\"\nat_most = \"some\"", 90, 11, "expect = \"high\"\nat_most = \"high\""},
        {"claim lists an unknown question", Code::unknown_name, "claim = \"both implies outcome == high\"",
         "never_lowers = [\"a\", \"both\"]", 92, 22, "never_lowers = [\"a\", \"b\"]"},

        // VC032
        in_alert("section alone", Code::type_mismatch, "b or s", 14, "b or some(s)"),
        in_alert("count alone", Code::type_mismatch, "b or yes(s)", 14, "b or yes(s) > 0"),
        in_alert("choice alone", Code::type_mismatch, "not group", 13, "not group == adult"),
        in_alert("many alone", Code::type_mismatch, "harm", 9, "harm has cut"),
        in_alert("number alone", Code::type_mismatch, "hours", 9, "hours > 0"),
        in_alert("date alone", Code::type_mismatch, "2026-11-25", 9, "since != 2026-11-25"),
        in_alert("choice with less", Code::type_mismatch, "b or group < adult", 14, "b or group != adult"),
        in_alert("many with equals", Code::type_mismatch, "harm == burn", 9, "harm has burn"),
        in_alert("choice with has", Code::type_mismatch, "group has adult", 9, "group == adult"),
        in_alert("truth values compared", Code::type_mismatch, "a == b", 9, "a implies b"),
        in_alert("truth value with a number", Code::type_mismatch, "a and b > 0", 15, "a and hours > 0"),
        in_alert("number with a date", Code::type_mismatch, "hours > 2026-11-25", 9, "hours > 20261"),
        in_alert("date with a number", Code::type_mismatch, "2026 < since", 9, "2026-01-01 < since"),
        in_alert("number with a count", Code::type_mismatch, "hours > yes(s)", 9, "hours > 2 * 3"),
        in_alert("number with a number", Code::type_mismatch, "hours > hours", 9, "hours > 1 + 2 - 3"),
        in_alert("number in a sum", Code::type_mismatch, "yes(s) + hours > 1", 18, "yes(s) + 1 > 1"),
        in_alert("date in a sum", Code::type_mismatch, "since + 1 > 1", 9, "since > 2026-11-25"),
        in_alert("truth value in a product", Code::type_mismatch, "2 * a > 1", 13, "2 * yes(s) > 1"),
        in_alert("has asks a count", Code::type_mismatch, "yes(s) has 1", 9, "yes(s) >= 1"),
        in_alert("date with a count", Code::type_mismatch, "yes(s) < 2026-11-25", 9, "yes(s) < 2026"),
        in_alert("criterion that takes no section", Code::type_mismatch, "a or both(s)", 14, "a or both"),
        in_claim("outcome with less", Code::type_mismatch, "a implies outcome <= high", 20,
                 "a implies outcome != low"),
        {"criterion is a count", Code::type_mismatch, "when = \"yes >= 1\"", "when = \"yes\"", 66, 34,
         "when = \"yes == 1\""},
        {"example lists a choice", Code::type_mismatch, "no = [\"b\"]", "no = [\"b\", \"group\"]", 88, 12,
         "no = [\"b\"]\nanswers = { group = \"adult\" }"},
        {"claim lists a number", Code::type_mismatch, "claim = \"both implies outcome == high\"",
         "never_lowers = [\"hours\"]", 92, 17, "never_lowers = [\"faith\"]"},

        // VC023 in a condition
        in_alert("no option of the choice", Code::unknown_option, "group == minor", 18, "group == child"),
        in_alert("option of another question", Code::unknown_option, "harm has adult", 18, "harm has burn"),
        in_alert("number for an option", Code::unknown_option, "group != 1", 18, "group != child"),

        // VC033
        {"question looks at a later one", Code::looks_ahead, "strength = \"strong\"",
         "strength = \"strong\"\nrelevant = \"not b\"", 20, 17, "strength = \"strong\""},
        {"question looks at a later choice", Code::looks_ahead, "strength = \"strong\"",
         "strength = \"strong\"\nrelevant = \"group == adult\"", 20, 13, "strength = \"strong\""},
        {"question looks at itself", Code::looks_ahead, "strength = \"medium\"",
         "strength = \"medium\"\nrelevant = \"b\"", 25, 13, "strength = \"medium\"\nrelevant = \"a\""},
        {"section looks at its own question", Code::looks_ahead, "element = \"purpose\"",
         "element = \"purpose\"\nrelevant = \"a or faith\"", 30, 18,
         "element = \"purpose\"\nrelevant = \"a or b\""},
        {"question counts its own section", Code::looks_ahead, "type = \"number\"",
         "type = \"number\"\nrelevant = \"strong(t) > 0\"", 47, 13,
         "type = \"number\"\nrelevant = \"strong(s) > 0\""},
        {"section counts the whole checklist", Code::looks_ahead, "element = \"purpose\"",
         "element = \"purpose\"\nrelevant = \"strong() > 0\"", 30, 13,
         "element = \"purpose\"\nrelevant = \"strong(s) > 0\""},
        {"criterion looks at a later question", Code::looks_ahead, "strength = \"medium\"",
         "strength = \"medium\"\nrelevant = \"both\"", 25, 13,
         "strength = \"medium\"\nrelevant = \"a and a\""},
        {"section criterion of its own section",
         Code::looks_ahead,
         "type = \"number\"",
         "type = \"number\"\nrelevant = \"a or some(t)\"",
         47,
         18,
         "type = \"number\"\nrelevant = \"a or some(s)\"",
         {{"attribute = \"religion\"\n", "\n"}}},

        // VC034, VC035
        in_alert("alert compares the outcome", Code::outcome_in_rule, "outcome == high", 9,
                 "both or some(s)"),
        in_alert("alert names the outcome", Code::outcome_in_rule, "a and outcome", 15, "a and both"),
        {"outcome names the outcome", Code::outcome_in_rule, "when = \"both or some(s)\"",
         "when = \"both or some(s) or outcome\"", 71, 28, "when = \"both or some(s) or a\""},
        {"criterion names the outcome", Code::outcome_in_rule, "when = \"a and b\"", "when = \"outcome\"", 65,
         18, "when = \"b and a\""},
        in_alert("free text", Code::text_in_rule, "a or story", 14, "a or since > 2026-11-25"),
        in_claim("free text in a claim", Code::text_in_rule, "story implies a", 10,
                 "faith implies a or not a"),

        // VC036 to VC040
        in_alert("counts multiplied", Code::not_linear, "a or yes(s) * yes(s) > 1", 14,
                 "a or yes(s) * 2 > 1"),
        in_alert("chain", Code::chained_comparison, "1 <= yes(s) <= 2", 21, "1 <= yes(s) and yes(s) <= 2"),
        in_alert("chain of equals", Code::chained_comparison, "group == adult == a", 24,
                 "group == adult and a"),
        {"criterion names a later one", Code::criterion_order, "both = { when = \"a and b\" }",
         "both = { when = \"a and later\" }\nlater = { when = \"b\" }", 65, 24,
         "later = { when = \"b\" }\nboth = { when = \"a and later\" }"},
        {"criterion names itself", Code::criterion_order, "when = \"a and b\"", "when = \"a and both\"", 65,
         24, "when = \"a and b and a\""},
        {"section criterion names itself", Code::criterion_order, "when = \"yes >= 1\"", "when = \"some\"",
         66, 34, "when = \"strong >= 1\""},
        in_alert("count of what", Code::section_needed, "a or strong >= 1", 14, "a or strong(s) >= 1"),
        in_alert("count of the checklist", Code::section_needed, "points > 1", 9, "points() > 1"),
        in_alert("criterion of what", Code::section_needed, "a or some", 14, "a or some(s)"),
        in_alert("criterion of the checklist", Code::section_needed, "some()", 13, "some(s)"),
        in_alert("constant", Code::too_large, "yes(s) < 1000001", 18, "yes(s) < 1000000"),
        in_alert("constant of 30 digits", Code::too_large, "yes(s) < 123456789012345678901234567890", 18,
                 "yes(s) < 000000000000000000000000000007"),
        in_alert("product of constants", Code::too_large, "a or yes(s) * 2000 * 501 > 1", 14,
                 "a or yes(s) * 2000 * 500 > 1"),
        in_alert("101 brackets", Code::too_large, nested(101), 9 + 101, nested(100)),

        // VC025: in each kind of rule, by attribute and by id, named and counted
        in_alert("trait in an alert", Code::protected_trait, "a and faith", 15, "a and b"),
        {"trait in relevance", Code::protected_trait, "[criteria]",
         "[[section]]\nid = \"u\"\nelement = \"act\"\ntitle = { en = \"U\" }\nrelevant = \"a or faith\"\n"
         "question = [ { id = \"v\", text = { en = \"V\" } } ]\n\n[criteria]",
         68, 18,
         "[[section]]\nid = \"u\"\nelement = \"act\"\ntitle = { en = \"U\" }\nrelevant = \"a or b\"\n"
         "question = [ { id = \"v\", text = { en = \"V\" } } ]\n\n[criteria]"},
        {"trait in relevance of a question", Code::protected_trait, "[criteria]",
         "[[section.question]]\nid = \"v\"\ntext = { en = \"V\" }\nrelevant = \"faith\"\n\n[criteria]", 67,
         13, "[[section.question]]\nid = \"v\"\ntext = { en = \"V\" }\nrelevant = \"a\"\n\n[criteria]"},
        {"trait in a criterion", Code::protected_trait, "when = \"a and b\"", "when = \"a and not faith\"",
         65, 28, "when = \"a and not b\""},
        {"trait in an outcome", Code::protected_trait, "when = \"both or some(s)\"",
         "when = \"both or some(s) or faith\"", 71, 28, "when = \"both or some(s) or strong(t) > 0\""},
        {"trait counted", Code::protected_trait, "when = \"b\"", "when = \"a or yes(t) > 0\"", 82, 14,
         "when = \"a or strong(t) > 0\""},
        {"trait counted by its strength", Code::protected_trait, "when = \"b\"", "when = \"strong(t) > 0\"",
         83, 9, "when = \"medium(t) > 0\"", strong},
        {"trait counted by its points", Code::protected_trait, "when = \"b\"", "when = \"points() > 0\"", 83,
         9, "when = \"points(s) > 0\"", with_points},
        {"trait counted in a section criterion", Code::protected_trait, "when = \"both or some(s)\"",
         "when = \"some(t)\"", 66, 34, "when = \"both or some(s) or some(s)\""},
        {"trait as a choice",
         Code::protected_trait,
         "when = \"b\"",
         "when = \"a or faith == own\"",
         84,
         14,
         "when = \"a or group == adult\"",
         {{"attribute = \"religion\"",
           "attribute = \"religion\"\ntype = \"choice\"\noptions = [ { id = \"own\", text = { en = \"O\" } } "
           "]"}}},
        {"trait by id", Code::protected_trait, "when = \"b\"", "when = \"ethnicity\"", 82, 9, "when = \"a\"",
         named},
        {"trait by id counted", Code::protected_trait, "when = \"b\"", "when = \"weak(t) >= 1\"", 82, 9,
         "when = \"strong(t) >= 1\"", named},
        {"trait is part of the id",
         Code::protected_trait,
         "when = \"b\"",
         "when = \"race\"",
         84,
         9,
         "when = \"race_abused\"",
         {{"id = \"faith\"\nattribute = \"religion\"", "id = \"race\""},
          {"[criteria]", "[[section.question]]\nid = \"race_abused\"\ntext = { en = \"V\" }\n[criteria]"}}},
    };
    return all;
}

}  // namespace

std::vector<Code> codes_of_rule_rows() {
    std::vector<Code> codes;
    for (const Row& row : rows()) {
        codes.push_back(row.code);
    }
    return codes;
}

namespace {

/// A condition of the alert as the file spells it, and where its fault stands: the name `zebra`, which there
/// is not.
struct Spelling {
    std::string name;
    std::string text;  ///< in place of line 82
    std::uint32_t line;
    std::uint32_t column;

    friend std::ostream& operator<<(std::ostream& out, const Spelling& spelling) {
        return out << spelling.name;
    }
};

const std::vector<Spelling>& spellings() {
    static const std::vector<Spelling> all = {
        {"basic string", "when = \"a or zebra\"", 82, 14},
        {"literal string", "when = 'a or zebra'", 82, 14},
        {"indented", "   when   =   \"a or zebra\"", 82, 21},
        {"tabs count as one", "\twhen\t=\t\"a or\tzebra\"", 82, 15},
        {"after an escaped tab", "when = \"a or\\tzebra\"", 82, 15},
        {"after an escaped letter", "when = \"\\u0061 or zebra\"", 82, 19},
        {"after a long escape", "when = \"\\U00000061 or zebra\"", 82, 23},
        {"escaped itself", "when = \"a or zebr\\u0061\"", 82, 14},
        {"triple quotes on one line", "when = \"\"\"a or zebra\"\"\"", 82, 16},
        {"second line", "when = \"\"\"a or\n  zebra\"\"\"", 83, 3},
        {"line end after the quotes", "when = \"\"\"\na or zebra\"\"\"", 83, 6},
        {"third line after an escape", "when = \"\"\"\n\\u0061\n  or zebra\n\"\"\"", 84, 6},
        {"backslash joins lines", "when = \"\"\"a \\\n\n    or zebra\"\"\"", 84, 8},
        {"literal of several lines", "when = '''\na or\n\tzebra'''", 84, 2},
        {"quotes inside triple quotes", "x-1 = \"\"\"\"q\" \"\"\"\nwhen = \"a or zebra\"", 83, 14},
    };
    return all;
}

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_DATA_TEST_CASE(rule_codes, data::make(rows()), row) {
    check_row(row, sample(), findings);
}

BOOST_DATA_TEST_CASE(place_inside_a_condition, data::make(spellings()), spelling) {
    const std::string text = edited(sample(), "when = \"b\"", spelling.text);
    BOOST_TEST(places(findings(text)) == place(spelling.line, spelling.column, Code::unknown_name));
    // the same with line ends of Windows, and with a byte-order mark
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : text) {
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    }
    BOOST_TEST(places(findings(windows)) == place(spelling.line, spelling.column, Code::unknown_name),
               spelling.name << " with CRLF");
}

BOOST_AUTO_TEST_CASE(place_after_cyrillic_on_the_same_line) {
    const std::string text = edited(
        sample(), "[[alert]]\nid = \"danger\"\nwhen = \"b\"\ntext = { en = \"Danger\" }\n", "[x-alert]\n");
    const std::string alerts =
        "alert = [ { id = \"danger\", text = { en = \"Опасност\" }, "
        "when = \"a or zebra\" } ]  # одмах\n";
    // `alert = [ { id = "danger", ` is 27 code points, `text = { en = "Опасност" }, ` 28, `when = "` 8,
    // and `zebra` stands 5 into the condition: 27 + 28 + 8 + 5 are before it
    BOOST_TEST(places(findings(alerts + text)) == place(1, 69, Code::unknown_name));
}

BOOST_AUTO_TEST_CASE(range_covers_the_faulty_part) {
    const auto found = findings(edited(sample(), "when = \"b\"", "when = \"a or yes(s) * yes(s) > 1\""));
    BOOST_TEST_REQUIRE(found.size() == 1U);
    const diag::Range range = found[0].location.range;
    // the product is 15 long and begins in column 14
    BOOST_TEST(range.begin.column == 14U);
    BOOST_TEST(range.end.line == 82U);
    BOOST_TEST(range.end.column == 29U);
}

BOOST_AUTO_TEST_CASE(claims_may_name_a_trait) {
    const std::string claims =
        "claim = \"faith and both implies outcome == high\"\n\n"
        "[[always]]\nclaim = \"yes(t) > 0 and both implies outcome == high\"";
    BOOST_TEST(places(findings(edited(sample(), "claim = \"both implies outcome == high\"", claims))) == "");
}

BOOST_AUTO_TEST_CASE(help_names_what_is_near) {
    const auto help = [](const std::string& when) {
        const auto found = findings(edited(sample(), "when = \"b\"", "when = \"" + when + "\""));
        return found.size() == 1 ? found[0].help : std::string("not one finding");
    };
    BOOST_TEST(help("hurs > 1") == "did you mean `hours`?");
    BOOST_TEST(help("group == chld") == "did you mean `child`?");
    BOOST_TEST(help("group == zebra_crossing") == "its options: adult, child");
    BOOST_TEST(help("adult") == "write group == adult");
    BOOST_TEST(help("burn") == "write harm has burn");
    BOOST_TEST(help("b && a") == "write and");
    BOOST_TEST(help("strong > 1") == "write strong(SECTION), or strong() for the whole checklist");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
