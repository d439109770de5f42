// SPDX-License-Identifier: Apache-2.0
// Numbers of patterns and of minimal sets that were worked out by hand, and larger checklists counted by
// going through every pattern with a few lines of C++ that say what their rules say.
#include "expression/compiler.hpp"
#include "reason/prover.hpp"
#include "small_checklist.hpp"

#include <fmt/format.h>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/test/unit_test.hpp>

#include <bit>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace vidra;
using Integer = boost::multiprecision::cpp_int;

expression::Instrument made(const std::string& body) {
    std::string said;
    auto instrument = test::instrument(test::small_checklist(body), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    return std::move(*instrument);
}

std::string indicators(const std::string& prefix, std::size_t count, const std::string& extra = {}) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += test::question(fmt::format("{}{}", prefix, i), extra);
    }
    return text;
}

Integer binomial(unsigned n, unsigned k) {
    Integer result = 1;
    for (unsigned i = 0; i < k; ++i) {
        result = result * (n - i) / (i + 1);
    }
    return result;
}

const Integer all_of_67 = Integer(1) << 67U;

std::string of_67(const std::string& when) {
    return test::section("s") + indicators("q", 67) + test::outcome("high", when, true) +
           test::outcome("low", "");
}

std::vector<std::string> counted(reason::Prover& prover, std::size_t outcomes) {
    std::vector<std::string> counts;
    for (std::size_t i = 0; i < outcomes; ++i) {
        counts.push_back(prover.outcome(i).patterns.decimal);
    }
    return counts;
}

/// By outcome, over 2 to the number of indicators: bit i of a pattern is question i of the file.
std::vector<std::string> enumerated(unsigned indicators, std::size_t outcomes,
                                    const std::function<std::size_t(std::uint32_t)>& outcome) {
    std::vector<std::size_t> counts(outcomes, 0);
    for (std::uint32_t pattern = 0; pattern < std::uint32_t{1} << indicators; ++pattern) {
        ++counts[outcome(pattern)];
    }
    std::vector<std::string> text;
    for (const std::size_t count : counts) {
        text.push_back(std::to_string(count));
    }
    return text;
}

int yes(std::uint32_t pattern, std::uint32_t mask) {
    return std::popcount(pattern & mask);
}

template <class T>
void same(const std::vector<T>& given, const std::vector<T>& expected) {
    BOOST_TEST(given == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(counting)

BOOST_AUTO_TEST_CASE(two_of_sixty_seven) {
    const expression::Instrument instrument = made(of_67("yes() >= 2"));
    reason::Prover prover(instrument);
    BOOST_TEST(prover.pattern_count() == "147573952589676412928");
    const reason::OutcomeProof high = prover.outcome(0);
    const reason::OutcomeProof low = prover.outcome(1);
    BOOST_TEST(high.patterns.decimal == Integer(all_of_67 - 1 - 67).str());
    BOOST_TEST(low.patterns.decimal == "68");
    // 68 in 2^67 is more than none and less than a double between 0 and 1 shows beside 1
    BOOST_TEST(low.patterns.share == 0x44p-67);
    BOOST_TEST((high.patterns.share < 1 && high.patterns.share > 0.999999));  // never all while some are left
    BOOST_TEST(high.witness.value().size() == 2U);
    BOOST_TEST(low.witness.value().empty());
    const reason::MinimalSets sets = prover.sufficient(0, 70);
    BOOST_TEST(sets.count == "2211");
    BOOST_TEST(sets.sets.size() == 70U);
    // the earlier in the file first
    BOOST_TEST(sets.sets.front()[0].question == 0U);
    BOOST_TEST(sets.sets.front()[1].question == 1U);
    BOOST_TEST(sets.sets[65].front().question == 0U);
    BOOST_TEST(sets.sets[66].front().question == 1U);
}

BOOST_AUTO_TEST_CASE(an_even_chance_to_the_last_pattern) {
    // more than half of 67: as many patterns as less than half of them
    const expression::Instrument half = made(of_67("yes() >= 34"));
    reason::Prover prover(half);
    const std::string expected = Integer(all_of_67 / 2).str();
    same(counted(prover, 2), {expected, expected});
    BOOST_TEST(prover.outcome(0).patterns.share == 0.5);

    const expression::Instrument exactly = made(of_67("yes() == 20"));
    reason::Prover of_exactly(exactly);
    BOOST_TEST(of_exactly.outcome(0).patterns.decimal == binomial(67, 20).str());
    const auto lowering = of_exactly.lowering();
    BOOST_REQUIRE(lowering.has_value());
    BOOST_TEST(lowering->facts.size() == 20U);
    BOOST_TEST(lowering->from == 0U);
    BOOST_TEST(lowering->to == 1U);
    // no set of yes keeps the others from being yes too
    BOOST_TEST(of_exactly.sufficient(0, 3).count == "0");
}

// No list of them all could ever be made.
BOOST_AUTO_TEST_CASE(a_few_of_very_many_minimal_sets) {
    const expression::Instrument instrument = made(of_67("yes() >= 33"));
    reason::Prover prover(instrument);
    const reason::MinimalSets sets = prover.sufficient(0, 3);
    BOOST_TEST(sets.count == binomial(67, 33).str());
    BOOST_TEST(sets.sets.size() == 3U);
    for (const reason::Facts& set : sets.sets) {
        BOOST_TEST(set.size() == 33U);
    }
}

BOOST_AUTO_TEST_CASE(what_no_rule_looks_at_multiplies) {
    const std::string options =
        "type = \"choice\"\noptions = [ { id = \"x\", text = { en = \"X\" } }, "
        "{ id = \"y\", text = { en = \"Y\" } }, { id = \"z\", text = { en = \"Z\" } } ]";
    std::string many = options;
    many.replace(many.find("choice"), 6, "many");
    const expression::Instrument instrument =
        made(test::section("s") + test::question("a") + test::question("b") + test::question("c", options) +
             test::question("m", many) + test::question("n", "type = \"number\"\nmin = 0\nmax = 9") +
             test::question("t", "type = \"text\"") + test::outcome("high", "a") + test::outcome("low", ""));
    reason::Prover prover(instrument);
    // b: 2, c: 3, m: 8, n: 1, t: 1
    BOOST_TEST(prover.pattern_count() == "96");
    same(counted(prover, 2), {"48", "48"});
    const std::vector<reason::QuestionProof> questions = prover.questions();
    for (std::size_t q = 0; q < questions.size(); ++q) {
        BOOST_TEST(questions[q].changes_outcome == (q == 0));
        BOOST_TEST(questions[q].is_looked_at == (q == 0));
    }
}

// n from 0 to 9: below 3, 3 to 5, 6, 7 and more
BOOST_AUTO_TEST_CASE(numbers_count_by_intervals) {
    const expression::Instrument instrument = made(
        test::section("s") + test::question("a") +
        test::question("n", "type = \"number\"\nmin = 0\nmax = 9") + test::outcome("high", "n >= 3 and a") +
        test::outcome("middle", "n == 6") + test::outcome("low", ""));
    reason::Prover prover(instrument);
    BOOST_TEST(prover.pattern_count() == "8");
    same(counted(prover, 3), {"3", "1", "4"});
    BOOST_TEST(prover.outcome(1).holds.decimal == "2");
    BOOST_TEST(prover.outcome(1).overlap.decimal == "1");
    BOOST_TEST(prover.outcome(2).holds.decimal == "8");
    // a, and n in one of three intervals
    BOOST_TEST(prover.sufficient(0, 9).count == "3");
    // with a or without it 6 is at least the middle one, so a does not belong to that set
    BOOST_TEST(prover.sufficient(1, 9).count == "3");
    BOOST_TEST(prover.sufficient(2, 9).count == "1");
    BOOST_TEST(prover.sufficient(2, 9).sets.front().empty());
}

BOOST_AUTO_TEST_CASE(sixteen_indicators_in_sections_one_by_one) {
    // a: 6 strong, b: 5 medium, c: 5 weak
    const std::string body = test::section("a") + indicators("a", 6, "strength = \"strong\"") +
                             test::section("b") + indicators("b", 5, "strength = \"medium\"\npoints = 2") +
                             test::section("c") + indicators("c", 5, "strength = \"weak\"\npoints = -1");
    const expression::Instrument instrument =
        made(body + test::outcome("first", "strong() == 2 and not b0 or points() >= 7") +
             test::outcome("second", "yes(a) - yes(c) < -1 or medium() * 2 == weak()") +
             test::outcome("third", "strong() >= 1 and medium() + weak() >= 3") + test::outcome("last", ""));
    reason::Prover prover(instrument);
    same(counted(prover, 4), enumerated(16, 4, [](std::uint32_t pattern) -> std::size_t {
             const int a = yes(pattern, 0x003f);
             const int b = yes(pattern, 0x07c0);
             const int c = yes(pattern, 0xf800);
             if ((a == 2 && (pattern & 0x0040U) == 0) || 2 * b - c >= 7) {
                 return 0;
             }
             return a - c < -1 || 2 * b == c ? 1 : a >= 1 && b + c >= 3 ? 2 : 3;
         }));
}

BOOST_AUTO_TEST_CASE(sixteen_indicators_under_skip_logic_one_by_one) {
    // b only where no or at least three of a are yes, c0 only with b0
    const std::string body = test::section("a") + indicators("a", 5) +
                             test::section("b", "relevant = \"not a0 or yes(a) >= 3\"\n") +
                             indicators("b", 6) + test::section("c") +
                             test::question("c0", "relevant = \"b0\"") + indicators("d", 4);
    const expression::Instrument instrument =
        made(body + test::outcome("first", "yes(b) >= 3 and not c0") + test::outcome("second", "yes() == 5") +
             test::outcome("third", "c0 implies a0") + test::outcome("last", ""));
    reason::Prover prover(instrument);
    same(counted(prover, 4), enumerated(16, 4, [](std::uint32_t pattern) -> std::size_t {
             const bool a0 = (pattern & 1U) != 0;
             const int a = yes(pattern, 0x001f);
             const bool is_b_asked = !a0 || a >= 3;
             const int b = is_b_asked ? yes(pattern, 0x07e0) : 0;
             const bool b0 = is_b_asked && (pattern & 0x0020U) != 0;
             const bool c0 = b0 && (pattern & 0x0800U) != 0;
             const int all = a + b + (c0 ? 1 : 0) + yes(pattern, 0xf000);
             return b >= 3 && !c0 ? 0 : all == 5 ? 1 : !c0 || a0 ? 2 : 3;
         }));
}

BOOST_AUTO_TEST_SUITE_END()
