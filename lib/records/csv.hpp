// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// The cells of one row of comma-separated text (RFC 4180): a cell may be quoted, and then hold delimiters,
/// line ends and doubled quotes. Keeps its memory from row to row.
class CsvCells {
  public:
    /// Splits a row, which was cut at its line end (rows.hpp) and must stay where it is while its cells are
    /// looked at. A fault (a quote never closed, text after a closing quote) is reported and gives false.
    bool split(std::string_view row, char delimiter, std::uint32_t line, diag::Diagnostics& diagnostics);

    [[nodiscard]] std::size_t count() const { return m_count; }
    /// The cell's text, unquoted. `readable_bytes` may be read from its start where so many may from any byte
    /// of the row.
    [[nodiscard]] std::string_view cell(std::size_t index) const {
        return {m_cells[index].text, m_cells[index].size};
    }
    static constexpr std::size_t readable_bytes = 8;
    /// Where the cell begins in the file. Computed on demand: only faults need it. Those that are asked for
    /// in the order of their cells cost one pass over the row together.
    [[nodiscard]] diag::Range place(std::size_t index) const;
    /// Where this byte of the row stands in the file.
    [[nodiscard]] static diag::Range place_in(std::string_view row, std::uint32_t line, std::size_t offset);

  private:
    struct Cell {
        const char* text = nullptr;  ///< in the row, or in m_unescaped
        std::size_t size = 0;
    };
    /// A cell in which a quote is written twice: its text is not in the row as it is.
    struct Unescaped {
        std::size_t cell = 0;
        std::size_t raw_begin = 0;  ///< in the row
    };

    /// How far a row has been gone through, and where that is in the file.
    struct Reached {
        std::size_t offset = 0;
        diag::Position position;
        void go_on(std::string_view row, std::size_t to);
    };

    bool split_plain(char delimiter);
    bool split_quoted(char delimiter, diag::Diagnostics& diagnostics);
    bool take_quoted_cell(char delimiter, std::size_t& at, diag::Diagnostics& diagnostics);
    void add(const char* text, std::size_t size);

    std::string_view m_row;
    std::uint32_t m_line = 0;
    std::vector<Cell> m_cells;  ///< more than `m_count` where an earlier row had more
    std::size_t m_count = 0;
    std::string m_unescaped;
    std::vector<Unescaped> m_unescaped_cells;
    mutable Reached m_reached;
};

}  // namespace vidra::records
