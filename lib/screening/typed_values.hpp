// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What an officer types, read. Blanks around it do not count.
namespace vidra::screening {

/// Decimal digits, a minus before them; from `least` to `most`.
[[nodiscard]] std::optional<std::int64_t> read_number(std::string_view typed, std::int64_t least,
                                                      std::int64_t most);

/// 2026-11-25, or the day first with full stops as it is written in Serbian: 25.11.2026, 25. 11. 2026.
[[nodiscard]] std::optional<base::Days> read_date(std::string_view typed);

/// Numbers from 1 to `count` with blanks, commas or semicolons between them, each as bit `number - 1`; 0
/// alone is none.
[[nodiscard]] std::optional<std::int64_t> read_set(std::string_view typed, std::size_t count);

}  // namespace vidra::screening
