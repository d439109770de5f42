// SPDX-License-Identifier: Apache-2.0
// Where the interview goes from each place.
#include "base/text_page.hpp"
#include "screening/interview.hpp"
#include "screening/interview_pages.hpp"

#include <algorithm>
#include <utility>

namespace vidra::screening {

using checklist::AnswerState;
using After = Reaction::After;

void Interview::go(Place to) {
    if (to == m_talk.place) {
        return;
    }
    m_talk.history.push_back(m_talk.place);
    m_talk.place = to;
    const bool is_at_the_end = is_at(m_talk, Closing::privacy) || is_at(m_talk, Closing::assessment) ||
                               is_at(m_talk, Closing::summary);
    if (!is_at_the_end) {
        m_talk.ended.clear();  // the talk goes on
    }
}

Reaction Interview::back() {
    if (m_talk.history.empty()) {
        return only_say(Words::nothing_before);
    }
    m_talk.place = m_talk.history.back();
    m_talk.history.pop_back();
    m_talk.ended.clear();
    return {};
}

Reaction Interview::move_on() {
    const Place from = m_talk.place;
    Reaction reaction;
    if (m_talk.is_closing) {
        const auto other = other_list_place();
        m_talk.is_closing = false;
        go(other.value_or(to_closing()));
        return reaction;
    }
    switch (from.part) {
        case Part::before:
            go(next_before(from.index + 1));
            break;
        case Part::age:
            go(other_list_place().value_or(next_question(std::nullopt)));
            break;
        case Part::question: {
            const Place next = other_list_place().value_or(next_question(from.index));
            go(next);
            break;
        }
        default:
            go(next_question(std::nullopt));
            break;
    }
    if (m_talk.place.part == Part::question && !m_talk.has_begun_account &&
        checklist::may_refer(checklist())) {
        const Question& question = checklist().questions[m_talk.place.index];
        if (checklist().sections[question.section].element != checklist::Element::context) {
            m_talk.has_begun_account = true;
            base::TextPage page(m_setting.width);
            page.heading({});
            page.line(0, say(Words::free_account));
            reaction.text = page.take();
        }
    }
    return reaction;
}

std::optional<Place> Interview::other_list_place() {
    const AgeGroup group = age_group(checklist(), m_talk);
    const auto applies_to = checklist().applies_to;
    const bool is_for_others =
        (applies_to == checklist::AppliesTo::adult && group == AgeGroup::may_be_child) ||
        (applies_to == checklist::AppliesTo::child && group == AgeGroup::adult);
    if (!is_for_others) {
        m_talk.other_was_offered = false;
        return std::nullopt;
    }
    if (std::exchange(m_talk.other_was_offered, true)) {
        return std::nullopt;
    }
    return Place{Part::other, 0, 0};
}

Place Interview::next_before(std::size_t from) {
    for (std::size_t q = from; q < m_talk.before.said.size(); ++q) {
        if (m_talk.before.said[q].answer.state == AnswerState::not_asked && before_relevance()[q]) {
            return {Part::before, q, 0};
        }
    }
    return conditions_not_met(view()).empty() ? first_of_list() : Place{Part::wait, 0, 0};
}

bool Interview::asks_age_itself() const {
    return !has_age_question(checklist()) && checklist().applies_to != checklist::AppliesTo::any;
}

Place Interview::first_of_list() {
    const bool asks_age = asks_age_itself() && age_group(checklist(), m_talk) == AgeGroup::unknown;
    return asks_age ? Place{Part::age, 0, 0} : next_question(std::nullopt);
}

Place Interview::next_question(std::optional<std::size_t> from) {
    const Standing& now = standing();
    const bool may_stop = m_talk.is_quick && now.result && now.result->outcome == 0 &&
                          checklist().outcomes.size() > 1 && !m_talk.goes_on;
    const auto next =
        m_talk.is_quick ? m_order.next_quick(m_talk, now, from) : m_order.next_written(m_talk, now, from);
    if (may_stop && next && !m_order.is_opening(*next)) {
        return {Part::stop, 0, 0};
    }
    if (next) {
        return {Part::question, *next, 0};
    }
    return count_put_off(m_talk, now) > 0 ? Place{Part::skipped, 0, 0} : to_closing();
}

Place Interview::leave_conditions(Place to) {
    // whoever goes past the conditions is told once what is missing
    return m_talk.place.part == Part::before && !conditions_not_met(view()).empty() ? Place{Part::wait, 0, 0}
                                                                                    : to;
}

Reaction Interview::close_talk() {
    const Place to = leave_conditions(to_closing());
    const bool needs_age = to.part == Part::question || to.part == Part::age;
    m_talk.is_closing = needs_age;
    go(to);
    return {needs_age ? line(say(Words::age_is_needed)) : std::string(), After::go_on, {}};
}

Place Interview::to_closing() {
    if (const auto age = m_order.missing_age(m_talk, standing())) {
        return {Part::question, *age, 0};
    }
    if (asks_age_itself() && age_group(checklist(), m_talk) == AgeGroup::unknown) {
        return {Part::age, 0, 0};
    }
    return closing_after(std::nullopt);
}

}  // namespace vidra::screening
