// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/fonts.hpp"
#include "documents/pdf/handles.hpp"

#include <cairo.h>
#include <pango/pango.h>

#include <cstdint>
#include <string_view>

namespace vidra::documents::pdf {

/// How a text of a chart is set. A width below 0 breaks nowhere.
struct ChartTextStyle {
    enum class Align : std::uint8_t { left, centre, right };
    double size = 0;
    bool bold = false;
    double width = -1;
    int most_lines = 1;  ///< what is longer ends with an ellipsis: the table has it in full
    Align align = Align::left;
    double grey = 0;
};

struct ChartExtent {
    double width = 0;
    double height = 0;
};

/// Measures and draws the texts of charts. A text is one line: line feeds are blanks, and what may not reach
/// a page is replaced (`append_plain`).
class ChartText {
  public:
    /// `language` is that of the page (BCP 47): some letters are drawn in another way in Serbian.
    ChartText(Fonts& fonts, std::string_view language);
    [[nodiscard]] ChartExtent measure(std::string_view text, const ChartTextStyle& style);
    /// What the longest word takes, which should not be broken.
    [[nodiscard]] double longest_word(std::string_view text, const ChartTextStyle& style);
    /// `x` is where the width of the style begins; where it has none, the left end, the middle or the right
    /// end of the text, by its alignment. `y` is the top.
    void draw(cairo_t* cairo, std::string_view text, const ChartTextStyle& style, double x, double y);
    /// Turned to be read from below; `x` is its left edge and `y` where it begins, at the bottom.
    void draw_turned(cairo_t* cairo, std::string_view text, const ChartTextStyle& style, double x, double y);
    /// Whether some character had no glyph in any font.
    [[nodiscard]] bool has_unknown() const { return m_has_unknown; }

  private:
    void set(std::string_view text, const ChartTextStyle& style, double width);

    Fonts& m_fonts;
    ObjectHandle<PangoLayout> m_layout;
    AttributesHandle m_attributes;
    bool m_has_unknown = false;
};

}  // namespace vidra::documents::pdf
