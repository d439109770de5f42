// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents::pdf {

/// A stretch of a text, in bytes, that is not in the plain style.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool bold = false;
    bool italic = false;
    std::size_t blank_columns =
        0;  ///< if not 0, the stretch is one U+FFFC that stands for a line to write on
};

/// A paragraph with its values in place: well-formed, line feeds the only control characters, U+FFFC only
/// where a span says so.
struct RichText {
    std::string text;
    std::vector<Span> spans;
    bool has_values = false;
};

/// A text of one's own in the plain style.
[[nodiscard]] RichText mark(std::string_view text);

/// Appends `raw` with U+FFFD for what is malformed, for controls of the terminal and of direction, for
/// separators and for what is no character. A carriage return before a line feed falls away, a tab is a
/// blank.
void append_plain(std::string& text, std::string_view raw);

/// Line feeds at the end fall away. A value that is not there is empty. Where something may run from right to
/// left, each line of a value is isolated (U+2068, U+2069): a number stays as it is, and what is around it
/// too.
[[nodiscard]] RichText rich_text(std::span<const Piece> pieces, Values values, bool is_rtl_page);

}  // namespace vidra::documents::pdf
