// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"
#include "checklist/model.hpp"
#include "records/record.hpp"
#include "screening/age_group.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// One interview as data: what has been said so far, and where in it the officer is. The whole of it is in
/// its draft, so that it can be put down and taken up at any key.
namespace vidra::screening {

/// What is known of one question.
struct Said {
    checklist::Answer answer;
    std::string text;   ///< of a question of type text that is answered
    std::string basis;  ///< how it is known: a word of records, or empty
    std::string note;
    bool is_skipped = false;  ///< put off; it comes again before the end

    friend bool operator==(const Said&, const Said&) = default;
};

/// The answers to one checklist, and which file it was.
struct Sheet {
    std::string checklist;
    std::string version;
    std::string hash;
    std::vector<Said> said;  ///< by question

    friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// Whom a person may be referred to (vidra-record(5), `consent.referral`); consent is asked for each by
/// itself.
inline constexpr std::array<std::string_view, 6> recipient_kinds = {
    "identification_authority", "guardianship", "shelter", "health", "legal_aid", "police"};

/// What is asked once the questions are over, in this order.
enum class Closing : std::uint8_t {
    bed,          ///< a bed for tonight
    second_talk,  ///< the date of one
    present,      ///< who else was there, without names
    spoken,       ///< the language of the talk
    interpreter,
    sex,
    views,      ///< of a child, on what happens now
    guardian,   ///< whether the guardianship authority has been told
    consent,    ///< to be referred, one for each kind of recipient
    data_use,   ///< consent that what was said is kept and used
    call_name,  ///< how the person wishes to be called; if identity is asked for, as the five below
    name,
    birth_date,
    contact,      ///< a safe way and hour to reach the person
    whereabouts,  ///< where the person is, for those who help
    keep_from,    ///< who must not learn that
    privacy,      ///< whether nobody else can see the screen
    assessment,
    summary,
};

enum class Part : std::uint8_t {
    before,    ///< a question of the checklist that is asked first
    wait,      ///< some of its conditions are not met
    age,       ///< asked by vidra itself where the checklist has no question for it
    question,  ///< of the checklist
    other,     ///< another checklist is for this age
    stop,      ///< the most serious outcome is established
    skipped,   ///< some questions were put off
    closing,
};

/// One thing that is asked. `index`: the question; of closing the step, and of consent the recipient too.
struct Place {
    Part part = Part::before;
    std::size_t index = 0;
    std::size_t recipient = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// What is typed or chosen on the way, before the place itself is answered.
enum class Entry : std::uint8_t { none, note, basis, assessment, section, years };

struct Talk {
    // of the record
    std::string case_id;
    std::string station;
    std::string officer;  ///< who asks for consent
    std::string date;     ///< YYYY-MM-DD
    std::string started;  ///< as the clock says it: 2026-11-25T23:10:00+01:00
    std::string ended;    ///< empty while it goes on
    std::string language;
    std::optional<std::int64_t> age;
    std::string age_group;  ///< adult, child or uncertain, where the checklist has no question for it
    Sheet before;           ///< without a checklist where none is asked first
    Sheet sheet;
    std::string assessment;
    /// By the key of the record: sex, present, spoken, interpreter, bed_tonight, second_talk, views,
    /// guardianship_told, data_use, call_name, name, birth_date, contact, whereabouts, keep_from.
    std::map<std::string, std::string> told;
    std::map<std::string, std::string> consent;  ///< by kind of recipient
    std::string consent_date;                    ///< YYYY-MM-DD, when consent was asked last
    /// Members of the draft that vidra does not know, as JSON: they were put there by hand, and stay.
    std::vector<std::pair<std::string, std::string>> other_members;

    // of the way through it
    bool is_quick = false;
    bool with_identity = false;
    Place place;
    Entry entry = Entry::none;
    std::vector<Place> history;  ///< where one came from, the last one last
    bool goes_on = false;        ///< stopping at the most serious outcome was declined
    bool has_begun_account = false;
    bool other_was_offered = false;
    bool is_closing = false;  ///< the end was asked for, and something is needed before it
};

/// Bytes of all that was typed in a talk, notes and texts together, at most: so a record is never too large
/// for those that read it.
inline constexpr std::size_t max_typed_bytes = 100'000;
[[nodiscard]] std::size_t typed_bytes(const Talk& talk);

/// Whether nothing was answered, noted or told yet.
[[nodiscard]] bool is_untouched(const Talk& talk);

/// The key of Talk::told under which its answer is; empty for what is not there.
[[nodiscard]] std::string_view told_key(Closing step);

/// Whether it is answered with a line that is typed, and not by one of a few keys.
[[nodiscard]] bool is_typed(Closing step);

[[nodiscard]] inline bool is_at(const Talk& talk, Closing step) {
    return talk.place.part == Part::closing && talk.place.index == static_cast<std::size_t>(step);
}

/// A note or an assessment grows by what is added to it.
inline void add_text(std::string& text, std::string_view more) {
    text += (text.empty() ? "" : "\n") + std::string(more);
}

/// The group of the person by the talk so far.
[[nodiscard]] AgeGroup age_group(const checklist::Checklist& checklist, const Talk& talk);

/// By the date of birth that was told with the identity, on the day of the talk.
[[nodiscard]] bool is_child_by_birth_date(const Talk& talk);

/// Gives `to`, a talk on `to_list` with the same person, what `from`, on `from_list`, knows of who it is:
/// case, age, and the answers to the checklist that is asked before, where it is the same.
void take_over(const Talk& from, const checklist::Checklist& from_list, Talk& to,
               const checklist::Checklist& to_list);

/// Nothing asked yet on this checklist.
void begin_sheet(Sheet& sheet, const checklist::Checklist& list);

/// What rules see of it: the answers and the age.
[[nodiscard]] records::Record as_record(const Talk& talk);
[[nodiscard]] records::Record as_record(const Sheet& sheet);

}  // namespace vidra::screening
