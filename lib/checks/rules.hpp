// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/catalog.hpp"
#include "diag/diagnostics.hpp"
#include "expression/program.hpp"
#include "reason/prover.hpp"

#include <string>

/// Rules over a checklist that has been read, one function and one file each. Faults of form and of
/// expressions are found where they are read (checklist/loader, expression/compiler).
namespace vidra::checks {

/// VC026: each example gives the outcome that it expects.
void check_examples(const expression::Instrument& instrument, diag::Diagnostics& diagnostics);

/// VC027: each claim holds for every pattern; VC042 where that is beyond the limit of nodes.
void check_claims(const expression::Instrument& instrument, reason::Prover& prover,
                  diag::Diagnostics& diagnostics);

/// VC052 to VC055, warnings: thresholds and conditions that never hold or always do, outcomes that cannot be
/// reached, questions that rules look at to no effect.
void check_meaning(const expression::Instrument& instrument, reason::Prover& prover,
                   diag::Diagnostics& diagnostics);

/// Says that something is beyond the limit of nodes (VC042), at the rule that is to blame, or else at
/// `place`.
void report_limit(const expression::Instrument& instrument, const reason::NodeLimit& limit,
                  const std::string& what, diag::Range place, diag::Diagnostics& diagnostics);

/// Where the condition stands that makes questions relevant: of the first of them, or of its section.
[[nodiscard]] diag::Range relevance_range(const checklist::Checklist& checklist,
                                          const expression::Relevance& relevance);

/// VC041: the checklist named by `before` can be found.
void check_references(const checklist::Checklist& checklist, const checklist::Catalog& catalog,
                      diag::Diagnostics& diagnostics);

/// VC043: two versions of a checklist have one id. In the file of the newer.
void check_same_id(const checklist::Checklist& older, const checklist::Checklist& newer,
                   diag::Diagnostics& diagnostics);

/// VC051: where age is uncertain a person is treated as a child, so an age question presumes something.
void check_age_without_presume(const checklist::Checklist& checklist, diag::Diagnostics& diagnostics);

}  // namespace vidra::checks
