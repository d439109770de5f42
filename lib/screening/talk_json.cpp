// SPDX-License-Identifier: Apache-2.0
#include "screening/talk_json.hpp"

#include "base/ascii.hpp"
#include "base/json.hpp"
#include "checklist/answer.hpp"
#include "records/json_line.hpp"
#include "records/reader.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>
#include <vector>

namespace vidra::screening {
namespace {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;
using nlohmann::json;

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

constexpr std::array<std::string_view, 8> part_words = {"before", "wait", "age",     "question",
                                                        "other",  "stop", "skipped", "closing"};
constexpr std::array<std::string_view, 6> entry_words = {"none",       "note",    "basis",
                                                         "assessment", "section", "years"};
/// What of Talk::told stands among the fields of the record itself.
constexpr std::array<std::string_view, 3> identity_keys = {"name", "birth_date", "contact"};
constexpr std::array<std::string_view, 7> interview_keys = {
    "spoken", "interpreter", "present", "bed_tonight", "second_talk", "views", "guardianship_told"};

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

/// Members `answers`, `basis` and `notes`, each if it has any.
void append_sheet(Object& record, const Checklist& list, const Sheet& sheet) {
    Object answers(record.value("answers"));
    for (std::size_t q = 0; q < sheet.said.size(); ++q) {
        if (sheet.said[q].answer.state != AnswerState::not_asked) {
            append_answer(answers.value(list.questions[q].id), list.questions[q], sheet.said[q]);
        }
    }
    answers.close();
    for (const auto& [name, member] : {std::pair("basis", &Said::basis), std::pair("notes", &Said::note)}) {
        if (std::none_of(sheet.said.begin(), sheet.said.end(),
                         [&, what = member](const Said& said) { return !(said.*what).empty(); })) {
            continue;
        }
        Object object(record.value(name));
        for (std::size_t q = 0; q < sheet.said.size(); ++q) {
            object.text_if(list.questions[q].id, sheet.said[q].*member);
        }
        object.close();
    }
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

void append_consent(Object& record, const expression::Instrument& instrument,
                    const expression::Instrument* before, const Talk& talk, const Standing* standing) {
    const auto word = [&](const std::string& answered) {
        const bool asks = age_group(instrument.checklist, talk) != AgeGroup::may_be_child;
        return standing != nullptr && asks ? consent_word(instrument.checklist, *standing, answered)
                                           : answered;
    };
    Object consent(record.value("consent"));
    consent.text_if("screening", screening_consent(before, talk));
    Object referral(consent.value("referral"));
    for (const std::string_view kind : recipient_kinds) {
        const auto at = talk.consent.find(std::string(kind));
        referral.text_if(kind, word(at == talk.consent.end() ? std::string() : at->second));
    }
    referral.close();
    consent.text_if("data_use", word(told(talk, "data_use")));
    consent.text("by", "self");
    consent.text_if("asked_by", talk.officer);
    consent.text("date", talk.date);
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
        append_sheet(first, before->checklist, talk.before);
        first.close();
    }
    append_sheet(record, instrument.checklist, talk.sheet);
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
    for (const std::string_view key : interview_keys) {
        interview.text_if(key, told(talk, key));
    }
    interview.close();
}

std::string place_word(const Place& place) {
    return fmt::format("{}.{}.{}", part_words[static_cast<std::size_t>(place.part)], place.index,
                       place.recipient);
}

// ---- reading

std::optional<Place> read_place(std::string_view word) {
    const std::size_t dot = word.find('.');
    const std::size_t second = word.find('.', dot + 1);
    if (dot == std::string_view::npos || second == std::string_view::npos) {
        return std::nullopt;
    }
    const auto part = std::find(part_words.begin(), part_words.end(), word.substr(0, dot));
    Place place;
    const auto number = [](std::string_view text, std::size_t& to) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
        return error == std::errc{} && end == text.data() + text.size();
    };
    if (part == part_words.end() || !number(word.substr(dot + 1, second - dot - 1), place.index) ||
        !number(word.substr(second + 1), place.recipient)) {
        return std::nullopt;
    }
    place.part = static_cast<Part>(part - part_words.begin());
    return place;
}

bool exists(const Place& place, const Talk& talk) {
    switch (place.part) {
        case Part::before:
            return place.index < talk.before.said.size();
        case Part::question:
            return place.index < talk.sheet.said.size();
        case Part::closing:
            return place.index <= static_cast<std::size_t>(Closing::summary) &&
                   place.recipient < recipient_kinds.size();
        default:
            return true;
    }
}

/// Texts of a JSON object, which may not be there.
class Members {
  public:
    explicit Members(const json& object) : m_object(object) {}
    [[nodiscard]] std::string text(std::string_view key) const {
        const auto at = m_object.is_object() ? m_object.find(key) : m_object.end();
        return m_object.is_object() && at != m_object.end() && at->is_string() ? at->get<std::string>()
                                                                               : std::string();
    }
    [[nodiscard]] bool flag(std::string_view key) const {
        const auto at = m_object.is_object() ? m_object.find(key) : m_object.end();
        return m_object.is_object() && at != m_object.end() && at->is_boolean() && at->get<bool>();
    }
    [[nodiscard]] const json& member(std::string_view key) const {
        static const json nothing;
        const auto at = m_object.is_object() ? m_object.find(key) : m_object.end();
        return m_object.is_object() && at != m_object.end() ? *at : nothing;
    }

  private:
    const json& m_object;
};

using FieldPlace = std::function<diag::Range(std::string_view)>;

/// The answer that JSON of a record gives; nothing where the question does not allow it.
std::optional<Answer> read_answer(const Question& question, const json& value) {
    if (value.is_string()) {
        return checklist::parse_answer(question, value.get<std::string>());
    }
    if (value.is_array() && question.type == QuestionType::many) {
        std::string joined;
        for (const json& option : value) {
            if (!option.is_string()) {
                return std::nullopt;
            }
            joined += (joined.empty() ? "" : ";") + option.get<std::string>();
        }
        return checklist::parse_answer(question, joined.empty() ? "none" : joined);
    }
    return std::nullopt;
}

/// Members `answers`, `basis` and `notes` of an object. Reports answers to what is no question.
void read_sheet(const Members& from, const Checklist& list, Sheet& sheet, const FieldPlace& place,
                std::string_view where, diag::Diagnostics& diagnostics) {
    begin_sheet(sheet, list);
    const auto each = [&](std::string_view member, const auto& take) {
        const json& object = from.member(member);
        if (object.is_null()) {
            return;
        }
        if (!object.is_object()) {
            diagnostics.add(diag::Code::bad_field, place(where), fmt::format("`{}` is no object", member));
            return;
        }
        for (const auto& [key, value] : object.items()) {
            const auto question = list.question_index(key);
            if (!question || !take(sheet.said[*question], list.questions[*question], value)) {
                diagnostics.add(
                    question ? diag::Code::bad_answer : diag::Code::unknown_answer_key, place(where),
                    question ? fmt::format("what `{}` holds for `{}` is none that it allows", member,
                                           list.questions[*question].id)
                             : fmt::format("a key in `{}` is no question of `{}`", member, list.id));
            }
        }
    };
    each("answers", [](Said& said, const Question& question, const json& value) {
        const auto answer = read_answer(question, value);
        if (answer) {
            said.answer = *answer;
            const bool is_text = question.type == QuestionType::text && answer->state == AnswerState::given;
            said.text = is_text ? value.get<std::string>() : std::string();
        }
        return answer.has_value();
    });
    const auto text_into = [](std::string Said::*member) {
        return [member](Said& said, const Question&, const json& value) {
            if (value.is_string()) {
                said.*member = value.get<std::string>();
            }
            return value.is_string();
        };
    };
    each("basis", text_into(&Said::basis));
    each("notes", text_into(&Said::note));
}

/// The line read as a record: what it may not hold is found there. Gives where its fields stand.
bool check_as_record(std::string_view text, const Checklist& list, std::optional<std::int64_t>& age,
                     std::map<std::string, diag::Range>& places, diag::Diagnostics& diagnostics) {
    records::ReadOptions options;
    options.any_age = true;
    options.max_record_bytes = max_draft_bytes;
    const records::RecordChecks checks(list, std::move(options));
    auto source = records::Source::from_text(std::string(text), diagnostics.file());
    records::RecordInput input(source, checks, nullptr);
    input.open(diagnostics);
    records::RowBatch batch;
    const auto reader = input.make_reader();
    bool is_read = false;
    if (input.next(batch) && batch.rows().size() == 1) {
        reader->begin(batch);
        records::Record record;
        is_read = reader->read(batch.rows().front(), record, diagnostics);
        age = record.age;
        for (const std::string_view field : {"answers", "before", "x_draft", "notes", "interview"}) {
            places[std::string(field)] = reader->place(batch.rows().front(), field);
        }
        is_read = is_read && !input.next(batch);
    }
    if (!is_read && diagnostics.error_count() == 0) {
        diagnostics.add(diag::Code::record_syntax, {{1, 1}, {1, 1}}, "a draft is one line of JSON",
                        "the draft was changed since vidra wrote it");
    }
    return is_read;
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

std::optional<DraftHead> read_draft_head(std::string_view text, diag::Diagnostics& diagnostics) {
    json object;
    try {
        object = json::parse(text);
    } catch (const json::parse_error& error) {
        const std::size_t byte = std::min(std::max<std::size_t>(error.byte, 1) - 1, text.size());
        const diag::Range place = records::JsonLine(text, 1).at(byte);
        diagnostics.add(diag::Code::record_syntax, place, "the draft is not JSON here",
                        "a draft is one line of JSON; it was changed since vidra wrote it");
        return std::nullopt;
    }
    DraftHead head;
    if (object.is_object()) {
        const Members record(object);
        const Members before(record.member("before"));
        const Members interview(record.member("interview"));
        head = {record.text("case"),       interview.text("started"), record.text("checklist"),
                record.text("version"),    record.text("hash"),       before.text("hash"),
                interview.text("language")};
    }
    if (!object.is_object() || head.hash.empty() || !Members(object).member("x_draft").is_object()) {
        diagnostics.add(diag::Code::record_syntax, {{1, 1}, {1, 1}}, "this is no draft of an interview",
                        "a draft is one line of JSON; it was changed since vidra wrote it");
        return std::nullopt;
    }
    return head;
}

std::optional<Talk> read_draft(std::string_view text, const expression::Instrument& instrument,
                               const expression::Instrument* before, diag::Diagnostics& diagnostics) {
    Talk talk;
    std::map<std::string, diag::Range> places;
    if (!check_as_record(text, instrument.checklist, talk.age, places, diagnostics)) {
        return std::nullopt;
    }
    const json object = json::parse(text, nullptr, false);
    const Members record(object);
    const FieldPlace place = [&](std::string_view field) { return places[std::string(field)]; };
    read_sheet(record, instrument.checklist, talk.sheet, place, "answers", diagnostics);
    const Members first(record.member("before"));
    if (before != nullptr) {
        read_sheet(first, before->checklist, talk.before, place, "before", diagnostics);
    }
    if (diagnostics.error_count() > 0) {
        return std::nullopt;
    }
    const Members consent(record.member("consent"));
    const Members referral(consent.member("referral"));
    const Members interview(record.member("interview"));
    const Members identity(record.member("identity"));
    const Members draft(record.member("x_draft"));
    talk.case_id = record.text("case");
    talk.station = record.text("station");
    talk.officer = consent.text("asked_by");
    talk.date = record.text("date");
    talk.started = interview.text("started");
    talk.ended = interview.text("ended");
    talk.language = interview.text("language");
    talk.age_group = interview.text("age_group");
    talk.assessment = record.text("assessment");
    talk.is_quick = interview.text("order") == "quick";
    const auto keep = [&](std::string_view key, const Members& from) {
        if (std::string value = from.text(key); !value.empty()) {
            talk.told[std::string(key)] = std::move(value);
        }
    };
    keep("sex", record);
    keep("data_use", consent);
    for (const std::string_view key : identity_keys) {
        keep(key, identity);
    }
    for (const std::string_view key : interview_keys) {
        keep(key, interview);
    }
    for (const std::string_view kind : recipient_kinds) {
        if (std::string value = referral.text(kind); !value.empty()) {
            talk.consent[std::string(kind)] = std::move(value);
        }
    }
    talk.with_identity = draft.flag("with_identity");
    talk.goes_on = draft.flag("goes_on");
    talk.has_begun_account = draft.flag("has_begun_account");
    talk.other_was_offered = draft.flag("other_was_offered");
    const auto skip = [](Sheet& sheet, const Checklist& list, const std::string& ids) {
        for (const std::string_view id : base::split(ids, ' ')) {
            if (const auto question = list.question_index(id)) {
                sheet.said[*question].is_skipped = true;
            }
        }
    };
    skip(talk.sheet, instrument.checklist, draft.text("skipped"));
    if (before != nullptr) {
        skip(talk.before, before->checklist, draft.text("skipped_before"));
    }
    const std::string history = draft.text("history");
    for (const std::string_view word : base::split(history, ' ')) {
        if (const auto one = read_place(word); one && exists(*one, talk)) {
            talk.history.push_back(*one);
        }
    }
    const auto here = read_place(draft.text("place"));
    const auto entry = std::find(entry_words.begin(), entry_words.end(), draft.text("entry"));
    if (here && exists(*here, talk) && (here->part != Part::wait || before != nullptr)) {
        talk.place = *here;
        const bool is_question = here->part == Part::before || here->part == Part::question;
        const auto typed =
            entry == entry_words.end() ? Entry::none : static_cast<Entry>(entry - entry_words.begin());
        const bool needs_question = typed == Entry::note || typed == Entry::basis ||
                                    (typed == Entry::years && here->part != Part::age);
        talk.entry = needs_question && !is_question ? Entry::none : typed;
    } else {
        talk.place = {Part::question, 0, 0};
        for (std::size_t q = talk.sheet.said.size(); q-- > 0;) {
            const bool is_open = talk.sheet.said[q].answer.state == AnswerState::not_asked;
            talk.place.index = is_open ? q : talk.place.index;
        }
    }
    return talk;
}

}  // namespace vidra::screening
