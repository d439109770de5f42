// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>

#include <cstddef>

/// How series are told apart: by shade and hatch, or by mark and dash, so that no colour is needed for it.
/// Colours are those of Okabe and Ito ("Color Universal Design", 2008), which the colour-blind tell apart.
namespace vidra::documents::pdf {

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// A bar, or the sample of one in the legend. `size` is that of the text, which the hatch goes by. Nothing
/// for a box without width or height.
void draw_bar(cairo_t* cairo, const Box& box, std::size_t series, double size);

/// In place of a number that is hidden: dashed around and crossed, like no bar.
void draw_hidden(cairo_t* cairo, const Box& box, double size);

/// Strokes the path that was made, as the line of a series.
void stroke_series(cairo_t* cairo, std::size_t series, double size);

/// The mark of a series at one of its points.
void draw_mark(cairo_t* cairo, double x, double y, std::size_t series, double size);

}  // namespace vidra::documents::pdf
