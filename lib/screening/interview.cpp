// SPDX-License-Identifier: Apache-2.0
#include "screening/interview.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "screening/interview_pages.hpp"
#include "screening/summary_text.hpp"
#include "screening/typed_values.hpp"

#include <array>
#include <utility>

namespace vidra::screening {

using checklist::AnswerState;
using checklist::Question;
using checklist::QuestionType;
using After = Reaction::After;

Interview::Interview(InterviewSetting setting, Talk talk)
    : m_setting(std::move(setting)),
      m_talk(std::move(talk)),
      m_assessor(m_setting.instrument),
      m_order(m_setting.instrument) {
    if (m_setting.before != nullptr) {
        m_before.emplace(*m_setting.before);
    }
}

void Interview::begin(const InterviewSetting& setting, Talk& talk) {
    Interview interview(setting, talk);
    talk.place = setting.before != nullptr ? interview.next_before(0) : interview.first_of_list();
}

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

PageView Interview::view() {
    return {m_setting, m_talk, standing(), before_relevance()};
}

const std::vector<bool>& Interview::before_relevance() {
    if (m_before_relevance.empty() && m_before) {
        m_before_relevance = m_before->assess(as_record(m_talk.before), false).is_relevant;
    }
    return m_before_relevance;
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
    return m_talk.place.part == Part::closing && is_typed(static_cast<Closing>(m_talk.place.index))
               ? Screen::Awaits::line
               : Screen::Awaits::key;
}

Screen Interview::screen() {
    if (m_is_blank) {
        return {{}, Screen::Awaits::key};
    }
    if (is_at(m_talk, Closing::summary) && m_talk.entry == Entry::none) {
        Assessor thorough(m_setting.instrument, reason::default_state_limit);
        const Standing all = thorough.assess(as_record(m_talk), false);
        return {summary_text({m_setting, m_talk, all, before_relevance()}, thorough), awaited()};
    }
    const PageView page_view = view();
    if (m_talk.entry != Entry::none) {
        return {entry_page(page_view, question_here()), awaited()};
    }
    if (question_here() != nullptr) {
        return {question_page(page_view, list_here(), sheet_here(), m_talk.place.index), awaited()};
    }
    std::vector<OtherList> others;
    if (m_talk.place.part == Part::other) {
        others = m_setting.others(age_group(checklist(), m_talk) == AgeGroup::may_be_child);
    }
    return {other_page(page_view, others), awaited()};
}

std::string Interview::alerts_now() {
    std::string text;
    const PageView page_view = view();
    if (standing().result) {
        for (const std::size_t alert : standing().result->alerts) {
            text += alert_text(page_view, alert);
        }
    }
    return text;
}

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
        m_is_blank = find_key(std::string_view(text).substr(text.starts_with(':') ? 1 : 0)) != Key::blank;
        return {};
    }
    if (key == Key::blank) {
        m_is_blank = true;
        return {{}, After::blank, {}};
    }
    if (text.empty()) {
        return {line(say(Words::enter_is_no_answer)) +
                    keys_text(view(), question_here(), awaits == Screen::Awaits::line),
                After::go_on,
                {}};
    }
    if (text.size() + typed_bytes(m_talk) > max_typed_bytes) {
        return only_say(Words::too_long);
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
    return only_say(Words::not_a_key);
}

std::optional<Reaction> Interview::take_command(Key key) {
    const bool is_at_question = question_here() != nullptr;
    const PageView page_view = view();
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
            return is_at_question ? enter(Entry::note) : only_say(Words::not_here);
        case Key::basis:
            return is_at_question ? enter(Entry::basis) : only_say(Words::not_here);
        case Key::assessment:
            return enter(Entry::assessment);
        case Key::years:
            return m_talk.place.part == Part::age || (is_at_question && !question_here()->from_age.empty())
                       ? enter(Entry::years)
                       : only_say(Words::not_here);
        case Key::guidance:
            return Reaction{
                is_at_question ? guidance_text(page_view, *question_here()) : line(say(Words::no_guidance)),
                After::go_on,
                {}};
        case Key::where:
            return Reaction{where_text(page_view), After::go_on, {}};
        case Key::close:
            if (m_talk.place.part == Part::closing) {
                return only_say(Words::not_here);
            }
            return close_talk();
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
        return Reaction{line(say(why)), After::go_on, {}};
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
        return only_say(Words::kept);
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
                return only_say(Words::dropped);
            }
            add_text(kept, text);
            return only_say(Words::kept);
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
                go(leave_conditions(
                    {Part::question, section.first_question + static_cast<std::size_t>(*which - 1), 0}));
                return {};
            }
        } else {
            std::size_t to = section.first_question;
            for (std::size_t q = section.end_question; q-- > section.first_question;) {
                const bool is_waiting =
                    m_talk.sheet.said[q].answer.state == AnswerState::not_asked && standing().is_relevant[q];
                to = is_waiting ? q : to;
            }
            go(leave_conditions({Part::question, to, 0}));
            return {};
        }
    }
    return only_say(Words::no_section);
}

Reaction Interview::take_key(Key key) {
    const Part part = m_talk.place.part;
    if (key == Key::skip) {
        if (part == Part::closing) {
            if (is_at(m_talk, Closing::privacy) || is_at(m_talk, Closing::summary)) {
                return only_say(Words::not_here);
            }
            go(closing_after(m_talk.place));
            return {};
        }
        if (Said* said = said_here()) {
            said->is_skipped = part == Part::question && said->answer.state == AnswerState::not_asked;
            m_talk.is_closing = false;
            return move_on();
        }
        if (part != Part::age) {
            return only_say(Words::not_here);
        }
        m_talk.is_closing = false;
        return move_on();
    }
    if (const Question* question = question_here()) {
        switch (key) {
            case Key::yes:
            case Key::no:
                if (question->type != QuestionType::indicator) {
                    return only_say(Words::not_here);
                }
                return answer({key == Key::yes ? AnswerState::yes : AnswerState::no, 0});
            case Key::not_applicable:
                if (question->type == QuestionType::number || question->type == QuestionType::date) {
                    return only_say(Words::no_not_applicable);
                }
                if (question->presume) {  // whoever it is has an age
                    return only_say(Words::not_here);
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
            if (key == Key::no) {
                go({Part::before, conditions_not_met(view()).front(), 0});
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
                return close_talk();
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
                return close_talk();
            }
            break;
        case Part::closing:
            return take_closing_key(key);
        case Part::before:
        case Part::question:
            break;
    }
    return only_say(Words::not_here);
}

Reaction Interview::take_text(std::string_view typed) {
    return question_here() == nullptr ? take_closing_text(typed) : take_question_text(typed);
}

}  // namespace vidra::screening
