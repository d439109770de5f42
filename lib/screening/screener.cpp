// SPDX-License-Identifier: Apache-2.0
#include "screening/screener.hpp"

#include <algorithm>
#include <map>

namespace vidra::screening {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Question;
using checklist::QuestionType;
using expression::Truth;

Screener::Screener(const expression::Instrument& instrument, std::size_t state_limit)
    : m_instrument(instrument), m_reasoner(instrument, state_limit) {
    const auto& questions = instrument.checklist.questions;
    for (std::size_t q = 0; q < questions.size(); ++q) {
        if (questions[q].presume || !questions[q].from_age.empty()) {
            m_fillable.push_back(q);
        }
    }
}

void Screener::take_answers(const records::Record& record) {
    m_answers = record.answers;
    for (const std::size_t q : m_fillable) {
        const Question& question = m_instrument.checklist.questions[q];
        Answer answer = m_answers[q];
        if (answer.is_open() && record.age) {
            for (const checklist::AgeRange& range : question.from_age) {
                if (*record.age >= range.least && *record.age <= range.most) {
                    answer = {AnswerState::given, static_cast<std::int64_t>(range.option)};
                }
            }
        }
        const bool asked_in_vain =
            answer.state == AnswerState::unknown || answer.state == AnswerState::refused;
        if (asked_in_vain && question.presume) {
            answer = {AnswerState::given, static_cast<std::int64_t>(*question.presume)};
        }
        m_answers.set(q, answer);
    }
}

Result Screener::evaluate(const records::Record& record) {
    take_answers(record);
    m_reasoner.set_answers(m_answers);
    Result result;
    result.outcome = m_reasoner.outcomes().most;
    result.at_most = m_reasoner.outcomes().least;
    for (std::size_t i = 0; i < m_reasoner.alerts().size(); ++i) {
        if (m_reasoner.alerts()[i] == Truth::yes) {
            result.alerts.push_back(i);
        }
    }
    std::size_t relevant = m_answers.size();
    result.open = m_answers.count_open();
    for (const expression::Relevance& relevance : m_instrument.program.relevances) {
        for (const std::size_t q : relevance.questions) {
            if (m_reasoner.relevance(q) == Truth::no) {
                --relevant;
                result.open -= m_answers[q].is_open() ? 1U : 0U;
            }
        }
    }
    result.answered = relevant - result.open;
    result.refer = refer(result);
    return result;
}

Refer Screener::refer(const Result& result) {
    const auto& outcomes = m_instrument.checklist.outcomes;
    if (outcomes[result.outcome].refer) {
        return Refer::yes;
    }
    if (outcomes[result.at_most].refer) {
        return Refer::open;
    }
    for (std::size_t i = result.at_most + 1; i < result.outcome; ++i) {
        // between the two ends an outcome need not be possible
        if (outcomes[i].refer && m_reasoner.truth(m_instrument.program.outcome_is[i]) != Truth::no) {
            return Refer::open;
        }
    }
    return Refer::no;
}

std::vector<SectionCounts> Screener::counts() const {
    std::vector<SectionCounts> counts(m_instrument.checklist.sections.size());
    for (std::size_t q = 0; q < m_answers.size(); ++q) {
        const Truth relevant = m_reasoner.relevance(q);
        if (relevant == Truth::no) {
            continue;
        }
        const Question& question = m_instrument.checklist.questions[q];
        const Answer answer = m_answers[q];
        SectionCounts& of_section = counts[question.section];
        ++(answer.is_open() ? of_section.open : of_section.answered);
        if (relevant == Truth::open) {
            continue;
        }
        if (answer.state == AnswerState::yes) {
            ++of_section.yes;
            of_section.points += question.points;
            if (question.strength == checklist::Strength::strong) {
                ++of_section.strong;
            } else if (question.strength == checklist::Strength::medium) {
                ++of_section.medium;
            } else if (question.strength == checklist::Strength::weak) {
                ++of_section.weak;
            }
        }
        for (std::size_t i = 0; answer.state == AnswerState::given && i < question.options.size(); ++i) {
            of_section.points += checklist::is_chosen(question, answer, i) ? question.options[i].points : 0;
        }
    }
    return counts;
}

std::size_t Screener::usefulness(std::size_t question) {
    const Question& asked = m_instrument.checklist.questions[question];
    std::vector<Answer> possible;
    switch (asked.type) {
        case QuestionType::indicator:
            possible = {{AnswerState::yes, 0}, {AnswerState::no, 0}};
            break;
        case QuestionType::choice:
            for (std::size_t i = 0; i < asked.options.size(); ++i) {
                possible.push_back({AnswerState::given, static_cast<std::int64_t>(i)});
            }
            break;
        case QuestionType::many:
            for (std::size_t i = 0; i < asked.options.size(); ++i) {
                possible.push_back({AnswerState::given, static_cast<std::int64_t>(std::uint64_t{1} << i)});
            }
            break;
        case QuestionType::number:
        case QuestionType::date:
            for (const std::uint32_t fact : m_instrument.program.facts_of[question]) {
                possible.push_back({AnswerState::given, m_instrument.program.facts[fact].constant});
            }
            break;
        case QuestionType::text:
            break;
    }
    const reason::Span now = m_reasoner.outcomes();
    std::size_t narrowed = 0;
    for (const Answer& answer : possible) {
        const reason::Span then = m_reasoner.outcomes_if(question, answer);
        const std::size_t width = now.most - now.least;
        const std::size_t left = then.most - then.least;
        narrowed += width > left ? width - left : 0;  // a constant of a rule may lie outside the range
    }
    return narrowed;
}

std::vector<std::size_t> Screener::questions_that_can_change() {
    // what nothing tells apart answers alike, so one of each kind is asked
    std::map<std::vector<std::int64_t>, std::pair<bool, std::size_t>> by_kind;
    std::vector<std::pair<std::size_t, std::size_t>> found;  // usefulness, question
    for (std::size_t q = 0; q < m_answers.size(); ++q) {
        if (!m_answers[q].is_open() || m_reasoner.relevance(q) == Truth::no) {
            continue;
        }
        const auto key = m_reasoner.kind_of(q);
        auto at = by_kind.find(key);
        if (at == by_kind.end()) {
            const bool can_change = m_reasoner.can_change(q);
            at = by_kind.emplace(key, std::pair(can_change, can_change ? usefulness(q) : 0)).first;
        }
        if (at->second.first) {
            found.emplace_back(at->second.second, q);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> questions;
    questions.reserve(found.size());
    for (const auto& [useful, question] : found) {
        questions.push_back(question);
    }
    return questions;
}

std::vector<Truth> Screener::criteria() {
    std::vector<Truth> truths;
    truths.reserve(m_instrument.program.criteria.size());
    for (const expression::CriterionUse& use : m_instrument.program.criteria) {
        truths.push_back(m_reasoner.truth(use.node));
    }
    return truths;
}

Explanation Screener::explain() {
    Explanation explanation;
    const expression::Program& program = m_instrument.program;
    for (const expression::NodeId node : program.outcomes) {
        explanation.conditions.push_back(m_reasoner.truth(node));
    }
    explanation.criteria = criteria();
    explanation.counts = counts();
    explanation.can_change = questions_that_can_change();
    return explanation;
}

Outlook Screener::outlook(bool with_next) {
    try {
        if (reason::OpenDiagram* open = m_reasoner.open_outcomes()) {
            return outlook(*open, with_next);
        }
    } catch (const reason::NodeLimit&) {
        // as where there is no diagram
    }
    Outlook unknown;
    unknown.is_known = false;
    return unknown;
}

Outlook Screener::outlook(reason::OpenDiagram& open, bool with_next) {
    Outlook outlook;
    const reason::Span now = m_reasoner.outcomes();
    outlook.raise = open.fewest([&](std::uint32_t outcome) { return outcome < now.most; });
    outlook.lower = open.fewest([&](std::uint32_t outcome) { return outcome > now.least; });
    for (std::size_t q = 0; q < m_answers.size(); ++q) {
        if (!m_answers[q].is_open() || m_reasoner.relevance(q) == Truth::no) {
            continue;
        }
        if (!open.can_change(q)) {
            outlook.cannot_change.push_back(q);
        } else if (with_next) {
            outlook.next.push_back({q, open.expected_questions(q), m_answers[q].state});
        }
    }
    std::stable_sort(outlook.next.begin(), outlook.next.end(),
                     [](const Outlook::Next& a, const Outlook::Next& b) {
                         // of equals, nobody is pressed before what was never asked
                         return std::pair(a.expected, a.state) < std::pair(b.expected, b.state);
                     });
    return outlook;
}

}  // namespace vidra::screening
