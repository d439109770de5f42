// SPDX-License-Identifier: Apache-2.0
#include "clock.hpp"

#include "command.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string_view>
#include <system_error>

namespace vidra::cmd {
namespace {

/// The second at which time stands still, if it does.
std::optional<std::time_t> fixed_time() {
    const char* value = std::getenv("SOURCE_DATE_EPOCH");
    if (value == nullptr || *value == '\0') {
        return std::nullopt;
    }
    const std::string_view text(value);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t most = 253402300799;  // the end of the year 9999
    if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > most) {
        throw UsageError("SOURCE_DATE_EPOCH is not a number of seconds since 1970");
    }
    return seconds;
}

std::tm broken_down(std::optional<std::time_t> fixed) {
    std::tm parts{};
    if (fixed) {
        ::gmtime_r(&*fixed, &parts);
    } else {
        const std::time_t now = std::time(nullptr);
        ::localtime_r(&now, &parts);
    }
    return parts;
}

std::string date_of(const std::tm& parts) {
    return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace

Clock::Clock(const std::string& date) {
    const auto day = base::parse_date(date.empty() ? date_of(broken_down(fixed_time())) : date);
    if (!day) {
        throw UsageError("--date is a day as YYYY-MM-DD that the calendar has");
    }
    m_today = *day;
}

std::string Clock::now() {
    const auto fixed = fixed_time();
    const std::tm parts = broken_down(fixed);
    const long minutes = fixed ? 0 : parts.tm_gmtoff / 60;
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", date_of(parts), parts.tm_hour, parts.tm_min,
                       parts.tm_sec, minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
}

}  // namespace vidra::cmd
