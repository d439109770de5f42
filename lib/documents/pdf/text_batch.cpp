// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/text_batch.hpp"

namespace vidra::documents::pdf {

void TextBatch::add(const TextStore& store, const Line& line, double x, double baseline, std::uint32_t node) {
    for (std::uint32_t i = line.first_run; i < line.first_run + line.runs; ++i) {
        const Run& run = store.runs[i];
        if (run.font != m_font || run.is_backward || m_is_backward || node != m_node) {
            flush();
            m_font = run.font;
            m_is_backward = run.is_backward;
            enter(node);
        }
        for (std::uint32_t g = run.first_glyph; g < run.first_glyph + run.glyphs; ++g) {
            const Glyph& glyph = store.glyphs[g];
            m_glyphs.push_back(
                {glyph.index, x + static_cast<double>(glyph.x), baseline + static_cast<double>(glyph.y)});
        }
        const auto clusters = store.clusters.begin() + run.first_cluster;
        m_clusters.insert(m_clusters.end(), clusters, clusters + run.clusters);
        m_text.append(store.text, run.first_byte, run.bytes);
    }
}

void TextBatch::begin(std::uint32_t node) {
    flush();
    m_font = none;
    enter(node);
}

void TextBatch::flush() {
    if (!m_glyphs.empty()) {
        cairo_set_scaled_font(m_cairo, m_fonts[m_font].cairo);
        const auto flags =
            m_is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0);
        cairo_show_text_glyphs(m_cairo, m_text.data(), static_cast<int>(m_text.size()), m_glyphs.data(),
                               static_cast<int>(m_glyphs.size()), m_clusters.data(),
                               static_cast<int>(m_clusters.size()), flags);
    }
    m_text.clear();
    m_glyphs.clear();
    m_clusters.clear();
}

void TextBatch::leave() {
    cairo_tag_end(m_cairo, m_flow.nodes[m_open.back()].tag);
    m_open.pop_back();
}

/// For none the stretch alone is closed: what it is part of may go on, on the next page too.
void TextBatch::enter(std::uint32_t node) {
    if (node == m_node) {
        return;
    }
    if (m_node != none) {
        leave();
    }
    m_node = node;
    if (node == none) {
        return;
    }
    std::vector<std::uint32_t> path;
    for (std::uint32_t i = node; i != none; i = m_flow.nodes[i].parent) {
        path.push_back(i);
    }
    while (!m_open.empty()) {
        const std::uint32_t depth = m_flow.nodes[m_open.back()].depth;
        if (depth < path.size() && path[path.size() - 1 - depth] == m_open.back()) {
            break;
        }
        leave();
    }
    for (std::size_t depth = m_open.size(); depth < path.size(); ++depth) {
        const std::uint32_t opened = path[path.size() - 1 - depth];
        cairo_tag_begin(m_cairo, m_flow.nodes[opened].tag, nullptr);
        m_open.push_back(opened);
    }
}

void TextBatch::end_page() {
    flush();
    enter(none);
    m_font = none;
    m_is_backward = false;
}

void TextBatch::end_letter() {
    end_page();
    while (!m_open.empty()) {
        leave();
    }
}

}  // namespace vidra::documents::pdf
