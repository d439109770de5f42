// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <vector>

namespace vidra::expression {

/// What some nodes of a program are made of, they included, in the order of the program: each after its
/// children.
[[nodiscard]] std::vector<NodeId> nodes_below(const Program& program, std::vector<NodeId> nodes);

/// The facts that some nodes look at. Skip logic of these looks at others.
[[nodiscard]] Bits facts_below(const Program& program, std::vector<NodeId> nodes);

}  // namespace vidra::expression
