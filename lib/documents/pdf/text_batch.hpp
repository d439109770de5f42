// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/flow.hpp"
#include "documents/pdf/fonts.hpp"

#include <cairo.h>

#include <cstdint>
#include <string>
#include <vector>

namespace vidra::documents::pdf {

/// Gathers glyphs until the font, the direction or what they belong to changes: each call of Cairo's is
/// recorded, measured and played again, so that a few long ones take half the time of one a word.
class TextBatch {
  public:
    TextBatch(const Fonts& fonts, const Flow& flow, cairo_t* cairo)
        : m_fonts(fonts), m_flow(flow), m_cairo(cairo) {}
    /// `x` and `baseline` on the page, in points. What `node` is none of is marked as nothing that is read.
    void add(const TextStore& store, const Line& line, double x, double baseline, std::uint32_t node);
    /// What is drawn next, by others, is part of `node`.
    void begin(std::uint32_t node);
    /// Draws what is left and closes the stretch, which may not go on on another page.
    void end_page();
    /// Closes all that is open.
    void end_letter();

  private:
    void flush();
    void enter(std::uint32_t node);
    void leave();

    const Fonts& m_fonts;
    const Flow& m_flow;
    cairo_t* m_cairo;
    std::vector<std::uint32_t> m_open;  ///< nodes, from the outermost
    std::uint32_t m_node = none;
    std::uint32_t m_font = none;
    bool m_is_backward = false;
    std::string m_text;
    std::vector<cairo_glyph_t> m_glyphs;
    std::vector<cairo_text_cluster_t> m_clusters;
};

}  // namespace vidra::documents::pdf
