// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "diag/diagnostics.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

namespace vidra::test {

Loaded load(const std::string& text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("report.toml");
    const auto document = tomlio::parse(text, diagnostics);
    BOOST_REQUIRE(document);
    Loaded loaded;
    loaded.definition = reports::load_report(*document, nullptr, diagnostics);
    diagnostics.sort();
    for (const diag::Diagnostic& one : diagnostics.all()) {
        loaded.findings +=
            fmt::format("{}{}:{} {}", loaded.findings.empty() ? "" : "\n", one.location.range.begin.line,
                        one.location.range.begin.column, diag::info(one.code).name);
        loaded.helps.push_back(one.help);
    }
    return loaded;
}

reports::CountedReport count_report(const reports::ReportDefinition& definition,
                                    const std::vector<std::pair<counting::Row, int>>& rows,
                                    const std::vector<Hidden>& hidden) {
    reports::CountedReport report;
    for (statistics::Table& table : counting::count(definition.tabulation, rows)) {
        report.tables.push_back(std::move(table));
    }
    const std::size_t count = report.tables.size();
    report.with_number.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (!definition.tabulation.tables[i].measure.empty()) {
            report.with_number[i] = report.tables.size();
            report.tables.push_back(report.tables[i].with_number());
        }
    }
    report.publication.options = definition.disclosure;
    for (const statistics::Table& table : report.tables) {
        statistics::ProtectedTable published;
        published.linked.table = &table;
        published.is_hidden.resize(table.cell_count());
        for (std::size_t place = 0; place < table.cell_count(); ++place) {
            published.shown.push_back(table.count(place));
        }
        report.publication.tables.push_back(std::move(published));
    }
    for (const Hidden& one : hidden) {
        statistics::ProtectedTable& table = report.publication.tables[one.table];
        const std::size_t place = counting::place(report.tables[one.table], one.ids);
        table.is_hidden[place] = true;
        table.shown[place] = 0;
        ++report.publication.audit.hidden;
    }
    return report;
}

}  // namespace vidra::test
