// SPDX-License-Identifier: Apache-2.0
#include "reports/count.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::reports {
namespace {

using statistics::CountedTable;
using statistics::TableSpec;

/// Who is counted, in words that are the same where they mean the same: earlier publications are known by it.
std::string population(const ReportDefinition& definition, const TableSpec& spec, bool with_own_filter) {
    std::string text = !spec.weight.empty()                     ? "sum of " + spec.weight
                       : spec.unit == statistics::Unit::persons ? std::string("persons")
                                                                : std::string("records");
    if (definition.tabulation.where) {
        text += " where " + definition.tabulation.where->text();
    }
    if (with_own_filter && spec.where) {
        text += " and where " + spec.where->text();
    }
    return text;
}

}  // namespace

std::vector<std::string> populations(const ReportDefinition& definition) {
    std::vector<std::string> result;
    for (const TableSpec& spec : definition.tabulation.tables) {
        for (const bool with_own_filter : {true, false}) {
            result.push_back(population(definition, spec, with_own_filter));
            if (!spec.measure.empty()) {
                result.push_back(fmt::format("{} with {}", result.back(), spec.measure));
            }
        }
    }
    return result;
}

CountedReport protect_report(const ReportDefinition& definition, std::vector<statistics::Table> tables,
                             const std::vector<statistics::EarlierPublication>& earlier,
                             statistics::Solver& solver, const statistics::Overlaps& overlaps) {
    CountedReport report;
    std::vector<CountedTable> counted;
    for (statistics::Table& table : tables) {
        const TableSpec& spec = definition.tabulation.tables[counted.size()];
        counted.push_back(
            {&report.tables.emplace_back(std::move(table)), population(definition, spec, true)});
        if (spec.where) {
            counted.back().wider_populations.push_back(population(definition, spec, false));
        }
    }
    for (const Indicator& indicator : definition.indicators) {
        if (indicator.of_table) {
            counted[indicator.table].wider_populations.push_back(counted[*indicator.of_table].population);
        }
    }
    const std::size_t count = counted.size();
    report.with_number.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& measure = definition.tabulation.tables[i].measure;
        if (!measure.empty()) {
            report.with_number[i] = counted.size();
            counted.push_back({&report.tables.emplace_back(report.tables[i].with_number()),
                               fmt::format("{} with {}", counted[i].population, measure),
                               {counted[i].population}});
        }
    }
    report.publication = statistics::protect(counted, definition.disclosure, earlier, solver, overlaps);
    return report;
}

}  // namespace vidra::reports
