// SPDX-License-Identifier: Apache-2.0
#include "reason/pattern_space.hpp"

#include "base/date.hpp"
#include "expression/facts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace vidra::reason {

using checklist::Question;
using checklist::QuestionType;
using expression::CompareOp;
using expression::Fact;

PatternSpace::PatternSpace(const expression::Instrument& instrument, const Structure& structure)
    : m_versions{{&instrument, &structure}} {
    find_questions();
    find_levels();
}

PatternSpace::PatternSpace(const expression::Instrument& older, const Structure& of_older,
                           const expression::Instrument& newer, const Structure& of_newer)
    : m_versions{{&older, &of_older}, {&newer, &of_newer}} {
    find_questions();
    find_levels();
}

std::vector<std::uint32_t> PatternSpace::arities() const {
    std::vector<std::uint32_t> arities;
    arities.reserve(m_levels.size());
    for (const SpaceLevel& level : m_levels) {
        arities.push_back(static_cast<std::uint32_t>(level.arity()));
    }
    return arities;
}

void PatternSpace::find_questions() {
    std::map<std::pair<std::string, QuestionType>, std::size_t> places;
    // the newer version gives the order
    for (std::size_t version = m_versions.size(); version-- > 0;) {
        const auto& questions = m_versions[version].instrument->checklist.questions;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            const Question& question = questions[q];
            const auto [at, is_new] = places.try_emplace({question.id, question.type}, m_questions.size());
            if (is_new) {
                m_questions.push_back({question.id, question.type, {absent, absent}, {}});
            }
            SpaceQuestion& found = m_questions[at->second];
            found.index[version] = q;
            for (const checklist::Option& option : question.options) {
                if (std::find(found.options.begin(), found.options.end(), option.id) == found.options.end()) {
                    found.options.push_back(option.id);
                }
            }
        }
    }
}

bool PatternSpace::is_used(std::size_t version, std::size_t fact) const {
    return fact != absent && m_versions[version].structure->class_of(fact) != Structure::unused;
}

std::size_t PatternSpace::fact_of(std::size_t version, std::size_t question, std::size_t option) const {
    const SpaceQuestion& asked = m_questions[question];
    const std::size_t index = asked.index[version];
    if (index == absent) {
        return absent;
    }
    const expression::Instrument& instrument = *m_versions[version].instrument;
    const auto& facts = instrument.program.facts_of[index];
    if (option == absent) {
        return facts.front();
    }
    const auto place = instrument.checklist.questions[index].option_index(asked.options[option]);
    return place ? facts[*place] : absent;
}

void PatternSpace::find_levels() {
    for (std::size_t q = 0; q < m_questions.size(); ++q) {
        switch (m_questions[q].type) {
            case QuestionType::indicator:
            case QuestionType::many:
                add_free_facts(q);
                break;
            case QuestionType::choice:
            case QuestionType::number:
            case QuestionType::date:
                add_values(q);
                break;
            case QuestionType::text:
                break;
        }
    }
    order_levels();
}

void PatternSpace::add_free_facts(std::size_t question) {
    const SpaceQuestion& asked = m_questions[question];
    const std::size_t count = asked.type == QuestionType::many ? asked.options.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        FreeFact fact;
        fact.question = question;
        fact.option = asked.type == QuestionType::many ? i : absent;
        ByVersion<std::uint32_t> classes = {Structure::unused, Structure::unused};
        for (std::size_t version = 0; version < m_versions.size(); ++version) {
            fact.fact[version] = fact_of(version, question, fact.option);
            if (is_used(version, fact.fact[version])) {
                classes[version] = m_versions[version].structure->class_of(fact.fact[version]);
            }
        }
        if (classes == ByVersion<std::uint32_t>{Structure::unused, Structure::unused}) {
            m_factors.push_back(2);
            continue;
        }
        const auto same = std::find_if(m_levels.begin(), m_levels.end(), [&](const SpaceLevel& level) {
            if (!level.is_count()) {
                return false;
            }
            const FreeFact& first = level.facts.front();
            for (std::size_t version = 0; version < m_versions.size(); ++version) {
                const std::uint32_t of_first =
                    is_used(version, first.fact[version])
                        ? m_versions[version].structure->class_of(first.fact[version])
                        : Structure::unused;
                if (of_first != classes[version]) {
                    return false;
                }
            }
            return true;
        });
        (same == m_levels.end() ? m_levels.emplace_back() : *same).facts.push_back(fact);
    }
}

void PatternSpace::add_values(std::size_t question) {
    std::vector<ValueOfSpace> values =
        m_questions[question].type == QuestionType::choice ? choices(question) : intervals(question);
    // values that hold the same facts are one
    std::vector<ValueOfSpace> apart;
    for (ValueOfSpace& value : values) {
        const auto same = std::find_if(apart.begin(), apart.end(),
                                       [&](const ValueOfSpace& other) { return other.facts == value.facts; });
        if (same == apart.end()) {
            apart.push_back(std::move(value));
        } else {
            same->values.insert(same->values.end(), value.values.begin(), value.values.end());
        }
    }
    const bool is_looked_at = apart.size() > 1 || apart.front().facts != ByVersion<Value>{};
    if (!is_looked_at) {
        m_factors.push_back(apart.front().patterns());
        return;
    }
    const ValueOfSpace not_applicable;
    if (m_questions[question].type == QuestionType::choice &&
        std::none_of(apart.begin(), apart.end(),
                     [&](const ValueOfSpace& value) { return value.facts == not_applicable.facts; })) {
        apart.push_back(not_applicable);
    }
    SpaceLevel level;
    level.question = question;
    level.values = std::move(apart);
    m_levels.push_back(std::move(level));
}

std::vector<ValueOfSpace> PatternSpace::choices(std::size_t question) const {
    std::vector<ValueOfSpace> values;
    for (std::size_t option = 0; option < m_questions[question].options.size(); ++option) {
        ValueOfSpace value;
        value.values = {static_cast<std::int64_t>(option)};
        for (std::size_t version = 0; version < m_versions.size(); ++version) {
            const std::size_t fact = fact_of(version, question, option);
            if (is_used(version, fact)) {
                value.facts[version] = {static_cast<std::uint32_t>(fact)};
            }
        }
        values.push_back(std::move(value));
    }
    return values;
}

std::vector<ValueOfSpace> PatternSpace::intervals(std::size_t question) const {
    const SpaceQuestion& asked = m_questions[question];
    std::int64_t least = base::last_date;
    std::int64_t most = base::first_date;
    if (asked.type == QuestionType::number) {
        least = INT64_MAX;
        most = INT64_MIN;
    }
    std::set<std::int64_t> begins;
    for (std::size_t version = 0; version < m_versions.size(); ++version) {
        if (asked.index[version] == absent) {
            continue;
        }
        const expression::Instrument& instrument = *m_versions[version].instrument;
        const Question& of_version = instrument.checklist.questions[asked.index[version]];
        const bool is_number = asked.type == QuestionType::number;
        least = std::min(least, is_number ? of_version.min : base::first_date);
        most = std::max(most, is_number ? of_version.max : base::last_date);
        for (const std::uint32_t index : instrument.program.facts_of[asked.index[version]]) {
            const Fact& fact = instrument.program.facts[index];
            if (!is_used(version, index)) {
                continue;
            }
            // n >= c and n < c tell apart c from c - 1, n > c and n <= c tell apart c + 1 from c, n == c both
            if (fact.op != CompareOp::greater && fact.op != CompareOp::less_equal) {
                begins.insert(fact.constant);
            }
            if (fact.op != CompareOp::greater_equal && fact.op != CompareOp::less) {
                begins.insert(fact.constant + 1);
            }
        }
    }
    begins.insert(least);
    std::vector<ValueOfSpace> values;
    for (const std::int64_t begin : begins) {
        if (begin < least || begin > most) {
            continue;
        }
        ValueOfSpace value;
        value.values = {begin};
        for (std::size_t version = 0; version < m_versions.size(); ++version) {
            if (asked.index[version] == absent) {
                continue;
            }
            const expression::Program& program = m_versions[version].instrument->program;
            for (const std::uint32_t index : program.facts_of[asked.index[version]]) {
                const Fact& fact = program.facts[index];
                if (is_used(version, index) && expression::passes(begin, fact.op, fact.constant)) {
                    value.facts[version].push_back(index);
                }
            }
        }
        values.push_back(std::move(value));
    }
    return values;
}

/// Questions that relevance or a rule names alone come first, in the order of the file, then the others
/// section by section, those that weigh most first, which settles sums soon.
void PatternSpace::order_levels() {
    using Rank = std::tuple<int, std::size_t, std::int64_t>;
    const auto rank = [&](const SpaceLevel& level) {
        bool is_tied = false;
        bool is_named = !level.is_count();
        std::int64_t weight = 0;
        std::size_t section = 0;
        const auto look_at = [&](std::size_t version, std::size_t fact) {
            const Structure& structure = *m_versions[version].structure;
            const expression::Program& program = m_versions[version].instrument->program;
            is_tied = is_tied || structure.is_tied_to_relevance(fact);
            is_named = is_named || structure.is_named(fact);
            weight = std::max(weight, structure.weight(fact));
            section = program.section_of[program.facts[fact].question];
        };
        for (std::size_t version = 0; version < m_versions.size(); ++version) {
            for (const FreeFact& fact : level.facts) {
                if (is_used(version, fact.fact[version])) {
                    look_at(version, fact.fact[version]);
                }
            }
            for (const ValueOfSpace& value : level.values) {
                for (const std::uint32_t fact : value.facts[version]) {
                    look_at(version, fact);
                }
            }
        }
        return is_tied || is_named ? Rank(is_tied ? 0 : 1, 0, 0) : Rank(2, section, -weight);
    };
    std::vector<std::pair<Rank, std::size_t>> order;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        order.emplace_back(rank(m_levels[i]), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<SpaceLevel> sorted;
    sorted.reserve(m_levels.size());
    for (const auto& [of_level, place] : order) {
        sorted.push_back(std::move(m_levels[place]));
    }
    m_levels = std::move(sorted);
}

}  // namespace vidra::reason
