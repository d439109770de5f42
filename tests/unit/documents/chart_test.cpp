// SPDX-License-Identifier: Apache-2.0
// Charts as data: which can be drawn, and how their numbers are written.
#include "documents/chart.hpp"
#include "chart_samples.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;
using documents::Chart;
using Kind = Chart::Kind;

namespace {

std::vector<std::string> names(std::size_t count) {
    return std::vector<std::string>(count, "x");
}

/// `series` of them, each with `categories` ones.
Chart ones(Kind kind, std::size_t series, std::size_t categories) {
    documents::ChartSeries one{
        "s", std::vector<documents::ChartValue>(categories, documents::ChartValue::shown(1))};
    return test::chart(kind, names(categories), std::vector<documents::ChartSeries>(series, one));
}

Chart of_value(Kind kind, double number) {
    return test::chart(kind, {"x"}, {test::series("s", {number})});
}

Chart uneven() {
    Chart made = ones(Kind::bars, 2, 3);
    made.series[1].values.pop_back();
    return made;
}

struct Drawable {
    std::string name;
    Chart chart;
    bool can_be_drawn;
    friend std::ostream& operator<<(std::ostream& out, const Drawable& row) { return out << row.name; }
};

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const std::vector<Drawable> charts = {
    {"one value", ones(Kind::bars, 1, 1), true},
    {"no category", ones(Kind::bars, 1, 0), false},
    {"no series", test::chart(Kind::bars, {"x"}, {}), false},
    {"12 series", ones(Kind::lines, 12, 3), true},
    {"13 series", ones(Kind::lines, 13, 3), false},
    {"60 categories", ones(Kind::stacked_bars, 12, 60), true},
    {"61 categories", ones(Kind::stacked_bars, 1, 61), false},
    {"200 bars", ones(Kind::bars, 5, 40), true},
    {"204 bars", ones(Kind::bars, 4, 51), false},
    {"a pyramid of two", ones(Kind::pyramid, 2, 9), true},
    {"a pyramid of three", ones(Kind::pyramid, 3, 9), false},
    {"a pyramid of one", ones(Kind::pyramid, 1, 9), false},
    {"a value is missing", uneven(), false},
    {"all hidden", test::chart(Kind::bars, {"x", "y"}, {test::series("s", {test::hidden, test::hidden})}),
     true},
    {"nothing there", of_value(Kind::lines, test::no_value), true},
    {"zero", of_value(Kind::bars, 0), true},
    {"below zero, as a line", of_value(Kind::lines, -3), true},
    {"below zero, as a bar", of_value(Kind::bars, -1), false},
    {"below zero, in a stack", of_value(Kind::stacked_bars, -1), false},
    {"a million millions", of_value(Kind::bars, 1e12), true},
    {"too large", of_value(Kind::bars, 1e16), false},
    {"endless", of_value(Kind::lines, endless), false},
    {"no number", of_value(Kind::bars, not_a_number), false},
};

using Row = test::Row<std::pair<double, documents::ChartNumbers>, std::string>;
const documents::ChartNumbers whole;
const documents::ChartNumbers serbian{1, ",", ".", " %"};
const documents::ChartNumbers six{6, ".", "", ""};
const std::vector<Row> numbers = {
    {"zero", {0, whole}, "0"},
    {"four digits", {1234, whole}, "1234"},
    {"five digits", {12345, whole}, "12\u00A0345"},
    {"seven digits", {1234567, whole}, "1\u00A0234\u00A0567"},
    {"a count that a double holds exactly",
     {9007199254740991, whole},
     "9\u00A0007\u00A0199\u00A0254\u00A0740\u00A0991"},
    {"below zero", {-12, whole}, "\u221212"},
    {"no zero below zero", {-0.2, whole}, "0"},
    {"rounded up", {0.6, whole}, "1"},
    {"rounded to the even one", {2.5, whole}, "2"},
    {"percent", {45.25, serbian}, "45,2 %"},  // 45.25 is between two: to the even one
    {"percent in thousands", {12345.5, serbian}, "12.345,5 %"},
    {"all decimals", {0.125, six}, "0.125000"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(chart)

BOOST_DATA_TEST_CASE(what_can_be_drawn, data::make(charts), row) {
    BOOST_TEST(documents::chart_fault(row.chart).empty() == row.can_be_drawn, row.name);
}

BOOST_DATA_TEST_CASE(a_number_in_words, data::make(numbers), row) {
    BOOST_TEST(documents::number_text(row.input.first, row.input.second) == row.expected, row.name);
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_told_from_what_is_not_there) {
    BOOST_TEST(test::chart(Kind::bars, {"x"}, {test::series("s", {test::hidden})}).has_hidden());
    BOOST_TEST(!test::chart(Kind::bars, {"x"}, {test::series("s", {test::no_value})}).has_hidden());
    BOOST_TEST(!test::chart(Kind::bars, {"x"}, {test::series("s", {0})}).has_hidden());
}

BOOST_AUTO_TEST_CASE(charts_by_name) {
    std::vector<Chart> all = {ones(Kind::bars, 1, 1), ones(Kind::lines, 1, 1)};
    all[1].id = "other";
    BOOST_TEST(documents::find_chart(all, "other") == &all[1]);
    BOOST_TEST(documents::find_chart(all, "Other") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
