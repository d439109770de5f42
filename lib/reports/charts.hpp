// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"
#include "reports/count.hpp"
#include "reports/definition.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace vidra::reports {

/// What a table of the report shows as a chart, of its published counts alone: what is hidden there is a
/// hidden value here. Totals and those who named anything are left out, of groups their parts. Nothing where
/// the table has no chart, or where it could not be read (`documents::chart_fault`).
[[nodiscard]] std::optional<documents::Chart> chart_of(const ReportTable& table,
                                                       const ReportDefinition& definition,
                                                       const CountedReport& report,
                                                       std::string_view language);

/// The charts of all tables, by the ids of those.
[[nodiscard]] std::vector<documents::Chart> charts_of(const ReportDefinition& definition,
                                                      const CountedReport& report, std::string_view language);

/// The title of a table; of one that has none what it is grouped by.
[[nodiscard]] std::string title_of(const ReportTable& table, const ReportDefinition& definition,
                                   std::string_view language);

}  // namespace vidra::reports
