// SPDX-License-Identifier: Apache-2.0
#include "screening/interview_pages.hpp"

#include "base/text_page.hpp"
#include "base/utf8.hpp"

#include <array>
#include <utility>

namespace vidra::screening {
namespace {

using base::TextPage;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;

constexpr std::array<std::pair<Key, Words>, 5> answer_keys = {{
    {Key::yes, Words::key_yes},
    {Key::no, Words::key_no},
    {Key::unknown, Words::key_unknown},
    {Key::refused, Words::key_refused},
    {Key::not_applicable, Words::key_not_applicable},
}};

constexpr std::array<std::pair<Key, Words>, 11> command_keys = {{
    {Key::back, Words::key_back},
    {Key::skip, Words::key_skip},
    {Key::section, Words::key_section},
    {Key::note, Words::key_note},
    {Key::basis, Words::key_basis},
    {Key::assessment, Words::key_assessment},
    {Key::guidance, Words::key_guidance},
    {Key::where, Words::key_where},
    {Key::blank, Words::key_blank},
    {Key::close, Words::key_close},
    {Key::leave, Words::key_leave},
}};

bool may_answer(const Question* question, Key key) {
    if (question == nullptr || question->type == QuestionType::indicator) {
        return true;
    }
    const bool has_no_inapplicable = question->type == QuestionType::number ||
                                     question->type == QuestionType::date || question->presume.has_value();
    return key != Key::yes && key != Key::no && !(has_no_inapplicable && key == Key::not_applicable);
}

/// "y yes  n no  u unknown": a key and what it says, on as few lines as fit.
std::string answers_line(const PageView& view, const Question& question) {
    const std::string colon = is_answered_by_key(question) ? "" : ":";
    std::string line;
    for (const auto& [key, says] : answer_keys) {
        if (may_answer(&question, key)) {
            line += fmt::format("{}[{}{}] {}", line.empty() ? "" : " ", colon, view.key(key), view.say(says));
        }
    }
    if (!question.from_age.empty()) {
        line += fmt::format(" [{}{}] {}", colon, view.key(Key::years), view.say(Words::key_years));
    }
    return line;
}

Words how_to_answer(const Question& question) {
    switch (question.type) {
        case QuestionType::choice:
            return is_answered_by_key(question) ? Words::press_number : Words::type_choice;
        case QuestionType::many:
            return Words::type_many;
        case QuestionType::number:
            return Words::type_number;
        case QuestionType::date:
            return Words::type_date;
        case QuestionType::indicator:
        case QuestionType::text:
            break;
    }
    return Words::type_text;
}

}  // namespace

void add_numbered(TextPage& page, const std::vector<std::string>& choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        page.line(2, fmt::format("[{}] {}", i + 1, choices[i]));
    }
}

bool is_answered_by_key(const Question& question) {
    constexpr std::size_t digits = 9;
    return question.type == QuestionType::indicator ||
           (question.type == QuestionType::choice && question.options.size() <= digits);
}

Words recipient_words(std::size_t recipient) {
    constexpr std::array<Words, recipient_kinds.size()> all = {Words::to_identification_authority,
                                                               Words::to_guardianship,
                                                               Words::to_shelter,
                                                               Words::to_health,
                                                               Words::to_legal_aid,
                                                               Words::to_police};
    return all[recipient];
}

std::string answer_shown(const PageView& view, const Question& question, const Said& said) {
    switch (said.answer.state) {
        case AnswerState::not_asked:
            return {};
        case AnswerState::unknown:
            return view.say(Words::key_unknown);
        case AnswerState::refused:
            return view.say(Words::key_refused);
        case AnswerState::not_applicable:
            return view.say(Words::key_not_applicable);
        case AnswerState::no:
            return view.say(Words::key_no);
        case AnswerState::yes:
            return view.say(Words::key_yes);
        case AnswerState::given:
            break;
    }
    if (question.type == QuestionType::text) {
        return said.text;
    }
    if (question.type == QuestionType::date) {
        return date_shown(view, said.answer.value);
    }
    if (question.options.empty()) {
        return checklist::answer_word(question, said.answer);
    }
    std::string chosen;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (checklist::is_chosen(question, said.answer, i)) {
            chosen += (chosen.empty() ? "" : "; ") + question.options[i].text.shown_in(view.setting.language);
        }
    }
    return chosen.empty() ? view.say(Words::no_basis) : chosen;
}

std::string date_shown(const PageView& view, base::Days date) {
    std::string iso = base::format_date(date);
    if (!view.setting.language.starts_with("sr")) {
        return iso;
    }
    const std::string_view text = iso;  // 2026-11-05 is 5.11.2026.
    const auto without_zero = [](std::string_view part) {
        return part.substr(part.starts_with('0') ? 1 : 0);
    };
    return fmt::format("{}.{}.{}.", without_zero(text.substr(8)), without_zero(text.substr(5, 2)),
                       text.substr(0, 4));
}

std::string basis_shown(const PageView& view, std::string_view basis) {
    return basis == "disclosed"     ? view.say(Words::disclosed)
           : basis == "observed"    ? view.say(Words::observed)
           : basis == "document"    ? view.say(Words::document)
           : basis == "third_party" ? view.say(Words::third_party)
                                    : std::string();
}

std::string level_text(const PageView& view) {
    if (!view.standing.result) {
        return view.say(Words::level_unknown);
    }
    const Checklist& list = view.setting.instrument.checklist;
    const std::string level = view.say_with(Words::level, view.standing.level(list), list.outcomes.size());
    return view.standing.knows_what_matters
               ? level + " · " + view.say_with(Words::can_matter, view.standing.can_matter.size())
               : level;
}

std::string alert_text(const PageView& view, std::size_t alert) {
    const checklist::Alert& one = view.setting.instrument.checklist.alerts[alert];
    TextPage page(view.setting.width);
    page.line(0, fmt::format("!! {}: {}", view.say(Words::alert), one.text.shown_in(view.setting.language)));
    if (const std::string advice = one.advice.shown_in(view.setting.language); !advice.empty()) {
        page.line(3, advice);
    }
    return page.take();
}

std::string question_page(const PageView& view, const Checklist& list, const Sheet& sheet,
                          std::size_t index) {
    const Question& question = list.questions[index];
    const checklist::Section& section = list.sections[question.section];
    const Said& said = sheet.said[index];
    const bool is_before = view.talk.place.part == Part::before;
    const std::string& language = view.setting.language;
    TextPage page(view.setting.width);
    page.heading(fmt::format("{}{} · {}.{}",
                             is_before ? view.say(Words::before_the_talk) + " · " : std::string(),
                             base::terminal_line(section.title.shown_in(language)), question.section + 1,
                             index - section.first_question + 1));
    page.line(0, question.text.shown_in(language));
    if (const std::string ask = question.ask.shown_in(language); !ask.empty()) {
        page.line(2, fmt::format("{}: {}", view.say(Words::hint), ask));
    }
    if (!question.options.empty()) {
        std::vector<std::string> options;
        options.reserve(question.options.size());
        for (const checklist::Option& option : question.options) {
            options.push_back(option.text.shown_in(language));
        }
        add_numbered(page, options);
    }
    if (const std::string answer = answer_shown(view, question, said);
        !answer.empty() || !said.basis.empty()) {
        const std::string basis = basis_shown(view, said.basis);
        page.line(2, fmt::format("{}: {}{}{}", view.say(Words::recorded), answer,
                                 answer.empty() || basis.empty() ? "" : ", ", basis));
    }
    if (!said.note.empty()) {
        page.line(2, fmt::format("{}: {}", view.say(Words::note_is), said.note));
    }
    if (!is_before) {
        page.line(0, level_text(view));
    }
    if (question.type != QuestionType::indicator) {
        page.line(0, view.say_with(how_to_answer(question), question.min, question.max));
    }
    page.line(0, answers_line(view, question));
    page.line(0, commands_line(view, &question, !is_answered_by_key(question)));
    return page.take();
}

std::string guidance_text(const PageView& view, const Question& question) {
    constexpr std::array<Words, checklist::discipline_count> names = {Words::legal, Words::criminology,
                                                                      Words::rights, Words::psychology};
    TextPage page(view.setting.width);
    bool is_empty = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const std::string text = question.guidance[i].shown_in(view.setting.language); !text.empty()) {
            page.line(2, fmt::format("{}: {}", view.say(names[i]), text));
            is_empty = false;
        }
    }
    if (is_empty) {
        page.line(2, view.say(Words::no_guidance));
    }
    return page.take();
}

std::string where_text(const PageView& view) {
    const Checklist& list = view.setting.instrument.checklist;
    TextPage page(view.setting.width);
    page.line(0, level_text(view));
    page.line(0, view.say(Words::sections_are) + ":");
    for (std::size_t s = 0; s < list.sections.size(); ++s) {
        const checklist::Section& section = list.sections[s];
        std::size_t relevant = 0;
        std::size_t answered = 0;
        for (std::size_t q = section.first_question; q < section.end_question; ++q) {
            const Said& said = view.talk.sheet.said[q];
            if (view.standing.is_relevant[q]) {
                ++relevant;
                answered += said.answer.state == AnswerState::not_asked ? 0U : 1U;
            }
        }
        page.line(2, fmt::format("{} {} ({}/{})", s + 1, section.title.shown_in(view.setting.language),
                                 answered, relevant));
    }
    if (const std::size_t put_off = count_put_off(view.talk, view.standing); put_off > 0) {
        page.line(0, view.say_with(Words::put_off, put_off));
    }
    if (const auto open = conditions_not_met(view); !open.empty()) {
        page.line(0, fmt::format("{}: {}", view.say(Words::conditions_open), open.size()));
    }
    if (view.standing.result) {
        for (const std::size_t alert : view.standing.result->alerts) {
            page.add(alert_text(view, alert));
        }
    }
    return page.take();
}

namespace {

/// Whether a command has a use where one is.
bool has_use(const PageView& view, const Question* question, Key key) {
    const Place& place = view.talk.place;
    const bool is_last = is_at(view.talk, Closing::privacy) || is_at(view.talk, Closing::summary);
    switch (key) {
        case Key::note:
        case Key::basis:
        case Key::guidance:
            return question != nullptr;
        case Key::skip:
            return question != nullptr || place.part == Part::age ||
                   (place.part == Part::closing && !is_last);
        case Key::close:
            return place.part != Part::closing;
        default:
            return true;
    }
}

}  // namespace

std::string keys_text(const PageView& view, const Question* question, bool is_typed) {
    TextPage page(view.setting.width);
    const auto line = [&](Key key, Words says) {
        page.line(2, fmt::format("[{}{}] {}", is_typed ? ":" : "", view.key(key), view.say(says)));
    };
    if (view.talk.entry != Entry::none) {
        line(Key::back, Words::key_back);
        line(Key::blank, Words::key_blank);
        line(Key::leave, Words::key_leave);
        return page.take();
    }
    if (question != nullptr) {
        for (const auto& [key, says] : answer_keys) {
            if (may_answer(question, key)) {
                line(key, says);
            }
        }
        if (!question->from_age.empty()) {
            line(Key::years, Words::key_years);
        }
    }
    for (const auto& [key, says] : command_keys) {
        if (has_use(view, question, key)) {
            line(key, says);
        }
    }
    return page.take();
}

std::string commands_line(const PageView& view, const Question* question, bool is_typed) {
    std::string line;
    for (const auto& [key, says] : command_keys) {
        if (has_use(view, question, key)) {
            line += fmt::format("{}{}{}", line.empty() ? "" : " ", is_typed ? ":" : "", view.key(key));
        }
    }
    return fmt::format("[{}] {}", line, view.say(Words::keys_by_enter));
}

std::vector<std::size_t> conditions_not_met(const PageView& view) {
    std::vector<std::size_t> open;
    if (view.setting.before == nullptr) {
        return open;
    }
    const Checklist& list = view.setting.before->checklist;
    for (std::size_t q = 0; q < list.questions.size(); ++q) {
        const AnswerState state = view.talk.before.said[q].answer.state;
        if (list.questions[q].type == QuestionType::indicator && state != AnswerState::yes &&
            view.before_is_relevant[q]) {
            open.push_back(q);
        }
    }
    return open;
}

}  // namespace vidra::screening
