// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace vidra::expression {

/// One pass over a program for two sets of facts at once, each fully known: two evaluations for little more
/// than the price of one. Made for a million records: the program is laid out anew, without pointers, and
/// working memory is kept for the next pass.
class PairEvaluation {
  public:
    /// `program` must outlive the evaluation.
    explicit PairEvaluation(const Program& program);

    enum class Side : std::uint8_t { first, second };

    /// Evaluates the first `steps` steps for the facts that hold on each side.
    void run(const Bits& first, const Bits& second, std::size_t steps);

    [[nodiscard]] bool holds(NodeId node, Side side) const {
        return (static_cast<unsigned>(m_nodes[node]) >> static_cast<unsigned>(side) & 1U) != 0;
    }

    /// Index of the first of `conditions` that holds, or their number.
    [[nodiscard]] std::size_t first_holding(const std::vector<NodeId>& conditions, Side side) const;

  private:
    enum class OpKind : std::uint8_t {
        count,  ///< a sum of one part with weight 1, as most are
        sum,
        relevance,
        constant,
        fact,
        at_least,
        equals,
        negation,
        conjunction,
        disjunction
    };
    struct Op {
        OpKind kind = OpKind::constant;
        std::uint32_t target = 0;  ///< the node, sum or relevance that it is for
        std::uint32_t begin = 0;   ///< of its terms or children; of a fact its index; of a comparison its sum
        std::uint32_t end = 0;
        std::int64_t constant = 0;
    };
    /// `weight` for every fact of `mask` that holds in one word of the facts.
    struct Part {
        std::int64_t weight = 0;
        std::uint32_t word = 0;
        std::uint64_t mask = 0;
    };
    using Pair = std::array<std::int64_t, 2>;

    void add_sum(const Sum& sum, std::uint32_t index);
    void add_node(const Node& node, NodeId id);
    void run_ops(std::size_t steps);
    void run_ops_with_popcnt(std::size_t steps);

    const Program& m_program;
    std::vector<Op> m_ops;  ///< one for each step of the program
    std::vector<Part> m_parts;
    std::vector<NodeId> m_children;
    std::array<Bits, 2> m_facts;
    std::vector<Pair> m_sums;
    std::vector<std::uint8_t> m_nodes;  ///< bit 0: holds on the first side, bit 1: on the second
    bool m_has_popcnt = false;
};

}  // namespace vidra::expression
