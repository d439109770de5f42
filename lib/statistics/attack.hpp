// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// What a reader can compute of published counts (Handbook on Statistical Disclosure Control, 2nd edition,
/// chapter 4: the feasibility interval of each hidden cell).
namespace vidra::statistics {

/// A relation that was used in a derivation. With sign +1 its total is added and its parts are taken away,
/// with -1 the other way round: a part follows by +1 from the total less the other parts, a total by -1 from
/// its parts.
struct Step {
    std::size_t relation = 0;  ///< of the system
    int sign = 1;
};

/// What follows for one cell.
struct Derived {
    Interval interval;
    /// Relations whose sums, taken together, give the ends of the interval that are narrower than what was
    /// known of the cell beforehand; in the order in which a reader would use them. Empty where nothing
    /// follows, and where an end follows only from a search for whole numbers, it is not explained.
    std::vector<Step> because;
};

struct AttackResult {
    std::vector<Derived> cells;  ///< by cell
    /// Relations that no numbers fulfil, given what is known of their cells: the table does not add up. Cells
    /// that hang together with them are given as they were known beforehand.
    std::vector<std::size_t> not_additive;
};

/// For every cell the smallest and the greatest whole number that it takes in any table of whole numbers that
/// fulfils the relations and agrees with `known` (one for each cell; a printed count is one number). The
/// search for whole numbers ends at a limit of nodes that does not depend on the clock; an interval is then
/// the wider one of fractions, rounded inwards, and never too narrow.
[[nodiscard]] AttackResult attack(const CellSystem& system, const std::vector<Interval>& known,
                                  Solver& solver);

}  // namespace vidra::statistics
