// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/csv.hpp"
#include "records/mapped_columns.hpp"
#include "records/reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidra::records {

/// Records from CSV: columns named as questions and fields, or read by a mapping. A header with a fault
/// (a misspelt, doubled or missing column) is reported once, and every row under it is rejected.
class CsvRecords final : public RecordReader {
  public:
    CsvRecords(Source& source, RecordChecks& checks, const Mapping* mapping);

    Next next(Record& record, diag::Diagnostics& diagnostics) override;
    [[nodiscard]] std::string_view raw() const override { return m_reader.raw(); }
    [[nodiscard]] std::string_view header() const override { return m_header; }
    [[nodiscard]] diag::Range place() const override;

  private:
    struct ColumnUse {
        enum class Kind : std::uint8_t { none, answer, field };
        Kind kind = Kind::none;
        std::size_t question = 0;
    };
    bool read_header(diag::Diagnostics& diagnostics);
    void bind_names(diag::Diagnostics& diagnostics);
    void bind_name(std::size_t i, diag::Diagnostics& diagnostics);
    void bind_mapping(diag::Diagnostics& diagnostics);
    void read_named(Record& record, diag::Diagnostics& diagnostics);
    /// The index of the first column of this name, or the number of columns.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    [[nodiscard]] diag::Range place_of_field(std::string_view field) const;

    CsvReader m_reader;
    RecordChecks& m_checks;
    std::optional<MappedColumns> m_mapped;
    std::vector<std::size_t> m_mapped_columns;  ///< cell index of each column of the mapping
    std::string m_header;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::size_t> m_first;  ///< by name, the first column of it
    std::vector<ColumnUse> m_uses;
    bool m_header_read = false;
    bool m_header_is_faulty = false;
};

}  // namespace vidra::records
