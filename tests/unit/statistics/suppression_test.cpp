// SPDX-License-Identifier: Apache-2.0
// Worked cases out of Fischetti and Salazar, the vignette of GaussSuppression, and questions that users of
// other programs asked (sdcTools/UserSupport 135 and 136). In the rest an adversary who tries all numbers and
// shares no code with the module looks at what is printed.
#include "statistics/suppression.hpp"

#include "enumeration.hpp"
#include "tables.hpp"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace statistics = vidra::statistics;
namespace test = vidra::test;
using statistics::CellIndex;
using statistics::CellRole;
using statistics::Interval;
using statistics::suppress;
using statistics::SuppressionPattern;
using statistics::SuppressionProblem;

namespace {

/// Every cell may be hidden, at the price of its count.
SuppressionProblem problem_of(const test::Counts& counts) {
    SuppressionProblem problem{.system = counts.system, .cells = {}};
    for (const std::int64_t value : counts.values) {
        statistics::SuppressionCell cell;
        cell.value = value;
        cell.price = std::max(1.0, static_cast<double>(value));
        problem.cells.push_back(cell);
    }
    return problem;
}

void set_unsafe(SuppressionProblem& problem, CellIndex cell, statistics::Protection protection) {
    problem.cells[cell].role = CellRole::unsafe;
    problem.cells[cell].protection = protection;
}

/// The count may be so much more, and so much less.
void set_levels(SuppressionProblem& problem, CellIndex cell, std::int64_t level) {
    const std::int64_t value = problem.cells[cell].value;
    set_unsafe(problem, cell,
               {.high_at_least = value + level, .width_at_least = 2 * level, .low_at_most = value - level});
}

/// Counts from 1 to less than `threshold` are unsafe.
void set_threshold(SuppressionProblem& problem, std::int64_t threshold, bool are_zeros_printed = true) {
    for (CellIndex i = 0; i < problem.cells.size(); ++i) {
        auto& cell = problem.cells[i];
        cell.known.low = are_zeros_printed ? 1 : 0;
        if (cell.value > 0 && cell.value < threshold) {
            set_unsafe(problem, i, {.high_at_least = threshold, .width_at_least = threshold - 1});
        } else if (cell.value == 0 && are_zeros_printed) {
            cell.role = CellRole::printed;
        }
    }
}

std::vector<CellIndex> hidden(const SuppressionPattern& pattern) {
    std::vector<CellIndex> cells;
    for (CellIndex i = 0; i < pattern.is_hidden.size(); ++i) {
        if (pattern.is_hidden[i]) {
            cells.push_back(i);
        }
    }
    return cells;
}

bool is(const Interval& interval, std::int64_t low, std::int64_t high) {
    return interval == Interval{.low = low, .high = high};
}

SuppressionPattern suppress(const SuppressionProblem& problem) {
    return statistics::suppress(problem, test::solver());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suppression)

// T1. The sums that the sources give, 59, 60, 85 and 101, count the cell itself, which is 22.
BOOST_AUTO_TEST_CASE(the_cheapest_rectangle) {
    const auto counts = test::table({{20, 50, 10}, {8, 19, 22}, {17, 32, 12}});
    const CellIndex unsafe = test::at(1, 2, 3);
    const std::vector<CellIndex> cheapest{test::at(1, 0, 3), unsafe, test::at(2, 0, 3), test::at(2, 2, 3)};
    for (const std::int64_t level : {1, 8}) {
        auto problem = problem_of(counts);
        set_levels(problem, unsafe, level);
        const auto pattern = suppress(problem);
        BOOST_CHECK(hidden(pattern) == cheapest);
        BOOST_TEST(pattern.price + 22 == 59);
        BOOST_TEST(pattern.lower_bound == pattern.price);
        BOOST_TEST(pattern.unprotected.empty());
        BOOST_CHECK(is(pattern.intervals[unsafe], 5, 30));
        BOOST_CHECK(is(pattern.intervals[test::at(1, 0, 3)], 0, 25));
        BOOST_CHECK(is(pattern.intervals[test::at(2, 0, 3)], 0, 25));
        BOOST_CHECK(is(pattern.intervals[test::at(2, 2, 3)], 4, 29));
    }
    auto problem = problem_of(counts);
    set_levels(problem, unsafe, 10);
    const auto pattern = suppress(problem);
    BOOST_TEST(pattern.price + 22 == 85);
    BOOST_CHECK((hidden(pattern) ==
                 std::vector<CellIndex>{test::at(1, 1, 3), unsafe, test::at(2, 1, 3), test::at(2, 2, 3)}));
    BOOST_CHECK(is(pattern.intervals[unsafe], 0, 34));
}

BOOST_AUTO_TEST_CASE(other_rectangles_where_cells_must_be_printed) {
    const auto counts = test::table({{20, 50, 10}, {8, 19, 22}, {17, 32, 12}});
    const CellIndex unsafe = test::at(1, 2, 3);
    const auto price_without = [&](const std::vector<CellIndex>& printed) {
        auto problem = problem_of(counts);
        set_levels(problem, unsafe, 8);
        for (const CellIndex cell : printed) {
            problem.cells[cell].role = CellRole::printed;
        }
        return suppress(problem).price + 22;
    };
    const std::vector<CellIndex> row{test::at(2, 0, 3), test::at(2, 1, 3), test::at(2, 2, 3)};
    BOOST_TEST(price_without(row) == 60);
    BOOST_TEST(price_without({test::at(1, 0, 3)}) == 85);
    BOOST_TEST(price_without({row[0], row[1], row[2], test::at(1, 0, 3)}) == 101);
}

// T2: zeros are protected too; old and young for Iceland and Portugal, of which the first zero is unsafe.
BOOST_AUTO_TEST_CASE(a_zero_is_protected) {
    auto problem = problem_of(test::table({{5, 2, 0}, {6, 3, 4}}));
    set_unsafe(problem, test::at(0, 2, 3), {.high_at_least = 1, .width_at_least = 1});
    const auto pattern = suppress(problem);
    BOOST_TEST(pattern.price == 9);
    BOOST_CHECK((hidden(pattern) == std::vector<CellIndex>{test::at(0, 1, 3), test::at(0, 2, 3),
                                                           test::at(1, 1, 3), test::at(1, 2, 3)}));
    BOOST_CHECK(is(pattern.intervals[test::at(0, 1, 3)], 0, 2));
    BOOST_CHECK(is(pattern.intervals[test::at(0, 2, 3)], 0, 2));
    BOOST_CHECK(is(pattern.intervals[test::at(1, 1, 3)], 3, 5));
    BOOST_CHECK(is(pattern.intervals[test::at(1, 2, 3)], 2, 4));
}

// T3: the sum of what is hidden is 31, and four cells are the fewest.
BOOST_AUTO_TEST_CASE(two_unsafe_cells_protect_each_other) {
    auto problem = problem_of(test::table({{12, 3, 9}, {7, 15, 4}, {20, 11, 30}}));
    set_threshold(problem, 5, false);
    for (const bool is_by_count : {false, true}) {
        if (is_by_count) {
            for (auto& cell : problem.cells) {
                cell.price = 1;
            }
        }
        const auto pattern = suppress(problem);
        BOOST_TEST(pattern.price == (is_by_count ? 2 : 31 - 3 - 4));
        BOOST_TEST(pattern.lower_bound == pattern.price);
        BOOST_CHECK((hidden(pattern) == std::vector<CellIndex>{test::at(0, 1, 3), test::at(0, 2, 3),
                                                               test::at(1, 1, 3), test::at(1, 2, 3)}));
        BOOST_CHECK(is(pattern.intervals[test::at(0, 1, 3)], 0, 12));
        BOOST_CHECK(is(pattern.intervals[test::at(1, 2, 3)], 1, 13));
    }
}

// T4: A, B, K, L, M are unsafe and follow from two hierarchies; the cheapest repair hides N.
BOOST_AUTO_TEST_CASE(linked_tables_are_protected_together) {
    test::Counts counts;
    for (const std::int64_t value : {2, 2, 8, 8, 3, 3, 3, 7}) {
        counts.add(value);
    }
    const CellIndex total = counts.add_sum({counts.add_sum({0, 1, 2, 3}), counts.add_sum({4, 5, 6, 7})});
    counts.system.relations.push_back(
        {.total = total, .parts = {counts.add_sum({5, 6}), counts.add_sum({0, 1, 2, 3, 4, 7})}});
    auto problem = problem_of(counts);
    for (const CellIndex cell : {0U, 1U, 4U, 5U, 6U}) {
        set_unsafe(problem, cell, {});
    }
    const auto pattern = suppress(problem);
    BOOST_CHECK((hidden(pattern) == std::vector<CellIndex>{0, 1, 4, 5, 6, 7}));
    BOOST_TEST(pattern.price == 7);
    BOOST_CHECK(is(pattern.intervals[0], 0, 4));
    BOOST_CHECK(is(pattern.intervals[4], 0, 10));
    BOOST_CHECK(is(pattern.intervals[5], 0, 6));
    BOOST_CHECK(is(pattern.intervals[7], 0, 10));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_protected_is_named) {
    auto problem = problem_of(test::table({{12, 3}, {7, 15}}));
    set_threshold(problem, 5, false);
    problem.cells[test::at(0, 0, 2)].role = CellRole::printed;
    problem.cells[test::at(0, 2, 2)].role = CellRole::printed;
    const auto pattern = suppress(problem);
    BOOST_CHECK(pattern.unprotected == std::vector<CellIndex>{test::at(0, 1, 2)});

    SuppressionProblem lone{.system = {.cell_count = 2, .relations = {}}, .cells = {}};
    lone.cells.resize(2);
    lone.cells[0].value = lone.cells[1].value = 2;
    set_unsafe(lone, 0, {.high_at_least = 5, .width_at_least = 4});
    set_unsafe(lone, 1, {.high_at_least = 5, .width_at_least = 4});
    lone.cells[1].known = {.low = 1, .high = 4};
    BOOST_CHECK(suppress(lone).unprotected == std::vector<CellIndex>{1});
    BOOST_TEST(suppress(SuppressionProblem{}).is_hidden.empty());
}

// Women of one station are all women less those of the other: nobody prints them, but they can be computed.
BOOST_AUTO_TEST_CASE(what_nobody_prints_is_protected_by_what_is_printed) {
    test::Counts counts;
    const CellIndex other = counts.add(40);
    const CellIndex small = counts.add(2);
    const CellIndex all = counts.add_sum({other, small});
    auto problem = problem_of(counts);
    set_unsafe(problem, small, {.high_at_least = 5, .width_at_least = 4});
    problem.cells[small].role = CellRole::derived;
    const auto pattern = suppress(problem);
    BOOST_CHECK((hidden(pattern) == std::vector<CellIndex>{other, small}));
    BOOST_TEST(pattern.price == 40);
    problem.cells[other].role = problem.cells[all].role = CellRole::printed;
    BOOST_CHECK(suppress(problem).unprotected == std::vector<CellIndex>{small});
}

// Of two equally good ones, the cells that come first.
BOOST_AUTO_TEST_CASE(ties_go_to_the_first_cells) {
    auto problem = problem_of(test::table({{9, 9, 9, 2}, {9, 9, 9, 9}, {9, 9, 9, 9}}));
    for (auto& cell : problem.cells) {
        cell.price = 1;
    }
    set_unsafe(problem, test::at(0, 3, 4), {.high_at_least = 3, .width_at_least = 2});
    const auto pattern = suppress(problem);
    BOOST_TEST(pattern.price == 3);
    BOOST_CHECK((hidden(pattern) == std::vector<CellIndex>{test::at(0, 0, 4), test::at(0, 3, 4),
                                                           test::at(1, 0, 4), test::at(1, 3, 4)}));
}

namespace {

/// What an adversary learns who tries all numbers, and who may know some cells besides. Cells can be no more
/// than `room` above their counts, which leaves the intervals as wide or narrower than they are.
std::vector<Interval> tried(const SuppressionProblem& problem, const std::vector<bool>& is_hidden,
                            std::int64_t room, const std::vector<bool>& is_own) {
    std::vector<Interval> known;
    for (CellIndex i = 0; i < problem.cells.size(); ++i) {
        const auto& cell = problem.cells[i];
        if (is_hidden[i] && !is_own[i]) {
            known.push_back({.low = cell.known.low, .high = std::min(cell.known.high, cell.value + room)});
        } else {
            known.push_back({.low = cell.value, .high = cell.value});
        }
    }
    return test::enumerate(problem.system, known);
}

/// The cells that count the one person whom `cell` counts, and nobody else.
std::vector<bool> own_cells(const SuppressionProblem& problem, CellIndex cell) {
    std::vector<bool> is_own(problem.cells.size());
    is_own[cell] = true;
    for (std::size_t round = 0; round < problem.cells.size(); ++round) {
        for (const auto& relation : problem.system.relations) {
            for (const CellIndex part : relation.parts) {
                if (problem.cells[part].value == 1 && problem.cells[relation.total].value == 1) {
                    is_own[part] = is_own[relation.total] = is_own[part] || is_own[relation.total];
                }
            }
        }
    }
    return is_own;
}

bool is_protected(const SuppressionProblem& problem, const std::vector<bool>& is_hidden, std::int64_t room) {
    const auto needs_it = [](const statistics::SuppressionCell& cell) {
        return cell.role == CellRole::unsafe || cell.role == CellRole::derived;
    };
    const auto seen = tried(problem, is_hidden, room, std::vector<bool>(problem.cells.size()));
    for (CellIndex i = 0; i < problem.cells.size(); ++i) {
        const auto& cell = problem.cells[i];
        if (needs_it(cell) && (seen[i].high < cell.protection.high_at_least ||
                               seen[i].high - seen[i].low < cell.protection.width_at_least)) {
            return false;
        }
    }
    for (CellIndex knower = 0; knower < problem.cells.size(); ++knower) {
        if (!problem.cells[knower].is_singleton || !is_hidden[knower]) {
            continue;
        }
        const auto is_own = own_cells(problem, knower);
        const auto by_one = tried(problem, is_hidden, room, is_own);
        for (CellIndex i = 0; i < problem.cells.size(); ++i) {
            if (!is_own[i] && needs_it(problem.cells[i]) && by_one[i].low == by_one[i].high) {
                return false;
            }
        }
    }
    return true;
}

void set_singletons(SuppressionProblem& problem) {
    for (auto& cell : problem.cells) {
        cell.is_singleton = cell.value == 1;
    }
}

}  // namespace

// T6: three single persons in a row; each knows one of them, and that none of the cells is empty.
BOOST_AUTO_TEST_CASE(three_singletons_in_a_row) {
    const auto counts = test::table({{1, 1, 7, 1, 0}, {1, 0, 0, 2, 8}});
    for (const bool are_zeros_printed : {true, false}) {
        auto problem = problem_of(counts);
        set_threshold(problem, 2, are_zeros_printed);
        set_singletons(problem);
        const auto pattern = suppress(problem);
        BOOST_TEST(pattern.unprotected.empty());
        BOOST_TEST(is_protected(problem, pattern.is_hidden, 4));
        std::vector<bool> only_ones;
        for (const auto& cell : problem.cells) {
            only_ones.push_back(cell.role == CellRole::unsafe);
        }
        BOOST_TEST(!is_protected(problem, only_ones, 4));
    }
}

namespace {

std::int64_t small_count() {
    return *rc::gen::element<std::int64_t>(0, 1, 1, 2, 2, 3, 4, 6);
}

test::Counts random_table() {
    const auto rows = *rc::gen::inRange<std::size_t>(1, 4);
    const auto columns = *rc::gen::inRange<std::size_t>(2, 4);
    std::vector<std::vector<std::int64_t>> table(rows, std::vector<std::int64_t>(columns));
    for (auto& row : table) {
        for (std::int64_t& value : row) {
            value = small_count();
        }
    }
    return test::table(table);
}

/// Two by two by two, with sums over each dimension.
test::Counts random_cube() {
    test::Counts counts;
    for (int i = 0; i < 8; ++i) {
        counts.add(small_count());
    }
    for (const CellIndex step : {1U, 2U, 4U}) {
        for (CellIndex i = 0; i < 8; ++i) {
            if ((i & step) == 0) {
                counts.add_sum({i, i + step});
            }
        }
    }
    return counts;
}

/// Cells in two hierarchies that have nothing to do with each other.
test::Counts random_links() {
    test::Counts counts;
    const auto count = *rc::gen::inRange<CellIndex>(4, 8);
    for (CellIndex i = 0; i < count; ++i) {
        counts.add(small_count());
    }
    std::optional<CellIndex> total;
    for (int hierarchy = 0; hierarchy < 2; ++hierarchy) {
        std::array<std::vector<CellIndex>, 2> groups;
        for (CellIndex i = 0; i < count; ++i) {
            groups.at(*rc::gen::inRange<std::size_t>(0, 2)).push_back(i);
        }
        std::vector<CellIndex> sums;
        for (const auto& group : groups) {
            if (!group.empty()) {
                sums.push_back(counts.add_sum(group));
            }
        }
        if (!total) {
            total = counts.add_sum(sums);
        } else {
            counts.system.relations.push_back({.total = *total, .parts = sums});
        }
    }
    return counts;
}

test::Counts random_counts() {
    switch (*rc::gen::inRange(0, 3)) {
        case 0:
            return random_table();
        case 1:
            return random_cube();
        default:
            return random_links();
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_adversary_never_narrows_a_cell_below_its_protection) {
    const bool holds = rc::check("hidden cells stay hidden", [] {
        auto problem = problem_of(random_counts());
        const std::int64_t threshold = *rc::gen::inRange(2, 4);
        set_threshold(problem, threshold, *rc::gen::arbitrary<bool>());
        if (*rc::gen::arbitrary<bool>()) {
            set_singletons(problem);
        }
        statistics::SuppressionEffort effort;
        if (*rc::gen::arbitrary<bool>()) {
            effort = {.exact_cells = 0, .rounds = 8};
        }
        const auto pattern = statistics::suppress(problem, test::solver(), effort);
        RC_ASSERT(pattern.lower_bound <= pattern.price);
        RC_ASSERT(statistics::suppress(problem, test::solver(), effort).is_hidden == pattern.is_hidden);
        if (!pattern.unprotected.empty()) {
            std::vector<bool> all;
            for (const auto& cell : problem.cells) {
                all.push_back(cell.role != CellRole::printed);
            }
            RC_ASSERT(!is_protected(problem, all, 2 * threshold));
            return;
        }
        RC_ASSERT(is_protected(problem, pattern.is_hidden, 2 * threshold));
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(no_pattern_is_cheaper) {
    const bool holds = rc::check("the optimum", [] {
        const auto rows = *rc::gen::inRange<std::size_t>(1, 3);
        std::vector<std::vector<std::int64_t>> table(rows, std::vector<std::int64_t>(rows == 1 ? 4 : 2));
        for (auto& row : table) {
            for (std::int64_t& value : row) {
                value = small_count();
            }
        }
        auto problem = problem_of(test::table(table));
        set_threshold(problem, *rc::gen::inRange(2, 4), *rc::gen::arbitrary<bool>());
        if (*rc::gen::arbitrary<bool>()) {
            set_singletons(problem);
        }
        const auto pattern = suppress(problem);
        if (!pattern.unprotected.empty()) {
            return;
        }
        RC_ASSERT(pattern.lower_bound == pattern.price);
        std::vector<CellIndex> open;
        std::vector<bool> is_hidden(problem.cells.size());
        for (CellIndex i = 0; i < problem.cells.size(); ++i) {
            is_hidden[i] = problem.cells[i].role == CellRole::unsafe;
            if (problem.cells[i].role == CellRole::open) {
                open.push_back(i);
            }
        }
        for (std::size_t choice = 0; choice < (std::size_t{1} << open.size()); ++choice) {
            double price = 0;
            for (std::size_t i = 0; i < open.size(); ++i) {
                is_hidden[open[i]] = (choice >> i & 1U) != 0;
                price += is_hidden[open[i]] ? problem.cells[open[i]].price : 0;
            }
            if (price < pattern.price) {
                RC_ASSERT(!is_protected(problem, is_hidden, 8));
            }
        }
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
