// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "finding_log.hpp"
#include "load.hpp"
#include "records/rejected_rows.hpp"
#include "reports/count.hpp"
#include "reports/unlinked.hpp"
#include "screening/batch.hpp"
#include "statistics/count_columns.hpp"
#include "statistics/record_columns.hpp"
#include "statistics/solver_module.hpp"
#include "stats_options.hpp"
#include "stats_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace vidra::cmd {
namespace {

using reports::ReportDefinition;
using statistics::Tabulation;

/// How many rows were read, and how many of them rejected.
struct Rows {
    std::size_t read = 0;
    std::size_t rejected = 0;
    std::size_t totals = 0;
};

class Stats final : public Command {
  public:
    Stats() : Command("stats", "Tables and reports that can be published without exposing a person") {}

    void options(OptionSet& options) override { m_options.add(options); }

    Exit run(Context& context) override {
        m_options.settle();
        if (!m_options.is_short_form() && m_options.report.empty()) {
            throw UsageError(
                "what to count by is needed, as in `vidra stats --by sex records.csv`, or a report");
        }
        if (m_options.rejects == "-") {
            throw UsageError(
                "--rejects takes a file: rejected rows are whole records and never go to a terminal");
        }
        m_options.check();
        for (const std::string& written : {context.common.output, m_options.rejects}) {
            m_options.records.forbid_writing_to_inputs(written);
            forbid_writing_to_definitions(context, m_options.checklist, m_options.records.mapping, written);
            forbid_writing(context, m_options.against, written);
        }
        if (!m_options.rejects.empty() && same_file(m_options.rejects, context.common.output)) {
            throw UsageError("--rejects and --output name the same file");
        }
        const base::Days today = Clock(m_options.date).today();
        m_frame.today = today;
        auto report = m_options.is_short_form() ? short_form() : load(context);
        if (!report) {
            return Exit::could_not;
        }
        m_output.emplace(context, m_options.to, std::move(report->texts));
        return make(context, report->definition);
    }

  private:
    [[nodiscard]] std::optional<checks::Report> short_form() const {
        diag::Diagnostics diagnostics;
        checks::Report report;
        report.definition = m_options.definition(diagnostics);
        say_findings(diagnostics, true);
        return diagnostics.error_count() == 0 ? std::optional(std::move(report)) : std::nullopt;
    }

    /// The report that is named, with what the command line says of it.
    [[nodiscard]] std::optional<checks::Report> load(const Context& context) const {
        m_options.check_with_report();
        auto report = load_report(context, m_options.report, m_options.checklist);
        diag::Diagnostics diagnostics;
        if (report) {
            m_options.apply_to_report(report->definition, diagnostics);
            say_findings(diagnostics, true);
        }
        return diagnostics.error_count() == 0 ? std::move(report) : std::nullopt;
    }

    /// Throws UsageError where `written` is one of `read`, or is in the folder of the report, and would be
    /// lost.
    void forbid_writing(const Context& context, const std::vector<std::string>& read,
                        const std::string& written) const {
        std::vector<std::string> files = read;
        if (!m_options.is_short_form()) {
            if (const auto report = context.catalog.find_report(m_options.report)) {
                const std::filesystem::path folder = std::filesystem::path(*report).parent_path();
                std::error_code ignored;
                for (const auto& entry :
                     std::filesystem::directory_iterator(folder.empty() ? "." : folder, ignored)) {
                    files.push_back(entry.path().string());
                }
            }
        }
        for (const std::string& file : files) {
            std::error_code ignored;
            if (!written.empty() && std::filesystem::exists(file, ignored) && same_file(file, written)) {
                throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", file));
            }
        }
    }

    Exit make(Context& context, const ReportDefinition& definition) {
        m_options.records.try_inputs();
        forbid_writing(context, definition.against, context.common.output);
        const auto earlier = read_earlier(definition);
        if (!earlier) {
            return Exit::could_not;
        }
        std::optional<expression::Instrument> instrument;
        if (!definition.checklist.empty()) {
            instrument = load_checklist(context, definition.checklist);
            if (!instrument) {
                return Exit::could_not;
            }
        }
        ReportDefinition whole = definition;
        if (instrument) {
            reports::add_codes_of(instrument->checklist, whole.tabulation.codes);
            m_frame.checklist = &instrument->checklist;
        }
        if (whole.disclosure.method == statistics::Method::round) {
            // the exact mean of a count that is rounded tells what it was
            for (reports::ReportTable& table : whole.tables) {
                table.measures.has_mean = false;
            }
        }
        warn(whole, *earlier);
        Tabulation tabulation(whole.tabulation);
        forbid_persons(whole, tabulation);
        if (!m_options.rejects.empty()) {
            m_rejected.emplace(m_options.rejects);
        }
        const auto rows = instrument ? count_records(context, *instrument, tabulation)
                                     : count_columns(context, whole, tabulation);
        m_log.finish();
        if (!rows) {
            return Exit::could_not;
        }
        if (rows->read == 0) {
            say("vidra: there is no record in the input\n");
            return Exit::could_not;
        }
        if (m_rejected) {
            m_rejected->finish();
        }
        std::vector<std::string> too_large;
        std::vector<statistics::Table> tables = tabulation.finish(too_large);
        for (const std::string& id : too_large) {
            say(fmt::format(
                "vidra: the table `{}` would have more than {} cells; group by less or more coarsely\n", id,
                Tabulation::most_cells));
        }
        if (!too_large.empty()) {
            return Exit::could_not;
        }
        return publish(context, whole, std::move(tables), *earlier, tabulation, *rows);
    }

    /// Says what the audit cannot know.
    static void warn(const ReportDefinition& definition,
                     const std::vector<statistics::EarlierPublication>& earlier) {
        if (definition.disclosure.method != statistics::Method::suppress) {
            return;
        }
        const std::vector<std::string> views = reports::unlinked_views(definition.tabulation);
        constexpr std::size_t most = 5;
        for (std::size_t i = 0; i < std::min(most, views.size()); ++i) {
            say(fmt::format("vidra: the audit does not relate {}: see that neither gives the other away\n",
                            views[i]));
        }
        if (views.size() > most) {
            say(fmt::format("vidra: nor {} more pairs like these\n", views.size() - most));
        }
        const std::vector<std::string> populations = reports::populations(definition);
        for (const statistics::EarlierPublication& publication : earlier) {
            for (const statistics::EarlierPublication::Table& table : publication.tables) {
                const bool is_known = table.cells.empty() ||
                                      std::find(populations.begin(), populations.end(),
                                                table.cells.front().name.population()) != populations.end();
                if (!is_known) {
                    say(fmt::format(
                        "vidra: the table `{}` of {} counts others (another unit or filter), and the audit "
                        "does not relate them to those of today\n",
                        table.id, publication.path));
                }
            }
        }
    }

    /// Throws UsageError where a column is of one person each, in whatever place it is named.
    static void forbid_persons(const ReportDefinition& definition, const Tabulation& tabulation) {
        const auto counts_persons = [](const statistics::TableSpec& table) {
            return table.unit == statistics::Unit::persons;
        };
        const bool may_read_case = std::any_of(definition.tabulation.tables.begin(),
                                               definition.tabulation.tables.end(), counts_persons);
        for (const std::string& column : tabulation.columns()) {
            if (reports::names_a_person(column) && !(column == "case" && may_read_case)) {
                throw UsageError(
                    fmt::format("`{}` tells persons apart: nothing is counted or filtered by it", column));
            }
        }
    }

    static std::optional<std::vector<statistics::EarlierPublication>> read_earlier(
        const ReportDefinition& definition) {
        std::vector<statistics::EarlierPublication> result;
        for (const std::string& path : definition.against) {
            constexpr std::size_t most_bytes = 1U << 28U;
            diag::Diagnostics diagnostics;
            diagnostics.set_file(path);
            auto publication = statistics::read_earlier(base::read_file(path, most_bytes), diagnostics);
            say_findings(diagnostics, true);
            if (!publication) {
                return std::nullopt;
            }
            result.push_back(std::move(*publication));
        }
        return result;
    }

    void reject(const std::string& head, std::string_view row, records::RowBatch::Piece piece) {
        if (m_rejected && !m_rejected->add(head, row, piece)) {
            throw UsageError(
                "rows of different columns or encodings are rejected, which cannot stand in one file for "
                "--rejects; count the files one by one");
        }
    }

    /// Rows by their columns, whatever they are.
    std::optional<Rows> count_columns(const Context& context, const ReportDefinition& definition,
                                      Tabulation& tabulation) {
        const checklist::Checklist none;
        const auto is_weighted = [](const statistics::TableSpec& table) { return !table.weight.empty(); };
        const bool is_counted = std::any_of(definition.tabulation.tables.begin(),
                                            definition.tabulation.tables.end(), is_weighted);
        statistics::ColumnCounter counter(
            tabulation, m_options.records.read_options(context, none), is_counted, definition.skips_totals,
            {[this](std::span<const diag::Diagnostic> findings, std::size_t more) {
                 m_log.add(findings, more);
             },
             [this](const std::string& head, std::string_view row, records::RowBatch::Piece piece) {
                 reject(head, row, piece);
             }});
        for (const std::string& path : m_options.records.inputs()) {
            records::Source source(path);
            if (!counter.read(source)) {
                return std::nullopt;
            }
        }
        return Rows{counter.summary().read, counter.summary().rejected, counter.summary().totals};
    }

    /// Records that are evaluated on a checklist.
    std::optional<Rows> count_records(const Context& context, const expression::Instrument& instrument,
                                      Tabulation& tabulation) {
        statistics::RecordColumns columns(instrument, tabulation.columns());
        for (const auto& unknown : columns.unknown()) {
            say(fmt::format("vidra: `{}` is neither a field of a record nor anything of `{}`{}\n",
                            unknown.column, instrument.checklist.id,
                            unknown.nearest.empty() ? std::string()
                                                    : fmt::format("; did you mean `{}`?", unknown.nearest)));
        }
        if (!columns.unknown().empty()) {
            return std::nullopt;
        }
        std::optional<records::Mapping> mapping;
        if (!m_options.records.mapping.empty()) {
            mapping = load_mapping(context, m_options.records.mapping, instrument.checklist);
            if (!mapping) {
                return std::nullopt;
            }
        }
        records::ReadOptions options = m_options.records.read_options(context, instrument.checklist);
        options.keep_named = columns.fields();
        const records::RecordChecks checks(instrument.checklist, options);
        std::size_t not_counted = 0;
        const screening::BatchSinks sinks = {
            [&](std::string&, const records::Record& record, const screening::Result& result,
                const screening::Explanation* explanation) {
                if (const auto fault = tabulation.add(columns.read(record, result, explanation))) {
                    ++not_counted;
                    say(fmt::format("vidra: a record cannot be counted: `{}` must be {}\n",
                                    tabulation.columns()[fault->column], fault->wanted));
                }
            },
            [](std::string_view) {},
            [&](const records::RecordInput& input, std::string_view row, records::RowBatch::Piece piece) {
                reject(input.head(), row, piece);
            },
            [&](std::span<const diag::Diagnostic> findings, std::size_t more) { m_log.add(findings, more); }};
        screening::BatchRun run(instrument, {.explain = columns.needs_explanation(), .jobs = 1}, sinks);
        for (const std::string& path : m_options.records.inputs()) {
            records::Source source(path);
            run.read(source, checks, mapping ? &*mapping : nullptr);
        }
        return Rows{run.summary().read, run.summary().rejected + not_counted, 0};
    }

    Exit publish(const Context& context, const ReportDefinition& definition,
                 std::vector<statistics::Table> tables,
                 const std::vector<statistics::EarlierPublication>& earlier, const Tabulation& tabulation,
                 const Rows& rows) {
        std::string why;
        const auto solver = statistics::open_solver(context.module_folders, why);
        if (solver == nullptr) {
            say(fmt::format("vidra: {}\n", why));
            return Exit::could_not;
        }
        const reports::CountedReport report =
            reports::protect_report(definition, std::move(tables), earlier, *solver, tabulation.overlaps());
        const statistics::ProtectionAudit& audit = report.publication.audit;
        if (!audit.too_narrow.empty()) {
            refuse(audit);
            return Exit::faults;
        }
        m_frame.rejected = rows.rejected;
        std::string text;
        if (!m_output->write(definition, report, earlier, m_frame, text)) {
            return Exit::could_not;
        }
        Output output(context.common.output);
        output.write(text);
        output.finish();
        if (!context.common.quiet) {
            tell(definition, audit, tabulation, rows);
        }
        return rows.rejected > 0 ? Exit::faults : Exit::done;
    }

    static void refuse(const statistics::ProtectionAudit& audit) {
        // by their places: a category is a value out of records
        std::vector<std::string> lines;
        for (const auto& finding : audit.too_narrow) {
            std::string line = fmt::format("vidra: {} cannot be protected\n", finding.cell);
            if (std::find(lines.begin(), lines.end(), line) == lines.end()) {
                lines.push_back(std::move(line));
            }
        }
        constexpr std::size_t most = 20;
        for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
            say(lines[i]);
        }
        say(fmt::format(
            "vidra: of {} cell{} a reader could tell too much, so nothing is written; group more coarsely, "
            "or leave out a table\n",
            audit.too_narrow.size(), audit.too_narrow.size() == 1 ? "" : "s"));
    }

    static void tell(const ReportDefinition& definition, const statistics::ProtectionAudit& audit,
                     const Tabulation& tabulation, const Rows& rows) {
        std::string line = fmt::format("vidra: {} row{} read: {} counted, {} rejected", rows.read,
                                       rows.read == 1 ? "" : "s", tabulation.counted(), rows.rejected);
        if (rows.totals > 0) {
            line += definition.skips_totals
                        ? fmt::format(", {} totals passed over", rows.totals)
                        : fmt::format(" ({} of them totals of others; --skip-totals passes over them)",
                                      rows.totals);
        }
        if (tabulation.filter_open() > 0) {
            line += fmt::format("; of {} it is not known whether the filter holds, and they are left out",
                                tabulation.filter_open());
        }
        if (definition.disclosure.method == statistics::Method::suppress) {
            line += fmt::format("; {} of {} cells hidden, {} of them small", audit.hidden, audit.cells,
                                audit.unsafe);
        }
        say(line + '\n');
        if (audit.full_lines > 0 && !definition.disclosure.protect_groups) {
            say(fmt::format(
                "vidra: {} row{} or column{} of {} or more {} all in one cell: whoever belongs there is "
                "known to have it; --protect-groups hides such cells\n",
                audit.full_lines, audit.full_lines == 1 ? "" : "s", audit.full_lines == 1 ? "" : "s",
                definition.disclosure.threshold, audit.full_lines == 1 ? "is" : "are"));
        }
        if (audit.already_known > 0) {
            say(fmt::format(
                "vidra: {} small counts stand in an earlier publication and cannot be hidden any more\n",
                audit.already_known));
        }
    }

    StatsOptions m_options;
    reports::ReportFrame m_frame;
    std::optional<StatsOutput> m_output;
    FindingLog m_log;
    std::optional<records::RejectedRows> m_rejected;
};

}  // namespace

std::unique_ptr<Command> make_stats() {
    return std::make_unique<Stats>();
}

}  // namespace vidra::cmd
