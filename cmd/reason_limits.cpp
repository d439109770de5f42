// SPDX-License-Identifier: Apache-2.0
#include "reason_limits.hpp"

#include "output.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace vidra::cmd {
namespace {

struct TimeIsUp {};

}  // namespace

void ReasonLimits::add(OptionSet& options) {
    options.number("--limit", limit, "NODES", "The most nodes of a decision diagram");
    options.number("--time", seconds, "SECONDS", "The longest time that may be taken");
}

std::optional<Exit> ReasonLimits::run(const std::string& what,
                                      const std::function<Exit(const reason::Pulse&)>& work) const {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    try {
        return work([&] {
            if (static_cast<std::uint64_t>(
                    std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start).count()) >=
                seconds) {
                throw TimeIsUp();
            }
        });
    } catch (const TimeIsUp&) {
        say(fmt::format("vidra: {} is not done after {} second{}; --time gives it longer\n", what, seconds,
                        seconds == 1 ? "" : "s"));
        return std::nullopt;
    }
}

std::size_t parse_count(const std::string& option, const std::string& text) {
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw UsageError(fmt::format("{} takes a number from 0", option));
    }
    return count;
}

}  // namespace vidra::cmd
