// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What records are counted by: `sex`, `year(date)`, `bands(age, 18, 25)`, `each(form)`.
namespace vidra::statistics {

struct Grouping {
    enum class Kind : std::uint8_t {
        value,        ///< the text as it is
        year,         ///< of a date, `2026`
        quarter,      ///< of a date, `2026-Q1`
        month,        ///< of a date, `2026-01`
        bands,        ///< whole numbers from one cut to below the next
        status,       ///< whether anything is recorded: `recorded`, or why not
        combination,  ///< the elements of a list together, in the order of the alphabet
        each,         ///< every element of a list by itself, or every one of several yes-or-no columns
    };
    Kind kind = Kind::value;
    std::vector<std::string> columns;  ///< what is read; one, of `each` perhaps several
    std::vector<std::int64_t> cuts;    ///< of bands: rising; the first band is below the first cut
    std::string name;                  ///< as it is written in one way: `bands(age, 18, 25)`

    [[nodiscard]] bool is_list() const { return kind == Kind::combination || kind == Kind::each; }
};

/// Reads a grouping; a column whose name holds commas or brackets stands in double quotes. Where it is none
/// `fault` says what would be right.
[[nodiscard]] std::optional<Grouping> parse_grouping(std::string_view text, std::string& fault);

/// Why these cannot be the groupings of one table, in words: one stands twice, or there are two `each`. Empty
/// where they can.
[[nodiscard]] std::string grouping_conflict(const std::vector<Grouping>& rows,
                                            const std::vector<Grouping>& columns);

/// The parts of a list, at commas that are not in brackets or quotes; trimmed, blank ones too.
[[nodiscard]] std::vector<std::string> split_groupings(std::string_view text);

}  // namespace vidra::statistics
