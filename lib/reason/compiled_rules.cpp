// SPDX-License-Identifier: Apache-2.0
#include "reason/compiled_rules.hpp"

#include "expression/reach.hpp"

#include <algorithm>
#include <utility>

namespace vidra::reason {

using expression::Node;
using expression::NodeId;
using expression::NodeKind;
using expression::Program;

std::int64_t RuleLevel::change(std::uint32_t alternative, std::uint32_t sum) const {
    const bool is_count = of_value.empty();
    for (const SumChange& change : is_count ? for_each : of_value[alternative]) {
        if (change.sum == sum) {
            return is_count ? change.by * alternative : change.by;
        }
    }
    return 0;
}

void RuleLevel::apply(std::uint32_t alternative, std::vector<std::int64_t>& sums) const {
    const bool is_count = of_value.empty();
    for (const SumChange& change : is_count ? for_each : of_value[alternative]) {
        sums[change.sum] += is_count ? change.by * alternative : change.by;
    }
}

CompiledRules::CompiledRules(const Program& program, const PatternSpace& space, std::size_t version,
                             const std::vector<NodeId>& conditions)
    : m_program(program), m_space(space), m_version(version) {
    SumNumbers sums;
    const std::set<NodeId> found = reach(conditions, sums);
    m_sum_count = sums.size();

    std::map<NodeId, std::uint32_t> numbers;
    for (const NodeId id : found) {  // a node of a program stands after its children
        const Node& node = m_program.nodes[id];
        RuleNode made{id, node.kind, 0, node.constant, {}};
        if (node.kind == NodeKind::fact || node.kind == NodeKind::at_least || node.kind == NodeKind::equals) {
            made.sum = sums.at(key_of(node));
        }
        for (const NodeId child : node.children) {
            made.children.push_back(numbers.at(child));
        }
        numbers.emplace(id, static_cast<std::uint32_t>(m_nodes.size()));
        m_nodes.push_back(std::move(made));
    }
    for (const NodeId condition : conditions) {
        m_conditions.push_back(numbers.at(condition));
    }
    std::map<std::uint32_t, std::uint32_t> relevances;  // by their condition
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        std::uint32_t& relevance = m_levels[i].relevance;
        if (relevance == RuleLevel::always) {
            continue;
        }
        const std::uint32_t condition = numbers.at(m_program.relevances[relevance].relevant);
        const auto [at, is_new] =
            relevances.try_emplace(condition, static_cast<std::uint32_t>(m_relevances.size()));
        if (is_new) {
            m_relevances.push_back(condition);
            m_levels_of.emplace_back();
        }
        relevance = at->second;
        m_levels_of[relevance].push_back(i);
    }
}

/// Every node that has a say; numbers the sums, and makes the levels.
std::set<NodeId> CompiledRules::reach(const std::vector<NodeId>& conditions, SumNumbers& sums) {
    std::set<NodeId> found;
    collect_nodes(conditions, found, sums);
    // skip logic of a level that counts belongs to it, and looks at levels that may have some of their own
    std::size_t known = 0;
    do {
        known = sums.size();
        m_levels.clear();
        m_levels.reserve(m_space.levels().size());
        for (const SpaceLevel& of_space : m_space.levels()) {
            m_levels.push_back(level(of_space, sums));
            const std::uint32_t relevance = m_levels.back().relevance;
            if (relevance != RuleLevel::always) {
                collect_nodes({m_program.relevances[relevance].relevant}, found, sums);
            }
        }
    } while (sums.size() != known);
    return found;
}

void CompiledRules::collect_nodes(const std::vector<NodeId>& nodes, std::set<NodeId>& found,
                                  SumNumbers& sums) const {
    for (const NodeId id : expression::nodes_below(m_program, nodes)) {
        const Node& node = m_program.nodes[id];
        if (found.insert(id).second && node.children.empty() && node.kind != NodeKind::constant) {
            sums.try_emplace(key_of(node), static_cast<std::uint32_t>(sums.size()));
        }
    }
}

RuleLevel CompiledRules::level(const SpaceLevel& of_space, const SumNumbers& sums) {
    m_change_of.resize(sums.size());
    m_reach_of.resize(sums.size());
    RuleLevel made;
    std::uint32_t some_fact = 0;  // all are of one question, or of one skip logic
    if (of_space.is_count()) {
        if (const std::size_t fact = of_space.facts.front().fact[m_version]; fact != absent) {
            some_fact = static_cast<std::uint32_t>(fact);
            made.for_each = changes({&some_fact, 1}, sums);
        }
        const auto all = static_cast<std::int64_t>(of_space.facts.size());
        for (const SumChange& change : made.for_each) {
            made.touched.push_back({change.sum, std::min<std::int64_t>(0, change.by * all),
                                    std::max<std::int64_t>(0, change.by * all)});
        }
    }
    made.of_value.reserve(of_space.values.size());
    for (const ValueOfSpace& value : of_space.values) {
        some_fact = value.facts[m_version].empty() ? some_fact : value.facts[m_version].front();
        made.of_value.push_back(changes(value.facts[m_version], sums));
    }
    if (!made.touched.empty() || std::any_of(made.of_value.begin(), made.of_value.end(),
                                             [](const auto& changes) { return !changes.empty(); })) {
        made.relevance =
            m_program.relevance_of[m_program.facts[some_fact].question].value_or(RuleLevel::always);
    }
    find_reach(made);
    return made;
}

/// What the values of a level may add to the sums: nothing, too, where one leaves a sum alone or is skipped.
void CompiledRules::find_reach(RuleLevel& level) {
    const std::size_t alternatives = level.of_value.size() + (level.relevance == RuleLevel::always ? 0 : 1);
    for (const std::vector<SumChange>& value : level.of_value) {
        for (const SumChange& change : value) {
            Reach& reach = m_reach_of[change.sum];
            if (reach.times == 0) {
                level.touched.push_back({change.sum, 0, 0});
                reach.least = reach.most = change.by;
            }
            ++reach.times;
            reach.least = std::min(reach.least, change.by);
            reach.most = std::max(reach.most, change.by);
        }
    }
    if (level.of_value.empty()) {
        return;
    }
    for (SumReach& touched : level.touched) {
        const Reach reach = std::exchange(m_reach_of[touched.sum], {});
        const bool may_be_none = reach.times < alternatives;
        touched.least = may_be_none ? std::min<std::int64_t>(0, reach.least) : reach.least;
        touched.most = may_be_none ? std::max<std::int64_t>(0, reach.most) : reach.most;
    }
}

std::vector<SumChange> CompiledRules::changes(std::span<const std::uint32_t> facts, const SumNumbers& sums) {
    std::vector<SumChange> changes;
    const auto add = [&](std::uint32_t sum, std::int64_t by) {
        std::uint32_t& place = m_change_of[sum];
        if (place == 0) {
            changes.push_back({sum, by});
            place = static_cast<std::uint32_t>(changes.size());
        } else {
            changes[place - 1].by += by;
        }
    };
    m_work += facts.size();
    for (const std::uint32_t fact : facts) {
        if (const auto named = sums.find(key_of_fact(fact)); named != sums.end()) {
            add(named->second, 1);
        }
        for (auto sum = sums.lower_bound(0); sum != sums.end(); ++sum) {
            for (const expression::Term& term : m_program.sums[static_cast<std::size_t>(sum->first)].terms) {
                if (expression::test_bit(term.mask, fact)) {
                    add(sum->second, term.weight);
                }
            }
        }
    }
    for (const SumChange& change : changes) {
        m_change_of[change.sum] = 0;
    }
    return changes;
}

}  // namespace vidra::reason
