// SPDX-License-Identifier: Apache-2.0
#include "stats_options.hpp"

#include "command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace vidra::cmd {
namespace {

std::vector<statistics::Grouping> groupings(const std::string& option, const std::string& text) {
    std::vector<statistics::Grouping> result;
    if (text.empty()) {
        return result;
    }
    for (const std::string& part : statistics::split_groupings(text)) {
        std::string fault;
        const auto grouping = statistics::parse_grouping(part, fault);
        if (!grouping) {
            throw UsageError(fmt::format("{} `{}`: {}", option, part, fault));
        }
        for (const std::string& column : grouping->columns) {
            if (reports::names_a_person(column)) {
                throw UsageError(fmt::format("{} `{}`: it tells persons apart, and nothing is counted by it",
                                             option, column));
            }
        }
        result.push_back(*grouping);
    }
    return result;
}

}  // namespace

void StatsOptions::add(OptionSet& options) {
    options.optional("report", report, Takes::report(),
                     "A report, by id or path; with --by a file of records");
    options.rest("records", records.files, Takes::file(),
                 "Records, results or counts as CSV or JSON Lines; - is standard input", false);
    options.text("--by", by, "GROUPINGS", "Rows of a table: sex,year(date),bands(age,18,25),each(form)");
    options.text("--columns", columns, "GROUPINGS", "Columns of the table");
    options.text("--where", where, "EXPR", "Count only records for which this holds");
    options.text("--weight", weight, "COLUMN", "Rows are counts already, and this column holds them");
    options.flag("--persons", persons, "Count each case once, as its last record has it");
    options.text("--mean", mean, "COLUMN", "Mean and median of a column of whole numbers");
    options.text("--percent", percent, "OF", "Percentages of row, column or total",
                 Takes::one_of({"row", "column", "total"}));
    options.text("--checklist", checklist, "CHECKLIST", "Evaluate the records on this checklist first",
                 Takes::checklist());
    options.number("--threshold", threshold, "N",
                   "Hide counts from 1 to N - 1, and what gives them away (10)");
    options.text("--method", method, "METHOD", "How counts are protected: suppress, round, none",
                 Takes::one_of({"suppress", "round", "none"}));
    options.number("--base", base, "N", "Round to multiples of N, with --method round (5)");
    options.text("--weights", weights, "WEIGHTS", "What hiding a count costs: value, cells, log",
                 Takes::one_of({"value", "cells", "log"}));
    options.flag("--protect-zeros", protect_zeros, "0 is unsafe like other small counts");
    options.flag("--protect-groups", protect_groups, "A row or column that is all in one cell is unsafe");
    options.texts("--against", against, "FILE",
                  "An earlier publication (from --to json), audited together with this one", Takes::file());
    options.flag("--skip-totals", skip_totals, "Pass over rows of counts that are totals of others");
    options.word("--to", to, {"text", "csv", "json", "md", "html", "pdf"}, "What is made");
    options.text("--date", date, "YYYY-MM-DD", "The day on which the report is made, instead of today");
    options.text("--rejects", rejects, "FILE", "Rejected rows go to FILE, as they were read (mode 0600)",
                 Takes::file());
    records.add(options);
}

void StatsOptions::settle() {
    if (is_short_form() && !report.empty()) {
        records.files.insert(records.files.begin(), std::move(report));
        report.clear();
    }
}

void StatsOptions::check() const {
    if (is_short_form() && checklist.empty() && !records.mapping.empty()) {
        throw UsageError("--mapping goes with --checklist: it reads columns into the answers to one");
    }
    if (base > 0 && !method.empty() && method != "round") {
        throw UsageError("--base goes with --method round");
    }
    if (base > 0 && method.empty() && is_short_form()) {
        throw UsageError("--base goes with --method round");
    }
    if (!against.empty() && !method.empty() && method != "suppress") {
        throw UsageError("--against goes with --method suppress");
    }
}

reports::ReportDefinition StatsOptions::definition(diag::Diagnostics& diagnostics) const {
    reports::ReportDefinition definition;
    statistics::TableSpec table;
    table.id = "table";
    table.rows = groupings("--by", by);
    table.columns = groupings("--columns", columns);
    if (const std::string why = statistics::grouping_conflict(table.rows, table.columns); !why.empty()) {
        throw UsageError(why);
    }
    table.weight = weight;
    table.measure = mean;
    table.unit = persons ? statistics::Unit::persons : statistics::Unit::records;
    if (persons && (!weight.empty() || !mean.empty())) {
        throw UsageError("--persons goes neither with --weight nor with --mean");
    }
    reports::ReportTable shown;
    shown.id = table.id;
    shown.measures.has_mean = !mean.empty();
    for (const std::string& of :
         percent.empty() ? std::vector<std::string>() : statistics::split_groupings(percent)) {
        if (of != "row" && of != "column" && of != "total") {
            throw UsageError(fmt::format("--percent `{}`: a percentage is of row, column or total", of));
        }
        shown.measures.shares.push_back(of == "row"      ? statistics::ShareOf::row
                                        : of == "column" ? statistics::ShareOf::column
                                                         : statistics::ShareOf::total);
    }
    definition.tabulation.tables.push_back(std::move(table));
    definition.tables.push_back(std::move(shown));
    definition.checklist = checklist;
    if (!where.empty()) {
        diagnostics.set_file("--where");
        definition.tabulation.where = statistics::Filter::parse(
            {.text = where, .range = {{1, 0}, {1, 0}}, .positions = {}}, diagnostics);
    }
    apply_to(definition);
    return definition;
}

void StatsOptions::check_with_report() const {
    const std::vector<std::pair<bool, const char*>> options = {{!weight.empty(), "--weight"},
                                                               {!mean.empty(), "--mean"},
                                                               {!percent.empty(), "--percent"},
                                                               {persons, "--persons"}};
    for (const auto& [is_given, name] : options) {
        if (is_given) {
            throw UsageError(fmt::format("{} goes with --by; a report says it in its own file", name));
        }
    }
}

void StatsOptions::apply_to_report(reports::ReportDefinition& definition,
                                   diag::Diagnostics& diagnostics) const {
    for (std::string& path : definition.against) {
        path = (std::filesystem::path(definition.folder) / path).lexically_normal().string();
    }
    if (!where.empty()) {
        diagnostics.set_file("--where");
        const auto parse = [&](const std::string& text) {
            return statistics::Filter::parse({.text = text, .range = {{1, 1}, {1, 1}}, .positions = {}},
                                             diagnostics);
        };
        auto filter = parse(where);  // by itself first: its faults are told at their own places
        if (filter && definition.tabulation.where) {
            filter = parse(fmt::format("({}) and ({})", definition.tabulation.where->text(), where));
        }
        definition.tabulation.where = std::move(filter);
    }
    apply_to(definition);
}

void StatsOptions::apply_to(reports::ReportDefinition& definition) const {
    statistics::DisclosureOptions& disclosure = definition.disclosure;
    if (threshold == 1) {
        throw UsageError("--threshold is 2 or more: below 2 no count is small; --method none hides nothing");
    }
    if (base == 1) {
        throw UsageError("--base is 2 or more: every count is a multiple of 1");
    }
    if (threshold > 0) {
        disclosure.threshold = static_cast<std::int64_t>(threshold);
    }
    if (base > 0) {
        disclosure.base = static_cast<std::int64_t>(base);
    }
    if (!method.empty()) {
        if (method != "suppress" && method != "round" && method != "none") {
            throw UsageError(fmt::format("--method `{}`: there are suppress, round and none", method));
        }
        disclosure.method = method == "suppress" ? statistics::Method::suppress
                            : method == "round"  ? statistics::Method::round
                                                 : statistics::Method::none;
    }
    if (!weights.empty()) {
        if (weights != "value" && weights != "cells" && weights != "log") {
            throw UsageError(fmt::format("--weights `{}`: there are value, cells and log", weights));
        }
        disclosure.price = weights == "value"   ? statistics::Price::value
                           : weights == "cells" ? statistics::Price::cells
                                                : statistics::Price::log;
    }
    disclosure.protect_zeros = disclosure.protect_zeros || protect_zeros;
    disclosure.protect_groups = disclosure.protect_groups || protect_groups;
    definition.skips_totals = definition.skips_totals || skip_totals;
    definition.against.insert(definition.against.end(), against.begin(), against.end());
}

}  // namespace vidra::cmd
