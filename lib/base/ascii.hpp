// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Helpers for ASCII text: ids, keywords, numbers. Human text goes through base/utf8.hpp.
namespace vidra::base {

[[nodiscard]] constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Lower case for A to Z; every other byte stays.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// Without ASCII white space at both ends. The view points into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The parts between `separator`, empty ones included; one empty part for an empty text.
/// The views point into `text`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

inline constexpr std::size_t max_id_bytes = 64;

/// True for `[a-z][a-z0-9_]{0,63}`, the form of every id in a checklist.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace vidra::base
