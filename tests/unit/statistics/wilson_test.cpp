// SPDX-License-Identifier: Apache-2.0
#include "statistics/wilson.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace {

using Count = std::pair<std::int64_t, std::int64_t>;
using Row = vidra::test::Row<Count, std::pair<double, double>>;

// R. G. Newcombe, Statistics in Medicine 17 (1998), table of seven methods, method 3
const std::vector<Row> newcombe = {
    {"81 of 263", {81, 263}, {0.2553, 0.3662}},
    {"15 of 148", {15, 148}, {0.0624, 0.1605}},
    {"0 of 20", {0, 20}, {0.0000, 0.1611}},
    {"1 of 29", {1, 29}, {0.0061, 0.1718}},
};

double four_places(double number) {
    return std::round(number * 1e4) / 1e4;
}

}  // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(Row)

BOOST_AUTO_TEST_SUITE(wilson)

BOOST_DATA_TEST_CASE(agrees_with_the_published_table, boost::unit_test::data::make(newcombe), row) {
    const auto interval = vidra::statistics::wilson(row.input.first, row.input.second);
    BOOST_TEST(four_places(interval.low) == row.expected.first);
    BOOST_TEST(four_places(interval.high) == row.expected.second);
}

// the interval of the rest is that of the part, turned round
BOOST_AUTO_TEST_CASE(is_the_same_from_the_other_side) {
    for (std::int64_t n = 1; n < 40; ++n) {
        for (std::int64_t count = 0; count <= n; ++count) {
            const auto part = vidra::statistics::wilson(count, n);
            const auto rest = vidra::statistics::wilson(n - count, n);
            BOOST_TEST(std::abs(part.low + rest.high - 1) < 1e-12);
            BOOST_TEST(part.low >= 0);
            BOOST_TEST(part.high <= 1);
            BOOST_TEST(part.low <= static_cast<double>(count) / static_cast<double>(n));
        }
    }
    BOOST_TEST(vidra::statistics::wilson(0, 7).low == 0);
    BOOST_TEST(vidra::statistics::wilson(7, 7).high == 1);
}

BOOST_AUTO_TEST_SUITE_END()
