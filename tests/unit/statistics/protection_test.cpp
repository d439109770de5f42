// SPDX-License-Identifier: Apache-2.0
#include "statistics/protection.hpp"
#include "counting.hpp"
#include "statistics/publication_json.hpp"
#include "tables.hpp"

#include <algorithm>

using counting::count;
using vidra::statistics::CountedTable;
using vidra::statistics::DisclosureOptions;
using vidra::statistics::EarlierPublication;
using vidra::statistics::Method;
using vidra::statistics::protect;
using vidra::statistics::Publication;
using vidra::statistics::Table;
using vidra::statistics::TabulationSpec;
using Strings = std::vector<std::string>;

namespace {

std::vector<CountedTable> counted(const std::vector<Table>& tables) {
    std::vector<CountedTable> result;
    for (const Table& table : tables) {
        result.push_back({&table, "records", {}});
    }
    return result;
}

Publication published(const std::vector<Table>& tables, const DisclosureOptions& options,
                      const std::vector<EarlierPublication>& earlier = {}) {
    return protect(counted(tables), options, earlier, vidra::test::solver());
}

bool is_hidden(const Publication& publication, std::size_t table, const Strings& ids) {
    const auto& one = publication.tables[table];
    return one.is_hidden[counting::place(*one.linked.table, ids)];
}

/// A table of two columns, `a` and `b`, with these counts.
std::vector<Table> table_of(const std::vector<std::vector<int>>& counts) {
    TabulationSpec spec;
    spec.tables = {counting::table("t", {"a"}, {"b"})};
    std::vector<std::pair<counting::Row, int>> rows;
    for (std::size_t a = 0; a < counts.size(); ++a) {
        for (std::size_t b = 0; b < counts[a].size(); ++b) {
            rows.push_back(
                {{{"a", "r" + std::to_string(a + 1)}, {"b", "c" + std::to_string(b + 1)}}, counts[a][b]});
        }
    }
    return count(spec, rows);
}

EarlierPublication earlier_of(const Publication& publication) {
    vidra::diag::Diagnostics diagnostics;
    auto earlier = vidra::statistics::read_earlier(
        vidra::statistics::publication_json(publication, {.report = "t", .date = "2025-12-31"}), diagnostics);
    BOOST_REQUIRE(earlier);
    return *earlier;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protection)

// Case T3 of the test cases: 12 3 9 / 7 15 4 / 20 11 30, threshold 5. The cheapest pattern adds (r1,c3) and
// (r2,c2), a sum of 9 + 15 = 24 beside the unsafe 3 and 4.
BOOST_AUTO_TEST_CASE(hides_what_the_optimum_hides) {
    const auto tables = table_of({{12, 3, 9}, {7, 15, 4}, {20, 11, 30}});
    const Publication publication = published(tables, {.threshold = 5});
    Strings hidden;
    for (const char* const row : {"r1", "r2", "r3", "total"}) {
        for (const char* const column : {"c1", "c2", "c3", "total"}) {
            if (is_hidden(publication, 0, {row, column})) {
                hidden.push_back(std::string(row) + column);
            }
        }
    }
    BOOST_TEST(hidden == (Strings{"r1c2", "r1c3", "r2c2", "r2c3"}));
    BOOST_TEST(publication.audit.unsafe == 2U);
    BOOST_TEST(publication.audit.hidden == 4U);
    BOOST_TEST(publication.audit.price == 24.0);
    BOOST_TEST(publication.audit.too_narrow.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_hidden_where_nothing_is_small) {
    const auto tables = table_of({{12, 13}, {14, 0}});
    const Publication publication = published(tables, {.threshold = 10});
    BOOST_TEST(publication.audit.hidden == 0U);
    BOOST_TEST(publication.tables[0].shown[counting::place(tables[0], {"r2", "c2"})] == 0);
    // r2 is all in one cell, and so is nothing else: c2 has 13 of 13
    BOOST_TEST(publication.audit.full_lines == 2U);
}

BOOST_AUTO_TEST_CASE(what_one_table_hides_another_does_not_print) {
    TabulationSpec spec;
    spec.tables = {counting::table("by_sex", {"station"}, {"sex"}), counting::table("alone", {"station"})};
    const auto tables = count(spec, {{{{"station", "A"}, {"sex", "f"}}, 20},
                                     {{{"station", "A"}, {"sex", "m"}}, 30},
                                     {{{"station", "B"}, {"sex", "f"}}, 40},
                                     {{{"station", "C"}, {"sex", "m"}}, 3}});
    const Publication publication = published(tables, {.threshold = 10});
    BOOST_TEST(is_hidden(publication, 0, {"C", "m"}));
    BOOST_TEST(is_hidden(publication, 0, {"C", "total"}));
    BOOST_TEST(is_hidden(publication, 1, {"C"}));
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_filter_is_protected) {
    TabulationSpec spec;
    spec.tables = {counting::table("all", {"station"}), counting::table("referred", {"station"})};
    spec.tables[1].where = counting::filter("refer");
    const auto tables = count(spec, {{{{"station", "A"}, {"refer", "yes"}}, 50},
                                     {{{"station", "A"}, {"refer", "no"}}, 2},
                                     {{{"station", "B"}, {"refer", "yes"}}, 40},
                                     {{{"station", "B"}, {"refer", "no"}}, 30}});
    const Publication publication =
        protect({{&tables[0], "records", {}}, {&tables[1], "records where refer", {"records"}}},
                {.threshold = 10}, {}, vidra::test::solver());
    // 52 of A and 50 of them referred, both printed, would tell of 2
    BOOST_TEST((is_hidden(publication, 0, {"A"}) || is_hidden(publication, 1, {"A"})));
    BOOST_TEST(publication.audit.too_narrow.empty());
}

// 31 were offered help, 28 accepted, 3 refused: whoever prints two of these numbers prints the third.
BOOST_AUTO_TEST_CASE(filters_that_make_up_one_another_are_protected_together) {
    TabulationSpec spec;
    spec.tables = {counting::table("offered", {}), counting::table("accepted", {}),
                   counting::table("refused", {})};
    spec.tables[0].where = counting::filter("offer");
    spec.tables[1].where = counting::filter("offer and answer == accepted");
    spec.tables[2].where = counting::filter("offer and answer == refused");
    vidra::statistics::Tabulation tabulation(spec);
    const auto add = [&](std::string_view offer, std::string_view answer, int times) {
        for (int i = 0; i < times; ++i) {
            const std::vector<std::string_view> cells = {offer, answer};
            BOOST_REQUIRE(!tabulation.add(cells));
        }
    };
    add("yes", "accepted", 28);
    add("yes", "refused", 3);
    add("no", "", 40);
    std::vector<std::string> too_large;
    const auto tables = tabulation.finish(too_large);
    const std::vector<CountedTable> all = {
        {&tables[0], "records where a"}, {&tables[1], "records where b"}, {&tables[2], "records where c"}};
    const auto hidden_in = [&](const vidra::statistics::Overlaps& overlaps) {
        const Publication publication = protect(all, {.threshold = 10}, {}, vidra::test::solver(), overlaps);
        BOOST_TEST(publication.audit.too_narrow.empty());
        return publication.audit.hidden;
    };
    BOOST_TEST(hidden_in({}) == 1U);  // of which 31 - 28 tells
    BOOST_TEST(hidden_in(tabulation.overlaps()) == 2U);
}

BOOST_AUTO_TEST_CASE(a_group_that_is_all_alike_is_hidden_where_that_is_asked_for) {
    const auto tables = table_of({{15, 0}, {20, 30}});
    BOOST_TEST(published(tables, {.threshold = 10}).audit.hidden == 0U);
    DisclosureOptions options{.threshold = 10, .protect_groups = true};
    const Publication publication = published(tables, options);
    BOOST_TEST(is_hidden(publication, 0, {"r1", "c1"}));
    BOOST_TEST(is_hidden(publication, 0, {"r1", "c2"}));
    BOOST_TEST(publication.audit.too_narrow.empty());
}

BOOST_AUTO_TEST_CASE(zeros_are_hidden_where_that_is_asked_for) {
    const auto tables = table_of({{15, 0}, {20, 30}});
    const Publication publication = published(tables, {.threshold = 5, .protect_zeros = true});
    BOOST_TEST(is_hidden(publication, 0, {"r1", "c2"}));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_protected_is_named) {
    TabulationSpec spec;
    spec.tables = {counting::table("t", {"a"})};
    const auto tables = count(spec, {{{{"a", "x"}}, 3}});
    const Publication publication = published(tables, {.threshold = 10});
    // three persons in all: hidden everywhere, so nobody is told how many; or nothing may be published
    const bool hides_all = is_hidden(publication, 0, {"x"}) && is_hidden(publication, 0, {"total"});
    BOOST_TEST((hides_all || !publication.audit.too_narrow.empty()));
}

BOOST_AUTO_TEST_CASE(rounded_tables_add_up) {
    // Handbook on Statistical Disclosure Control, 2nd edition, chapter 5: base 5
    const auto tables = table_of({{1, 0}, {3, 3}, {12, 20}});
    const Publication publication = published(tables, {.method = Method::round, .base = 5});
    const auto shown = [&](const Strings& ids) {
        return publication.tables[0].shown[counting::place(tables[0], ids)];
    };
    for (const char* const row : {"r1", "r2", "r3"}) {
        BOOST_TEST(shown({row, "c1"}) + shown({row, "c2"}) == shown({row, "total"}));
        for (const char* const column : {"c1", "c2", "total"}) {
            BOOST_TEST(shown({row, column}) % 5 == 0);
        }
    }
    BOOST_TEST(shown({"r1", "total"}) + shown({"r2", "total"}) + shown({"r3", "total"}) ==
               shown({"total", "total"}));
    BOOST_TEST(shown({"r3", "c2"}) == 20);
}

BOOST_AUTO_TEST_CASE(a_publication_reads_itself_again) {
    const auto tables = table_of({{12, 3, 9}, {7, 15, 4}, {20, 11, 30}});
    const EarlierPublication earlier = earlier_of(published(tables, {.threshold = 5}));
    BOOST_TEST(earlier.date == "2025-12-31");
    BOOST_REQUIRE(earlier.tables.size() == 1U);
    BOOST_TEST(earlier.tables[0].cells.size() == 16U);
    // of each of four rows its sum over columns, of each of four columns that over rows
    BOOST_TEST(earlier.tables[0].sums.size() == 8U);
    const auto hidden = std::count_if(earlier.tables[0].cells.begin(), earlier.tables[0].cells.end(),
                                      [](const EarlierPublication::Cell& cell) { return !cell.printed; });
    BOOST_TEST(hidden == 4);
}

// In the first publication (r1,c2), (r1,c3), (r2,c2) and (r2,c3) are hidden. A second one of the same records
// without the third column must not print what the first one hides: the first gives the sums.
BOOST_AUTO_TEST_CASE(a_later_publication_gives_nothing_of_an_earlier_one_away) {
    const auto tables = table_of({{12, 3, 9}, {7, 15, 4}, {20, 11, 30}});
    const EarlierPublication earlier = earlier_of(published(tables, {.threshold = 5}));
    const Publication later = published(tables, {.threshold = 5}, {earlier});
    BOOST_TEST(later.audit.too_narrow.empty());
    BOOST_TEST(is_hidden(later, 0, {"r1", "c2"}));
    BOOST_TEST(is_hidden(later, 0, {"r2", "c2"}));
    BOOST_TEST(later.audit.revised == 0U);
}

BOOST_AUTO_TEST_CASE(what_has_been_printed_cannot_be_hidden_any_more) {
    const auto tables = table_of({{12, 3, 9}, {7, 15, 4}, {20, 11, 30}});
    const EarlierPublication open = earlier_of(published(tables, {.threshold = 2}));
    const Publication later = published(tables, {.threshold = 5}, {open});
    BOOST_TEST(later.audit.already_known == 2U);
    BOOST_TEST(later.audit.hidden == 0U);
}

BOOST_AUTO_TEST_CASE(revised_counts_are_counted) {
    const EarlierPublication earlier =
        earlier_of(published(table_of({{12, 30}, {17, 15}}), {.threshold = 5}));
    const auto tables = table_of({{13, 30}, {17, 15}});
    const Publication later = published(tables, {.threshold = 5}, {earlier});
    // one cell, its row, its column, and all
    BOOST_TEST(later.audit.revised == 4U);
    BOOST_TEST(later.audit.too_narrow.empty());
}

BOOST_AUTO_TEST_SUITE_END()
