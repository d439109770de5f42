// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/components.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <vector>

namespace vidra::statistics {

/// Relations out of a component that cannot hold together, of which none can be left out as far as can be
/// told; all of them where nothing better can. `known` is what is known of each cell of the system.
[[nodiscard]] std::vector<std::size_t> conflict_of(const CellSystem& system, const Component& component,
                                                   const std::vector<Interval>& known, Solver& solver);

}  // namespace vidra::statistics
