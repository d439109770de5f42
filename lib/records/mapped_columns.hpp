// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/mapping.hpp"
#include "records/record.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Reads records by a mapping, whatever the rows are made of: the reader of the format gives the cells of
/// the columns that the mapping names.
class MappedColumns {
  public:
    /// Both must outlive it.
    MappedColumns(const Mapping& mapping, const RecordChecks& checks);

    [[nodiscard]] const Mapping& mapping() const { return m_mapping; }
    /// The columns that the mapping reads, each once.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    /// The column from which a field comes, or the number of columns.
    [[nodiscard]] std::size_t column_of_field(std::string_view field) const;

    using Cell = std::function<std::string_view(std::size_t column)>;
    using Place = std::function<diag::Range(std::size_t column)>;
    /// The columns that the input should have, where `is_here` tells of each by its index whether it has: one
    /// that may be absent is missing only if all columns of its target are.
    [[nodiscard]] std::vector<std::string> missing_columns(
        const std::function<bool(std::size_t column)>& is_here) const;

    /// Fills `record` from the row of this number; a value that the mapping does not name is reported.
    void read(Record& record, std::size_t row_number, const Cell& cell, const Place& place,
              diag::Diagnostics& diagnostics) const;

  private:
    struct BoundTarget {
        const Target* target;              ///< owned by the mapping
        std::vector<std::size_t> columns;  ///< of its parts
    };

    std::vector<BoundTarget> bind(const std::vector<Target>& targets);
    std::vector<std::string> words_of(const BoundTarget& bound, const Cell& cell, const Place& place,
                                      diag::Diagnostics& diagnostics) const;
    [[nodiscard]] checklist::Answer joined_answer(const BoundTarget& bound,
                                                  const std::vector<std::string>& words) const;

    const Mapping& m_mapping;
    const RecordChecks& m_checks;
    std::vector<std::string> m_columns;
    std::vector<BoundTarget> m_fields;
    std::vector<BoundTarget> m_answers;
};

}  // namespace vidra::records
