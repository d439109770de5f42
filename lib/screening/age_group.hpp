// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "records/record.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace vidra::screening {

/// Who the person is by the age that is known.
enum class AgeGroup : std::uint8_t { unknown, adult, may_be_child };

/// Whether some question is answered by an age.
[[nodiscard]] bool has_age_question(const checklist::Checklist& checklist);

/// The answer that an age of so many years gives to a question; nothing where it gives none.
[[nodiscard]] std::optional<checklist::Answer> answer_of_age(const checklist::Question& question,
                                                             std::int64_t years);

/// By the answered or recorded age, or an indicator of the id `may_be_child` that is answered yes; where a
/// question was asked in vain, by what it presumes. `told` is the group that was told where the checklist has
/// no question for it: `adult`, `child`, `uncertain`, or empty.
[[nodiscard]] AgeGroup age_group(const checklist::Checklist& checklist, const records::Record& record,
                                 std::string_view told);

}  // namespace vidra::screening
