// SPDX-License-Identifier: Apache-2.0
// Charts as they are drawn by the module, whose folder is the first argument. In an SVG of one colour a
// series each bar is one filled path, so that bars can be counted.
#include "chart_samples.hpp"
#include "documents/figure.hpp"
#include "documents/pdf/chart_scale.hpp"
#include "documents/pdf_module.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <utility>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;
using documents::Chart;
using Kind = Chart::Kind;
using test::hidden;

namespace {

documents::PdfWriter& module() {
    static std::string why;
    const auto& suite = boost::unit_test::framework::master_test_suite();
    static const std::unique_ptr<documents::PdfWriter> writer =
        documents::open_pdf_writer({suite.argc > 1 ? suite.argv[1] : "."}, why);
    BOOST_TEST_REQUIRE(writer != nullptr, why);
    return *writer;
}

std::string svg(const Chart& chart, const char* prefix = "f") {
    std::string out;
    const std::string reason = module().draw_svg(chart, {prefix, "Words", "More words", "en"}, out);
    BOOST_TEST(reason == "");
    return out;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

/// Paths filled with the colours of the first two series (Okabe and Ito: blue 0072B2, orange E69F00).
std::size_t blue_bars(const std::string& drawn) {
    return count(drawn, "fill:rgb(0%,44.705%,69.803%)");
}
std::size_t orange_bars(const std::string& drawn) {
    return count(drawn, "fill:rgb(90.196%,62.352%,0%)");
}

Chart two(Kind kind, double hide_one, double hide_other) {
    return test::chart(kind, {"2021", "2022", "2023"},
                       {test::series("Women", {5, hide_one, 7}), test::series("Men", {3, 4, hide_other})});
}

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::bars:
            return "bars";
        case Kind::stacked_bars:
            return "stacked bars";
        case Kind::lines:
            return "lines";
        case Kind::pyramid:
            break;
    }
    return "pyramid";
}

struct Sort {
    Kind kind;
    friend std::ostream& operator<<(std::ostream& out, const Sort& sort) { return out << name_of(sort.kind); }
};
const std::vector<Sort> bar_sorts = {{Kind::bars}, {Kind::stacked_bars}};
const std::vector<Sort> all_sorts = {{Kind::bars}, {Kind::stacked_bars}, {Kind::lines}, {Kind::pyramid}};

}  // namespace

BOOST_AUTO_TEST_SUITE(drawing)

BOOST_DATA_TEST_CASE(a_hidden_value_is_no_bar, data::make(bar_sorts), sort) {
    // one more of each is the sample in the legend
    const std::string all = svg(two(sort.kind, 6, 5));
    BOOST_TEST(blue_bars(all) == 3U + 1);
    BOOST_TEST(orange_bars(all) == 3U + 1);
    const std::string some = svg(two(sort.kind, hidden, hidden));
    BOOST_TEST(blue_bars(some) == 2U + 1);
    BOOST_TEST(orange_bars(some) == 2U + 1);
}

BOOST_AUTO_TEST_CASE(nor_in_a_pyramid) {
    BOOST_TEST(blue_bars(svg(two(Kind::pyramid, 6, 5))) == 3U);
    const std::string some = svg(two(Kind::pyramid, hidden, hidden));
    BOOST_TEST(blue_bars(some) == 2U);
    BOOST_TEST(orange_bars(some) == 2U);
}

// whoever makes a chart may leave the number in it: nothing that is drawn follows from it
BOOST_DATA_TEST_CASE(nothing_follows_from_a_hidden_number, data::make(all_sorts), sort) {
    Chart chart = two(sort.kind, hidden, hidden);
    const std::string without = svg(chart);
    for (const double number : {1.0, 4.0, 1'000'000.0}) {
        chart.series[0].values[1].number = number;
        BOOST_TEST(svg(chart) == without);
    }
}

BOOST_DATA_TEST_CASE(a_value_that_is_not_there_is_nothing, data::make(all_sorts), sort) {
    const std::string all_hidden = svg(two(sort.kind, hidden, 5));
    const std::string none = svg(two(sort.kind, test::no_value, 5));
    BOOST_TEST(none != all_hidden);
    BOOST_TEST(none.size() < all_hidden.size());
}

BOOST_DATA_TEST_CASE(the_same_bytes_each_time, data::make(all_sorts), sort) {
    const Chart chart = two(sort.kind, hidden, 5);
    BOOST_TEST(svg(chart) == svg(chart));
}

std::set<std::string> ids(const std::string& drawn) {
    const std::string mark = " id=\"";
    std::set<std::string> found;
    for (std::size_t at = drawn.find(mark); at != std::string::npos; at = drawn.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        BOOST_TEST(found.insert(drawn.substr(begin, drawn.find('"', begin) - begin)).second);
    }
    return found;
}

BOOST_AUTO_TEST_CASE(names_are_those_of_the_drawing) {
    const Chart chart = two(Kind::bars, hidden, 5);
    const std::string first = svg(chart, "figure-1");
    const auto own = ids(first);
    BOOST_TEST(own.size() > 10U);  // a letter each
    for (const std::string& id : own) {
        BOOST_TEST(id.starts_with("figure-1-"), id);
    }
    // and so are all references to them
    BOOST_TEST(count(first, "\"#") == count(first, "\"#figure-1-"));
    BOOST_TEST(count(first, "url(#") == count(first, "url(#figure-1-"));
}

BOOST_AUTO_TEST_CASE(an_image_with_words) {
    Chart chart = two(Kind::lines, 6, 5);
    std::string out = "before";
    BOOST_TEST(module().draw_svg(chart, {"f", "A < B & \"C\"", "", "en"}, out) == "");
    BOOST_TEST(out.starts_with("before<svg "));
    BOOST_TEST(out.ends_with("</svg>\n"));
    BOOST_TEST(out.find("role=\"img\" aria-labelledby=\"f-title\"") != std::string::npos);
    BOOST_TEST(out.find("<title id=\"f-title\">A &lt; B &amp; &quot;C&quot;</title>") != std::string::npos);
    BOOST_TEST(out.find("<desc") == std::string::npos);
    BOOST_TEST(svg(chart).find("aria-labelledby=\"f-title f-desc\"") != std::string::npos);
    // nothing is fetched
    for (const char* const outside : {"<image", "<style", "<script", "@import", "href=\"h", "<font"}) {
        BOOST_TEST(out.find(outside) == std::string::npos, outside);
    }
}

BOOST_AUTO_TEST_CASE(a_character_of_no_font) {
    Chart chart = two(Kind::bars, 6, 5);
    const std::string cuneiform = "\U00012000";
    for (std::string* const text : {&chart.categories[0], &chart.series[1].label, &chart.value_title,
                                    &chart.category_title, &chart.note, &chart.numbers.suffix}) {
        const std::string before = std::exchange(*text, cuneiform);
        std::string out = "before";
        const std::string reason = module().draw_svg(chart, {"f", "w", "", "en"}, out);
        BOOST_TEST(reason.starts_with("no installed font has a character"));
        BOOST_TEST(out == "before");
        // in a PDF it is known before anything is drawn
        const std::vector<Chart> charts = {chart};
        documents::Block figure;
        figure.kind = documents::Block::Kind::figure;
        figure.chart = chart.id;
        documents::Page page;
        page.language = "en";
        page.charts = &charts;
        page.blocks.push_back(figure);
        BOOST_TEST(module().write(page, {}, "", "2026-11-25", out) == reason);
        BOOST_TEST(out == "before");
        *text = before;
    }
}

BOOST_AUTO_TEST_CASE(hostile_labels) {
    Chart chart = two(Kind::bars, 6, 5);
    chart.categories = {std::string(100'000, 'x'), "a\nb\x1B[31m\xE2\x80\xAE", ""};
    chart.series[0].label = std::string(5000, 'M');
    chart.note = std::string(100'000, 'n') + " " + std::string(1000, ' ');
    for (const Sort& sort : all_sorts) {
        chart.kind = sort.kind;
        const std::string drawn = svg(chart);
        BOOST_TEST(drawn.size() < 1'000'000U);
        BOOST_TEST(drawn.find('\x1B') == std::string::npos);
    }
}

struct Axis {
    std::vector<double> ticks;
    int decimals;
};
using ScaleRow = test::Row<std::pair<std::vector<double>, int>, Axis>;
const std::vector<ScaleRow> scales = {
    {"nothing", {{0}, 0}, {{0, 1}, 0}},
    {"one", {{1}, 0}, {{0, 1}, 0}},
    {"seven", {{7, 3}, 0}, {{0, 2, 4, 6, 8}, 0}},
    {"five hundred and one", {{501}, 0}, {{0, 100, 200, 300, 400, 500, 600}, 0}},
    {"six hundred", {{600}, 0}, {{0, 100, 200, 300, 400, 500, 600}, 0}},
    {"a million", {{1e6}, 0}, {{0, 2e5, 4e5, 6e5, 8e5, 1e6}, 0}},
    {"a share", {{0.5}, 2}, {{0, 0.1, 0.2, 0.3, 0.4, 0.5}, 1}},
    {"a share in whole numbers", {{0.5}, 0}, {{0, 1}, 0}},
    {"both sides of zero", {{-5, 12}, 0}, {{-5, 0, 5, 10, 15}, 0}},
    {"below zero", {{-3}, 1}, {{-3, -2.5, -2, -1.5, -1, -0.5, 0}, 1}},
};

BOOST_DATA_TEST_CASE(axis_in_round_numbers, data::make(scales), row) {
    Chart chart = test::chart(Kind::lines, {}, {{"s", {}}});
    for (const double number : row.input.first) {
        chart.categories.emplace_back("x");
        chart.series[0].values.push_back(documents::ChartValue::shown(number));
    }
    chart.numbers.decimals = row.input.second;
    const auto scale = documents::pdf::chart_scale(chart);
    BOOST_TEST_REQUIRE(scale.ticks.size() == row.expected.ticks.size(), row.name);
    for (std::size_t i = 0; i < scale.ticks.size(); ++i) {
        BOOST_TEST(scale.ticks[i] == row.expected.ticks[i], boost::test_tools::tolerance(1e-9));
    }
    BOOST_TEST(scale.decimals == row.expected.decimals, row.name);
}

BOOST_AUTO_TEST_CASE(axis_of_a_stack_holds_the_sum_of_what_is_shown) {
    const Chart chart =
        test::chart(Kind::stacked_bars, {"x"},
                    {test::series("a", {40}), test::series("b", {50}), test::series("c", {hidden})});
    BOOST_TEST(documents::pdf::chart_scale(chart).high == 100);
}

BOOST_AUTO_TEST_SUITE_END()
