// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/text.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// What the values of a column are: their order, their names, and what they are put together to. Values
/// that it does not list stand behind those that it does.
struct CodeList {
    struct Group {
        std::string id;
        std::vector<std::string> members;  ///< values, or groups that stand before this one
    };
    checklist::Text title;                       ///< what the column is called in a table; empty: its name
    std::vector<std::string> order;              ///< these have a row even where nobody is counted in it
    std::set<std::string, std::less<>> missing;  ///< what stands for: not recorded
    std::vector<Group> groups;                   ///< with a subtotal each
    std::map<std::string, checklist::Text, std::less<>> labels;  ///< of values and groups
};

/// What was not established, and why; each a category of its own, after all others.
enum class Missing : unsigned char { unknown, refused, not_applicable, not_asked, not_recorded };

/// What a value says to be missing: `unknown`, `refused`, `not_applicable` (`n/a`), `not_asked`, blank.
[[nodiscard]] std::optional<Missing> missing_of(std::string_view value);
/// The id of its category: `unknown`, `refused`, `not_applicable`, `not_asked`, `not_recorded`.
[[nodiscard]] std::string_view id_of(Missing missing);

/// Whether a value is a word for a total, in one of the languages that published tables are met in: then its
/// row repeats what other rows hold.
[[nodiscard]] bool is_total_word(std::string_view value);

}  // namespace vidra::statistics
