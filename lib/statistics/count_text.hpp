// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What stands in a cell of a published table: a count, or a mark in its place.
namespace vidra::statistics {

/// A mark that stands for a count, as somebody told it: `x` for 0 and more.
struct Mark {
    std::string text;
    Interval known;
};

/// `TEXT=LOW..HIGH`, `TEXT=LOW..` (no end above) or `TEXT=NUMBER`; the text may be empty. Nothing where it is
/// none of these, or LOW is greater than HIGH.
[[nodiscard]] std::optional<Mark> parse_mark(std::string_view told);

/// What a cell says.
struct CellText {
    enum class Kind : std::uint8_t {
        count,         ///< a whole number, in `known`
        mark,          ///< something in place of one
        fraction,      ///< a number that is not whole
        negative,      ///< a number below 0
        too_large,     ///< a whole number above `largest_count`
        inconsistent,  ///< a thousands separator that other cells of the column use otherwise
        other,         ///< no number, and no mark that is known
    };
    Kind kind = Kind::other;
    Interval known;
    friend bool operator==(const CellText&, const CellText&) = default;
};

/// Far above any count of persons, and far from where sums would overflow.
inline constexpr std::int64_t largest_count = 1'000'000'000'000;

/// Reads the cells of one column. Thousands may be separated by a comma, a point, an apostrophe or a blank
/// (the narrow and the unbreakable one too), as long as the column has one of them and always in threes:
/// `1,505` beside `2,5` is no number that can be told. A number of which nothing but zeros stand behind the
/// point (`5.0`) is whole.
///
/// Marks that need not be told: `<5` (0 to 4), `<=5`, `≤5`, `1-4`, and with nothing known `*`, `x`, `X`,
/// `..`,
/// `...`, `…`, `:`, `c`, `C`, `-`, `–`, `#`, `[c]`, `[x]` and an empty cell. A mark that is told comes before
/// these.
class CountColumn {
  public:
    /// `cells` are the different texts of the column; they are looked at now and not kept.
    CountColumn(const std::vector<std::string>& cells, const std::vector<Mark>& marks);

    [[nodiscard]] CellText read(std::string_view cell) const;

  private:
    /// How a sign stands in the numbers of the column.
    struct Use {
        bool in_threes = false;  ///< `1,505`
        bool otherwise = false;  ///< `2,5`
    };
    [[nodiscard]] bool separates_thousands(char sign) const;

    const std::vector<Mark>& m_marks;
    std::map<char, Use> m_uses;  ///< by sign, a blank for all blanks
};

}  // namespace vidra::statistics
