// SPDX-License-Identifier: Apache-2.0
#include "checks/pages.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "load.hpp"
#include "record_options.hpp"
#include "screening/batch.hpp"
#include "screening/explain_text.hpp"
#include "screening/result_text.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string_view>

namespace vidra::cmd {
namespace {

/// `VC012` and the like: two letters of the families of codes and three digits.
bool looks_like_a_code(const std::string& name) {
    return name.size() == 5 && name[0] == 'V' && (name[1] == 'C' || name[1] == 'M' || name[1] == 'R') &&
           name.find_first_not_of("0123456789", 2) == std::string::npos;
}

/// What the second form of the command takes: every code, by id and by name.
std::vector<std::string> codes() {
    std::vector<std::string> words;
    for (const diag::CodeInfo& code : diag::all_codes()) {
        words.emplace_back(code.id);
        words.emplace_back(code.name);
    }
    return words;
}

class Explain final : public Command {
  public:
    Explain() : Command("explain", "Say why a record has its outcome, or what a code means") {}

    void options(OptionSet& options) override {
        options.required("checklist", m_checklist, Takes::checklist().or_one_of(codes()),
                         "A checklist, by id or path; or a code, as VC012");
        options.rest("records", m_records.files, Takes::file(),
                     "Records as CSV or JSON Lines; - is standard input", false);
        m_records.add(options);
        options.text("--case", m_case, "ID", "Which record, where there are several");
        options.flag("--next", m_next,
                     "Also say what to ask next, that which settles the matter soonest first");
        options.word("--to", m_to, {"text", "json"}, "text: for people; json: the result with its reasons");
    }

    Exit run(Context& context) override {
        if (looks_like_a_code(m_checklist) || diag::find_code(m_checklist)) {
            return explain_code(context);
        }
        m_records.forbid_writing_to_inputs(context.common.output);
        forbid_writing_to_definitions(context, m_checklist, m_records.mapping, context.common.output);
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
        return explain_record(context, *instrument, mapping ? &*mapping : nullptr);
    }

  private:
    [[nodiscard]] Exit explain_code(const Context& context) const {
        const auto code = diag::find_code(m_checklist);
        if (!code) {
            throw UsageError(fmt::format("there is no code {}", m_checklist));
        }
        Output output(context.common.output);
        output.write(checks::render(checks::page(*code)));
        output.finish();
        return Exit::done;
    }

    Exit explain_record(const Context& context, const expression::Instrument& instrument,
                        const records::Mapping* mapping) const {
        const records::RecordChecks checks(instrument.checklist,
                                           m_records.read_options(context, instrument.checklist));
        std::optional<records::Record> found;
        std::size_t matching = 0;
        const screening::BatchSinks sinks = {
            [&](std::string&, const records::Record& record, const screening::Result&,
                const screening::Explanation*) {
                if (m_case.empty() || record.case_id == m_case) {
                    ++matching;
                    found = found ? found : record;
                }
            },
            [](std::string_view) {},
            [](const records::RecordInput&, std::string_view, records::RowBatch::Piece) {},
            [](std::span<const diag::Diagnostic> findings, std::size_t) {
                for (const diag::Diagnostic& one : findings) {
                    say(diag::render_line(one));
                }
            }};
        screening::BatchRun run(instrument, {}, sinks);
        for (const std::string& path : m_records.inputs()) {
            records::Source source(path);
            run.read(source, checks, mapping);
        }
        const screening::Summary& summary = run.summary();
        if (!found) {
            say(summary.read == 0 ? "vidra: there is no record in the input\n"
                : !m_case.empty() ? "vidra: no record without a fault has this case\n"
                                  : "vidra: the record has a fault and cannot be explained\n");
            return summary.rejected > 0 ? Exit::faults : Exit::could_not;
        }
        if (matching > 1) {
            throw UsageError(m_case.empty() ? fmt::format("there are {} records; --case picks one", matching)
                                            : fmt::format("{} records have this case", matching));
        }
        screening::Screener screener(instrument);
        const screening::Result result = screener.evaluate(*found);
        screening::Explanation explanation;
        try {
            explanation = screener.explain();
            explanation.outlook = screener.outlook(m_next);
        } catch (const reason::SearchLimit&) {
            say("vidra: the reasons of this record are beyond the search over completions\n");
            return Exit::faults;
        }
        Output output(context.common.output);
        if (m_to == "json") {
            const screening::ResultRenderer renderer(instrument, screening::ResultFormat::jsonl, false);
            renderer.append(output.buffer(), found->case_id, result, &explanation);
        } else {
            output.write(screening::explain_text(instrument, screener, *found, result, explanation,
                                                 context.common.language));
        }
        output.finish();
        return summary.rejected > 0 ? Exit::faults : Exit::done;
    }

    std::string m_checklist;
    RecordOptions m_records;
    std::string m_case;
    bool m_next = false;
    std::string m_to;
};

}  // namespace

std::unique_ptr<Command> make_explain() {
    return std::make_unique<Explain>();
}

}  // namespace vidra::cmd
