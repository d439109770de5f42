// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/published_table.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vidra::statistics {

/// What the values of a table's key columns are to each other.
struct KeyLayout {
    /// In place of a value: everything there is in this column.
    static constexpr std::uint32_t everything = std::numeric_limits<std::uint32_t>::max();
    /// In place of a subtotal: it belongs to none.
    static constexpr std::uint32_t none = everything - 1;

    struct Column {
        std::vector<std::uint32_t> key;       ///< by value: itself, or `everything` for a total
        std::vector<bool> is_subtotal;        ///< by value
        std::vector<std::uint32_t> subtotal;  ///< by value: the subtotal that it is a part of, or `none`
        std::size_t part_count = 0;           ///< values that are neither total nor subtotal
        bool has_total = false;
    };
    std::vector<Column> columns;
};

[[nodiscard]] KeyLayout make_key_layout(const PublishedTable& table);

/// Pairs of column names of which the second follows from the first: in all tables that have both, each value
/// of the first goes with one value of the second, and some value of the second goes with several.
using Hierarchies = std::set<std::pair<std::string, std::string>>;
[[nodiscard]] Hierarchies find_hierarchies(const std::vector<PublishedTable>& tables,
                                           const std::vector<KeyLayout>& layouts);

}  // namespace vidra::statistics
