// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// All text inside vidra is UTF-8 (RFC 3629), checked once where it comes in.
namespace vidra::base {

/// Where the first byte stands that is not part of well-formed UTF-8 (no overlong forms, no surrogates,
/// nothing above U+10FFFF); empty when all of `text` is well-formed.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// How many code points `text` holds; each byte that is not a continuation byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Columns that `text` takes on a terminal: code points, combining marks not counted.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The code point at the start of `text`, U+FFFD where it is malformed.
[[nodiscard]] std::uint32_t code_point(std::string_view text);

/// Bytes of the control character (C0, C1, DEL) or control of direction at the start of `text`; 0 if there
/// is none.
[[nodiscard]] std::size_t control_length(std::string_view text);

/// `text` with U+FFFD for each byte that is no part of well-formed UTF-8.
[[nodiscard]] std::string well_formed_utf8(std::string_view text);

/// For terminals: every control character (C0, C1, DEL) and every bidirectional control is replaced by
/// U+FFFD, so that text from a file cannot move the cursor, change colours or reverse what is read.
/// Line feeds are kept when `keep_line_feeds`.
[[nodiscard]] std::string terminal_safe(std::string_view text, bool keep_line_feeds = false);

/// The same for a text that is to be wrapped: line ends and tabs become blanks.
[[nodiscard]] std::string terminal_line(std::string_view text);

/// `text` without its middle, for messages: `…` stands there when it is longer than `most` bytes. Both ends
/// together are at most that long, and no character is cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

/// Breaks `text` at blanks so that no line passes column `width`; a longer word stands alone. The text is
/// to stand at column `indent` (blanks before it already written), and so do the lines that follow.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace vidra::base
