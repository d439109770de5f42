// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/line_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace vidra::documents::pdf {

namespace {

std::uint32_t count_of(std::size_t size) {
    return static_cast<std::uint32_t>(size);
}

double points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

bool is_blank(const PangoGlyphItem& item) {
    for (const GSList* node = item.item->analysis.extra_attrs; node != nullptr; node = node->next) {
        if (static_cast<const PangoAttribute*>(node->data)->klass->type == PANGO_ATTR_SHAPE) {
            return true;
        }
    }
    return false;
}

/// By how much the blanks of a line may be longer than the template has them; not without end, for an age
/// needs less than a name.
double stretch_of_blanks(const PangoLayoutLine& line, double width) {
    constexpr double most = 4;
    double all = 0;
    double blanks = 0;
    for (const GSList* node = line.runs; node != nullptr; node = node->next) {
        const auto& item = *static_cast<const PangoGlyphItem*>(node->data);
        const double length = points(pango_glyph_string_get_width(item.glyphs));
        all += length;
        blanks += is_blank(item) ? length : 0;
    }
    return blanks > 0 ? std::clamp(1 + (width - all) / blanks, 1.0, most) : 1;
}

/// The glyphs of one item with the text behind each cluster, so that the text can be copied from the file.
/// Pango makes nothing of the blank at the end of a line; that is written all the same.
void add_run(TextStore& store, Fonts& fonts, const PangoGlyphItem& item, const char* text, double& x) {
    Run run;
    run.font = fonts.index_of(item.item->analysis.font);
    run.is_backward = (item.item->analysis.level & 1U) != 0;
    run.first_glyph = count_of(store.glyphs.size());
    run.first_cluster = count_of(store.clusters.size());
    run.first_byte = count_of(store.text.size());
    const std::uint32_t space = fonts[run.font].space;
    const PangoGlyphString& string = *item.glyphs;
    const auto drawn_glyph = [&](int i) -> std::uint32_t {
        const bool is_empty = string.glyphs[i].glyph == PANGO_GLYPH_EMPTY;
        const bool is_space = is_empty && text[item.item->offset + string.log_clusters[i]] == ' ';
        return is_space ? space : is_empty ? 0 : string.glyphs[i].glyph;
    };
    PangoGlyphItem copy = item;
    PangoGlyphItemIter cluster{};
    for (gboolean more = pango_glyph_item_iter_init_start(&cluster, &copy, text); more != FALSE;
         more = pango_glyph_item_iter_next_cluster(&cluster)) {
        const int low = std::min(cluster.start_glyph, cluster.end_glyph + 1);
        const int high = std::max(cluster.start_glyph + 1, cluster.end_glyph);
        int drawn = 0;
        for (int i = low; i < high; ++i) {
            drawn += drawn_glyph(i) == 0 ? 0 : 1;
        }
        if (drawn > 0) {
            const int bytes = cluster.end_index - cluster.start_index;
            store.clusters.push_back({bytes, drawn});
            store.text.append(text + cluster.start_index, static_cast<std::size_t>(bytes));
        }
    }
    for (int i = 0; i < string.num_glyphs; ++i) {
        const PangoGlyphGeometry& geometry = string.glyphs[i].geometry;
        const std::uint32_t glyph = drawn_glyph(i);
        if (store.unknown == 0 && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
            store.unknown = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        }
        if (glyph != 0) {
            store.glyphs.push_back({glyph, static_cast<float>(x + points(geometry.x_offset)),
                                    static_cast<float>(points(geometry.y_offset))});
        }
        x += points(geometry.width);
    }
    run.glyphs = count_of(store.glyphs.size()) - run.first_glyph;
    run.clusters = count_of(store.clusters.size()) - run.first_cluster;
    run.bytes = count_of(store.text.size()) - run.first_byte;
    if (run.glyphs > 0) {
        store.runs.push_back(run);
    }
}

}  // namespace

void add_line(TextStore& store, Fonts& fonts, const PangoLayoutLine& line, const char* text, double size,
              double width) {
    const double stretch = stretch_of_blanks(line, width);
    Line added;
    added.first_run = count_of(store.runs.size());
    added.first_blank = count_of(store.blanks.size());
    added.is_rtl = line.resolved_dir == PANGO_DIRECTION_RTL;
    // What a line without a glyph is high.
    added.ascent = static_cast<float>(0.9 * size);
    added.descent = static_cast<float>(0.2 * size);
    double x = 0;
    for (const GSList* node = line.runs; node != nullptr; node = node->next) {
        const auto& item = *static_cast<const PangoGlyphItem*>(node->data);
        if (is_blank(item)) {
            for (int i = 0; i < item.glyphs->num_glyphs; ++i) {
                const double length = stretch * points(item.glyphs->glyphs[i].geometry.width);
                store.blanks.push_back({static_cast<float>(x), static_cast<float>(length)});
                x += length;
            }
            continue;
        }
        add_run(store, fonts, item, text, x);
    }
    added.width = static_cast<float>(x);
    added.runs = count_of(store.runs.size()) - added.first_run;
    added.blanks = count_of(store.blanks.size()) - added.first_blank;
    for (std::uint32_t i = added.first_run; i < store.runs.size(); ++i) {
        added.ascent = std::max(added.ascent, fonts[store.runs[i].font].ascent);
        added.descent = std::max(added.descent, fonts[store.runs[i].font].descent);
    }
    // A hand needs more room than print.
    added.ascent = std::max(added.ascent, static_cast<float>(added.blanks == 0 ? 0 : 1.5 * size));
    store.lines.push_back(added);
}

void add_space(TextStore& store, const Fonts& fonts) {
    const Line& line = store.lines.back();
    if (line.runs == 0 || store.runs.back().is_backward) {
        return;
    }
    Run& run = store.runs.back();
    const std::uint32_t space = fonts[run.font].space;
    if (space != 0) {
        store.glyphs.push_back({space, line.width, 0});
        store.clusters.push_back({1, 1});
        store.text += ' ';
        ++run.glyphs;
        ++run.clusters;
        ++run.bytes;
    }
}

}  // namespace vidra::documents::pdf
