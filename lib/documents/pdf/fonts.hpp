// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/handles.hpp"

#include <cairo.h>
#include <pango/pango.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidra::documents::pdf {

/// A font that a letter was set in; kept for those that follow.
struct Font {
    ObjectHandle<PangoFont> pango;
    cairo_scaled_font_t* cairo = nullptr;  ///< owned by `pango`
    float ascent = 0;
    float descent = 0;
    std::uint32_t space = 0;  ///< the glyph; 0 where there is none
};

/// The fonts of a writer, and widths of characters before they are set.
class Fonts {
  public:
    /// Whether fontconfig knows a font that a PDF file can carry. Pango ends the process where it does not,
    /// so ask before any of these is made.
    [[nodiscard]] static bool any_installed();

    Fonts();
    [[nodiscard]] PangoContext* context() const { return m_context.get(); }
    /// `size` in points.
    [[nodiscard]] const PangoFontDescription* description(double size, bool bold, bool italic);
    [[nodiscard]] std::uint32_t index_of(PangoFont* font);
    [[nodiscard]] const Font& operator[](std::uint32_t index) const { return m_fonts[index]; }
    /// Advance of a character in ems, kerning left out; 1 where the first font does not have it.
    [[nodiscard]] double advance(std::uint32_t code_point, bool bold);

  private:
    struct Described {
        double size;
        bool bold;
        bool italic;
        DescriptionHandle description;
    };

    ObjectHandle<PangoFontMap> m_map;
    ObjectHandle<PangoContext> m_context;
    std::vector<Described> m_descriptions;
    std::vector<Font> m_fonts;
    std::array<std::unordered_map<std::uint32_t, double>, 2> m_advances;
};

}  // namespace vidra::documents::pdf
