// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

namespace vidra::reason {

/// A node of a diagram, or one of its leaves.
using NodeRef = std::uint32_t;

/// More nodes were needed than the limit allows.
struct NodeLimit : std::runtime_error {
    NodeLimit() : std::runtime_error("a decision diagram passed its limit of nodes") {}
};

/// Told now and then that work goes on; throws to end it.
using Pulse = std::function<void()>;

/// The most nodes of a diagram where nothing else is asked for.
inline constexpr std::size_t default_node_limit = 1'000'000;

/// Ordered decision diagrams that share their nodes. Each level has a number of alternatives; a node at a
/// level has a child, further down, for each of them; a leaf is a number. Equal nodes exist once, and a node
/// whose children are all the same does not exist: two functions are equal exactly if their references are.
class Diagram {
    static constexpr NodeRef leaf_bit = 0x8000'0000U;

  public:
    /// `arities`: the number of alternatives at each level, at least 1. Throws NodeLimit from any member that
    /// makes nodes, once there are more than `node_limit`, and whatever `pulse` throws.
    explicit Diagram(std::vector<std::uint32_t> arities, std::size_t node_limit = default_node_limit,
                     Pulse pulse = {});

    static constexpr NodeRef leaf(std::uint32_t value) { return leaf_bit | value; }
    [[nodiscard]] static constexpr bool is_leaf(NodeRef ref) { return (ref & leaf_bit) != 0; }
    [[nodiscard]] static constexpr std::uint32_t value(NodeRef ref) { return ref & ~leaf_bit; }
    /// As where one condition is compiled: the first holds, or none does.
    static constexpr NodeRef yes = leaf_bit;
    static constexpr NodeRef no = leaf_bit | 1U;

    /// The node with these children, one an alternative of the level, all further down.
    NodeRef node(std::size_t level, std::span<const NodeRef> children);

    [[nodiscard]] std::size_t level_count() const { return m_arities.size(); }
    [[nodiscard]] std::uint32_t arity(std::size_t level) const { return m_arities[level]; }
    /// Of a leaf: the number of levels.
    [[nodiscard]] std::size_t level(NodeRef ref) const {
        return is_leaf(ref) ? m_arities.size() : m_levels[ref];
    }
    /// Valid until the next node is made.
    [[nodiscard]] std::span<const NodeRef> children(NodeRef ref) const {
        return {m_children.data() + m_begins[ref], m_arities[m_levels[ref]]};
    }
    [[nodiscard]] NodeRef child(NodeRef ref, std::size_t alternative) const {
        return m_children[m_begins[ref] + alternative];
    }
    /// The child of `ref` at `level`, which may be above that of `ref`: then `ref` itself.
    [[nodiscard]] NodeRef child_at(NodeRef ref, std::size_t level, std::size_t alternative) const {
        return this->level(ref) == level ? child(ref, alternative) : ref;
    }
    [[nodiscard]] std::size_t node_count() const { return m_levels.size(); }
    [[nodiscard]] std::size_t node_limit() const { return m_node_limit; }

    /// Every node below `root`, itself included, no leaf; each before its children, which have lower numbers.
    [[nodiscard]] std::vector<NodeRef> nodes_below(NodeRef root) const;

    void pulse() const {
        if (m_pulse) {
            m_pulse();
        }
    }

  private:
    static constexpr NodeRef none = ~NodeRef{0};

    [[nodiscard]] std::size_t slot_of(std::size_t level, std::span<const NodeRef> children) const;
    void grow();

    std::vector<std::uint32_t> m_arities;
    std::size_t m_node_limit;
    Pulse m_pulse;
    std::vector<std::uint32_t> m_levels;  ///< by node
    std::vector<std::size_t> m_begins;    ///< by node, into m_children
    std::vector<NodeRef> m_children;
    std::vector<NodeRef> m_slots;  ///< a hash table of nodes; its size is a power of 2
};

/// Makes the diagram of `result(f, g)` out of those of f and g, leaf by leaf, and remembers what it made.
/// Throws NodeLimit also where it would have to look at many more pairs than nodes are allowed.
class Combination {
  public:
    /// What two references give; nothing where it takes a look further down. Must answer for two leaves.
    using Rule = std::function<std::optional<NodeRef>(NodeRef, NodeRef)>;

    /// `diagram` must outlive the combination.
    Combination(Diagram& diagram, Rule rule);

    NodeRef operator()(NodeRef f, NodeRef g);

  private:
    struct Made {
        NodeRef f = unused;
        NodeRef g = unused;
        NodeRef result = unused;
    };
    static constexpr NodeRef unused = ~NodeRef{0};
    [[nodiscard]] std::size_t slot_of(NodeRef f, NodeRef g) const;
    void grow();

    Diagram& m_diagram;
    Rule m_rule;
    std::vector<Made> m_slots;  ///< a hash table; its size is a power of 2
    std::size_t m_made = 0;
};

/// Both hold, either holds, it does not hold; of diagrams whose leaves are yes and no.
[[nodiscard]] Combination conjunction(Diagram& diagram);
[[nodiscard]] Combination disjunction(Diagram& diagram);
[[nodiscard]] NodeRef negation(Diagram& diagram, NodeRef root);

/// The leaves that `root` comes to, by value, from the least on.
[[nodiscard]] std::vector<std::uint32_t> leaves_below(const Diagram& diagram, NodeRef root);

/// The diagram of `root` made anew from its leaves up: `of_leaf` gives a leaf for each of its own, `adapt`
/// may change the children of a node.
[[nodiscard]] NodeRef rebuilt(
    Diagram& diagram, NodeRef root, const std::function<NodeRef(NodeRef leaf)>& of_leaf,
    const std::function<void(std::size_t level, std::vector<NodeRef>& children)>& adapt = {});

/// The function that is yes where `root` comes to a leaf that `wanted` takes.
[[nodiscard]] NodeRef where(Diagram& diagram, NodeRef root,
                            const std::function<bool(std::uint32_t value)>& wanted);

}  // namespace vidra::reason
