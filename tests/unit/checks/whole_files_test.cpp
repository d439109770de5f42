// SPDX-License-Identifier: Apache-2.0
#include "checks/check.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

namespace vidra::test {
namespace {

using diag::Code;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(whole_language_has_no_finding) {
    const auto found = findings(data_file("whole_language.toml"));
    BOOST_TEST(places(found) == "", (found.empty() ? "" : found[0].message));
    diag::Diagnostics diagnostics;
    const auto instrument =
        vidra::checks::load_instrument(data_file("whole_language.toml"), catalog(), diagnostics);
    BOOST_TEST_REQUIRE(instrument.has_value());
    const checklist::Checklist& checklist = instrument->checklist;
    BOOST_TEST(checklist.sections.size() == 4U);
    BOOST_TEST(checklist.questions.size() == 12U);
    BOOST_TEST(checklist.criteria.size() == 5U);
    BOOST_TEST(checklist.claims.size() == 3U);
    BOOST_TEST(checklist.claims[2].never_lowers.size() == 2U);
    BOOST_TEST(checklist.hash.size() == 64U);
}

BOOST_AUTO_TEST_CASE(every_fault_of_form_in_one_run) {
    const std::string text = edited(sample(), {
                                                  {"version = \"1.0\"", "version = 1"},
                                                  {"status = \"own\"", "status = \"mine\""},
                                                  {"strength = \"strong\"", "stregth = \"strong\""},
                                                  {"id = \"cut\"", "id = \"burn\""},
                                                  {"type = \"date\"", "type = \"date\"\nmin = 1"},
                                                  {"advice = { en = \"Wait\" }\n", ""},
                                                  {"expect = \"high\"", "expect = \"hgh\""},
                                              });
    BOOST_TEST(places(findings(text)) == place(3, 11, Code::wrong_type) + "\n" +         //
                                             place(10, 10, Code::unknown_word) + "\n" +  //
                                             place(19, 1, Code::unknown_key) + "\n" +    //
                                             place(42, 61, Code::duplicate_id) + "\n" +  //
                                             place(52, 1, Code::misplaced_key) + "\n" +  //
                                             place(76, 1, Code::missing_key) + "\n" +    //
                                             place(89, 10, Code::unknown_name));
}

BOOST_AUTO_TEST_CASE(every_fault_of_rules_in_one_run) {
    const std::string text =
        edited(sample(), {
                             {"strength = \"medium\"", "strength = \"medium\"\nrelevant = \"b\""},
                             {"when = \"a and b\"", "when = \"a and\""},
                             {"when = \"both or some(s)\"", "when = \"zebra or strong or some(s)\""},
                             {"when = \"b\"", "when = \"story or faith\""},
                             {"claim = \"both implies", "claim = \"a implies"},
                         });
    BOOST_TEST(places(findings(text)) ==
               place(25, 13, Code::looks_ahead) + "\n" +  //
                   place(66, 23, Code::expression_syntax) + "\n" + place(72, 9, Code::unknown_name) + "\n" +
                   place(72, 18, Code::section_needed) + "\n" + place(83, 9, Code::text_in_rule) + "\n" +
                   place(83, 18, Code::protected_trait));
}

// Faults of form do not hide faults of rules. Where they take away what a rule names, the rule is not blamed
// twice.
BOOST_AUTO_TEST_CASE(form_and_rules_in_one_run) {
    const std::string text = edited(sample(), {
                                                  {"version = \"1.0\"", "version = 1"},
                                                  {"when = \"b\"", "when = \"zebra\""},
                                                  {"no = [\"b\"]", "no = [\"bb\"]"},
                                              });
    BOOST_TEST(places(findings(text)) == place(3, 11, Code::wrong_type) + "\n" +  //
                                             place(82, 9, Code::unknown_name) + "\n" +
                                             place(88, 7, Code::unknown_name));
}

BOOST_AUTO_TEST_CASE(no_condition_is_good) {
    const std::string text = edited(sample(), {
                                                  {"when = \"a and b\"", "when = \"zebra\""},
                                                  {"when = \"yes >= 1\"", "when = \"zebra\""},
                                                  {"when = \"both or some(s)\"", "when = \"zebra\""},
                                                  {"when = \"b\"", "when = \"zebra\""},
                                              });
    BOOST_TEST(places(findings(text)) ==
               place(65, 18, Code::unknown_name) + "\n" + place(66, 34, Code::unknown_name) + "\n" +
                   place(71, 9, Code::unknown_name) + "\n" + place(82, 9, Code::unknown_name));
}

BOOST_AUTO_TEST_CASE(failing_example_says_what_came_and_why) {
    // `a` is yes, so some(s) holds and with it `high`; no question of section t is answered
    const auto found = findings(edited(sample(), {
                                                     {"name = \"one\"", "name = \"first\""},
                                                     {"expect = \"high\"", "expect = \"low\""},
                                                 }));
    BOOST_TEST_REQUIRE(found.size() == 1U);
    const diag::Diagnostic& finding = found[0];
    BOOST_TEST(places(found) == place(85, 1, Code::failing_example));
    BOOST_TEST(finding.message == "the example \"first\" expects `low` and gives `high`, at most `high`");
    BOOST_TEST(finding.help == "a question that is not listed is not asked, so its answer is open");
    BOOST_TEST_REQUIRE(finding.notes.size() == 3U);
    BOOST_TEST(finding.notes[0].message == "expected here");
    BOOST_TEST_REQUIRE(finding.notes[0].location.has_value());
    BOOST_TEST(finding.notes[0].location->file == "file.toml");
    BOOST_TEST(finding.notes[0].location->range.begin.line == 89U);
    BOOST_TEST(finding.notes[0].location->range.begin.column == 10U);
    BOOST_TEST(finding.notes[1].message == "because both does not hold, some(s) holds");
    BOOST_TEST(!finding.notes[1].location.has_value());
    // group, harm, hours, since, story, faith
    BOOST_TEST(finding.notes[2].message == "6 questions are open");
}

BOOST_AUTO_TEST_CASE(failing_example_of_at_most) {
    const auto found =
        findings(edited(sample(), {
                                      {"yes = [\"a\"]", ""},
                                      {"expect = \"high\"", "expect = \"low\"\nat_most = \"low\""},
                                  }));
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].message == "the example \"one\" expects at most `low` and gives at most `high`");
    BOOST_TEST_REQUIRE(found[0].notes.size() == 3U);
    BOOST_TEST_REQUIRE(found[0].notes[0].location.has_value());
    BOOST_TEST(found[0].notes[0].location->range.begin.line == 90U);
    BOOST_TEST(found[0].notes[0].location->range.begin.column == 11U);
    BOOST_TEST(found[0].notes[1].message == "because both does not hold, some(s) is open");
    BOOST_TEST(found[0].notes[2].message == "7 questions are open");
}

BOOST_AUTO_TEST_CASE(each_failing_example_is_told) {
    const std::string again = "\n\n[[example]]\nname = \"two\"\nyes = [\"b\"]\nexpect = \"low\"";
    const auto found = findings(edited(sample(), {{"expect = \"high\"", "expect = \"low\"" + again}}));
    BOOST_TEST(places(found) ==
               place(85, 1, Code::failing_example) + "\n" + place(91, 1, Code::failing_example));
}

BOOST_AUTO_TEST_CASE(every_wrong_id_of_an_example_is_told) {
    const auto found = findings(
        edited(sample(), {
                             {"yes = [\"a\"]", "yes = [\"aa\", \"a\"]"},
                             {"no = [\"b\"]", "no = [\"bb\"]\nanswers = { grup = \"adult\", hours = \"x\" }"},
                             {"expect = \"high\"", "expect = \"higher\"\nat_most = \"danger\""},
                         }));
    BOOST_TEST(places(found) ==
               place(87, 8, Code::unknown_name) + "\n" +      //
                   place(88, 7, Code::unknown_name) + "\n" +  //
                   place(89, 13, Code::unknown_name) + "\n" + place(89, 37, Code::unknown_word) + "\n" +
                   place(90, 10, Code::unknown_name) + "\n" + place(91, 11, Code::unknown_name));
}

BOOST_AUTO_TEST_CASE(checklist_with_a_warning_loads) {
    diag::Diagnostics diagnostics;
    const std::string unused = edited(sample(), "[criteria]\n", "[criteria]\nspare = { when = \"a\" }\n");
    BOOST_TEST(vidra::checks::load_instrument(unused, catalog(), diagnostics).has_value());
    BOOST_TEST(places(diagnostics.all()) == place(65, 1, Code::unused_criterion));
    BOOST_TEST(diagnostics.error_count() == 0U);
}

BOOST_AUTO_TEST_CASE(checklist_with_a_failing_example_does_not_load) {
    diag::Diagnostics diagnostics;
    const std::string failing = edited(sample(), "expect = \"high\"", "expect = \"low\"");
    BOOST_TEST(!vidra::checks::load_instrument(failing, catalog(), diagnostics).has_value());
    BOOST_TEST(diagnostics.error_count() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
