// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/chart_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace vidra::documents::pdf {

namespace {

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
};

constexpr Colour rgb(unsigned hex) {
    return {static_cast<double>(hex >> 16U) / 255, static_cast<double>((hex >> 8U) & 0xFFU) / 255,
            static_cast<double>(hex & 0xFFU) / 255};
}

constexpr Colour blue = rgb(0x0072B2);
constexpr Colour orange = rgb(0xE69F00);
constexpr Colour green = rgb(0x009E73);
constexpr Colour sky = rgb(0x56B4E9);
constexpr Colour vermillion = rgb(0xD55E00);
constexpr Colour yellow = rgb(0xF0E442);
constexpr Colour rose = rgb(0xCC79A7);
constexpr Colour black = rgb(0x333333);
constexpr Colour grey = rgb(0xBBBBBB);
constexpr Colour white = rgb(0xFFFFFF);

enum class Hatch : std::uint8_t { none, rising, falling, level, upright, crossed, dots };

struct Fill {
    Colour colour;
    Hatch hatch = Hatch::none;
    Colour ink;  ///< of the hatch
};

// Neighbours differ in shade: dark, light, dark, light. What is of about one shade differs in its hatch.
constexpr std::array<Fill, 12> fills = {{{blue, Hatch::none, white},
                                         {orange, Hatch::none, white},
                                         {green, Hatch::rising, white},
                                         {sky, Hatch::dots, black},
                                         {black, Hatch::none, white},
                                         {yellow, Hatch::falling, black},
                                         {vermillion, Hatch::level, white},
                                         {rose, Hatch::upright, black},
                                         {blue, Hatch::dots, white},
                                         {white, Hatch::rising, black},
                                         {black, Hatch::falling, white},
                                         {grey, Hatch::level, black}}};

enum class Mark : std::uint8_t { disc, square, triangle, diamond, cross, turned_triangle };

// Light colours make no line that is seen on white; the second six have hollow marks.
constexpr std::array<Colour, 6> line_colours = {blue, vermillion, green, black, rose, sky};

void set_colour(cairo_t* cairo, const Colour& colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

/// Lines of one slope over a box, each cut at its edges: no clip is needed, of which each viewer makes its
/// own. Those of boxes that touch meet.
void add_slanted(cairo_t* cairo, const Box& box, double step, bool rising) {
    const double right = box.x + box.width;
    const double bottom = box.y + box.height;
    const double first = rising ? box.x + box.y : box.x - bottom;
    const double last = rising ? right + bottom : right - box.y;
    const auto end_step = static_cast<long>(std::ceil(last / step));
    for (auto i = static_cast<long>(std::ceil(first / step)); i < end_step; ++i) {
        const double sum = static_cast<double>(i) * step;  // of x and y, or their difference
        const double begin = std::max(box.x, rising ? sum - bottom : sum + box.y);
        const double end = std::min(right, rising ? sum - box.y : sum + bottom);
        if (end > begin) {
            cairo_move_to(cairo, begin, rising ? sum - begin : begin - sum);
            cairo_line_to(cairo, end, rising ? sum - end : end - sum);
        }
    }
}

/// Of the lines that are `step` apart, the first half a step from an edge, those in `length`.
long lines_in(double length, double step) {
    return static_cast<long>(std::ceil(length / step - 0.5));
}

/// Where one of them is, from that edge.
double line_at(long i, double step) {
    return (static_cast<double>(i) + 0.5) * step;
}

void add_level(cairo_t* cairo, const Box& box, double step) {
    for (long i = 0; i < lines_in(box.height, step); ++i) {
        const double y = box.y + box.height - line_at(i, step);
        cairo_move_to(cairo, box.x, y);
        cairo_line_to(cairo, box.x + box.width, y);
    }
}

void add_upright(cairo_t* cairo, const Box& box, double step) {
    for (long i = 0; i < lines_in(box.width, step); ++i) {
        const double x = box.x + line_at(i, step);
        cairo_move_to(cairo, x, box.y);
        cairo_line_to(cairo, x, box.y + box.height);
    }
}

/// Whole ones alone; each second row is half a step behind the first.
void fill_dots(cairo_t* cairo, const Box& box, double step) {
    const double side = 0.4 * step;
    const double row_step = 0.8 * step;
    for (long row = 0; row < lines_in(box.height, row_step); ++row) {
        const double y = box.y + box.height - line_at(row, row_step) - side / 2;
        const double shift = row % 2 == 0 ? 0 : step / 2;
        for (long i = 0; i < lines_in(box.width - shift, step); ++i) {
            const double x = box.x + shift + line_at(i, step) - side / 2;
            if (y > box.y && x + side < box.x + box.width) {
                cairo_rectangle(cairo, x, y, side, side);
            }
        }
    }
    cairo_fill(cairo);
}

void draw_hatch(cairo_t* cairo, const Box& box, Hatch hatch, double size) {
    const double step = 0.45 * size;
    constexpr double diagonal = 1.41421356237309505;
    switch (hatch) {
        case Hatch::none:
            return;
        case Hatch::rising:
            add_slanted(cairo, box, diagonal * step, true);
            break;
        case Hatch::falling:
            add_slanted(cairo, box, diagonal * step, false);
            break;
        case Hatch::level:
            add_level(cairo, box, step);
            break;
        case Hatch::upright:
            add_upright(cairo, box, step);
            break;
        case Hatch::crossed:
            add_slanted(cairo, box, diagonal * step, true);
            add_slanted(cairo, box, diagonal * step, false);
            break;
        case Hatch::dots:
            fill_dots(cairo, box, 1.1 * step);
            return;
    }
    cairo_set_line_width(cairo, 0.09 * size);
    cairo_stroke(cairo);
}

bool is_nothing(const Box& box) {
    return !(box.width > 0 && box.height > 0);
}

void add_mark(cairo_t* cairo, double x, double y, Mark mark, double r) {
    constexpr double whole = 6.283185307179586;
    cairo_new_sub_path(cairo);
    switch (mark) {
        case Mark::disc:
            cairo_arc(cairo, x, y, r, 0, whole);
            break;
        case Mark::square:
            cairo_rectangle(cairo, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
            return;
        case Mark::triangle:
            cairo_move_to(cairo, x, y - 1.2 * r);
            cairo_line_to(cairo, x + 1.15 * r, y + 0.85 * r);
            cairo_line_to(cairo, x - 1.15 * r, y + 0.85 * r);
            break;
        case Mark::turned_triangle:
            cairo_move_to(cairo, x, y + 1.2 * r);
            cairo_line_to(cairo, x + 1.15 * r, y - 0.85 * r);
            cairo_line_to(cairo, x - 1.15 * r, y - 0.85 * r);
            break;
        case Mark::diamond:
            cairo_move_to(cairo, x, y - 1.35 * r);
            cairo_line_to(cairo, x + 1.15 * r, y);
            cairo_line_to(cairo, x, y + 1.35 * r);
            cairo_line_to(cairo, x - 1.15 * r, y);
            break;
        case Mark::cross:
            for (const auto& [dx, dy] : std::array<std::pair<double, double>, 12>{{{-1.2, -0.4},
                                                                                   {-0.4, -0.4},
                                                                                   {-0.4, -1.2},
                                                                                   {0.4, -1.2},
                                                                                   {0.4, -0.4},
                                                                                   {1.2, -0.4},
                                                                                   {1.2, 0.4},
                                                                                   {0.4, 0.4},
                                                                                   {0.4, 1.2},
                                                                                   {-0.4, 1.2},
                                                                                   {-0.4, 0.4},
                                                                                   {-1.2, 0.4}}}) {
                cairo_line_to(cairo, x + dx * r, y + dy * r);
            }
            break;
    }
    cairo_close_path(cairo);
}

}  // namespace

void draw_bar(cairo_t* cairo, const Box& box, std::size_t series, double size) {
    if (is_nothing(box)) {
        return;
    }
    const Fill& fill = fills[series % fills.size()];
    set_colour(cairo, fill.colour);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_fill(cairo);
    set_colour(cairo, fill.ink);
    draw_hatch(cairo, box, fill.hatch, size);
    set_colour(cairo, black);
    cairo_set_line_width(cairo, 0.05 * size);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_stroke(cairo);
}

void draw_hidden(cairo_t* cairo, const Box& box, double size) {
    if (is_nothing(box)) {
        return;
    }
    set_colour(cairo, white);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_fill(cairo);
    set_colour(cairo, black);
    draw_hatch(cairo, box, Hatch::crossed, 0.7 * size);
    const std::array<double, 2> dashes{0.22 * size, 0.16 * size};
    cairo_set_dash(cairo, dashes.data(), static_cast<int>(dashes.size()), 0);
    cairo_set_line_width(cairo, 0.08 * size);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, nullptr, 0, 0);
}

void stroke_series(cairo_t* cairo, std::size_t series, double size) {
    const std::array<std::array<double, 4>, 3> dashes{{{0.7 * size, 0.3 * size, 0.7 * size, 0.3 * size},
                                                       {0.15 * size, 0.25 * size, 0.15 * size, 0.25 * size},
                                                       {0.9 * size, 0.25 * size, 0.15 * size, 0.25 * size}}};
    const std::size_t dash = series % (dashes.size() + 1);  // the first one goes through
    if (dash > 0) {
        cairo_set_dash(cairo, dashes[dash - 1].data(), static_cast<int>(dashes[dash - 1].size()), 0);
    }
    set_colour(cairo, line_colours[series % line_colours.size()]);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cairo, 0.17 * size);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, nullptr, 0, 0);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER);
}

void draw_mark(cairo_t* cairo, double x, double y, std::size_t series, double size) {
    const Colour& colour = line_colours[series % line_colours.size()];
    const bool is_hollow = series >= line_colours.size();
    add_mark(cairo, x, y, static_cast<Mark>(series % line_colours.size()), 0.29 * size);
    set_colour(cairo, is_hollow ? white : colour);
    cairo_fill_preserve(cairo);
    set_colour(cairo, is_hollow ? colour : white);
    cairo_set_line_width(cairo, is_hollow ? 0.12 * size : 0.06 * size);
    cairo_stroke(cairo);
}

}  // namespace vidra::documents::pdf
