// SPDX-License-Identifier: Apache-2.0
#include "checklist/answer.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "checklist/answer_words.hpp"
#include "checklist/model.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace vidra::checklist {
namespace {

std::optional<AnswerState> find_word(std::string_view word) {
    const std::string lower = base::ascii_lower(word);
    for (const AnswerWord& one : answer_words) {
        if (one.word == word || one.word == lower) {
            return one.state;
        }
    }
    return std::nullopt;
}

std::optional<Answer> parse_options(const Question& question, std::string_view word) {
    if (base::ascii_lower(word) == "none") {
        return Answer{AnswerState::given, 0};
    }
    std::uint64_t chosen = 0;
    for (const std::string_view part : base::split(word, ';')) {
        const auto option = question.option_index(base::trim(part));
        if (!option) {
            return std::nullopt;
        }
        chosen |= std::uint64_t{1} << *option;
    }
    return Answer{AnswerState::given, static_cast<std::int64_t>(chosen)};
}

std::optional<Answer> parse_number(const Question& question, std::string_view word) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value < question.min ||
        value > question.max) {
        return std::nullopt;
    }
    return Answer{AnswerState::given, value};
}

std::optional<Answer> parse_given(const Question& question, std::string_view word) {
    switch (question.type) {
        case QuestionType::indicator:
            return std::nullopt;
        case QuestionType::choice:
            if (const auto option = question.option_index(word)) {
                return Answer{AnswerState::given, static_cast<std::int64_t>(*option)};
            }
            return std::nullopt;
        case QuestionType::many:
            return parse_options(question, word);
        case QuestionType::number:
            return parse_number(question, word);
        case QuestionType::date:
            if (const auto date = base::parse_date(word)) {
                return Answer{AnswerState::given, *date};
            }
            return std::nullopt;
        case QuestionType::text:
            return Answer{AnswerState::given, 0};
    }
    return std::nullopt;
}

/// Which general words fit: yes and no only an indicator, not applicable not a number or a date, whose
/// rules have no value that would mean "none".
bool fits(QuestionType type, AnswerState state) {
    switch (state) {
        case AnswerState::yes:
        case AnswerState::no:
            return type == QuestionType::indicator;
        case AnswerState::not_applicable:
            return type != QuestionType::number && type != QuestionType::date;
        default:
            return true;
    }
}

}  // namespace

std::optional<Answer> parse_answer(const Question& question, std::string_view word) {
    word = base::trim(word);
    if (word.empty()) {
        return Answer{};
    }
    const bool is_text = question.type == QuestionType::text;
    if (!is_text) {
        if (const auto given = parse_given(question, word)) {
            return given;
        }
    }
    const auto state = find_word(word);
    if (state && fits(question.type, *state)) {
        return Answer{*state, 0};
    }
    return is_text ? parse_given(question, word) : std::nullopt;
}

std::string allowed_answers(const Question& question) {
    std::string words;
    switch (question.type) {
        case QuestionType::indicator:
            words = "yes, no, ";
            break;
        case QuestionType::choice:
        case QuestionType::many:
            for (const Option& option : question.options) {
                words += option.id + ", ";
            }
            words += question.type == QuestionType::many ? "several joined by `;`, none, " : "";
            break;
        case QuestionType::number:
            words = fmt::format("a whole number from {} to {}, ", question.min, question.max);
            break;
        case QuestionType::date:
            words = "a date as YYYY-MM-DD, ";
            break;
        case QuestionType::text:
            return "any text";
    }
    words += "unknown, refused";
    if (fits(question.type, AnswerState::not_applicable)) {
        words += ", not_applicable";
    }
    return words + " or blank";
}

bool is_chosen(const Question& question, const Answer& answer, std::size_t option) {
    if (question.type == QuestionType::many) {
        return (static_cast<std::uint64_t>(answer.value) >> option & 1U) != 0;
    }
    return static_cast<std::size_t>(answer.value) == option;
}

std::string answer_word(const Question& question, const Answer& answer) {
    switch (answer.state) {
        case AnswerState::not_asked:
            return {};
        case AnswerState::unknown:
            return "unknown";
        case AnswerState::refused:
            return "refused";
        case AnswerState::not_applicable:
            return "not_applicable";
        case AnswerState::no:
            return "no";
        case AnswerState::yes:
            return "yes";
        case AnswerState::given:
            break;
    }
    switch (question.type) {
        case QuestionType::choice:
            return question.options[static_cast<std::size_t>(answer.value)].id;
        case QuestionType::many: {
            std::string words;
            for (std::size_t i = 0; i < question.options.size(); ++i) {
                if (is_chosen(question, answer, i)) {
                    words += (words.empty() ? "" : ";") + question.options[i].id;
                }
            }
            return words.empty() ? "none" : words;
        }
        case QuestionType::date:
            return base::format_date(answer.value);
        case QuestionType::number:
            return fmt::format("{}", answer.value);
        case QuestionType::indicator:
        case QuestionType::text:
            break;
    }
    return {};
}

std::string_view word(QuestionType type) {
    constexpr std::array<std::string_view, 6> words = {"indicator", "choice", "many",
                                                       "number",    "date",   "text"};
    return words[static_cast<std::size_t>(type)];
}

}  // namespace vidra::checklist
