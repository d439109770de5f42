// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/code_list.hpp"
#include "statistics/table.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace vidra::statistics {

/// What tables say of themselves.
enum class Word : std::uint8_t {
    total,
    respondents,
    none,
    unknown,
    refused,
    not_applicable,
    not_asked,
    not_recorded,
    recorded,
    count,
    percent_of_row,
    percent_of_row_answered,
    percent_of_column,
    percent_of_column_answered,
    percent_of_total,
    percent_of_total_answered,
    mean,
    median,
    with_number,
    change,
    change_in_percent,
    established,
    share,
    interval_from,
    interval_to,
    hidden_note,
    rounded_note,
    not_for_publication,
};

/// In English, Serbian (`sr`, Cyrillic) or `sr-Latn`; in English for any other language.
[[nodiscard]] std::string word(Word word, std::string_view language);

using CodeLists = std::map<std::string, CodeList>;

/// The name of a category for people: what the code list of its column calls it, otherwise its id.
[[nodiscard]] std::string label(const Grouping& grouping, const Category& category, const CodeLists& codes,
                                std::string_view language);
/// The name of a grouping: the title that the code list of its column has, otherwise as it is written.
[[nodiscard]] std::string label(const Grouping& grouping, const CodeLists& codes, std::string_view language);

}  // namespace vidra::statistics
