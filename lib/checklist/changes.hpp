// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "diag/location.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What differs between two versions of a checklist in words: what their files say, not what that means.
namespace vidra::checklist {

/// `changed` is said of a thing that stands in both versions, also where the field is in one of them only.
enum class ChangeKind : std::uint8_t { added, removed, changed };

/// What a change is about.
enum class Subject : std::uint8_t {
    checklist,
    source,
    section,
    question,
    option,
    criterion,
    outcome,
    alert,
    example,
    claim
};

struct Change {
    ChangeKind kind = ChangeKind::changed;
    Subject subject = Subject::checklist;
    /// The id of the thing, of an option that of its question. Of a source its title, publisher and year; of
    /// an example its name; of a claim its rule or its list, or `why` where only that is the same.
    std::string id;
    std::string option;  ///< id, of an option only
    /// As the key in the file: `strength`, `guidance.legal`. Also `section`, where a question stands, and
    /// `order.question` (section, option, …) of the checklist, section or question that has the list. Empty
    /// for a thing that was added or removed; of such a thing nothing else is said, save that each question
    /// of a section is a thing of its own.
    std::string field;
    std::string language;  ///< of a text: as it stands in the file, nothing derived
    /// The values as text, with their defaults; empty where there is none. Of `answers` and `never_lowers`
    /// what the other version has not; of an order what moved, and what it stands after.
    std::string old_value;
    std::string new_value;
    /// Where the value stands, if that is known, or else its thing; nothing for sources, for most that is
    /// said of the checklist as a whole, and where the thing is not in that version.
    std::optional<diag::Range> old_place;
    std::optional<diag::Range> new_place;
};

/// All that differs between two versions of one checklist, but for the hash of the file. Things are matched
/// by what they are known by (Change::id), never by their place. Rules are the same if they differ in blanks
/// alone. What only the writing of a list decides is no change: the order of ages, answers, `never_lowers`.
/// First the checklist, then things in the order of the manual page and of the newer file; what was removed
/// comes after what it stood after.
[[nodiscard]] std::vector<Change> changes(const Checklist& older, const Checklist& newer);

[[nodiscard]] std::string_view word(ChangeKind kind);
[[nodiscard]] std::string_view word(Subject subject);

}  // namespace vidra::checklist
