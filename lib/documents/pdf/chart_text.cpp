// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/chart_text.hpp"

#include "documents/pdf/rich_text.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace vidra::documents::pdf {

namespace {

/// A line of text, and no more of it than a chart has room for.
std::string one_line(std::string_view raw) {
    constexpr std::size_t most_bytes = 600;
    std::size_t end = std::min(raw.size(), most_bytes);
    while (end < raw.size() && end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    std::string text;
    append_plain(text, raw.substr(0, end));
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (end < raw.size()) {
        text += "\xE2\x80\xA6";
    }
    return text;
}

double points(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}

}  // namespace

ChartText::ChartText(Fonts& fonts, std::string_view language)
    : m_fonts(fonts), m_layout(pango_layout_new(fonts.context())), m_attributes(pango_attr_list_new()) {
    const std::string tag(language);
    pango_attr_list_insert(m_attributes.get(),
                           pango_attr_language_new(pango_language_from_string(tag.c_str())));
    pango_layout_set_attributes(m_layout.get(), m_attributes.get());
}

void ChartText::set(std::string_view text, const ChartTextStyle& style, double width) {
    const std::string line = one_line(text);
    PangoLayout* const layout = m_layout.get();
    pango_layout_set_font_description(layout, m_fonts.description(style.size, style.bold, false));
    pango_layout_set_wrap(layout, style.width < 0 || width == 0 ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, width < 0 ? -1 : static_cast<int>(std::ceil(width * PANGO_SCALE)));
    pango_layout_set_height(layout, width == 0 ? G_MININT / 2 : -style.most_lines);
    pango_layout_set_ellipsize(layout, width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    pango_layout_set_alignment(layout, style.align == ChartTextStyle::Align::centre  ? PANGO_ALIGN_CENTER
                                       : style.align == ChartTextStyle::Align::right ? PANGO_ALIGN_RIGHT
                                                                                     : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout, line.data(), static_cast<int>(line.size()));
    m_has_unknown = m_has_unknown || pango_layout_get_unknown_glyphs_count(layout) > 0;
}

ChartExtent ChartText::measure(std::string_view text, const ChartTextStyle& style) {
    if (text.empty()) {
        return {};
    }
    set(text, style, style.width);
    PangoRectangle logical{};
    pango_layout_get_extents(m_layout.get(), nullptr, &logical);
    return {points(logical.width), points(logical.height)};
}

double ChartText::longest_word(std::string_view text, const ChartTextStyle& style) {
    set(text, style, 0);
    PangoRectangle logical{};
    pango_layout_get_extents(m_layout.get(), nullptr, &logical);
    return points(logical.width);
}

void ChartText::draw(cairo_t* cairo, std::string_view text, const ChartTextStyle& style, double x, double y) {
    if (text.empty()) {
        return;
    }
    const double width = style.width < 0 ? measure(text, style).width : 0;
    set(text, style, style.width);
    const double shift = style.align == ChartTextStyle::Align::centre  ? width / 2
                         : style.align == ChartTextStyle::Align::right ? width
                                                                       : 0;
    cairo_set_source_rgb(cairo, style.grey, style.grey, style.grey);
    cairo_move_to(cairo, x - shift, y);
    pango_cairo_show_layout(cairo, m_layout.get());
    cairo_new_path(cairo);
}

void ChartText::draw_turned(cairo_t* cairo, std::string_view text, const ChartTextStyle& style, double x,
                            double y) {
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_rotate(cairo, -std::acos(0.0));
    draw(cairo, text, style, 0, 0);
    cairo_restore(cairo);
}

}  // namespace vidra::documents::pdf
