// SPDX-License-Identifier: Apache-2.0
#include "documents/checklist_texts.hpp"

#include <fmt/format.h>

namespace vidra::documents {
namespace {

std::string source_in_words(const checklist::Source& source) {
    std::string text = source.title + (source.publisher.empty() ? "" : ", ") + source.publisher;
    return source.year ? fmt::format("{}, {}", text, *source.year) : text;
}

}  // namespace

ChecklistTexts::ChecklistTexts(const expression::Instrument& instrument, const std::string& language) {
    const checklist::Checklist& list = instrument.checklist;
    const auto in = [&](const checklist::Text& text) { return text.shown_in(language); };
    for (const auto& question : list.questions) {
        questions.push_back(in(question.text));
    }
    for (const auto& section : list.sections) {
        sections.push_back(in(section.title));
    }
    for (const auto& outcome : list.outcomes) {
        outcomes.push_back(in(outcome.title));
    }
    for (const auto& alert : list.alerts) {
        alerts.push_back(in(alert.text));
        advice.push_back(in(alert.advice));
    }
    for (const expression::CriterionUse& use : instrument.program.criteria) {
        const auto& criterion = list.criteria[use.criterion];
        const std::string name = criterion.title.translations.empty() ? criterion.id : in(criterion.title);
        rules.push_back(use.section ? fmt::format("{}: {}", name, sections[*use.section]) : name);
    }
    title = in(list.title);
    for (const auto& source : list.sources) {
        sources += (sources.empty() ? "" : "; ") + source_in_words(source);
    }
}

}  // namespace vidra::documents
