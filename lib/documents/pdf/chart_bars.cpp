// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/chart_drawing.hpp"

#include <algorithm>

namespace vidra::documents::pdf {

namespace {

using Align = ChartTextStyle::Align;
using State = ChartValue::State;

constexpr double mark_length = 0.95;  // of the mark of a hidden value, of the size of the text

/// The middle part of a stretch, not longer than `most`.
struct Stretch {
    double begin = 0;
    double end = 0;
};
Stretch middle_of(double begin, double end, double most) {
    const double half = std::min(end - begin, most) / 2;
    const double middle = (begin + end) / 2;
    return {middle - half, middle + half};
}

}  // namespace

void ChartDrawing::draw_bars() {
    const double size = m_room.size;
    const double thick = thickness();
    const bool is_pyramid = m_shape == Shape::pyramid;
    const double group = thick * (is_pyramid ? 1 : static_cast<double>(m_chart.series.size()));
    for (std::size_t c = 0; c < categories(); ++c) {
        const double begin = slot_begin(c) + (m_slot - group) / 2;
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            const ChartValue& value = m_chart.series[s].values[c];
            const std::size_t side = is_pyramid ? s : 1;
            const double at = begin + (is_pyramid ? 0 : thick * static_cast<double>(s));
            if (value.state == State::hidden) {
                const Stretch mark = middle_of(at, at + thick, 1.2 * size);
                draw_hidden(m_cairo, box_at(mark.begin, mark.end, 0, mark_length * size, side), size);
            } else if (value.state == State::shown) {
                const Box box = box_at(at, at + thick, 0, length(value.number), side);
                draw_bar(m_cairo, box, s, size);
                draw_value(box, value, side);
            }
        }
    }
}

/// At the end of the bar.
void ChartDrawing::draw_value(const Box& box, const ChartValue& value, std::size_t side) {
    if (!m_has_value_labels) {
        return;
    }
    const double size = m_room.size;
    const double middle_y = box.y + box.height / 2 - 0.46 * line();
    if (m_shape == Shape::upright) {
        m_text.draw(m_cairo, value_text(value), small(Align::centre), box.x + box.width / 2,
                    box.y - 0.98 * line());
    } else if (side == 0) {
        m_text.draw(m_cairo, value_text(value), small(Align::right), box.x - 0.3 * size, middle_y);
    } else {
        m_text.draw(m_cairo, value_text(value), small(Align::left), box.x + box.width + 0.3 * size, middle_y);
    }
}

/// What is hidden stands as one mark upon all that is shown: no bar begins where a hidden one would end.
void ChartDrawing::draw_stacks() {
    const double size = m_room.size;
    const double thick = thickness();
    for (std::size_t c = 0; c < categories(); ++c) {
        const double at = slot_begin(c) + (m_slot - thick) / 2;
        double sum = 0;
        bool has_hidden = false;
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            const ChartValue& value = m_chart.series[s].values[c];
            has_hidden = has_hidden || value.state == State::hidden;
            if (value.state == State::shown) {
                const Box box = box_at(at, at + thick, length(sum), length(sum + value.number), 1);
                draw_bar(m_cairo, box, s, size);
                draw_value_inside(box, value);
                sum += value.number;
            }
        }
        if (has_hidden) {
            const Stretch mark = middle_of(at, at + thick, 1.2 * size);
            const double from = length(sum);
            draw_hidden(m_cairo, box_at(mark.begin, mark.end, from, from + mark_length * size, 1), size);
        }
    }
}

/// On white, where there is room for it: a hatch cannot be read through.
void ChartDrawing::draw_value_inside(const Box& box, const ChartValue& value) {
    const double size = m_room.size;
    const std::string text = value_text(value);
    const ChartTextStyle style = small(Align::centre);
    const ChartExtent extent = m_text.measure(text, style);
    const double width = extent.width + 0.4 * size;
    const double height = 1.05 * size;
    if (width + 0.3 * size > box.width || height + 0.3 * size > box.height) {
        return;
    }
    const double x = box.x + box.width / 2;
    const double y = box.y + box.height / 2;
    cairo_set_source_rgb(m_cairo, 1, 1, 1);
    cairo_rectangle(m_cairo, x - width / 2, y - height / 2, width, height);
    cairo_fill(m_cairo);
    m_text.draw(m_cairo, text, style, x, y - extent.height / 2);
}

}  // namespace vidra::documents::pdf
