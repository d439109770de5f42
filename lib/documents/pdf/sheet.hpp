// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"

#include <array>

namespace vidra::documents::pdf {

/// Measures of a paper and of what stands on it, in points (1/72 inch).
struct Sheet {
    double width;
    double height;
    double side;    ///< margin left and right
    double top;     ///< margin
    double bottom;  ///< margin; the page number stands in it
    double body;    ///< size of the font, which the measures below it go by
    std::array<double, 6> headings;

    /// The same with all letters so much larger or smaller.
    [[nodiscard]] Sheet scaled(double scale) const {
        Sheet sheet = *this;
        sheet.body *= scale;
        for (double& heading : sheet.headings) {
            heading *= scale;
        }
        return sheet;
    }
    [[nodiscard]] double inner_width() const { return width - 2 * side; }
    [[nodiscard]] double inner_height() const { return height - top - bottom; }
    [[nodiscard]] double between_paragraphs() const { return 0.6 * body; }
    [[nodiscard]] double between_items() const { return 0.2 * body; }
    [[nodiscard]] double above_heading(int level) const { return (level <= 2 ? 1.3 : 1.0) * body; }
    [[nodiscard]] double below_heading() const { return 0.4 * body; }
    [[nodiscard]] double list_indent() const { return 1.8 * body; }
    [[nodiscard]] double frame_padding() const { return 0.7 * body; }
    [[nodiscard]] double number_size() const { return 0.8 * body; }
};

/// A6 is what fits a pocket: smaller letters and margins, or nothing would stand on it.
inline Sheet sheet_of(Paper paper) {
    if (paper == Paper::a6) {
        return {297.638, 419.528, 25.5, 24, 30, 8, {11.5, 9.5, 8.5, 8, 8, 8}};
    }
    return {595.276, 841.89, 62, 56.5, 62, 10.5, {15.5, 12.5, 11, 10.5, 10.5, 10.5}};
}

}  // namespace vidra::documents::pdf
