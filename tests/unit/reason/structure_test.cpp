// SPDX-License-Identifier: Apache-2.0
#include "reason/structure.hpp"

#include "row.hpp"
#include "small_checklist.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace reason = vidra::reason;
namespace test = vidra::test;
using vidra::expression::Instrument;

namespace {

const std::string options =
    "options = [ { id = \"x\", points = 2, text = { en = \"x\" } }, "
    "{ id = \"y\", text = { en = \"y\" } }, { id = \"z\", text = { en = \"z\" } } ]";

/// Section s: indicators a, b, c (c counts minus one point); section t: r relevant if a, f relevant if not a;
/// choice k, choice g relevant if a, many m, number n from 0 to 100.
Instrument with(const std::string& when) {
    std::string said;
    auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::question("b", "points = 1") +
                              test::question("c", "points = -1") + test::section("t") +
                              test::question("r", "relevant = \"a\"") +
                              test::question("f", "relevant = \"not a\"") +
                              test::question("k", "type = \"choice\"\n" + options) +
                              test::question("g", "type = \"choice\"\nrelevant = \"a\"\n" + options) +
                              test::question("m", "type = \"many\"\n" + options) +
                              test::question("n", "type = \"number\"\nmax = 100") +
                              test::outcome("found", when) + test::outcome("rest", "")),
        said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), when << ": " << said);
    return std::move(*instrument);
}

using Row = test::Row<std::string, std::string>;
// What one more fact (an indicator answered yes, an option of many) can do to the condition.
const std::vector<Row> rows = {
    {"an indicator", "a", "rises"},
    {"a count", "yes(s) >= 2", "rises"},
    {"negated", "not a", "falls"},
    {"left of implies", "a implies b", "both"},
    {"below a number", "yes(s) < 2", "falls"},
    {"equal to a number", "yes(s) == 2", "both"},
    {"negative points", "points(s) >= 0", "both"},
    {"a count with a relevance that falls", "yes(t) >= 1", "both"},
    {"a choice has no more or less", "k == x", "neither"},
    {"nor has its negation", "k != x", "neither"},
    {"a number", "n < 5", "neither"},
    {"many", "m has x", "rises"},
    {"relevance that rises", "r", "rises"},
    {"relevance that falls", "f", "both"},
    {"a choice that a yes makes relevant", "g == x", "rises"},
    {"and that a yes takes away", "g != x", "falls"},
    {"double negation", "not (not a)", "rises"},
};

std::string word(reason::Direction direction) {
    return direction.rises && direction.falls ? "both"
           : direction.rises                  ? "rises"
           : direction.falls                  ? "falls"
                                              : "neither";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(structure)

BOOST_DATA_TEST_CASE(directions, boost::unit_test::data::make(rows), row) {
    const Instrument instrument = with(row.input);
    const reason::Structure structure(instrument);
    BOOST_TEST(word(structure.direction(instrument.program.outcomes)) == row.expected, row.name);
}

BOOST_AUTO_TEST_CASE(values_are_those_that_rules_tell_apart) {
    const Instrument instrument = with("k == x or n < 5 or n == 70");
    const reason::Structure structure(instrument);
    BOOST_TEST(structure.values(5).size() == 2U);  // k: x, and anything else
    BOOST_TEST(structure.values(6).empty());       // g: no rule looks at it
    BOOST_TEST(structure.values(8).size() == 3U);  // n: below 5, 70, and the rest
}

BOOST_AUTO_TEST_CASE(facts_that_nothing_tells_apart_share_a_class) {
    const Instrument instrument = with("yes(s) >= 2 and c");
    const reason::Structure structure(instrument);
    BOOST_TEST(structure.class_of(1) != reason::Structure::unused);
    // a and b: a is named by relevance conditions, so it is alone; b, r and f differ in relevance
    BOOST_TEST(structure.class_of(0) != structure.class_of(1));
    BOOST_TEST(structure.class_of(2) != structure.class_of(1));
    BOOST_TEST(structure.class_of(3) != structure.class_of(1));
}

BOOST_AUTO_TEST_SUITE_END()
