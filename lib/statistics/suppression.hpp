// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

/// Which cells must be hidden beside the unsafe ones, so that none of those can be computed: the cell
/// suppression problem (Fischetti and Salazar).
namespace vidra::statistics {

enum class CellRole : std::uint8_t {
    open,       ///< may be printed or hidden
    unsafe,     ///< must be hidden, and be protected
    printed,    ///< must be printed: a zero that anyone may know, or known from an earlier publication
    unprinted,  ///< nobody prints it, as the rest of a filter; it needs no protection
    derived,    ///< nobody prints it, and it must be protected like an unsafe one
};

/// What must stay possible for a reader: that the count is `high_at_least` or more, that it is `low_at_most`
/// or less, and, from the least to the greatest that it can be, a difference of at least `width_at_least`.
struct Protection {
    std::int64_t high_at_least = 0;
    std::int64_t width_at_least = 1;
    std::int64_t low_at_most = unbounded;
};

struct SuppressionCell {
    std::int64_t value = 0;  ///< the true count, not negative
    CellRole role = CellRole::open;
    double price = 1;           ///< of hiding it, more than 0
    Protection protection;      ///< of an unsafe or derived one
    Interval known;             ///< what a reader knows of it when it is hidden
    bool is_singleton = false;  ///< its one contributor knows it, and must not learn an unsafe one from that
};

struct SuppressionProblem {
    CellSystem system;                   ///< its relations hold for the values
    std::vector<SuppressionCell> cells;  ///< one for each of the system
};

struct SuppressionPattern {
    std::vector<bool> is_hidden;  ///< by cell; unprinted and derived cells too
    double price = 0;             ///< of the cells that are hidden beside the unsafe ones
    double lower_bound = 0;       ///< no pattern is cheaper; equal to `price` where this one is proved best
    /// Unsafe cells that no pattern protects, whatever is hidden that may be. Where there are some the
    /// pattern is not to be used.
    std::vector<CellIndex> unprotected;
    /// What a reader can derive of each cell when the pattern is hidden; computed by `attack` at the end.
    std::vector<Interval> intervals;
};

/// How hard to look; none of it depends on the clock, so that the same input gives the same pattern.
struct SuppressionEffort {
    std::size_t exact_cells = 300;  ///< up to so many open cells the cheapest pattern is looked for
    std::size_t rounds = 60;        ///< of bounding
    /// The sizes of all linear programs of one component (its cells and sums), after which no more is tried,
    /// half of it for bounds beside.
    std::size_t work = 10'000'000;
};

/// The cheapest pattern found. Of patterns of one price the one whose cells come first is taken.
[[nodiscard]] SuppressionPattern suppress(const SuppressionProblem& problem, Solver& solver,
                                          const SuppressionEffort& effort = {});

}  // namespace vidra::statistics
