// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vidra::statistics {

/// Solves linear programs, with whole numbers where that is asked for. It is in a module that is opened on
/// first use (statistics/solver_module.hpp); it prints nothing, reads no clock, and gives the same answer to
/// the same question.
class Solver {
  public:
    Solver() = default;
    virtual ~Solver() = default;
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;
    Solver(Solver&&) = delete;
    Solver& operator=(Solver&&) = delete;

    // the helper's to define: load a program, change bounds and costs, solve, ask for values and duals
};

}  // namespace vidra::statistics
