// SPDX-License-Identifier: Apache-2.0
#include "statistics/count_columns.hpp"

#include "base/ascii.hpp"
#include "records/columns.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::statistics {
namespace {

using diag::Code;
using records::ColumnInput;
using records::Row;

constexpr std::size_t most_totals_told = 3;

bool is_total(const ColumnInput& input) {
    for (std::size_t i = 0; i < input.all_count(); ++i) {
        if (is_total_word(base::trim(input.all(i)))) {
            return true;
        }
    }
    return false;
}

}  // namespace

ColumnCounter::ColumnCounter(Tabulation& tabulation, records::ReadOptions options, bool is_counted,
                             bool skips_totals, CountSinks sinks)
    : m_tabulation(tabulation),
      m_options(std::move(options)),
      m_is_counted(is_counted),
      m_skips_totals(skips_totals),
      m_sinks(std::move(sinks)) {}

bool ColumnCounter::read(records::Source& source) {
    ColumnInput input(source, m_options, m_tabulation.columns(), m_summary.read + 1);
    diag::Diagnostics diagnostics;
    diagnostics.set_file(source.name());
    const auto say = [&] {
        if (!diagnostics.all().empty()) {
            m_sinks.findings(diagnostics.all(), diagnostics.more());
            diagnostics.clear();
        }
    };
    if (!input.open(diagnostics)) {
        say();
        return false;
    }
    /// Whether the row is counted, or no row to count.
    const auto take = [&](const Row& row) {
        if (!input.read(row, diagnostics)) {
            return false;
        }
        if (m_is_counted && is_total(input)) {
            ++m_summary.totals;
            if (m_skips_totals) {
                return true;
            }
            if (m_summary.totals > most_totals_told) {
                return false;  // who has one has thousands, and has understood
            }
            diagnostics.add(Code::bad_field, {{row.line, 1}, {row.line, 1}},
                            "the row is a total of others, and would be counted twice",
                            "--skip-totals passes over such rows");
            return false;
        }
        const auto fault = m_tabulation.add(input.cells());
        if (fault) {
            diagnostics.add(
                Code::bad_field, input.place(fault->column),
                fmt::format("`{}` must be {}", records::shown_name(m_tabulation.columns()[fault->column]),
                            fault->wanted));
        }
        return !fault;
    };
    records::RowBatch batch;
    while (input.next(batch)) {
        for (const Row& row : batch.rows()) {
            if (row.is_header_again()) {
                diagnostics.add(Code::repeated_header, {{row.line, 1}, {row.line, 1}},
                                "the line of column names stands here again, and is passed over");
                say();
                continue;
            }
            using Piece = records::RowBatch::Piece;
            const bool begins = batch.piece() == Piece::none || batch.piece() == Piece::first;
            m_summary.read += begins ? 1U : 0U;
            if (!take(row)) {
                m_summary.rejected += begins ? 1U : 0U;
                m_sinks.rejected(input.head(), batch.text(row), batch.piece());
            }
            if (!begins) {
                diagnostics.clear();  // a large row is told of once
            }
            say();
        }
    }
    return true;
}

}  // namespace vidra::statistics
