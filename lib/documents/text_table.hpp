// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents {

/// Writes tables as columns of text. Keeps its buffers from one table to the next.
class TextTable {
  public:
    /// Appends to `out`, which outlives it.
    TextTable(std::string& out, Values values) : m_out(out), m_values(values) {}

    /// The first line begins behind `first`, all others behind `prefix`; `page_width` is of the whole line. A
    /// table whose words do not fit into it is wider, and its columns still stand below each other.
    void write(const Block& table, std::string_view first, std::string_view prefix, std::size_t page_width);

  private:
    /// What a cell comes to before its column has a width.
    struct Cell {
        std::size_t width = 0;  ///< of its longest line
        bool is_line = true;    ///< it is one line, of words with one blank between them
        bool is_ascii = true;
    };

    struct Columns {
        std::span<const std::size_t> widths;
        std::span<const Block::Align> aligns;

        /// Before what is `width` wide in a column of numbers; what is to be centred stands on the left.
        [[nodiscard]] std::size_t blanks_before(std::size_t i, std::size_t width) const;
    };

    void measure(const Block& table);
    void measure(const std::vector<Piece>& pieces, Cell& cell) const;
    [[nodiscard]] std::vector<std::size_t> column_widths(const Block& table, std::size_t room) const;
    [[nodiscard]] std::vector<std::size_t> least_widths(const Block& table) const;
    void write_row(const Block& row, std::span<const Cell> cells, const Columns& columns,
                   std::string_view first, std::string_view prefix);
    void write_line_of_cells(const Block& row, std::span<const Cell> cells, const Columns& columns);
    void write_cells(const Block& row, std::span<const Cell> cells, const Columns& columns,
                     std::string_view first, std::string_view prefix);
    void write_line(std::string& out, const std::vector<Piece>& pieces) const;

    std::string& m_out;
    Values m_values;
    std::vector<Cell> m_cells;  ///< of the table that is written, row by row

    // of the row that is written, by cell
    std::string m_text;  ///< its lines
    std::vector<std::size_t> m_ends;
    std::vector<std::string_view> m_rest;  ///< what is still to be written
};

}  // namespace vidra::documents
