// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/text_page.hpp"
#include "screening/interview.hpp"

#include <fmt/format.h>

#include <string>

/// What the interview shows during the talk: plain lines, one under the other, as wide as the terminal.
namespace vidra::screening {

/// What a page is made of.
struct PageView {
    const InterviewSetting& setting;
    const Talk& talk;
    const Standing& standing;
    const std::vector<bool>& before_is_relevant;  ///< by question of the checklist before

    [[nodiscard]] std::string say(Words which) const { return words(which, setting.language); }
    template <class... Values>
    [[nodiscard]] std::string say_with(Words which, const Values&... values) const {
        return fmt::format(fmt::runtime(say(which)), values...);
    }
    /// "[y] yes"
    [[nodiscard]] std::string key_says(Key which, Words says) const {
        return fmt::format("[{}] {}", key(which), say(says));
    }
    [[nodiscard]] std::string key(Key which) const { return key_name(which, setting.language); }
};

/// A question of the checklist or of the one before it: its text, a hint, what is recorded, the level, the
/// keys.
[[nodiscard]] std::string question_page(const PageView& view, const checklist::Checklist& list,
                                        const Sheet& sheet, std::size_t index);
/// What is asked that is no question of a checklist.
[[nodiscard]] std::string other_page(const PageView& view, const std::vector<OtherList>& other_lists);
/// `question`: the one that it is about, if there is one.
[[nodiscard]] std::string entry_page(const PageView& view, const checklist::Question* question);

[[nodiscard]] std::string guidance_text(const PageView& view, const checklist::Question& question);
/// Sections with their counts, what was put off, alerts: nothing of what it may mean.
[[nodiscard]] std::string where_text(const PageView& view);
/// Every key that has a use at the place, one a line; with a colon before it where a line is typed.
[[nodiscard]] std::string keys_text(const PageView& view, const checklist::Question* question, bool is_typed);
[[nodiscard]] std::string alert_text(const PageView& view, std::size_t alert);
/// "Level 1 of 2 · questions left that can matter: 17".
[[nodiscard]] std::string level_text(const PageView& view);
/// What is recorded for a question, in words; empty if nothing is.
[[nodiscard]] std::string answer_shown(const PageView& view, const checklist::Question& question,
                                       const Said& said);
/// What is recorded at a step of the end, in words; empty if nothing is.
[[nodiscard]] std::string told_shown(const PageView& view);
/// One value of Talk::told, in words.
[[nodiscard]] std::string told_value_shown(const PageView& view, std::string_view key,
                                           const std::string& value);
/// A date as the language writes it.
[[nodiscard]] std::string date_shown(const PageView& view, base::Days date);
[[nodiscard]] std::string basis_shown(const PageView& view, std::string_view basis);
/// The conditions of the checklist before this one that are not met.
[[nodiscard]] std::vector<std::size_t> conditions_not_met(const PageView& view);

/// The commands that have a use, by their keys alone; Enter tells what they do.
[[nodiscard]] std::string commands_line(const PageView& view, const checklist::Question* question,
                                        bool is_typed);
/// Lines "[1] …", "[2] …".
void add_numbered(base::TextPage& page, const std::vector<std::string>& choices);

/// Whether one key answers: an indicator, or a choice of at most nine.
[[nodiscard]] bool is_answered_by_key(const checklist::Question& question);

[[nodiscard]] Words recipient_words(std::size_t recipient);

}  // namespace vidra::screening
