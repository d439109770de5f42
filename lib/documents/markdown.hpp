// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents {

/// Markdown (CommonMark with the tables and task lists of GitHub Flavored Markdown 0.29) as blocks.
struct MarkdownPage {
    std::vector<Block> blocks;
    /// What a letter cannot have; it is kept as the text that stands there.
    struct Fault {
        std::size_t line = 1;
        std::size_t column = 1;         ///< in bytes
        std::string_view what;          ///< "HTML", "a link"
        bool is_indented_code = false;  ///< a code block by the blanks before it
    };
    std::vector<Fault> faults;
};

/// Whether `![words](chart:id)` in a paragraph of its own is a figure, as in a report, or a fault as every
/// other image is. An id has small letters, digits, `-` and `_`: no value names a chart.
enum class Figures : std::uint8_t { none, charts };

/// In `text` a slot stands as `slot_mark(slot)`; nothing that stands for a value is ever markup.
[[nodiscard]] MarkdownPage read_markdown(std::string_view text, Figures figures = Figures::none);

/// The id in `chart:id`, the address of an image; empty for any other address.
[[nodiscard]] std::string_view chart_id(std::string_view address);

/// Three characters of a plane for private use, which no template may hold.
void append_slot_mark(std::string& out, std::size_t slot);
/// Whether a slot mark, or a character that could be part of one, is in a text.
[[nodiscard]] bool holds_slot_mark(std::string_view text);

/// `value` so that Markdown shows it as it was typed, and makes no link of it, with the autolinks of GitHub
/// Flavored Markdown too. `on_one_line`: it is in a cell or a heading, which cannot hold a line feed.
void append_markdown_escaped(std::string& out, std::string_view value, bool on_one_line);

}  // namespace vidra::documents
