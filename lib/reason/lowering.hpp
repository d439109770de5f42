// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/functions.hpp"
#include "reason/witness.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace vidra::reason {

/// Two patterns that differ in one indicator: with its yes the outcome is less serious.
struct Lowering {
    std::size_t question = 0;  ///< of the checklist; no in `facts`
    Facts facts;
    std::size_t from = 0;  ///< outcome with its no
    std::size_t to = 0;    ///< and with its yes
};

/// Looks for a pair of patterns in which a yes to one of some indicators makes the outcome less serious.
/// Questions are those of the checklist; one that is no indicator is passed over. Throws as Functions do.
class LoweringSearch {
  public:
    /// All must outlive it.
    LoweringSearch(Functions& functions, Witnesses& witnesses, std::size_t outcome_count);

    /// The pair with the fewest facts; nothing where there is none.
    [[nodiscard]] std::optional<Lowering> find(const std::vector<std::size_t>& questions);

  private:
    /// By level: one of the questions that stands there, which is true of each; else `absent`.
    [[nodiscard]] std::vector<std::size_t> questions_by_level(
        const std::vector<std::size_t>& questions) const;
    /// The fewest facts with which a yes to this question of the level makes the outcome less serious.
    [[nodiscard]] std::optional<Lowering> at_level(std::size_t level, std::size_t question);
    /// Where one more yes at this level makes the outcome less serious.
    [[nodiscard]] NodeRef function_at(std::size_t level);

    Functions& m_functions;
    const PatternSpace& m_space;
    Diagram& m_diagram;
    Witnesses& m_witnesses;
    std::uint32_t m_outcome_count;
    Combination m_less_serious;  ///< a leaf for each pair of outcomes; no: not less serious
};

}  // namespace vidra::reason
