// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace vidra::statistics {

/// No bound of a column or row.
inline constexpr double no_bound = std::numeric_limits<double>::infinity();

struct LinearColumn {
    double low = 0;
    double high = no_bound;
    double cost = 0;
    bool is_whole = false;  ///< a whole number, where whole numbers are asked for
};

struct LinearTerm {
    std::uint32_t column = 0;  ///< not twice in a row
    double factor = 1;
};

/// The sum of the terms is from `low` to `high`.
struct LinearRow {
    double low = -no_bound;
    double high = no_bound;
    std::vector<LinearTerm> terms;
};

/// How a search ended.
enum class SolverStatus : std::uint8_t {
    optimal,
    infeasible,  ///< no values fulfil all rows and bounds
    endless,     ///< the sum of costs has no least value
    limited,     ///< the limit of nodes was reached; what is known is `value`, if any, and `bound`
    failed,      ///< numerical trouble: nothing is known
};

struct SolverAnswer {
    SolverStatus status = SolverStatus::failed;
    double value = 0;          ///< the least sum of costs; of `limited` the best found, if there are columns
    double bound = -no_bound;  ///< no solution costs less
    std::vector<double> columns;  ///< the values, where there are any
    /// By row, of a program without whole numbers that is optimal: how much the cost changes with a bound of
    /// the row. The cost of a column less its factors times these is what a change of the column itself
    /// costs.
    std::vector<double> duals;
    std::vector<double> reduced_costs;  ///< by column: that
    std::size_t nodes = 0;              ///< branches that were looked at
};

/// A program that was loaded. What is changed between two solutions is cheap: the second goes on from the
/// first.
class LinearProgram {
  public:
    LinearProgram() = default;
    virtual ~LinearProgram() = default;
    LinearProgram(const LinearProgram&) = delete;
    LinearProgram& operator=(const LinearProgram&) = delete;
    LinearProgram(LinearProgram&&) = delete;
    LinearProgram& operator=(LinearProgram&&) = delete;

    virtual void set_bounds(std::size_t column, double low, double high) = 0;
    virtual void set_cost(std::size_t column, double cost) = 0;
    virtual void set_row_bounds(std::size_t row, double low, double high) = 0;
    virtual void add_rows(const std::vector<LinearRow>& rows) = 0;

    /// The least sum of costs, over fractions.
    [[nodiscard]] virtual SolverAnswer minimise() = 0;
    /// The same where the columns that say so are whole numbers; looks at no more than `nodes` branches.
    [[nodiscard]] virtual SolverAnswer minimise_whole(std::size_t nodes) = 0;
};

/// Solves linear programs, with whole numbers where that is asked for. It is in a module that is opened on
/// first use (statistics/solver_module.hpp); it prints nothing, reads no clock, handles no signals, and gives
/// the same answer to the same questions in the same order.
class Solver {
  public:
    Solver() = default;
    virtual ~Solver() = default;
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;
    Solver(Solver&&) = delete;
    Solver& operator=(Solver&&) = delete;

    [[nodiscard]] virtual std::unique_ptr<LinearProgram> load(const std::vector<LinearColumn>& columns,
                                                              const std::vector<LinearRow>& rows) = 0;
};

}  // namespace vidra::statistics
