// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <map>
#include <utility>
#include <vector>

namespace vidra::expression {

/// A linear form over facts.
struct Linear {
    std::map<std::uint32_t, std::int64_t> weights;
    std::int64_t constant = 0;
};

/// Grows a program: equal nodes and sums exist once, constants are folded, and each node comes after what
/// it needs. Knows nothing of names and types.
class Builder {
  public:
    explicit Builder(const checklist::Checklist& checklist);

    NodeId constant(bool value);
    NodeId fact(std::uint32_t index);
    /// The bit for `question op constant` of a number or date.
    NodeId test(std::size_t question, CompareOp op, std::int64_t constant);
    /// `left op right`, for any op but `has`.
    NodeId compare(const Linear& left, CompareOp op, const Linear& right);
    NodeId negation(NodeId child);
    NodeId conjunction(const std::vector<NodeId>& children);
    NodeId disjunction(const std::vector<NodeId>& children);
    /// From here on the facts of `question` are cleared where `relevant` does not hold.
    void relevance(std::size_t question, NodeId relevant);

    [[nodiscard]] std::uint32_t fact_of_indicator(std::size_t question) const;
    [[nodiscard]] std::uint32_t fact_of_option(std::size_t question, std::size_t option) const;

    /// The finished program; masks get their final width here.
    Program finish() &&;
    Program& program() { return m_program; }

  private:
    NodeId add(Node node);
    NodeId junction(NodeKind kind, const std::vector<NodeId>& children);
    std::uint32_t sum(const std::map<std::uint32_t, std::int64_t>& weights);
    static void set(Bits& mask, std::uint32_t fact);

    Program m_program;
    std::map<std::vector<std::int64_t>, NodeId> m_nodes;
    std::map<std::vector<std::int64_t>, std::uint32_t> m_sums;
};

}  // namespace vidra::expression
