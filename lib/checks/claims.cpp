// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"
#include "reason/facts_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::checks {
namespace {

void refute(const expression::Instrument& instrument, const checklist::Claim& claim,
            const reason::PatternSpace& space, const reason::ClaimProof& proof,
            diag::Diagnostics& diagnostics) {
    const checklist::Checklist& checklist = instrument.checklist;
    const std::string facts = reason::facts_text(space, proof.counterexample);
    const diag::Range range = claim.claim ? claim.claim->range : claim.range;
    std::string message;
    if (proof.lowering) {
        message = fmt::format("a yes to `{}` makes `{}` of `{}`, against never_lowers; answers: {}",
                              checklist.questions[proof.lowering->question].id,
                              checklist.outcomes[proof.lowering->to].id,
                              checklist.outcomes[proof.lowering->from].id, facts);
    } else {
        message = fmt::format("the claim does not always hold; with these answers the outcome is `{}`: {}",
                              checklist.outcomes[proof.outcome].id, facts);
    }
    auto& finding = diagnostics.add(diag::Code::failing_claim, range, message,
                                    "every answer that is not named is no, or none");
    if (!claim.why.empty()) {
        finding.notes.push_back({"the claim says why: " + claim.why, std::nullopt});
    }
}

}  // namespace

void check_claims(const expression::Instrument& instrument, reason::Prover& prover,
                  diag::Diagnostics& diagnostics) {
    constexpr std::size_t most_limits = 3;  // each takes a second or so to find
    std::size_t limits = 0;
    for (std::size_t i = 0; i < instrument.checklist.claims.size(); ++i) {
        const checklist::Claim& claim = instrument.checklist.claims[i];
        try {
            const reason::ClaimProof proof = prover.claim(i);
            if (!proof.is_proved) {
                refute(instrument, claim, prover.space(), proof, diagnostics);
            }
        } catch (const reason::NodeLimit& limit) {
            ++limits;
            report_limit(instrument, limit,
                         limits < most_limits
                             ? fmt::format("the claim in line {}", claim.range.begin.line)
                             : fmt::format("the claim in line {}, as those below it, which were not tried,",
                                           claim.range.begin.line),
                         claim.range, diagnostics);
            if (limits == most_limits) {
                return;
            }
        }
    }
}

}  // namespace vidra::checks
