// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <utility>

namespace vidra::documents::pdf {

namespace {

// Liberation is narrow enough for tables; DejaVu has the boxes and the scripts that Liberation lacks.
constexpr const char* families = "Liberation Sans, DejaVu Sans, Sans";
constexpr double advance_size = 10.5;  // that of most text: the font is loaded already

}  // namespace

bool Fonts::any_installed() {
    FcPattern* pattern = FcPatternBuild(nullptr, FC_SCALABLE, FcTypeBool, FcTrue, nullptr);
    FcObjectSet* objects = FcObjectSetBuild(FC_FONTFORMAT, nullptr);
    FcFontSet* found = FcFontList(nullptr, pattern, objects);
    bool any = false;
    for (int i = 0; found != nullptr && i < found->nfont && !any; ++i) {
        FcChar8* format = nullptr;
        if (FcPatternGetString(found->fonts[i], FC_FONTFORMAT, 0, &format) == FcResultMatch) {
            // The formats that Pango takes.
            const std::string_view name(reinterpret_cast<const char*>(format));
            any = name == "TrueType" || name == "CFF";
        }
    }
    if (found != nullptr) {
        FcFontSetDestroy(found);
    }
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return any;
}

Fonts::Fonts() : m_map(pango_cairo_font_map_new()), m_context(pango_font_map_create_context(m_map.get())) {
    // Paper has no pixels: glyphs stand where the font says, so that a line is as long on each printer.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(m_context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(m_context.get(), FALSE);
}

const PangoFontDescription* Fonts::description(double size, bool bold, bool italic) {
    for (const Described& described : m_descriptions) {
        if (described.size == size && described.bold == bold && described.italic == italic) {
            return described.description.get();
        }
    }
    DescriptionHandle description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), families);
    pango_font_description_set_absolute_size(description.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(description.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(), italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    m_descriptions.push_back({size, bold, italic, std::move(description)});
    return m_descriptions.back().description.get();
}

std::uint32_t Fonts::index_of(PangoFont* font) {
    const auto found =
        std::ranges::find_if(m_fonts, [&](const Font& held) { return held.pango.get() == font; });
    if (found != m_fonts.end()) {
        return static_cast<std::uint32_t>(found - m_fonts.begin());
    }
    hb_font_extents_t extents{};
    hb_font_t* shaping_font = pango_font_get_hb_font(font);
    hb_font_get_h_extents(shaping_font, &extents);
    Font held;
    g_object_ref(font);
    held.pango.reset(font);
    held.cairo = pango_cairo_font_get_scaled_font(reinterpret_cast<PangoCairoFont*>(font));
    held.ascent = static_cast<float>(extents.ascender) / PANGO_SCALE;
    held.descent = static_cast<float>(-extents.descender) / PANGO_SCALE;
    hb_codepoint_t space = 0;
    held.space = hb_font_get_nominal_glyph(shaping_font, ' ', &space) != 0 ? space : 0;
    m_fonts.push_back(std::move(held));
    return static_cast<std::uint32_t>(m_fonts.size() - 1);
}

double Fonts::advance(std::uint32_t code_point, bool bold) {
    if ((code_point >= 0x200B && code_point <= 0x200F) || (code_point >= 0x2060 && code_point <= 0x206F)) {
        return 0;
    }
    auto& advances = m_advances[bold ? 1 : 0];
    const auto known = advances.find(code_point);
    if (known != advances.end()) {
        return known->second;
    }
    const ObjectHandle<PangoFont> font(
        pango_font_map_load_font(m_map.get(), m_context.get(), description(advance_size, bold, false)));
    hb_font_t* shaping_font = font == nullptr ? nullptr : pango_font_get_hb_font(font.get());
    hb_codepoint_t glyph = 0;
    double result = 1;
    if (shaping_font != nullptr && hb_font_get_nominal_glyph(shaping_font, code_point, &glyph) != 0) {
        result = hb_font_get_glyph_h_advance(shaping_font, glyph) / (advance_size * PANGO_SCALE);
    }
    // A text of all of Unicode shall not stay in memory.
    constexpr std::size_t most = 4096;
    if (advances.size() < most) {
        advances.emplace(code_point, result);
    }
    return result;
}

}  // namespace vidra::documents::pdf
