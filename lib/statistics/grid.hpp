// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/protection.hpp"
#include "statistics/shares.hpp"
#include "statistics/words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// What a table prints beside its counts.
struct Measures {
    std::vector<ShareOf> shares;
    bool has_mean = false;    ///< mean, median, and of how many
    bool has_change = false;  ///< from the last but one to the last category of the last column grouping
};

/// What stands in the cells of a grid.
enum class Shows : std::uint8_t {
    counts,
    share_of_row,
    share_of_row_established,
    share_of_column,
    share_of_column_established,
    share_of_total,
    share_of_total_established,
    mean,
    median,
    with_number,
};

/// A table as people read it: texts in rows and columns, in a stated order, totals last. What is hidden is
/// `x`; what there is none of is a dash.
struct Grid {
    Shows shows = Shows::counts;
    std::string caption;  ///< what stands in the cells, in words
    std::size_t label_columns = 0;
    std::vector<std::string> head;
    struct Row {
        std::vector<std::string> cells;
        bool is_total = false;
    };
    std::vector<Row> rows;
};

inline constexpr std::string_view hidden_mark = "x";
inline constexpr std::string_view nothing_mark = "\u2013";

/// The counts, and whatever `measures` asks for; shares of those established only where they differ.
/// `with_number` is the table of how many have a number, where there are means.
[[nodiscard]] std::vector<Grid> grids_of(const ProtectedTable& table, const ProtectedTable* with_number,
                                         const Measures& measures, const CodeLists& codes,
                                         std::string_view language);

/// The categories of some dimensions in the order of reading: the combinations of their categories, of each
/// the total last. Each is one category for each of `count` dimensions from `first`.
[[nodiscard]] std::vector<std::vector<std::size_t>> reading_order(const Table& table, std::size_t first,
                                                                  std::size_t count);

/// A number with one decimal place, as every percentage and mean of a report has.
[[nodiscard]] std::string one_decimal(double number, std::string_view language);

}  // namespace vidra::statistics
