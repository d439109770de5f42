// SPDX-License-Identifier: Apache-2.0
#include "screening/talk.hpp"

#include "records/checks.hpp"

#include <algorithm>

namespace vidra::screening {

bool is_typed(Closing step) {
    switch (step) {
        case Closing::second_talk:
        case Closing::present:
        case Closing::spoken:
        case Closing::views:
        case Closing::name:
        case Closing::birth_date:
        case Closing::contact:
        case Closing::assessment:
            return true;
        default:
            return false;
    }
}

AgeGroup age_group(const checklist::Checklist& checklist, const Talk& talk) {
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        const checklist::Question& question = checklist.questions[q];
        const checklist::Answer& answer = talk.sheet.said[q].answer;
        if (question.from_age.empty() || answer.state == checklist::AnswerState::not_asked) {
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
    if (talk.age) {
        return *talk.age < records::adult_age_years ? AgeGroup::may_be_child : AgeGroup::adult;
    }
    return talk.age_group.empty()      ? AgeGroup::unknown
           : talk.age_group == "adult" ? AgeGroup::adult
                                       : AgeGroup::may_be_child;
}

void take_over(const Talk& from, const checklist::Checklist& list, Talk& to) {
    to.case_id = from.case_id;
    to.age = from.age;
    to.age_group = from.age_group;
    if (to.before.hash == from.before.hash) {
        to.before = from.before;
    }
    for (std::size_t q = 0; q < list.questions.size(); ++q) {
        const checklist::Question& question = list.questions[q];
        for (const checklist::AgeRange& range : question.from_age) {
            if (from.age && *from.age >= range.least && *from.age <= range.most) {
                to.sheet.said[q].answer = {checklist::AnswerState::given,
                                           static_cast<std::int64_t>(range.option)};
            }
        }
        if (const auto option = question.option_index(from.age_group); option && !question.from_age.empty()) {
            to.sheet.said[q].answer = {checklist::AnswerState::given, static_cast<std::int64_t>(*option)};
        }
    }
}

void begin_sheet(Sheet& sheet, const checklist::Checklist& list) {
    sheet = {list.id, list.version, list.hash, std::vector<Said>(list.questions.size())};
}

records::Record as_record(const Sheet& sheet) {
    records::Record record;
    record.answers.reset(sheet.said.size());
    for (std::size_t q = 0; q < sheet.said.size(); ++q) {
        record.answers.set(q, sheet.said[q].answer);
    }
    return record;
}

records::Record as_record(const Talk& talk) {
    records::Record record = as_record(talk.sheet);
    record.case_id = talk.case_id;
    record.age = talk.age;
    return record;
}

}  // namespace vidra::screening
