// SPDX-License-Identifier: Apache-2.0
#include "screening/typed_values.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <system_error>
#include <vector>

namespace vidra::screening {

std::optional<std::int64_t> read_number(std::string_view typed, std::int64_t least, std::int64_t most) {
    typed = base::trim(typed);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const bool is_whole = error == std::errc{} && end == typed.data() + typed.size();
    return is_whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<base::Days> read_date(std::string_view typed) {
    typed = base::trim(typed);
    if (const auto date = base::parse_date(typed)) {
        return date;
    }
    if (typed.ends_with('.')) {
        typed.remove_suffix(1);
    }
    const auto parts = base::split(typed, '.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto day = read_number(parts[0], 1, 31);
    const auto month = read_number(parts[1], 1, 12);
    const auto year = read_number(parts[2], 1000, 9999);
    return day && month && year ? base::parse_date(fmt::format("{:04}-{:02}-{:02}", *year, *month, *day))
                                : std::nullopt;
}

std::optional<std::int64_t> read_set(std::string_view typed, std::size_t count) {
    std::string blanks(typed);
    for (char& c : blanks) {
        c = c == ',' || c == ';' || base::is_ascii_space(c) ? ' ' : c;
    }
    std::uint64_t set = 0;
    std::size_t numbers = 0;
    bool has_none = false;
    for (const std::string_view part : base::split(blanks, ' ')) {
        if (part.empty()) {
            continue;
        }
        const auto number = read_number(part, 0, static_cast<std::int64_t>(count));
        if (!number) {
            return std::nullopt;
        }
        ++numbers;
        has_none = has_none || *number == 0;
        set |= *number == 0 ? 0 : std::uint64_t{1} << static_cast<unsigned>(*number - 1);
    }
    const bool is_clear = numbers == 1 || (numbers > 1 && !has_none);
    return is_clear ? std::optional(static_cast<std::int64_t>(set)) : std::nullopt;
}

}  // namespace vidra::screening
