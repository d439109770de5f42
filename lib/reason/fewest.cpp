// SPDX-License-Identifier: Apache-2.0
#include "reason/fewest.hpp"

namespace vidra::reason {
namespace {

/// So many alternatives may be looked at for each node of the limit: choices can be many where nodes are few.
constexpr std::size_t work_for_each_node = 1000;

}  // namespace

Fewest::Fewest(Diagram& diagram, const Choices& choices)
    : m_diagram(diagram), m_choices(choices), m_both(conjunction(diagram)) {
    m_found[Diagram::yes] = {0, 0, Diagram::yes};
    m_found[Diagram::no] = {impossible, 0, Diagram::no};
}

const Fewest::Found& Fewest::solve(NodeRef function) {
    if (const auto at = m_found.find(function); at != m_found.end()) {
        return at->second;
    }
    m_diagram.pulse();
    const std::size_t level = m_diagram.level(function);
    const std::vector<Choice>& choices = m_choices[level];
    Found best{impossible, 0, Diagram::no};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].cost >= best.cost) {
            continue;
        }
        m_work += 1 + choices[i].last - choices[i].first;
        if (m_work / work_for_each_node > m_diagram.node_limit()) {
            throw NodeLimit();
        }
        NodeRef then = m_diagram.child(function, choices[i].first);
        for (std::uint32_t alternative = choices[i].first + 1;
             alternative <= choices[i].last && then != Diagram::no; ++alternative) {
            then = m_both(then, m_diagram.child(function, alternative));
        }
        const std::uint32_t below = solve(then).cost;
        if (below != impossible && choices[i].cost + below < best.cost) {
            best = {choices[i].cost + below, i, then};
        }
    }
    return m_found[function] = best;
}

std::optional<Laid> Fewest::find(NodeRef function) {
    if (solve(function).cost == impossible) {
        return std::nullopt;
    }
    Laid laid(m_choices.size(), 0);
    while (!Diagram::is_leaf(function)) {
        const Found& found = solve(function);
        laid[m_diagram.level(function)] = found.choice;
        function = found.then;
    }
    return laid;
}

std::uint32_t Fewest::cost(const Laid& laid) const {
    std::uint32_t cost = 0;
    for (std::size_t level = 0; level < laid.size(); ++level) {
        cost += m_choices[level][laid[level]].cost;
    }
    return cost;
}

}  // namespace vidra::reason
