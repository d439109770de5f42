// SPDX-License-Identifier: Apache-2.0
#include "reason/diagram.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace vidra::reason {
namespace {

constexpr std::size_t first_slots = 1024;
constexpr std::size_t first_pairs = 128;
constexpr std::size_t made_between_pulses = 1024;
constexpr std::size_t pairs_for_each_node = 8;

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
      m_node_limit(std::min<std::size_t>(node_limit, leaf_bit - 1)),  // beyond it numbers are leaves
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
    std::vector<bool> seen(root + std::size_t{1}, false);  // a node is made after its children
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
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
}

Combination::Combination(Diagram& diagram, Rule rule)
    : m_diagram(diagram), m_rule(std::move(rule)), m_slots(first_pairs) {}

std::size_t Combination::slot_of(NodeRef f, NodeRef g) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = mix(std::uint64_t{f} << 32U | g) & mask;
    while (m_slots[slot].result != unused && (m_slots[slot].f != f || m_slots[slot].g != g)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void Combination::grow() {
    std::vector<Made> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const Made& made : old) {
        if (made.result != unused) {
            m_slots[slot_of(made.f, made.g)] = made;
        }
    }
}

NodeRef Combination::operator()(NodeRef f, NodeRef g) {
    if (const auto result = m_rule(f, g)) {
        return *result;
    }
    if (const Made& made = m_slots[slot_of(f, g)]; made.result != unused) {
        return made.result;
    }
    if (m_made % made_between_pulses == 0) {
        m_diagram.pulse();
    }
    if (m_made / pairs_for_each_node > m_diagram.node_limit()) {
        throw NodeLimit();
    }
    const std::size_t level = std::min(m_diagram.level(f), m_diagram.level(g));
    std::vector<NodeRef> children;
    children.reserve(m_diagram.arity(level));
    for (std::size_t i = 0; i < m_diagram.arity(level); ++i) {
        children.push_back((*this)(m_diagram.child_at(f, level, i), m_diagram.child_at(g, level, i)));
    }
    const NodeRef result = m_diagram.node(level, children);
    if ((m_made + 1) * 2 > m_slots.size()) {
        grow();
    }
    m_slots[slot_of(f, g)] = {f, g, result};
    ++m_made;
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

NodeRef negation(Diagram& diagram, NodeRef root) {
    return rebuilt(diagram, root,
                   [](NodeRef leaf) { return leaf == Diagram::yes ? Diagram::no : Diagram::yes; });
}

std::vector<std::uint32_t> leaves_below(const Diagram& diagram, NodeRef root) {
    if (Diagram::is_leaf(root)) {
        return {Diagram::value(root)};
    }
    std::set<std::uint32_t> leaves;
    for (const NodeRef node : diagram.nodes_below(root)) {
        for (const NodeRef child : diagram.children(node)) {
            if (Diagram::is_leaf(child)) {
                leaves.insert(Diagram::value(child));
            }
        }
    }
    return {leaves.begin(), leaves.end()};
}

NodeRef rebuilt(Diagram& diagram, NodeRef root, const std::function<NodeRef(NodeRef leaf)>& of_leaf,
                const std::function<void(std::size_t level, std::vector<NodeRef>& children)>& adapt) {
    if (Diagram::is_leaf(root)) {
        return of_leaf(root);
    }
    diagram.pulse();
    const std::vector<NodeRef> nodes = diagram.nodes_below(root);
    std::vector<NodeRef> made(root + std::size_t{1});
    std::vector<NodeRef> children;
    for (std::size_t i = nodes.size(); i-- > 0;) {
        children.clear();
        for (const NodeRef child : diagram.children(nodes[i])) {
            children.push_back(Diagram::is_leaf(child) ? of_leaf(child) : made[child]);
        }
        const std::size_t level = diagram.level(nodes[i]);
        if (adapt) {
            adapt(level, children);
        }
        made[nodes[i]] = diagram.node(level, children);
    }
    return made[root];
}

NodeRef where(Diagram& diagram, NodeRef root, const std::function<bool(std::uint32_t value)>& wanted) {
    return rebuilt(diagram, root,
                   [&](NodeRef leaf) { return wanted(Diagram::value(leaf)) ? Diagram::yes : Diagram::no; });
}

}  // namespace vidra::reason
