// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

/// The words of a draft that its writer and its reader share, in the order of the enumerations of Talk.
namespace vidra::screening {

inline constexpr std::array<std::string_view, 8> part_words = {"before", "wait", "age",     "question",
                                                               "other",  "stop", "skipped", "closing"};
inline constexpr std::array<std::string_view, 6> entry_words = {"none",       "note",    "basis",
                                                                "assessment", "section", "years"};
/// What of Talk::told stands among the fields of the record itself.
inline constexpr std::array<std::string_view, 3> identity_keys = {"name", "birth_date", "contact"};
inline constexpr std::array<std::string_view, 7> interview_keys = {
    "spoken", "interpreter", "present", "bed_tonight", "second_talk", "views", "guardianship_told"};

/// What the reader puts into a Talk; all else in a draft was put there by hand.
inline constexpr std::array<std::string_view, 17> own_members = {
    "case",    "date",  "station", "sex",        "age",     "checklist", "version",   "hash",   "before",
    "answers", "basis", "notes",   "assessment", "consent", "identity",  "interview", "x_draft"};

}  // namespace vidra::screening
