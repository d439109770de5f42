// SPDX-License-Identifier: Apache-2.0
#include "checklist/answer.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "checklist/model.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace vidra::checklist {
namespace {

struct Spelling {
    std::string_view word;
    AnswerState state;
};

constexpr std::array<Spelling, 22> spellings = {{
    {"yes", AnswerState::yes},
    {"no", AnswerState::no},
    {"unknown", AnswerState::unknown},
    {"refused", AnswerState::refused},
    {"y", AnswerState::yes},
    {"n", AnswerState::no},
    {"1", AnswerState::yes},
    {"0", AnswerState::no},
    {"true", AnswerState::yes},
    {"false", AnswerState::no},
    {"da", AnswerState::yes},
    {"ne", AnswerState::no},
    {"да", AnswerState::yes},
    {"не", AnswerState::no},
    {"Да", AnswerState::yes},
    {"Не", AnswerState::no},
    {"ДА", AnswerState::yes},
    {"НЕ", AnswerState::no},
    {"?", AnswerState::unknown},
    {"n/a", AnswerState::not_applicable},
    {"not_applicable", AnswerState::not_applicable},
    {"not applicable", AnswerState::not_applicable},
}};

/// The spellings of at most eight bytes, in lower, upper and capitalised ASCII, by a hash without collisions:
/// whatever people answer, looking it up takes the same few steps, and no processor has to guess.
class ShortSpellings {
  public:
    constexpr ShortSpellings() {
        for (m_factor = 0x9E3779B97F4A7C15U; !fill(); m_factor += 2) {
        }
    }

    [[nodiscard]] std::optional<AnswerState> find(std::string_view word) const {
        return word.size() > longest ? std::nullopt : find_packed(pack(word), word.size());
    }

    /// The same where eight bytes may be read from the start of the word.
    [[nodiscard]] std::optional<AnswerState> find_readable(std::string_view word) const {
        if (word.size() > longest) {
            return std::nullopt;
        }
        std::uint64_t packed = 0;
        std::memcpy(&packed, word.data(), sizeof packed);
        if constexpr (std::endian::native == std::endian::big) {
            packed = pack(word);
        }
        return find_packed(packed & masks[word.size()], word.size());
    }

  private:
    static constexpr std::size_t longest = 8;
    static constexpr std::array<std::uint64_t, longest + 1> masks = {0,
                                                                     0xFFU,
                                                                     0xFFFFU,
                                                                     0xFFFFFFU,
                                                                     0xFFFFFFFFU,
                                                                     0xFFFFFFFFFFU,
                                                                     0xFFFFFFFFFFFFU,
                                                                     0xFFFFFFFFFFFFFFU,
                                                                     0xFFFFFFFFFFFFFFFFU};

    [[nodiscard]] std::optional<AnswerState> find_packed(std::uint64_t packed, std::size_t size) const {
        const Slot& slot = m_slots[place(packed)];
        return slot.packed == packed && slot.size == size ? std::optional(slot.state) : std::nullopt;
    }

    struct Slot {
        std::uint64_t packed = 0;
        std::size_t size = 0;  ///< 0: no word; the blank answer is found here too
        AnswerState state = AnswerState::not_asked;
    };

    static constexpr std::uint64_t pack(std::string_view word) {
        std::uint64_t packed = 0;
        for (std::size_t i = 0; i < word.size(); ++i) {
            packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << (8 * i);
        }
        return packed;
    }
    [[nodiscard]] constexpr std::size_t place(std::uint64_t packed) const {
        return packed * m_factor >> (64U - slot_bits);
    }
    constexpr bool put(std::uint64_t packed, std::size_t size, AnswerState state) {
        Slot& slot = m_slots[place(packed)];
        const bool is_free = slot.size == 0 || slot.packed == packed;
        slot = {packed, size, state};
        return is_free;
    }
    constexpr bool fill() {
        constexpr std::uint64_t lower_bits = 0x2020202020202020U;
        m_slots = {};
        bool fits = true;
        for (const Spelling& spelling : spellings) {
            if (spelling.word.size() > longest) {
                continue;
            }
            std::uint64_t upper = 0;
            for (std::size_t i = 0; i < spelling.word.size(); ++i) {
                const char c = spelling.word[i];
                upper |= (c >= 'a' && c <= 'z' ? std::uint64_t{0xFF} : 0) << (8 * i);
            }
            const std::uint64_t lower = pack(spelling.word);
            const std::uint64_t flips = upper & lower_bits;
            const std::size_t size = spelling.word.size();
            fits = fits && put(lower, size, spelling.state) && put(lower ^ flips, size, spelling.state) &&
                   put(lower ^ (flips & 0xFFU), size, spelling.state);
        }
        return fits && m_slots[place(0)].size == 0;
    }

    static constexpr unsigned slot_bits = 10;
    std::uint64_t m_factor = 0;
    std::array<Slot, std::size_t{1} << slot_bits> m_slots;
};
constexpr ShortSpellings short_spellings;

std::optional<AnswerState> find_spelling(std::string_view word) {
    if (const auto state = short_spellings.find(word)) {
        return state;
    }
    const std::string lower = base::ascii_lower(word);
    for (const Spelling& spelling : spellings) {
        if (spelling.word == word || spelling.word == lower) {
            return spelling.state;
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
    const auto state = find_spelling(word);
    if (state && fits(question.type, *state)) {
        return Answer{*state, 0};
    }
    return is_text ? parse_given(question, word) : std::nullopt;
}

bool read_word(std::string_view word, Answer& answer) {
    const auto state = short_spellings.find_readable(word);
    answer = state ? Answer{*state, 0} : answer;
    return state.has_value();
}

bool read_answer(const Question& question, std::string_view word, Answer& answer) {
    if (question.type == QuestionType::indicator && read_word(word, answer)) {
        return true;
    }
    const auto parsed = parse_answer(question, word);
    answer = parsed ? *parsed : answer;
    return parsed.has_value();
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
