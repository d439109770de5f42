// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "reason/proof.hpp"

#include <span>
#include <string>

/// A proof told to people, and to machines.
namespace vidra::reason {

/// Plain text, 80 columns, in English. `file` is named where a claim is refuted.
[[nodiscard]] std::string proof_text(const checklist::Checklist& checklist, const PatternSpace& space,
                                     const Proof& proof, const std::string& file);

/// One compact JSON document and a line feed; its keys stand in the man page vidra-prove(1).
[[nodiscard]] std::string proof_json(const checklist::Checklist& checklist, const PatternSpace& space,
                                     const Proof& proof, std::span<const diag::Diagnostic> findings);

}  // namespace vidra::reason
