// SPDX-License-Identifier: Apache-2.0
#include "reason/functions.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace vidra::reason {

using expression::NodeId;
using expression::NodeKind;

Functions::Functions(const expression::Instrument& instrument, std::size_t node_limit, Pulse pulse)
    : m_program(instrument.program),
      m_structure(instrument),
      m_space(instrument, m_structure),
      m_node_limit(node_limit),
      m_diagram(m_space.arities(), node_limit, std::move(pulse)),
      m_compiler(m_program, m_space, 0, m_diagram),
      m_both(conjunction(m_diagram)),
      m_either(disjunction(m_diagram)) {}

NodeRef Functions::compile(const std::vector<NodeId>& conditions) {
    if (const auto at = m_compiled.find(conditions); at != m_compiled.end()) {
        return at->second;
    }
    const NodeRef root = m_compiler.compile(conditions, m_node_limit);
    m_compiled.emplace(conditions, root);
    return root;
}

NodeRef Functions::outcomes() {
    return compile(m_program.outcomes);
}

NodeRef Functions::outcome_is(std::size_t outcome) {
    const NodeId condition = m_program.outcome_is[outcome];
    if (const auto at = m_made.find(condition); at != m_made.end()) {
        return at->second;
    }
    const NodeRef made = where(m_diagram, outcomes(), [&](std::uint32_t leaf) { return leaf == outcome; });
    m_made.emplace(condition, made);
    return made;
}

bool Functions::is_simple(NodeId condition) const {
    const auto& parts = m_program.nodes[condition].children;
    return std::all_of(parts.begin(), parts.end(),
                       [&](NodeId part) { return m_program.nodes[part].children.empty(); });
}

bool Functions::is_made(NodeId condition) {
    if (m_made.find(condition) != m_made.end()) {
        return true;
    }
    const auto& outcomes = m_program.outcome_is;
    const auto at = std::find(outcomes.begin(), outcomes.end(), condition);
    if (at != outcomes.end()) {
        (void)outcome_is(static_cast<std::size_t>(at - outcomes.begin()));
    }
    return at != outcomes.end();
}

/// Rules share their criteria: the function of a condition is made of those of its parts, each made once.
/// What is simple is compiled.
NodeRef Functions::combine(NodeId condition) {
    std::set<NodeId> missing;  // each after its parts
    std::vector<NodeId> pending = {condition};
    while (!pending.empty()) {
        const NodeId id = pending.back();
        pending.pop_back();
        if (!is_made(id) && missing.insert(id).second && !is_simple(id)) {
            const auto& parts = m_program.nodes[id].children;
            pending.insert(pending.end(), parts.begin(), parts.end());
        }
    }
    for (const NodeId id : missing) {
        m_made.emplace(id, is_simple(id) ? compile({id}) : of_parts(m_program.nodes[id]));
    }
    return m_made.at(condition);
}

NodeRef Functions::of_parts(const expression::Node& node) {
    if (node.kind == NodeKind::negation) {
        return negation(m_diagram, m_made.at(node.children.front()));
    }
    const bool is_conjunction = node.kind == NodeKind::conjunction;
    NodeRef made = is_conjunction ? Diagram::yes : Diagram::no;
    for (const NodeId part : node.children) {
        made = (is_conjunction ? m_both : m_either)(made, m_made.at(part));
    }
    return made;
}

NodeRef Functions::condition(NodeId condition) {
    try {
        return is_made(condition) ? m_made.at(condition) : combine(condition);
    } catch (const NodeLimit&) {
        // its parts may be larger than the whole, which also tells what makes it large
        return compile({condition});
    }
}

NodeRef Functions::over_patterns(NodeRef root) {
    const std::vector<SpaceLevel>& levels = m_space.levels();
    const bool is_same = std::none_of(levels.begin(), levels.end(),
                                      [](const SpaceLevel& level) { return level.has_not_applicable(); });
    if (is_same) {
        return root;
    }
    return rebuilt(
        m_diagram, root, [](NodeRef leaf) { return leaf; },
        [&](std::size_t level, std::vector<NodeRef>& children) {
            if (levels[level].has_not_applicable()) {
                children.back() = children.front();
            }
        });
}

}  // namespace vidra::reason
