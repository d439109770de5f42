// SPDX-License-Identifier: Apache-2.0
#include "checks/allowances.hpp"
#include "checks/rules.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "load.hpp"
#include "reason_limits.hpp"
#include "record_options.hpp"
#include "screening/batch.hpp"
#include "screening/change_report.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string_view>

namespace vidra::cmd {
namespace {

class Diff final : public Command {
  public:
    Diff() : Command("diff", "Say what changed between two versions of a checklist, and what it means") {}

    void options(OptionSet& options) override {
        options.required("old", m_old, Takes::checklist(), "The older version, by id or path");
        options.required("new", m_new, Takes::checklist(), "The newer version, by id or path");
        options.text("--records", m_record_file, "FILE",
                     "Evaluate these records on both and list the cases that move", Takes::file());
        m_records.add(options);
        options.text("--allow", m_allow, "FILE", "Moves that are intended, each with its author and reason",
                     Takes::file());
        m_limits.add(options);
        options.word("--format", m_format, {"text", "json", "github"},
                     "text: for people; json: one document; github: annotations");
    }

    Exit run(Context& context) override {
        if (m_record_file.empty() && m_records.is_any_given()) {
            throw UsageError("an option that tells how records are read needs --records");
        }
        for (const std::string& name : {m_old, m_new}) {
            forbid_writing_to_definitions(context, name, m_records.mapping, context.common.output);
        }
        for (const std::string& file : {m_record_file, m_allow}) {
            if (!file.empty() && same_file(file, context.common.output)) {
                throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", file));
            }
        }
        // what a change means is asked most where it breaks an example
        const auto older = load_checklist(context, m_old, checks::Depth::rules);
        const auto newer = load_checklist(context, m_new, checks::Depth::rules);
        if (!older || !newer) {
            return Exit::could_not;
        }
        diag::Diagnostics findings;
        findings.set_file(checklist_path(context, m_new));
        checks::check_same_id(older->checklist, newer->checklist, findings);
        if (findings.error_count() > 0) {
            say_findings(findings, false);
            return Exit::could_not;
        }
        const auto exit = m_limits.run("the comparison", [&](const reason::Pulse& pulse) {
            return compare(context, *older, *newer, pulse);
        });
        return exit.value_or(Exit::could_not);
    }

  private:
    Exit compare(const Context& context, const expression::Instrument& older,
                 const expression::Instrument& newer, const reason::Pulse& pulse) {
        reason::MeaningComparison comparison(older, newer, m_limits.nodes(), pulse);
        reason::MeaningChange meaning;
        try {
            meaning = comparison.compare();
        } catch (const reason::NodeLimit& limit) {
            diag::Diagnostics findings;
            findings.set_file(checklist_path(context, comparison.in_newer() ? m_new : m_old));
            checks::report_limit(comparison.in_newer() ? newer : older, limit, "a change in meaning",
                                 {{1, 1}, {1, 1}}, findings);
            say_findings(findings, false);
            return Exit::could_not;
        }
        screening::ChangeReport report{older.checklist,
                                       newer.checklist,
                                       checklist_path(context, m_old),
                                       checklist_path(context, m_new),
                                       checklist::changes(older.checklist, newer.checklist),
                                       std::move(meaning),
                                       comparison.space(),
                                       {},
                                       std::nullopt};
        report.allowed.assign(report.meaning.moves.size(), false);
        if (!m_allow.empty() && !read_allowances(report)) {
            return Exit::could_not;
        }
        if (!m_record_file.empty()) {
            if (const auto question = screening::unreadable_question(comparison.space())) {
                say(fmt::format(
                    "vidra: the versions together have too many options of `{}` to replay records\n",
                    *question));
                return Exit::could_not;
            }
            screening::Replay replay(older, newer, comparison.space());
            report.replay = replay_records(context, replay);
            if (!report.replay) {
                return Exit::could_not;
            }
        }
        Output output(context.common.output);
        output.write(m_format == "json"     ? screening::change_json(report)
                     : m_format == "github" ? screening::change_github(report)
                                            : screening::change_text(report));
        output.finish();
        const bool has_rejected = report.replay && report.replay->rejected > 0;
        return report.fails() || has_rejected ? Exit::faults : Exit::done;
    }

    bool read_allowances(screening::ChangeReport& report) const {
        diag::Diagnostics findings;
        findings.set_file(m_allow);
        const auto allowances =
            checks::load_allowances(base::read_file(m_allow, base::max_configuration_bytes), findings);
        if (allowances) {
            report.allowed =
                checks::allowed_moves(*allowances, report.older, report.newer, report.meaning, findings);
        }
        findings.sort();
        say_findings(findings, false);
        return findings.error_count() == 0;
    }

    std::optional<screening::ReplaySummary> replay_records(const Context& context,
                                                           screening::Replay& replay) const {
        const expression::Instrument& reading = replay.reading();
        std::optional<records::Mapping> mapping;
        if (!m_records.mapping.empty()) {
            mapping = load_mapping(context, m_records.mapping, reading.checklist);
            if (!mapping) {
                return std::nullopt;
            }
        }
        screening::ReplaySummary summary;
        const screening::BatchSinks sinks = {
            [&](std::string&, const records::Record& record, const screening::Result&,
                const screening::Explanation*) {
                screening::Replayed results = replay.evaluate(record);
                if (results.moved()) {
                    summary.moved.push_back({record.case_id, std::move(results)});
                }
            },
            [](std::string_view) {},
            [](const records::RecordInput&, std::string_view, records::RowBatch::Piece) {},
            [](std::span<const diag::Diagnostic> findings, std::size_t) {
                for (const diag::Diagnostic& one : findings) {
                    // records of either version are as they should be
                    if (one.code != diag::Code::other_version) {
                        say(diag::render_line(one));
                    }
                }
            }};
        const records::RecordChecks checks(reading.checklist,
                                           m_records.read_options(context, reading.checklist));
        screening::BatchRun run(reading, {}, sinks);
        records::Source source(m_record_file);
        run.read(source, checks, mapping ? &*mapping : nullptr);
        summary.read = run.summary().read;
        summary.rejected = run.summary().rejected;
        return summary;
    }

    std::string m_old;
    std::string m_new;
    std::string m_record_file;
    RecordOptions m_records;
    std::string m_allow;
    ReasonLimits m_limits;
    std::string m_format;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
    return std::make_unique<Diff>();
}

}  // namespace vidra::cmd
