// SPDX-License-Identifier: Apache-2.0
#include "checks/check.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace vidra::test {
namespace {

using diag::Code;

/// The mapping that rows change, onto the sample checklist. Line numbers of rows are those of this text.
const std::string mapping =
    /*  1 */
    "vidra = 1\n"
    /*  2 */
    "kind = \"mapping\"\n"
    /*  3 */
    "id = \"other\"\n"
    /*  4 */
    "checklist = \"sample\"\n"
    /*  5 */
    "\n"
    /*  6 */
    "[fields]\n"
    /*  7 */
    "case = { column = \"Nr\" }\n"
    /*  8 */
    "sex = { column = \"Sex\", values = { M = \"male\", F = \"female\" }, missing = [\"-99\"] }\n"
    /*  9 */
    "\n"
    /* 10 */
    "[answers]\n"
    /* 11 */
    "a = { column = \"Q1\", values = { 1 = \"yes\", 0 = \"no\" } }\n"
    /* 12 */
    "b = { column = \"Acts\", list = \";\", contains = [\"Threats\"], otherwise = \"no\" }\n"
    /* 13 */ "group = { column = \"Age\", values = { 1 = \"child\", 2 = \"adult\" } }\n";

const std::vector<Row>& rows() {
    const std::string group = "group = { column = \"Age\", values = { 1 = \"child\", 2 = \"adult\" } }";
    const std::string b =
        "b = { column = \"Acts\", list = \";\", contains = [\"Threats\"], otherwise = \"no\" }";
    static const std::vector<Row> all = {
        {"no such question", Code::mapping_target, "a = {", "aa = {", 11, 1, "faith = {"},
        {"no such field", Code::mapping_target, "sex = {", "gender = {", 8, 1, "x_gender = {"},
        {"answer among the fields", Code::mapping_target, "sex = {", "a = {", 8, 1, "station = {"},
        {"nested field of a plain one", Code::mapping_target, "sex = {", "\"sex.at_birth\" = {", 8, 1,
         "\"identity.sex\" = {"},

        {"no answer of an indicator", Code::mapping_answer, "1 = \"yes\"", "1 = \"maybe\"", 11, 37,
         "1 = \"unknown\""},
        {"no option", Code::mapping_answer, "2 = \"adult\"", "2 = \"man\"", 13, 55, "2 = \"refused\""},
        {"otherwise is no answer", Code::mapping_answer, "otherwise = \"no\"", "otherwise = \"none\"", 12, 72,
         "otherwise = \"n/a\""},

        {"checklist is not found", Code::mapping_checklist, "checklist = \"sample\"",
         "checklist = \"nowhere\"", 4, 13, "checklist = 'sample'"},
        {"checklist is no id", Code::mapping_checklist, "checklist = \"sample\"",
         "checklist = \"./sample.toml\"", 4, 13, "checklist  =  'sample'"},

        {"values missing", Code::mapping_form,
         "a = { column = \"Q1\", values = { 1 = \"yes\", 0 = \"no\" } }", "a = { column = \"Q1\" }", 11, 16,
         "a = { column = \"Q1\", values = {} }"},
        {"list for a choice", Code::mapping_form, group,
         "group = { column = \"Age\", list = \",\", contains = [\"1\"], otherwise = \"adult\" }", 13, 20,
         "faith = { column = \"Age\", list = \",\", contains = [\"1\"], otherwise = \"no\" }"},
        {"separator of two letters", Code::mapping_form, "list = \";\"", "list = \"; \"", 12, 31,
         "list = \"|\""},
        {"any for a choice", Code::mapping_form, group,
         "group = { any = [ { column = \"Age\", values = {} } ] }", 13, 9,
         "group = { first = [ { column = \"Age\", values = {} } ] }"},
        {"any for a field", Code::mapping_form, "case = { column = \"Nr\" }",
         "case = { any = [ { column = \"Nr\" } ] }", 7, 8,
         "case = { first = [ { column = \"Nr\" }, { column = \"No\" } ] }"},
        {"no part", Code::mapping_form, b, "b = { any = [] }", 12, 5,
         "b = { any = [ { column = \"B\", values = { 1 = \"yes\" } }, { column = \"C\", values = {} } ] }"},
        {"row number for another field", Code::mapping_form,
         "sex = { column = \"Sex\", values = { M = \"male\", F = \"female\" }, missing = [\"-99\"] }",
         "station = { row = true }", 8, 19, "station = { column = \"Row\" }"},
        {"row number for an answer", Code::mapping_form, b, "b = { row = true }", 12, 13, ""},

        // codes of every TOML file, at their places in a mapping
        {"case missing", Code::missing_key, "case = { column = \"Nr\" }\n", "", 6, 1,
         "case = { row = true }\n"},
        {"column missing", Code::missing_key, "{ column = \"Nr\" }", "{ values = {} }", 7, 8,
         "{ column = \"Nr\", values = {} }"},
        {"otherwise missing", Code::missing_key, ", otherwise = \"no\"", "", 12, 5,
         ", otherwise = \"unknown\""},
        {"no table of answers", Code::missing_key, "[answers]", "[x-answers]", 1, 1, "[answers] #"},
        {"misspelt key", Code::unknown_key, "missing = [\"-99\"]", "mising = [\"-99\"]", 8, 64,
         "x-mising = [\"-99\"]"},
        {"target is a text", Code::wrong_type, "case = { column = \"Nr\" }", "case = \"Nr\"", 7, 8,
         "case.column = \"Nr\""},
        {"value is a number", Code::wrong_type, "0 = \"no\"", "0 = 0", 11, 48, "0 = \"0\""},
        {"capital in the id", Code::bad_id, "id = \"other\"", "id = \"Other\"", 3, 6, "id = \"other_2\""},
    };
    return all;
}

}  // namespace

std::vector<Code> codes_of_mapping_rows() {
    std::vector<Code> codes;
    for (const Row& row : rows()) {
        codes.push_back(row.code);
    }
    return codes;
}

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(mapping_has_no_finding) {
    BOOST_TEST(places(findings(mapping)) == "");
}

BOOST_DATA_TEST_CASE(mapping_codes, data::make(rows()), row) {
    check_row(row, mapping, findings);
}

BOOST_AUTO_TEST_CASE(mapping_for_another_checklist) {
    diag::Diagnostics diagnostics;
    const auto instrument = vidra::checks::load_instrument(sample(), catalog(), diagnostics);
    BOOST_TEST_REQUIRE(instrument.has_value());
    const auto load = [&](const std::string& checklist) {
        diagnostics.clear();
        const bool loaded = vidra::checks::load_mapping(edited(mapping, "\"sample\"", checklist),
                                                        instrument->checklist, diagnostics)
                                .has_value();
        BOOST_TEST(loaded == (diagnostics.error_count() == 0));
        return places(diagnostics.all());
    };
    BOOST_TEST(load("\"samples\"") == place(4, 13, Code::mapping_checklist));
    BOOST_TEST(load("'sample'") == "");
}

BOOST_AUTO_TEST_CASE(one_kind_is_not_taken_for_the_other) {
    diag::Diagnostics diagnostics;
    BOOST_TEST(!vidra::checks::load_instrument(mapping, catalog(), diagnostics).has_value());
    BOOST_TEST(places(diagnostics.all()) == place(1, 1, Code::unknown_kind));
    diagnostics.clear();
    const auto instrument = vidra::checks::load_instrument(sample(), catalog(), diagnostics);
    BOOST_TEST_REQUIRE(instrument.has_value());
    BOOST_TEST(!vidra::checks::load_mapping(sample(), instrument->checklist, diagnostics).has_value());
    BOOST_TEST(places(diagnostics.all()) == place(1, 1, Code::unknown_kind));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
