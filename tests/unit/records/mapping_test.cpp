// SPDX-License-Identifier: Apache-2.0
#include "records/mapping.hpp"

#include "read_rows.hpp"
#include "row.hpp"
#include "small_checklist.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace records = vidra::records;
namespace test = vidra::test;
namespace diag = vidra::diag;

namespace {

const std::string mapping_text = R"(
vidra = 1
kind = "mapping"
id = "m"
checklist = "small"
[fields]
case = { row = true }
sex = { column = "Sex", values = { F = "female" }, missing = ["-99"] }
[answers]
a = { column = "A", values = { 1 = "yes", 0 = "no", "-99" = "unknown" } }
b = { any = [ { column = "B1", values = { 1 = "yes", 0 = "no", u = "unknown" }, missing = ["-"] },
              { column = "B2", values = { 1 = "yes", 0 = "no", u = "unknown" }, missing = ["-"] } ] }
c = { column = "List", list = ";", contains = ["Fraud", "Trick"], otherwise = "unknown", missing = ["NA"] }
d = { column = "List", list = ";", contains = ["Force"], otherwise = "no", missing = ["NA"], ignore = ["Other"] }
k = { first = [ { column = "K1", values = { m = "x" }, missing = ["-"] }, { column = "K2", values = { n = "y" } } ] }
)";

std::string checklist_text() {
    return test::small_checklist(
        test::section("s") + test::question("a") + test::question("b") + test::question("c") +
        test::question("d") +
        test::question("k",
                       "type = \"choice\"\noptions = [ { id = \"x\", text = { en = \"x\" } }, "
                       "{ id = \"y\", text = { en = \"y\" } } ]") +
        test::outcome("rest", ""));
}

/// The answers to a, b, c, d, k of the one record of an input, or the findings.
std::string mapped_input(const std::string& input) {
    std::string said;
    const auto instrument = test::instrument(checklist_text(), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    diag::Diagnostics diagnostics;
    diagnostics.set_file("f");
    const auto document = vidra::tomlio::parse(mapping_text, diagnostics);
    const auto mapping = records::load_mapping(*document, &instrument->checklist, diagnostics);
    BOOST_REQUIRE(mapping.has_value());
    const records::RecordChecks checks(instrument->checklist, {});
    records::Source source = records::Source::from_text(input, "f");
    const auto read = test::read_input(source, checks, &*mapping);
    std::string text;
    if (!read.rows.empty() && read.rows.front().is_record) {
        for (std::size_t q = 0; q < 5; ++q) {
            const std::string word = vidra::checklist::answer_word(instrument->checklist.questions[q],
                                                                   read.rows.front().record.answers[q]);
            text += (q == 0 ? "" : " ") + (word.empty() ? "-" : word);
        }
    }
    text += read.findings + (read.rows.empty() ? "" : read.rows.front().findings);
    return text;
}

std::string mapped(const std::string& row) {
    return mapped_input("Sex,A,B1,B2,List,K1,K2\n" + row + "\n");
}

using Row = test::Row<std::string, std::string>;
const std::vector<Row> rows = {
    {"values", "F,1,0,0,Fraud,m,n", "yes no yes no x"},
    {"a value of values may be unknown", "F,-99,0,0,Fraud,m,n", "unknown no yes no x"},
    {"any: one yes is enough", ",0,u,1,Fraud,m,n", "no yes yes no x"},
    {"any: a no needs all", ",0,0,u,Fraud,m,n", "no unknown yes no x"},
    {"any: missing beside no is not asked", ",0,0,-,Fraud,m,n", "no - yes no x"},
    {"any: nothing at all", ",0,-,-,Fraud,m,n", "no - yes no x"},
    {"list: several elements, white space around", ",0,0,0,\" Trick ; Force \",m,n", "no no yes yes x"},
    {"list: otherwise", ",0,0,0,Force,m,n", "no no unknown yes x"},
    {"list: an ignored element", ",0,0,0,Other,m,n", "no no unknown no x"},
    {"list: the whole cell missing", ",0,0,0,NA,m,n", "no no - - x"},
    {"list: an empty element is none", ",0,0,0,Fraud;,m,n", "no no yes no x"},
    {"first: the second where the first says nothing", ",0,0,0,Fraud,-,n", "no no yes no y"},
    {"first: blank", ",0,0,0,Fraud,,n", "no no yes no y"},
    {"blank is not asked", ",,,,,,", "- - - - -"},
    {"list: an element that nothing names", ",0,0,0,Fraud;Forze,m,n",
     "f:2:8: error: `List` holds a value that the mapping `m` does not name; it names `Force`, `Fraud`, `NA` "
     "and "
     "2 more [VR012]\n"
     "f:2:8: error: `List` holds a value that the mapping `m` does not name; it names `Force`, `Fraud`, `NA` "
     "and "
     "2 more [VR012]\n"},
    {"list: not known among others is no denial", ",0,0,0,NA;Other,m,n", "no no - - x"},
    {"list: not known beside what is found", ",0,0,0,NA;Force,m,n", "no no - yes x"},
    {"a value that nothing names", ",2,0,0,Fraud,m,n",
     "f:2:2: error: `A` holds a value that the mapping `m` does not name; it names `-99`, `0`, `1` "
     "[VR012]\n"},
    {"a field's value that nothing names", "M,1,0,0,Fraud,m,n",
     "f:2:1: error: `Sex` holds a value that the mapping `m` does not name; it names `-99`, `F` [VR012]\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping)

BOOST_DATA_TEST_CASE(rows_read_by_a_mapping, boost::unit_test::data::make(rows), row) {
    BOOST_TEST(mapped(row.input) == row.expected, row.name << ": " << mapped(row.input));
}

BOOST_AUTO_TEST_CASE(json_lines_are_read_by_their_members) {
    BOOST_TEST(mapped_input(
                   R"({"Sex":"F","A":1,"B1":0,"B2":"0","List":"Fraud; Force","K1":null,"K2":"n","More":[1]})"
                   "\n") == "yes no yes yes y");
    BOOST_TEST(mapped_input(R"({"A":7,"Sex":"F"})"
                            "\n") ==
               "f:1:2: error: `A` holds a value that the mapping `m` does not name; it names `-99`, `0`, `1` "
               "[VR012]\n");
    BOOST_TEST(mapped_input(R"({"A":1,"A":0})"
                            "\n") ==
               "f:1:8: error: `(a key that cannot be a name)` stands twice in the record [VR001]\n");
    BOOST_TEST(mapped_input(R"({"A":[1]})"
                            "\n") ==
               "f:1:2: error: `A` must be one value, not a list or an object [VR005]\n");
}

BOOST_AUTO_TEST_SUITE_END()
