// SPDX-License-Identifier: Apache-2.0
#include "statistics/code_list.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace vidra::statistics {
namespace {

constexpr std::array<std::string_view, 5> missing_ids = {"unknown", "refused", "not_applicable", "not_asked",
                                                         "not_recorded"};

}  // namespace

std::optional<Missing> missing_of(std::string_view value) {
    if (value.empty()) {
        return Missing::not_recorded;
    }
    if (value == "?") {
        return Missing::unknown;
    }
    if (value == "n/a") {
        return Missing::not_applicable;
    }
    const auto* const at = std::find(missing_ids.begin(), missing_ids.end(), value);
    return at == missing_ids.end() ? std::nullopt
                                   : std::optional(static_cast<Missing>(at - missing_ids.begin()));
}

std::string_view id_of(Missing missing) {
    return missing_ids[static_cast<std::size_t>(missing)];
}

bool is_total_word(std::string_view value) {
    static constexpr std::array<std::string_view, 10> words = {
        "total", "totals", "all", "overall", "sum", "ukupno", "укупно", "Укупно", "УКУПНО", "grand total"};
    if (value.size() > 64) {  // no name of a total is so long, and every cell of a file is looked at
        return false;
    }
    const std::string lower = base::ascii_lower(value);
    return std::find(words.begin(), words.end(), lower) != words.end() || lower.ends_with(" total") ||
           lower.starts_with("total ");
}

}  // namespace vidra::statistics
