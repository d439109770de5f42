// SPDX-License-Identifier: Apache-2.0
// The end of the interview: what is asked there, and of whom.
#include "records/checks.hpp"
#include "screening/interview.hpp"
#include "screening/interview_pages.hpp"
#include "screening/typed_values.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::screening {

using After = Reaction::After;

namespace {

Place closing(Closing step, std::size_t recipient = 0) {
    return {Part::closing, static_cast<std::size_t>(step), recipient};
}

}  // namespace

Reaction Interview::take_closing_text(std::string_view typed) {
    const auto step = static_cast<Closing>(m_talk.place.index);
    if (step == Closing::second_talk || step == Closing::birth_date) {
        const auto date = read_date(typed);
        if (!date) {
            return only_say(Words::bad_date);
        }
        if (step == Closing::second_talk && *date < m_setting.today) {
            return only_say(Words::past_date);
        }
        if (step == Closing::birth_date && *date > m_setting.today) {
            return only_say(Words::bad_years);
        }
        const bool is_child = step == Closing::birth_date &&
                              base::age_in_years(*date, m_setting.today) < records::adult_age_years;
        if (is_child && age_group(checklist(), m_talk) != AgeGroup::may_be_child) {
            return child_by_birth_date(*date);
        }
        return tell(told_key(step), base::format_date(*date));
    }
    if (step == Closing::assessment) {
        m_talk.assessment = typed;
        m_talk.ended.clear();
        go(closing_after(m_talk.place));
        return {};
    }
    return tell(told_key(step), std::string(typed));
}

Reaction Interview::take_closing_key(Key key) {
    const auto step = static_cast<Closing>(m_talk.place.index);
    switch (step) {
        case Closing::bed:
        case Closing::guardian:
            if (key == Key::yes || key == Key::no || key == Key::unknown) {
                const bool is_told_now = step != Closing::guardian || key == Key::yes;
                Reaction reaction = tell(told_key(step), key == Key::yes  ? "yes"
                                                         : key == Key::no ? "no"
                                                                          : "unknown");
                reaction.text += is_told_now ? "" : line(say(Words::child_step));
                return reaction;
            }
            return only_say(Words::not_here);
        case Closing::second_talk:
        case Closing::present:
            return key == Key::no ? tell(told_key(step), "none") : only_say(Words::not_here);
        case Closing::sex:
            return key == Key::unknown ? tell("sex", "unknown") : only_say(Words::not_here);
        case Closing::consent:
        case Closing::data_use: {
            if (key != Key::yes && key != Key::no && key != Key::refused && key != Key::unknown) {
                return only_say(Words::not_here);
            }
            const std::string word = key == Key::yes ? "given" : key == Key::unknown ? "unable" : "refused";
            m_talk.consent_date = base::format_date(m_setting.today);
            if (step == Closing::data_use) {
                return tell("data_use", word);
            }
            m_talk.consent[std::string(recipient_kinds[m_talk.place.recipient])] = word;
            go(closing_after(m_talk.place));
            return {};
        }
        case Closing::privacy:
            if (key == Key::yes) {
                go(closing_after(m_talk.place));
                return {};
            }
            return key == Key::no ? only_say(Words::privacy_no) : only_say(Words::not_here);
        case Closing::summary:
            if (key == Key::yes) {
                // kept where the record could not be written or not be known to be: it is the same one then
                m_talk.ended = m_talk.ended.empty() ? m_setting.now() : m_talk.ended;
                return {{}, After::finished, {}};
            }
            return only_say(Words::not_here);
        default:
            return only_say(Words::not_here);
    }
}

/// Somebody who was taken for an adult: from here on a child, by the date.
Reaction Interview::child_by_birth_date(base::Days born) {
    const AgeGroup age_before = age_group(checklist(), m_talk);
    const Standing before = standing();
    const std::int64_t years = base::age_in_years(born, m_setting.today);
    m_talk.told["birth_date"] = base::format_date(born);
    m_talk.age = years;
    m_talk.age_group.clear();
    for (std::size_t q = 0; q < checklist().questions.size(); ++q) {
        if (const auto by_age = answer_of_age(checklist().questions[q], years)) {
            m_talk.sheet.said[q].answer = *by_age;
        }
    }
    keep();
    changed();
    const std::string told = line("!! " + fmt::format(fmt::runtime(say(Words::child_by_birth_date)), years)) +
                             what_changed(before, age_before);
    go(closing_after(closing(Closing::sex)));  // on with what a child is asked
    return {told, After::go_on, {}};
}

Reaction Interview::tell(std::string_view key, std::string value) {
    m_talk.told[std::string(key)] = std::move(value);
    m_talk.consent_date = key == "data_use" ? base::format_date(m_setting.today) : m_talk.consent_date;
    go(closing_after(m_talk.place));
    return {};
}

bool Interview::applies(Closing step, std::size_t recipient) {
    const bool ends_any_talk =
        step == Closing::assessment || step == Closing::privacy || step == Closing::summary;
    if (!ends_any_talk && !may_refer(checklist())) {
        return false;  // a list that leads to another, or is about the talk: nobody is referred by it
    }
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
        case Closing::call_name:
        case Closing::name:
        case Closing::birth_date:
        case Closing::contact:
        case Closing::whereabouts:
        case Closing::keep_from: {
            const auto kept = m_talk.told.find("data_use");
            const bool may_keep = may_be_child || (kept != m_talk.told.end() && kept->second == "given");
            return m_talk.with_identity && may_keep && !is_told();
        }
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
