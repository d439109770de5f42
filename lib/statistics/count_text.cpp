// SPDX-License-Identifier: Apache-2.0
#include "statistics/count_text.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace vidra::statistics {
namespace {

using Kind = CellText::Kind;

constexpr std::array<std::string_view, 15> bare_marks = {"",  "*", "x", "X", "..", "...", "…",  ":",
                                                         "c", "C", "-", "–", "#",  "[c]", "[x]"};
constexpr std::string_view separators = ",.' ";

std::optional<std::int64_t> whole(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_whole = !digits.empty() && base::is_ascii_digit(digits.front()) && error == std::errc() &&
                          end == digits.data() + digits.size() && number <= largest_count;
    return is_whole ? std::optional(number) : std::nullopt;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), base::is_ascii_digit);
}

/// With a plain blank for the unbreakable, the narrow and the thin one (U+00A0, U+202F, U+2009), and an
/// apostrophe for the printer's one (U+2019).
std::string with_plain_signs(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 4> signs = {
        {{"\xC2\xA0", ' '}, {"\xE2\x80\xAF", ' '}, {"\xE2\x80\x89", ' '}, {"\xE2\x80\x99", '\''}}};
    std::string plain;
    while (!text.empty()) {
        const auto* const sign = std::find_if(signs.begin(), signs.end(),
                                              [&](const auto& one) { return text.starts_with(one.first); });
        plain += sign == signs.end() ? text.front() : sign->second;
        text.remove_prefix(sign == signs.end() ? 1 : sign->first.size());
    }
    return std::string(base::trim(plain));
}

/// The sign in a number that has one kind of them, between digits: `1,505`, `2.5`. 0 for anything else.
char separator_of(std::string_view text) {
    const std::size_t at = text.find_first_of(separators);
    if (at == std::string_view::npos || at == 0) {
        return 0;
    }
    const char sign = text[at];
    const bool is_all =
        std::all_of(text.begin(), text.end(), [&](char c) { return c == sign || base::is_ascii_digit(c); });
    return is_all && base::is_ascii_digit(text.front()) && base::is_ascii_digit(text.back()) ? sign : '\0';
}

/// `5.0`, as programs write it that know no whole numbers.
bool is_whole_with_zeros(std::string_view text) {
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && is_digits(text.substr(0, point)) &&
           (text.substr(point) == ".0" || text.substr(point) == ".00");
}

/// One to three digits, then threes.
bool is_in_threes(std::string_view text, char sign) {
    const auto parts = base::split(text, sign);
    constexpr std::size_t three = 3;
    return parts.size() > 1 && is_digits(parts.front()) && parts.front().size() <= three &&
           parts.front() != "0" && std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
               return part.size() == three && is_digits(part);
           });
}

/// `<5`, `<=5`, `≤5`, `1-4`: marks that say themselves what they stand for.
std::optional<Interval> telling_mark(std::string_view text) {
    const auto after = [&](std::string_view sign) {
        return text.starts_with(sign) ? whole(base::trim(text.substr(sign.size()))) : std::nullopt;
    };
    for (const std::string_view sign : {"<=", "≤"}) {
        if (const auto most = after(sign)) {
            return Interval{0, *most};
        }
    }
    if (const auto limit = after("<"); limit && *limit > 0) {
        return Interval{0, *limit - 1};
    }
    for (const std::string_view dash : {"-", "–"}) {
        const std::size_t at = text.find(dash);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto low = whole(base::trim(text.substr(0, at)));
        const auto high = whole(base::trim(text.substr(at + dash.size())));
        if (low && high && *low < *high) {
            return Interval{*low, *high};
        }
    }
    return std::nullopt;
}

CellText exactly(std::int64_t number) {
    return {Kind::count, {number, number}};
}

/// A text that is no count and no mark.
Kind fault_of(std::string_view text) {
    const bool is_negative = text.size() > 1 && (text.starts_with('-') || text.starts_with("\xE2\x88\x92"));
    if (is_negative && base::is_ascii_digit(text[text.starts_with('-') ? 1 : 3])) {
        return Kind::negative;
    }
    if (is_digits(text)) {
        return Kind::too_large;
    }
    const char sign = separator_of(text);
    return (sign == '.' || sign == ',') && std::count(text.begin(), text.end(), sign) == 1 ? Kind::fraction
                                                                                           : Kind::other;
}

}  // namespace

std::optional<Mark> parse_mark(std::string_view told) {
    const std::size_t at = told.rfind('=');
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    Mark mark{std::string(base::trim(told.substr(0, at))), {}};
    const std::string_view range = base::trim(told.substr(at + 1));
    const std::size_t dots = range.find("..");
    const auto low = whole(range.substr(0, dots));
    if (!low) {
        return std::nullopt;
    }
    mark.known = {*low, *low};
    if (dots != std::string_view::npos) {
        const std::string_view end = range.substr(dots + 2);
        const auto high = end.empty() ? std::optional(unbounded) : whole(end);
        if (!high || *high < *low) {
            return std::nullopt;
        }
        mark.known.high = *high;
    }
    return mark;
}

CountColumn::CountColumn(const std::vector<std::string>& cells, const std::vector<Mark>& marks)
    : m_marks(marks) {
    for (const std::string& cell : cells) {
        const std::string text = with_plain_signs(cell);
        const char sign = separator_of(text);
        if (sign == 0 || is_whole_with_zeros(text)) {
            continue;
        }
        (is_in_threes(text, sign) ? m_uses[sign].in_threes : m_uses[sign].otherwise) = true;
    }
}

/// It does where it is always in threes, and no other sign is.
bool CountColumn::separates_thousands(char sign) const {
    return std::all_of(m_uses.begin(), m_uses.end(), [&](const auto& use) {
        return use.first == sign ? !use.second.otherwise : !use.second.in_threes;
    });
}

CellText CountColumn::read(std::string_view cell) const {
    const std::string text = with_plain_signs(cell);
    const auto told = std::find_if(m_marks.begin(), m_marks.end(), [&](const Mark& one) {
        return one.text == text || one.text == base::trim(cell);
    });
    if (told != m_marks.end()) {
        return {Kind::mark, told->known};
    }
    if (const auto number = whole(text)) {
        return exactly(*number);
    }
    if (is_whole_with_zeros(text)) {
        const auto number = whole(std::string_view(text).substr(0, text.find('.')));
        return number ? exactly(*number) : CellText{Kind::too_large, {}};
    }
    if (const char sign = separator_of(text); sign != 0 && is_in_threes(text, sign)) {
        if (!separates_thousands(sign)) {
            return {Kind::inconsistent, {}};
        }
        std::string digits = text;
        std::erase(digits, sign);
        const auto number = whole(digits);
        return number ? exactly(*number) : CellText{Kind::too_large, {}};
    }
    if (std::find(bare_marks.begin(), bare_marks.end(), text) != bare_marks.end()) {
        return {Kind::mark, {}};
    }
    if (const auto known = telling_mark(text)) {
        return {Kind::mark, *known};
    }
    return {fault_of(text), {}};
}

}  // namespace vidra::statistics
