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
    using IsHere = std::function<bool(std::size_t column)>;
    /// The columns that the input should have and has not, each once, as "`A`", or "`A` or `B`" where it has
    /// several names.
    [[nodiscard]] std::vector<std::string> missing_columns(const IsHere& is_here) const;
    /// Two that are here and are names of one column: the first and a further one.
    struct Doubled {
        std::size_t first;
        std::size_t second;
    };
    [[nodiscard]] std::vector<Doubled> doubled_columns(const IsHere& is_here) const;

    /// Fills `record` from the row of this number; a value that the mapping does not name is reported.
    void read(Record& record, std::size_t row_number, const Cell& cell, const Place& place,
              diag::Diagnostics& diagnostics) const;

  private:
    struct BoundTarget {
        const Target* target;  ///< owned by the mapping
        /// Of each of its parts, under every name that the column may have.
        std::vector<std::vector<std::size_t>> columns;
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
