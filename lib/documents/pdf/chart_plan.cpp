// SPDX-License-Identifier: Apache-2.0
// Where the parts of a chart stand. From top to bottom: the legend, what stands above the plot, the plot, the
// labels below it, the title below those, the note.
#include "documents/pdf/chart_drawing.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::documents::pdf {

namespace {

constexpr double plot_part = 0.36;        // height of an upright plot, of the width of the chart
constexpr double most_label_part = 0.36;  // of the width of the chart
constexpr double most_turned_part = 0.2;

bool has_shown(const Chart& chart) {
    return std::ranges::any_of(chart.series, [](const ChartSeries& series) {
        return std::ranges::any_of(
            series.values, [](const ChartValue& value) { return value.state == ChartValue::State::shown; });
    });
}

}  // namespace

ChartDrawing::ChartDrawing(const Chart& chart, Fonts& fonts, const ChartRoom& room)
    : m_chart(chart),
      m_text(fonts, room.language),
      m_room(room),
      m_scale(chart_scale(chart)),
      m_has_numbers(has_shown(chart)) {
    m_line = m_text.measure("Xg", plain()).height;
    look_at_texts();
    plan_legend();
    if (chart.kind == Chart::Kind::pyramid) {
        m_shape = Shape::pyramid;
        plan_pyramid();
    } else if (chart.kind != Chart::Kind::lines && !labels_fit_upright()) {
        m_shape = Shape::across;
        plan_across();
    } else {
        plan_upright();
    }
    plan_foot();
    m_shrink = std::min(1.0, room.most_height / m_height);
}

/// Those that nothing is planned by: whether there is a font for them is to be known before they are drawn.
void ChartDrawing::look_at_texts() {
    for (const ChartSeries& series : m_chart.series) {
        (void)m_text.measure(series.label, plain());
    }
    for (const std::string_view text : {m_chart.category_title, m_chart.value_title}) {
        (void)m_text.measure(text, plain());
    }
    (void)m_text.measure(number_text(-12345.5, m_chart.numbers), plain());
}

double ChartDrawing::widest_label() {
    double widest = 0;
    for (const std::string& label : m_chart.categories) {
        widest = std::max(widest, m_text.measure(label, plain()).width);
    }
    return widest;
}

double ChartDrawing::widest_value() {
    double widest = 0;
    for (const ChartSeries& series : m_chart.series) {
        for (const ChartValue& value : series.values) {
            widest =
                std::max(widest, m_text.measure(value_text(value), small(ChartTextStyle::Align::left)).width);
        }
    }
    return widest;
}

double ChartDrawing::widest_tick() {
    double widest = 0;
    for (const double tick : m_scale.ticks) {
        widest = std::max(widest, m_text.measure(tick_text(tick), small(ChartTextStyle::Align::left)).width);
    }
    return widest;
}

/// In three lines, no word broken, and with bars that are not too thin.
bool ChartDrawing::labels_fit_upright() const {
    const double width = 0.9 * m_room.width / static_cast<double>(categories());
    const double bars = m_chart.kind == Chart::Kind::bars ? static_cast<double>(m_chart.series.size()) : 1;
    if (width < 0.6 * m_room.size * bars) {
        return false;
    }
    ChartTextStyle style = plain(width - 0.5 * m_room.size);
    style.most_lines = 4;
    return std::ranges::all_of(m_chart.categories, [&](const std::string& label) {
        return m_text.longest_word(label, plain()) <= style.width &&
               m_text.measure(label, style).height <= 3.2 * line();
    });
}

void ChartDrawing::plan_legend() {
    if (m_chart.series.size() > 1 && m_chart.kind != Chart::Kind::pyramid) {
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            m_legend.push_back({m_chart.series[s].label, s});
        }
    }
    if (m_chart.has_hidden()) {
        m_legend.push_back({m_chart.hidden_note, 0, true});
    }
    const double sample = 2.7 * m_room.size;
    double x = 0;
    double y = 0;
    for (LegendEntry& entry : m_legend) {
        const double width = std::min(m_text.measure(entry.text, plain()).width, m_room.width - sample);
        if (x > 0 && x + sample + width > m_room.width) {
            x = 0;
            y += 1.15 * line();
        }
        entry.x = x;
        entry.y = y;
        entry.width = width;
        x += sample + width + 1.6 * m_room.size;
    }
    m_legend_height = m_legend.empty() ? 0 : y + 1.7 * line();
}

void ChartDrawing::plan_upright() {
    const auto n = static_cast<double>(categories());
    const double size = m_room.size;
    m_title_y = m_legend_height;
    const double left = widest_tick() + 0.6 * size;
    m_plot = {left, m_title_y + (m_chart.value_title.empty() ? 0 : 1.3 * line()) + 1.1 * line(),
              m_room.width - left - 0.3 * size, plot_part * m_room.width};
    m_slot = m_plot.width / n;
    m_label_width = m_slot - 0.4 * size;
    const bool is_lines = m_chart.kind == Chart::Kind::lines;
    const double pitch = m_chart.kind == Chart::Kind::bars ? thickness() : m_slot - 0.4 * size;
    m_has_value_labels = is_lines ? m_chart.series.size() == 1 && widest_value() <= pitch
                                  : widest_value() <= std::max(pitch, 0.9 * size);
    ChartTextStyle style = plain(m_label_width);
    style.most_lines = m_label_lines;
    bool fits = true;
    for (const std::string& label : m_chart.categories) {
        fits = fits && m_text.longest_word(label, plain()) <= m_label_width;
        m_labels_height = std::max(m_labels_height, fits ? m_text.measure(label, style).height : 0);
    }
    m_is_turned = !fits;
    if (m_is_turned) {
        m_labels_height = std::min(widest_label(), most_turned_part * m_room.width) + 0.2 * size;
    }
    const bool has_marks = is_lines && m_chart.has_hidden();  // of what is hidden, below the plot
    m_labels_y = m_plot.y + m_plot.height + (has_marks ? 1.6 : 0.4) * size;
    m_foot_y = m_labels_y + 0.1 * size + m_labels_height;
}

/// How high categories below each other are; their labels have `label_width`.
void ChartDrawing::plan_rows(double label_width) {
    const double size = m_room.size;
    const auto n = static_cast<double>(categories());
    const bool is_grouped = m_chart.kind == Chart::Kind::bars;
    const auto bars = is_grouped ? static_cast<double>(m_chart.series.size()) : 1;
    m_label_width = label_width;
    ChartTextStyle style = plain(label_width);
    style.most_lines = m_label_lines;
    double highest = 0;
    for (const std::string& label : m_chart.categories) {
        highest = std::max(highest, m_text.measure(label, style).height);
    }
    const double wished = std::max(highest + 0.45 * size, (bars * (bars > 1 ? 1.15 : 1.35)) * size / 0.78);
    // what stands above and below
    const double other = m_plot.y + 5 * line() + m_text.measure(m_chart.note, plain(m_room.width)).height;
    const double room = std::max(0.0, m_room.most_height - other) / n;
    m_slot = std::min(wished, std::max(room, 1.05 * line()));
    m_label_lines = std::max(1, std::min(m_label_lines, static_cast<int>(m_slot / line())));
    m_plot.height = m_slot * n;
    m_has_value_labels = thickness() >= 0.85 * size;
}

void ChartDrawing::plan_across() {
    const double size = m_room.size;
    m_title_y = m_legend_height;
    m_plot.y = m_title_y + (m_chart.category_title.empty() ? 0 : 1.4 * line());
    plan_rows(std::min(widest_label(), most_label_part * m_room.width));
    const bool is_stack = m_chart.kind == Chart::Kind::stacked_bars;
    const double mark = is_stack && m_chart.has_hidden() ? size : 0;  // behind the longest stack
    const double right = m_has_value_labels && !is_stack ? widest_value() : mark;
    m_plot.x = m_label_width + 0.7 * size;
    m_plot.width = m_room.width - m_plot.x - std::max(right + 0.4 * size, widest_tick() / 2);
    m_foot_y = m_plot.y + m_plot.height + 0.4 * size + line();
}

void ChartDrawing::plan_pyramid() {
    const double size = m_room.size;
    m_title_y = m_legend_height;
    m_plot.y = m_title_y + 1.5 * line();  // below the names of the series
    plan_rows(std::min(widest_label(), 0.8 * most_label_part * m_room.width));
    const double outer = std::max(m_has_value_labels ? widest_value() + 0.4 * size : 0, widest_tick() / 2);
    const double middle = m_label_width + 1.4 * size;
    const double half = (m_room.width - middle - 2 * outer) / 2;
    m_left = {outer, m_plot.y, half, m_plot.height};
    m_plot.x = outer + half + middle;
    m_plot.width = half;
    m_foot_y = m_plot.y + m_plot.height + 0.4 * size + line();
}

void ChartDrawing::plan_foot() {
    const bool is_upright = m_shape == Shape::upright;
    const std::string& below = is_upright ? m_chart.category_title : m_chart.value_title;
    m_height = m_foot_y + (below.empty() ? 0 : 1.3 * line());
    if (!m_chart.note.empty()) {
        ChartTextStyle style = plain(m_room.width);
        style.most_lines = 4;
        m_height += 0.4 * line() + m_text.measure(m_chart.note, style).height;
    }
    m_height += 0.2 * line();
}

}  // namespace vidra::documents::pdf
