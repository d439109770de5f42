// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/flow.hpp"
#include "documents/pdf/fonts.hpp"
#include "documents/pdf/pages.hpp"
#include "documents/pdf/sheet.hpp"
#include "documents/pdf/text_batch.hpp"

#include <cairo.h>

#include <span>
#include <string_view>

namespace vidra::documents::pdf {

/// Draws pages of a letter one after the other.
class Drawing {
  public:
    /// All of them outlive it.
    Drawing(const Sheet& sheet, Fonts& fonts, const Flow& flow, std::string_view language, cairo_t* cairo)
        : m_sheet(sheet),
          m_fonts(fonts),
          m_flow(flow),
          m_language(language),
          m_cairo(cairo),
          m_text(fonts, flow, cairo) {}
    /// `head` stands in the upper margin, `number` in the lower one; no lines for none.
    void draw(const PageStrips& page, const Lines& head, const Lines& number);
    void end() { m_text.end_letter(); }

  private:
    void draw_headers(std::span<const StripAt> strips);
    void draw_tables(std::span<const StripAt> strips);
    void draw_table(const TableFrame& table, std::span<const StripAt> rows);
    void draw_frames(std::span<const StripAt> strips);
    void draw_rules(std::span<const StripAt> strips);
    void draw_blanks(std::span<const StripAt> strips);
    void draw_figure(const Figure& figure, double top);
    void draw_square(const Square& square, double top);
    void draw_text(std::span<const StripAt> strips, std::uint32_t repeated);
    void draw_in_margin(const Lines& lines, double baseline);
    void draw_line(double x1, double y1, double x2, double y2);

    const Sheet& m_sheet;
    Fonts& m_fonts;
    const Flow& m_flow;
    std::string_view m_language;
    cairo_t* m_cairo;
    TextBatch m_text;
};

}  // namespace vidra::documents::pdf
