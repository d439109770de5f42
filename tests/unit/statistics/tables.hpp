// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"
#include "statistics/solver.hpp"

#include <cstdint>
#include <vector>

/// Tables for tests of the statistics module.
namespace vidra::test {

/// The solver out of the module beside which the tests were built; one for all tests.
[[nodiscard]] statistics::Solver& solver();

/// Counts that are linked by sums.
struct Counts {
    statistics::CellSystem system;
    std::vector<std::int64_t> values;  ///< by cell

    /// Adds a cell that is the sum of others.
    statistics::CellIndex add_sum(const std::vector<statistics::CellIndex>& parts);
    statistics::CellIndex add(std::int64_t value);
};

/// A table with its margins: cells row by row, the sum of a row behind it, sums of columns in the last row.
[[nodiscard]] Counts table(const std::vector<std::vector<std::int64_t>>& rows);

/// The cell of a table with so many columns of its own.
[[nodiscard]] constexpr statistics::CellIndex at(std::size_t row, std::size_t column, std::size_t columns) {
    return static_cast<statistics::CellIndex>(row * (columns + 1) + column);
}

/// What is known where these cells are hidden: the others are printed, of the hidden ones that they are no
/// less than `low`.
[[nodiscard]] std::vector<statistics::Interval> known_of(const Counts& counts,
                                                         const std::vector<statistics::CellIndex>& hidden,
                                                         std::int64_t low = 0);

}  // namespace vidra::test
