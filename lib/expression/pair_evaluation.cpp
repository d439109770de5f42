// SPDX-License-Identifier: Apache-2.0
#include "expression/pair_evaluation.hpp"

#include <algorithm>
#include <bit>

// Every count is a population count. Plain x86-64 has no instruction for it, and a call to the library costs
// more than all the rest; so the loop exists twice, and the processor is asked once.
#if defined(__x86_64__)
#define VIDRA_POPCNT [[gnu::target("popcnt")]]
#else
#define VIDRA_POPCNT
#endif

namespace vidra::expression {
namespace {

bool processor_has_popcnt() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("popcnt") != 0;
#else
    return false;
#endif
}

constexpr std::uint8_t both = 3;

std::uint8_t pair_of(bool first, bool second) {
    return static_cast<std::uint8_t>((first ? 1U : 0U) | (second ? 2U : 0U));
}

}  // namespace

PairEvaluation::PairEvaluation(const Program& program)
    : m_program(program),
      m_sums(program.sums.size()),
      m_nodes(program.nodes.size()),
      m_has_popcnt(processor_has_popcnt()) {
    for (const Step step : program.steps) {
        switch (step.kind) {
            case StepKind::sum:
                add_sum(program.sums[step.index], step.index);
                break;
            case StepKind::node:
                add_node(program.nodes[step.index], step.index);
                break;
            case StepKind::relevance:
                m_ops.push_back({OpKind::relevance, step.index, 0, 0, 0});
                break;
        }
    }
}

void PairEvaluation::add_sum(const Sum& sum, std::uint32_t index) {
    const auto begin = static_cast<std::uint32_t>(m_parts.size());
    for (const Term& term : sum.terms) {
        for (std::uint32_t word = 0; word < term.mask.size(); ++word) {
            if (term.mask[word] != 0) {
                m_parts.push_back({term.weight, word, term.mask[word]});
            }
        }
    }
    m_ops.push_back({OpKind::sum, index, begin, static_cast<std::uint32_t>(m_parts.size()), 0});
}

void PairEvaluation::add_node(const Node& node, NodeId id) {
    Op op = {OpKind::constant, id, node.index, 0, node.constant};
    switch (node.kind) {
        case NodeKind::constant:
            break;
        case NodeKind::fact:
            op.kind = OpKind::fact;
            break;
        case NodeKind::at_least:
            op.kind = OpKind::at_least;
            break;
        case NodeKind::equals:
            op.kind = OpKind::equals;
            break;
        case NodeKind::negation:
        case NodeKind::conjunction:
        case NodeKind::disjunction:
            op.kind = node.kind == NodeKind::negation      ? OpKind::negation
                      : node.kind == NodeKind::conjunction ? OpKind::conjunction
                                                           : OpKind::disjunction;
            op.begin = static_cast<std::uint32_t>(m_children.size());
            m_children.insert(m_children.end(), node.children.begin(), node.children.end());
            op.end = static_cast<std::uint32_t>(m_children.size());
            break;
    }
    m_ops.push_back(op);
}

void PairEvaluation::run(const Bits& first, const Bits& second, std::size_t steps) {
    m_facts[0] = first;
    m_facts[1] = second;
    if (m_has_popcnt) {
        run_ops_with_popcnt(steps);
    } else {
        run_ops(steps);
    }
}

VIDRA_POPCNT void PairEvaluation::run_ops_with_popcnt(std::size_t steps) {
    run_ops(steps);
}

[[gnu::always_inline]] inline void PairEvaluation::run_ops(std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) {
        const Op& op = m_ops[i];
        switch (op.kind) {
            case OpKind::sum: {
                Pair total = {0, 0};
                for (std::uint32_t at = op.begin; at < op.end; ++at) {
                    const Part& part = m_parts[at];
                    total[0] += part.weight * std::popcount(m_facts[0][part.word] & part.mask);
                    total[1] += part.weight * std::popcount(m_facts[1][part.word] & part.mask);
                }
                m_sums[op.target] = total;
                break;
            }
            case OpKind::relevance: {
                const Relevance& relevance = m_program.relevances[op.target];
                for (std::size_t side = 0; side < 2; ++side) {
                    if ((m_nodes[relevance.relevant] >> side & 1U) == 0) {
                        for (std::size_t word = 0; word < relevance.mask.size(); ++word) {
                            m_facts[side][word] &= ~relevance.mask[word];
                        }
                    }
                }
                break;
            }
            case OpKind::constant:
                m_nodes[op.target] = op.constant != 0 ? both : 0;
                break;
            case OpKind::fact:
                m_nodes[op.target] = pair_of(test_bit(m_facts[0], op.begin), test_bit(m_facts[1], op.begin));
                break;
            case OpKind::at_least:
                m_nodes[op.target] =
                    pair_of(m_sums[op.begin][0] >= op.constant, m_sums[op.begin][1] >= op.constant);
                break;
            case OpKind::equals:
                m_nodes[op.target] =
                    pair_of(m_sums[op.begin][0] == op.constant, m_sums[op.begin][1] == op.constant);
                break;
            case OpKind::negation:
                m_nodes[op.target] = static_cast<std::uint8_t>(m_nodes[m_children[op.begin]] ^ both);
                break;
            case OpKind::conjunction: {
                std::uint8_t value = both;
                for (std::uint32_t at = op.begin; at < op.end; ++at) {
                    value = static_cast<std::uint8_t>(value & m_nodes[m_children[at]]);
                }
                m_nodes[op.target] = value;
                break;
            }
            case OpKind::disjunction: {
                std::uint8_t value = 0;
                for (std::uint32_t at = op.begin; at < op.end; ++at) {
                    value = static_cast<std::uint8_t>(value | m_nodes[m_children[at]]);
                }
                m_nodes[op.target] = value;
                break;
            }
        }
    }
}

std::size_t PairEvaluation::first_holding(const std::vector<NodeId>& conditions, Side side) const {
    const auto at =
        std::find_if(conditions.begin(), conditions.end(), [&](NodeId node) { return holds(node, side); });
    return static_cast<std::size_t>(at - conditions.begin());
}

}  // namespace vidra::expression
