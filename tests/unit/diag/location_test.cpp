// SPDX-License-Identifier: Apache-2.0
#include "diag/location.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

namespace vidra::diag {
namespace {

std::string told(const Range& range) {
    return fmt::format("{}:{}-{}:{}", range.begin.line, range.begin.column, range.end.line, range.end.column);
}

BOOST_AUTO_TEST_SUITE(diag)

BOOST_AUTO_TEST_CASE(counted_behind_the_opening_quote) {
    // when = "a or b": the quote stands in column 8
    const SourceText text{"a or b", {{3, 8}, {3, 16}}, {}};
    BOOST_TEST(told(text.at(0, 1)) == "3:9-3:10");
    BOOST_TEST(told(text.at(2, 4)) == "3:11-3:13");
    BOOST_TEST(told(text.at(5, 6)) == "3:14-3:15");
    BOOST_TEST(told(text.at(6, 6)) == "3:15-3:15");
}

BOOST_AUTO_TEST_CASE(columns_are_code_points) {
    // each Cyrillic letter is two bytes: "да не", не stands in bytes 5 to 9, the quote in column 1
    const SourceText text{"да не", {{1, 1}, {1, 8}}, {}};
    BOOST_TEST(told(text.at(0, 4)) == "1:2-1:4");
    BOOST_TEST(told(text.at(5, 9)) == "1:5-1:7");
}

BOOST_AUTO_TEST_CASE(places_of_bytes_go_first) {
    // "a\tb" spelt with an escape: three bytes, of which the second takes two columns
    const SourceText text{"a\tb", {{2, 4}, {2, 10}}, {{2, 5}, {2, 6}, {2, 8}, {2, 9}}};
    BOOST_TEST(told(text.at(0, 1)) == "2:5-2:6");
    BOOST_TEST(told(text.at(1, 2)) == "2:6-2:8");
    BOOST_TEST(told(text.at(2, 3)) == "2:8-2:9");
    // over lines
    const SourceText lines{"a\nb", {{4, 1}, {5, 5}}, {{4, 4}, {4, 5}, {5, 1}, {5, 2}}};
    BOOST_TEST(told(lines.at(0, 3)) == "4:4-5:2");
    BOOST_TEST(told(lines.at(2, 3)) == "5:1-5:2");
}

BOOST_AUTO_TEST_CASE(beyond_the_end_is_the_end) {
    const SourceText text{"ab", {{1, 1}, {1, 5}}, {}};
    BOOST_TEST(told(text.at(1, 99)) == "1:3-1:4");
    BOOST_TEST(told(text.at(7, 9)) == "1:4-1:4");
    BOOST_TEST(told(text.at(2, 1)) == "1:4-1:4");
    const SourceText places{"ab", {{1, 1}, {1, 5}}, {{6, 1}, {6, 2}, {6, 3}}};
    BOOST_TEST(told(places.at(7, 9)) == "6:3-6:3");
    const SourceText none{"", {{1, 8}, {1, 10}}, {}};
    BOOST_TEST(told(none.at(0, 0)) == "1:9-1:9");
}

BOOST_AUTO_TEST_CASE(places_are_ordered_by_line_then_column) {
    BOOST_TEST((Position{1, 9} < Position{2, 1}));
    BOOST_TEST((Position{2, 1} < Position{2, 2}));
    BOOST_TEST((Position{2, 2} == Position{2, 2}));
    BOOST_TEST((Range{{1, 1}, {1, 3}} < Range{{1, 1}, {1, 4}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::diag
