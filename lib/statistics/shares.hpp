// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/protection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace vidra::statistics {

/// Of what a percentage is.
enum class ShareOf : std::uint8_t { row, column, total };

/// What can be printed as a denominator for a cell: the count of its row, its column or of all, of `each` of
/// those who named something; nothing where it is hidden.
[[nodiscard]] std::optional<std::int64_t> denominator(const ProtectedTable& table, std::size_t place,
                                                      ShareOf of);

/// The same without those of whom it was not established (unknown, refused, not asked, not recorded) in which
/// row or column they belong; nothing where one of the counts that make it up is hidden. Equal to the other
/// where nothing is missing.
[[nodiscard]] std::optional<std::int64_t> denominator_established(const ProtectedTable& table,
                                                                  std::size_t place, ShareOf of);

/// In per cent; nothing where the cell or the denominator is hidden or the denominator is 0.
[[nodiscard]] std::optional<double> share(const ProtectedTable& table, std::size_t place,
                                          std::optional<std::int64_t> denominator);

}  // namespace vidra::statistics
