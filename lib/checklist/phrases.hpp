// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vidra::checklist {

/// The words around a checklist's own texts where vidra writes for people.
enum class Phrase : std::uint8_t {
    established,
    at_most,
    settled,
    referral,
    refer_yes,
    refer_open,
    refer_no,
    answered,
    answered_of,  ///< "{0} of {1}; {2} open"
    what_to_do,
    alerts,
    outcomes,
    criteria,
    holds,
    fails,
    open,
    rests_on,
    yes,
    no,
    unknown,
    refused,
    not_applicable,
    not_asked,
    not_relevant,
    passed_over,
    presumed_unknown,  ///< "unknown, counts as {0}"
    presumed_refused,
    from_age,        ///< "{0}, by the recorded age"
    open_questions,  ///< "{0} open"
    nothing_yes,
    can_change,
    cannot_change,
    would_raise,  ///< "…, to {0}"
    would_lower,  ///< "…, to {0}"
    ask_next,
    questions_expected,  ///< "about {0} questions …"
    too_large_to_say,
    and_more,  ///< "and {0} more"
    strong,
    medium,
    weak,
    sections,
    source,
    compared_primary,
    compared_secondary,
    compared_own,
    for_adults,
    for_children,
    for_any,
    asked_only_if,
    presumes,
    otherwise,
    the_case,
    checklists,
    mappings,
    letters,
    service_lists,
    reports,
    maps_onto,  ///< "onto {0}"
    does_not_check,
};

/// Which of two texts of vidra's own to show: Serbian in Cyrillic or Latin, English for every other language.
[[nodiscard]] std::string in_language(std::string_view english, std::string_view serbian,
                                      std::string_view language);

/// The phrase in `language`: English, Serbian in Cyrillic or Latin; English for any other.
[[nodiscard]] std::string phrase(Phrase which, std::string_view language);

/// Whom a checklist is for, in words.
[[nodiscard]] Phrase phrase_of(AppliesTo applies_to);

}  // namespace vidra::checklist
