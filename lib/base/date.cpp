// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace vidra::base {

std::optional<Days> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t length) -> std::optional<int> {
        int value = 0;
        for (const char c : text.substr(from, length)) {
            if (!is_ascii_digit(c)) {
                return std::nullopt;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    if (!year || !month || !day || *year == 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::string format_date(Days days) {
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{static_cast<std::int32_t>(days)}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::int64_t age_in_years(Days born, Days on) {
    const auto date = [](Days days) {
        return std::chrono::year_month_day{
            std::chrono::sys_days{std::chrono::days{static_cast<std::int32_t>(days)}}};
    };
    const auto birth = date(born);
    const auto today = date(on);
    const std::int64_t years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
    const bool had_birthday = std::pair(today.month(), today.day()) >= std::pair(birth.month(), birth.day());
    return had_birthday ? years : years - 1;
}

}  // namespace vidra::base
