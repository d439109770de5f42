// SPDX-License-Identifier: Apache-2.0
#include "reason/witness.hpp"

#include <algorithm>
#include <utility>

namespace vidra::reason {

void sort_facts(Facts& facts) {
    std::sort(facts.begin(), facts.end(), [](const PatternFact& a, const PatternFact& b) {
        return std::pair(a.question, a.option) < std::pair(b.question, b.option);
    });
}

namespace {

/// What may be named of each level.
Choices witness_choices(const PatternSpace& space, WitnessOf of) {
    Choices choices;
    for (const SpaceLevel& level : space.levels()) {
        std::vector<Choice> of_level;
        const auto last = static_cast<std::uint32_t>(level.arity() - 1);
        if (level.is_count()) {
            for (std::uint32_t yes = 0; yes <= last; ++yes) {
                of_level.push_back({yes, yes, yes});
            }
        } else {
            // a value need not be named where it makes no difference, even that it is none of them
            of_level.push_back({0, 0, last});
            for (std::uint32_t i = 0; i <= last; ++i) {
                if (level.values[i].patterns() > 0 || of == WitnessOf::records) {
                    of_level.push_back({1, i, i});
                }
            }
        }
        choices.push_back(std::move(of_level));
    }
    return choices;
}

}  // namespace

Witnesses::Witnesses(Diagram& diagram, const PatternSpace& space, WitnessOf of)
    : m_space(space), m_choices(witness_choices(space, of)), m_fewest(diagram, m_choices) {}

std::optional<Facts> Witnesses::find(NodeRef function) {
    const auto laid = lay(function);
    return laid ? std::optional(facts(*laid)) : std::nullopt;
}

Facts Witnesses::facts(const Laid& laid) const {
    Facts facts;
    for (std::size_t i = 0; i < laid.size(); ++i) {
        const SpaceLevel& level = m_space.levels()[i];
        const Choice& choice = m_choices[i][laid[i]];
        if (choice.cost == 0) {
            continue;
        }
        if (level.is_count()) {
            for (std::uint32_t k = 0; k < choice.cost; ++k) {
                facts.push_back({level.facts[k].question, level.facts[k].option, 0});
            }
            continue;
        }
        if (level.values[choice.first].patterns() == 0) {
            PatternFact fact;
            fact.question = level.question;
            fact.is_not_applicable = true;
            facts.push_back(fact);
            continue;
        }
        const std::int64_t value = level.values[choice.first].values.front();
        const bool is_choice = m_space.questions()[level.question].type == checklist::QuestionType::choice;
        facts.push_back(
            {level.question, is_choice ? static_cast<std::size_t>(value) : absent, is_choice ? 0 : value});
    }
    sort_facts(facts);
    return facts;
}

}  // namespace vidra::reason
