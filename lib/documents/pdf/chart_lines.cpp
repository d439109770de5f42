// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/chart_drawing.hpp"

#include <algorithm>

namespace vidra::documents::pdf {

using State = ChartValue::State;

namespace {

/// Whether the line comes from above and goes up again: what stands there is below it.
bool is_valley(const std::vector<ChartValue>& values, std::size_t c) {
    const auto is_higher = [&](std::size_t other) {
        return values[other].state == State::shown && values[other].number > values[c].number;
    };
    const bool has_before = c > 0 && values[c - 1].state == State::shown;
    const bool has_next = c + 1 < values.size() && values[c + 1].state == State::shown;
    return (has_before || has_next) && (!has_before || is_higher(c - 1)) && (!has_next || is_higher(c + 1));
}

}  // namespace

void ChartDrawing::draw_lines() {
    draw_line_gaps();
    // the first series is on top
    for (std::size_t s = m_chart.series.size(); s > 0; --s) {
        draw_line(s - 1);
    }
}

/// Broken where a value is not shown.
void ChartDrawing::draw_line(std::size_t series) {
    const std::vector<ChartValue>& values = m_chart.series[series].values;
    const auto x = [&](std::size_t c) { return slot_begin(c) + m_slot / 2; };
    const auto y = [&](std::size_t c) { return zero_at(0) - length(values[c].number); };
    bool is_drawing = false;
    for (std::size_t c = 0; c < values.size(); ++c) {
        if (values[c].state != State::shown) {
            is_drawing = false;
        } else if (is_drawing) {
            cairo_line_to(m_cairo, x(c), y(c));
        } else {
            cairo_move_to(m_cairo, x(c), y(c));
            is_drawing = true;
        }
    }
    stroke_series(m_cairo, series, m_room.size);
    for (std::size_t c = 0; c < values.size(); ++c) {
        if (values[c].state != State::shown) {
            continue;
        }
        draw_mark(m_cairo, x(c), y(c), series, m_room.size);
        if (m_has_value_labels) {
            const bool is_below = is_valley(values, c) && values[c].number > m_scale.low;
            m_text.draw(m_cairo, value_text(values[c]), small(ChartTextStyle::Align::centre), x(c),
                        y(c) + (is_below ? 0.3 * m_room.size : -0.4 * m_room.size - line()));
        }
    }
}

/// One mark below the plot, where no value is, for all series that are hidden there.
void ChartDrawing::draw_line_gaps() {
    const double half = std::min(0.5 * m_room.size, 0.45 * m_slot);
    for (std::size_t c = 0; c < categories(); ++c) {
        const bool is_hidden = std::ranges::any_of(m_chart.series, [&](const ChartSeries& series) {
            return series.values[c].state == State::hidden;
        });
        if (is_hidden) {
            const double x = slot_begin(c) + m_slot / 2;
            const double top = m_plot.y + m_plot.height + 0.35 * m_room.size;
            draw_hidden(m_cairo, {x - half, top, 2 * half, 0.95 * m_room.size}, m_room.size);
        }
    }
}

}  // namespace vidra::documents::pdf
