// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::base {

/// Days since 1970-01-01 in the proleptic Gregorian calendar; the form in which dates are compared.
using Days = std::int64_t;

/// 0001-01-01 and 9999-12-31, the first and the last date that can be written.
inline constexpr Days first_date = -719162;
inline constexpr Days last_date = 2932896;

/// `YYYY-MM-DD` (ISO 8601), a real calendar date of the years 0001 to 9999; anything else gives nothing.
[[nodiscard]] std::optional<Days> parse_date(std::string_view text);

/// The reverse of parse_date, for the same range.
[[nodiscard]] std::string format_date(Days days);

/// Whole years lived on day `on` by somebody born on day `born`: one more on each birthday. Who was born on
/// 29 February is a year older on 1 March where the year has no such day. Negative where `on` is before
/// `born`.
[[nodiscard]] std::int64_t age_in_years(Days born, Days on);

}  // namespace vidra::base
