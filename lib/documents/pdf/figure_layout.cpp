// SPDX-License-Identifier: Apache-2.0
#include "documents/figure.hpp"
#include "documents/pdf/chart_drawing.hpp"
#include "documents/pdf/layout.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace vidra::documents::pdf {

namespace {

constexpr double text_part = 0.82;  // of the size of the text of the page

}  // namespace

/// The caption, and below it on the same page the chart; both stay with the heading above them.
void Layout::add_figure(const Block& block, const Place& place) {
    const Chart* const chart = chart_of(m_page, block);
    if (chart == nullptr) {
        Block words;
        words.pieces = figure_line(m_page, block);
        return add_paragraph(words, place);
    }
    flush_marker(place);
    Place inner = place;
    Lines caption;
    if (!chart->title.empty()) {
        caption = m_shaper.shape(mark(chart->title), {m_sheet.body, true, place.width});
    }
    // a page holds both, and a heading of two lines
    const double heading = 3.5 * m_sheet.headings[0];
    const double room = m_sheet.inner_height() - height_of(caption, m_sheet.body) - heading;
    Figure figure;
    figure.chart = chart;
    figure.x = m_is_rtl ? m_sheet.inner_width() - place.x - place.width : place.x;
    figure.width = place.width;
    figure.most_height = std::max(room, 0.3 * m_sheet.inner_height());
    figure.size = text_part * m_sheet.body;
    figure.alt = plain_text(figure_words(m_page, block), m_values);
    const std::string more = figure_description(*chart, figure.alt);
    figure.alt += more.empty() ? "" : ". " + more;
    const ChartDrawing drawing(*chart, m_shaper.fonts(),
                               {figure.width, figure.most_height, figure.size, m_page.language});
    m_has_unknown_in_chart = m_has_unknown_in_chart || drawing.has_unknown();
    if (m_lines_owed > 0 && !m_flow.strips.empty()) {
        m_flow.strips.back().keeps_next = true;
    }
    m_lines_owed = 0;  // a figure is more than two lines
    leave_gap(1.3 * m_sheet.between_paragraphs());
    // beside the figure, and not in it: of that nothing is read but its text alternative
    inner.node = caption.count > 0 ? add_node(place.node, "P") : none;
    for (std::uint32_t i = 0; i < caption.count; ++i) {
        add_strip(line_height(caption[i], m_sheet.body), inner).keeps_next = true;
        place_line(caption, i, {caption, place.x, place.width, Block::Align::left, inner.node, 0},
                   line_baseline(caption[i], m_sheet.body));
    }
    figure.node = add_node(place.node, "Figure");
    leave_gap(caption.count > 0 ? 0.5 * m_sheet.between_paragraphs() : 0);
    Strip& strip = add_strip(drawing.height(), inner);
    strip.figure = static_cast<std::uint32_t>(m_flow.figures.size());
    m_flow.figures.push_back(std::move(figure));
    leave_gap(1.3 * m_sheet.between_paragraphs());
}

}  // namespace vidra::documents::pdf
