// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/solver.hpp"

namespace vidra::statistics::solver {

/// Clp for fractions, Cbc for whole numbers (COIN-OR).
class ClpSolver : public Solver {
  public:
    [[nodiscard]] std::unique_ptr<LinearProgram> load(const std::vector<LinearColumn>& columns,
                                                      const std::vector<LinearRow>& rows) override;
};

}  // namespace vidra::statistics::solver
