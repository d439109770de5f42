// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A letter as blocks, before it is text, HTML or PDF. The same page serves every letter of one shape: where
/// a value goes stands a slot, and the values are given beside it. Nothing in a value is ever markup.
namespace vidra::documents {

struct Chart;

enum class Paper : std::uint8_t { a4, a6 };

/// A stretch of a line in one style.
struct Piece {
    enum class Kind : std::uint8_t {
        text,        ///< `text`, as it is
        value,       ///< the value of `slot`
        line_break,  ///< a new line in the same paragraph
        blank,       ///< a line to be written on, `columns` characters wide
    };
    Kind kind = Kind::text;
    bool bold = false;
    bool italic = false;
    std::string text;
    std::size_t slot = 0;
    std::size_t columns = 0;  ///< of a blank, and of a text where every character is as wide as another
    bool is_plain = false;    ///< of a text: `is_plain_text` of documents/survey.hpp
};

struct Block {
    enum class Kind : std::uint8_t {
        heading,    ///< `level` 1 to 6
        paragraph,  ///< `pieces`
        list,       ///< `children` are items; `is_ordered` from `start`
        item,       ///< `children`, and `box`
        quote,      ///< `children`, in a frame
        table,      ///< `children` are rows, the first of them of headers; `aligns` by column
        row,        ///< `children` are cells
        cell,       ///< `pieces`
        rule,       ///< a line across
        figure,     ///< the chart named `chart`; `pieces` are its text alternative, and may be empty
    };
    enum class Box : std::uint8_t { none, empty, ticked };
    enum class Align : std::uint8_t { left, centre, right };

    Kind kind = Kind::paragraph;
    int level = 0;
    bool is_ordered = false;
    bool is_tight = true;  ///< of a list: no space between its items
    int start = 1;
    Box box = Box::none;
    std::vector<Align> aligns;
    std::string chart;
    std::vector<Piece> pieces;
    std::vector<Block> children;
};

struct Page {
    std::string language;  ///< BCP 47: `en`, `sr-Cyrl`, `sr-Latn`
    std::string title;     ///< neutral: it stands in the metadata of files
    Paper paper = Paper::a4;
    std::size_t most_pages = 100;  ///< of a PDF; what is longer is no letter but a fault in a record
    /// What figures show, by their names. They outlive the page. Null for a document of a kind that has no
    /// figures, as a letter is: there an image is no markup.
    const std::vector<Chart>* charts = nullptr;
    std::vector<Block> blocks;
};

/// By slot. Well-formed UTF-8; a line feed is a new line.
using Values = std::span<const std::string_view>;

}  // namespace vidra::documents
