// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reports/count.hpp"
#include "reports/definition.hpp"
#include "statistics/grid.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::reports {

/// Several tables of one column grouping each, under one another (`each_of`): a row for each table, a column
/// for each category that one of them has, the total last.
class Stack {
  public:
    /// `shown` is stacked; all must outlive it.
    Stack(const ReportTable& shown, const statistics::Publication& publication);

    struct Column {
        statistics::Category category;
        const statistics::Grouping* grouping = nullptr;  ///< of the table in which it was met first
    };
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] std::size_t row_count() const { return m_shown.count; }
    [[nodiscard]] const statistics::ProtectedTable& table(std::size_t row) const {
        return m_publication.tables[m_shown.first + row];
    }
    /// What a row is called: the name of what it is grouped by.
    [[nodiscard]] std::string row_label(std::size_t row, const statistics::CodeLists& codes,
                                        std::string_view language) const;
    [[nodiscard]] std::string column_label(std::size_t column, const statistics::CodeLists& codes,
                                           std::string_view language) const;
    /// The place in its table of a cell; nothing where the table has no such category.
    [[nodiscard]] std::optional<std::size_t> place(std::size_t row, std::size_t column) const;

    /// The counts, and behind them the share of `interval_of` with its interval, if it is asked for: only
    /// where the count and what it is a share of are printed.
    [[nodiscard]] statistics::Grid grid(const statistics::CodeLists& codes, std::string_view language) const;

  private:
    void add_share(std::size_t row, std::string_view language, std::vector<std::string>& cells) const;

    const ReportTable& m_shown;
    const statistics::Publication& m_publication;
    std::vector<Column> m_columns;
};

}  // namespace vidra::reports
