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
    return static_cast<bool>(__builtin_cpu_supports("popcnt"));
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
    const auto end = static_cast<std::uint32_t>(m_parts.size());
    const bool is_count = end == begin + 1 && m_parts.back().weight == 1;
    m_ops.push_back({is_count ? OpKind::count : OpKind::sum, index, begin, end, 0});
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
    // everything by local pointers: after a byte is written the compiler must take any member for changed
    const Part* const parts = m_parts.data();
    const NodeId* const children = m_children.data();
    const std::array<std::uint64_t*, 2> facts = {m_facts[0].data(), m_facts[1].data()};
    Pair* const sums = m_sums.data();
    std::uint8_t* const nodes = m_nodes.data();
    const Op* const end = m_ops.data() + steps;
    for (const Op* op = m_ops.data(); op != end; ++op) {
        switch (op->kind) {
            case OpKind::count: {
                const Part& part = parts[op->begin];
                sums[op->target] = {std::popcount(facts[0][part.word] & part.mask),
                                    std::popcount(facts[1][part.word] & part.mask)};
                break;
            }
            case OpKind::sum: {
                Pair total = {0, 0};
                for (std::uint32_t at = op->begin; at < op->end; ++at) {
                    const Part& part = parts[at];
                    total[0] += part.weight * std::popcount(facts[0][part.word] & part.mask);
                    total[1] += part.weight * std::popcount(facts[1][part.word] & part.mask);
                }
                sums[op->target] = total;
                break;
            }
            case OpKind::relevance: {
                const Relevance& relevance = m_program.relevances[op->target];
                for (std::size_t side = 0; side < 2; ++side) {
                    if ((static_cast<unsigned>(nodes[relevance.relevant]) >> side & 1U) == 0) {
                        for (std::size_t word = 0; word < relevance.mask.size(); ++word) {
                            facts[side][word] &= ~relevance.mask[word];
                        }
                    }
                }
                break;
            }
            case OpKind::constant:
                nodes[op->target] = op->constant != 0 ? both : 0;
                break;
            case OpKind::fact: {
                const std::uint32_t word = op->begin / 64;
                const std::uint32_t bit = op->begin % 64;
                nodes[op->target] =
                    pair_of((facts[0][word] >> bit & 1U) != 0, (facts[1][word] >> bit & 1U) != 0);
                break;
            }
            case OpKind::at_least:
                nodes[op->target] =
                    pair_of(sums[op->begin][0] >= op->constant, sums[op->begin][1] >= op->constant);
                break;
            case OpKind::equals:
                nodes[op->target] =
                    pair_of(sums[op->begin][0] == op->constant, sums[op->begin][1] == op->constant);
                break;
            case OpKind::negation:
                nodes[op->target] = static_cast<std::uint8_t>(nodes[children[op->begin]] ^ both);
                break;
            case OpKind::conjunction: {
                unsigned value = both;
                for (std::uint32_t at = op->begin; at < op->end; ++at) {
                    value &= nodes[children[at]];
                }
                nodes[op->target] = static_cast<std::uint8_t>(value);
                break;
            }
            case OpKind::disjunction: {
                unsigned value = 0;
                for (std::uint32_t at = op->begin; at < op->end; ++at) {
                    value |= nodes[children[at]];
                }
                nodes[op->target] = static_cast<std::uint8_t>(value);
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
