// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/chart_drawing.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::documents::pdf {

namespace {

constexpr double grid_grey = 0.82;
constexpr double axis_grey = 0.2;
constexpr double note_grey = 0.25;

using Align = ChartTextStyle::Align;

void stroke_grey(cairo_t* cairo, double grey, double width) {
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_set_line_width(cairo, width);
    cairo_stroke(cairo);
}

}  // namespace

void ChartDrawing::draw(cairo_t* cairo, double x, double y) {
    m_cairo = cairo;
    cairo_save(cairo);
    cairo_translate(cairo, x + (1 - m_shrink) * m_room.width / 2, y);
    cairo_scale(cairo, m_shrink, m_shrink);
    draw_legend();
    draw_titles();
    draw_axis();
    switch (m_chart.kind) {
        case Chart::Kind::bars:
        case Chart::Kind::pyramid:
            draw_bars();
            break;
        case Chart::Kind::stacked_bars:
            draw_stacks();
            break;
        case Chart::Kind::lines:
            draw_lines();
            break;
    }
    draw_categories();
    cairo_restore(cairo);
}

ChartTextStyle ChartDrawing::plain(double width, Align align) const {
    ChartTextStyle style;
    style.size = m_room.size;
    style.width = width;
    style.align = align;
    return style;
}

ChartTextStyle ChartDrawing::small(Align align) const {
    ChartTextStyle style = plain(-1, align);
    style.size = 0.92 * m_room.size;
    return style;
}

std::string ChartDrawing::tick_text(double tick) const {
    ChartNumbers numbers = m_chart.numbers;
    numbers.decimals = m_scale.decimals;
    return m_has_numbers || tick == 0 ? number_text(tick, numbers) : std::string();
}

std::string ChartDrawing::value_text(const ChartValue& value) const {
    return value.state == ChartValue::State::shown ? number_text(value.number, m_chart.numbers)
                                                   : std::string();
}

double ChartDrawing::slot_begin(std::size_t category) const {
    const auto c = static_cast<double>(category);
    switch (m_shape) {
        case Shape::upright:
            return m_plot.x + m_slot * c;
        case Shape::across:
            return m_plot.y + m_slot * c;
        case Shape::pyramid:
            break;
    }
    return m_plot.y + m_slot * static_cast<double>(categories() - 1 - category);
}

double ChartDrawing::zero_at(std::size_t side) const {
    switch (m_shape) {
        case Shape::upright:
            return m_plot.y + m_plot.height * (1 - m_scale.part(0));
        case Shape::across:
            return m_plot.x;
        case Shape::pyramid:
            break;
    }
    return side == 0 ? m_left.x + m_left.width : m_plot.x;
}

double ChartDrawing::length(double number) const {
    const double extent = m_shape == Shape::upright ? m_plot.height : m_plot.width;
    return (m_scale.part(number) - m_scale.part(0)) * extent;
}

Box ChartDrawing::box_at(double slot_from, double slot_to, double from, double to, std::size_t side) const {
    const double zero = zero_at(side);
    switch (m_shape) {
        case Shape::upright:
            return {slot_from, zero - to, slot_to - slot_from, to - from};
        case Shape::across:
            return {zero + from, slot_from, to - from, slot_to - slot_from};
        case Shape::pyramid:
            break;
    }
    return {side == 0 ? zero - to : zero + from, slot_from, to - from, slot_to - slot_from};
}

/// Of a bar.
double ChartDrawing::thickness() const {
    const double widest = (m_shape == Shape::upright ? 6 : 2) * m_room.size;
    const bool is_grouped = m_chart.kind == Chart::Kind::bars;
    const double share = m_chart.kind == Chart::Kind::pyramid ? 0.86 : 0.76;
    return std::min(widest, share * m_slot / (is_grouped ? static_cast<double>(m_chart.series.size()) : 1));
}

void ChartDrawing::draw_legend() {
    const double size = m_room.size;
    for (const LegendEntry& entry : m_legend) {
        const Box sample{entry.x, entry.y + (line() - 0.95 * size) / 2, 1.9 * size, 0.95 * size};
        const double middle = sample.y + sample.height / 2;
        if (entry.is_hidden_mark) {
            draw_hidden(m_cairo, {sample.x + 0.5 * size, sample.y, 0.95 * size, sample.height}, size);
        } else if (m_chart.kind == Chart::Kind::lines) {
            cairo_move_to(m_cairo, sample.x - 0.1 * size, middle);
            cairo_line_to(m_cairo, sample.x + sample.width + 0.2 * size, middle);
            stroke_series(m_cairo, entry.series, size);
            draw_mark(m_cairo, sample.x + sample.width / 2, middle, entry.series, size);
        } else {
            draw_bar(m_cairo, sample, entry.series, size);
        }
        m_text.draw(m_cairo, entry.text, plain(entry.width + 0.5), entry.x + 2.5 * size, entry.y);
    }
}

void ChartDrawing::draw_axis() {
    const double size = m_room.size;
    const double right = m_plot.x + m_plot.width;
    const double bottom = m_plot.y + m_plot.height;
    for (const double tick : m_scale.ticks) {
        if (!m_has_numbers && tick != 0) {
            continue;
        }
        if (m_shape == Shape::upright) {
            const double y = zero_at(0) - length(tick);
            cairo_move_to(m_cairo, m_plot.x, y);
            cairo_line_to(m_cairo, right, y);
            stroke_grey(m_cairo, grid_grey, 0.06 * size);
            m_text.draw(m_cairo, tick_text(tick), small(Align::right), m_plot.x - 0.5 * size,
                        y - 0.46 * line());
            continue;
        }
        for (std::size_t side = m_shape == Shape::pyramid ? 0 : 1; side < 2; ++side) {
            const double x = zero_at(side) + (side == 0 ? -1 : 1) * length(tick);
            cairo_move_to(m_cairo, x, m_plot.y);
            cairo_line_to(m_cairo, x, bottom);
            stroke_grey(m_cairo, grid_grey, 0.06 * size);
            m_text.draw(m_cairo, tick_text(tick), small(Align::centre), x, bottom + 0.3 * size);
        }
    }
}

/// And the line at zero, which bars stand on, above them.
void ChartDrawing::draw_categories() {
    const double size = m_room.size;
    const double bottom = m_plot.y + m_plot.height;
    ChartTextStyle style = plain(m_label_width, m_shape == Shape::across ? Align::right : Align::centre);
    style.most_lines = m_label_lines;
    // of points in time that stand so close, every second or third is enough
    const double lines = m_is_turned ? std::max(1.0, std::ceil(0.9 * line() / m_slot)) : 1;
    for (std::size_t c = 0; c < categories(); c += static_cast<std::size_t>(lines)) {
        const std::string& label = m_chart.categories[c];
        const double middle = slot_begin(c) + m_slot / 2;
        if (m_is_turned) {
            ChartTextStyle turned = plain(m_labels_height, Align::right);
            m_text.draw_turned(m_cairo, label, turned, middle - line() / 2, m_labels_y + m_labels_height);
        } else if (m_shape == Shape::upright) {
            m_text.draw(m_cairo, label, style, middle - m_label_width / 2, m_labels_y);
        } else {
            const double x = m_shape == Shape::across ? 0 : m_left.x + m_left.width + 0.7 * size;
            m_text.draw(m_cairo, label, style, x, middle - m_text.measure(label, style).height / 2);
        }
    }
    if (m_shape == Shape::upright) {
        cairo_move_to(m_cairo, m_plot.x, zero_at(0));
        cairo_line_to(m_cairo, m_plot.x + m_plot.width, zero_at(0));
    } else {
        for (std::size_t side = m_shape == Shape::pyramid ? 0 : 1; side < 2; ++side) {
            cairo_move_to(m_cairo, zero_at(side), m_plot.y);
            cairo_line_to(m_cairo, zero_at(side), bottom);
        }
    }
    stroke_grey(m_cairo, axis_grey, 0.1 * size);
}

void ChartDrawing::draw_titles() {
    const bool is_upright = m_shape == Shape::upright;
    ChartTextStyle above = plain(m_room.width);
    above.grey = note_grey;
    const double middle = (m_left.width > 0 ? m_left.x : m_plot.x) / 2 + (m_plot.x + m_plot.width) / 2;
    double y = m_foot_y;
    if (m_shape == Shape::pyramid) {
        ChartTextStyle name = plain(m_plot.width, Align::right);
        name.bold = true;
        m_text.draw(m_cairo, m_chart.series[0].label, name, m_left.x, m_title_y);
        name.align = Align::left;
        m_text.draw(m_cairo, m_chart.series[1].label, name, m_plot.x, m_title_y);
        ChartTextStyle title = plain(m_label_width + 1.2 * m_room.size, Align::centre);
        title.grey = note_grey;
        m_text.draw(m_cairo, m_chart.category_title, title, m_left.x + m_left.width + 0.1 * m_room.size,
                    m_title_y);
    } else {
        m_text.draw(m_cairo, is_upright ? m_chart.value_title : m_chart.category_title, above, 0, m_title_y);
    }
    const std::string& below = is_upright ? m_chart.category_title : m_chart.value_title;
    if (!below.empty()) {
        ChartTextStyle style = plain(-1, Align::centre);
        style.grey = note_grey;
        m_text.draw(m_cairo, below, style, middle, y + 0.2 * line());
        y += 1.3 * line();
    }
    if (!m_chart.note.empty()) {
        ChartTextStyle style = plain(m_room.width);
        style.most_lines = 4;
        style.grey = note_grey;
        m_text.draw(m_cairo, m_chart.note, style, 0, y + 0.4 * line());
    }
}

}  // namespace vidra::documents::pdf
