// SPDX-License-Identifier: Apache-2.0
// Faults of a definition, each with its place, beside the same file without it.
#include "row.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

using vidra::test::load;
using Row = vidra::test::Row<std::pair<std::string, std::string>, std::string>;

const std::string sample = R"toml(vidra = 1
kind = "report"
id = "sample"
languages = ["en"]
title = { en = "Sample" }
[disclosure]
threshold = 10
[codes.sex]
order = ["female", "male"]
[codes.citizenship]
groups = { north = ["A", "B"], south = ["C"] }
[[table]]
id = "one"
title = { en = "One" }
rows = ["year(date)"]
columns = ["each(form)"]
where = "age < 18"
percent = ["row"]
[[indicator]]
id = "two"
text = { en = "Two" }
where = "sex == male"
of = "age < 18"
)toml";

/// The part that is replaced, by what, and what is found then.
const std::vector<Row> faults = {
    {"a key with a slip", {"threshold = 10", "treshold = 10"}, "7:1 unknown-key"},
    {"a threshold of 0", {"threshold = 10", "threshold = 0"}, "7:13 out-of-range"},
    {"a threshold of 1", {"threshold = 10", "threshold = 1"}, "7:13 out-of-range"},
    {"a method that is none", {"threshold = 10", "method = \"hide\""}, "7:10 unknown-word"},
    {"a country in two groups", {"south = [\"C\"]", "south = [\"B\"]"}, "11:41 duplicate-id"},
    {"two lists", {"rows = [\"year(date)\"]", "rows = [\"each(services)\"]"}, "12:1 misplaced-key"},
    {"one list twice", {"rows = [\"year(date)\"]", "rows = [\"each(form)\"]"}, "12:1 misplaced-key"},
    {"by the case", {"rows = [\"year(date)\"]", "rows = [\"sex\", \"case\"]"}, "15:16 unknown-name"},
    {"by what is of a person", {"\"year(date)\"", "\"identity.name\""}, "15:9 unknown-name"},
    {"by the officer's words", {"\"year(date)\"", "\"assessment\""}, "15:9 unknown-name"},
    {"a function that is none", {"year(date)", "week(date)"}, "15:9 expression-syntax"},
    {"a filter that is none", {"age < 18\"\npercent", "age <\"\npercent"}, "17:15 expression-syntax"},
    {"a denominator that is none", {"[\"row\"]", "[\"all\"]"}, "18:12 unknown-word"},
    {"an id twice", {"id = \"two\"", "id = \"one\""}, "20:6 duplicate-id"},
    {"without a title", {"title = { en = \"One\" }\n", ""}, "12:1 missing-key"},
    {"persons by weights", {"percent", "weight = \"n\"\nunit = \"persons\"\npercent"}, "12:1 misplaced-key"},
};

std::string edited(const std::string& part, const std::string& by) {
    std::string text = sample;
    const std::size_t at = text.find(part);
    BOOST_REQUIRE(at != std::string::npos);
    BOOST_REQUIRE(text.find(part, at + 1) == std::string::npos);
    return text.replace(at, part.size(), by);
}

}  // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(Row)

BOOST_AUTO_TEST_SUITE(definition)

BOOST_AUTO_TEST_CASE(what_is_right_has_no_fault) {
    const auto loaded = load(sample);
    BOOST_TEST(loaded.findings == "");
    BOOST_TEST(loaded.definition.tables.size() == 1U);
    BOOST_TEST(loaded.definition.disclosure.threshold == 10);
}

BOOST_DATA_TEST_CASE(a_fault_has_its_place, boost::unit_test::data::make(faults), row) {
    BOOST_TEST(load(edited(row.input.first, row.input.second)).findings == row.expected);
}

BOOST_AUTO_TEST_CASE(a_slip_has_the_nearest_key) {
    const auto loaded = load(edited("threshold = 10", "treshold = 10"));
    BOOST_REQUIRE(loaded.helps.size() == 1U);
    BOOST_TEST(loaded.helps.front().find("`threshold`") != std::string::npos, loaded.helps.front());
}

// who is counted in a share is among those of whom it is one: otherwise more than all could be
BOOST_AUTO_TEST_CASE(an_indicator_is_counted_among_those_that_it_is_of) {
    const auto loaded = load(sample);
    BOOST_REQUIRE(loaded.definition.indicators.size() == 1U);
    const auto& indicator = loaded.definition.indicators.front();
    BOOST_REQUIRE(indicator.of_table);
    const auto& tables = loaded.definition.tabulation.tables;
    BOOST_TEST(tables[*indicator.of_table].where->text() == "age < 18");
    BOOST_TEST(tables[indicator.table].where->text() == "(age < 18) and (sex == male)");
}

BOOST_AUTO_TEST_SUITE_END()
