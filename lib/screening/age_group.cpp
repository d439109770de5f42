// SPDX-License-Identifier: Apache-2.0
#include "screening/age_group.hpp"

#include "records/checks.hpp"

#include <algorithm>

namespace vidra::screening {

bool has_age_question(const checklist::Checklist& checklist) {
    return std::any_of(checklist.questions.begin(), checklist.questions.end(),
                       [](const auto& question) { return !question.from_age.empty(); });
}

std::optional<checklist::Answer> answer_of_age(const checklist::Question& question, std::int64_t years) {
    const auto range =
        std::find_if(question.from_age.begin(), question.from_age.end(),
                     [&](const checklist::AgeRange& one) { return years >= one.least && years <= one.most; });
    return range == question.from_age.end()
               ? std::nullopt
               : std::optional(checklist::Answer{checklist::AnswerState::given,
                                                 static_cast<std::int64_t>(range->option)});
}

AgeGroup age_group(const checklist::Checklist& checklist, const records::Record& record,
                   std::string_view told) {
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        const checklist::Question& question = checklist.questions[q];
        const checklist::Answer answer = record.answers[q];
        const bool is_open = answer.is_open();
        if (question.from_age.empty() || answer.state == checklist::AnswerState::not_asked ||
            (is_open && record.age)) {
            continue;
        }
        // an option that no age under 18 answers is of adults; one that no age answers says that nobody knows
        const auto is_of_adults = [&](const checklist::AgeRange& range) {
            return answer.state == checklist::AnswerState::given &&
                   static_cast<std::int64_t>(range.option) == answer.value &&
                   range.least >= records::adult_age_years;
        };
        return std::any_of(question.from_age.begin(), question.from_age.end(), is_of_adults)
                   ? AgeGroup::adult
                   : AgeGroup::may_be_child;
    }
    if (const auto sign = checklist.question_index("may_be_child");
        sign && record.answers[*sign].state == checklist::AnswerState::yes) {
        return AgeGroup::may_be_child;
    }
    if (record.age) {
        return *record.age < records::adult_age_years ? AgeGroup::may_be_child : AgeGroup::adult;
    }
    return told.empty() ? AgeGroup::unknown : told == "adult" ? AgeGroup::adult : AgeGroup::may_be_child;
}

}  // namespace vidra::screening
