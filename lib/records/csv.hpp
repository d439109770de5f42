// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Rows of comma-separated text (RFC 4180): cells may be quoted, a quoted cell may hold delimiters, line
/// ends and doubled quotes; lines end in LF, CRLF or CR; the last one needs no end.
class CsvReader {
  public:
    /// `delimiter` 0: found from the first row, the one of comma, semicolon and tab that it holds most of.
    /// A row of more than `max_row_bytes` is a fault. `source` must outlive the reader.
    CsvReader(Source& source, char delimiter, std::size_t max_row_bytes);

    enum class Next : std::uint8_t { row, fault, end };

    /// Reads the next row. A fault (a quote never closed, text after a closing quote, too large) is
    /// reported; `raw` then holds the row as far as it goes. Lines with nothing on them are passed over.
    Next next(diag::Diagnostics& diagnostics);

    [[nodiscard]] std::size_t cell_count() const { return m_cells.size(); }
    /// The cell's text, unquoted. Valid until the next row.
    [[nodiscard]] std::string_view cell(std::size_t index) const;
    /// Where the cell begins in the file. Computed on demand: only faults need it.
    [[nodiscard]] diag::Range place(std::size_t index) const;
    /// The row as read, without its line end.
    [[nodiscard]] std::string_view raw() const { return m_raw; }
    /// The row's first line, from 1.
    [[nodiscard]] std::uint32_t line() const { return m_line; }

  private:
    struct Cell {
        std::size_t begin = 0;  ///< in m_raw, or in m_unquoted where `is_unquoted`
        std::size_t size = 0;
        std::size_t raw_begin = 0;
        bool is_unquoted = false;
    };

    bool take_row();
    std::size_t line_end_length(std::size_t at);
    void take(std::size_t size, std::size_t line_end);
    [[nodiscard]] bool is_delimiter(char c) const;
    Next too_large(diag::Diagnostics& diagnostics) const;
    void find_delimiter();
    bool split(diag::Diagnostics& diagnostics);
    bool split_quoted(std::size_t& at, diag::Diagnostics& diagnostics);
    [[nodiscard]] diag::Range place_of(std::size_t raw_offset) const;

    Source& m_source;
    char m_delimiter;
    std::size_t m_max_row_bytes;
    std::string m_raw;
    std::string m_unquoted;
    std::vector<Cell> m_cells;
    std::uint32_t m_line = 1;
    std::uint32_t m_next_line = 1;
    bool m_is_first = true;
};

}  // namespace vidra::records
