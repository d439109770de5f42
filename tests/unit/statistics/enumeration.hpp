// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"

#include <cstddef>
#include <vector>

namespace vidra::test {

/// What each cell can be, by trying all whole numbers: an adversary who shares no code with the module. Every
/// cell must have an end above. Empty where no numbers fulfil the relations.
[[nodiscard]] std::vector<statistics::Interval> enumerate(const statistics::CellSystem& system,
                                                          const std::vector<statistics::Interval>& known);

}  // namespace vidra::test
