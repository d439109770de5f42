// SPDX-License-Identifier: Apache-2.0
// A prover whose limit has been met.
#include "reason/prover.hpp"

#include "small_checklist.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace reason = vidra::reason;
namespace test = vidra::test;

/// One outcome, which needs no rule; a claim whose sums take more values than any limit here; one that is
/// small.
vidra::expression::Instrument one_outcome() {
    std::string body = test::section("s");
    std::string claim;
    for (int i = 0; i < 30; ++i) {
        body += test::question(fmt::format("q{}", i), fmt::format("points = {}", 1000 + i * i * 7));
        claim += fmt::format("{}points(s) == {}", i == 0 ? "" : " or ", 20'001 + 31 * i);
    }
    body += test::outcome("only", "");
    for (const std::string& one : {claim, std::string("q0 and q1 implies q1")}) {
        body += fmt::format("[[always]]\nclaim = \"{}\"\n", one);
    }
    std::string said;
    auto instrument = test::instrument(test::small_checklist(body), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    return std::move(*instrument);
}

BOOST_AUTO_TEST_SUITE(prover)

BOOST_AUTO_TEST_CASE(what_is_too_large_leaves_the_rest_as_it_was) {
    const auto instrument = one_outcome();
    reason::Prover prover(instrument, 500);
    BOOST_CHECK_THROW((void)prover.claim(0), reason::NodeLimit);
    BOOST_TEST(prover.outcome(0).patterns.decimal == "1073741824");  // 2^30
    BOOST_TEST(prover.claim(1).is_proved);
    BOOST_TEST(!prover.lowering().has_value());
    BOOST_CHECK_THROW((void)prover.claim(0), reason::NodeLimit);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
