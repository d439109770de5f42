// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/linked_tables.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vidra::statistics {

/// A cell in a sum.
struct Term {
    CellIndex cell = 0;
    int times = 1;
    Interval used;  ///< what the sum takes it for
};

/// Says cells of linked tables, and sums of them, in words.
class CellWords {
  public:
    CellWords(const std::vector<PublishedTable>& tables, const LinkedTables& linked);

    /// `Country=Serbia, Year=2019, Sex=Male`: the keys that are worth telling, without totals; after the name
    /// of its file where there are several.
    [[nodiscard]] std::string place(CellIndex cell) const;
    /// What is printed there first; `blank` where that is nothing.
    [[nodiscard]] std::string printed(CellIndex cell) const;

    /// `Total 13 - Female 11` for a cell that is the sum of others. What is used of a term is said where its
    /// print does not: `Male <5 (is 2)`. Beyond twelve terms they are counted.
    [[nodiscard]] std::string sum(CellIndex of, const std::vector<Term>& terms) const;

  private:
    [[nodiscard]] const PublishedTable& table_of(CellIndex cell) const;
    [[nodiscard]] const PrintedCell& print_of(CellIndex cell) const;
    [[nodiscard]] bool is_worth_telling(CellIndex cell, std::size_t column) const;
    [[nodiscard]] std::string label(CellIndex cell, const std::vector<std::size_t>& columns) const;
    [[nodiscard]] std::vector<std::size_t> columns_that_differ(CellIndex of,
                                                               const std::vector<Term>& terms) const;

    const std::vector<PublishedTable>& m_tables;
    const LinkedTables& m_linked;
    std::vector<std::vector<Telling>> m_telling;  ///< by table and column
};

/// `3`, `3 to 5`, `3 or more`.
[[nodiscard]] std::string interval_words(Interval interval);

}  // namespace vidra::statistics
