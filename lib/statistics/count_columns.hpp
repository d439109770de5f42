// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/rows.hpp"
#include "records/source.hpp"
#include "statistics/tabulation.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace vidra::statistics {

/// What became of the rows of a run.
struct CountSummary {
    std::size_t read = 0;
    std::size_t rejected = 0;
    std::size_t totals = 0;  ///< rows that repeat others: passed over, or rejected
};

/// What is done with rows that are not counted, in the order of the input.
struct CountSinks {
    std::function<void(std::span<const diag::Diagnostic>, std::size_t more)> findings;
    /// A rejected row, or a piece of a large one; `head` must stand before it for it to be read again.
    std::function<void(const std::string& head, std::string_view row, records::RowBatch::Piece)> rejected;
};

/// Counts the rows of inputs by their columns, whatever else stands in them; no checklist is applied.
class ColumnCounter {
  public:
    /// `tabulation` must outlive it. `is_counted`: the rows are counts, among which totals repeat others;
    /// they are passed over with `skips_totals`, and otherwise rejected; the first few are told of.
    ColumnCounter(Tabulation& tabulation, records::ReadOptions options, bool is_counted, bool skips_totals,
                  CountSinks sinks);

    /// Counts every row of `source`. False where the columns cannot be found; then nothing of it is counted.
    bool read(records::Source& source);

    [[nodiscard]] const CountSummary& summary() const { return m_summary; }

  private:
    Tabulation& m_tabulation;
    records::ReadOptions m_options;
    bool m_is_counted;
    bool m_skips_totals;
    CountSinks m_sinks;
    CountSummary m_summary;
};

}  // namespace vidra::statistics
