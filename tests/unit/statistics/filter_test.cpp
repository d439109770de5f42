// SPDX-License-Identifier: Apache-2.0
#include "counting.hpp"

using vidra::expression::Truth;
using vidra::statistics::Filter;

namespace {

/// Of `c`, the one column that the filter looks at.
Truth holds(const std::string& text, std::string_view cell) {
    const Filter filter = counting::filter(text);
    BOOST_REQUIRE(filter.columns().size() == 1);
    return filter.holds({&cell, 1});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(filter)

BOOST_AUTO_TEST_CASE(every_state_of_a_cell_has_one_meaning) {
    struct Case {
        const char* text;
        const char* cell;
        Truth truth;
    };
    for (const Case& one : std::vector<Case>{{"c", "yes", Truth::yes},
                                             {"c", "1", Truth::yes},
                                             {"c", "no", Truth::no},
                                             {"c", "not_applicable", Truth::no},
                                             {"c", "unknown", Truth::open},
                                             {"c", "refused", Truth::open},
                                             {"c", "", Truth::open},
                                             {"not c", "no", Truth::yes},
                                             {"not c", "", Truth::open},
                                             {"c == female", "female", Truth::yes},
                                             {"c == female", "male", Truth::no},
                                             {"c == female", "unknown", Truth::open},
                                             {"c != female", "", Truth::open},
                                             {"c != female", "not_applicable", Truth::yes},
                                             {"c == unknown", "unknown", Truth::yes},
                                             {"c == unknown", "", Truth::no},
                                             {"c < 18", "17", Truth::yes},
                                             {"18 > c", "17", Truth::yes},
                                             {"c < 18", "18", Truth::no},
                                             {"not c < 18", "18", Truth::yes},
                                             {"c >= 18", "", Truth::open},
                                             {"c > -1", "0", Truth::yes},
                                             {"c >= 2026-01-01", "2026-01-01", Truth::yes},
                                             {"c >= 2026-01-01", "2025-12-31", Truth::no},
                                             {"c == \"BG-1\"", "BG-1", Truth::yes},
                                             {"\"c\" == yes", "да", Truth::yes},
                                             {"c has labour", "sexual; labour", Truth::yes},
                                             {"c has labour", "sexual", Truth::no},
                                             {"c has labour", "", Truth::open},
                                             {"c and c == yes", "", Truth::open},
                                             {"c == a or c == b", "b", Truth::yes},
                                             {"c == a implies c == b", "a", Truth::no},
                                             {"c == a implies c == b", "x", Truth::yes}}) {
        BOOST_TEST((holds(one.text, one.cell) == one.truth), std::string(one.text) + " of " + one.cell);
    }
}

BOOST_AUTO_TEST_CASE(a_fact_decides_whatever_is_open) {
    const Filter both = counting::filter("a and b");
    const std::vector<std::string_view> cells = {"no", ""};
    BOOST_TEST((both.holds(cells) == Truth::no));
    const Filter one = counting::filter("a or b");
    const std::vector<std::string_view> others = {"", "yes"};
    BOOST_TEST((one.holds(others) == Truth::yes));
}

BOOST_AUTO_TEST_CASE(faults_have_their_place) {
    for (const auto& [text, column] : std::vector<std::pair<std::string, unsigned>>{
             {"age + 1 < 18", 1}, {"age < young", 7}, {"age <", 6}, {"3", 1}, {"age = 3", 5}}) {
        vidra::diag::Diagnostics diagnostics;
        BOOST_TEST(!Filter::parse({.text = text, .range = {{1, 1}, {1, 1}}, .positions = {}}, diagnostics));
        BOOST_REQUIRE(diagnostics.all().size() == 1);
        // the text of a file begins behind its quote
        BOOST_TEST(diagnostics.all().front().location.range.begin.column == column + 1, text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
