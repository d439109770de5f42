// SPDX-License-Identifier: Apache-2.0
#include "expression/builder.hpp"

#include <algorithm>
#include <iterator>

namespace vidra::expression {

using checklist::QuestionType;

Builder::Builder(const checklist::Checklist& checklist) {
    m_program.facts_of.resize(checklist.questions.size());
    m_program.relevance_of.resize(checklist.questions.size());
    const auto add_fact = [&](Fact fact) {
        m_program.facts_of[fact.question].push_back(static_cast<std::uint32_t>(m_program.facts.size()));
        m_program.facts.push_back(fact);
    };
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        const checklist::Question& question = checklist.questions[q];
        m_program.section_of.push_back(question.section);
        if (question.type == QuestionType::indicator) {
            add_fact({FactKind::yes, q, 0, CompareOp::equal, 0});
        }
        for (std::size_t option = 0; option < question.options.size(); ++option) {
            const bool many = question.type == QuestionType::many;
            add_fact({many ? FactKind::contains : FactKind::option, q, option, CompareOp::equal, 0});
        }
    }
}

std::uint32_t Builder::fact_of_indicator(std::size_t question) const {
    return m_program.facts_of[question].front();
}

std::uint32_t Builder::fact_of_option(std::size_t question, std::size_t option) const {
    return m_program.facts_of[question][option];
}

NodeId Builder::add(Node node) {
    std::vector<std::int64_t> key = {static_cast<std::int64_t>(node.kind), node.index, node.constant};
    std::copy(node.children.begin(), node.children.end(), std::back_inserter(key));
    const auto next = static_cast<NodeId>(m_program.nodes.size());
    const auto [at, is_new] = m_nodes.try_emplace(std::move(key), next);
    if (is_new) {
        m_program.nodes.push_back(std::move(node));
        m_program.steps.push_back({StepKind::node, next});
    }
    return at->second;
}

NodeId Builder::constant(bool value) {
    return add({NodeKind::constant, 0, value ? 1 : 0, {}});
}

NodeId Builder::fact(std::uint32_t index) {
    return add({NodeKind::fact, index, 0, {}});
}

NodeId Builder::test(std::size_t question, CompareOp op, std::int64_t constant) {
    if (op == CompareOp::not_equal) {
        return negation(test(question, CompareOp::equal, constant));
    }
    for (const std::uint32_t index : m_program.facts_of[question]) {
        const Fact& existing = m_program.facts[index];
        if (existing.op == op && existing.constant == constant) {
            return fact(index);
        }
    }
    const auto index = static_cast<std::uint32_t>(m_program.facts.size());
    m_program.facts.push_back({FactKind::test, question, 0, op, constant});
    m_program.facts_of[question].push_back(index);
    if (const auto relevance = m_program.relevance_of[question]) {
        set(m_program.relevances[*relevance].mask, index);
    }
    return fact(index);
}

void Builder::set(Bits& mask, std::uint32_t fact) {
    if (mask.size() <= fact / 64) {
        mask.resize(fact / 64 + 1, 0);
    }
    set_bit(mask, fact);
}

std::uint32_t Builder::sum(const std::map<std::uint32_t, std::int64_t>& weights) {
    std::vector<std::int64_t> key;
    std::map<std::int64_t, Bits> masks;
    for (const auto& [fact, weight] : weights) {
        key.push_back(fact);
        key.push_back(weight);
        set(masks[weight], fact);
    }
    const auto next = static_cast<std::uint32_t>(m_program.sums.size());
    const auto [at, is_new] = m_sums.try_emplace(std::move(key), next);
    if (is_new) {
        Sum added;
        for (auto& [weight, mask] : masks) {
            added.terms.push_back({weight, std::move(mask)});
        }
        m_program.sums.push_back(std::move(added));
        m_program.steps.push_back({StepKind::sum, next});
    }
    return at->second;
}

NodeId Builder::compare(const Linear& left, CompareOp op, const Linear& right) {
    // left op right  becomes  sum(left - right) op constant, then >= or == alone
    std::map<std::uint32_t, std::int64_t> weights = left.weights;
    for (const auto& [fact, weight] : right.weights) {
        weights[fact] -= weight;
    }
    std::erase_if(weights, [](const auto& entry) { return entry.second == 0; });
    std::int64_t bound = right.constant - left.constant;
    switch (op) {
        case CompareOp::not_equal:
            return negation(compare(left, CompareOp::equal, right));
        case CompareOp::less:
            return negation(compare(left, CompareOp::greater_equal, right));
        case CompareOp::less_equal:
            return negation(compare(left, CompareOp::greater, right));
        case CompareOp::greater:
            ++bound;
            break;
        default:
            break;
    }
    const bool equals = op == CompareOp::equal;
    if (weights.empty()) {
        return constant(equals ? bound == 0 : 0 >= bound);
    }
    return add({equals ? NodeKind::equals : NodeKind::at_least, sum(weights), bound, {}});
}

NodeId Builder::negation(NodeId child) {
    const Node& node = m_program.nodes[child];
    if (node.kind == NodeKind::constant) {
        return constant(node.constant == 0);
    }
    if (node.kind == NodeKind::negation) {
        return node.children.front();
    }
    return add({NodeKind::negation, 0, 0, {child}});
}

NodeId Builder::junction(NodeKind kind, const std::vector<NodeId>& children) {
    const std::int64_t neutral = kind == NodeKind::conjunction ? 1 : 0;
    std::vector<NodeId> kept;
    for (const NodeId child : children) {
        const Node& node = m_program.nodes[child];
        if (node.kind != NodeKind::constant) {
            kept.push_back(child);
        } else if (node.constant != neutral) {
            return constant(neutral == 0);
        }
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    if (kept.empty()) {
        return constant(neutral == 1);
    }
    for (const NodeId child : kept) {
        const Node& node = m_program.nodes[child];
        if (node.kind == NodeKind::negation &&
            std::binary_search(kept.begin(), kept.end(), node.children.front())) {
            return constant(neutral == 0);  // something and not it
        }
    }
    if (kept.size() == 1) {
        return kept.front();
    }
    return add({kind, 0, 0, std::move(kept)});
}

NodeId Builder::conjunction(const std::vector<NodeId>& children) {
    return junction(NodeKind::conjunction, children);
}

NodeId Builder::disjunction(const std::vector<NodeId>& children) {
    return junction(NodeKind::disjunction, children);
}

void Builder::relevance(std::size_t question, NodeId relevant) {
    auto& relevances = m_program.relevances;
    const bool joins = !relevances.empty() && relevances.back().relevant == relevant &&
                       !m_program.steps.empty() && m_program.steps.back().kind == StepKind::relevance;
    if (!joins) {
        m_program.steps.push_back({StepKind::relevance, static_cast<std::uint32_t>(relevances.size())});
        relevances.push_back({relevant, {}, {}});
    }
    Relevance& last = relevances.back();
    last.questions.push_back(question);
    m_program.relevance_of[question] = static_cast<std::uint32_t>(relevances.size() - 1);
    for (const std::uint32_t fact : m_program.facts_of[question]) {
        set(last.mask, fact);
    }
}

Program Builder::finish() && {
    const std::size_t words = m_program.words();
    for (Sum& one : m_program.sums) {
        for (Term& term : one.terms) {
            term.mask.resize(words, 0);
        }
    }
    for (Relevance& one : m_program.relevances) {
        one.mask.resize(words, 0);
    }
    return std::move(m_program);
}

}  // namespace vidra::expression
