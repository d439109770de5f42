// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vidra::documents::pdf {

/// Where a glyph stands, from the start of its line and from the baseline, in points.
struct Glyph {
    std::uint32_t index = 0;
    float x = 0;
    float y = 0;
};

/// Glyphs of one font beside each other.
struct Run {
    std::uint32_t font = 0;
    bool is_backward = false;  ///< its text runs from right to left
    std::uint32_t first_glyph = 0;
    std::uint32_t glyphs = 0;
    std::uint32_t first_cluster = 0;
    std::uint32_t clusters = 0;
    std::uint32_t first_byte = 0;
    std::uint32_t bytes = 0;
};

/// A line to write on.
struct Blank {
    float x = 0;
    float width = 0;
};

struct Line {
    std::uint32_t first_run = 0;
    std::uint32_t runs = 0;
    std::uint32_t first_blank = 0;
    std::uint32_t blanks = 0;
    float width = 0;
    float ascent = 0;
    float descent = 0;
    bool is_rtl = false;
};

/// Lines ready to be drawn, all of them in a few arrays: a table of ten thousand rows has thirty thousand
/// cells.
struct TextStore {
    std::vector<Line> lines;
    std::vector<Run> runs;
    std::vector<Glyph> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    std::vector<Blank> blanks;
    std::string text;
    std::uint32_t unknown = 0;  ///< the first character without a glyph in any font; 0 where there is none
};

/// Lines of one paragraph. What they stand in outlives the letter.
struct Lines {
    const TextStore* store = nullptr;
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    [[nodiscard]] const Line& operator[](std::uint32_t i) const { return store->lines[first + i]; }
};

}  // namespace vidra::documents::pdf
