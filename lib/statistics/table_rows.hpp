// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/csv.hpp"
#include "records/encoding.hpp"
#include "records/rows.hpp"
#include "records/source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// How the text of a table is read.
struct TableReadOptions {
    char delimiter = 0;  ///< 0: found in the line of column names
    std::optional<records::Encoding> encoding;
    std::size_t skip_lines = 0;
    std::size_t max_row_bytes = std::size_t{1} << 20U;
};

/// The rows of a table in CSV, one after another. A row that is no row of the table (its bytes, its quotes or
/// its number of cells) is reported and passed over; the line of column names, where it comes again, is
/// passed over and reported once, with how often.
class TableRows {
  public:
    /// `source` must outlive the rows.
    TableRows(records::Source& source, const TableReadOptions& options, diag::Diagnostics& diagnostics);

    /// Reads the column names. Notes before them that have as many cells, most of them empty, are passed
    /// over, and that is said. False, and it is reported, where there are no names, or where the line looks
    /// like a note and it cannot be told where they are.
    bool open();
    /// Without white space at their ends. One that has no name is called `row` where it is the first, and has
    /// an empty name otherwise.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] diag::Range place_of_name(std::size_t column) const { return m_name_places[column]; }

    /// The next row; false at the end, where repeated lines of column names are reported.
    bool next();
    [[nodiscard]] std::string_view cell(std::size_t column) const { return m_cells.cell(column); }
    /// In the order of columns it costs one pass over the row.
    [[nodiscard]] diag::Range place(std::size_t column) const { return m_cells.place(column); }

    /// Rows that were reported and passed over, those of a repeated header not among them.
    [[nodiscard]] std::size_t faulty_rows() const { return m_faulty; }

  private:
    [[nodiscard]] const records::Encoding* encoding() const;
    [[nodiscard]] std::optional<std::string_view> text_of(const records::Row& row);
    bool read_names(const records::RowCutter::Header& header);
    bool pass_over_notes();
    bool report_note(const records::RowCutter::Header& header);
    void take_names();
    bool take(const records::Row& row);
    bool is_text(std::string_view text, std::uint32_t line);
    void end();

    records::Source& m_source;
    const TableReadOptions& m_options;
    diag::Diagnostics& m_diagnostics;
    records::RowCutter m_cutter;
    records::RowBatch m_batch;
    std::size_t m_at = 0;  ///< in the batch
    records::CsvCells m_cells;
    char m_delimiter = ',';
    std::string m_converted;
    std::vector<std::string> m_names;
    std::vector<diag::Range> m_name_places;
    std::size_t m_faulty = 0;
    std::size_t m_headers_again = 0;
    std::uint32_t m_first_again = 0;
};

}  // namespace vidra::statistics
