// SPDX-License-Identifier: Apache-2.0
#include "reason/diagram.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::reason {
namespace {

constexpr std::size_t first_slots = 1024;
constexpr std::size_t made_between_pulses = 1024;

std::uint64_t mix(std::uint64_t hash) {
    // the finishing steps of MurmurHash3 (Appleby 2011, public domain)
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33U;
    hash *= 0xc4ceb9fe1a85ec53U;
    return hash ^ (hash >> 33U);
}

}  // namespace

Diagram::Diagram(std::vector<std::uint32_t> arities, std::size_t node_limit, Pulse pulse)
    : m_arities(std::move(arities)),
      m_node_limit(node_limit),
      m_pulse(std::move(pulse)),
      m_slots(first_slots, none) {}

std::size_t Diagram::slot_of(std::size_t level, std::span<const NodeRef> children) const {
    std::uint64_t hash = level;
    for (const NodeRef child : children) {
        hash = mix(hash * 31 + child);
    }
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != none) {
        const NodeRef other = m_slots[slot];
        if (m_levels[other] == level &&
            std::equal(children.begin(), children.end(),
                       m_children.begin() + static_cast<std::ptrdiff_t>(m_begins[other]))) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return slot;
}

void Diagram::grow() {
    m_slots.assign(m_slots.size() * 2, none);
    for (NodeRef ref = 0; ref < m_levels.size(); ++ref) {
        m_slots[slot_of(m_levels[ref], children(ref))] = ref;
    }
}

NodeRef Diagram::node(std::size_t level, std::span<const NodeRef> children) {
    if (std::adjacent_find(children.begin(), children.end(), std::not_equal_to<>()) == children.end()) {
        return children.front();
    }
    std::size_t slot = slot_of(level, children);
    if (m_slots[slot] != none) {
        return m_slots[slot];
    }
    if (m_levels.size() >= m_node_limit) {
        throw NodeLimit();
    }
    if (m_levels.size() % made_between_pulses == 0) {
        pulse();
    }
    if ((m_levels.size() + 1) * 4 > m_slots.size() * 3) {
        grow();
        slot = slot_of(level, children);
    }
    const auto made = static_cast<NodeRef>(m_levels.size());
    m_levels.push_back(static_cast<std::uint32_t>(level));
    m_begins.push_back(m_children.size());
    m_children.insert(m_children.end(), children.begin(), children.end());
    m_slots[slot] = made;
    return made;
}

std::vector<NodeRef> Diagram::nodes_below(NodeRef root) const {
    std::vector<NodeRef> found;
    if (is_leaf(root)) {
        return found;
    }
    std::vector<bool> seen(m_levels.size(), false);
    seen[root] = true;
    found.push_back(root);
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const NodeRef child : children(found[i])) {
            if (!is_leaf(child) && !seen[child]) {
                seen[child] = true;
                found.push_back(child);
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](NodeRef a, NodeRef b) { return m_levels[a] < m_levels[b]; });
    return found;
}

NodeRef Combination::operator()(NodeRef f, NodeRef g) {
    if (const auto result = m_rule(f, g)) {
        return *result;
    }
    const std::uint64_t key = std::uint64_t{f} << 32U | g;
    if (const auto at = m_made.find(key); at != m_made.end()) {
        return at->second;
    }
    if (m_made.size() % made_between_pulses == 0) {
        m_diagram.pulse();
    }
    const std::size_t level = std::min(m_diagram.level(f), m_diagram.level(g));
    std::vector<NodeRef> children;
    children.reserve(m_diagram.arity(level));
    for (std::size_t i = 0; i < m_diagram.arity(level); ++i) {
        children.push_back((*this)(m_diagram.child_at(f, level, i), m_diagram.child_at(g, level, i)));
    }
    const NodeRef result = m_diagram.node(level, children);
    m_made.emplace(key, result);
    return result;
}

Combination conjunction(Diagram& diagram) {
    return {diagram, [](NodeRef f, NodeRef g) -> std::optional<NodeRef> {
                if (f == Diagram::no || g == Diagram::no) {
                    return Diagram::no;
                }
                return f == Diagram::yes || f == g ? std::optional(g)
                       : g == Diagram::yes         ? std::optional(f)
                                                   : std::nullopt;
            }};
}

Combination disjunction(Diagram& diagram) {
    return {diagram, [](NodeRef f, NodeRef g) -> std::optional<NodeRef> {
                if (f == Diagram::yes || g == Diagram::yes) {
                    return Diagram::yes;
                }
                return f == Diagram::no || f == g ? std::optional(g)
                       : g == Diagram::no         ? std::optional(f)
                                                  : std::nullopt;
            }};
}

NodeRef where(Diagram& diagram, NodeRef root, const std::function<bool(std::uint32_t value)>& wanted) {
    const auto of_leaf = [&](NodeRef ref) {
        return wanted(Diagram::value(ref)) ? Diagram::yes : Diagram::no;
    };
    if (Diagram::is_leaf(root)) {
        return of_leaf(root);
    }
    const std::vector<NodeRef> nodes = diagram.nodes_below(root);
    std::unordered_map<NodeRef, NodeRef> made;
    std::vector<NodeRef> children;
    for (std::size_t i = nodes.size(); i-- > 0;) {
        children.clear();
        for (const NodeRef child : diagram.children(nodes[i])) {
            children.push_back(Diagram::is_leaf(child) ? of_leaf(child) : made.at(child));
        }
        made[nodes[i]] = diagram.node(diagram.level(nodes[i]), children);
    }
    return made.at(root);
}

}  // namespace vidra::reason
