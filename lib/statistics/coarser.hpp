// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vidra::statistics {

/// Categories of a dimension that together are one category of another grouping.
struct CoarserCategory {
    std::string category;  ///< of the other grouping
    std::vector<std::size_t> parts;
};

/// Whether the categories of `coarse` are sums of those of `fine`, as `coarser_categories` has them.
[[nodiscard]] bool is_coarser(const Grouping& fine, const Grouping& coarse);

/// How the categories of `fine` make up those of `coarse`, another grouping of the same column: months make
/// quarters and years, narrow bands make wider ones with the same cuts, combinations hold a mention, and
/// whatever is not missing is recorded. Empty where they do not.
[[nodiscard]] std::vector<CoarserCategory> coarser_categories(const Dimension& fine, const Grouping& coarse);

}  // namespace vidra::statistics
