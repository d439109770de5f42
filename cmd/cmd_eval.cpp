// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "load.hpp"
#include "record_options.hpp"
#include "screening/batch.hpp"
#include "screening/result_text.hpp"

#include <fmt/format.h>

#include <optional>

namespace vidra::cmd {
namespace {

/// Findings on standard error, up to a number beyond which nobody reads; the rest is counted.
class FindingLog {
  public:
    void add(const diag::Diagnostics& diagnostics) {
        std::string lines;
        for (const diag::Diagnostic& one : diagnostics.all()) {
            if (m_count++ < most) {
                lines += diag::render_line(one);
            }
        }
        say(lines);
    }
    void finish() const {
        if (m_count > most) {
            say(fmt::format("vidra: {} more findings are not shown\n", m_count - most));
        }
    }

  private:
    static constexpr std::size_t most = 1000;
    std::size_t m_count = 0;
};

/// The rows as they were read, below their column names. Rows of one layout only, so that the file can be
/// read again.
class RejectedRows {
  public:
    explicit RejectedRows(const std::string& path) : m_file(path, base::WholeFile::Target::regular_only) {}

    void add(const records::RecordReader& reader) {
        if (!m_header) {
            m_header = reader.header();
            m_file.write(m_header->empty() ? "" : *m_header + '\n');
        } else if (*m_header != reader.header()) {
            throw UsageError(
                "rows of different columns are rejected, which cannot stand in one file for "
                "--rejects; evaluate the files one by one");
        }
        m_file.write(std::string(reader.raw()) + '\n');
    }
    void finish() { m_file.commit(); }

  private:
    base::WholeFile m_file;
    std::optional<std::string> m_header;
};

class Eval final : public Command {
  public:
    Eval() : Command("eval", "Evaluate records on a checklist: a result for every record") {}

    void options(OptionSet& options) override {
        options.required("checklist", m_checklist, "A checklist, by id or path");
        options.rest("records", m_records.files, "Records as CSV or JSON Lines; - is standard input", false);
        m_records.add(options);
        options.word("--to", m_to, {"jsonl", "csv", "table"}, "What is made");
        options.flag("--explain", m_explain,
                     "Add criteria, counts and the questions that can change the outcome");
        options.text("--rejects", m_rejects, "FILE",
                     "Rejected rows go to FILE, as they were read (mode 0600)");
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
        records::RecordChecks checks(checklist, m_records.read_options(context, checklist));
        screening::Screener screener(instrument);
        const screening::ResultTable table(checklist);
        Output output(context.common.output);
        std::optional<RejectedRows> rejected;
        if (!m_rejects.empty()) {
            rejected.emplace(m_rejects);
        }
        output.write(m_to == "csv" ? screening::csv_header() : m_to == "table" ? table.header() : "");
        FindingLog log;
        screening::Summary summary;
        const screening::BatchSinks sinks = {
            [&](const records::Record& record, const screening::Result& result,
                const screening::Explanation* explanation) {
                write(instrument, table, record, result, explanation, output);
            },
            [&](const records::RecordReader& reader) {
                if (rejected) {
                    rejected->add(reader);
                }
            },
            [&](const diag::Diagnostics& diagnostics) { log.add(diagnostics); }};
        for (const std::string& path : m_records.inputs()) {
            records::Source source(path);
            const auto reader = records::make_reader(source, checks, mapping);
            screening::run_batch(*reader, source.name(), screener, m_explain, summary, sinks);
        }
        log.finish();
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

    void write(const expression::Instrument& instrument, const screening::ResultTable& table,
               const records::Record& record, const screening::Result& result,
               const screening::Explanation* explanation, Output& output) const {
        if (m_to == "csv") {
            std::string row;
            screening::append_csv(row, instrument.checklist, record.case_id, result);
            output.buffer() += output.is_terminal() ? base::terminal_safe(row, true) : row;
        } else if (m_to == "table") {
            table.append_row(output.buffer(), record.case_id, result);
        } else {
            screening::append_json(output.buffer(), instrument, record.case_id, result, explanation);
        }
        output.flush_if_full();
    }

    std::string m_checklist;
    RecordOptions m_records;
    std::string m_to;
    std::string m_rejects;
    bool m_explain = false;
};

}  // namespace

std::unique_ptr<Command> make_eval() {
    return std::make_unique<Eval>();
}

}  // namespace vidra::cmd
