// SPDX-License-Identifier: Apache-2.0
#include "statistics/solver/clp_solver.hpp"

/// What the program looks for when it opens the module; the caller owns what it gets.
extern "C" [[gnu::visibility("default")]] vidra::statistics::Solver* vidra_make_solver();

extern "C" vidra::statistics::Solver* vidra_make_solver() {
    return new vidra::statistics::solver::ClpSolver;  // NOLINT(cppcoreguidelines-owning-memory)
}
