// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "finding_log.hpp"
#include "load.hpp"
#include "record_options.hpp"
#include "records/rejected_rows.hpp"
#include "screening/batch.hpp"
#include "screening/result_text.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string_view>

namespace vidra::cmd {
namespace {

class Eval final : public Command {
  public:
    Eval() : Command("eval", "Evaluate records on a checklist: a result for every record") {}

    void options(OptionSet& options) override {
        options.required("checklist", m_checklist, Takes::checklist(), "A checklist, by id or path");
        options.rest("records", m_records.files, Takes::file(),
                     "Records as CSV or JSON Lines; - is standard input", false);
        m_records.add(options);
        options.word("--to", m_to, {"jsonl", "csv", "table"}, "What is made");
        options.flag("--explain", m_explain,
                     "Add criteria, counts and the questions that can change the outcome");
        options.number("--jobs", m_jobs, "N",
                       "Threads; the results are the same, in the order of the input (1)");
        options.text("--rejects", m_rejects, "FILE",
                     "Rejected rows go to FILE, as they were read (mode 0600)", Takes::file());
    }

    Exit run(Context& context) override {
        if (m_explain && m_to != "jsonl") {
            throw UsageError("--explain goes with --to jsonl");
        }
        if (m_rejects == "-") {
            throw UsageError(
                "--rejects takes a file: rejected rows are whole records and never go to a terminal");
        }
        if (!m_rejects.empty() && same_file(m_rejects, context.common.output)) {
            throw UsageError("--rejects and --output name the same file");
        }
        for (const std::string& written : {context.common.output, m_rejects}) {
            m_records.forbid_writing_to_inputs(written);
            forbid_writing_to_definitions(context, m_checklist, m_records.mapping, written);
        }
        const auto instrument = load_checklist(context, m_checklist);
        if (!instrument) {
            return Exit::could_not;
        }
        std::optional<records::Mapping> mapping;
        if (!m_records.mapping.empty()) {
            mapping = load_mapping(context, m_records.mapping, instrument->checklist);
            if (!mapping) {
                return Exit::could_not;
            }
        }
        return evaluate(context, *instrument, mapping ? &*mapping : nullptr);
    }

  private:
    Exit evaluate(const Context& context, const expression::Instrument& instrument,
                  const records::Mapping* mapping) {
        m_records.try_inputs();
        const checklist::Checklist& checklist = instrument.checklist;
        const records::RecordChecks checks(checklist, m_records.read_options(context, checklist));
        Output output(context.common.output);
        const screening::ResultRenderer renderer(instrument, format(), output.is_terminal());
        std::optional<records::RejectedRows> rejected;
        if (!m_rejects.empty()) {
            rejected.emplace(m_rejects);
        }
        output.write(renderer.header());
        FindingLog log;
        const screening::BatchSinks sinks = {
            [&](std::string& text, const records::Record& record, const screening::Result& result,
                const screening::Explanation* explanation) {
                renderer.append(text, record.case_id, result, explanation);
            },
            [&](std::string_view text) { output.write(text); },
            [&](const records::RecordInput& input, std::string_view row, records::RowBatch::Piece piece) {
                if (rejected && !rejected->add(input.head(), row, piece)) {
                    throw UsageError(
                        "rows of different columns or encodings are rejected, which cannot stand in one file "
                        "for "
                        "--rejects; "
                        "evaluate the files one by one");
                }
            },
            [&](std::span<const diag::Diagnostic> findings, std::size_t more) { log.add(findings, more); }};
        screening::BatchRun run(instrument, {.explain = m_explain, .jobs = m_jobs}, sinks);
        for (const std::string& path : m_records.inputs()) {
            records::Source source(path);
            run.read(source, checks, mapping);
        }
        log.finish();
        const screening::Summary& summary = run.summary();
        if (summary.read == 0) {
            say("vidra: there is no record in the input\n");
            return Exit::could_not;
        }
        if (rejected) {
            rejected->finish();
        }
        output.finish();
        if (!context.common.quiet) {
            say(fmt::format("vidra: {}\n", summary.line(checklist)));
        }
        return summary.rejected > 0 ? Exit::faults : Exit::done;
    }

    [[nodiscard]] screening::ResultFormat format() const {
        return m_to == "csv"     ? screening::ResultFormat::csv
               : m_to == "table" ? screening::ResultFormat::table
                                 : screening::ResultFormat::jsonl;
    }

    std::string m_checklist;
    RecordOptions m_records;
    std::string m_to;
    std::string m_rejects;
    std::uint64_t m_jobs = 1;
    bool m_explain = false;
};

}  // namespace

std::unique_ptr<Command> make_eval() {
    return std::make_unique<Eval>();
}

}  // namespace vidra::cmd
