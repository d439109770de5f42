// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/csv.hpp"
#include "records/reader.hpp"

#include <optional>
#include <string>
#include <string_view>
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
    /// A target of the mapping and the columns of its parts.
    struct BoundTarget {
        const Target* target;  ///< owned by the mapping
        std::vector<std::size_t> columns;
    };

    bool read_header(diag::Diagnostics& diagnostics);
    void bind_names(diag::Diagnostics& diagnostics);
    void bind_mapping(diag::Diagnostics& diagnostics);
    void read_named(Record& record, diag::Diagnostics& diagnostics);
    void read_mapped(Record& record, diag::Diagnostics& diagnostics);
    void set_field(Record& record, std::string_view name, std::string_view text, std::size_t column,
                   diag::Diagnostics& diagnostics);
    static std::optional<std::string> word_of(const ColumnRule& rule, std::string_view cell);
    static std::string named_values(const ColumnRule& rule);
    std::vector<std::string> words_of(const BoundTarget& bound, diag::Diagnostics& diagnostics);
    [[nodiscard]] checklist::Answer joined_answer(const BoundTarget& bound,
                                                  const std::vector<std::string>& words) const;
    /// The index of the first column of this name, or the number of columns.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    [[nodiscard]] diag::Range place_of_field(std::string_view field) const;

    CsvReader m_reader;
    RecordChecks& m_checks;
    const Mapping* m_mapping;
    std::string m_header;
    std::vector<std::string> m_names;
    std::vector<ColumnUse> m_uses;
    std::vector<BoundTarget> m_bound_fields;
    std::vector<BoundTarget> m_bound_answers;
    std::size_t m_row = 0;
    bool m_header_read = false;
    bool m_header_is_faulty = false;
};

}  // namespace vidra::records
