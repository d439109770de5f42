// SPDX-License-Identifier: Apache-2.0
#include "counting.hpp"

#include "statistics/coarser.hpp"

#include <algorithm>

using counting::count;
using vidra::statistics::CellIndex;
using vidra::statistics::CellName;
using vidra::statistics::CountedTable;
using vidra::statistics::ReportCells;
using vidra::statistics::TabulationSpec;

namespace {

CellName name(const std::string& population, const std::map<std::string, std::string>& by) {
    CellName result(population);
    for (const auto& [grouping, category] : by) {
        result.add(grouping, category);
    }
    return result;
}

/// Whether a cell is the sum of these, and of no others, in one relation.
bool is_sum(const ReportCells& cells, const CellName& total, const std::vector<CellName>& parts) {
    std::vector<CellIndex> wanted;
    for (const CellName& part : parts) {
        BOOST_REQUIRE_MESSAGE(cells.find(part), part.text());
        wanted.push_back(*cells.find(part));
    }
    std::sort(wanted.begin(), wanted.end());
    BOOST_REQUIRE(cells.find(total));
    return std::any_of(
        cells.system().relations.begin(), cells.system().relations.end(),
        [&](const auto& one) { return one.total == *cells.find(total) && one.parts == wanted; });
}

bool no_zero(std::size_t, std::size_t) {
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_cells)

BOOST_AUTO_TEST_CASE(tables_share_the_cells_that_mean_the_same) {
    TabulationSpec report;
    report.tables = {counting::table("a", {"year(date)"}, {"sex"}),
                     counting::table("b", {"sex"}, {"station"})};
    const auto tables = count(report, {{{{"date", "2025-01-01"}, {"sex", "f"}, {"station", "BG"}}, 2},
                                       {{{"date", "2026-01-01"}, {"sex", "m"}, {"station", "NS"}}, 3}});
    const ReportCells cells({{&tables[0], "records", {}}, {&tables[1], "records", {}}}, no_zero);
    const CellName women = name("records", {{"sex", "f"}});
    BOOST_TEST(is_sum(cells, women, {name("records", {{"sex", "f"}, {"year(date)", "2025"}})}));
    BOOST_TEST(is_sum(cells, women, {name("records", {{"sex", "f"}, {"station", "BG"}})}));
    BOOST_TEST(is_sum(cells, name("records", {}), {women, name("records", {{"sex", "m"}})}));
    // 1 of all, 2 sexes, 2 years, 2 stations, 2 and 2 inside: nobody is in the others
    BOOST_TEST(cells.cells().size() == 11U);
}

BOOST_AUTO_TEST_CASE(months_make_years_and_narrow_bands_wide_ones) {
    TabulationSpec report;
    report.tables = {counting::table("y", {"year(date)"}), counting::table("m", {"month(date)"}),
                     counting::table("q", {"quarter(date)"}), counting::table("w", {"bands(age, 18)"}),
                     counting::table("n", {"bands(age, 12, 18, 30)"})};
    const auto tables = count(report, {{{{"date", "2025-03-31"}, {"age", "11"}}, 1},
                                       {{{"date", "2025-04-01"}, {"age", "17"}}, 2},
                                       {{{"date", "2025-05-01"}, {"age", "30"}}, 4}});
    std::vector<CountedTable> counted;
    for (const auto& table : tables) {
        counted.push_back({&table, "records", {}});
    }
    const ReportCells cells(counted, no_zero);
    const auto month = [](const std::string& id) { return name("records", {{"month(date)", id}}); };
    BOOST_TEST(is_sum(cells, name("records", {{"year(date)", "2025"}}),
                      {month("2025-03"), month("2025-04"), month("2025-05")}));
    BOOST_TEST(
        is_sum(cells, name("records", {{"quarter(date)", "2025-Q2"}}), {month("2025-04"), month("2025-05")}));
    BOOST_TEST(is_sum(cells, name("records", {{"bands(age, 18)", "0-17"}}),
                      {name("records", {{"bands(age, 12, 18, 30)", "0-11"}}),
                       name("records", {{"bands(age, 12, 18, 30)", "12-17"}})}));
}

BOOST_AUTO_TEST_CASE(what_is_recorded_is_whatever_it_is) {
    TabulationSpec report;
    report.tables = {counting::table("x", {"x"}), counting::table("status", {"status(x)"})};
    const auto tables =
        count(report, {{{{"x", "a"}}, 20}, {{{"x", "b"}}, 30}, {{{"x", "refused"}}, 12}, {{{"x", ""}}, 3}});
    const ReportCells cells({{&tables[0], "records"}, {&tables[1], "records"}}, no_zero);
    BOOST_TEST(is_sum(cells, name("records", {{"status(x)", "recorded"}}),
                      {name("records", {{"x", "a"}}), name("records", {{"x", "b"}})}));
    BOOST_TEST(
        is_sum(cells, name("records", {{"status(x)", "refused"}}), {name("records", {{"x", "refused"}})}));
}

BOOST_AUTO_TEST_CASE(who_is_not_in_a_filter_can_be_computed) {
    TabulationSpec report;
    report.tables = {counting::table("all", {"station"}), counting::table("some", {"station"})};
    report.tables[1].where = counting::filter("refer");
    const auto tables = count(report, {{{{"station", "BG"}, {"refer", "yes"}}, 11},
                                       {{{"station", "BG"}, {"refer", "no"}}, 1},
                                       {{{"station", "NS"}, {"refer", "yes"}}, 5}});
    const ReportCells cells({{&tables[0], "records", {}}, {&tables[1], "records where refer", {"records"}}},
                            no_zero);
    std::map<std::string, std::int64_t> rests;
    for (CellIndex cell = 0; cell < cells.cells().size(); ++cell) {
        if (!cells.cells()[cell].is_printed) {
            rests.emplace(cells.text(cell), cells.cells()[cell].value);
        }
    }
    BOOST_TEST(rests == (std::map<std::string, std::int64_t>{
                            {"all outside of the filter of the table `some`", 1},
                            {"station=BG outside of the filter of the table `some`", 1}}));
    // all of NS are in both: one is the other
    BOOST_TEST(is_sum(cells, name("records", {{"station", "NS"}}),
                      {name("records where refer", {{"station", "NS"}})}));
}

BOOST_AUTO_TEST_CASE(who_did_not_name_something_can_be_computed) {
    TabulationSpec report;
    report.tables = {counting::table("each", {"each(form)"}),
                     counting::table("together", {"combination(form)"})};
    const auto tables =
        count(report, {{{{"form", "labour;sexual"}}, 3}, {{{"form", "labour"}}, 4}, {{{"form", ""}}, 2}});
    const ReportCells cells({{&tables[0], "records", {}}, {&tables[1], "records", {}}}, no_zero);
    const CellName labour = name("records", {{"each(form)", "labour"}});
    BOOST_TEST(is_sum(cells, labour,
                      {name("records", {{"combination(form)", "labour"}}),
                       name("records", {{"combination(form)", "labour + sexual"}})}));
    // everybody who named something named labour
    BOOST_TEST(is_sum(cells, name("records", {{"each(form)", "respondents"}}), {labour}));
    const bool has_rest = std::any_of(cells.cells().begin(), cells.cells().end(), [](const auto& cell) {
        return !cell.is_printed && cell.value == 4;  // 7 named something, 3 of them sexual
    });
    BOOST_TEST(has_rest);
}

BOOST_AUTO_TEST_SUITE_END()
