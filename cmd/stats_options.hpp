// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"
#include "record_options.hpp"
#include "reports/definition.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vidra::cmd {

/// What the command line of `vidra stats` says.
struct StatsOptions {
    std::string report;
    RecordOptions records;
    std::string by;
    std::string columns;
    std::string where;
    std::string weight;
    std::string mean;
    std::string percent;
    std::string checklist;
    std::string method;
    std::string weights;
    std::uint64_t threshold = 0;
    std::uint64_t base = 0;
    std::vector<std::string> against;
    std::string to;
    std::string rejects;
    std::string date;
    bool persons = false;
    bool protect_zeros = false;
    bool protect_groups = false;
    bool skip_totals = false;

    void add(OptionSet& options);

    /// Whether tables are made by option, without a report; then what was taken for one is an input.
    [[nodiscard]] bool is_short_form() const { return !by.empty() || !columns.empty(); }
    void settle();
    /// Throws UsageError for options that would do nothing.
    void check() const;

    /// The one table of the short form. Throws UsageError for what is none; a filter's faults are reported.
    [[nodiscard]] reports::ReportDefinition definition(diag::Diagnostics& diagnostics) const;
    /// Throws UsageError for an option that has no meaning beside a report, whose file says it.
    void check_with_report() const;
    /// Puts the filter and what is said of protection over what the report says; earlier publications that
    /// the report names stand in its folder. A fault of the filter is reported.
    void apply_to_report(reports::ReportDefinition& definition, diag::Diagnostics& diagnostics) const;
    /// Puts what is said of protection on the command line over what the report says.
    void apply_to(reports::ReportDefinition& definition) const;
};

}  // namespace vidra::cmd
