// SPDX-License-Identifier: Apache-2.0
#include "checklist/model.hpp"

#include <algorithm>
#include <utility>

namespace vidra::checklist {
namespace {

template <class Range>
std::optional<std::size_t> index_of(const Range& range, std::string_view id) {
    const auto at = std::find_if(range.begin(), range.end(), [&](const auto& item) { return item.id == id; });
    return at == range.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - range.begin()));
}

}  // namespace

std::optional<std::size_t> Question::option_index(std::string_view option_id) const {
    return index_of(options, option_id);
}

std::optional<std::size_t> Checklist::question_index(std::string_view question_id) const {
    return index_of(questions, question_id);
}

std::optional<std::size_t> Checklist::section_index(std::string_view section_id) const {
    return index_of(sections, section_id);
}

std::optional<std::size_t> Checklist::outcome_index(std::string_view outcome_id) const {
    return index_of(outcomes, outcome_id);
}

bool may_refer(const Checklist& checklist) {
    return std::any_of(checklist.outcomes.begin(), checklist.outcomes.end(),
                       [](const Outcome& outcome) { return outcome.refer; });
}

std::string_view word(Element element) {
    constexpr std::array<std::string_view, 4> words = {"act", "means", "purpose", "context"};
    return words[static_cast<std::size_t>(element)];
}

std::string words(const Shows& shows) {
    std::string text;
    for (const auto& [is_shown, name] :
         {std::pair(shows.health, "health"), std::pair(shows.danger, "danger"),
          std::pair(shows.admission, "admission"), std::pair(shows.sexual, "sexual")}) {
        if (is_shown) {
            text += (text.empty() ? "" : ", ") + std::string(name);
        }
    }
    return text;
}

std::string_view word(Strength strength) {
    constexpr std::array<std::string_view, 3> words = {"strong", "medium", "weak"};
    return words[static_cast<std::size_t>(strength)];
}

std::string_view word(AppliesTo applies_to) {
    constexpr std::array<std::string_view, 3> words = {"adult", "child", "any"};
    return words[static_cast<std::size_t>(applies_to)];
}

std::string_view word(SourceStatus status) {
    constexpr std::array<std::string_view, 3> words = {"primary", "secondary", "own"};
    return words[static_cast<std::size_t>(status)];
}

const std::vector<std::string>& protected_traits() {
    static const std::vector<std::string> traits = {
        "nationality", "citizenship",        "ethnicity",       "race",
        "religion",    "sexual_orientation", "migration_status"};
    return traits;
}

std::string_view protected_trait_of(const Question& question) {
    if (!question.attribute.empty()) {
        return question.attribute;
    }
    const auto& traits = protected_traits();
    const bool named = std::find(traits.begin(), traits.end(), question.id) != traits.end();
    return named ? std::string_view(question.id) : std::string_view();
}

}  // namespace vidra::checklist
