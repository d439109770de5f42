// SPDX-License-Identifier: Apache-2.0
#include "screening/question_order.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vidra::screening {
namespace {

using checklist::AnswerState;

constexpr std::array<std::string_view, 5> opening_sections = {"safety", "medical", "age", "language",
                                                              "needs"};

/// Of each node that is reached, once.
void collect_questions(const expression::Program& program, expression::NodeId id, std::vector<bool>& reached,
                       std::vector<bool>& named) {
    if (reached[id]) {
        return;
    }
    reached[id] = true;
    const expression::Node& node = program.nodes[id];
    if (node.kind == expression::NodeKind::fact) {
        named[program.facts[node.index].question] = true;
    }
    for (const expression::NodeId child : node.children) {
        collect_questions(program, child, reached, named);
    }
}

bool is_waiting(const Talk& talk, const Standing& standing, std::size_t q) {
    const Said& said = talk.sheet.said[q];
    return said.answer.state == AnswerState::not_asked && !said.is_skipped && standing.is_relevant[q];
}

}  // namespace

QuestionOrder::QuestionOrder(const expression::Instrument& instrument)
    : m_checklist(instrument.checklist), m_is_opening(instrument.checklist.questions.size(), false) {
    std::vector<bool> reached(instrument.program.nodes.size(), false);
    for (const expression::NodeId alert : instrument.program.alerts) {
        collect_questions(instrument.program, alert, reached, m_is_opening);
    }
    for (std::size_t q = 0; q < m_is_opening.size(); ++q) {
        const checklist::Question& question = m_checklist.questions[q];
        const std::string& section = m_checklist.sections[question.section].id;
        if (!question.from_age.empty() ||
            std::find(opening_sections.begin(), opening_sections.end(), section) != opening_sections.end()) {
            m_is_opening[q] = true;
        }
    }
}

template <class Wanted>
std::optional<std::size_t> QuestionOrder::first(const Talk& talk, const Standing& standing,
                                                const Wanted& wanted) const {
    for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
        if (is_waiting(talk, standing, q) && wanted(q)) {
            return q;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> QuestionOrder::next_written(const Talk& talk, const Standing& standing,
                                                       std::optional<std::size_t> from) const {
    const auto later = first(talk, standing, [&](std::size_t q) { return !from || q > *from; });
    return later ? later : first(talk, standing, [](std::size_t) { return true; });
}

std::optional<std::size_t> QuestionOrder::next_quick(const Talk& talk, const Standing& standing,
                                                     std::optional<std::size_t> from) const {
    if (const auto opening = first(talk, standing, [&](std::size_t q) { return is_opening(q); })) {
        return opening;
    }
    if (!standing.result || standing.result->outcome == 0) {
        return next_written(talk, standing, from);
    }
    for (const std::size_t q : standing.can_matter) {
        if (is_waiting(talk, standing, q)) {
            return q;
        }
    }
    return first(talk, standing, [&](std::size_t q) {
        return m_checklist.questions[q].strength == checklist::Strength::strong;
    });
}

std::optional<std::size_t> QuestionOrder::missing_age(const Talk& talk, const Standing& standing) const {
    for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
        if (!m_checklist.questions[q].from_age.empty() && standing.is_relevant[q] &&
            talk.sheet.said[q].answer.state == AnswerState::not_asked && !talk.age) {
            return q;
        }
    }
    return std::nullopt;
}

}  // namespace vidra::screening
