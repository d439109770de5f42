// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "reason/counting.hpp"
#include "reason/pattern_space.hpp"
#include "reason/witness.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::reason {

/// One answer of a witness as a record would hold it: question, and "yes", an option, a number or a date.
/// Options of one many stand together.
struct FactWords {
    std::string question;
    std::vector<std::string> values;  ///< one, but for many
    checklist::QuestionType type = checklist::QuestionType::indicator;
};
[[nodiscard]] std::vector<FactWords> fact_words(const PatternSpace& space, const Facts& facts);

/// "age_group: child; passport_taken"; what is only yes goes without saying so. "every answer no or none"
/// where there is no fact.
[[nodiscard]] std::string facts_text(const PatternSpace& space, const Facts& facts);

/// The text of a claim on one line, or "never_lowers a, b".
[[nodiscard]] std::string claim_text(const checklist::Checklist& checklist, const checklist::Claim& claim);

/// "83.44 %", "0.0928 %", "1.7e-09 %", of a share from 0 to 1.
[[nodiscard]] std::string percent(double share);

/// A number of decimal digits in groups of three, with thin commas: "1,234,567".
[[nodiscard]] std::string grouped(std::string_view digits);

/// "1 pattern", "1,234,567 patterns".
[[nodiscard]] std::string patterns_text(const Count& count);

}  // namespace vidra::reason
