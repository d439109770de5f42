// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "expression/ast.hpp"

#include <optional>

namespace vidra::expression {

/// Parses the rule language of checklists (man page vidra-checklist(5), "Expressions"). From loosest to
/// tightest: implies (groups to the right), or, and, not, one comparison, + and -, *. Reports the first
/// fault with its place in the file and gives nothing then.
[[nodiscard]] std::optional<Ast> parse(const diag::SourceText& source, diag::Diagnostics& diagnostics);

/// The same for a filter of records (man page vidra-stats(1), "Filters"): there a name or a value that is no
/// id stands in double quotes, and becomes a name like others.
[[nodiscard]] std::optional<Ast> parse_filter(const diag::SourceText& source, diag::Diagnostics& diagnostics);

}  // namespace vidra::expression
