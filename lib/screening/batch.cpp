// SPDX-License-Identifier: Apache-2.0
#include "screening/batch.hpp"

#include <fmt/format.h>

#include <optional>

namespace vidra::screening {

std::string Summary::line(const checklist::Checklist& checklist) const {
    std::string text = fmt::format("{} record{} read: {} result{}, {} rejected", read, read == 1 ? "" : "s",
                                   result_count(), result_count() == 1 ? "" : "s", rejected);
    for (std::size_t outcome = 0; outcome < checklist.outcomes.size(); ++outcome) {
        std::size_t total = 0;
        std::string parts;
        for (const auto& [ends, count] : results) {
            if (ends.first == outcome) {
                total += count;
                parts += parts.empty() ? "" : ", ";
                parts += ends.second == outcome
                             ? fmt::format("{} settled", count)
                             : fmt::format("{} at most {}", count, checklist.outcomes[ends.second].id);
            }
        }
        if (total > 0) {
            text += fmt::format("; {}: {}", checklist.outcomes[outcome].id, total);
            text += outcome == 0 ? std::string() : fmt::format(" ({})", parts);
        }
    }
    return text;
}

void run_batch(records::RecordReader& reader, const std::string& name, Screener& screener, bool explain,
               Summary& summary, const BatchSinks& sinks) {
    using Next = records::RecordReader::Next;
    records::Record record;
    diag::Diagnostics diagnostics;
    diagnostics.set_file(name);
    for (;;) {
        diagnostics.clear();
        Next next = reader.next(record, diagnostics);
        if (next == Next::end) {
            sinks.findings(diagnostics);
            return;
        }
        ++summary.read;
        Result result;
        std::optional<Explanation> explanation;
        if (next == Next::record) {
            try {
                result = screener.evaluate(record);
                if (explain) {
                    explanation = screener.explain();
                }
            } catch (const reason::SearchLimit&) {
                diagnostics.add(
                    diag::Code::search_limit, reader.place(),
                    "the record is beyond the search over completions, so its result is not known");
                next = Next::rejected;
            }
        }
        if (!diagnostics.all().empty()) {
            diagnostics.sort();
            sinks.findings(diagnostics);
        }
        if (next == Next::rejected) {
            ++summary.rejected;
            sinks.rejected(reader);
            continue;
        }
        ++summary.results[{result.outcome, result.at_most}];
        sinks.result(record, result, explanation ? &*explanation : nullptr);
    }
}

}  // namespace vidra::screening
