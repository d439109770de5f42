// SPDX-License-Identifier: Apache-2.0
// What a report prints beside its counts, worked out by hand; and that what is hidden is nowhere in it.
#include "reports/report_data.hpp"
#include "documents/chart.hpp"
#include "documents/value.hpp"
#include "reports/charts.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace documents = vidra::documents;
namespace reports = vidra::reports;
using vidra::test::count_report;

namespace {

const std::string head = R"(vidra = 1
kind = "report"
id = "sample"
languages = ["en", "sr"]
title = { en = "Sample", sr = "Пример" }
)";

reports::ReportDefinition definition(const std::string& tables) {
    auto loaded = vidra::test::load(head + tables);
    BOOST_REQUIRE_MESSAGE(loaded.findings.empty(), loaded.findings);
    return std::move(loaded.definition);
}

/// Every text and name in a value, as one.
void append_all(std::string& out, const documents::Value& value) {
    out += fmt::format("{}\n", value.text());
    if (value.kind() == documents::Value::Kind::list) {
        for (const documents::Value& item : value.items()) {
            append_all(out, item);
        }
    }
    for (const std::string_view name :
         {"report",   "title",   "date",     "source",     "period",     "filters",
          "n",        "persons", "rejected", "protection", "revision",   "tables",
          "all",      "one",     "id",       "grids",      "alt",        "note",
          "caption",  "head",    "rows",     "cells",      "indicators", "text",
          "baseline", "target",  "count",    "of",         "actual",     "percent_of_target"}) {
        if (const documents::Value* const member = value.find(name)) {
            append_all(out, *member);
        }
    }
}

/// A grid of a table as lines of cells.
std::string grid_of(const documents::Value& data, std::string_view table, std::size_t grid) {
    std::string text;
    for (const documents::Value& row :
         data.find("tables")->find(table)->find("grids")->items()[grid].find("rows")->items()) {
        std::string line;
        for (const documents::Value& cell : row.find("cells")->items()) {
            line += fmt::format("{}{}", line.empty() ? "" : "|", cell.text());
        }
        text += line + "\n";
    }
    return text;
}

struct Made {
    reports::ReportDefinition definition;
    reports::CountedReport report;
    std::vector<documents::Chart> charts;
    documents::Value data;
};

Made make(const std::string& tables, const std::vector<std::pair<counting::Row, int>>& rows,
          const std::vector<vidra::test::Hidden>& hidden, const std::string& language = "en") {
    Made made;
    made.definition = definition(tables);
    made.report = count_report(made.definition, rows, hidden);
    made.charts = reports::charts_of(made.definition, made.report, language);
    static const std::vector<vidra::statistics::EarlierPublication> none;
    made.data =
        reports::report_data(made.definition, made.report, none, made.charts, {language, 0, 0, nullptr});
    return made;
}

const std::string by_sex = R"([[table]]
id = "one"
title = { en = "One", sr = "Прва" }
rows = ["station"]
columns = ["sex"]
percent = ["row", "total"]
mean = "age"
chart = "bars"
)";

const std::vector<std::pair<counting::Row, int>> people = {
    {{{"station", "a"}, {"sex", "f"}, {"age", "20"}}, 100},
    {{{"station", "a"}, {"sex", "m"}, {"age", "77"}}, 37},
    {{{"station", "b"}, {"sex", "f"}, {"age", "30"}}, 53},
    {{{"station", "b"}, {"sex", "m"}, {"age", "40"}}, 10},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(report_data)

// 137 and 63 by station, 153 and 47 by sex, 200 in all
BOOST_AUTO_TEST_CASE(counts_shares_and_means_by_hand) {
    const Made made = make(by_sex, people, {});
    BOOST_TEST(grid_of(made.data, "one", 0) == "a|100|37|137\nb|53|10|63\nTotal|153|47|200\n");
    BOOST_TEST(grid_of(made.data, "one", 1) ==
               "a|73.0|27.0|100.0\nb|84.1|15.9|100.0\nTotal|76.5|23.5|100.0\n");
    BOOST_TEST(grid_of(made.data, "one", 2) == "a|50.0|18.5|68.5\nb|26.5|5.0|31.5\nTotal|76.5|23.5|100.0\n");
    BOOST_TEST(made.data.find("report")->find("n")->text() == "200");
    BOOST_TEST(made.data.find("tables")->find("one")->find("alt")->text() ==
               "One. Largest of those printed: a, f, 100; smallest: b, m, 10.");
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_nowhere) {
    const std::vector<vidra::test::Hidden> hidden = {
        {0, {"a", "m"}}, {0, {"b", "m"}}, {0, {"a", "total"}}, {0, {"b", "total"}},
        {1, {"a", "m"}}, {1, {"b", "m"}}, {1, {"a", "total"}}, {1, {"b", "total"}}};
    const Made made = make(by_sex, people, hidden);
    BOOST_TEST(grid_of(made.data, "one", 0) == "a|100|x|x\nb|53|x|x\nTotal|153|47|200\n");
    // of a row whose total is hidden there is no share at all
    BOOST_TEST(grid_of(made.data, "one", 1) == "a|x|x|x\nb|x|x|x\nTotal|76.5|23.5|100.0\n");
    BOOST_TEST(grid_of(made.data, "one", 2) == "a|50.0|x|x\nb|26.5|x|x\nTotal|76.5|23.5|100.0\n");
    BOOST_TEST(grid_of(made.data, "one", 3).starts_with("a|20.0|x|x\nb|30.0|x|x\n"),
               grid_of(made.data, "one", 3));
    std::string all;
    append_all(all, made.data);
    for (const char* const telling : {"37", "137", "63", "27.0", "18.5", "68.5", "31.5", "15.9"}) {
        BOOST_TEST(all.find(telling) == std::string::npos, telling);
    }
    BOOST_REQUIRE(made.charts.size() == 1U);
    const documents::Chart& chart = made.charts.front();
    BOOST_TEST(chart.categories.size() == 2U);
    BOOST_REQUIRE(chart.series.size() == 2U);
    for (const documents::ChartValue& value : chart.series[1].values) {
        BOOST_TEST((value.state == documents::ChartValue::State::hidden));
        BOOST_TEST(value.number == 0);
    }
    BOOST_TEST(chart.alt.find("smallest: b, f, 53") != std::string::npos, chart.alt);
    BOOST_TEST(chart.alt.find("Hidden to protect persons: 2 of 4.") != std::string::npos, chart.alt);
}

const std::string shares = R"([[table]]
id = "all"
title = { en = "All", sr = "Сви" }
rows = ["sex"]
[[indicator]]
id = "part"
text = { en = "Part", sr = "Део" }
where = "sex == f"
of = "station == a"
target = 50
baseline = "40"
[[indicator]]
id = "number"
text = { en = "Number", sr = "Број" }
where = "sex == f"
target = 306
)";

// 100 of 137 are 72.99 per cent, 146 per cent of 50; 153 are half of 306
BOOST_AUTO_TEST_CASE(indicators_by_hand) {
    const Made made = make(shares, people, {}, "sr");
    const auto& indicators = made.data.find("indicators")->items();
    BOOST_REQUIRE(indicators.size() == 2U);
    BOOST_TEST(indicators[0].find("actual")->text() == "73,0");
    BOOST_TEST(indicators[0].find("count")->text() == "100");
    BOOST_TEST(indicators[0].find("of")->text() == "137");
    BOOST_TEST(indicators[0].find("percent_of_target")->text() == "146,0");
    BOOST_TEST(indicators[1].find("actual")->text() == "153");
    BOOST_TEST(indicators[1].find("percent_of_target")->text() == "50,0");
}

BOOST_AUTO_TEST_CASE(a_hidden_part_takes_share_and_target_with_it) {
    for (const std::size_t hidden : {std::size_t{1}, std::size_t{2}}) {  // the number, and of how many
        const Made made = make(shares, people, {{hidden, {}}});
        const documents::Value& part = made.data.find("indicators")->items()[0];
        BOOST_TEST(part.find("actual")->text() == "x");
        BOOST_TEST(part.find("percent_of_target")->text() == "x");
    }
}

const std::string stacked = R"([codes.walks]
order = ["yes", "no"]
title = { en = "Walks", sr = "Хода" }
[codes.talks]
order = ["yes", "no"]
[[table]]
id = "two"
title = { en = "Two", sr = "Друга" }
each_of = ["walks", "talks"]
columns = ["*"]
interval_of = "yes"
)";

// Newcombe 1998 (see the test of Wilson's interval): 15 of 148 are 6.24 to 16.05 per cent
BOOST_AUTO_TEST_CASE(shares_of_those_established_with_their_interval) {
    const std::vector<std::pair<counting::Row, int>> rows = {{{{"walks", "yes"}, {"talks", "no"}}, 15},
                                                             {{{"walks", "no"}, {"talks", "no"}}, 133},
                                                             {{{"walks", "unknown"}, {"talks", "no"}}, 20}};
    const Made made = make(stacked, rows, {});
    BOOST_TEST(grid_of(made.data, "two", 0) ==
               "Walks|15|133|20|168|148|10.1|6.2|16.0\n"
               "talks|0|168|0|168|168|0.0|0.0|2.2\n");
    const Made hidden = make(stacked, rows, {{0, {"unknown"}}, {0, {"no"}}});
    BOOST_TEST(grid_of(hidden.data, "two", 0).starts_with("Walks|15|x|x|168|x|x|x|x\n"),
               grid_of(hidden.data, "two", 0));
}

BOOST_AUTO_TEST_CASE(what_is_not_protected_says_so_in_every_table) {
    const Made made = make("[disclosure]\nmethod = \"none\"\n" + by_sex, people, {});
    for (const documents::Value& grid : made.data.find("tables")->find("one")->find("grids")->items()) {
        BOOST_TEST(grid.find("caption")->text().starts_with("NOT FOR PUBLICATION"));
    }
    BOOST_TEST(made.charts.front().note.find("NOT FOR PUBLICATION") != std::string::npos);
    BOOST_TEST(made.data.find("report")->find("not_for_publication")->is_true());
}

BOOST_AUTO_TEST_CASE(period_is_from_the_first_to_the_last) {
    const Made made =
        make("[[table]]\nid = \"t\"\ntitle = { en = \"T\", sr = \"Т\" }\nrows = [\"month(date)\"]\n",
             {{{{"date", "2026-03-04"}}, 10}, {{{"date", "2025-11-30"}}, 12}}, {});
    BOOST_TEST(made.data.find("report")->find("period")->text() == "November 2025 – March 2026");
}

BOOST_AUTO_TEST_SUITE_END()
