// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/movement.hpp"
#include "statistics/solver.hpp"
#include "statistics/suppression.hpp"

#include <vector>

namespace vidra::statistics {

/// What is hidden of the cells of one component.
struct FoundPattern {
    std::vector<bool> hidden;        ///< by place
    double bound = 0;                ///< no pattern costs less, in prices of `MovingCells`
    bool is_best = false;            ///< proved
    std::vector<Place> unprotected;  ///< cells whose requirements no pattern is shown to meet
};

/// The cheapest pattern found.
[[nodiscard]] FoundPattern find_pattern(const MovingCells& cells, const SuppressionEffort& effort,
                                        Solver& solver);

}  // namespace vidra::statistics
