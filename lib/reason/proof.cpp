// SPDX-License-Identifier: Apache-2.0
#include "reason/proof.hpp"

#include <algorithm>

namespace vidra::reason {

bool Proof::every_outcome_is_reachable() const {
    return std::all_of(outcomes.begin(), outcomes.end(),
                       [](const OutcomeProof& outcome) { return outcome.witness.has_value(); });
}

bool Proof::every_claim_is_proved() const {
    return std::all_of(claims.begin(), claims.end(), [](const ClaimProof& claim) { return claim.is_proved; });
}

Proof prove(const checklist::Checklist& checklist, Prover& prover, std::optional<std::size_t> most_sets) {
    Proof proof;
    proof.pattern_count = prover.pattern_count();
    for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
        proof.outcomes.push_back(prover.outcome(i));
        if (most_sets) {
            proof.sufficient.push_back(prover.sufficient(i, *most_sets));
        }
    }
    for (std::size_t i = 0; i < checklist.alerts.size(); ++i) {
        proof.alerts.push_back(prover.alert(i));
    }
    proof.lowering = prover.lowering();
    proof.questions = prover.questions();
    for (std::size_t i = 0; i < checklist.claims.size(); ++i) {
        proof.claims.push_back(prover.claim(i));
    }
    return proof;
}

}  // namespace vidra::reason
