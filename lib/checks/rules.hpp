// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/catalog.hpp"
#include "diag/diagnostics.hpp"
#include "expression/program.hpp"

/// Rules over a checklist that has been read, one function and one file each. Faults of form and of
/// expressions are found where they are read (checklist/loader, expression/compiler).
namespace vidra::checks {

/// VC026: each example gives the outcome that it expects.
void check_examples(const expression::Instrument& instrument, diag::Diagnostics& diagnostics);

/// VC041: the checklist named by `before` can be found.
void check_references(const checklist::Checklist& checklist, const checklist::Catalog& catalog,
                      diag::Diagnostics& diagnostics);

/// VC051: where age is uncertain a person is treated as a child, so an age question presumes something.
void check_age_without_presume(const checklist::Checklist& checklist, diag::Diagnostics& diagnostics);

}  // namespace vidra::checks
