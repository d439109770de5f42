// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reports/definition.hpp"
#include "statistics/earlier.hpp"
#include "statistics/protection.hpp"
#include "statistics/solver.hpp"
#include "statistics/table.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace vidra::reports {

/// The tables of a report, counted and protected.
struct CountedReport {
    std::deque<statistics::Table> tables;  ///< those of the tabulation, then of who has a number
    std::vector<std::optional<std::size_t>> with_number;  ///< by table: where that table is, if it has means
    statistics::Publication publication;                  ///< of `tables`, in their order; refers to them

    CountedReport() = default;
    ~CountedReport() = default;
    CountedReport(const CountedReport&) = delete;
    CountedReport& operator=(const CountedReport&) = delete;
    CountedReport(CountedReport&&) = default;
    CountedReport& operator=(CountedReport&&) = default;
};

/// Who is counted in the tables of a report, or would be without their own filters, in the words by which
/// earlier publications are known.
[[nodiscard]] std::vector<std::string> populations(const ReportDefinition& definition);

/// Protects what was counted: `tables` are those of the definition, in its order, `overlaps` those of the
/// tabulation.
[[nodiscard]] CountedReport protect_report(const ReportDefinition& definition,
                                           std::vector<statistics::Table> tables,
                                           const std::vector<statistics::EarlierPublication>& earlier,
                                           statistics::Solver& solver,
                                           const statistics::Overlaps& overlaps = {});

}  // namespace vidra::reports
