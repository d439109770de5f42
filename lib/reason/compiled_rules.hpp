// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "reason/pattern_space.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace vidra::reason {

/// A node of the program that some conditions reach, with what it is made of among these.
struct RuleNode {
    expression::NodeId id = 0;
    expression::NodeKind kind = expression::NodeKind::constant;
    std::uint32_t sum = 0;  ///< of a comparison or a fact, which is a sum of one
    std::int64_t constant = 0;
    std::vector<std::uint32_t> children;
};

struct SumChange {
    std::uint32_t sum = 0;
    std::int64_t by = 0;
};

/// The least and the most that a level may add to a sum.
struct SumReach {
    std::uint32_t sum = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// What a level of a space does to the sums.
struct RuleLevel {
    static constexpr std::uint32_t always = UINT32_MAX;
    std::vector<SumChange> for_each;               ///< of a count: for each fact that holds
    std::vector<std::vector<SumChange>> of_value;  ///< of a value
    std::uint32_t relevance = always;
    std::vector<SumReach> touched;  ///< each sum that an alternative changes, once

    /// What one of its alternatives adds to a sum.
    [[nodiscard]] std::int64_t change(std::uint32_t alternative, std::uint32_t sum) const;
    /// Adds it to all of them.
    void apply(std::uint32_t alternative, std::vector<std::int64_t>& sums) const;
};

/// Some conditions, what they are made of and the skip logic that has a say in it, with numbers of their own:
/// what a diagram of them is compiled from.
class CompiledRules {
  public:
    /// `program` is that of the version of `space`.
    CompiledRules(const expression::Program& program, const PatternSpace& space, std::size_t version,
                  const std::vector<expression::NodeId>& conditions);

    [[nodiscard]] const std::vector<RuleNode>& nodes() const { return m_nodes; }  ///< each after its children
    [[nodiscard]] const std::vector<std::uint32_t>& conditions() const { return m_conditions; }
    /// The conditions of skip logic, and the levels that each of them may clear.
    [[nodiscard]] const std::vector<std::uint32_t>& relevances() const { return m_relevances; }
    [[nodiscard]] const std::vector<std::size_t>& levels_of(std::size_t relevance) const {
        return m_levels_of[relevance];
    }
    [[nodiscard]] const std::vector<RuleLevel>& levels() const { return m_levels; }
    [[nodiscard]] std::size_t sum_count() const { return m_sum_count; }
    /// How many facts were looked at to find all that.
    [[nodiscard]] std::size_t work() const { return m_work; }

  private:
    /// A sum by its number in the program, a fact by its own below 0.
    using SumNumbers = std::map<std::int64_t, std::uint32_t>;
    [[nodiscard]] static std::int64_t key_of_fact(std::size_t fact) {
        return -1 - static_cast<std::int64_t>(fact);
    }
    [[nodiscard]] static std::int64_t key_of(const expression::Node& node) {
        return node.kind == expression::NodeKind::fact ? key_of_fact(node.index) : std::int64_t{node.index};
    }
    [[nodiscard]] std::set<expression::NodeId> reach(const std::vector<expression::NodeId>& conditions,
                                                     SumNumbers& sums);
    void collect_nodes(const std::vector<expression::NodeId>& nodes, std::set<expression::NodeId>& found,
                       SumNumbers& sums) const;
    [[nodiscard]] RuleLevel level(const SpaceLevel& of_space, const SumNumbers& sums);
    void find_reach(RuleLevel& level);
    [[nodiscard]] std::vector<SumChange> changes(std::span<const std::uint32_t> facts,
                                                 const SumNumbers& sums);

    /// What the values of the level at hand do to a sum.
    struct Reach {
        std::size_t times = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;
    };

    const expression::Program& m_program;
    const PatternSpace& m_space;
    std::size_t m_version;
    std::vector<RuleNode> m_nodes;
    std::vector<std::uint32_t> m_conditions;
    std::vector<std::uint32_t> m_relevances;
    std::vector<RuleLevel> m_levels;
    std::vector<std::vector<std::size_t>> m_levels_of;
    std::size_t m_sum_count = 0;
    std::size_t m_work = 0;
    std::vector<std::uint32_t> m_change_of;  ///< by sum: its place in the changes at hand, from 1 on; 0: none
    std::vector<Reach> m_reach_of;           ///< by sum
};

}  // namespace vidra::reason
