// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/solver.hpp"

#include <memory>
#include <string>
#include <vector>

namespace vidra::statistics {

/// The file of the module that solves linear programs: libraries that only it needs are loaded with it, on
/// first use.
inline constexpr const char* solver_module_name = "vidra_solver.so";

/// A solver out of the module, which is looked for in `folders` in their order. Null where it cannot be
/// opened; then `why` says so in words. The module stays loaded.
[[nodiscard]] std::unique_ptr<Solver> open_solver(const std::vector<std::string>& folders, std::string& why);

}  // namespace vidra::statistics
