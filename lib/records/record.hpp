// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// A field by its path with dots (`consent.referral.shelter`, `referrals.0.date`), and its text.
struct KeptField {
    std::string path;
    std::string text;
};

/// Before the kind of recipient, in the path of a consent to a referral.
inline constexpr std::string_view referral_consent = "consent.referral.";

/// What is read of one record: its name, what it was asked with, and its answers. Everything else in the
/// row (identity, notes, consent) is checked for form where it is and left where it is, unless
/// ReadOptions::keep_fields asks for it.
struct Record {
    std::string case_id;
    std::string checklist;  ///< empty when absent, as the two below
    std::string version;
    std::string hash;
    std::optional<std::int64_t> age;  ///< years, 0 to 150
    checklist::Answers answers;       ///< one for each question, as recorded
    std::vector<KeptField> kept;      ///< fields that are not blank, in the order of the row

    /// The text of a kept field; empty where there is none.
    [[nodiscard]] std::string_view kept_text(std::string_view path) const;
    /// Of the path `before` with `name`, which is not empty, behind it.
    [[nodiscard]] std::string_view kept_text(std::string_view before, std::string_view name) const;

    void clear(std::size_t question_count) {
        case_id.clear();
        checklist.clear();
        version.clear();
        hash.clear();
        age.reset();
        answers.reset(question_count);
        kept.clear();
    }
};

}  // namespace vidra::records
