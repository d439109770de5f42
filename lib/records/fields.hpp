// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// The fields of a record beside its answers, and what they may hold (design, "Records").
namespace vidra::records {

enum class FieldShape : std::uint8_t { scalar, list, object };

/// A field by its name, or by its path with dots (`consent.referral.shelter`), or one of the user's own,
/// which begins with `x_`.
[[nodiscard]] bool is_field(std::string_view path);

/// The field that `name` is a slip of: the same but for capitals, or within two letters of one of six or more
/// (shorter ones are near too many words). Empty if there is none.
[[nodiscard]] std::string near_field(std::string_view name);

/// Whether a name that is none of a field speaks of consent, in English or Serbian: what stands there may be
/// a refusal, which must not be passed over.
[[nodiscard]] bool speaks_of_consent(std::string_view name);

/// How a top-level field is built; one of the user's own may be anything and is a scalar here.
[[nodiscard]] FieldShape field_shape(std::string_view name);

/// What the text of a field must be, and where evaluation uses it.
enum class FieldRule : std::uint8_t {
    any,
    case_id,
    checklist,
    version,
    hash,
    age,        ///< of the person; whole years
    other_age,  ///< whole years
    date,
    basis,
    consent,
    internal,
};

/// By the field's name, or its path with dots; `any` for what is no field.
[[nodiscard]] FieldRule field_rule(std::string_view path);

/// What `text` would have to be where it does not fit the rule: "a date as YYYY-MM-DD". Empty when it fits;
/// blank always does.
[[nodiscard]] std::string field_fault(FieldRule rule, std::string_view text);

/// Puts the text of a top-level field into `record` where evaluation uses it. Gives what the text would have
/// to be where it does not fit, as field_fault does.
[[nodiscard]] std::string set_field(Record& record, FieldRule rule, std::string_view text);

/// A column's or key's name for a finding: only as far as it can be one, anything longer might be a text.
[[nodiscard]] std::string shown_name(std::string_view name);

/// The same for a key of a JSON row, which is data of the row: named only if it has the form of a name.
[[nodiscard]] std::string shown_key(std::string_view key);

/// The most years that an age can be.
inline constexpr std::int64_t max_age_years = 150;

}  // namespace vidra::records
