// SPDX-License-Identifier: Apache-2.0
#include "screening/talk.hpp"

#include "base/date.hpp"
#include "records/checks.hpp"

#include <algorithm>

namespace vidra::screening {

std::string_view told_key(Closing step) {
    switch (step) {
        case Closing::bed:
            return "bed_tonight";
        case Closing::second_talk:
            return "second_talk";
        case Closing::present:
            return "present";
        case Closing::spoken:
            return "spoken";
        case Closing::interpreter:
            return "interpreter";
        case Closing::sex:
            return "sex";
        case Closing::views:
            return "views";
        case Closing::guardian:
            return "guardianship_told";
        case Closing::data_use:
            return "data_use";
        case Closing::call_name:
            return "call_name";
        case Closing::name:
            return "name";
        case Closing::birth_date:
            return "birth_date";
        case Closing::contact:
            return "contact";
        case Closing::whereabouts:
            return "whereabouts";
        case Closing::keep_from:
            return "keep_from";
        case Closing::consent:
        case Closing::assessment:
        case Closing::privacy:
        case Closing::summary:
            break;
    }
    return {};
}

bool is_typed(Closing step) {
    switch (step) {
        case Closing::second_talk:
        case Closing::present:
        case Closing::spoken:
        case Closing::views:
        case Closing::call_name:
        case Closing::name:
        case Closing::birth_date:
        case Closing::contact:
        case Closing::whereabouts:
        case Closing::keep_from:
        case Closing::assessment:
            return true;
        default:
            return false;
    }
}

AgeGroup age_group(const checklist::Checklist& checklist, const Talk& talk) {
    return age_group(checklist, as_record(talk), talk.age_group);
}

std::size_t typed_bytes(const Talk& talk) {
    std::size_t bytes = talk.assessment.size();
    for (const Sheet* sheet : {&talk.before, &talk.sheet}) {
        for (const Said& said : sheet->said) {
            bytes += said.text.size() + said.note.size();
        }
    }
    for (const auto& [key, value] : talk.told) {
        bytes += value.size();
    }
    return bytes;
}

bool is_untouched(const Talk& talk) {
    const auto is_empty = [](const Sheet& sheet) {
        return std::all_of(sheet.said.begin(), sheet.said.end(),
                           [](const Said& said) { return said == Said{}; });
    };
    return is_empty(talk.before) && is_empty(talk.sheet) && talk.assessment.empty() && talk.told.empty() &&
           talk.consent.empty() && !talk.age && talk.age_group.empty() && talk.other_members.empty();
}

bool is_child_by_birth_date(const Talk& talk) {
    const auto told = talk.told.find("birth_date");
    const auto born = told == talk.told.end() ? std::nullopt : base::parse_date(told->second);
    const auto day = base::parse_date(talk.date);
    return born && day && base::age_in_years(*born, *day) < records::adult_age_years;
}

void take_over(const Talk& from, const checklist::Checklist& from_list, Talk& to,
               const checklist::Checklist& to_list) {
    to.case_id = from.case_id;
    to.age = from.age;
    if (to.before.hash == from.before.hash) {
        to.before = from.before;
    }
    std::string option = from.age_group;
    for (std::size_t q = 0; q < from_list.questions.size(); ++q) {
        const checklist::Question& question = from_list.questions[q];
        const checklist::Answer& answer = from.sheet.said[q].answer;
        if (!question.from_age.empty() && answer.state == checklist::AnswerState::given) {
            option = question.options[static_cast<std::size_t>(answer.value)].id;
        }
    }
    if (!has_age_question(to_list) && (option == "adult" || option == "child" || option == "uncertain")) {
        to.age_group = option;
    }
    for (std::size_t q = 0; q < to_list.questions.size(); ++q) {
        const checklist::Question& question = to_list.questions[q];
        if (question.from_age.empty()) {
            continue;
        }
        if (const auto same = question.option_index(option)) {
            to.sheet.said[q].answer = {checklist::AnswerState::given, static_cast<std::int64_t>(*same)};
        }
        if (const auto by_age = from.age ? answer_of_age(question, *from.age) : std::nullopt) {
            to.sheet.said[q].answer = *by_age;
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
