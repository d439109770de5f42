// SPDX-License-Identifier: Apache-2.0
#include "documents/fields.hpp"

#include "checklist/phrases.hpp"

#include <algorithm>
#include <array>

namespace vidra::documents {
namespace {

using enum Recipient;

constexpr Recipients nobody;
constexpr Recipients bodies = {identification_authority, guardianship, shelter, health, legal_aid, police};
constexpr Recipients authorities = {identification_authority, guardianship};
constexpr Recipients named = {identification_authority, guardianship, shelter, health, legal_aid, police};
constexpr Recipients of_result = {identification_authority, guardianship, legal_aid, police};
constexpr Recipients of_safety = {identification_authority, guardianship, shelter, health, police};
constexpr Recipients of_place = {identification_authority, guardianship, shelter, police};
constexpr Recipients of_needs = {identification_authority, guardianship, shelter, health, legal_aid};
constexpr Recipients of_bed = {identification_authority, guardianship, shelter};
constexpr Recipients of_assault = {identification_authority, guardianship, health};
constexpr Recipients of_guardian = {identification_authority, guardianship, police};

using ByGround = std::array<Recipients, ground_count>;  // permission, child, vital_interest, law

constexpr ByGround on_permission_or_child(Recipients to) {
    return {to, to, nobody, nobody};
}
constexpr ByGround also_vital(Recipients to) {
    return {to, to, to, nobody};
}

constexpr std::array fields = {
    Field{"case", FieldForm::text, "", "the record's `case`", "code of the case", "шифра случаја", bodies},
    Field{"case_date", FieldForm::text, "", "the record's `date`", "day of the talk", "дан разговора",
          bodies},
    Field{"month", FieldForm::text, "", "the record's `date`", "month of the talk", "месец разговора",
          bodies},
    Field{"station",
          FieldForm::text,
          "",
          "the record's `station`",
          "station",
          "станица",
          nobody,
          {of_result, of_result, nobody, Recipients{police}}},
    Field{"sex", FieldForm::object, "female male other unknown word", "the record's `sex`", "sex", "пол",
          bodies},
    Field{"age_group", FieldForm::object, "adult child uncertain not_recorded",
          "the record's `age` and the checklist's question about age", "adult or child",
          "пунолетна особа или дете", bodies},
    Field{"age",
          FieldForm::text,
          "",
          "the record's `age`",
          "age in years",
          "године живота",
          nobody,
          {bodies, bodies, nobody, bodies}},
    Field{"citizenship", FieldForm::text, "", "the record's `citizenship`", "citizenship", "држављанство",
          nobody, on_permission_or_child({identification_authority, guardianship, legal_aid})},
    Field{"identity.name",
          FieldForm::text,
          "",
          "the record's `identity.name`",
          "name",
          "име и презиме",
          nobody,
          {named, of_guardian, nobody, Recipients{police}}},
    Field{"identity.birth_date",
          FieldForm::text,
          "",
          "the record's `identity.birth_date`",
          "date of birth",
          "датум рођења",
          nobody,
          {named, of_guardian, nobody, Recipients{police}}},
    Field{"identity.call_name",
          FieldForm::text,
          "",
          "the record's `identity.call_name`",
          "what to call the person",
          "како особа жели да је зову",
          nobody,
          {named, of_safety, nobody, nobody}},
    Field{"safety.whereabouts",
          FieldForm::text,
          "",
          "the record's `identity.whereabouts`",
          "whereabouts",
          "где је особа",
          nobody,
          {of_safety, of_safety, of_safety, Recipients{police}}},
    Field{"safety.contact", FieldForm::text, "", "the record's `identity.contact`",
          "a safe way to reach the person", "безбедан начин и време за контакт", nobody, also_vital(bodies)},
    Field{"safety.keep_from", FieldForm::text, "", "the record's `identity.keep_from`",
          "who must not learn the place", "ко не сме да сазна где је особа", nobody, also_vital(of_place)},
    Field{"safety.dangers",
          FieldForm::list,
          "text basis",
          "answers yes in the section `safety`",
          "dangers",
          "опасности",
          nobody,
          {bodies, bodies, bodies, Recipients{police}}},
    Field{"safety.alerts", FieldForm::list, "text advice", "established alerts of the checklist", "alerts",
          "упозорења", nobody, also_vital(authorities)},
    Field{"safety.guardian", FieldForm::flag, "", "the alert `suspected_guardian`",
          "whether a guardian may profit", "да ли старатељ можда има корист", nobody,
          also_vital(of_guardian)},
    Field{"safety.child_alone", FieldForm::flag, "", "the alert `child_alone`",
          "whether a child has no safe adult", "да ли је дете без одрасле особе којој може да се повери",
          nobody, also_vital(of_safety)},
    Field{"present", FieldForm::text, "", "the record's `interview.present`", "who was present",
          "ко је био присутан", nobody, on_permission_or_child(authorities)},
    Field{"medical.needs", FieldForm::list, "text basis", "answers yes in the section `medical`",
          "medical needs", "здравствене потребе", nobody, also_vital(of_safety)},
    Field{"medical.urgent", FieldForm::flag, "", "the alert `medical_emergency`", "medical urgency",
          "медицинска хитност", nobody, also_vital(of_safety)},
    Field{"medical.assault", FieldForm::flag, "", "the answer to `assaulted_recently`", "recent assault",
          "недавни напад", nobody, also_vital(of_assault)},
    Field{"needs", FieldForm::list, "text basis", "answers yes in the section `needs`", "other needs",
          "друге потребе", nobody, on_permission_or_child(of_needs)},
    Field{"bed", FieldForm::object, "needed there unknown", "the record's `interview.bed_tonight`",
          "bed for tonight", "смештај за вечерас", nobody, on_permission_or_child(of_bed)},
    Field{"language.spoken", FieldForm::text, "", "the record's `interview.spoken`", "language", "језик",
          bodies},
    Field{"language.interpreter", FieldForm::object, "none_needed in_person phone missing",
          "the record's `interview.interpreter`, or an answer yes to `interpreter_needed`", "interpreter",
          "преводилац", bodies},
    Field{"findings", FieldForm::list, "id text basis section",
          "answers yes, but for safety, health, needs, age and language", "findings", "уочени индикатори",
          nobody, on_permission_or_child(authorities)},
    Field{"findings_elements",
          FieldForm::list,
          "id text basis section",
          "answers yes of acts, means and purposes that are no admission of the person",
          "findings",
          "уочени индикатори",
          nobody,
          {Recipients{police}, Recipients{police}, nobody, Recipients{police}}},
    Field{"findings_risk", FieldForm::list, "text basis", "answers yes that show danger", "risks", "ризици",
          nobody, on_permission_or_child({shelter})},
    Field{"findings_health", FieldForm::list, "text basis", "answers yes that bear on health",
          "what bears on health", "шта је од значаја за здравље", nobody, also_vital({health})},
    Field{"findings_summary", FieldForm::list, "text",
          "sections of acts, means and purposes that have an answer yes", "summary of findings",
          "сажетак уочених индикатора", nobody, on_permission_or_child({legal_aid})},
    Field{"open", FieldForm::list, "id text state", "questions that are still open", "what is open",
          "шта је отворено", nobody, on_permission_or_child(authorities)},
    Field{"result.outcome", FieldForm::text, "", "the established outcome", "result", "исход", of_result},
    Field{"result.at_most", FieldForm::text, "", "the most serious outcome that is possible",
          "what is still possible", "шта је још могуће", of_result},
    Field{"result.settled", FieldForm::flag, "", "the result", "whether the result is settled",
          "да ли је исход коначан", of_result},
    Field{"result.rules", FieldForm::list, "text", "criteria of the checklist that hold",
          "criteria that hold", "испуњени критеријуми", nobody, on_permission_or_child(authorities)},
    // its title and its sources may say what the person lives from, so it goes to who takes the case over
    // alone
    Field{"instrument", FieldForm::object, "title id version sources", "the checklist", "checklist used",
          "коришћена листа индикатора", authorities},
    Field{"assessment", FieldForm::text, "", "the record's `assessment`", "assessment of the officer",
          "процена службеног лица", nobody, on_permission_or_child(authorities)},
    Field{"consents", FieldForm::list, "recipient answer", "the record's `consent.referral`", "consents",
          "пристанци", nobody, on_permission_or_child({identification_authority})},
    Field{"told", FieldForm::list, "recipient date", "the record's `referrals`", "who else was told",
          "ко је још обавештен", nobody, on_permission_or_child(authorities)},
    Field{"guardianship_told", FieldForm::object, "yes no unknown",
          "the record's `interview.guardianship_told`", "whether the guardianship authority was told",
          "да ли је обавештен орган старатељства", of_safety},
    Field{"views",
          FieldForm::text,
          "",
          "the record's `interview.views`",
          "views of the child",
          "мишљење детета",
          nobody,
          {nobody, authorities, nobody, nobody}},
    Field{"second_talk", FieldForm::text, "", "the record's `interview.second_talk`", "date of a second talk",
          "датум другог разговора", nobody, on_permission_or_child(authorities)},
    Field{"form",
          FieldForm::list,
          "text",
          "the record's `form`",
          "form of exploitation",
          "облик експлоатације",
          nobody,
          {of_result, of_result, nobody, Recipients{police}}},
    Field{"cases", FieldForm::list, "case date", "the records' `case` and `date`", "cases", "случајеви",
          bodies},
};

constexpr std::array frame = {
    FrameName{"letter.date", FieldForm::text, ""},
    FrameName{"letter.answer_by", FieldForm::text, ""},
    FrameName{"letter.reference", FieldForm::text, ""},
    FrameName{"letter.region", FieldForm::text, ""},
    FrameName{"to.identification_authority", FieldForm::flag, ""},
    FrameName{"to.guardianship", FieldForm::flag, ""},
    FrameName{"to.shelter", FieldForm::flag, ""},
    FrameName{"to.health", FieldForm::flag, ""},
    FrameName{"to.legal_aid", FieldForm::flag, ""},
    FrameName{"to.police", FieldForm::flag, ""},
    FrameName{"to.person", FieldForm::flag, ""},
    FrameName{"recipient.name", FieldForm::text, ""},
    FrameName{"recipient.address", FieldForm::text, ""},
    FrameName{"recipient.phone", FieldForm::text, ""},
    FrameName{"recipient.note", FieldForm::text, ""},
    FrameName{"recipient.unverified", FieldForm::flag, ""},
    FrameName{"from.office", FieldForm::text, ""},
    FrameName{"from.officer", FieldForm::text, ""},
    FrameName{"from.contact", FieldForm::text, ""},
    FrameName{"ground.permission", FieldForm::flag, ""},
    FrameName{"ground.child", FieldForm::flag, ""},
    FrameName{"ground.vital_interest", FieldForm::flag, ""},
    FrameName{"ground.law", FieldForm::flag, ""},
    FrameName{"ground.citation", FieldForm::text, ""},
    FrameName{"ground.reason", FieldForm::text, ""},
    FrameName{"ground.decided_by", FieldForm::text, ""},
    FrameName{"left_out", FieldForm::object, "names"},
    FrameName{"no_checklist", FieldForm::flag, ""},
    FrameName{"numbers", FieldForm::list, "name phone hours note"},
};

}  // namespace

Recipients Field::anyone() const {
    Recipients all = freely;
    for (const Recipients& some : grounds) {
        all = all | some;
    }
    return all;
}

std::span<const Field> all_fields() {
    return fields;
}

const Field* find_field(std::string_view name) {
    const auto* const at =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    return at == fields.end() ? nullptr : at;
}

std::string label(const Field& field, std::string_view language) {
    return checklist::in_language(field.english, field.serbian, language);
}

bool is_anonymous(const Field& field) {
    return field.name == "month" || field.name == "age_group" || field.name == "sex" || field.name == "form";
}

std::span<const FrameName> frame_names() {
    return frame;
}

}  // namespace vidra::documents
