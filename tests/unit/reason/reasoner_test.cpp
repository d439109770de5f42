// SPDX-License-Identifier: Apache-2.0
#include "reason/reasoner.hpp"

#include "expression/facts.hpp"
#include "reason/search.hpp"
#include "reason/structure.hpp"
#include "small_checklist.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace reason = vidra::reason;
namespace test = vidra::test;
using vidra::checklist::Answer;
using vidra::expression::Instrument;

namespace {

/// Three sections of twenty indicators, seven strong and thirteen weak each.
Instrument sixty_questions(const std::string& when) {
    std::string body;
    for (int s = 0; s < 3; ++s) {
        body += test::section(fmt::format("s{}", s));
        for (int q = 0; q < 20; ++q) {
            body += test::question(fmt::format("q{}_{}", s, q),
                                   q < 7 ? "strength = \"strong\"" : "strength = \"weak\"");
        }
    }
    std::string said;
    auto instrument = test::instrument(
        test::small_checklist(body + test::outcome("found", when) + test::outcome("rest", "")), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    return std::move(*instrument);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reasoner)

// Rules that neither rise nor fall, all questions open: 2^60 completions, which grouping and merging of
// equal futures make few.
BOOST_AUTO_TEST_CASE(sixty_open_questions_under_a_rule_that_goes_both_ways) {
    const Instrument possible = sixty_questions("yes(s0) == 11 and strong(s1) == weak(s1) and yes(s2) == 3");
    const vidra::checklist::Answers all_open(60);
    reason::Reasoner reasoner(possible);
    reasoner.set_answers(all_open);
    BOOST_TEST(reasoner.outcomes().least == 0U);
    BOOST_TEST(reasoner.outcomes().most == 1U);
    BOOST_TEST(reasoner.can_change(0));
    // seven strong cannot be as many as eight weak, and there are no fractions
    const Instrument impossible = sixty_questions("strong(s0) == 8 or 2 * yes(s1) == 7");
    reason::Reasoner other(impossible);
    other.set_answers(all_open);
    BOOST_TEST(other.outcomes().least == 1U);
    BOOST_TEST(other.outcomes().most == 1U);
    BOOST_TEST(!other.can_change(0));
}

BOOST_AUTO_TEST_CASE(a_search_beyond_its_limit_says_so) {
    // an even number is never seven, and to know that every partial sum must be looked at
    const Instrument instrument = sixty_questions("2 * yes(s0) + 4 * yes(s1) + 6 * yes(s2) == 7");
    const vidra::checklist::Answers all_open(60);
    reason::Reasoner reasoner(instrument, 2);
    BOOST_CHECK_THROW(reasoner.set_answers(all_open), reason::SearchLimit);
}

// Each search is small; the reasons of one record may take thousands of them.
BOOST_AUTO_TEST_CASE(all_searches_of_a_record_together_have_a_limit) {
    const Instrument instrument = sixty_questions("2 * yes(s0) + 4 * yes(s1) + 6 * yes(s2) == 7");
    const vidra::checklist::Answers all_open(60);
    const reason::Structure structure(instrument);
    vidra::expression::Known known;
    vidra::expression::FactReader(instrument.program).read(all_open, known);
    reason::Search search(instrument.program, structure, 1000);
    const auto ask = [&] { return search.span(known, all_open, instrument.program.outcomes).least; };
    BOOST_TEST(ask() == 1U);
    const auto ask_on = [&] {
        for (int i = 0; i < 1'000'000; ++i) {
            (void)ask();
        }
    };
    BOOST_CHECK_THROW(ask_on(), reason::SearchLimit);
    BOOST_CHECK_THROW((void)ask(), reason::SearchLimit);
    search.renew();
    BOOST_TEST(ask() == 1U);
}

// Points 1, 2, 4, … lightest first: every sum is another state unless the heavy ones are decided first.
BOOST_AUTO_TEST_CASE(sums_of_many_weights_are_settled_by_the_heavy_ones) {
    std::string body = test::section("s");
    long wanted = 0;
    for (int i = 0; i < 19; ++i) {
        body += test::question(fmt::format("q{}", i), fmt::format("points = {}", 1L << i));
        wanted += i % 3 == 0 ? 1L << i : 0;
    }
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(body + test::outcome("found", fmt::format("points(s) == {}", wanted)) +
                              test::outcome("rest", "")),
        said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const vidra::checklist::Answers all_open(19);
    reason::Reasoner reasoner(*instrument, 200);
    reasoner.set_answers(all_open);
    BOOST_TEST(reasoner.outcomes().least == 0U);
    BOOST_TEST(reasoner.outcomes().most == 1U);
    BOOST_TEST(reasoner.can_change(0));
}

BOOST_AUTO_TEST_CASE(a_reasoner_takes_one_record_after_another) {
    const Instrument instrument = sixty_questions("strong(s0) >= 1");
    reason::Reasoner reasoner(instrument);
    vidra::checklist::Answers answers(60);
    answers.set(0, vidra::checklist::AnswerState::yes);
    reasoner.set_answers(answers);
    BOOST_TEST(reasoner.outcomes().most == 0U);
    for (std::size_t q = 0; q < 60; ++q) {
        answers.set(q, vidra::checklist::AnswerState::no);
    }
    reasoner.set_answers(answers);
    BOOST_TEST(reasoner.outcomes().least == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
