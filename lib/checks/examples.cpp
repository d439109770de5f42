// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"

#include "reason/search.hpp"
#include "screening/result_text.hpp"
#include "screening/screener.hpp"

#include <fmt/format.h>

#include <array>

namespace vidra::checks {
namespace {

std::string criteria_told(const expression::Instrument& instrument,
                          const screening::Explanation& explanation) {
    constexpr std::array<std::string_view, 3> words = {"does not hold", "holds", "is open"};
    std::string told;
    for (std::size_t i = 0; i < explanation.criteria.size(); ++i) {
        const auto& use = instrument.program.criteria[i];
        told += fmt::format("{}{} {}", told.empty() ? "" : ", ",
                            screening::criterion_name(instrument.checklist, use),
                            words[static_cast<std::size_t>(explanation.criteria[i])]);
    }
    return told;
}

void fail(const expression::Instrument& instrument, const checklist::Example& example,
          screening::Screener& screener, const screening::Result& result, diag::Diagnostics& diagnostics) {
    const auto& outcomes = instrument.checklist.outcomes;
    const std::string& came = outcomes[result.outcome].id;
    const std::string& most = outcomes[result.at_most].id;
    const bool wrong_outcome = came != example.expect;
    const std::string message =
        wrong_outcome ? fmt::format("the example \"{}\" expects `{}` and gives `{}`, at most `{}`",
                                    example.name, example.expect, came, most)
                      : fmt::format("the example \"{}\" expects at most `{}` and gives at most `{}`",
                                    example.name, example.at_most, most);
    auto& finding = diagnostics.add(diag::Code::failing_example, example.range, message,
                                    "a question that is not listed is not asked, so its answer is open");
    finding.notes.push_back(
        {"expected here", diagnostics.here(wrong_outcome ? example.expect_range : example.at_most_range)});
    const std::string why = criteria_told(instrument, screener.explain());
    if (!why.empty()) {
        finding.notes.push_back({"because " + why, std::nullopt});
    }
    if (result.open > 0) {
        finding.notes.push_back(
            {fmt::format("{} question{} open", result.open, result.open == 1 ? " is" : "s are"),
             std::nullopt});
    }
}

}  // namespace

void check_examples(const expression::Instrument& instrument, diag::Diagnostics& diagnostics) {
    if (instrument.checklist.examples.empty()) {
        return;
    }
    screening::Screener screener(instrument);
    records::Record record;
    for (const checklist::Example& example : instrument.checklist.examples) {
        record.clear(instrument.checklist.questions.size());
        for (const checklist::GivenAnswer& given : example.answers) {
            record.answers.set(given.question, given.answer);
        }
        try {
            const screening::Result result = screener.evaluate(record);
            const auto& outcomes = instrument.checklist.outcomes;
            if (outcomes[result.outcome].id != example.expect ||
                (!example.at_most.empty() && outcomes[result.at_most].id != example.at_most)) {
                fail(instrument, example, screener, result, diagnostics);
            }
        } catch (const reason::SearchLimit&) {
            diagnostics.add(
                diag::Code::search_limit, example.range,
                fmt::format("the example \"{}\" is beyond the search over completions", example.name));
        }
    }
}

}  // namespace vidra::checks
