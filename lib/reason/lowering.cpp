// SPDX-License-Identifier: Apache-2.0
#include "reason/lowering.hpp"

#include <algorithm>
#include <unordered_map>

namespace vidra::reason {
namespace {

/// The leaf of the first pair of outcomes; below it stand yes and no.
constexpr std::uint32_t first_pair = 2;

}  // namespace

LoweringSearch::LoweringSearch(Functions& functions, Witnesses& witnesses, std::size_t outcome_count)
    : m_functions(functions),
      m_space(functions.space()),
      m_diagram(functions.diagram()),
      m_witnesses(witnesses),
      m_outcome_count(static_cast<std::uint32_t>(outcome_count)),
      m_less_serious(m_diagram,
                     [width = m_outcome_count](NodeRef with_no, NodeRef with_yes) -> std::optional<NodeRef> {
                         if (with_no == with_yes) {
                             return Diagram::no;
                         }
                         if (!Diagram::is_leaf(with_no) || !Diagram::is_leaf(with_yes)) {
                             return std::nullopt;
                         }
                         const std::uint32_t from = Diagram::value(with_no);
                         const std::uint32_t to = Diagram::value(with_yes);
                         return to > from ? Diagram::leaf(first_pair + from * width + to) : Diagram::no;
                     }) {}

std::vector<std::size_t> LoweringSearch::questions_by_level(const std::vector<std::size_t>& questions) const {
    std::unordered_map<std::size_t, std::size_t> level_of;
    for (std::size_t level = 0; level < m_space.levels().size(); ++level) {
        for (const FreeFact& fact : m_space.levels()[level].facts) {
            if (fact.option == absent) {
                level_of.emplace(m_space.questions()[fact.question].index[0], level);
            }
        }
    }
    std::vector<std::size_t> of_level(m_space.levels().size(), absent);
    for (const std::size_t question : questions) {
        const auto level = level_of.find(question);
        if (level != level_of.end() && of_level[level->second] == absent) {
            of_level[level->second] = question;
        }
    }
    return of_level;
}

std::optional<Lowering> LoweringSearch::find(const std::vector<std::size_t>& questions) {
    const std::vector<std::size_t> of_level = questions_by_level(questions);
    const NodeRef patterns = m_functions.over_patterns(m_functions.outcomes());
    const std::vector<NodeRef> nodes = m_diagram.nodes_below(patterns);
    std::vector<bool> lowers(of_level.size(), false);
    for (const NodeRef node : nodes) {
        const std::size_t level = m_diagram.level(node);
        if (of_level[level] == absent || lowers[level]) {
            continue;
        }
        for (std::size_t i = 0; i + 1 < m_diagram.arity(level) && !lowers[level]; ++i) {
            lowers[level] =
                m_less_serious(m_diagram.child(node, i), m_diagram.child(node, i + 1)) != Diagram::no;
        }
    }
    std::optional<Lowering> least;
    for (std::size_t level = 0; level < of_level.size(); ++level) {
        if (!lowers[level]) {
            continue;
        }
        const auto facts = at_level(level, of_level[level]);
        if (facts && (!least || facts->facts.size() < least->facts.size())) {
            least = facts;
        }
    }
    return least;
}

std::optional<Lowering> LoweringSearch::at_level(std::size_t level, std::size_t question) {
    const std::vector<FreeFact>& facts = m_space.levels()[level].facts;
    const NodeRef function = function_at(level);
    Lowering lowering;
    lowering.question = question;
    std::optional<Laid> laid;
    for (const std::uint32_t pair : leaves_below(m_diagram, function)) {
        if (pair < first_pair) {
            continue;
        }
        const auto found =
            m_witnesses.lay(where(m_diagram, function, [&](std::uint32_t leaf) { return leaf == pair; }));
        if (found && (!laid || m_witnesses.cost(*found) < m_witnesses.cost(*laid))) {
            laid = found;
            lowering.from = (pair - first_pair) / m_outcome_count;
            lowering.to = (pair - first_pair) % m_outcome_count;
        }
    }
    if (!laid) {
        return std::nullopt;
    }
    // the level counts the other questions: `question` itself is no
    for (const PatternFact& fact : m_witnesses.facts(*laid)) {
        const bool is_here = std::any_of(facts.begin(), facts.end(), [&](const FreeFact& of_level) {
            return of_level.question == fact.question && of_level.option == fact.option;
        });
        if (!is_here) {
            lowering.facts.push_back(fact);
        }
    }
    std::size_t others = m_witnesses.cost(*laid, level);
    for (const FreeFact& fact : facts) {
        if (m_space.questions()[fact.question].index[0] != question && others > 0) {
            lowering.facts.push_back({fact.question, fact.option, 0});
            --others;
        }
    }
    sort_facts(lowering.facts);
    return lowering;
}

NodeRef LoweringSearch::function_at(std::size_t level) {
    const NodeRef root = m_functions.outcomes();
    std::unordered_map<NodeRef, NodeRef> made;
    const std::vector<NodeRef> nodes = m_diagram.nodes_below(root);
    std::vector<NodeRef> children;
    for (std::size_t n = nodes.size(); n-- > 0;) {
        const NodeRef node = nodes[n];
        if (m_diagram.level(node) > level) {
            continue;
        }
        children.assign(m_diagram.arity(m_diagram.level(node)), Diagram::no);
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (m_diagram.level(node) < level) {
                const auto at = made.find(m_diagram.child(node, i));
                children[i] = at == made.end() ? Diagram::no : at->second;
            } else if (i + 1 < children.size()) {
                children[i] = m_less_serious(m_diagram.child(node, i), m_diagram.child(node, i + 1));
            }
        }
        made[node] = m_diagram.node(m_diagram.level(node), children);
    }
    const auto at = made.find(root);
    return at == made.end() ? Diagram::no : at->second;
}

}  // namespace vidra::reason
