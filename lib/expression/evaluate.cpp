// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluate.hpp"

#include <algorithm>
#include <bit>

namespace vidra::expression {
namespace {

std::int64_t count(const Bits& facts, const Bits& mask) {
    int total = 0;
    for (std::size_t word = 0; word < mask.size(); ++word) {
        total += std::popcount(facts[word] & mask[word]);
    }
    return total;
}

void clear(Bits& facts, const Bits& mask) {
    for (std::size_t word = 0; word < mask.size(); ++word) {
        facts[word] &= ~mask[word];
    }
}

}  // namespace

OpenEvaluation::OpenEvaluation(const Program& program)
    : m_program(program),
      m_nodes(program.nodes.size(), Truth::open),
      m_least(program.sums.size()),
      m_most(program.sums.size()) {}

Truth OpenEvaluation::evaluate(const Node& node) const {
    switch (node.kind) {
        case NodeKind::constant:
            return node.constant != 0 ? Truth::yes : Truth::no;
        case NodeKind::fact:
            return test_bit(m_certain, node.index)    ? Truth::yes
                   : test_bit(m_possible, node.index) ? Truth::open
                                                      : Truth::no;
        case NodeKind::at_least:
            return m_least[node.index] >= node.constant  ? Truth::yes
                   : m_most[node.index] >= node.constant ? Truth::open
                                                         : Truth::no;
        case NodeKind::equals:
            if (m_least[node.index] > node.constant || m_most[node.index] < node.constant) {
                return Truth::no;
            }
            return m_least[node.index] == m_most[node.index] ? Truth::yes : Truth::open;
        case NodeKind::negation: {
            const Truth child = m_nodes[node.children.front()];
            return child == Truth::open ? Truth::open : child == Truth::yes ? Truth::no : Truth::yes;
        }
        case NodeKind::conjunction:
        case NodeKind::disjunction: {
            const Truth deciding = node.kind == NodeKind::conjunction ? Truth::no : Truth::yes;
            Truth value = deciding == Truth::no ? Truth::yes : Truth::no;
            for (const NodeId child : node.children) {
                if (m_nodes[child] == deciding) {
                    return deciding;
                }
                value = m_nodes[child] == Truth::open ? Truth::open : value;
            }
            return value;
        }
    }
    return Truth::open;
}

void OpenEvaluation::run(const Bits& certain, const Bits& possible, std::size_t steps) {
    m_certain = certain;
    m_possible = possible;
    for (std::size_t i = 0; i < steps; ++i) {
        const Step step = m_program.steps[i];
        if (step.kind == StepKind::sum) {
            std::int64_t least = 0;
            std::int64_t most = 0;
            for (const Term& term : m_program.sums[step.index].terms) {
                const std::int64_t fewest = term.weight * count(m_certain, term.mask);
                const std::int64_t greatest = term.weight * count(m_possible, term.mask);
                least += std::min(fewest, greatest);
                most += std::max(fewest, greatest);
            }
            m_least[step.index] = least;
            m_most[step.index] = most;
        } else if (step.kind == StepKind::relevance) {
            const Relevance& relevance = m_program.relevances[step.index];
            const Truth relevant = m_nodes[relevance.relevant];
            if (relevant != Truth::yes) {
                clear(m_certain, relevance.mask);
            }
            if (relevant == Truth::no) {
                clear(m_possible, relevance.mask);
            }
        } else {
            m_nodes[step.index] = evaluate(m_program.nodes[step.index]);
        }
    }
}

}  // namespace vidra::expression
