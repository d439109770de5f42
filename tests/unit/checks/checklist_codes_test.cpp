// SPDX-License-Identifier: Apache-2.0
// Faults of form: what the loader, the reader of TOML and the rules over a whole checklist find.
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace vidra::test {
namespace {

using diag::Code;

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += part;
    }
    return text;
}

/// A choice with so many options.
std::string options(int count) {
    std::string list;
    for (int i = 0; i < count; ++i) {
        list += fmt::format("{{ id = \"o{}\", text = {{ en = \"O\" }} }},", i);
    }
    return fmt::format("id = \"group\"\ntype = \"choice\"\noptions = [{}]", list);
}

// The question `group` up to its options, lines 33 to 36, so that a row can give it others.
const std::string group =
    "id = \"group\"\n"
    "type = \"choice\"\n"
    "text = { en = \"Group\" }\n"
    "options = [ { id = \"adult\", text = { en = \"Adult\" } }, { id = \"child\", text = { en = \"Child\" } "
    "} ]";

const std::vector<Row>& rows() {
    static const std::vector<Row> all = {
        // VC001 to VC006: the file as such
        {"value missing", Code::toml_syntax, "version = \"1.0\"", "version =", 3, 10, "version = '1.0'"},
        {"text not closed", Code::toml_syntax, "version = \"1.0\"", "version = \"1.0", 3, 15,
         "version = '1.0'"},
        {"bracket not closed", Code::toml_syntax, "[[source]]", "[[source]", 8, 10, "[[ source ]]"},
        {"byte of windows-1250", Code::not_utf8, "en = \"Sample\"", "en = \"да\x9A\"", 5, 19, "en = \"даš\""},
        {"dotted key of 65 parts", Code::too_deep, "applies_to = \"any\"",
         "applies_to = \"any\"\nx-a" + repeated(".b", 64) + " = 1", 7, 4 + 2 * 63,
         "applies_to = \"any\"\nx-a" + repeated(".b", 63) + " = 1"},
        {"dots in a comment and a text", Code::too_deep, "", "x-a" + repeated(".b", 64) + " = 1", 1, 130,
         edited(sample(), "applies_to = \"any\"",
                "applies_to = \"any\"\nx-a = \"" + repeated(".", 70) + "\" # " + repeated(".", 70))},
        {"no bytes", Code::empty_file, "", "", 1, 1, sample()},
        {"comments alone", Code::empty_file, "", "# nothing\n\n# here\n", 1, 1, "# something\n" + sample()},
        {"misspelt kind", Code::unknown_kind, "vidra = 1", "vidra = 1\nkind = \"maping\"", 2, 8,
         "vidra = 1\nx-kind = \"maping\""},
        {"kind is a number", Code::unknown_kind, "vidra = 1", "kind = 3\nvidra = 1", 1, 8,
         "x-kind = 3\nvidra = 1"},
        {"kind of a later version", Code::unknown_kind, "vidra = 1", "vidra = 1\nkind = \"drill\"", 2, 8,
         "vidra = 1\nx-kind = \"drill\""},
        {"format 2", Code::unknown_format_version, "vidra = 1", "vidra = 2", 1, 9, "vidra = 0x1"},
        {"format as a text", Code::unknown_format_version, "vidra = 1", "vidra = \"1\"", 1, 9, "vidra = +1"},

        // VC007, VC008: keys
        {"misspelt key of a question", Code::unknown_key, "strength = \"medium\"", "stregth = \"medium\"", 24,
         1, "x-stregth = \"medium\""},
        {"misspelt key of the file", Code::unknown_key, "applies_to = \"any\"",
         "applies_to = \"any\"\nbefor = \"sample\"", 7, 1, "applies_to = \"any\"\nbefore = \"sample\""},
        {"key of a question on an outcome", Code::unknown_key, "refer = true",
         "refer = true\nstrength = \"weak\"", 71, 1, "refer = true\nx-strength = \"weak\""},
        {"unknown key in a criterion", Code::unknown_key, "when = \"a and b\"",
         "when = \"a and b\", wen = \"a\"", 65, 28, "when = \"a and b\", title = { en = \"Both\" }"},
        {"unknown discipline", Code::unknown_key, "text = { en = \"A\" }",
         "text = { en = \"A\" }\nguidance.medical = { en = \"G\" }", 21, 10,
         "text = { en = \"A\" }\nguidance.legal = { en = \"G\" }"},
        {"no version", Code::missing_key, "version = \"1.0\"\n", "", 1, 1, "version = \"2\"\n"},
        {"not for vidra", Code::missing_key, "vidra = 1\n", "", 1, 1, "\nvidra = 1\n"},
        {"version is blank", Code::missing_key, "version = \"1.0\"", "version = \" \"", 3, 11,
         "version = \" 1 \""},
        {"outcome without advice", Code::missing_key, "advice = { en = \"Wait\" }\n", "", 75, 1,
         "advice = { en = \"W\" }\n"},
        {"alert without condition", Code::missing_key, "when = \"b\"\n", "", 80, 1, "when = \"a\"\n"},
        {"criterion without condition",
         Code::missing_key,
         "both = { when = \"a and b\" }",
         "both = { when = \"a and b\" }\nspare = {}",
         66,
         9,
         "both = { when = \"a and b\" }",
         {},
         {Code::unused_criterion}},
        {"claim that claims nothing", Code::missing_key, "claim = \"both implies outcome == high\"", "", 91,
         1, "never_lowers = [\"a\"]"},
        {"no source", Code::missing_key, "[[source]]\ntitle = \"Guidance\"\nstatus = \"own\"\n", "", 1, 1,
         "[[source]]\ntitle = \"G\"\nstatus = \"own\"\n"},

        // VC009: types
        {"version is a decimal number", Code::wrong_type, "version = \"1.0\"", "version = 1.0", 3, 11,
         "version = \"1\""},
        {"title without a language", Code::wrong_type, "title = { en = \"Sample\" }", "title = \"Sample\"", 5,
         9, "title.en = \"Sample\""},
        {"translation is a number", Code::wrong_type, "title = { en = \"Sample\" }", "title = { en = 7 }", 5,
         16, "title = { en = \"7\" }"},
        {"refer is a text", Code::wrong_type, "refer = true", "refer = \"true\"", 70, 9, "refer = false"},
        {"outcome is a table", Code::wrong_type,
         "[[alert]]\nid = \"danger\"\nwhen = \"b\"\ntext = { en = \"Danger\" }", "[alert]", 80, 1, ""},
        {"criterion is a text", Code::wrong_type, "both = { when = \"a and b\" }",
         "both = { when = \"a and b\" }\nspare = \"a\"", 66, 9, "both = { when = 'a and b' }"},
        {"list holds a number", Code::wrong_type, "yes = [\"a\"]", "yes = [\"a\", 1]", 87, 13,
         "yes = [\"a\", ]"},

        // VC010 to VC013: ids
        {"capital", Code::bad_id, "id = \"danger\"", "id = \"Danger\"", 81, 6, "id = \"danger_2\""},
        {"id of 65 letters", Code::bad_id, "id = \"danger\"", "id = \"" + repeated("d", 65) + "\"", 81, 6,
         "id = \"" + repeated("d", 64) + "\""},
        {"digit first", Code::bad_id, "id = \"sample\"", "id = \"2sample\"", 2, 6, "id = \"sample2\""},
        {"accent in an option", Code::bad_id, "id = \"cut\"", "id = \"cút\"", 42, 61, "id = \"c_t\""},
        {"criterion with a dash",
         Code::bad_id,
         "[criteria]\n",
         "[criteria]\nno-way = { when = \"a\" }\n",
         65,
         1,
         "[criteria]\nnow_ay = { when = \"a\" }\n",
         {},
         {Code::unused_criterion}},
        {"path in before", Code::bad_id, "applies_to = \"any\"",
         "applies_to = \"any\"\nbefore = \"./sample\"", 7, 10, "applies_to = \"any\"\nbefore = \"sample\""},
        {"word of the language", Code::reserved_id, "id = \"danger\"", "id = \"outcome\"", 81, 6,
         "id = \"outcomes\""},
        {"field of a record", Code::reserved_id, "id = \"hours\"", "id = \"age\"", 45, 6,
         "id = \"age_years\""},
        {"option is an answer word", Code::reserved_id, "id = \"child\"", "id = \"refused\"", 36, 63,
         "id = \"unknown_age\""},
        {"none in many", Code::reserved_id, "id = \"cut\"", "id = \"none\"", 42, 61, "id = \"nothing\""},
        {"none in a choice is allowed", Code::reserved_id, "id = \"child\"", "id = \"has\"", 36, 63,
         "id = \"none\""},
        {"record field as an outcome is allowed", Code::reserved_id, "id = \"danger\"", "id = \"points\"", 81,
         6, "id = \"age\""},
        {"alert as a question", Code::duplicate_id, "id = \"danger\"", "id = \"a\"", 81, 6, "id = \"aa\""},
        {"criterion as a section",
         Code::duplicate_id,
         "[criteria]\n",
         "[criteria]\nt = { when = \"a\" }\n",
         65,
         1,
         "[criteria]\ntt = { when = \"a\" }\n",
         {},
         {Code::unused_criterion}},
        {"option twice", Code::duplicate_id, "id = \"cut\"", "id = \"burn\"", 42, 61, "id = \"adult\""},
        {"example answers twice", Code::duplicate_id, "no = [\"b\"]", "no = [\"b\", \"a\"]", 88, 12,
         "no = [\"b\", \"faith\"]"},
        {"example answers twice in answers", Code::duplicate_id, "no = [\"b\"]",
         "no = [\"b\"]\nanswers = { hours = 3, a = \"yes\" }", 89, 24,
         "no = [\"b\"]\nanswers = { hours = 3, faith = \"yes\" }"},
        {"capital alone",
         Code::confusable_id,
         "id = \"danger\"",
         "id = \"FAITH\"",
         81,
         6,
         "id = \"faith_2\"",
         {},
         {Code::bad_id}},

        // VC014, VC015: words and numbers
        {"misspelt element", Code::unknown_word, "element = \"means\"", "element = \"mean\"", 14, 11,
         "element = \"act\""},
        {"unknown strength", Code::unknown_word, "strength = \"strong\"", "strength = \"Strong\"", 19, 12,
         "strength = \"weak\""},
        {"unknown status", Code::unknown_word, "status = \"own\"", "status = \"\"", 10, 10,
         "status = \"secondary\""},
        {"unknown trait", Code::unknown_word, "attribute = \"religion\"", "attribute = \"faith\"", 61, 13,
         "attribute = \"race\""},
        {"criterion of a question",
         Code::unknown_word,
         "[criteria]\n",
         "[criteria]\nspare = { of = \"question\", when = \"a\" }\n",
         65,
         16,
         "[criteria] # of\n",
         {},
         {Code::unused_criterion}},
        {"answer of another question", Code::unknown_word, "no = [\"b\"]",
         "no = [\"b\"]\nanswers = { group = \"burn\" }", 89, 21,
         "no = [\"b\"]\nanswers = { group = \"child\" }"},
        {"number out of the question's range", Code::unknown_word, "no = [\"b\"]",
         "no = [\"b\"]\nanswers = { hours = -1 }", 89, 21, "no = [\"b\"]\nanswers = { hours = 0 }"},
        {"points", Code::out_of_range, "strength = \"strong\"", "strength = \"strong\"\npoints = 1000001", 20,
         10, "strength = \"strong\"\npoints = 1000000"},
        {"negative points", Code::out_of_range, "id = \"cut\"", "id = \"cut\", points = -1000001", 42, 77,
         "id = \"cut\", points = -1000000"},
        {"year", Code::out_of_range, "status = \"own\"", "status = \"own\"\nyear = 0", 11, 8,
         "status = \"own\"\nyear = 9999"},
        {"max below min", Code::out_of_range, "type = \"number\"", "type = \"number\"\nmin = 5\nmax = 4", 48,
         7, "type = \"number\"\nmin = 5\nmax = 5"},
        {"no option", Code::out_of_range, group, options(0) + "\ntext = { en = \"Group\" }", 35, 11,
         options(1) + "\ntext = { en = \"Group\" }"},
        {"65 options", Code::out_of_range, group, options(65) + "\ntext = { en = \"Group\" }", 35, 11,
         options(64) + "\ntext = { en = \"Group\" }"},

        // VC016 to VC018: languages
        {"blank text", Code::missing_translation, "en = \"Sample\"", "en = \"  \"", 5, 16, "en = \".\""},
        {"no text at all", Code::missing_translation, "title = { en = \"Sample\" }", "title = {}", 5, 9,
         "title = { en = \"S\" }"},
        {"only the other language",
         Code::missing_translation,
         "title = { en = \"Sample\" }",
         "title = { sr = \"Узорак\" }",
         5,
         9,
         "title = { en = \"S\", sr = \"У\" }",
         {},
         {Code::unlisted_language}},
        {"unlisted", Code::unlisted_language, "title = { en = \"Sample\" }",
         "title = { en = \"Sample\", sr = \"У\" }", 5, 26, "title = { en = \"Sample, sr\" }"},
        {"word for a tag", Code::bad_language, "languages = [\"en\"]", "languages = [\"en\", \"english\"]", 4,
         20, "languages = [ \"en\" ]"},
        {"language twice", Code::bad_language, "languages = [\"en\"]", "languages = [\"en\", \"en\"]", 4, 20,
         "languages = [\"en\",]"},
        {"capital tag", Code::bad_language, "title = { en = \"Sample\" }",
         "title = { en = \"Sample\", SR = \"У\" }", 5, 26, "title = { en = \"Sample\", pt-BR = \"A\" }"},

        // VC019 to VC022: sections, outcomes, keys in the wrong place
        {"section without a question", Code::empty_section, "[criteria]",
         "[[section]]\nid = \"u\"\nelement = \"act\"\ntitle = { en = \"U\" }\n\n[criteria]", 64, 1,
         "[[section]]\nid = \"u\"\nelement = \"act\"\ntitle = { en = \"U\" }\n"
         "question = [ { id = \"v\", text = { en = \"V\" } } ]\n\n[criteria]"},
        {"last outcome has a condition", Code::conditional_last_outcome, "id = \"low\"",
         "id = \"low\"\nwhen = \"not a\"", 77, 8, "id = \"low\"\nrefer = false"},
        {"outcome without a condition",
         Code::unconditional_outcome,
         "when = \"both or some(s)\"\n",
         "",
         68,
         1,
         "when = \"some(s)\"\n",
         {},
         {Code::unused_criterion}},
        {"strength of a number", Code::misplaced_key, "type = \"number\"",
         "type = \"number\"\nstrength = \"weak\"", 47, 1, "type = \"number\"\nmin = 1"},
        {"points of a choice", Code::misplaced_key, "type = \"choice\"", "type = \"choice\"\npoints = 1", 35,
         1, "type = \"choice\"\nx-points = 1"},
        {"options of an indicator", Code::misplaced_key, "attribute = \"religion\"",
         "attribute = \"religion\"\noptions = []", 62, 1, "attribute = \"religion\"\nx-options = []"},
        {"presume of many", Code::misplaced_key, "type = \"many\"", "type = \"many\"\npresume = \"cut\"", 41,
         1, "type = \"many\"\nx-presume = \"cut\""},
        {"from_age of an indicator", Code::misplaced_key, "attribute = \"religion\"",
         "attribute = \"religion\"\nfrom_age = {}", 62, 1, "attribute = \"religion\"\npoints = 0"},
        {"min of a date", Code::misplaced_key, "type = \"date\"", "type = \"date\"\nmin = 1", 52, 1,
         "type = \"number\"\nmin = 1"},
        {"claim and never_lowers", Code::misplaced_key, "claim = \"both implies outcome == high\"",
         "claim = \"both implies outcome == high\"\nnever_lowers = [\"a\"]", 91, 1,
         "claim = \"both implies outcome == high\"\nwhy = \"as defined\""},

        // VC023, VC024: options and ages
        {"presume names no option", Code::unknown_option, "type = \"choice\"",
         "type = \"choice\"\npresume = \"minor\"", 35, 11, "type = \"choice\"\npresume = \"child\""},
        {"from_age names no option", Code::unknown_option, "type = \"choice\"",
         "type = \"choice\"\npresume = \"child\"\nfrom_age = { minor = [0, 17] }", 36, 14,
         "type = \"choice\"\npresume = \"child\"\nfrom_age = { child = [0, 17] }"},
        {"ages the wrong way round", Code::age_ranges, "type = \"choice\"",
         "type = \"choice\"\nfrom_age = { child = [17, 0] }", 35, 22,
         "type = \"choice\"\nfrom_age = { child = [17, 17] }"},
        {"one age", Code::age_ranges, "type = \"choice\"", "type = \"choice\"\nfrom_age = { child = 17 }", 35,
         22, "type = \"choice\"\nfrom_age = { child = [0, 17] }"},
        {"age of 151", Code::age_ranges, "type = \"choice\"",
         "type = \"choice\"\nfrom_age = { adult = [18, 151] }", 35, 22,
         "type = \"choice\"\nfrom_age = { adult = [18, 150] }"},
        {"18 is in both", Code::age_ranges, "type = \"choice\"",
         "type = \"choice\"\npresume = \"child\"\nfrom_age = { child = [0, 18], adult = [18, 120] }", 36, 39,
         "type = \"choice\"\nfrom_age = { child = [0, 17], adult = [18, 120] }"},

        // VC026: examples
        {"another outcome", Code::failing_example, "expect = \"high\"", "expect = \"low\"", 85, 1,
         "expect = \"high\"\nat_most = \"high\""},
        {"more is possible", Code::failing_example, "yes = [\"a\"]\nno = [\"b\"]\nexpect = \"high\"",
         "no = [\"b\"]\nexpect = \"low\"\nat_most = \"low\"", 85, 1,
         "no = [\"b\"]\nexpect = \"low\"\nat_most = \"high\""},
        {"the others are refused, not no", Code::failing_example,
         "yes = [\"a\"]\nno = [\"b\"]\nexpect = \"high\"",
         "others = \"refused\"\nexpect = \"low\"\nat_most = \"low\"", 85, 1,
         "others = \"no\"\nexpect = \"low\"\nat_most = \"low\""},

        // VC041, VC050, VC051: advice
        {"before is not found", Code::unchecked_reference, "applies_to = \"any\"",
         "applies_to = \"any\"\nbefore = \"nowhere\"", 7, 10, "applies_to = \"any\"\nbefore = \"sample\""},
        {"criterion that no rule uses",
         Code::unused_criterion,
         "claim = \"both",
         "claim = \"a and b",
         65,
         1,
         "claim = \"both",
         {{"when = \"both or some(s)\"", "when = \"some(s)\""}}},
        {"section criterion that no rule uses",
         Code::unused_criterion,
         "when = \"both or some(s)\"",
         "when = \"both or a\"",
         66,
         1,
         "when = \"both or some(t) or a\"",
         {{"attribute = \"religion\"\n", "\n"}}},
        {"age stays open", Code::age_without_presume, "type = \"choice\"",
         "type = \"choice\"\nfrom_age = { child = [0, 17] }", 33, 6,
         "type = \"choice\"\npresume = \"child\"\nfrom_age = { child = [0, 17] }"},
    };
    return all;
}

}  // namespace

std::vector<Code> codes_of_checklist_rows() {
    std::vector<Code> codes;
    for (const Row& row : rows()) {
        codes.push_back(row.code);
    }
    return codes;
}

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(sample_has_no_finding) {
    BOOST_TEST(places(findings(sample())) == "");
}

BOOST_DATA_TEST_CASE(checklist_codes, data::make(rows()), row) {
    check_row(row, sample(), findings);
}

BOOST_AUTO_TEST_CASE(at_most_4096_questions) {
    // the sample has 8 questions; the one too many is the last, and each takes a line of its own
    const auto with = [](int more) {
        std::string questions =
            "[[section]]\nid = \"u\"\nelement = \"act\"\ntitle = { en = \"U\" }\nquestion = [\n";
        for (int i = 0; i < more; ++i) {
            questions += fmt::format("{{ id = \"q{}\", text = {{ en = \"Q\" }} }},\n", i);
        }
        return edited(sample(), "[criteria]", questions + "]\n\n[criteria]");
    };
    BOOST_TEST(places(findings(with(4096 - 8))) == "");
    // line 64 is the section's header, line 69 its first question
    BOOST_TEST(places(findings(with(4097 - 8))) == place(69 + 4088, 1, Code::out_of_range));
}

BOOST_AUTO_TEST_CASE(first_place_of_a_doubled_id_is_noted) {
    const auto found = findings(edited(sample(), "id = \"danger\"", "id = \"b\""));
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].message == "`b` is the id of a question already");
    BOOST_TEST_REQUIRE(found[0].notes.size() == 1U);
    BOOST_TEST(found[0].notes[0].message == "first used here");
    BOOST_TEST_REQUIRE(found[0].notes[0].location.has_value());
    BOOST_TEST(found[0].notes[0].location->file == "file.toml");
    BOOST_TEST(found[0].notes[0].location->range.begin.line == 23U);
    BOOST_TEST(found[0].notes[0].location->range.begin.column == 6U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
