// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"
#include "documents/pdf/text_store.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// A letter laid out at its width, as one band without pages.
namespace vidra::documents::pdf {

constexpr std::uint32_t none = UINT32_MAX;

/// A line of text at its place in a strip.
struct Placed {
    const TextStore* store = nullptr;
    std::uint32_t line = 0;
    std::uint32_t node = none;
    float x = 0;         ///< from the left margin
    float baseline = 0;  ///< from the top of the strip

    [[nodiscard]] const Line& get() const { return store->lines[line]; }
};

/// A square to be ticked by hand or ticked already.
struct Square {
    float x = 0;
    float baseline = 0;
    float size = 0;
    bool is_ticked = false;
};

/// What no page break goes through: a line, a row, a space of its own.
struct Strip {
    double gap = 0;  ///< above it, but not at the top of a page
    double height = 0;
    std::uint32_t first_placed = 0;
    std::uint32_t placed = 0;
    std::uint32_t table = none;
    std::uint32_t frame = none;  ///< the innermost
    std::uint32_t square = none;
    std::uint32_t figure = none;
    bool keeps_next = false;  ///< no page break below it
    bool ends_row = false;    ///< of a table
    bool is_header = false;   ///< of a table
    bool is_rule = false;     ///< a line across at half its height
    double rule_x = 0;
    double rule_width = 0;
};

struct TableFrame {
    std::vector<double> edges;    ///< of its columns, from the left margin
    std::uint32_t header = none;  ///< the strip to be repeated on each page
};

/// A frame around the strips from `first` to before `end`, drawn open where a page breaks it.
struct QuoteFrame {
    std::uint32_t outer = none;
    double x = 0;
    double width = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

/// A chart at its place in a strip, which it fills.
struct Figure {
    const Chart* chart = nullptr;
    double x = 0;  ///< from the left margin
    double width = 0;
    double most_height = 0;
    double size = 0;  ///< of its text
    std::string alt;  ///< read in its place
    std::uint32_t node = none;
};

/// What a stretch of text is, for those who do not see the page.
struct Node {
    std::uint32_t parent = none;
    std::uint32_t depth = 0;
    const char* tag = "";  ///< a literal
};

struct Flow {
    std::vector<Placed> placed;
    std::vector<Strip> strips;
    std::vector<TableFrame> tables;
    std::vector<QuoteFrame> frames;
    std::vector<Square> squares;
    std::vector<Figure> figures;
    std::vector<Node> nodes;

    void clear();
};

}  // namespace vidra::documents::pdf
