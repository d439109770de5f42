// SPDX-License-Identifier: Apache-2.0
#include "reason/diagrams.hpp"

#include <algorithm>
#include <bit>

namespace vidra::reason {

Diagrams::Diagrams(const expression::Instrument& instrument, const Structure& structure,
                   std::size_t state_limit)
    : m_program(instrument.program),
      m_space(instrument, structure),
      m_diagram(m_space.arities(), state_limit),
      m_compiler(instrument.program, m_space, 0, m_diagram),
      m_state_limit(state_limit) {
    for (const SpaceLevel& level : m_space.levels()) {
        m_facts.push_back(facts_of(level));
    }
    m_open.resize(m_facts.size());
}

Diagrams::LevelFacts Diagrams::facts_of(const SpaceLevel& level) const {
    std::map<std::uint32_t, std::uint64_t> masks;
    const auto add = [&](std::size_t fact) {
        masks[static_cast<std::uint32_t>(fact / 64)] |= std::uint64_t{1} << fact % 64;
    };
    for (const FreeFact& fact : level.facts) {
        add(fact.fact[0]);
    }
    for (const ValueOfSpace& value : level.values) {
        std::for_each(value.facts[0].begin(), value.facts[0].end(), add);
    }
    LevelFacts made;
    for (const auto& [word, mask] : masks) {
        made.parts.push_back({word, mask});
    }
    for (const ValueOfSpace& value : level.values) {
        expression::Bits bits(m_program.words(), 0);
        for (const std::uint32_t fact : value.facts[0]) {
            expression::set_bit(bits, fact);
        }
        std::vector<std::uint64_t> words;
        for (const Part& part : made.parts) {
            words.push_back(bits[part.word]);
        }
        made.of_value.push_back(std::move(words));
    }
    return made;
}

std::optional<NodeRef> Diagrams::find(const std::vector<expression::NodeId>& conditions) {
    if (const auto at = m_roots.find(conditions); at != m_roots.end()) {
        return at->second;
    }
    std::optional<NodeRef> root;
    try {
        root = m_compiler.compile(conditions, m_state_limit);
    } catch (const NodeLimit&) {
        root = std::nullopt;  // the caller has another way
    }
    find_bounds();
    m_roots.emplace(conditions, root);
    return root;
}

void Diagrams::find_bounds() {
    // a node is made after its children
    for (auto ref = static_cast<NodeRef>(m_bounds.size()); ref < m_diagram.node_count(); ++ref) {
        Span of_node{SIZE_MAX, 0};
        for (const NodeRef child : m_diagram.children(ref)) {
            const Span below = bounds(child);
            of_node.least = std::min(of_node.least, below.least);
            of_node.most = std::max(of_node.most, below.most);
        }
        m_bounds.push_back(of_node);
    }
    m_seen.resize(m_bounds.size(), 0);
}

bool Diagrams::restrict_to(const expression::Known& known) {
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const LevelFacts& facts = m_facts[i];
        OpenRange& open = m_open[i];
        if (facts.of_value.empty()) {
            int least = 0;
            int most = 0;
            for (const Part& part : facts.parts) {
                least += std::popcount(known.certain[part.word] & part.mask);
                most += std::popcount(known.possible[part.word] & part.mask);
            }
            open = {static_cast<std::uint32_t>(least), static_cast<std::uint32_t>(most)};
            continue;
        }
        const bool is_known = std::all_of(facts.parts.begin(), facts.parts.end(), [&](const Part& part) {
            return ((known.certain[part.word] ^ known.possible[part.word]) & part.mask) == 0;
        });
        if (!is_known) {
            const SpaceLevel& level = m_space.levels()[i];
            const std::size_t completions = level.values.size() - (level.has_not_applicable() ? 1U : 0U);
            open = {0, static_cast<std::uint32_t>(completions - 1)};
            continue;
        }
        const auto value = std::find_if(facts.of_value.begin(), facts.of_value.end(), [&](const auto& words) {
            for (std::size_t part = 0; part < words.size(); ++part) {
                if ((known.certain[facts.parts[part].word] & facts.parts[part].mask) != words[part]) {
                    return false;
                }
            }
            return true;
        });
        if (value == facts.of_value.end()) {
            return false;
        }
        open.first = open.last = static_cast<std::uint32_t>(value - facts.of_value.begin());
    }
    return true;
}

Span Diagrams::span(NodeRef root) {
    Span found{SIZE_MAX, 0};
    ++m_question;
    if (m_question == 0) {  // after 2^32 questions
        std::fill(m_seen.begin(), m_seen.end(), 0);
        m_question = 1;
    }
    m_pending.assign(1, root);
    while (!m_pending.empty()) {
        const NodeRef ref = m_pending.back();
        m_pending.pop_back();
        if (Diagram::is_leaf(ref)) {
            found.least = std::min<std::size_t>(found.least, Diagram::value(ref));
            found.most = std::max<std::size_t>(found.most, Diagram::value(ref));
            continue;
        }
        const Span& below = m_bounds[ref];
        if ((below.least >= found.least && below.most <= found.most) || m_seen[ref] == m_question) {
            continue;  // it can add nothing
        }
        m_seen[ref] = m_question;
        const OpenRange open = m_open[m_diagram.level(ref)];
        for (std::uint32_t i = open.first; i <= open.last; ++i) {
            m_pending.push_back(m_diagram.child(ref, i));
        }
    }
    return found;
}

}  // namespace vidra::reason
