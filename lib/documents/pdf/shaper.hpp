// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/fonts.hpp"
#include "documents/pdf/rich_text.hpp"
#include "documents/pdf/text_store.hpp"

#include <pango/pango.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace vidra::documents::pdf {

/// How a paragraph is set. A width below 0 breaks nowhere but at line feeds.
struct Setting {
    double size = 0;
    bool bold = false;
    double width = -1;
};

/// Breaks paragraphs into lines of glyphs. What holds no value is kept, for the next letter of the shape has
/// it too.
class Shaper {
  public:
    explicit Shaper(Fonts& fonts);
    /// Forgets the lines of the letter before. This one has `most_lines` at most, each line of a cell
    /// counted.
    void begin_letter(std::string_view language, bool is_rtl, std::size_t most_lines);
    [[nodiscard]] Fonts& fonts() const { return m_fonts; }
    /// No lines for an empty text, nor when the letter is too long already.
    [[nodiscard]] Lines shape(const RichText& rich, const Setting& setting);
    /// The same for a mark of one's own; no lines where no font has it.
    [[nodiscard]] Lines shape_mark(const RichText& rich, const Setting& setting);
    /// The first character that had no glyph in any font; 0 where there was none.
    [[nodiscard]] std::uint32_t unknown() const { return m_unknown; }
    [[nodiscard]] bool is_too_long() const { return m_lines >= m_most_lines; }

  private:
    [[nodiscard]] Lines given(const TextStore& store, std::size_t first);
    [[nodiscard]] std::string_view key_of(const RichText& rich, const Setting& setting);
    void shape_into(TextStore& store, const RichText& rich, const Setting& setting);
    void shape_paragraph(TextStore& store, const RichText& rich, std::size_t begin, std::size_t end,
                         const Setting& setting);
    void set_direction(PangoDirection direction);

    Fonts& m_fonts;
    ObjectHandle<PangoLayout> m_layout;
    PangoDirection m_page_direction = PANGO_DIRECTION_LTR;
    PangoDirection m_direction = PANGO_DIRECTION_LTR;
    std::string m_language;
    std::string m_key;
    TextStore m_store;  ///< of this letter
    std::map<std::string, std::unique_ptr<const TextStore>, std::less<>> m_kept;
    std::size_t m_kept_bytes = 0;
    std::size_t m_most_lines = 0;
    std::size_t m_lines = 0;  ///< given out for this letter
    std::uint32_t m_unknown = 0;
};

}  // namespace vidra::documents::pdf
