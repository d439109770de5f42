// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vidra::diag {

/// A place in a text: line and column from 1, the column in code points; 0 means unknown.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    friend auto operator<=>(const Position&, const Position&) = default;
};

/// From `begin` up to, not including, `end`. `end` equals `begin` where only the start is known.
struct Range {
    Position begin;
    Position end;
    friend auto operator<=>(const Range&, const Range&) = default;
};

/// A place in a named file.
struct Location {
    std::string file;
    Range range;
    friend auto operator<=>(const Location&, const Location&) = default;
};

/// A text taken out of a file, which still knows where each of its bytes stands there, so that a fault
/// inside an expression has its own column, also when the file spells it with escapes or over lines.
struct SourceText {
    std::string text;
    Range range;  ///< of the whole literal, quotes included
    /// One position per byte of `text` and one for its end. Empty when the text runs on one line without
    /// escapes from the column after the opening quote: then positions are counted.
    std::vector<Position> positions;

    /// Where the bytes from `begin` up to `end` stand in the file.
    [[nodiscard]] Range at(std::size_t begin, std::size_t end) const;
};

}  // namespace vidra::diag
