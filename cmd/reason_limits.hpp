// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.hpp"
#include "reason/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace vidra::cmd {

/// How far a command may go to prove something, so that it always ends.
struct ReasonLimits {
    std::uint64_t limit = reason::default_node_limit;
    std::uint64_t seconds = 60;

    void add(OptionSet& options);
    [[nodiscard]] std::size_t nodes() const { return limit; }

    /// Runs `work`, which is to pass the pulse on. Where the time is up it is ended, that is said of `what`,
    /// and nothing is given.
    [[nodiscard]] std::optional<Exit> run(const std::string& what,
                                          const std::function<Exit(const reason::Pulse&)>& work) const;
};

/// A number of at least 0; throws UsageError for anything else.
[[nodiscard]] std::size_t parse_count(const std::string& option, const std::string& text);

}  // namespace vidra::cmd
