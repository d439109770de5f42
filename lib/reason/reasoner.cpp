// SPDX-License-Identifier: Apache-2.0
#include "reason/reasoner.hpp"

#include <algorithm>
#include <utility>

namespace vidra::reason {

using checklist::Answer;
using checklist::Answers;
using expression::Known;
using expression::NodeId;
using expression::Truth;

namespace {

/// Beyond so many combinations of open values the diagram, which shares work between them, is faster.
constexpr std::size_t most_value_combinations = 64;

/// Records can wait for no larger diagram, least of all each thread for its own.
constexpr std::size_t most_diagram_states = 200'000;

Truth truth_of(Span span) {
    return span.least == span.most ? (span.least == 0 ? Truth::yes : Truth::no) : Truth::open;
}

}  // namespace

Reasoner::Reasoner(const expression::Instrument& instrument, std::size_t state_limit)
    : m_instrument(instrument),
      m_structure(instrument),
      m_state_limit(state_limit),
      m_search(instrument.program, m_structure, state_limit),
      m_ends(instrument.program),
      m_facts(instrument.program) {
    for (std::size_t q = 0; q < instrument.checklist.questions.size(); ++q) {
        if (!m_structure.values(q).empty()) {
            m_splits.push_back(q);
        }
    }
    add(instrument.program.outcomes);
    for (const NodeId alert : instrument.program.alerts) {
        add({alert});
    }
    for (const expression::Relevance& relevance : instrument.program.relevances) {
        add({relevance.relevant});
    }
}

void Reasoner::add(Conditions conditions) {
    const Direction direction = m_structure.direction(conditions);
    Asked& asked = m_asked.emplace_back();
    asked.conditions = std::move(conditions);
    asked.direction = direction;
}

std::size_t Reasoner::open_value_count(const Answers& answers) const {
    std::size_t combinations = 1;
    for (const std::size_t q : m_splits) {
        if (answers[q].is_open()) {
            combinations *= m_structure.values(q).size();
            if (combinations > most_value_combinations) {
                break;
            }
        }
    }
    return combinations;
}

void Reasoner::two_evaluations(const Known& known, std::vector<Asked>& asked, std::size_t steps) {
    using Side = expression::PairEvaluation::Side;
    m_ends.run(known.certain, known.possible, steps);
    for (Asked& one : asked) {
        if (!one.direction.is_single()) {
            continue;
        }
        // where the conditions rise, more facts can only move the index towards 0
        std::size_t least = m_ends.first_holding(one.conditions, Side::second);
        std::size_t most = m_ends.first_holding(one.conditions, Side::first);
        if (one.direction.falls) {
            std::swap(least, most);
        }
        one.span.least = std::min(one.span.least, least);
        one.span.most = std::max(one.span.most, most);
    }
}

void Reasoner::each_value(Known& known, std::size_t next_split, std::vector<Asked>& asked,
                          std::size_t steps) {
    if (next_split == m_open_splits.size()) {
        two_evaluations(known, asked, steps);
        return;
    }
    const std::size_t question = m_open_splits[next_split];
    for (const Value& value : m_structure.values(question)) {
        for (const std::uint32_t fact : value) {
            expression::set_bit(known.certain, fact);
            expression::set_bit(known.possible, fact);
        }
        each_value(known, next_split + 1, asked, steps);
        for (const std::uint32_t fact : value) {
            expression::clear_bit(known.certain, fact);
            expression::clear_bit(known.possible, fact);
        }
    }
}

void Reasoner::evaluate_ends(const Answers& answers, const Known& known, std::vector<Asked>& asked,
                             std::size_t steps) {
    m_open_splits.clear();
    for (const std::size_t q : m_splits) {
        if (answers[q].is_open()) {
            m_open_splits.push_back(q);
        }
    }
    if (m_open_splits.empty()) {
        two_evaluations(known, asked, steps);
        return;
    }
    Known one_value = known;
    for (const std::size_t q : m_open_splits) {
        for (const std::uint32_t fact : m_instrument.program.facts_of[q]) {
            expression::clear_bit(one_value.possible, fact);
        }
    }
    each_value(one_value, 0, asked, steps);
}

void Reasoner::solve(const Answers& answers, const Known& known, std::vector<Asked>& asked,
                     std::size_t steps) {
    const bool few_values = open_value_count(answers) <= most_value_combinations;
    for (Asked& one : asked) {
        one.span = {SIZE_MAX, 0};
    }
    if (few_values &&
        std::any_of(asked.begin(), asked.end(), [](const Asked& one) { return one.direction.is_single(); })) {
        evaluate_ends(answers, known, asked, steps);
    }
    bool is_restricted = false;
    for (Asked& one : asked) {
        if (few_values && one.direction.is_single()) {
            continue;
        }
        compile(one);
        is_restricted = is_restricted || (one.root && m_diagrams->restrict_to(known));
        one.span = one.root && is_restricted ? m_diagrams->span(*one.root)
                                             : m_search.span(known, answers, one.conditions);
    }
}

std::size_t Reasoner::diagram_limit() const {
    return std::min(m_state_limit, most_diagram_states);
}

void Reasoner::compile(Asked& asked) {
    if (asked.was_compiled) {
        return;
    }
    if (!m_diagrams) {
        m_diagrams = std::make_unique<Diagrams>(m_instrument, m_structure, diagram_limit());
    }
    asked.root = m_diagrams->find(asked.conditions);
    asked.was_compiled = true;
}

OpenDiagram* Reasoner::open_outcomes() {
    Asked& outcomes = m_asked.front();
    compile(outcomes);
    if (!m_open_outcomes && outcomes.root && m_diagrams->restrict_to(m_known)) {
        m_open_outcomes =
            std::make_unique<OpenDiagram>(*m_diagrams, *outcomes.root, *m_answers, diagram_limit());
    }
    return m_open_outcomes.get();
}

Span Reasoner::solve_one(const Answers& answers, const Known& known, const Conditions& conditions) {
    std::vector<Asked> asked(1);
    asked.front().conditions = conditions;
    asked.front().direction = m_structure.direction(conditions);
    solve(answers, known, asked, m_instrument.program.steps.size());
    return asked.front().span;
}

void Reasoner::set_answers(const Answers& answers) {
    m_answers = &answers;
    m_open_outcomes.reset();
    m_search.renew();
    m_facts.read(answers, m_known);
    solve(answers, m_known, m_asked, m_instrument.program.result_steps);
    m_outcomes = m_asked.front().span;
    m_alerts.clear();
    for (std::size_t i = 0; i < m_instrument.program.alerts.size(); ++i) {
        m_alerts.push_back(truth_of(m_asked[1 + i].span));
    }
}

Truth Reasoner::relevance(std::size_t question) const {
    const auto relevance = m_instrument.program.relevance_of[question];
    if (!relevance) {
        return Truth::yes;
    }
    const Asked& asked = m_asked[1 + m_instrument.program.alerts.size() + *relevance];
    return truth_of(asked.span);
}

Truth Reasoner::truth(NodeId node) {
    return truth_of(solve_one(*m_answers, m_known, {node}));
}

Span Reasoner::outcomes_if(std::size_t question, const Answer& answer) {
    Answers answers = *m_answers;
    answers.set(question, answer);
    Known known;
    m_facts.read(answers, known);
    return solve_one(answers, known, m_instrument.program.outcomes);
}

bool Reasoner::can_change(std::size_t question) {
    if (m_outcomes.least == m_outcomes.most || !(*m_answers)[question].is_open()) {
        return false;
    }
    if (const OpenDiagram* open = open_outcomes()) {
        return open->can_change(question);
    }
    const auto& facts = m_instrument.program.facts_of[question];
    const auto& values = m_structure.values(question);
    const auto& conditions = m_instrument.program.outcomes;
    if (!values.empty()) {
        // not the same for all values means not the same for two neighbours in any order of them
        for (std::size_t i = 0; i + 1 < values.size(); ++i) {
            if (m_search.differs(m_known, *m_answers, conditions, facts, values[i], values[i + 1])) {
                return true;
            }
        }
        return false;
    }
    return std::any_of(facts.begin(), facts.end(), [&](std::uint32_t fact) {
        // two sets of options that differ in the outcome differ along a path of single options
        return m_structure.class_of(fact) != Structure::unused &&
               m_search.differs(m_known, *m_answers, conditions, {fact}, {}, {fact});
    });
}

std::vector<std::int64_t> Reasoner::kind_of(std::size_t question) const {
    const auto& facts = m_instrument.program.facts_of[question];
    const bool is_indicator =
        m_instrument.checklist.questions[question].type == checklist::QuestionType::indicator;
    if (!is_indicator || m_structure.class_of(facts.front()) == Structure::unused) {
        return {-1, static_cast<std::int64_t>(question)};
    }
    return {m_structure.class_of(facts.front())};
}

}  // namespace vidra::reason
