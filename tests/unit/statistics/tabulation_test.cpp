// SPDX-License-Identifier: Apache-2.0
#include "counting.hpp"

#include "statistics/shares.hpp"

using counting::cell;
using counting::count;
using counting::ids;
using vidra::statistics::CodeList;
using vidra::statistics::Table;
using vidra::statistics::TabulationSpec;
using Strings = std::vector<std::string>;

namespace {

TabulationSpec spec(vidra::statistics::TableSpec table) {
    TabulationSpec result;
    result.tables.push_back(std::move(table));
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tabulation)

BOOST_AUTO_TEST_CASE(counts_cells_and_every_margin) {
    const Table table = count(spec(counting::table("t", {"year(date)"}, {"sex"})),
                              {{{{"date", "2024-02-29"}, {"sex", "female"}}, 3},
                               {{{"date", "2024-12-31"}, {"sex", "male"}}, 1},
                               {{{"date", "2026-01-01"}, {"sex", "female"}}, 2}})
                            .front();
    // a year without anybody is a fact, and has its row
    BOOST_TEST(ids(table.dimensions()[0]) == (Strings{"total", "2024", "2025", "2026"}));
    BOOST_TEST(cell(table, {"2024", "female"}) == 3);
    BOOST_TEST(cell(table, {"2025", "female"}) == 0);
    BOOST_TEST(cell(table, {"total", "female"}) == 5);
    BOOST_TEST(cell(table, {"2024", "total"}) == 4);
    BOOST_TEST(cell(table, {"total", "total"}) == 6);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_told_apart_and_comes_last) {
    const Table table = count(spec(counting::table("t", {"sex"})), {{{{"sex", "unknown"}}, 1},
                                                                    {{{"sex", ""}}, 2},
                                                                    {{{"sex", "refused"}}, 3},
                                                                    {{{"sex", "not_asked"}}, 4},
                                                                    {{{"sex", "n/a"}}, 5},
                                                                    {{{"sex", "male"}}, 6},
                                                                    {{{"sex", "female"}}, 7}})
                            .front();
    BOOST_TEST(ids(table.dimensions()[0]) == (Strings{"total", "female", "male", "unknown", "refused",
                                                      "not_applicable", "not_asked", "not_recorded"}));
    BOOST_TEST(cell(table, {"not_recorded"}) == 2);
    BOOST_TEST(cell(table, {"total"}) == 28);
}

BOOST_AUTO_TEST_CASE(bands_are_there_though_nobody_is_in_them) {
    const Table table =
        count(spec(counting::table("t", {"bands(age, 18, 25, 26)"})),
              {{{{"age", "0"}}, 1}, {{{"age", "17"}}, 1}, {{{"age", "18"}}, 1}, {{{"age", "25"}}, 1}})
            .front();
    BOOST_TEST(ids(table.dimensions()[0]) == (Strings{"total", "0-17", "18-24", "25", "26+"}));
    BOOST_TEST(cell(table, {"0-17"}) == 2);
    BOOST_TEST(cell(table, {"26+"}) == 0);
}

BOOST_AUTO_TEST_CASE(a_code_list_gives_order_and_subtotals) {
    TabulationSpec report = spec(counting::table("t", {"station"}));
    CodeList stations;
    stations.order = {"NS-1", "BG-2", "BG-1"};
    stations.missing = {"-99"};
    stations.groups = {{.id = "belgrade", .members = {"BG-1", "BG-2"}},
                       {.id = "serbia", .members = {"belgrade", "NS-1"}}};
    report.codes.emplace("station", stations);
    const Table table =
        count(report, {{{{"station", "BG-1"}}, 4}, {{{"station", "NS-1"}}, 2}, {{{"station", "-99"}}, 1}})
            .front();
    BOOST_TEST(ids(table.dimensions()[0]) ==
               (Strings{"total", "serbia", "belgrade", "BG-2", "BG-1", "NS-1", "not_recorded"}));
    BOOST_TEST(cell(table, {"serbia"}) == 6);
    BOOST_TEST(cell(table, {"belgrade"}) == 4);
    BOOST_TEST(cell(table, {"BG-2"}) == 0);
    BOOST_TEST(cell(table, {"total"}) == 7);
}

// CTDC codebook version 2 (2024), on percentages: {labour}, {sexual}, {other}, {nothing}, {labour and
// sexual}; of the four with any of them labour is 50 %, sexual 50 %, other 25 %.
BOOST_AUTO_TEST_CASE(who_named_nothing_is_in_no_denominator) {
    const auto persons = [] {
        return std::vector<std::pair<counting::Row, int>>{
            {{{"labour", "1"}, {"sexual", "0"}, {"other", "0"}}, 1},
            {{{"labour", ""}, {"sexual", "1"}, {"other", ""}}, 1},
            {{{"labour", "0"}, {"sexual", "0"}, {"other", "1"}}, 1},
            {{{"labour", "0"}, {"sexual", "0"}, {"other", "0"}}, 1},
            {{{"labour", "1"}, {"sexual", "1"}, {"other", "0"}}, 1}};
    };
    const Table table = count(spec(counting::table("t", {"each(labour, sexual, other)"})), persons()).front();
    BOOST_TEST(cell(table, {"respondents"}) == 4);
    BOOST_TEST(cell(table, {"none"}) == 1);
    BOOST_TEST(cell(table, {"total"}) == 5);
    vidra::statistics::ProtectedTable shown;
    shown.linked = {&table, "records", {}};
    shown.is_hidden.resize(table.cell_count());
    for (std::size_t place = 0; place < table.cell_count(); ++place) {
        shown.shown.push_back(table.count(place));
    }
    const auto share = [&](const std::string& id) {
        const std::size_t place = counting::place(table, {id});
        return vidra::statistics::share(
            shown, place, vidra::statistics::denominator(shown, place, vidra::statistics::ShareOf::column));
    };
    BOOST_TEST(*share("labour") == 50.0);
    BOOST_TEST(*share("sexual") == 50.0);
    BOOST_TEST(*share("other") == 25.0);
}

BOOST_AUTO_TEST_CASE(elements_of_a_list_count_each_and_together) {
    TabulationSpec report = spec(counting::table("each", {"each(form)"}));
    report.tables.push_back(counting::table("together", {"combination(form)"}));
    const auto tables = count(report, {{{{"form", "sexual; labour"}}, 2},
                                       {{{"form", "labour;sexual;labour"}}, 1},
                                       {{{"form", "labour"}}, 4},
                                       {{{"form", "none"}}, 1},
                                       {{{"form", ""}}, 1}});
    BOOST_TEST(cell(tables[0], {"labour"}) == 7);
    BOOST_TEST(cell(tables[0], {"sexual"}) == 3);
    BOOST_TEST(cell(tables[0], {"respondents"}) == 7);
    BOOST_TEST(cell(tables[0], {"total"}) == 9);
    BOOST_TEST(cell(tables[1], {"labour + sexual"}) == 3);
    BOOST_TEST(cell(tables[1], {"labour"}) == 4);
}

BOOST_AUTO_TEST_CASE(a_person_counts_once_as_the_last_record_has_them) {
    auto table = counting::table("t", {"sex"});
    table.unit = vidra::statistics::Unit::persons;
    const Table counted = count(spec(std::move(table)), {{{{"case", "A"}, {"sex", "unknown"}}, 1},
                                                         {{{"case", "B"}, {"sex", "male"}}, 2},
                                                         {{{"case", "A"}, {"sex", "female"}}, 1}})
                              .front();
    BOOST_TEST(cell(counted, {"female"}) == 1);
    BOOST_TEST(cell(counted, {"unknown"}) == 0);
    BOOST_TEST(cell(counted, {"total"}) == 2);
}

BOOST_AUTO_TEST_CASE(a_person_whose_last_record_is_not_in_the_filter_is_not_in_the_table) {
    auto table = counting::table("t", {"sex"});
    table.unit = vidra::statistics::Unit::persons;
    table.where = counting::filter("refer");
    const Table counted = count(spec(std::move(table)), {{{{"case", "A"}, {"sex", "f"}, {"refer", "yes"}}, 1},
                                                         {{{"case", "B"}, {"sex", "f"}, {"refer", "yes"}}, 1},
                                                         {{{"case", "A"}, {"sex", "f"}, {"refer", "no"}}, 1}})
                              .front();
    BOOST_TEST(cell(counted, {"total"}) == 1);
}

BOOST_AUTO_TEST_CASE(weights_are_counts) {
    auto table = counting::table("t", {"sex"});
    table.weight = "n";
    const TabulationSpec report = spec(std::move(table));
    const Table counted =
        count(report, {{{{"sex", "male"}, {"n", "12"}}, 2}, {{{"sex", "female"}, {"n", "0"}}, 1}}).front();
    BOOST_TEST(cell(counted, {"male"}) == 24);
    BOOST_TEST(cell(counted, {"female"}) == 0);
    for (const std::string_view bad : {"1,505", "<5", "-1", "2.5", "", "9999999999999999999"}) {
        vidra::statistics::Tabulation tabulation(report);
        BOOST_REQUIRE(tabulation.columns() == (Strings{"sex", "n"}));
        const std::vector<std::string_view> cells = {"male", bad};
        const auto fault = tabulation.add(cells);
        BOOST_REQUIRE_MESSAGE(fault, bad);
        BOOST_TEST(fault->column == 1U);
        std::vector<std::string> too_large;
        BOOST_TEST(tabulation.finish(too_large).front().count(0) == 0);
    }
}

BOOST_AUTO_TEST_CASE(mean_and_median_are_of_those_with_a_number) {
    auto table = counting::table("t", {"sex"});
    table.measure = "points";
    const Table counted = count(spec(std::move(table)), {{{{"sex", "f"}, {"points", "1"}}, 1},
                                                         {{{"sex", "f"}, {"points", "2"}}, 1},
                                                         {{{"sex", "f"}, {"points", "4"}}, 1},
                                                         {{{"sex", "m"}, {"points", "3"}}, 1},
                                                         {{{"sex", "m"}, {"points", "unknown"}}, 1},
                                                         {{{"sex", "x"}, {"points", ""}}, 1}})
                              .front();
    using vidra::statistics::summarise;
    const auto all = summarise(*counted.histogram(counting::place(counted, {"total"})));
    BOOST_REQUIRE(all);
    BOOST_TEST(all->n == 4);
    BOOST_TEST(all->mean() == 2.5);
    BOOST_TEST(all->median == 2.5);  // between 2 and 3
    BOOST_TEST(summarise(*counted.histogram(counting::place(counted, {"f"})))->median == 2.0);
    BOOST_TEST(!summarise(*counted.histogram(counting::place(counted, {"x"}))));
    BOOST_TEST(cell(counted.with_number(), {"m"}) == 1);
    BOOST_TEST(cell(counted, {"m"}) == 2);
}

BOOST_AUTO_TEST_CASE(a_record_of_which_the_filter_is_open_is_in_no_table) {
    TabulationSpec report = spec(counting::table("t", {"sex"}));
    report.where = counting::filter("age < 18");
    vidra::statistics::Tabulation tabulation(report);
    for (const std::string_view age : {"17", "18", ""}) {
        const std::vector<std::string_view> cells = {age, "male"};
        BOOST_REQUIRE(tabulation.columns() == (Strings{"age", "sex"}));
        BOOST_TEST(!tabulation.add(cells));
    }
    BOOST_TEST(tabulation.counted() == 1U);
    BOOST_TEST(tabulation.filter_open() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
