// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/grid.hpp"
#include "statistics/protection.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// A grid as text in columns, for a terminal; control characters in it are made harmless.
[[nodiscard]] std::string grid_text(const Grid& grid);

/// All tables as comma-separated text (RFC 4180) in long form: `table`, a column for each grouping, `n`.
/// What is not protected says so in the first column. Totals are `total`, hidden counts `x`; a grouping that
/// a table has not is blank. `vidra audit` reads it.
[[nodiscard]] std::string tables_csv(const Publication& publication);

}  // namespace vidra::statistics
