// SPDX-License-Identifier: Apache-2.0
// Worked cases: tables out of Fischetti and Salazar, the handbook's examples and questions that users of
// other programs asked (sdcTools/UserSupport 136, 194); intervals by hand or by an independent enumeration.
#include "statistics/attack.hpp"

#include "enumeration.hpp"
#include "tables.hpp"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <string>

namespace statistics = vidra::statistics;
namespace test = vidra::test;
using statistics::attack;
using statistics::AttackResult;
using statistics::CellIndex;
using statistics::Interval;

namespace vidra::statistics {

static std::ostream& operator<<(std::ostream& out, const Interval& interval) {
    return out << '[' << interval.low << ", " << interval.high << ']';
}

}  // namespace vidra::statistics

namespace {

void check(const AttackResult& result, CellIndex cell, Interval expected) {
    BOOST_TEST_CONTEXT("cell " << cell) {
        BOOST_TEST(result.cells.at(cell).interval == expected);
    }
}

test::Counts activities() {
    return test::table({{20, 50, 10}, {8, 19, 22}, {17, 32, 12}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(attacks)

// T1: the rectangle rule gives 22 + min(8, 12) and 22 - min(22, 17).
BOOST_AUTO_TEST_CASE(a_rectangle) {
    const auto counts = activities();
    const AttackResult result = attack(
        counts.system,
        test::known_of(counts, {test::at(1, 0, 3), test::at(1, 2, 3), test::at(2, 0, 3), test::at(2, 2, 3)}),
        test::solver());
    check(result, test::at(1, 2, 3), {5, 30});
    check(result, test::at(1, 0, 3), {0, 25});
    check(result, test::at(2, 0, 3), {0, 25});
    check(result, test::at(2, 2, 3), {4, 29});
    check(result, test::at(0, 0, 3), {20, 20});
    BOOST_TEST(result.not_additive.empty());
}

// T2 (vignette of GaussSuppression): rows young and old; Spain, Iceland, Portugal.
BOOST_AUTO_TEST_CASE(two_columns) {
    const auto counts = test::table({{5, 2, 0}, {6, 3, 4}});
    const AttackResult result = attack(
        counts.system,
        test::known_of(counts, {test::at(0, 1, 3), test::at(0, 2, 3), test::at(1, 1, 3), test::at(1, 2, 3)}),
        test::solver());
    check(result, test::at(0, 1, 3), {0, 2});
    check(result, test::at(0, 2, 3), {0, 2});
    check(result, test::at(1, 1, 3), {3, 5});
    check(result, test::at(1, 2, 3), {2, 4});
}

// T3: alone, both unsafe cells follow; marked as such, they follow almost.
BOOST_AUTO_TEST_CASE(marks_of_the_kind_give_counts_away) {
    const auto counts = test::table({{12, 3, 9}, {7, 15, 4}, {20, 11, 30}});
    const CellIndex three = test::at(0, 1, 3);
    const CellIndex four = test::at(1, 2, 3);
    AttackResult result = attack(counts.system, test::known_of(counts, {three, four}), test::solver());
    check(result, three, {3, 3});
    check(result, four, {4, 4});
    BOOST_TEST(!result.cells[three].because.empty());

    auto known = test::known_of(counts, {three, four, test::at(0, 2, 3), test::at(1, 1, 3)});
    result = attack(counts.system, known, test::solver());
    check(result, three, {0, 12});
    check(result, test::at(0, 2, 3), {0, 12});
    check(result, test::at(1, 1, 3), {6, 18});
    check(result, four, {1, 13});

    known[three] = known[four] = {1, 4};
    result = attack(counts.system, known, test::solver());
    check(result, three, {1, 3});
    check(result, four, {2, 4});
}

// T4: A 2, B 2, I 8, J 8, K 3, L 3, M 3, N 7; counties ABIJ and KLMN, groups LM and the rest; all of them 36.
BOOST_AUTO_TEST_CASE(two_hierarchies_together_give_away_what_each_alone_keeps) {
    test::Counts counts;
    std::vector<CellIndex> all;
    for (const std::int64_t value : {2, 2, 8, 8, 3, 3, 3, 7}) {
        all.push_back(counts.add(value));
    }
    const auto [a, b, i, j, k, l, m, n] =
        std::array<CellIndex, 8>{all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]};
    const std::vector<CellIndex> hidden{a, b, k, l, m};
    test::Counts of_groups = counts;
    const CellIndex first = counts.add_sum({a, b, i, j});
    const CellIndex second = counts.add_sum({k, l, m, n});
    const CellIndex total = counts.add_sum({first, second});

    AttackResult result = attack(counts.system, test::known_of(counts, hidden), test::solver());
    for (const CellIndex cell : {a, b}) {
        check(result, cell, {0, 4});
    }
    for (const CellIndex cell : {k, l, m}) {
        check(result, cell, {0, 9});
    }

    of_groups.add_sum({of_groups.add_sum({l, m}), of_groups.add_sum({a, b, i, j, k, n})});
    result = attack(of_groups.system, test::known_of(of_groups, hidden), test::solver());
    for (const CellIndex cell : {a, b, k}) {
        check(result, cell, {0, 7});
    }
    for (const CellIndex cell : {l, m}) {
        check(result, cell, {0, 6});
    }

    const CellIndex big = counts.add_sum({l, m});
    const CellIndex small = counts.add_sum({a, b, i, j, k, n});
    counts.system.relations.push_back({.total = total, .parts = {big, small}});
    result = attack(counts.system, test::known_of(counts, hidden), test::solver());
    check(result, k, {3, 3});
    // the second county less the big ones less N, or the rest less the first county
    BOOST_TEST(result.cells[k].because.size() == 2U);

    auto repaired = hidden;
    repaired.push_back(n);
    result = attack(counts.system, test::known_of(counts, repaired), test::solver());
    for (const CellIndex cell : {k, n}) {
        check(result, cell, {0, 10});
    }
    for (const CellIndex cell : {a, b}) {
        check(result, cell, {0, 4});
    }
    for (const CellIndex cell : {l, m}) {
        check(result, cell, {0, 6});
    }
}

// T5 (issue 194): nothing below zero, and nothing empty where that is known.
BOOST_AUTO_TEST_CASE(zeros_and_ones) {
    const auto hidden_last_two = [](std::vector<std::int64_t> parts, std::int64_t low) {
        test::Counts counts;
        std::vector<CellIndex> cells;
        for (const std::int64_t part : parts) {
            cells.push_back(counts.add(part));
        }
        counts.add_sum(cells);
        const std::vector<CellIndex> hidden{cells[cells.size() - 2], cells.back()};
        const AttackResult result =
            attack(counts.system, test::known_of(counts, hidden, low), test::solver());
        return std::pair{result.cells[hidden[0]].interval, result.cells[hidden[1]].interval};
    };
    BOOST_CHECK(hidden_last_two({0, 0}, 0) == std::pair(Interval{0, 0}, Interval{0, 0}));
    BOOST_CHECK(hidden_last_two({10, 5, 0, 0}, 0) == std::pair(Interval{0, 0}, Interval{0, 0}));
    BOOST_CHECK(hidden_last_two({10, 3, 1, 1}, 1) == std::pair(Interval{1, 1}, Interval{1, 1}));
    BOOST_CHECK(hidden_last_two({10, 3, 1, 1}, 0) == std::pair(Interval{0, 2}, Interval{0, 2}));
}

// Two parts of 9 that were each rounded to 3, and 9 itself: 2 to 4 twice, and 8 to 10 (base 3).
BOOST_AUTO_TEST_CASE(rounded_margins_give_counts_away) {
    test::Counts counts;
    counts.add_sum({counts.add(3), counts.add(6)});
    const AttackResult result = attack(counts.system, {{2, 4}, {2, 4}, {8, 10}}, test::solver());
    check(result, 0, {4, 4});
    check(result, 1, {4, 4});
    check(result, 2, {8, 8});
}

// By subtraction, as in a published table: 13 are 11 female and some male.
BOOST_AUTO_TEST_CASE(a_relation_is_named_with_its_sign) {
    test::Counts counts;
    const CellIndex female = counts.add(11);
    const CellIndex male = counts.add(2);
    const CellIndex children = counts.add_sum({female, male});
    const CellIndex adults = counts.add(30);
    counts.add_sum({children, adults});
    auto known = test::known_of(counts, {male, children});
    known[male] = {0, 4};
    const AttackResult result = attack(counts.system, known, test::solver());
    check(result, male, {2, 2});
    const auto& because = result.cells[male].because;
    BOOST_REQUIRE(because.size() == 2U);
    BOOST_TEST(because[0].relation == 1U);  // all less adults are the children
    BOOST_TEST(because[0].sign == 1);
    BOOST_TEST(because[1].relation == 0U);
    BOOST_TEST(because[1].sign == 1);
}

BOOST_AUTO_TEST_CASE(a_total_that_is_not_the_sum_is_named_and_the_rest_goes_on) {
    const auto counts = test::table({{12, 3, 9}, {7, 15, 4}});
    auto known = test::known_of(counts, {test::at(0, 1, 3)});
    known[test::at(1, 3, 3)] = {27, 27};  // 26
    const AttackResult result = attack(counts.system, known, test::solver());
    BOOST_CHECK((result.not_additive == std::vector<std::size_t>{1, 6}));
    check(result, test::at(0, 1, 3), {3, 3});
    BOOST_TEST(result.cells[test::at(1, 0, 3)].because.empty());
}

// Rows of 5 and 5, columns of 4 and 5, and 10 in all: no relation alone is wrong.
BOOST_AUTO_TEST_CASE(relations_that_only_together_do_not_hold_are_named) {
    test::Counts counts;
    for (int i = 0; i < 4; ++i) {
        counts.add(2);
    }
    const CellIndex lone = counts.add(7);
    for (const auto& parts : std::vector<std::vector<CellIndex>>{{0, 1}, {2, 3}, {0, 2}, {1, 3}}) {
        counts.add_sum(parts);
    }
    counts.add_sum({lone, counts.add(1)});
    auto known = test::known_of(counts, {0, 1, 2, 3, lone});
    known[5] = known[6] = known[8] = {5, 5};
    known[7] = {4, 4};
    const AttackResult result = attack(counts.system, known, test::solver());
    BOOST_CHECK((result.not_additive == std::vector<std::size_t>{0, 1, 2, 3}));
    check(result, 0, {0, statistics::unbounded});
    check(result, lone, {7, 7});
}

// x + y, x + z and y + z are 3 each: 1.5, but no whole numbers.
BOOST_AUTO_TEST_CASE(fractions_are_no_counts) {
    test::Counts counts;
    const CellIndex x = counts.add(1);
    const CellIndex y = counts.add(2);
    const CellIndex z = counts.add(1);
    const CellIndex first = counts.add_sum({x, y});
    const CellIndex second = counts.add_sum({x, z});
    const CellIndex third = counts.add_sum({y, z});
    auto known = test::known_of(counts, {x, y, z});
    known[first] = known[second] = known[third] = {3, 3};
    AttackResult result = attack(counts.system, known, test::solver());
    BOOST_TEST(result.not_additive.size() == 3U);
    known[third] = {3, 4};
    result = attack(counts.system, known, test::solver());
    BOOST_TEST(result.not_additive.empty());
    check(result, x, {1, 1});
    check(result, y, {2, 2});
    check(result, third, {4, 4});
}

BOOST_AUTO_TEST_CASE(nothing_is_known_of_a_cell_without_end) {
    test::Counts counts;
    const CellIndex total = counts.add_sum({counts.add(5), counts.add(6)});
    const AttackResult result = attack(counts.system, test::known_of(counts, {0, total}), test::solver());
    check(result, 0, {0, statistics::unbounded});
    check(result, total, {6, statistics::unbounded});
    BOOST_TEST(attack({}, {}, test::solver()).cells.empty());
}

namespace {

/// Cells, of which some sums are cells too: nested, overlapping, or of tables in two or three dimensions.
test::Counts random_counts() {
    test::Counts counts;
    const int count = *rc::gen::inRange(3, 8);
    for (int i = 0; i < count; ++i) {
        counts.add(*rc::gen::inRange(0, 4));
    }
    const int sums = *rc::gen::inRange(1, 6);
    for (int i = 0; i < sums; ++i) {
        std::vector<CellIndex> parts;
        for (CellIndex cell = 0; cell < counts.values.size(); ++cell) {
            if (*rc::gen::inRange(0, 3) == 0) {
                parts.push_back(cell);
            }
        }
        if (!parts.empty()) {
            counts.add_sum(parts);
        }
    }
    return counts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(intervals_are_those_of_trying_all_numbers) {
    const bool holds = rc::check("attack agrees with enumeration", [] {
        const test::Counts counts = random_counts();
        std::vector<Interval> known;
        for (const std::int64_t value : counts.values) {
            const bool is_hidden = *rc::gen::inRange(0, 3) != 0;
            const int around = is_hidden ? *rc::gen::inRange(1, 5) : 0;
            known.push_back({std::max<std::int64_t>(0, value - around), value + around});
        }
        if (*rc::gen::inRange(0, 4) == 0 && !known.empty()) {
            // somebody mistyped a count
            auto& wrong = known[*rc::gen::inRange<std::size_t>(0, known.size())];
            wrong = {wrong.high + 1, wrong.high + 1};
        }
        const auto expected = test::enumerate(counts.system, known);
        const AttackResult result = attack(counts.system, known, test::solver());
        RC_ASSERT(result.not_additive.empty() == !expected.empty());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            RC_ASSERT(result.cells[i].interval == expected[i]);
            const bool is_narrower = known[i].low < expected[i].low || known[i].high > expected[i].high;
            RC_ASSERT(is_narrower || result.cells[i].because.empty());
        }
        const AttackResult again = attack(counts.system, known, test::solver());
        for (std::size_t i = 0; i < known.size(); ++i) {
            RC_ASSERT(again.cells[i].interval == result.cells[i].interval);
            RC_ASSERT(again.cells[i].because.size() == result.cells[i].because.size());
        }
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
