// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "expression/program.hpp"

#include <optional>

namespace vidra::expression {

/// Gives meaning to every rule of `checklist`: names, types, order, what relevance and criteria may see,
/// and that no rule turns on a protected trait. Reports every independent fault at its place inside the
/// expression; gives nothing when there was an error.
[[nodiscard]] std::optional<Instrument> compile(checklist::Checklist checklist,
                                                diag::Diagnostics& diagnostics);

}  // namespace vidra::expression
