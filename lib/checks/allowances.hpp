// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "diag/diagnostics.hpp"
#include "reason/meaning_change.hpp"
#include "tomlio/document.hpp"

#include <optional>
#include <string>
#include <vector>

/// Changes of meaning that somebody has looked at and wants: a file of `kind = "allowances"`, man page
/// vidra-diff(1).
namespace vidra::checks {

/// One move from outcome to outcome that is intended.
struct Allowance {
    std::string from;
    std::string to;
    std::string author;
    std::string reason;
    std::string patterns;  ///< it is allowed for exactly so many; empty: for any number
    diag::Range range;
    diag::Range from_range;
    diag::Range to_range;
};

struct Allowances {
    std::string checklist;
    std::string old_version;  ///< empty: whatever they are
    std::string new_version;
    std::vector<Allowance> moves;
};

/// Reads the form of such a file. Nothing when there was an error.
[[nodiscard]] std::optional<Allowances> read_allowances(const tomlio::Document& document,
                                                        diag::Diagnostics& diagnostics);

/// Which moves of `change` are allowed. Reports a move of outcomes that neither version has, and allowances
/// for nothing (VC056).
[[nodiscard]] std::vector<bool> allowed_moves(const Allowances& allowances, const checklist::Checklist& older,
                                              const checklist::Checklist& newer,
                                              const reason::MeaningChange& change,
                                              diag::Diagnostics& diagnostics);

}  // namespace vidra::checks
