// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/csv.hpp"
#include "records/fields.hpp"
#include "records/mapped_columns.hpp"
#include "records/reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidra::records {

/// What the columns of CSV mean: named as questions and fields, or read by a mapping.
class CsvLayout final : public RecordLayout {
  public:
    /// Reads the column names, of which a misspelt, doubled or missing one is reported. No header: an input
    /// without rows.
    CsvLayout(const RecordChecks& checks, const Mapping* mapping,
              const std::optional<RowCutter::Header>& header, const Encoding* encoding,
              diag::Diagnostics& diagnostics);

    [[nodiscard]] std::unique_ptr<RowReader> make_reader(const Encoding* encoding) const override;

    struct AnswerColumn {
        std::size_t column = 0;
        std::size_t question = 0;
        bool is_indicator = false;
    };
    struct FieldColumn {
        std::size_t column = 0;
        FieldRule rule = FieldRule::any;
    };
    [[nodiscard]] bool has_fault() const { return m_has_fault; }
    [[nodiscard]] char delimiter() const { return m_delimiter; }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] const std::vector<AnswerColumn>& answers() const { return m_answers; }
    [[nodiscard]] const std::vector<FieldColumn>& fields() const { return m_fields; }
    [[nodiscard]] const std::optional<MappedColumns>& mapped() const { return m_mapped; }
    /// The column of each column of the mapping; the number of columns for one that may be absent and is.
    [[nodiscard]] const std::vector<std::size_t>& mapped_columns() const { return m_mapped_columns; }
    /// The column from which a field comes, or the number of columns.
    [[nodiscard]] std::size_t column_of_field(std::string_view field) const;

  private:
    void read_names(const RowCutter::Header& header, const Encoding* encoding,
                    diag::Diagnostics& diagnostics);
    void bind_names(const RowCutter::Header& header, diag::Diagnostics& diagnostics);
    void bind_name(std::size_t i, diag::Diagnostics& diagnostics);
    void bind_mapping(const RowCutter::Header& header, diag::Diagnostics& diagnostics);
    /// The index of the first column of this name, or the number of columns.
    [[nodiscard]] std::size_t column(std::string_view name) const;

    const RecordChecks& m_checks;
    CsvCells m_cells;  ///< of the line of column names
    std::string m_text;
    char m_delimiter = ',';
    std::optional<MappedColumns> m_mapped;
    std::vector<std::size_t> m_mapped_columns;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::size_t> m_first;  ///< by name, the first column of it
    std::vector<AnswerColumn> m_answers;
    std::vector<FieldColumn> m_fields;
    bool m_has_fault = false;
};

}  // namespace vidra::records
