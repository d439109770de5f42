// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "statistics/cell_system.hpp"
#include "statistics/published_table.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace vidra::statistics {

/// Where a cell of the system is printed.
struct Print {
    std::size_t table = 0;
    std::size_t cell = 0;  ///< of the table
};

/// Published tables as one system.
struct LinkedTables {
    CellSystem system;
    std::vector<Interval> known;             ///< by cell: what its prints say, taken together
    std::vector<std::vector<Print>> prints;  ///< by cell, in the order of the tables; never none
    std::vector<CellIndex> contradicted;     ///< cells that are printed in several places, in no agreement
    std::size_t sums_left_out = 0;           ///< of a doubtful cell, or of a lone part
};

/// Cells of which all keys are the same, totals left out, are one cell, in whichever tables they stand; a key
/// that follows from another one, as a county follows from its region, makes no difference. A total is the
/// sum of the cells of its table that differ from it in that one column; parts that are not printed are
/// nothing. `X - Total` is the sum of those values of its column that begin with `X - ` where there are such.
/// A cell of a table that has fewer columns is the sum over the others, where the larger table has no total
/// for it.
///
/// Cells of one table with the same keys, several totals of the same parts, and totals of a lone part where
/// others have several are reported, and no sum with them is in the system.
[[nodiscard]] LinkedTables link_tables(const std::vector<PublishedTable>& tables,
                                       diag::Diagnostics& diagnostics);

/// How far a column of a table helps to tell its cells.
struct Telling {
    bool is_told = false;  ///< it has several values
    /// Columns that are told and from which it follows, where these are not totals.
    std::vector<std::size_t> follows_from;
};
/// By column.
[[nodiscard]] std::vector<Telling> telling_columns(const PublishedTable& table);

}  // namespace vidra::statistics
