// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/prover.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vidra::reason {

/// All that is proved of one checklist.
struct Proof {
    std::string pattern_count;
    std::vector<OutcomeProof> outcomes;
    std::vector<MinimalSets> sufficient;  ///< by outcome; empty where no sets were asked for
    std::vector<AlertProof> alerts;
    std::optional<Lowering> lowering;  ///< nothing: monotone
    std::vector<QuestionProof> questions;
    std::vector<ClaimProof> claims;

    [[nodiscard]] bool every_outcome_is_reachable() const;
    [[nodiscard]] bool every_claim_is_proved() const;
};

/// Proves everything. Sets that suffice are counted if `most_sets` is given, and so many listed for each
/// outcome.
[[nodiscard]] Proof prove(const checklist::Checklist& checklist, Prover& prover,
                          std::optional<std::size_t> most_sets);

}  // namespace vidra::reason
