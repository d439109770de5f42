// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "reason/condition_compiler.hpp"
#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"
#include "reason/structure.hpp"

#include <cstddef>
#include <map>
#include <unordered_map>
#include <vector>

namespace vidra::reason {

/// The conditions of a checklist as functions over its patterns, each made when it is first asked for. What
/// makes diagrams throws NodeLimit (CompileLimit where a rule is to blame) and what the pulse throws.
class Functions {
  public:
    /// `instrument` must outlive them.
    Functions(const expression::Instrument& instrument, std::size_t node_limit, Pulse pulse);

    /// The leaf is the index of the outcome.
    [[nodiscard]] NodeRef outcomes();
    /// These are yes where this outcome is the first whose condition holds, and where a condition holds.
    [[nodiscard]] NodeRef outcome_is(std::size_t outcome);
    [[nodiscard]] NodeRef condition(expression::NodeId condition);

    /// The same function where patterns alone matter, and not that a choice may be not applicable.
    [[nodiscard]] NodeRef over_patterns(NodeRef root);
    /// Of functions with leaves yes and no: where both hold.
    [[nodiscard]] NodeRef both(NodeRef f, NodeRef g) { return m_both(f, g); }

    /// One part of the work shall not take what another may need.
    void renew() { m_compiler.renew(); }

    [[nodiscard]] const Structure& structure() const { return m_structure; }
    [[nodiscard]] const PatternSpace& space() const { return m_space; }
    [[nodiscard]] Diagram& diagram() { return m_diagram; }

  private:
    [[nodiscard]] NodeRef compile(const std::vector<expression::NodeId>& conditions);
    /// Made of comparisons alone.
    [[nodiscard]] bool is_simple(expression::NodeId condition) const;
    /// Makes it if it says that an outcome is the first to hold: these are made together.
    [[nodiscard]] bool is_made(expression::NodeId condition);
    [[nodiscard]] NodeRef of_parts(const expression::Node& node);
    [[nodiscard]] NodeRef combine(expression::NodeId condition);

    const expression::Program& m_program;
    Structure m_structure;
    PatternSpace m_space;
    std::size_t m_node_limit;
    Diagram m_diagram;
    ConditionCompiler m_compiler;
    Combination m_both;
    Combination m_either;
    std::map<std::vector<expression::NodeId>, NodeRef> m_compiled;
    std::unordered_map<expression::NodeId, NodeRef> m_made;  ///< yes where the condition holds
};

}  // namespace vidra::reason
