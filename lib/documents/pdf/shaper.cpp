// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/shaper.hpp"

#include "documents/pdf/line_reader.hpp"

#include <algorithm>
#include <utility>

namespace vidra::documents::pdf {

namespace {

// Pango moves what is left of a run each time it takes a line from it: a megabyte without a break would take
// minutes. So it sets few lines at a time, the fewer the narrower they are.
constexpr std::size_t most_chunk_bytes = 4096;
constexpr std::size_t least_chunk_bytes = 128;
constexpr double chunk_lines = 25;
constexpr std::size_t most_kept_bytes = 4'000'000;
constexpr std::size_t most_capacity = 1'000'000;

std::uint32_t count_of(std::size_t size) {
    return static_cast<std::uint32_t>(size);
}

std::size_t chunk_size(const Setting& setting) {
    if (setting.width < 0) {
        return most_chunk_bytes;
    }
    const auto bytes = static_cast<std::size_t>(2 * chunk_lines * setting.width / setting.size);
    return std::clamp(bytes, least_chunk_bytes, most_chunk_bytes);
}

std::size_t character_start(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at;
}

AttributesHandle attributes(const RichText& rich, std::size_t begin, std::size_t end,
                            const Setting& setting) {
    AttributesHandle list;
    const auto add = [&](PangoAttribute* attribute, std::size_t from, std::size_t to) {
        if (list == nullptr) {
            list.reset(pango_attr_list_new());
        }
        attribute->start_index = static_cast<guint>(from - begin);
        attribute->end_index = static_cast<guint>(to - begin);
        pango_attr_list_insert(list.get(), attribute);
    };
    // A long word that is broken keeps its letters: a hyphen in an address would be read as part of it.
    const double long_word = setting.width < 0 ? 1000 : setting.width / setting.size;
    double word = 0;
    for (std::size_t i = begin; i < end && word < long_word; ++i) {
        const auto byte = static_cast<unsigned char>(rich.text[i]);
        word = byte == ' ' ? 0 : word + ((byte & 0xC0U) == 0x80U ? 0 : 1);
    }
    if (word >= long_word) {
        add(pango_attr_insert_hyphens_new(FALSE), begin, end);
    }
    for (const Span& span : rich.spans) {
        const std::size_t from = std::max(span.begin, begin);
        const std::size_t to = std::min(span.end, end);
        if (from >= to) {
            continue;
        }
        if (span.blank_columns != 0) {
            double width = static_cast<double>(span.blank_columns) * setting.size / 2;
            width = std::min(width, setting.width < 0 ? width : setting.width);
            const auto units = static_cast<int>(width * PANGO_SCALE) - 1;
            const PangoRectangle extent{0, -static_cast<int>(setting.size * PANGO_SCALE), std::max(units, 1),
                                        1};
            add(pango_attr_shape_new(&extent, &extent), from, to);
            continue;
        }
        if (span.bold && !setting.bold) {
            add(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
        }
        if (span.italic) {
            add(pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
        }
    }
    return list;
}

}  // namespace

Shaper::Shaper(Fonts& fonts) : m_fonts(fonts), m_layout(pango_layout_new(fonts.context())) {
    pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD_CHAR);
}

void Shaper::begin_letter(std::string_view language, bool is_rtl, std::size_t most_lines) {
    m_most_lines = most_lines;
    m_unknown = 0;
    m_lines = 0;
    m_page_direction = is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    if (language != m_language) {
        m_language = language;
        pango_context_set_language(m_fonts.context(), pango_language_from_string(m_language.c_str()));
    }
    if (m_kept_bytes > most_kept_bytes) {
        m_kept.clear();
        m_kept_bytes = 0;
    }
    if (m_store.glyphs.capacity() > most_capacity || m_store.lines.capacity() > most_capacity / 10) {
        m_store = TextStore();
    }
    m_store.lines.clear();
    m_store.runs.clear();
    m_store.glyphs.clear();
    m_store.clusters.clear();
    m_store.blanks.clear();
    m_store.text.clear();
    m_store.unknown = 0;
}

Lines Shaper::shape(const RichText& rich, const Setting& setting) {
    if (rich.text.empty() || is_too_long()) {
        return {};
    }
    const std::string_view key = key_of(rich, setting);
    if (const auto found = m_kept.find(key); found != m_kept.end()) {
        return given(*found->second, 0);
    }
    const bool is_kept =
        !rich.has_values && rich.text.size() <= most_chunk_bytes && m_kept_bytes <= most_kept_bytes;
    if (!is_kept) {
        const std::size_t first = m_store.lines.size();
        shape_into(m_store, rich, setting);
        return given(m_store, first);
    }
    auto store = std::make_unique<TextStore>();
    shape_into(*store, rich, setting);
    m_kept_bytes += key.size() + sizeof(TextStore) + store->lines.size() * sizeof(Line) +
                    store->runs.size() * sizeof(Run) + store->text.size() +
                    store->glyphs.size() * (sizeof(Glyph) + sizeof(cairo_text_cluster_t));
    return given(*m_kept.emplace(key, std::move(store)).first->second, 0);
}

Lines Shaper::shape_mark(const RichText& rich, const Setting& setting) {
    const std::uint32_t before = std::exchange(m_unknown, 0);
    const Lines lines = shape(rich, setting);
    const std::uint32_t unknown = std::exchange(m_unknown, before);
    return unknown == 0 ? lines : Lines();
}

Lines Shaper::given(const TextStore& store, std::size_t first) {
    const std::size_t count = store.lines.size() - first;
    m_lines += count;
    m_unknown = m_unknown == 0 ? store.unknown : m_unknown;
    return {&store, count_of(first), count_of(count)};
}

/// Empty for a paragraph that holds a value: that is not kept.
std::string_view Shaper::key_of(const RichText& rich, const Setting& setting) {
    m_key.clear();
    if (rich.has_values) {
        return m_key;
    }
    m_key += m_language;
    const auto add = [&](const auto& number) {
        m_key.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    add(setting.size);
    add(setting.width);
    m_key += setting.bold ? 'b' : 'n';
    for (const Span& span : rich.spans) {
        add(span.begin);
        add(span.end);
        add(span.blank_columns);
        m_key += static_cast<char>('0' + (span.bold ? 1 : 0) + (span.italic ? 2 : 0));
    }
    m_key += '\n';
    m_key += rich.text;
    return m_key;
}

void Shaper::shape_into(TextStore& store, const RichText& rich, const Setting& setting) {
    std::size_t begin = 0;
    while (begin <= rich.text.size() && store.lines.size() < m_most_lines) {
        const std::size_t end = std::min(rich.text.find('\n', begin), rich.text.size());
        shape_paragraph(store, rich, begin, end, setting);
        if (end < rich.text.size()) {
            add_space(store, m_fonts);
        }
        begin = end + 1;
    }
}

void Shaper::set_direction(PangoDirection direction) {
    if (direction != m_direction) {
        m_direction = direction;
        pango_context_set_base_dir(m_fonts.context(), direction);
    }
}

/// One line of the source, which is set in pieces if it is long: each piece but the last gives back its last
/// line, for that may be shorter than it has to be.
void Shaper::shape_paragraph(TextStore& store, const RichText& rich, std::size_t begin, std::size_t end,
                             const Setting& setting) {
    const std::string_view text(rich.text);
    pango_layout_set_font_description(m_layout.get(), m_fonts.description(setting.size, setting.bold, false));
    pango_layout_set_width(m_layout.get(),
                           setting.width < 0 ? -1 : static_cast<int>(setting.width * PANGO_SCALE));
    // The first letter decides on the direction of the whole, where there is one: not that of each piece.
    set_direction(m_page_direction);
    pango_layout_set_auto_dir(m_layout.get(), TRUE);
    const std::size_t chunk_bytes = chunk_size(setting);
    do {
        const bool is_last = end - begin <= chunk_bytes;
        const std::size_t chunk_end = is_last ? end : character_start(text, begin + chunk_bytes);
        pango_layout_set_text(m_layout.get(), text.data() + begin, static_cast<int>(chunk_end - begin));
        pango_layout_set_attributes(m_layout.get(), attributes(rich, begin, chunk_end, setting).get());
        const char* chunk = pango_layout_get_text(m_layout.get());
        std::size_t next = chunk_end;
        const GSList* first = pango_layout_get_lines_readonly(m_layout.get());
        for (const GSList* node = first; node != nullptr; node = node->next) {
            const auto& line = *static_cast<const PangoLayoutLine*>(node->data);
            if (!is_last && node->next == nullptr && node != first) {
                next = begin + static_cast<std::size_t>(line.start_index);
                break;
            }
            add_line(store, m_fonts, line, chunk, setting.size, setting.width);
        }
        begin = next;
        if (!is_last) {
            set_direction(store.lines.back().is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
            pango_layout_set_auto_dir(m_layout.get(), FALSE);
        }
    } while (begin < end && store.lines.size() < m_most_lines);
}

}  // namespace vidra::documents::pdf
