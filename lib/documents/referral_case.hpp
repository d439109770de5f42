// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/case_history.hpp"
#include "documents/manifest.hpp"
#include "documents/services.hpp"
#include "screening/age_group.hpp"
#include "screening/screener.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents {

/// A record that a letter is about, with its result where a checklist was applied.
struct ReferralCase {
    const records::Record* record = nullptr;  ///< with its fields kept
    const expression::Instrument* instrument =
        nullptr;                              ///< null: no checklist was applied; then so are the two below
    screening::Screener* screener = nullptr;  ///< has evaluated this record last
    const screening::Result* result = nullptr;
    EarlierRecords earlier = {};           ///< of the same case
    std::optional<base::Days> today = {};  ///< nothing: the day of the talk
};

/// What the officer claims for this letter.
struct Claims {
    std::string citation;  ///< of the ground `law`
    std::string reason;    ///< of `vital_interest`: both it and who decided
    std::string decided_by;
};

/// Whether a letter may go, and on which grounds.
struct Decision {
    bool is_refused = false;
    std::string why;  ///< in words, of a refusal
    /// What whoever sends a letter that may go should know: a ground that was claimed and does not hold, for
    /// instance.
    std::vector<std::string> notes;
    HeldGrounds held;
};

/// Who was under 18 at the talk and is surely 18 on `today`: by date of birth, else by the age and the whole
/// years since the talk. Never where the age is recorded as uncertain.
[[nodiscard]] bool has_come_of_age(const records::Record& record, base::Days today);

/// Whether the record has a sign of a child on `today`: an age under 18, by number or date of birth, or a
/// group that was told and is not adult. Answers are not looked at.
[[nodiscard]] bool says_child(const records::Record& record, base::Days today);

/// What holds of consent to a referral: what the record says, after what earlier ones of the case say.
[[nodiscard]] Consent consent_of(const ReferralCase& one, Recipient recipient);
/// The same of consent that what was said is kept and used.
[[nodiscard]] Consent data_use_of(const ReferralCase& one);

/// Whether the person is a child, may be one, or is an adult; as far as the record says, and where it says
/// nothing an earlier one of the case. Who was a child at the talk and by date of birth, or by age and the
/// years since, is surely an adult today, counts as one.
[[nodiscard]] screening::AgeGroup age_group_of(const ReferralCase& one);

/// The rule of design.md, "Letters":
/// - an adult's refusal (or withdrawal) for this kind of recipient is obeyed, whatever else holds, and one
/// that
///   an earlier record of the case has where this one says nothing; who could
///   neither give nor refuse consent gets a letter to a health body, or on vital interest or law, alone. An
///   age that nobody asked for counts as adult here: a refusal is obeyed.
/// - permission holds where consent for this kind is given; of a child consent is no ground.
/// - child holds for an age under 18, and an age group of child, uncertain or unknown.
/// - vital interest holds where an alert `immediate_danger` or `medical_emergency` is established and a
/// reason
///   and who decided are named.
/// - law holds where a citation is named that the manifest gives something to this recipient on.
/// A letter that is anonymous, or to the person, needs none of it.
[[nodiscard]] Decision decide(const Manifest& manifest, Recipient recipient, const ReferralCase& one,
                              const Claims& claims);

/// What is known of the person for whom a service is looked for.
[[nodiscard]] NeedsOfPerson needs_of(const ReferralCase& one);

/// Whether the indicator of this id is answered yes; false where there is none.
[[nodiscard]] bool is_answered_yes(const ReferralCase& one, std::string_view id);

/// Whether the checklist says of any question what a yes shows (`shows`). Where it says so of none, an
/// admission is not told apart, and police get no findings.
[[nodiscard]] bool says_what_is_shown(const checklist::Checklist& checklist);

/// Whether an alert of this id is established.
[[nodiscard]] bool has_alert(const ReferralCase& one, std::string_view id);

}  // namespace vidra::documents
