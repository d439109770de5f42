// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/drawing.hpp"

#include "documents/pdf/chart_drawing.hpp"

#include <algorithm>

namespace vidra::documents::pdf {

namespace {

constexpr double black = 0;
constexpr double border_grey = 0.55;
constexpr double header_grey = 0.93;
constexpr double thin = 0.5;
constexpr double thick = 0.9;

void set_grey(cairo_t* cairo, double grey) {
    cairo_set_source_rgb(cairo, grey, grey, grey);
}

/// Draws the path that was made, if any.
void stroke(cairo_t* cairo, double grey, double width) {
    if (cairo_has_current_point(cairo) == 0) {
        return;
    }
    set_grey(cairo, grey);
    cairo_set_line_width(cairo, width);
    cairo_stroke(cairo);
}

}  // namespace

void Drawing::draw(const PageStrips& page, const Lines& head, const Lines& number) {
    const std::vector<StripAt> strips = strips_at(m_flow, page);
    draw_headers(strips);
    draw_tables(strips);
    draw_frames(strips);
    draw_rules(strips);
    draw_blanks(strips);
    set_grey(m_cairo, black);
    draw_text(strips, page.repeated);
    // Behind the text, so that they stand between two pages of it in whatever order it is copied.
    draw_in_margin(head, 0.65 * m_sheet.top);
    draw_in_margin(number, m_sheet.height - 0.55 * m_sheet.bottom);
    m_text.end_page();
    cairo_show_page(m_cairo);
}

void Drawing::draw_in_margin(const Lines& lines, double baseline) {
    if (lines.count > 0) {
        const double x = (m_sheet.width - static_cast<double>(lines[0].width)) / 2;
        m_text.add(*lines.store, lines[0], x, baseline, none);
    }
}

void Drawing::draw_line(double x1, double y1, double x2, double y2) {
    cairo_move_to(m_cairo, m_sheet.side + x1, m_sheet.top + y1);
    cairo_line_to(m_cairo, m_sheet.side + x2, m_sheet.top + y2);
}

void Drawing::draw_headers(std::span<const StripAt> strips) {
    for (const StripAt& at : strips) {
        const Strip& strip = m_flow.strips[at.strip];
        if (strip.is_header) {
            const std::vector<double>& edges = m_flow.tables[strip.table].edges;
            set_grey(m_cairo, header_grey);
            cairo_rectangle(m_cairo, m_sheet.side + edges.front(), m_sheet.top + at.top,
                            edges.back() - edges.front(), strip.height);
            cairo_fill(m_cairo);
        }
    }
}

void Drawing::draw_tables(std::span<const StripAt> strips) {
    for (std::size_t i = 0; i < strips.size();) {
        const std::uint32_t table = m_flow.strips[strips[i].strip].table;
        std::size_t end = i + 1;
        while (end < strips.size() && m_flow.strips[strips[end].strip].table == table) {
            ++end;
        }
        if (table != none) {
            draw_table(m_flow.tables[table], strips.subspan(i, end - i));
        }
        i = end;
    }
    stroke(m_cairo, border_grey, thin);
}

/// The rows of one table on one page, closed below even if a row goes on on the next.
void Drawing::draw_table(const TableFrame& table, std::span<const StripAt> rows) {
    const double top = rows.front().top;
    const double bottom = rows.back().top + m_flow.strips[rows.back().strip].height;
    const double half = table.edges.back() > table.edges.front() ? thin / 2 : -thin / 2;
    const auto draw_across = [&](double y) {
        draw_line(table.edges.front() - half, y, table.edges.back() + half, y);
    };
    draw_across(top);
    for (const StripAt& row : rows.first(rows.size() - 1)) {
        const Strip& strip = m_flow.strips[row.strip];
        if (strip.ends_row) {
            draw_across(row.top + strip.height);
        }
    }
    draw_across(bottom);
    for (const double edge : table.edges) {
        draw_line(edge, top, edge, bottom);
    }
}

void Drawing::draw_frames(std::span<const StripAt> strips) {
    if (strips.empty()) {
        return;
    }
    for (const QuoteFrame& frame : m_flow.frames) {
        const auto is_inside = [&](const StripAt& at) {
            return at.strip >= frame.first && at.strip < frame.end;
        };
        if (frame.first > strips.back().strip || frame.end <= strips.front().strip) {
            continue;
        }
        const auto first = std::ranges::find_if(strips, is_inside);
        const auto end = std::find_if_not(first, strips.end(), is_inside);
        if (first == end) {
            continue;
        }
        const StripAt& last = *(end - 1);
        const double bottom = last.top + m_flow.strips[last.strip].height;
        const double right = frame.x + frame.width;
        draw_line(frame.x, first->top, frame.x, bottom);
        draw_line(right, first->top, right, bottom);
        if (first->strip == frame.first) {
            draw_line(frame.x - thick / 2, first->top, right + thick / 2, first->top);
        }
        if (last.strip + 1 == frame.end) {
            draw_line(frame.x - thick / 2, bottom, right + thick / 2, bottom);
        }
    }
    stroke(m_cairo, black, thick);
}

void Drawing::draw_rules(std::span<const StripAt> strips) {
    for (const StripAt& at : strips) {
        const Strip& strip = m_flow.strips[at.strip];
        if (strip.is_rule) {
            const double y = at.top + strip.height / 2;
            draw_line(strip.rule_x, y, strip.rule_x + strip.rule_width, y);
        }
    }
    stroke(m_cairo, border_grey, thick);
}

void Drawing::draw_blanks(std::span<const StripAt> strips) {
    for (const StripAt& at : strips) {
        const Strip& strip = m_flow.strips[at.strip];
        for (std::uint32_t i = strip.first_placed; i < strip.first_placed + strip.placed; ++i) {
            const Placed& placed = m_flow.placed[i];
            const Line& line = placed.get();
            for (std::uint32_t b = line.first_blank; b < line.first_blank + line.blanks; ++b) {
                const Blank& blank = placed.store->blanks[b];
                const double x = static_cast<double>(placed.x) + static_cast<double>(blank.x);
                const double y = at.top + static_cast<double>(placed.baseline) + 0.15 * m_sheet.body;
                draw_line(x, y, x + static_cast<double>(blank.width), y);
            }
        }
        if (strip.square != none) {
            draw_square(m_flow.squares[strip.square], at.top);
        }
    }
    stroke(m_cairo, black, thin);
}

void Drawing::draw_square(const Square& square, double top) {
    const auto x = static_cast<double>(square.x);
    const auto size = static_cast<double>(square.size);
    const double bottom = top + static_cast<double>(square.baseline);
    if (square.is_ticked) {
        draw_line(x + 0.2 * size, bottom - 0.5 * size, x + 0.45 * size, bottom - 0.2 * size);
        cairo_line_to(m_cairo, m_sheet.side + x + 0.85 * size, m_sheet.top + bottom - 0.85 * size);
    }
    draw_line(x, bottom, x + size, bottom);
    cairo_line_to(m_cairo, m_sheet.side + x + size, m_sheet.top + bottom - size);
    cairo_line_to(m_cairo, m_sheet.side + x, m_sheet.top + bottom - size);
    cairo_close_path(m_cairo);
}

void Drawing::draw_figure(const Figure& figure, double top) {
    m_text.begin(figure.node);
    ChartDrawing chart(*figure.chart, m_fonts, {figure.width, figure.most_height, figure.size, m_language});
    chart.draw(m_cairo, m_sheet.side + figure.x, m_sheet.top + top);
    set_grey(m_cairo, black);
}

/// A header that is repeated was read where it stood first.
void Drawing::draw_text(std::span<const StripAt> strips, std::uint32_t repeated) {
    for (const StripAt& at : strips) {
        const Strip& strip = m_flow.strips[at.strip];
        for (std::uint32_t i = strip.first_placed; i < strip.first_placed + strip.placed; ++i) {
            const Placed& placed = m_flow.placed[i];
            m_text.add(*placed.store, placed.get(), m_sheet.side + static_cast<double>(placed.x),
                       m_sheet.top + at.top + static_cast<double>(placed.baseline),
                       at.strip == repeated ? none : placed.node);
        }
        if (strip.figure != none) {
            draw_figure(m_flow.figures[strip.figure], at.top);
        }
    }
}

}  // namespace vidra::documents::pdf
