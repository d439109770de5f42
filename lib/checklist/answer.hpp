// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::checklist {

struct Question;

enum class QuestionType : std::uint8_t { indicator, choice, many, number, date, text };

/// What is recorded for a question. `unknown` (asked, could not be established), `refused` (declined) and
/// `not_asked` are open facts: apart in records, alike in rules. `not_applicable` is a fact and counts as
/// no, or as none of the options.
enum class AnswerState : std::uint8_t { not_asked, unknown, refused, not_applicable, no, yes, given };

struct Answer {
    AnswerState state = AnswerState::not_asked;
    /// Of a given answer: option index (choice), bit set of option indices (many), the number, or days
    /// since 1970-01-01 (date); 0 for text, which is kept in the record.
    std::int64_t value = 0;

    [[nodiscard]] bool is_open() const { return state <= AnswerState::refused; }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// The answer that `word` spells for `question`, or nothing. White space around it does not count; blank
/// is not asked. An option's own id wins over the general words. The words, in any ASCII case:
/// yes y 1 true da да · no n 0 false ne не · unknown ? · refused · not_applicable n/a. Many: option ids
/// joined by `;`, or `none`. Number: decimal digits, a minus before them. Date: YYYY-MM-DD.
[[nodiscard]] std::optional<Answer> parse_answer(const Question& question, std::string_view word);

/// The words that `question` accepts, for messages: "yes, no, unknown, refused, not_applicable".
[[nodiscard]] std::string allowed_answers(const Question& question);

/// Whether a given answer to a choice or many takes this option.
[[nodiscard]] bool is_chosen(const Question& question, const Answer& answer, std::size_t option);

/// The one spelling in which vidra writes an answer; parse_answer reads it back. Not for given texts.
[[nodiscard]] std::string answer_word(const Question& question, const Answer& answer);

[[nodiscard]] std::string_view word(QuestionType type);

}  // namespace vidra::checklist
