// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "counting.hpp"
#include "reports/count.hpp"
#include "reports/definition.hpp"

#include <string>
#include <utility>
#include <vector>

namespace vidra::test {

/// What the loader makes of a definition, and what it finds: "12:3 VC007", one a line.
struct Loaded {
    reports::ReportDefinition definition;
    std::string findings;
    std::vector<std::string> helps;  ///< of each finding
};
[[nodiscard]] Loaded load(const std::string& text);

/// The report of `rows`, in which the cells named are hidden, by table and the ids of their categories: by
/// hand, so that no solver is needed.
struct Hidden {
    std::size_t table = 0;
    std::vector<std::string> ids;
};
[[nodiscard]] reports::CountedReport count_report(const reports::ReportDefinition& definition,
                                                  const std::vector<std::pair<counting::Row, int>>& rows,
                                                  const std::vector<Hidden>& hidden);

}  // namespace vidra::test
