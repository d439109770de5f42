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

bool passes(std::int64_t value, CompareOp op, std::int64_t constant) {
    switch (op) {
        case CompareOp::equal:
            return value == constant;
        case CompareOp::not_equal:
            return value != constant;
        case CompareOp::less:
            return value < constant;
        case CompareOp::less_equal:
            return value <= constant;
        case CompareOp::greater:
            return value > constant;
        case CompareOp::greater_equal:
            return value >= constant;
        case CompareOp::has:
            break;
    }
    return false;
}

namespace {

/// Whether the answer, a given one or yes, no or not applicable, makes the fact hold.
bool holds(const Fact& fact, const checklist::Answer& answer) {
    const bool given = answer.state == checklist::AnswerState::given;
    switch (fact.kind) {
        case FactKind::yes:
            return answer.state == checklist::AnswerState::yes;
        case FactKind::option:
            return given && static_cast<std::size_t>(answer.value) == fact.option;
        case FactKind::contains:
            return (static_cast<std::uint64_t>(answer.value) >> fact.option & 1U) != 0;
        case FactKind::test:
            return given && passes(answer.value, fact.op, fact.constant);
    }
    return false;
}

}  // namespace

void read_facts(const Program& program, const std::vector<checklist::Answer>& answers, Known& known) {
    known.certain.assign(program.words(), 0);
    known.possible.assign(program.words(), 0);
    const std::size_t count = program.facts.size();
    for (std::size_t begin = 0; begin < count; begin += 64) {
        std::uint64_t certain = 0;
        std::uint64_t open = 0;
        for (std::size_t i = begin; i < std::min(begin + 64, count); ++i) {
            const Fact& fact = program.facts[i];
            const checklist::Answer& answer = answers[fact.question];
            // no branch on the answer: what people answer cannot be foretold
            const std::uint64_t is_open = answer.is_open() ? 1 : 0;
            const bool is_yes = answer.state == checklist::AnswerState::yes;
            const std::uint64_t is_held = (fact.kind == FactKind::yes ? is_yes : holds(fact, answer)) ? 1 : 0;
            certain |= (is_held & ~is_open) << (i - begin);
            open |= is_open << (i - begin);
        }
        known.certain[begin / 64] = certain;
        known.possible[begin / 64] = certain | open;
    }
}

}  // namespace vidra::expression
