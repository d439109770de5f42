// SPDX-License-Identifier: Apache-2.0
#include "audit_options.hpp"
#include "base/nearest.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "load.hpp"
#include "statistics/anonymity.hpp"
#include "statistics/audit.hpp"
#include "statistics/solver_module.hpp"
#include "statistics/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace vidra::cmd {
namespace {

class Audit final : public Command {
  public:
    Audit() : Command("audit", "Tell what a published table gives away of what it hides") {}

    void options(OptionSet& options) override {
        options.rest("tables", m_files, Takes::file(), "Tables as CSV, taken together; - is standard input",
                     false);
        m_options.add(options);
        options.word("--format", m_format, {"text", "json"}, "text: a report for people; json: one document");
    }

    Exit run(Context& context) override {
        m_read = m_options.read_options();
        if (m_files.empty()) {
            m_files.emplace_back("-");
        }
        for (const std::string& file : m_files) {
            if (same_file(file, context.common.output)) {
                throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", file));
            }
        }
        constexpr std::size_t most_findings = 1000;
        m_findings.keep_at_most(most_findings);
        const Exit exit = m_options.is_microdata ? audit_microdata(context) : audit_tables(context);
        m_findings.sort();
        for (const diag::Diagnostic& one : m_findings.all()) {
            say(diag::render_full(one, {}));
        }
        if (m_findings.more() > 0) {
            say(fmt::format("vidra: {} more findings are not shown\n", m_findings.more()));
        }
        return exit;
    }

  private:
    /// Throws UsageError for a column that no table has.
    static void check_names(const statistics::TableTold& told,
                            const std::vector<statistics::RawTable>& tables) {
        std::vector<std::string> known = {std::string(statistics::wide_column)};
        for (const statistics::RawTable& table : tables) {
            for (const auto& column : table.columns) {
                known.push_back(column.name);
            }
        }
        std::vector<std::string> asked = told.keys;
        asked.insert(asked.end(), told.values.begin(), told.values.end());
        for (const auto& [column, value] : told.totals) {
            asked.push_back(column);
        }
        for (const std::string& name : asked) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                const auto near = base::nearest(name, known);
                throw UsageError(
                    fmt::format("no table has a column `{}`{}", name,
                                near ? fmt::format("; did you mean `{}`?", *near) : std::string()));
            }
        }
    }

    /// Nothing where a table could not be read at all.
    std::optional<std::vector<statistics::RawTable>> read_tables() {
        std::vector<statistics::RawTable> tables;
        for (const std::string& file : m_files) {
            records::Source source(file);
            m_findings.set_file(source.name());
            statistics::TableRows rows(source, m_read, m_findings);
            if (!rows.open()) {
                return std::nullopt;
            }
            tables.push_back(statistics::read_raw_table(rows, source.name()));
        }
        return tables;
    }

    Exit audit_tables(const Context& context) {
        const statistics::TableTold what = m_options.told();
        const auto raw = read_tables();
        if (!raw) {
            return Exit::could_not;
        }
        check_names(what, *raw);
        std::vector<statistics::PublishedTable> tables;
        for (const statistics::RawTable& table : *raw) {
            m_findings.set_file(table.file);
            tables.push_back(statistics::make_published_table(table, what, m_findings));
            if (tables.back().cells.empty()) {
                return Exit::could_not;
            }
        }
        const statistics::LinkedTables linked = statistics::link_tables(tables, m_findings);
        std::string why;
        const auto solver = statistics::open_solver(context.module_folders, why);
        if (!solver) {
            say(fmt::format("vidra: {}\n", why));
            return Exit::could_not;
        }
        const statistics::Audit audit =
            statistics::audit_tables(tables, linked, static_cast<std::int64_t>(m_options.width), *solver);
        Output output(context.common.output);
        output.write(m_format == "json" ? statistics::audit_json(tables, linked, audit)
                                        : statistics::audit_text(tables, linked, audit));
        output.finish();
        return audit.is_clean() && m_findings.error_count() == 0 ? Exit::done : Exit::faults;
    }

    Exit audit_microdata(const Context& context) {
        const statistics::AnonymityOptions options = m_options.anonymity();
        statistics::AnonymityCounter counter(options);
        for (const std::string& file : m_files) {
            records::Source source(file);
            m_findings.set_file(source.name());
            statistics::TableRows rows(source, m_read, m_findings);
            if (!rows.open() || !counter.add(rows, m_findings)) {
                return Exit::could_not;
            }
        }
        const statistics::Anonymity anonymity = counter.result();
        if (anonymity.records == 0) {
            say("vidra: there is no record in the input\n");
            return Exit::could_not;
        }
        Output output(context.common.output);
        output.write(m_format == "json" ? statistics::anonymity_json(options, anonymity, m_options.lists)
                                        : statistics::anonymity_text(options, anonymity, m_options.lists));
        output.finish();
        return anonymity.k >= options.wanted && m_findings.error_count() == 0 ? Exit::done : Exit::faults;
    }

    std::vector<std::string> m_files;
    std::string m_format;
    AuditOptions m_options;
    statistics::TableReadOptions m_read;
    diag::Diagnostics m_findings;
};

}  // namespace

std::unique_ptr<Command> make_audit() {
    return std::make_unique<Audit>();
}

}  // namespace vidra::cmd
