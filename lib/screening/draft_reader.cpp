// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "checklist/answer.hpp"
#include "records/json_line.hpp"
#include "records/reader.hpp"
#include "screening/draft_words.hpp"
#include "screening/talk_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
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

std::optional<Place> read_place(std::string_view word) {
    const std::size_t dot = word.find('.');
    const std::size_t second = word.find('.', dot + 1);
    if (dot == std::string_view::npos || second == std::string_view::npos) {
        return std::nullopt;
    }
    const auto* const part = std::find(part_words.begin(), part_words.end(), word.substr(0, dot));
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
    if (place.part == Part::closing) {
        const auto* const step = std::find(closing_numbers.begin(), closing_numbers.end(), place.index);
        if (step == closing_numbers.end()) {
            return std::nullopt;
        }
        place.index = static_cast<std::size_t>(step - closing_numbers.begin());
    }
    return place;
}

bool exists(const Place& place, const Talk& talk) {
    switch (place.part) {
        case Part::before:
            return place.index < talk.before.said.size();
        case Part::question:
            return place.index < talk.sheet.said.size();
        case Part::closing:
            return place.recipient < recipient_kinds.size();
        default:
            return true;
    }
}

/// Where to go on if nobody knows where it was: the first condition or question that is relevant and not
/// asked.
Place first_not_asked(const Talk& talk, const expression::Instrument& instrument,
                      const expression::Instrument* before) {
    const auto find_in = [](const expression::Instrument& list, const Sheet& sheet) {
        const auto is_relevant = Assessor(list).assess(as_record(sheet), false).is_relevant;
        std::size_t q = 0;
        while (q < sheet.said.size() &&
               (sheet.said[q].answer.state != AnswerState::not_asked || !is_relevant[q])) {
            ++q;
        }
        return q;
    };
    if (before != nullptr) {
        if (const std::size_t q = find_in(*before, talk.before); q < talk.before.said.size()) {
            return {Part::before, q, 0};
        }
    }
    const std::size_t q = find_in(instrument, talk.sheet);
    return {Part::question, q < talk.sheet.said.size() ? q : 0, 0};
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
    if (value.is_boolean() || value.is_number_integer() || value.is_null()) {
        return checklist::parse_answer(question, value.is_null() ? std::string() : value.dump());
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
            said.text =
                is_text ? (value.is_string() ? value.get<std::string>() : value.dump()) : std::string();
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

/// The members of an object; none of anything else.
std::vector<std::pair<std::string, json>> members_of(const json& object) {
    std::vector<std::pair<std::string, json>> members;
    if (object.is_object()) {
        for (const auto& [key, value] : object.items()) {
            members.emplace_back(key, value);
        }
    }
    return members;
}

}  // namespace

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
        head.case_id = record.text("case");
        head.started = interview.text("started");
        head.checklist = record.text("checklist");
        head.version = record.text("version");
        head.hash = record.text("hash");
        head.has_before = record.member("before").is_object();
        head.before_checklist = before.text("checklist");
        head.before_hash = before.text("hash");
        head.answers = record.member("answers").size() + before.member("answers").size();
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
    const bool has_first = record.member("before").is_object();
    if (record.text("hash") != instrument.checklist.hash || has_first != (before != nullptr) ||
        (before != nullptr && first.text("hash") != before->checklist.hash)) {
        diagnostics.add(diag::Code::other_checklist, {{1, 1}, {1, 1}},
                        "the draft was begun with another checklist, or another version of it");
    }
    if (diagnostics.error_count() > 0) {
        return std::nullopt;
    }
    const Members consent(record.member("consent"));
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
    for (const auto& [kind, value] : members_of(consent.member("referral"))) {
        if (value.is_string()) {
            talk.consent[kind] = value.get<std::string>();
        }
    }
    talk.consent_date =
        talk.consent.empty() && !talk.told.contains("data_use") ? std::string() : consent.text("date");
    for (const auto& [key, value] : members_of(object)) {
        if (std::find(own_members.begin(), own_members.end(), key) == own_members.end()) {
            talk.other_members.emplace_back(key, value.dump(-1, ' ', true));
        }
    }
    talk.with_identity = draft.flag("with_identity");
    talk.goes_on = draft.flag("goes_on");
    talk.has_begun_account = draft.flag("has_begun_account");
    talk.other_was_offered = draft.flag("other_was_offered");
    talk.is_closing = draft.flag("is_closing");
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
    const auto* const entry = std::find(entry_words.begin(), entry_words.end(), draft.text("entry"));
    if (here && exists(*here, talk) && (here->part != Part::wait || before != nullptr)) {
        talk.place = *here;
        if (is_at(talk, Closing::summary)) {
            talk.place.index = static_cast<std::size_t>(Closing::privacy);  // who sees the screen now?
        }
        const bool is_question = here->part == Part::before || here->part == Part::question;
        const auto typed =
            entry == entry_words.end() ? Entry::none : static_cast<Entry>(entry - entry_words.begin());
        const bool needs_question = typed == Entry::note || typed == Entry::basis ||
                                    (typed == Entry::years && here->part != Part::age);
        talk.entry = needs_question && !is_question ? Entry::none : typed;
    } else {
        talk.place = first_not_asked(talk, instrument, before);
    }
    return talk;
}

}  // namespace vidra::screening
