// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/facts.hpp"
#include "reason/condition_compiler.hpp"
#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"
#include "reason/search.hpp"
#include "reason/structure.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace vidra::reason {

/// The alternatives of a level that a record leaves open, from `first` to `last`.
struct OpenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// The diagrams of the conditions of one checklist, made when they are first asked for, and what they say of
/// records.
class Diagrams {
  public:
    /// Both must outlive it. A diagram of more than `state_limit` states is not made.
    Diagrams(const expression::Instrument& instrument, const Structure& structure, std::size_t state_limit);

    /// The diagram whose leaf is the index of the first of `conditions` that holds, or their number; nothing
    /// where it would be too large.
    std::optional<NodeRef> find(const std::vector<expression::NodeId>& conditions);

    /// Takes what a record's answers say; the members below are about it. False, and they may not be asked,
    /// where a question has an answer that is none of its values.
    bool restrict_to(const expression::Known& known);
    [[nodiscard]] const std::vector<OpenRange>& open() const { return m_open; }

    /// The least and greatest leaf that some completion comes to.
    [[nodiscard]] Span span(NodeRef root);

    [[nodiscard]] const PatternSpace& space() const { return m_space; }
    [[nodiscard]] const Diagram& diagram() const { return m_diagram; }

  private:
    /// Some facts of a level, in one word of the facts of a record.
    struct Part {
        std::uint32_t word = 0;
        std::uint64_t mask = 0;
    };
    struct LevelFacts {
        std::vector<Part> parts;
        std::vector<std::vector<std::uint64_t>> of_value;  ///< for each of `parts`, those that hold
    };
    [[nodiscard]] LevelFacts facts_of(const SpaceLevel& level) const;
    void find_bounds();
    /// The leaves below a node, whatever the answers.
    [[nodiscard]] Span bounds(NodeRef ref) const {
        return Diagram::is_leaf(ref) ? Span{Diagram::value(ref), Diagram::value(ref)} : m_bounds[ref];
    }

    const expression::Program& m_program;
    PatternSpace m_space;
    Diagram m_diagram;
    ConditionCompiler m_compiler;
    std::size_t m_state_limit;
    std::map<std::vector<expression::NodeId>, std::optional<NodeRef>> m_roots;
    std::vector<LevelFacts> m_facts;    ///< by level
    std::vector<Span> m_bounds;         ///< by node
    std::vector<OpenRange> m_open;      ///< by level
    std::vector<std::uint32_t> m_seen;  ///< by node, the number of the question in which it was seen
    std::uint32_t m_question = 0;
    std::vector<NodeRef> m_pending;
};

}  // namespace vidra::reason
