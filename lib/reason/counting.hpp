// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace vidra::reason {

/// An exact number of patterns; 2^67 does not fit a double.
struct Count {
    std::string decimal = "0";
    double share = 0;  ///< of all patterns, 0 to 1, rounded; 0 and 1 only for none and all
    [[nodiscard]] bool is_none() const { return decimal == "0"; }
};

/// Counts the patterns of a space.
class PatternCounter {
  public:
    explicit PatternCounter(const PatternSpace& space);
    ~PatternCounter();
    PatternCounter(const PatternCounter&) = delete;
    PatternCounter& operator=(const PatternCounter&) = delete;
    PatternCounter(PatternCounter&&) = delete;
    PatternCounter& operator=(PatternCounter&&) = delete;

    /// All of them.
    [[nodiscard]] const Count& all() const { return m_all; }
    /// How many come to each leaf of `root`, by its value, from 0 to `leaf_count` - 1.
    [[nodiscard]] std::vector<Count> count(const Diagram& diagram, NodeRef root,
                                           std::size_t leaf_count) const;

  private:
    struct Numbers;
    std::unique_ptr<const Numbers> m_numbers;  // arbitrary precision is in headers, and they are large
    Count m_all;
};

}  // namespace vidra::reason
