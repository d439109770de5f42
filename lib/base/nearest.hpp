// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::base {

/// Optimal string alignment distance in bytes: insertions, deletions, substitutions and swaps of two
/// neighbours, each counted as one.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, the first of equals, if it is near enough to be a slip of the pen
/// (at most a third of the longer word, and at most three letters).
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string>& candidates);

}  // namespace vidra::base
