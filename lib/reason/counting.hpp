// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"

#include <string>
#include <vector>

namespace vidra::reason {

/// An exact number of patterns; 2^67 does not fit a double.
struct Count {
    std::string decimal = "0";
    double share = 0;  ///< of all patterns, 0 to 1, rounded; above 0 where the count is
    [[nodiscard]] bool is_none() const { return decimal == "0"; }
};

/// How many patterns come to each leaf of `root`, by its value, from 0 to `leaf_count` - 1.
[[nodiscard]] std::vector<Count> count_patterns(const Diagram& diagram, const PatternSpace& space,
                                                NodeRef root, std::size_t leaf_count);

/// How many patterns there are.
[[nodiscard]] std::string pattern_count(const PatternSpace& space);

}  // namespace vidra::reason
