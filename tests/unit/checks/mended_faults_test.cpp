// SPDX-License-Identifier: Apache-2.0
// Faults that were found by trying and mended, each with the input that showed it.
#include "record_support.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace vidra::test {
namespace {

using diag::Code;

namespace data = boost::unit_test::data;

const std::vector<Row>& rows() {
    static const std::vector<Row> all = {
        // a product in brackets is multiplied again without a look at the coefficient: the third passes 64
        // bits
        {"coefficient through brackets", Code::too_large, "when = \"b\"",
         "when = \"a or (yes(s) * 1000000) * 1000000 > 1\"", 82, 15,
         "when = \"a or (yes(s) * 1000) * 1000 > 1\""},
        // elements that are no texts read as empty, and an empty list is `none`
        {"list of numbers in an example", Code::unknown_word, "no = [\"b\"]",
         "no = [\"b\"]\nanswers = { harm = [1] }", 89, 20, "no = [\"b\"]\nanswers = { harm = [\"cut\"] }"},
        {"list for an indicator in an example", Code::unknown_word, "no = [\"b\"]",
         "answers = { b = [\"no\"] }", 88, 17, "answers = { b = \"no\" }"},
        // `outcome_is` has an entry for each condition and one more, and is indexed by outcome
        {"claim names an outcome behind one without a condition",
         Code::unconditional_outcome,
         "refer = true\nwhen = \"both or some(s)\"\n",
         "",
         68,
         1,
         "when = \"both\"\n",
         {{"when = \"b\"", "when = \"both or some(s)\""},
          {"outcome == high", "outcome != low"},
          {"[[example]]\nname = \"one\"\nyes = [\"a\"]\nno = [\"b\"]\nexpect = \"high\"\n", ""}}},
    };
    return all;
}

struct Rejected {
    std::string name;
    std::string text;
    std::string place;

    friend std::ostream& operator<<(std::ostream& out, const Rejected& row) { return out << row.name; }
};

const std::vector<Rejected>& rejected() {
    static const std::vector<Rejected> all = {
        // a key is looked for as text and found where it is a value
        {"key that is a value before", R"({"station":"age","case":"C1","age":300})",
         place(1, 30, Code::bad_field)},
        // a key stands where it stands, not where its name is found in the line
        {"key spelt with an escape", R"({"case":"C1","answers":{"\u0068ours":99}})",
         place(1, 25, Code::bad_answer)},
        {"key spelt in a text before it", R"({"case":"C1","x_a":"\"age\":","age":999})",
         place(1, 31, Code::bad_field)},
        {"key in another object before it", R"({"identity":{"case":"a"},"case":""})",
         place(1, 26, Code::record_without_case)},
        // consent that cannot be read is passed over
        {"consent is a list", R"({"case":"C1","consent":{"screening":["given"]}})",
         place(1, 25, Code::bad_field)},
        {"referral is a text", R"({"case":"C1","consent":{"referral":"given"}})",
         place(1, 25, Code::bad_field)},
        {"basis is an object", R"({"case":"C1","basis":{"harm":{"a":1}}})", place(1, 23, Code::bad_field)},
        // nlohmann throws out_of_range, which is no parse_error, and the run ends with status 3
        {"number beyond a double", R"({"case":"C1","x_n":1e999})", place(1, 20, Code::record_syntax)},
        // valid JSON that simdjson does not take: "not JSON here" points at the start of the line
        {"integer beyond 64 bits", R"({"case":"C1","x_n":123456789012345678901234567890})",
         place(1, 20, Code::record_syntax)},
    };
    return all;
}

BOOST_AUTO_TEST_SUITE(mended_faults)

BOOST_DATA_TEST_CASE(checklists, data::make(rows()), row) {
    check_row(row, sample(), findings);
}

BOOST_DATA_TEST_CASE(records, data::make(rejected()), row) {
    const expression::Instrument instrument = load(data_file("checklists/interview.toml"));
    BOOST_TEST(places(evaluate(instrument, {row.text}).found) == row.place);
}

BOOST_AUTO_TEST_CASE(row_behind_a_blank_line_that_is_too_long) {
    const expression::Instrument instrument = load(data_file("checklists/interview.toml"));
    vidra::records::ReadOptions options;
    options.max_record_bytes = 40;
    const Evaluated outcome = evaluate(
        instrument, {"{\"case\":\"C1\"}\n" + std::string(41, ' ') + "\n{\"case\":\"C2\"}\n"}, {}, options);
    BOOST_TEST(outcome.summary.read == 2U);
    BOOST_TEST(outcome.summary.result_count() == 2U);
}

BOOST_AUTO_TEST_CASE(equal_findings_apart) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("f");
    for (const char* message : {"a", "b", "a"}) {
        diagnostics.add(Code::bad_id, {{1, 1}, {1, 1}}, message);
    }
    diagnostics.sort();
    BOOST_TEST(diagnostics.all().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
