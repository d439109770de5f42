// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/checklist_texts.hpp"
#include "documents/letter_frame.hpp"
#include "documents/referral_case.hpp"
#include "documents/value.hpp"

#include <string_view>

namespace vidra::documents {

/// What the fields of one case are made of. All must outlive the values.
struct FieldSource {
    const ReferralCase& one;
    const LetterFrame& frame;
    const ChecklistTexts* texts;  ///< null where no checklist was applied
};

using MakeField = Value (*)(const FieldSource&);

/// What makes the field of this name (documents/fields.hpp) out of a case; null for one that is of no single
/// case. Whether it may go into the letter is not asked here but by LetterData.
[[nodiscard]] MakeField find_field_maker(std::string_view name);

}  // namespace vidra::documents
