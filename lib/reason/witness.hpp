// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/fewest.hpp"
#include "reason/pattern_space.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// A witness is a pattern of answers that shows something: the facts that it names, the fewest that will do,
/// and no or none for everything else (design.md, "Exact reasoning").
namespace vidra::reason {

/// A fact that a pattern names: an indicator is yes, a choice or many has an option, a number or date a
/// value.
struct PatternFact {
    std::size_t question = 0;        ///< of the space
    std::size_t option = absent;     ///< of many and choice: an option of the space's question
    std::int64_t value = 0;          ///< of a number or date: the least of the interval
    bool is_not_applicable = false;  ///< a choice is none of its options, which a record may say
};

/// In the order of the space's questions.
using Facts = std::vector<PatternFact>;

void sort_facts(Facts& facts);

/// What a witness may name: what patterns have, or also that a choice is not applicable, as records may.
enum class WitnessOf : std::uint8_t { patterns, records };

/// Finds witnesses of functions with leaves yes and no.
class Witnesses {
  public:
    /// Both must outlive it.
    Witnesses(Diagram& diagram, const PatternSpace& space, WitnessOf of = WitnessOf::patterns);

    /// The fewest facts with which a function is yes, of several the first; nothing where it is always no.
    [[nodiscard]] std::optional<Facts> find(NodeRef function);

    /// The same in steps: what to lay down at each level, and the facts that this names.
    [[nodiscard]] std::optional<Laid> lay(NodeRef function) { return m_fewest.find(function); }
    [[nodiscard]] Facts facts(const Laid& laid) const;
    [[nodiscard]] std::uint32_t cost(const Laid& laid, std::size_t level) const {
        return m_choices[level][laid[level]].cost;
    }
    [[nodiscard]] std::uint32_t cost(const Laid& laid) const { return m_fewest.cost(laid); }

  private:
    const PatternSpace& m_space;
    Choices m_choices;
    Fewest m_fewest;
};

}  // namespace vidra::reason
