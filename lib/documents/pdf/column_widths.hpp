// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/fonts.hpp"
#include "documents/pdf/rich_text.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace vidra::documents::pdf {

/// What the text of a column takes, in ems.
struct ColumnNeed {
    double word = 0;  ///< the longest that should not be broken
    double line = 0;  ///< the longest, if nothing is broken

    /// Takes one more cell into account.
    void add(Fonts& fonts, const RichText& cell, bool is_bold);
};

struct ColumnWidths {
    std::vector<double> widths;  ///< in points; together they are as wide as asked for
    double size = 0;     ///< of the font: smaller than asked for where the longest words would not fit
    double padding = 0;  ///< left and right in each cell
};

/// No column is without width, however many there are.
[[nodiscard]] ColumnWidths column_widths(std::span<const ColumnNeed> needs, double width, double size);

}  // namespace vidra::documents::pdf
