// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/csv.hpp"
#include "records/rows.hpp"
#include "records/source.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Reads some columns of an input, whatever else stands in it: CSV by the names in its first row, or JSON
/// Lines by the paths of its members (`formal.status`; the values of a list are joined with `;`, those of
/// `referrals.to_kind` are of each element). For counting, which needs no record as a whole. A row with a
/// fault is reported and given no cells, and the reading goes on.
class ColumnInput {
  public:
    /// `source` must outlive the input. Rows are numbered from `first_number`.
    ColumnInput(Source& source, const ReadOptions& options, std::vector<std::string> columns,
                std::size_t first_number);
    ~ColumnInput();
    ColumnInput(const ColumnInput&) = delete;
    ColumnInput& operator=(const ColumnInput&) = delete;
    ColumnInput(ColumnInput&&) = delete;
    ColumnInput& operator=(ColumnInput&&) = delete;

    /// Reads what stands before the rows. A column that is not there, or there twice, is reported; then
    /// nothing can be counted, and false is given.
    bool open(diag::Diagnostics& diagnostics);

    /// The next rows; false at the end.
    bool next(RowBatch& batch);
    /// Reads a row of the batch that `next` gave last. False where it is rejected.
    bool read(const Row& row, diag::Diagnostics& diagnostics);

    /// Of the row that was read last, the texts of the columns as they stand there.
    [[nodiscard]] std::span<const std::string_view> cells() const { return m_cells; }
    /// Every text of the row, for CSV; of JSON Lines those of the columns.
    [[nodiscard]] std::size_t all_count() const { return m_is_json ? m_cells.size() : m_row_cells.count(); }
    [[nodiscard]] std::string_view all(std::size_t i) const {
        return m_is_json ? m_cells[i] : m_row_cells.cell(i);
    }
    /// Where a column stands in that row.
    [[nodiscard]] diag::Range place(std::size_t column) const;

    [[nodiscard]] bool is_json() const { return m_is_json; }
    [[nodiscard]] const std::string& name() const { return m_source.name(); }
    /// What must stand before rejected rows for them to be read again in the same way.
    [[nodiscard]] const std::string& head() const { return m_head; }

  private:
    class JsonReader;
    [[nodiscard]] const Encoding* encoding() const;
    bool bind(const RowCutter::Header& header, diag::Diagnostics& diagnostics);
    bool take_text(const Row& row, diag::Diagnostics& diagnostics);
    bool split(const Row& row, diag::Diagnostics& diagnostics);

    Source& m_source;
    ReadOptions m_options;
    std::vector<std::string> m_columns;
    RowCutter m_cutter;
    std::string m_head;
    bool m_is_json = false;
    char m_delimiter = ',';
    std::size_t m_width = 0;        ///< how many columns a row has
    std::vector<std::size_t> m_at;  ///< by wanted column: its place in a row
    const RowBatch* m_batch = nullptr;
    bool m_is_utf8 = false;  ///< the batch
    std::string m_converted;
    std::string_view m_text;  ///< of the row that was read last, as UTF-8
    Row m_row;
    CsvCells m_row_cells;
    std::vector<std::string_view> m_cells;
    std::unique_ptr<JsonReader> m_json;
};

}  // namespace vidra::records
