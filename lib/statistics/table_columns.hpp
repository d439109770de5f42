// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/published_table.hpp"

#include <cstddef>
#include <vector>

namespace vidra::statistics {

/// Which columns of a table say what a cell is of, and which hold counts.
struct ColumnUses {
    std::vector<std::size_t> keys;
    std::vector<std::size_t> values;
    bool is_wide = false;
    bool lacks_some = false;  ///< of columns whose name stands twice
};

/// As told, and found where it is not told: a column of counts holds counts and marks nearly everywhere, is
/// no year and no running number. Where several do, one that is named like a count is it; otherwise the table
/// is wide. Columns whose name is empty or stands twice are used for neither, and a doubled name is reported.
[[nodiscard]] ColumnUses find_column_uses(const RawTable& raw, const TableTold& told,
                                          diag::Diagnostics& diagnostics);

}  // namespace vidra::statistics
