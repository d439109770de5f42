// SPDX-License-Identifier: Apache-2.0
#include "screening/talk_json.hpp"

#include "base/json.hpp"
#include "checklist/answer.hpp"
#include "screening/draft_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::screening {
namespace {

using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;

/// One object of compact JSON, member by member. Strings are written so that no terminal obeys them.
class Object {
  public:
    explicit Object(std::string& out) : m_out(out) { m_out += '{'; }

    std::string& value(std::string_view key) {
        m_out += m_is_first ? "" : ",";
        m_is_first = false;
        base::append_json_string(m_out, key);
        m_out += ':';
        return m_out;
    }
    void text(std::string_view key, std::string_view text) { base::append_json_string(value(key), text); }
    /// Left out where there is none.
    void text_if(std::string_view key, std::string_view given) {
        if (!given.empty()) {
            text(key, given);
        }
    }
    void flag_if(std::string_view key, bool is_set) {
        if (is_set) {
            value(key) += "true";
        }
    }
    void close() { m_out += '}'; }

  private:
    std::string& m_out;
    bool m_is_first = true;
};

std::string told(const Talk& talk, std::string_view key) {
    const auto at = talk.told.find(std::string(key));
    return at == talk.told.end() ? std::string() : at->second;
}

void append_answer(std::string& out, const Question& question, const Said& said) {
    if (question.type == QuestionType::many && said.answer.state == AnswerState::given) {
        out += '[';
        bool is_first = true;
        for (std::size_t i = 0; i < question.options.size(); ++i) {
            if (checklist::is_chosen(question, said.answer, i)) {
                out += is_first ? "" : ",";
                is_first = false;
                base::append_json_string(out, question.options[i].id);
            }
        }
        out += ']';
        return;
    }
    const bool is_text = question.type == QuestionType::text && said.answer.state == AnswerState::given;
    base::append_json_string(out, is_text ? said.text : checklist::answer_word(question, said.answer));
}

/// Members `answers`, `basis` (in a record, of what is known) and `notes`, each if it has any.
void append_sheet(Object& record, const Checklist& list, const Sheet& sheet, bool is_draft) {
    Object answers(record.value("answers"));
    for (std::size_t q = 0; q < sheet.said.size(); ++q) {
        if (sheet.said[q].answer.state != AnswerState::not_asked) {
            append_answer(answers.value(list.questions[q].id), list.questions[q], sheet.said[q]);
        }
    }
    answers.close();
    const auto texts = [&](std::string_view name, const auto& text_of) {
        const bool has_any = std::any_of(sheet.said.begin(), sheet.said.end(),
                                         [&](const Said& said) { return !text_of(said).empty(); });
        if (!has_any) {
            return;
        }
        Object object(record.value(name));
        for (std::size_t q = 0; q < sheet.said.size(); ++q) {
            object.text_if(list.questions[q].id, text_of(sheet.said[q]));
        }
        object.close();
    };
    texts("basis", [&](const Said& said) {
        return is_draft || !said.answer.is_open() ? std::string_view(said.basis) : std::string_view();
    });
    texts("notes", [](const Said& said) { return std::string_view(said.note); });
}

/// An answer to the question of this id of the checklist before says whether the person agreed to the talk.
constexpr std::string_view agreement = "agrees_to_talk";

std::string screening_consent(const expression::Instrument* before, const Talk& talk) {
    if (before == nullptr) {
        return {};
    }
    const auto question = before->checklist.question_index(agreement);
    if (!question) {
        return {};
    }
    const AnswerState state = talk.before.said[*question].answer.state;
    return state == AnswerState::yes ? "given" : state == AnswerState::no ? "refused" : std::string();
}

/// `standing` is null for a draft, which holds whatever was answered. A record holds none of a child, for
/// whom it is no ground, and `unable` of who cannot decide.
void append_consent(Object& record, const expression::Instrument& instrument,
                    const expression::Instrument* before, const Talk& talk, const Standing* standing) {
    const bool is_record = standing != nullptr;
    if (is_record && age_group(instrument.checklist, talk) == AgeGroup::may_be_child) {
        return;
    }
    const auto word = [&](const std::string& answered) {
        return is_record ? consent_word(instrument.checklist, *standing, answered) : answered;
    };
    const bool refers = checklist::may_refer(instrument.checklist);
    const bool is_asked = !talk.consent.empty() || talk.told.contains("data_use") ||
                          !screening_consent(before, talk).empty() ||
                          (is_record && refers && cannot_decide(instrument.checklist, *standing));
    if (!is_asked && is_record) {
        return;
    }
    Object consent(record.value("consent"));
    consent.text_if("screening", is_record ? word(screening_consent(before, talk)) : std::string());
    Object referral(consent.value("referral"));
    for (const std::string_view kind : recipient_kinds) {
        const auto at = talk.consent.find(std::string(kind));
        referral.text_if(kind, word(at == talk.consent.end() ? std::string() : at->second));
    }
    for (const auto& [kind, answered] : talk.consent) {
        const bool is_known =
            std::find(recipient_kinds.begin(), recipient_kinds.end(), kind) != recipient_kinds.end();
        referral.text_if(kind, is_known ? std::string() : word(answered));
    }
    referral.close();
    consent.text_if("data_use", word(told(talk, "data_use")));
    consent.text("by", "self");
    consent.text_if("asked_by", talk.officer);
    consent.text("date", talk.consent_date.empty() ? talk.date : talk.consent_date);
    consent.close();
}

/// The members of the record.
void append_record(Object& record, const expression::Instrument& instrument,
                   const expression::Instrument* before, const Talk& talk, const Standing* standing) {
    record.text("case", talk.case_id);
    record.text("date", talk.date);
    record.text_if("station", talk.station);
    record.text_if("sex", told(talk, "sex"));
    if (talk.age) {
        record.value("age") += fmt::format("{}", *talk.age);
    }
    record.text("checklist", talk.sheet.checklist);
    record.text("version", talk.sheet.version);
    record.text("hash", talk.sheet.hash);
    if (before != nullptr) {
        Object first(record.value("before"));
        first.text("checklist", talk.before.checklist);
        first.text("version", talk.before.version);
        first.text("hash", talk.before.hash);
        append_sheet(first, before->checklist, talk.before, standing == nullptr);
        first.close();
    }
    append_sheet(record, instrument.checklist, talk.sheet, standing == nullptr);
    record.text_if("assessment", talk.assessment);
    append_consent(record, instrument, before, talk, standing);
    if (std::any_of(identity_keys.begin(), identity_keys.end(),
                    [&](std::string_view key) { return talk.told.contains(std::string(key)); })) {
        Object identity(record.value("identity"));
        for (const std::string_view key : identity_keys) {
            identity.text_if(key, told(talk, key));
        }
        identity.close();
    }
    Object interview(record.value("interview"));
    interview.text("started", talk.started);
    interview.text_if("ended", talk.ended);
    interview.text("language", talk.language);
    interview.text("order", talk.is_quick ? "quick" : "written");
    interview.text_if("age_group", talk.age_group);
    const bool is_child = age_group(instrument.checklist, talk) == AgeGroup::may_be_child;
    for (const std::string_view key : interview_keys) {
        const bool is_of_child = key == "views" || key == "guardianship_told";
        if (!is_of_child || is_child || standing == nullptr) {
            interview.text_if(key, told(talk, key));
        }
    }
    interview.close();
    for (const auto& [key, value] : talk.other_members) {
        record.value(key) += value;
    }
}

std::string place_word(const Place& place) {
    const std::size_t number = place.part == Part::closing ? closing_numbers[place.index] : place.index;
    return fmt::format("{}.{}.{}", part_words[static_cast<std::size_t>(place.part)], number, place.recipient);
}

}  // namespace

std::string record_line(const expression::Instrument& instrument, const expression::Instrument* before,
                        const Talk& talk, const Standing& standing) {
    std::string out;
    Object record(out);
    append_record(record, instrument, before, talk, &standing);
    record.close();
    out += '\n';
    return out;
}

std::string draft_text(const expression::Instrument& instrument, const expression::Instrument* before,
                       const Talk& talk) {
    std::string out;
    Object record(out);
    append_record(record, instrument, before, talk, nullptr);
    Object draft(record.value("x_draft"));
    draft.text("place", place_word(talk.place));
    draft.text("entry", entry_words[static_cast<std::size_t>(talk.entry)]);
    draft.flag_if("with_identity", talk.with_identity);
    draft.flag_if("goes_on", talk.goes_on);
    draft.flag_if("has_begun_account", talk.has_begun_account);
    draft.flag_if("other_was_offered", talk.other_was_offered);
    draft.flag_if("is_closing", talk.is_closing);
    for (const auto& [name, sheet, list] :
         {std::tuple("skipped", &talk.sheet, &instrument.checklist),
          std::tuple("skipped_before", &talk.before, before == nullptr ? nullptr : &before->checklist)}) {
        std::string ids;
        for (std::size_t q = 0; list != nullptr && q < sheet->said.size(); ++q) {
            ids += sheet->said[q].is_skipped ? (ids.empty() ? "" : " ") + list->questions[q].id : "";
        }
        draft.text_if(name, ids);
    }
    std::string history;
    for (const Place& place : talk.history) {
        history += (history.empty() ? "" : " ") + place_word(place);
    }
    draft.text_if("history", history);
    draft.close();
    record.close();
    out += '\n';
    return out;
}

}  // namespace vidra::screening
