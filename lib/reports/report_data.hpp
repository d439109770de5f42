// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "checklist/model.hpp"
#include "documents/chart.hpp"
#include "documents/value.hpp"
#include "reports/count.hpp"
#include "reports/definition.hpp"
#include "statistics/earlier.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vidra::reports {

/// What a report says that is not counted.
struct ReportFrame {
    std::string language;  ///< `en`, `sr`, `sr-Latn`
    base::Days today = 0;
    std::size_t rejected = 0;                         ///< rows that could not be read
    const checklist::Checklist* checklist = nullptr;  ///< that was applied; null for none
};

/// What templates of a report are filled with; template_names.hpp has the names. Every number that is counted
/// comes from the publication, hidden as it is there, and none is given from which a hidden one could be
/// computed. All that is given must outlive the data.
[[nodiscard]] documents::Value report_data(const ReportDefinition& definition, const CountedReport& report,
                                           const std::vector<statistics::EarlierPublication>& earlier,
                                           const std::vector<documents::Chart>& charts,
                                           const ReportFrame& frame);

/// The tables of a report as people read them: what `grids_of` makes, or one grid of several tables.
[[nodiscard]] std::vector<statistics::Grid> report_grids(const ReportTable& table,
                                                         const ReportDefinition& definition,
                                                         const CountedReport& report,
                                                         std::string_view language);

}  // namespace vidra::reports
