// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"
#include "reason/witness.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vidra::reason {

struct MinimalSets {
    std::string count = "0";  ///< how many there are, exactly
    std::vector<Facts> sets;  ///< the first of them: the smallest, and among these the earlier in the file
};

/// The sets of facts after which `function` (leaves yes and no) holds whatever all other answers are, and of
/// which no fact can be left out; at most `most` of them are listed. Only what is yes, chosen or given is a
/// fact here: what takes a no has no such set. Throws NodeLimit.
[[nodiscard]] MinimalSets minimal_sets(Diagram& diagram, const PatternSpace& space, NodeRef function,
                                       std::size_t most);

}  // namespace vidra::reason
