// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"
#include "statistics/solver.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace vidra::statistics {

/// Controlled rounding (Handbook on Statistical Disclosure Control, 2nd edition, chapter 5): every count
/// becomes one of the two multiples of `base` around it, a multiple stays, and every relation still holds.
/// Of all such tables the one with the least sum of changes over all cells; of equal ones that which rounds
/// the first cells down. Nothing where there is none. `base` is at least 2.
[[nodiscard]] std::optional<std::vector<std::int64_t>> round_controlled(
    const CellSystem& system, const std::vector<std::int64_t>& values, std::int64_t base, Solver& solver);

/// To the nearest multiple, halves up; margins rounded on their own do not add up.
[[nodiscard]] std::int64_t round_conventional(std::int64_t value, std::int64_t base);

}  // namespace vidra::statistics
