// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace vidra::reason {

/// One thing that may be laid down about a level: it takes one of the alternatives `first` to `last`, and
/// whichever it is must do.
struct Choice {
    std::uint32_t cost = 0;  ///< how many facts have to be named for it
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// What may be laid down about each level, the cheapest first; its cost is 0.
using Choices = std::vector<std::vector<Choice>>;

/// Which choice is made at each level.
using Laid = std::vector<std::size_t>;

/// Finds the cheapest choices, one a level, with which a function holds whatever else is true: the fewest
/// facts that witness or settle something. Of several the one with the earlier choices.
class Fewest {
  public:
    /// `diagram` and `choices` must outlive it.
    Fewest(Diagram& diagram, const Choices& choices);

    /// For a diagram with leaves yes and no; nothing where no choices will do. Throws NodeLimit.
    [[nodiscard]] std::optional<Laid> find(NodeRef function);
    [[nodiscard]] std::uint32_t cost(const Laid& laid) const;

  private:
    struct Found {
        std::uint32_t cost = 0;
        std::size_t choice = 0;
        NodeRef then = 0;
    };
    static constexpr std::uint32_t impossible = UINT32_MAX;
    const Found& solve(NodeRef function);

    Diagram& m_diagram;
    const Choices& m_choices;
    Combination m_both;
    std::unordered_map<NodeRef, Found> m_found;
    std::size_t m_work = 0;
};

}  // namespace vidra::reason
