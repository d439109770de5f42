// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/talk.hpp"

#include <array>
#include <cstddef>
#include <string_view>

/// The words of a draft that its writer and its reader share, in the order of the enumerations of Talk.
namespace vidra::screening {

inline constexpr std::array<std::string_view, 8> part_words = {"before", "wait", "age",     "question",
                                                               "other",  "stop", "skipped", "closing"};
inline constexpr std::array<std::string_view, 6> entry_words = {"none",       "note",    "basis",
                                                                "assessment", "section", "years"};
/// The number that stands in a draft for each Closing. A number is never used again and none moves: one that
/// is asked in the middle since some version has the next free number, and drafts of before go on where they
/// were.
inline constexpr auto closing_numbers =
    std::to_array<std::size_t>({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 10, 11, 12, 17, 18, 13, 14, 15});
static_assert(closing_numbers.size() == static_cast<std::size_t>(Closing::summary) + 1);
/// What of Talk::told stands among the fields of the record itself.
inline constexpr std::array<std::string_view, 6> identity_keys = {"call_name", "name",        "birth_date",
                                                                  "contact",   "whereabouts", "keep_from"};
inline constexpr std::array<std::string_view, 7> interview_keys = {
    "spoken", "interpreter", "present", "bed_tonight", "second_talk", "views", "guardianship_told"};

/// What the reader puts into a Talk; all else in a draft was put there by hand.
inline constexpr std::array<std::string_view, 17> own_members = {
    "case",    "date",  "station", "sex",        "age",     "checklist", "version",   "hash",   "before",
    "answers", "basis", "notes",   "assessment", "consent", "identity",  "interview", "x_draft"};

}  // namespace vidra::screening
