// SPDX-License-Identifier: Apache-2.0
#include "screening/interview.hpp"

#include "base/ascii.hpp"
#include "base/text_page.hpp"
#include "base/utf8.hpp"
#include "checklist/answer.hpp"
#include "records/checks.hpp"
#include "records/fields.hpp"
#include "screening/interview_pages.hpp"
#include "screening/summary_text.hpp"
#include "screening/typed_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::screening {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Question;
using checklist::QuestionType;
using After = Reaction::After;

namespace {

std::string_view told_key(Closing step) {
    switch (step) {
        case Closing::bed:
            return "bed_tonight";
        case Closing::second_talk:
            return "second_talk";
        case Closing::present:
            return "present";
        case Closing::spoken:
            return "spoken";
        case Closing::interpreter:
            return "interpreter";
        case Closing::sex:
            return "sex";
        case Closing::views:
            return "views";
        case Closing::guardian:
            return "guardianship_told";
        case Closing::data_use:
            return "data_use";
        case Closing::name:
            return "name";
        case Closing::birth_date:
            return "birth_date";
        case Closing::contact:
            return "contact";
        case Closing::consent:
        case Closing::assessment:
        case Closing::privacy:
        case Closing::summary:
            break;
    }
    return {};
}

Place closing(Closing step, std::size_t recipient = 0) {
    return {Part::closing, static_cast<std::size_t>(step), recipient};
}

bool is_at(const Talk& talk, Closing step) {
    return talk.place.part == Part::closing && talk.place.index == static_cast<std::size_t>(step);
}

bool has_age_question(const checklist::Checklist& list) {
    return std::any_of(list.questions.begin(), list.questions.end(),
                       [](const Question& question) { return !question.from_age.empty(); });
}

/// What is typed in a line of its own: not one of a few keys.
bool is_typed_step(Closing step) {
    switch (step) {
        case Closing::second_talk:
        case Closing::present:
        case Closing::spoken:
        case Closing::views:
        case Closing::name:
        case Closing::birth_date:
        case Closing::contact:
        case Closing::assessment:
            return true;
        default:
            return false;
    }
}

/// A note grows by what is added to it.
void add_to(std::string& text, std::string_view more) {
    text += (text.empty() ? "" : "\n") + std::string(more);
}

}  // namespace

Interview::Interview(InterviewSetting setting, Talk talk)
    : m_setting(std::move(setting)),
      m_talk(std::move(talk)),
      m_assessor(m_setting.instrument),
      m_order(m_setting.instrument) {}

void Interview::begin(const InterviewSetting& setting, Talk& talk) {
    Interview interview(setting, talk);
    const bool has_before =
        setting.before != nullptr && std::any_of(talk.before.said.begin(), talk.before.said.end(),
                                                 [](const Said& said) { return said.answer.is_open(); });
    talk.place = has_before ? Place{Part::before, 0, 0} : interview.first_of_list();
}

// ---- what is on the screen

const checklist::Checklist& Interview::list_here() const {
    return m_talk.place.part == Part::before ? m_setting.before->checklist : checklist();
}

Sheet& Interview::sheet_here() {
    return m_talk.place.part == Part::before ? m_talk.before : m_talk.sheet;
}

const Question* Interview::question_here() const {
    return m_talk.place.part == Part::before || m_talk.place.part == Part::question
               ? &list_here().questions[m_talk.place.index]
               : nullptr;
}

Said* Interview::said_here() {
    return question_here() == nullptr ? nullptr : &sheet_here().said[m_talk.place.index];
}

const Standing& Interview::standing() {
    if (!m_standing) {
        m_standing = m_assessor.assess(as_record(m_talk), m_talk.is_quick);
    }
    return *m_standing;
}

Screen::Awaits Interview::awaited() const {
    if (m_talk.entry != Entry::none) {
        return m_talk.entry == Entry::basis ? Screen::Awaits::key : Screen::Awaits::line;
    }
    if (const Question* question = question_here()) {
        return is_answered_by_key(*question) ? Screen::Awaits::key : Screen::Awaits::line;
    }
    return m_talk.place.part == Part::closing && is_typed_step(static_cast<Closing>(m_talk.place.index))
               ? Screen::Awaits::line
               : Screen::Awaits::key;
}

Screen Interview::screen() {
    if (m_is_blank) {
        return {{}, Screen::Awaits::key};
    }
    const PageView view{m_setting, m_talk, standing(), m_order};
    if (m_talk.entry != Entry::none) {
        return {entry_page(view), awaited()};
    }
    if (question_here() != nullptr) {
        return {question_page(view, list_here(), sheet_here(), m_talk.place.index), awaited()};
    }
    if (is_at(m_talk, Closing::summary)) {
        return {summary_text(view, m_assessor), awaited()};
    }
    std::vector<std::string> others;
    if (m_talk.place.part == Part::other) {
        others = m_setting.others(age_group(checklist(), m_talk) == AgeGroup::may_be_child);
    }
    return {other_page(view, others), awaited()};
}

std::string Interview::alerts_now() {
    std::string text;
    const PageView view{m_setting, m_talk, standing(), m_order};
    if (standing().result) {
        for (const std::size_t alert : standing().result->alerts) {
            text += alert_text(view, alert);
        }
    }
    return text;
}

// ---- what is typed

Reaction Interview::take(std::string_view typed) {
    const std::string text = base::well_formed_utf8(base::trim(typed));
    const auto awaits = awaited();
    std::optional<Key> key;
    if (awaits == Screen::Awaits::key) {
        key = find_key(text);
    } else if (text.starts_with(':') && !text.starts_with("::")) {
        key = find_key(std::string_view(text).substr(1));
    }
    if (m_is_blank) {
        m_is_blank = find_key(text) != Key::blank;
        return {};
    }
    if (key == Key::blank) {
        m_is_blank = true;
        return {{}, After::blank, {}};
    }
    const PageView view{m_setting, m_talk, standing(), m_order};
    if (text.empty()) {
        return {say(Words::enter_is_no_answer) + '\n' + keys_text(view, question_here()), After::go_on, {}};
    }
    if (m_talk.entry != Entry::none) {
        return take_entry(text, key);
    }
    if (key) {
        if (auto reaction = take_command(*key)) {
            return *reaction;
        }
        return take_key(*key);
    }
    if (awaits == Screen::Awaits::key && text.size() == 1 && base::is_ascii_digit(text.front())) {
        return take_number(static_cast<std::size_t>(text.front() - '0'));
    }
    if (awaits == Screen::Awaits::line && (!text.starts_with(':') || text.starts_with("::"))) {
        return take_text(std::string_view(text).substr(text.starts_with(':') ? 1 : 0));
    }
    return {say(Words::not_a_key) + '\n' + keys_text(view, question_here()), After::go_on, {}};
}

std::optional<Reaction> Interview::take_command(Key key) {
    const bool is_at_question = question_here() != nullptr;
    const PageView view{m_setting, m_talk, standing(), m_order};
    const auto enter = [&](Entry entry) {
        m_talk.entry = entry;
        return Reaction{};
    };
    switch (key) {
        case Key::back:
            return back();
        case Key::section:
            return enter(Entry::section);
        case Key::note:
            return is_at_question ? enter(Entry::note)
                                  : Reaction{say(Words::not_here) + '\n', After::go_on, {}};
        case Key::basis:
            return is_at_question ? enter(Entry::basis)
                                  : Reaction{say(Words::not_here) + '\n', After::go_on, {}};
        case Key::assessment:
            return enter(Entry::assessment);
        case Key::years:
            return m_talk.place.part == Part::age || (is_at_question && !question_here()->from_age.empty())
                       ? enter(Entry::years)
                       : Reaction{say(Words::not_here) + '\n', After::go_on, {}};
        case Key::guidance:
            return Reaction{is_at_question ? guidance_text(view, *question_here())
                                           : say(Words::no_guidance) + '\n' + keys_text(view, nullptr),
                            After::go_on,
                            {}};
        case Key::where:
            return Reaction{where_text(view), After::go_on, {}};
        case Key::close: {
            if (m_talk.place.part == Part::closing) {
                return Reaction{say(Words::not_here) + '\n', After::go_on, {}};
            }
            const Place to = to_closing();
            const bool needs_age = to.part != Part::closing;
            go(to);
            return Reaction{needs_age ? say(Words::age_is_needed) + '\n' : std::string(), After::go_on, {}};
        }
        case Key::leave:
            return Reaction{{}, After::leave, {}};
        case Key::yes:
        case Key::no:
        case Key::unknown:
        case Key::refused:
        case Key::not_applicable:
        case Key::skip:
        case Key::blank:
            break;
    }
    return std::nullopt;
}

Reaction Interview::take_entry(std::string_view typed, std::optional<Key> key) {
    const Entry entry = std::exchange(m_talk.entry, Entry::none);
    const auto again = [&](Words why) {
        m_talk.entry = entry;
        return Reaction{say(why) + '\n', After::go_on, {}};
    };
    if (key == Key::leave) {
        m_talk.entry = entry;
        return {{}, After::leave, {}};
    }
    if (key == Key::back) {
        return {};
    }
    if (entry == Entry::basis) {
        constexpr std::array<std::string_view, 5> words = {"", "disclosed", "observed", "document",
                                                           "third_party"};
        if (typed.size() != 1 || typed.front() < '0' || typed.front() > '4') {
            return again(Words::not_a_key);
        }
        said_here()->basis = words[static_cast<std::size_t>(typed.front() - '0')];
        return {say(Words::kept) + '\n', After::go_on, {}};
    }
    if (key == Key::close && entry == Entry::section) {
        return *take_command(Key::close);
    }
    const bool drops = typed == ":0";
    if (!drops && typed.starts_with(':') && !typed.starts_with("::")) {
        return again(Words::not_a_key);
    }
    const std::string_view text = typed.substr(typed.starts_with("::") ? 1 : 0);
    switch (entry) {
        case Entry::note:
        case Entry::assessment: {
            std::string& kept = entry == Entry::note ? said_here()->note : m_talk.assessment;
            if (drops) {
                kept.clear();
                return {say(Words::dropped) + '\n', After::go_on, {}};
            }
            add_to(kept, text);
            return {say(Words::kept) + '\n', After::go_on, {}};
        }
        case Entry::section: {
            Reaction reaction = take_section(text);
            m_talk.entry = reaction.text.empty() ? Entry::none : entry;
            return reaction;
        }
        case Entry::years: {
            return take_years(text);
        }
        case Entry::basis:
        case Entry::none:
            break;
    }
    return {};
}

Reaction Interview::take_section(std::string_view typed) {
    const auto parts = base::split(typed, '.');
    const auto& sections = checklist().sections;
    const auto number = read_number(parts[0], 1, static_cast<std::int64_t>(sections.size()));
    if (number && parts.size() <= 2) {
        const checklist::Section& section = sections[static_cast<std::size_t>(*number - 1)];
        const auto count = static_cast<std::int64_t>(section.end_question - section.first_question);
        if (parts.size() == 2) {
            if (const auto which = read_number(parts[1], 1, count)) {
                go({Part::question, section.first_question + static_cast<std::size_t>(*which - 1), 0});
                return {};
            }
        } else {
            std::size_t to = section.first_question;
            for (std::size_t q = section.end_question; q-- > section.first_question;) {
                const bool is_waiting =
                    m_talk.sheet.said[q].answer.state == AnswerState::not_asked && standing().is_relevant[q];
                to = is_waiting ? q : to;
            }
            go({Part::question, to, 0});
            return {};
        }
    }
    return {say(Words::no_section) + '\n', After::go_on, {}};
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
        return {say(Words::bad_years) + '\n', After::go_on, {}};
    }
    const AgeGroup age_before = age_group(checklist(), m_talk);
    const Standing before = standing();
    std::string said = fmt::format(fmt::runtime(say(Words::age_is)), *years) + '\n';
    if (m_talk.place.part == Part::age) {
        m_talk.age = years;
        m_talk.age_group.clear();
        changed();
        said += what_changed(before, age_before);
        Reaction reaction = move_on();
        return {said + reaction.text, reaction.after, {}};
    }
    for (const checklist::AgeRange& range : question_here()->from_age) {
        if (*years >= range.least && *years <= range.most) {
            Reaction reaction =
                answer({AnswerState::given, static_cast<std::int64_t>(range.option)}, {}, years);
            return {said + reaction.text, reaction.after, {}};
        }
    }
    m_talk.age = years;
    changed();
    return {said + say(Words::age_fits_no_option) + '\n', After::go_on, {}};
}

Reaction Interview::take_key(Key key) {
    const Part part = m_talk.place.part;
    const Reaction no_use = {say(Words::not_here) + '\n', After::go_on, {}};
    if (key == Key::skip) {
        if (part == Part::closing) {
            if (is_at(m_talk, Closing::privacy) || is_at(m_talk, Closing::summary)) {
                return no_use;
            }
            go(closing_after(m_talk.place));
            return {};
        }
        if (Said* said = said_here()) {
            said->is_skipped = part == Part::question && said->answer.state == AnswerState::not_asked;
            return move_on();
        }
        if (part != Part::age) {
            return no_use;
        }
        return move_on();
    }
    if (const Question* question = question_here()) {
        switch (key) {
            case Key::yes:
            case Key::no:
                if (question->type != QuestionType::indicator) {
                    return no_use;
                }
                return answer({key == Key::yes ? AnswerState::yes : AnswerState::no, 0});
            case Key::not_applicable:
                if (question->type == QuestionType::number || question->type == QuestionType::date) {
                    return {say(Words::no_not_applicable) + '\n', After::go_on, {}};
                }
                return answer({AnswerState::not_applicable, 0});
            default:
                return answer({key == Key::unknown ? AnswerState::unknown : AnswerState::refused, 0});
        }
    }
    switch (part) {
        case Part::wait:
            if (key == Key::yes) {
                go(first_of_list());
                return {};
            }
            break;
        case Part::age:
            if (key == Key::unknown || key == Key::refused) {
                return take_number(3);
            }
            break;
        case Part::other:
            if (key == Key::no) {
                return move_on();
            }
            break;
        case Part::stop:
            if (key == Key::yes) {
                go(to_closing());
                return {};
            }
            if (key == Key::no) {
                m_talk.goes_on = true;
                go(next_question(std::nullopt));
                return {};
            }
            break;
        case Part::skipped:
            if (key == Key::yes) {
                for (Said& said : m_talk.sheet.said) {
                    said.is_skipped = false;
                }
                go(next_question(std::nullopt));
                return {};
            }
            if (key == Key::no) {
                go(to_closing());
                return {};
            }
            break;
        case Part::closing:
            return take_closing_key(key);
        case Part::before:
        case Part::question:
            break;
    }
    return no_use;
}

Reaction Interview::take_number(std::size_t number) {
    const Question* question = question_here();
    const Reaction out_of_range = {say(Words::not_a_key) + '\n', After::go_on, {}};
    if (question != nullptr && question->type == QuestionType::choice) {
        if (number < 1 || number > question->options.size()) {
            return {fmt::format(fmt::runtime(say(Words::bad_choice)), question->options.size()) + '\n',
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
            said = m_talk.age ? say(Words::age_dropped) + '\n' : std::string();
            m_talk.age.reset();
        }
        m_talk.age_group = groups[number - 1];
        changed();
        said += what_changed(before, age_before);
        Reaction reaction = move_on();
        return {said + reaction.text, reaction.after, {}};
    }
    if (m_talk.place.part == Part::other) {
        const auto others = m_setting.others(age_group(checklist(), m_talk) == AgeGroup::may_be_child);
        if (number >= 1 && number <= others.size()) {
            m_talk.place = next_question(std::nullopt);  // where this draft goes on, should it
            return {{}, After::start_other, others[number - 1]};
        }
        return out_of_range;
    }
    constexpr std::array<std::string_view, 4> interpreters = {"none_needed", "in_person", "phone", "missing"};
    constexpr std::array<std::string_view, 3> sexes = {"female", "male", "other"};
    if (is_at(m_talk, Closing::interpreter) && number >= 1 && number <= interpreters.size()) {
        return tell("interpreter", std::string(interpreters[number - 1]));
    }
    if (is_at(m_talk, Closing::sex) && number >= 1 && number <= sexes.size()) {
        return tell("sex", std::string(sexes[number - 1]));
    }
    return out_of_range;
}

Reaction Interview::take_text(std::string_view typed) {
    return question_here() == nullptr ? take_closing_text(typed) : take_question_text(typed);
}

Reaction Interview::take_question_text(std::string_view typed) {
    const Question& question = *question_here();
    const auto bad = [&](Words why, auto... values) {
        return Reaction{fmt::format(fmt::runtime(say(why)), values...) + '\n', After::go_on, {}};
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
    return answer({AnswerState::given, 0}, std::string(typed));
}

Reaction Interview::take_closing_text(std::string_view typed) {
    const auto step = static_cast<Closing>(m_talk.place.index);
    if (step == Closing::second_talk || step == Closing::birth_date) {
        const auto date = read_date(typed);
        if (!date) {
            return {say(Words::bad_date) + '\n', After::go_on, {}};
        }
        if (step == Closing::second_talk && *date < m_setting.today) {
            return {say(Words::past_date) + '\n', After::go_on, {}};
        }
        if (step == Closing::birth_date && *date > m_setting.today) {
            return {say(Words::bad_years) + '\n', After::go_on, {}};
        }
        return tell(told_key(step), base::format_date(*date));
    }
    if (step == Closing::assessment) {
        add_to(m_talk.assessment, typed);
        go(closing_after(m_talk.place));
        return {};
    }
    return tell(told_key(step), std::string(typed));
}

Reaction Interview::take_closing_key(Key key) {
    const auto step = static_cast<Closing>(m_talk.place.index);
    const Reaction no_use = {say(Words::not_here) + '\n', After::go_on, {}};
    switch (step) {
        case Closing::bed:
        case Closing::guardian:
            if (key == Key::yes || key == Key::no || key == Key::unknown) {
                const bool is_told_now = step != Closing::guardian || key == Key::yes;
                Reaction reaction = tell(told_key(step), key == Key::yes  ? "yes"
                                                         : key == Key::no ? "no"
                                                                          : "unknown");
                reaction.text += is_told_now ? "" : say(Words::child_step) + '\n';
                return reaction;
            }
            return no_use;
        case Closing::second_talk:
        case Closing::present:
            return key == Key::no ? tell(told_key(step), "none") : no_use;
        case Closing::sex:
            return key == Key::unknown ? tell("sex", "unknown") : no_use;
        case Closing::consent:
        case Closing::data_use: {
            if (key != Key::yes && key != Key::no && key != Key::unknown) {
                return no_use;
            }
            const std::string word = key == Key::yes ? "given" : key == Key::no ? "refused" : "unable";
            if (step == Closing::data_use) {
                return tell("data_use", word);
            }
            m_talk.consent[std::string(recipient_kinds[m_talk.place.recipient])] = word;
            go(closing_after(m_talk.place));
            return {};
        }
        case Closing::privacy:
            if (key == Key::yes) {
                go(closing(Closing::summary));
                return {};
            }
            return key == Key::no ? Reaction{say(Words::privacy_no) + '\n', After::go_on, {}} : no_use;
        case Closing::summary:
            if (key == Key::yes) {
                m_talk.ended = m_setting.now();
                return {{}, After::finished, {}};
            }
            return no_use;
        default:
            return no_use;
    }
}

// ---- what an answer does

Reaction Interview::tell(std::string_view key, std::string value) {
    m_talk.told[std::string(key)] = std::move(value);
    go(closing_after(m_talk.place));
    return {};
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
        told = fmt::format(fmt::runtime(say(Words::kept_as)),
                           question.options[*question.presume].text.shown_in(m_setting.language)) +
               '\n';
    }
    said.answer = answer;
    said.text = std::move(text);
    said.is_skipped = false;
    m_talk.age = years ? years : m_talk.age;
    if (m_talk.place.part == Part::before) {
        if (answer.state == AnswerState::no) {
            told += say(Words::reason_to_wait) + '\n';
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
    if (question.from_age.empty() || !m_talk.age) {
        return;
    }
    const Answer& answer = said_here()->answer;
    const bool fits = std::any_of(question.from_age.begin(), question.from_age.end(),
                                  [&](const checklist::AgeRange& range) {
                                      return answer.state == AnswerState::given &&
                                             static_cast<std::int64_t>(range.option) == answer.value &&
                                             *m_talk.age >= range.least && *m_talk.age <= range.most;
                                  });
    if (!fits) {
        m_talk.age.reset();
        told += say(Words::age_dropped) + '\n';
    }
}

std::string Interview::what_changed(const Standing& before, AgeGroup age_before) {
    const Standing& now = standing();
    const PageView view{m_setting, m_talk, now, m_order};
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
            page.add(alert_text(view, alert));
        }
    }
    if (age_before != AgeGroup::may_be_child && age_group(checklist(), m_talk) == AgeGroup::may_be_child) {
        page.line(0, "!! " + say(Words::child_step));
    }
    return page.take();
}

// ---- where to go

void Interview::go(Place to) {
    if (to == m_talk.place) {
        return;
    }
    m_talk.history.push_back(m_talk.place);
    m_talk.place = to;
    m_talk.ended.clear();
}

Reaction Interview::back() {
    if (m_talk.history.empty()) {
        return {say(Words::nothing_before) + '\n', After::go_on, {}};
    }
    m_talk.place = m_talk.history.back();
    m_talk.history.pop_back();
    m_talk.ended.clear();
    return {};
}

Reaction Interview::move_on() {
    const Place from = m_talk.place;
    Reaction reaction;
    switch (from.part) {
        case Part::before:
            go(after_before(from.index));
            break;
        case Part::age:
            go(other_list_place().value_or(after_age()));
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
    if (m_talk.place.part == Part::question && !m_talk.has_begun_account) {
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

Place Interview::after_before(std::size_t question) const {
    const std::size_t count = m_setting.before->checklist.questions.size();
    for (std::size_t q = question + 1; q < count; ++q) {
        if (m_talk.before.said[q].answer.state == AnswerState::not_asked) {
            return {Part::before, q, 0};
        }
    }
    return {Part::wait, 0, 0};
}

Place Interview::first_of_list() {
    const bool asks_age = !has_age_question(checklist()) &&
                          checklist().applies_to != checklist::AppliesTo::any &&
                          age_group(checklist(), m_talk) == AgeGroup::unknown;
    return asks_age ? Place{Part::age, 0, 0} : after_age();
}

Place Interview::after_age() {
    return next_question(std::nullopt);
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
    const bool has_skipped = std::any_of(m_talk.sheet.said.begin(), m_talk.sheet.said.end(),
                                         [](const Said& said) { return said.is_skipped; });
    return has_skipped ? Place{Part::skipped, 0, 0} : to_closing();
}

Place Interview::to_closing() {
    if (const auto age = m_order.missing_age(m_talk, standing())) {
        return {Part::question, *age, 0};
    }
    return closing_after(std::nullopt);
}

bool Interview::applies(Closing step, std::size_t recipient) {
    const bool may_be_child = age_group(checklist(), m_talk) == AgeGroup::may_be_child;
    const auto is_told = [&] { return m_talk.told.contains(std::string(told_key(step))); };
    switch (step) {
        case Closing::views:
        case Closing::guardian:
            return may_be_child && !is_told();
        case Closing::consent:
            return !may_be_child && !cannot_decide(checklist(), standing()) &&
                   !m_talk.consent.contains(std::string(recipient_kinds[recipient]));
        case Closing::data_use:
            return !may_be_child && !cannot_decide(checklist(), standing()) && !is_told();
        case Closing::name:
        case Closing::birth_date:
        case Closing::contact:
            return m_talk.with_identity && !is_told();
        case Closing::assessment:
            return m_talk.assessment.empty();
        case Closing::privacy:
        case Closing::summary:
            return true;
        default:
            return !is_told();
    }
}

Place Interview::closing_after(std::optional<Place> step) {
    std::size_t index = step ? step->index : 0;
    std::size_t recipient = 0;
    if (step) {
        const bool more =
            static_cast<Closing>(index) == Closing::consent && step->recipient + 1 < recipient_kinds.size();
        recipient = more ? step->recipient + 1 : 0;
        index += more ? 0 : 1;
    }
    for (;;) {
        const auto here = static_cast<Closing>(index);
        if (here == Closing::summary || applies(here, recipient)) {
            return closing(here, recipient);
        }
        const bool more = here == Closing::consent && recipient + 1 < recipient_kinds.size();
        recipient = more ? recipient + 1 : 0;
        index += more ? 0 : 1;
    }
}

}  // namespace vidra::screening
