// SPDX-License-Identifier: Apache-2.0
#include "reason/functions.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace vidra::reason {

using expression::NodeId;
using expression::NodeKind;

namespace {

bool is_first(std::uint32_t leaf) {
    return leaf == 0;
}

}  // namespace

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

bool Functions::is_simple(NodeId id) const {
    const auto& children = m_program.nodes[id].children;
    return std::all_of(children.begin(), children.end(),
                       [&](NodeId child) { return m_program.nodes[child].children.empty(); });
}

/// Rules share their criteria: the function of a condition is made of those of its parts, each made once.
NodeRef Functions::combine(NodeId condition) {
    std::set<NodeId> missing;  // each after its parts
    std::vector<NodeId> pending = {condition};
    while (!pending.empty()) {
        const NodeId id = pending.back();
        pending.pop_back();
        if (m_made.find(id) == m_made.end() && missing.insert(id).second && !is_simple(id)) {
            const auto& children = m_program.nodes[id].children;
            pending.insert(pending.end(), children.begin(), children.end());
        }
    }
    for (const NodeId id : missing) {
        const expression::Node& node = m_program.nodes[id];
        NodeRef made = Diagram::no;
        if (is_simple(id)) {
            m_made.emplace(id, where(m_diagram, compile({id}), is_first));
            continue;
        }
        switch (node.kind) {
            case NodeKind::conjunction:
                made = Diagram::yes;
                for (const NodeId child : node.children) {
                    made = m_both(made, m_made.at(child));
                }
                break;
            case NodeKind::disjunction:
                for (const NodeId child : node.children) {
                    made = m_either(made, m_made.at(child));
                }
                break;
            case NodeKind::negation:
                made = where(m_diagram, m_made.at(node.children.front()),
                             [](std::uint32_t leaf) { return Diagram::leaf(leaf) == Diagram::no; });
                break;
            case NodeKind::constant:
            case NodeKind::fact:
            case NodeKind::at_least:
            case NodeKind::equals:
                made = where(m_diagram, compile({id}), is_first);
                break;
        }
        m_made.emplace(id, made);
    }
    return m_made.at(condition);
}

NodeRef Functions::condition(NodeId condition) {
    if (const auto at = m_made.find(condition); at != m_made.end()) {
        return at->second;
    }
    try {
        // the outcomes are made together, and claims look at them
        for (std::size_t i = 0; i < m_program.outcome_is.size(); ++i) {
            (void)outcome_is(i);
        }
        return combine(condition);
    } catch (const NodeLimit&) {
        // its parts may be larger than the whole, which also tells what makes it large
        return where(m_diagram, compile({condition}), is_first);
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
