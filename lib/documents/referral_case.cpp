// SPDX-License-Identifier: Apache-2.0
#include "documents/referral_case.hpp"

#include "records/checks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::documents {
namespace {

using screening::AgeGroup;

bool is_in_vital_danger(const ReferralCase& one) {
    return has_alert(one, "immediate_danger") || has_alert(one, "medical_emergency");
}

/// Whether the manifest gives something to this recipient on this ground in law.
bool is_cited(const Manifest& manifest, Recipient recipient, const std::string& citation) {
    HeldGrounds held;
    held.grounds.add(Ground::law);
    held.citation = citation;
    return !citation.empty() &&
           std::any_of(manifest.fields.begin(), manifest.fields.end(), [&](const DeclaredField& field) {
               return field.grounds.has(Ground::law) && field.is_released(recipient, held);
           });
}

bool has_yes_in(const ReferralCase& one, std::string_view section_id) {
    if (one.instrument == nullptr) {
        return false;
    }
    const auto& list = one.instrument->checklist;
    const auto index = list.section_index(section_id);
    for (std::size_t q = index ? list.sections[*index].first_question : 0;
         index && q < list.sections[*index].end_question; ++q) {
        if (one.record->answers[q].state == checklist::AnswerState::yes) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool has_come_of_age(const records::Record& record, base::Days today) {
    const auto talk = base::parse_date(record.kept_text("date"));
    if (!talk || *talk > today || !record.age || *record.age >= records::adult_age_years ||
        record.kept_text("interview.age_group") == "uncertain") {
        return false;
    }
    // by age alone: who was 17 is 18 after a whole year at the latest
    const auto born = base::parse_date(record.kept_text("identity.birth_date"));
    const std::int64_t now =
        born ? base::age_in_years(*born, today) : *record.age + base::age_in_years(*talk, today);
    return now >= records::adult_age_years;
}

bool says_child(const records::Record& record, base::Days today) {
    const std::string_view told = record.kept_text("interview.age_group");
    if (told == "uncertain") {
        return true;
    }
    if (record.age) {
        return *record.age < records::adult_age_years && !has_come_of_age(record, today);
    }
    if (const auto born = base::parse_date(record.kept_text("identity.birth_date"))) {
        return base::age_in_years(*born, today) < records::adult_age_years;
    }
    return !told.empty() && told != "adult";
}

namespace {

/// What earlier records of the case have and this one has not, in words; empty where there is nothing.
std::string only_in_earlier(const ReferralCase& one) {
    std::string names;
    for (std::size_t i = 0; i < carried_fields.size(); ++i) {
        const bool was_there = (static_cast<unsigned>(one.earlier.fields) >> i & 1U) != 0;
        if (was_there && one.record->kept_text(carried_fields[i]).empty()) {
            names += (names.empty() ? "" : ", ") + std::string(carried_fields[i]);
        }
    }
    if (one.earlier.has_checklist) {
        names += (names.empty() ? "" : ", ") + std::string("answers to a checklist");
    }
    return names.empty()
               ? names
               : "the letter has nothing of what stands in an earlier record of the case alone: " + names;
}

}  // namespace

Consent consent_of(const ReferralCase& one, Recipient recipient) {
    return followed_by(one.earlier.referral[static_cast<std::size_t>(recipient)],
                       consent_of_word(one.record->kept_text(records::referral_consent, word(recipient))));
}

Consent data_use_of(const ReferralCase& one) {
    return followed_by(one.earlier.data_use, consent_of_word(one.record->kept_text("consent.data_use")));
}

bool is_answered_yes(const ReferralCase& one, std::string_view id) {
    const auto question =
        one.instrument == nullptr ? std::nullopt : one.instrument->checklist.question_index(id);
    return question && one.record->answers[*question].state == checklist::AnswerState::yes;
}

bool has_alert(const ReferralCase& one, std::string_view id) {
    return one.result != nullptr &&
           std::any_of(one.result->alerts.begin(), one.result->alerts.end(),
                       [&](std::size_t alert) { return one.instrument->checklist.alerts[alert].id == id; });
}

bool says_what_is_shown(const checklist::Checklist& checklist) {
    return std::any_of(checklist.questions.begin(), checklist.questions.end(),
                       [](const checklist::Question& one) { return one.shows != checklist::Shows{}; });
}

AgeGroup age_group_of(const ReferralCase& one) {
    static const checklist::Checklist no_checklist;
    if (one.today && has_come_of_age(*one.record, *one.today)) {
        return AgeGroup::adult;
    }
    const std::string_view told = one.record->kept_text("interview.age_group");
    // whatever else is recorded, one sign of a child is enough
    const bool is_told_child = !told.empty() && told != "adult";
    if (is_told_child || (one.record->age && *one.record->age < records::adult_age_years)) {
        return AgeGroup::may_be_child;
    }
    records::Record bare;
    bare.age = one.record->age;
    const AgeGroup group = one.instrument != nullptr
                               ? screening::age_group(one.instrument->checklist, *one.record, told)
                               : screening::age_group(no_checklist, bare, told);
    return group == AgeGroup::unknown && one.earlier.may_be_child ? AgeGroup::may_be_child : group;
}

NeedsOfPerson needs_of(const ReferralCase& one) {
    NeedsOfPerson person;
    const AgeGroup age = age_group_of(one);
    person.is_child = age == AgeGroup::may_be_child;
    person.is_adult = age == AgeGroup::adult;
    person.sex = one.record->kept_text("sex");
    person.is_urgent = is_in_vital_danger(one);
    person.needs_guardian_now = person.is_child && (person.is_urgent || has_alert(one, "child_alone"));
    // a refusal is no bar of who is or may be a child
    for (const std::string& kind : person.is_child ? std::vector<std::string>() : recipient_words()) {
        if (is_refusal(consent_of(one, *recipient_of(kind)))) {
            person.refused.push_back(kind);
        }
    }
    const auto add_if = [&](bool is_needed, const char* need) {
        if (is_needed) {
            person.needs.emplace_back(need);
        }
    };
    add_if(has_alert(one, "medical_emergency") || has_yes_in(one, "medical"), "medical");
    add_if(has_alert(one, "immediate_danger") || has_yes_in(one, "safety"), "danger");
    add_if(person.is_child, "guardianship");
    add_if(one.record->kept_text("interview.bed_tonight") == "no" || is_answered_yes(one, "bed_needed"),
           "bed");
    const bool may_refer = one.result != nullptr && one.result->refer != screening::Refer::no;
    add_if(may_refer, "identification");
    add_if(may_refer, "legal");
    return person;
}

Decision decide(const Manifest& manifest, Recipient recipient, const ReferralCase& one,
                const Claims& claims) {
    Decision decision;
    if (manifest.anonymous || recipient == Recipient::person) {
        return decision;
    }
    const AgeGroup age = age_group_of(one);
    const bool may_be_child = age == AgeGroup::may_be_child;
    const Consent consent = consent_of(one, recipient);
    const bool is_own = one.record->kept_text(records::referral_consent, word(recipient)) == word(consent);
    const std::string_view where = is_own ? "" : " in an earlier record of the case";
    const bool claims_vital = !claims.reason.empty() && !claims.decided_by.empty();
    const bool is_vital = claims_vital && is_in_vital_danger(one);
    const bool is_lawful = is_cited(manifest, recipient, claims.citation);
    const std::string of_age = one.today && has_come_of_age(*one.record, *one.today)
                                   ? fmt::format(
                                         "the person was {} at the talk and is held for an adult by now "
                                         "(check the date of the talk)",
                                         *one.record->age)
                                   : "";
    const auto refuse = [&](std::string why) {
        decision.is_refused = true;
        decision.why = (of_age.empty() ? "" : of_age + "; ") + std::move(why);
        return decision;
    };
    if (age == AgeGroup::adult && manifest.applies_to == checklist::AppliesTo::child) {
        return refuse(
            fmt::format("`{}` is for who is or may be a child, and this person is an adult", manifest.id));
    }
    if (!may_be_child && is_refusal(consent)) {
        return refuse(
            consent == Consent::refused
                ? fmt::format("a referral to {} was refused{}, and a refusal is obeyed", word(recipient),
                              where)
                : fmt::format("consent to a referral to {} was withdrawn{}", word(recipient), where));
    }
    if (!may_be_child && consent == Consent::unreadable) {
        return refuse(
            "an earlier record of the case has a fault, so that what it says of consent is not known: "
            "correct it");
    }
    if (!may_be_child && consent == Consent::unable && recipient != Recipient::health && !is_vital &&
        !is_lawful) {
        return refuse(fmt::format(
            "consent could neither be given nor refused{}: until it can, only a letter to health, or one on "
            "vital interest or law, may go",
            where));
    }
    auto& notes = decision.notes;
    if (!of_age.empty()) {
        notes.push_back(of_age + ": consent is their own");
    }
    if (may_be_child && is_refusal(consent)) {
        notes.emplace_back(
            "consent is refused, which is no bar of who is or may be a child: hear the person first");
    }
    if (std::string lost = only_in_earlier(one); !lost.empty()) {
        notes.push_back(std::move(lost));
    }
    if (may_be_child && manifest.applies_to == checklist::AppliesTo::adult) {
        notes.push_back(
            fmt::format("`{}` is made for adults, and this person is or may be a child: `vidra list` shows "
                        "which is for children",
                        manifest.id));
    }
    if (recipient == Recipient::police && one.instrument != nullptr &&
        !says_what_is_shown(one.instrument->checklist)) {
        notes.emplace_back(
            "the checklist says of no question what a yes shows (`shows`), so that an admission cannot be "
            "told apart: "
            "police get no findings");
    }
    if (!may_be_child && consent != Consent::given && !claims_vital && is_in_vital_danger(one)) {
        notes.emplace_back(
            "danger or a medical emergency is established, and the letter does not say so: --reason and "
            "--decided-by would, on vital interest");
    }
    if (may_be_child) {
        decision.held.grounds.add(Ground::child);
    } else if (consent == Consent::given) {
        decision.held.grounds.add(Ground::permission);
    }
    if (is_vital) {
        decision.held.grounds.add(Ground::vital_interest);
        decision.held.reason = claims.reason;
        decision.held.decided_by = claims.decided_by;
    } else if (claims_vital) {
        notes.emplace_back(
            "vital interest is no ground here: no alert immediate_danger or medical_emergency is "
            "established");
    }
    if (is_lawful) {
        decision.held.grounds.add(Ground::law);
        decision.held.citation = claims.citation;
    } else if (!claims.citation.empty()) {
        notes.push_back(
            fmt::format("the law that --law cites is no ground for a letter to {}", word(recipient)));
    }
    return decision;
}

}  // namespace vidra::documents
