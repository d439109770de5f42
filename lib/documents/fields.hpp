// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/grounds.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Everything that a letter can say of a person, and the most that a manifest may allow.
namespace vidra::documents {

/// How a field looks to a template.
enum class FieldForm : std::uint8_t {
    text,
    flag,
    object,  ///< its members are texts and flags
    list,    ///< an object: `list` of items, `count`, `names` (joined), and one of `one`, `few`, `many`
};

/// A field that a manifest may name. The ceilings are those of the table of recipients in the domain's notes
/// on practice ("The letter"): identity on permission or for a child, findings to those who identify, and so
/// on.
struct Field {
    std::string_view name;  ///< with dots: `identity.name`
    FieldForm form = FieldForm::text;
    std::string_view members;  ///< of an object, or of the items of a list; with blanks between
    std::string_view from;     ///< where it comes from, in words
    std::string_view english;  ///< its name in a letter that leaves it out
    std::string_view serbian;
    Recipients freely;                                  ///< may have it without a ground
    std::array<Recipients, ground_count> grounds = {};  ///< by ground: who may have it on that

    [[nodiscard]] Recipients anyone() const;
    /// A ground that `recipient` may have it on.
    [[nodiscard]] bool may_have(Recipient recipient, Ground ground) const {
        return grounds[static_cast<std::size_t>(ground)].has(recipient);
    }
};

/// In the order in which they are told.
[[nodiscard]] std::span<const Field> all_fields();
/// By its whole name; null where there is none.
[[nodiscard]] const Field* find_field(std::string_view name);
[[nodiscard]] std::string label(const Field& field, std::string_view language);

/// The only fields of a notice that identifies nobody.
[[nodiscard]] bool is_anonymous(const Field& field);

/// A name that every template may use: it says nothing of the person.
struct FrameName {
    std::string_view name;
    FieldForm form = FieldForm::text;
    std::string_view members;
};
[[nodiscard]] std::span<const FrameName> frame_names();

}  // namespace vidra::documents
