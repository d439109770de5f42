// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "checklist/text.hpp"
#include "diag/diagnostics.hpp"
#include "statistics/grid.hpp"
#include "statistics/protection.hpp"
#include "statistics/tabulation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::tomlio {
struct Document;
}

/// What a report is: which tables, how they are protected, how they look.
namespace vidra::reports {

enum class ChartKind : std::uint8_t { none, bars, stacked_bars, lines, pyramid };

/// A table as a report prints it: one of the tabulation, or several under one another (`each_of`), each a
/// row.
struct ReportTable {
    std::string id;
    checklist::Text title;
    std::size_t first = 0;  ///< of the tables that are counted
    std::size_t count = 1;  ///< more than one: each without rows of its own
    bool is_stacked = false;
    statistics::Measures measures;
    /// The category of the columns whose share of those established is printed with its interval (Wilson
    /// 1927, score interval, 95 %); empty for none.
    std::string interval_of;
    ChartKind chart = ChartKind::none;
};

/// A figure that a donor asks for: how many records fulfil a condition, or how many in a hundred of those
/// that fulfil another one; beside what it was and what it is to be.
struct Indicator {
    std::string id;
    checklist::Text text;
    /// Of the tables that are counted: the total of it is the number. Where there is another of which it is a
    /// share, the filter of this one holds that of the other too, so that nobody else is counted.
    std::size_t table = 0;
    std::optional<std::size_t> of_table;  ///< the same: of how many
    std::string baseline;                 ///< as it is to be printed; empty where there was none
    std::optional<std::int64_t> target;   ///< the same unit as the figure: a number, or per cent
};

struct ReportDefinition {
    std::string id;
    std::vector<std::string> languages;
    checklist::Text title;
    checklist::Text source;  ///< who collected the data
    std::string checklist;   ///< id; empty where no checklist is applied
    std::string folder;      ///< of the definition; templates stand in it
    statistics::TabulationSpec tabulation;
    std::vector<ReportTable> tables;
    std::vector<Indicator> indicators;
    statistics::DisclosureOptions disclosure;
    std::vector<std::string> against;  ///< paths of earlier publications, from the folder
    bool skips_totals = false;
};

/// Reads a definition; its faults are reported, and what has none is read all the same. `checklist` is that
/// which it names, null where it names none or it could not be read.
[[nodiscard]] ReportDefinition load_report(const tomlio::Document& document,
                                           const checklist::Checklist* checklist,
                                           diag::Diagnostics& diagnostics);

/// The id of the checklist that a report applies; empty where it applies none.
[[nodiscard]] std::string report_checklist(const tomlio::Document& document);

/// Whether a column is of one person each, so that counting by it would list them: `case`, what is in
/// `identity`, the officer's own words.
[[nodiscard]] bool names_a_person(std::string_view column);

/// Puts order and names of outcomes, options and answers of a checklist into the code lists, where the report
/// itself says nothing of them.
void add_codes_of(const checklist::Checklist& checklist, statistics::CodeLists& codes);

}  // namespace vidra::reports
