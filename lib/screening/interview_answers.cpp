// SPDX-License-Identifier: Apache-2.0
// What an answer of the interview does: to the talk, to other questions, to alerts.
#include "base/text_page.hpp"
#include "checklist/answer.hpp"
#include "records/checks.hpp"
#include "records/fields.hpp"
#include "screening/interview.hpp"
#include "screening/interview_pages.hpp"
#include "screening/typed_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::screening {

using checklist::Answer;
using checklist::AnswerState;
using checklist::QuestionType;
using After = Reaction::After;

void Interview::keep() const {
    if (m_setting.keep) {
        m_setting.keep(m_talk);
    }
}

Reaction Interview::answer(Answer answer, std::string text, std::optional<std::int64_t> years) {
    const Question& question = *question_here();
    Said& said = *said_here();
    const AgeGroup age_before = age_group(checklist(), m_talk);
    const Standing before = standing();
    std::string told;
    const bool was_in_vain = answer.state == AnswerState::unknown || answer.state == AnswerState::refused;
    if (was_in_vain && question.presume) {
        // what is not known of an age is itself a fact, which rules must see
        answer = {AnswerState::given, static_cast<std::int64_t>(*question.presume)};
        told = line(fmt::format(fmt::runtime(say(Words::kept_as)),
                                question.options[*question.presume].text.shown_in(m_setting.language)));
    }
    said.answer = answer;
    said.text = std::move(text);
    said.is_skipped = false;
    m_talk.age = years ? years : m_talk.age;
    keep();
    if (m_talk.place.part == Part::before) {
        m_before_relevance.clear();
        if (answer.state == AnswerState::no) {
            told += line(say(Words::reason_to_wait));
        }
    } else {
        note_age_of_answer(told);
        changed();
        told += what_changed(before, age_before);
    }
    Reaction reaction = move_on();
    return {told + reaction.text, reaction.after, {}};
}

void Interview::note_age_of_answer(std::string& told) {
    const Question& question = *question_here();
    if (!question.from_age.empty() && is_child_by_birth_date(m_talk) &&
        age_group(checklist(), m_talk) == AgeGroup::adult) {
        told += line("!! " + say(Words::birth_date_contradicts));
    }
    if (question.from_age.empty() || !m_talk.age) {
        return;
    }
    if (answer_of_age(question, *m_talk.age) != said_here()->answer) {
        m_talk.age.reset();
        told += line(say(Words::age_dropped));
    }
}

std::string Interview::what_changed(const Standing& before, AgeGroup age_before) {
    const Standing& now = standing();
    const PageView page_view = view();
    base::TextPage page(m_setting.width);
    const auto list = [&](Words heading, bool was, bool is) {
        bool is_first = true;
        for (std::size_t q = 0; q < now.is_relevant.size(); ++q) {
            if (m_talk.sheet.said[q].answer.state != AnswerState::not_asked && before.is_relevant[q] == was &&
                now.is_relevant[q] == is) {
                if (is_first) {
                    page.line(0, say(heading) + ":");
                    is_first = false;
                }
                page.line(2, "- " + checklist().questions[q].text.shown_in(m_setting.language));
            }
        }
    };
    list(Words::vanished, true, false);
    list(Words::returned, false, true);
    const auto alerts = [](const Standing& standing) {
        return standing.result ? standing.result->alerts : std::vector<std::size_t>{};
    };
    const auto lacks = [](const std::vector<std::size_t>& all, std::size_t one) {
        return std::find(all.begin(), all.end(), one) == all.end();
    };
    for (const std::size_t alert : alerts(before)) {
        if (lacks(alerts(now), alert)) {
            page.line(0, fmt::format("{}: {}", say(Words::alert_over),
                                     checklist().alerts[alert].text.shown_in(m_setting.language)));
        }
    }
    for (const std::size_t alert : alerts(now)) {
        if (lacks(alerts(before), alert)) {
            page.add(alert_text(page_view, alert));
        }
    }
    if (age_before != AgeGroup::may_be_child && age_group(checklist(), m_talk) == AgeGroup::may_be_child) {
        page.line(0, "!! " + say(Words::child_step));
    }
    const bool asked_consent = !m_talk.consent.empty() || m_talk.told.contains("data_use");
    const bool asks_now =
        age_group(checklist(), m_talk) != AgeGroup::may_be_child && !cannot_decide(checklist(), now);
    const bool asked_then = age_before != AgeGroup::may_be_child && !cannot_decide(checklist(), before);
    if (asked_consent && asked_then != asks_now) {
        page.line(0, say(asks_now ? Words::consent_used_again : Words::consent_not_used));
    }
    return page.take();
}

Reaction Interview::take_question_text(std::string_view typed) {
    const Question& question = *question_here();
    const auto bad = [&](Words why, auto... values) {
        return Reaction{line(fmt::format(fmt::runtime(say(why)), values...)), After::go_on, {}};
    };
    switch (question.type) {
        case QuestionType::choice:
            if (const auto number =
                    read_number(typed, 1, static_cast<std::int64_t>(question.options.size()))) {
                return answer({AnswerState::given, *number - 1});
            }
            return bad(Words::bad_choice, question.options.size());
        case QuestionType::many:
            if (const auto set = read_set(typed, question.options.size())) {
                return answer({AnswerState::given, *set});
            }
            return bad(Words::bad_many, question.options.size());
        case QuestionType::number:
            if (const auto number = read_number(typed, question.min, question.max)) {
                return answer({AnswerState::given, *number});
            }
            return bad(Words::bad_number, question.min, question.max);
        case QuestionType::date:
            if (const auto date = read_date(typed)) {
                return answer({AnswerState::given, *date});
            }
            return bad(Words::bad_date);
        case QuestionType::text:
        case QuestionType::indicator:
            break;
    }
    // a text that is a word for "unknown" or the like would be read so in the record, and is so here
    const auto meant = checklist::parse_answer(question, typed);
    const bool is_given = meant && meant->state == AnswerState::given;
    return answer(meant.value_or(Answer{AnswerState::given, 0}),
                  is_given ? std::string(typed) : std::string());
}

Reaction Interview::take_years(std::string_view typed) {
    std::optional<std::int64_t> years = read_number(typed, 0, records::max_age_years);
    const auto born = years ? std::nullopt : read_date(typed);
    if (born && *born <= m_setting.today) {
        const std::int64_t lived = base::age_in_years(*born, m_setting.today);
        years = lived <= records::max_age_years ? std::optional(lived) : std::nullopt;
    }
    if (!years) {
        m_talk.entry = Entry::years;
        return only_say(Words::bad_years);
    }
    const AgeGroup age_before = age_group(checklist(), m_talk);
    const Standing before = standing();
    std::string said = line(fmt::format(fmt::runtime(say(Words::age_is)), *years));
    if (m_talk.place.part == Part::age) {
        m_talk.age = years;
        m_talk.age_group.clear();
        keep();
        changed();
        said += what_changed(before, age_before);
        Reaction reaction = move_on();
        return {said + reaction.text, reaction.after, {}};
    }
    if (const auto by_age = answer_of_age(*question_here(), *years)) {
        Reaction reaction = answer(*by_age, {}, years);
        return {said + reaction.text, reaction.after, {}};
    }
    m_talk.age = years;
    changed();
    return {said + what_changed(before, age_before) + line(say(Words::age_fits_no_option)), After::go_on, {}};
}

Reaction Interview::take_number(std::size_t number) {
    const Question* question = question_here();
    if (question != nullptr && question->type == QuestionType::choice) {
        if (number < 1 || number > question->options.size()) {
            return {line(fmt::format(fmt::runtime(say(Words::bad_choice)), question->options.size())),
                    After::go_on,
                    {}};
        }
        return answer({AnswerState::given, static_cast<std::int64_t>(number - 1)});
    }
    if (m_talk.place.part == Part::age && number >= 1 && number <= 3) {
        constexpr std::array<std::string_view, 3> groups = {"adult", "child", "uncertain"};
        const AgeGroup age_before = age_group(checklist(), m_talk);
        const Standing before = standing();
        std::string said;
        const bool contradicts = m_talk.age && (*m_talk.age < records::adult_age_years) == (number == 1);
        if (contradicts || number == 3) {
            said = m_talk.age ? line(say(Words::age_dropped)) : std::string();
            m_talk.age.reset();
        }
        m_talk.age_group = groups[number - 1];
        keep();
        changed();
        said += what_changed(before, age_before);
        Reaction reaction = move_on();
        return {said + reaction.text, reaction.after, {}};
    }
    if (m_talk.place.part == Part::other) {
        const auto others = m_setting.others(age_group(checklist(), m_talk) == AgeGroup::may_be_child);
        if (number >= 1 && number <= others.size()) {
            m_talk.place = next_question(std::nullopt);  // where this draft goes on, should it
            return {{}, After::start_other, others[number - 1].id};
        }
        return only_say(Words::not_a_key);
    }
    constexpr std::array<std::string_view, 4> interpreters = {"none_needed", "in_person", "phone", "missing"};
    constexpr std::array<std::string_view, 3> sexes = {"female", "male", "other"};
    if (is_at(m_talk, Closing::interpreter) && number >= 1 && number <= interpreters.size()) {
        return tell("interpreter", std::string(interpreters[number - 1]));
    }
    if (is_at(m_talk, Closing::sex) && number >= 1 && number <= sexes.size()) {
        return tell("sex", std::string(sexes[number - 1]));
    }
    return only_say(Words::not_a_key);
}

}  // namespace vidra::screening
