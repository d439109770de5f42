// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/layout.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vidra::documents::pdf {

namespace {

constexpr double leading = 0.14;  // of the size of the font
constexpr std::string_view empty_box = "\u2610";
constexpr std::string_view ticked_box = "\u2611";

}  // namespace

bool is_rtl_language(std::string_view language) {
    constexpr std::array<std::string_view, 8> languages{"ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"};
    const std::string_view primary = language.substr(0, language.find('-'));
    const bool is_in_latin = language.find("-Latn") != std::string_view::npos;
    return !is_in_latin && std::ranges::find(languages, primary) != languages.end();
}

double line_height(const Line& line, double size) {
    return line.ascent + line.descent + leading * size;
}

double height_of(const Lines& lines, double size) {
    double height = 0;
    for (std::uint32_t i = 0; i < lines.count; ++i) {
        height += line_height(lines[i], size);
    }
    return height;
}

double line_baseline(const Line& line, double size) {
    return line.ascent + leading * size / 2;
}

void Layout::add(std::span<const Block> blocks) {
    const Place place{0, m_sheet.inner_width(), add_node(none, "Document"), none, 0, 0};
    // What stands below the last line across is cut off there and sent back: one piece, and not of two pages.
    std::size_t above = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        above = blocks[i].kind == Block::Kind::rule ? i : above;
    }
    add_children(blocks.first(above), place);
    const std::size_t slip = m_flow.strips.size();
    add_children(blocks.subspan(above), place);
    keep_together(slip);
    // No line is alone on the last page.
    if (m_flow.strips.size() > 1) {
        m_flow.strips[m_flow.strips.size() - 2].keeps_next = true;
    }
}

/// If it is not too much: half a page is left empty for it at most.
void Layout::keep_together(std::size_t first) {
    constexpr double most = 0.5;  // of the height of a page
    double height = 0;
    for (std::size_t i = first; i < m_flow.strips.size(); ++i) {
        height += m_flow.strips[i].gap + m_flow.strips[i].height;
    }
    if (height > most * m_sheet.inner_height()) {
        return;
    }
    for (std::size_t i = first; i + 1 < m_flow.strips.size(); ++i) {
        m_flow.strips[i].keeps_next = true;
    }
}

void Layout::add_children(std::span<const Block> blocks, const Place& place) {
    if (place.depth > most_depth) {
        m_is_too_deep = true;
        return;
    }
    for (const Block& block : blocks) {
        if (m_shaper.is_too_long()) {
            return;
        }
        add_block(block, place);
    }
}

void Layout::add_block(const Block& block, const Place& place) {
    switch (block.kind) {
        case Block::Kind::heading:
            return add_heading(block, place);
        case Block::Kind::paragraph:
        case Block::Kind::cell:
            return add_paragraph(block, place);
        case Block::Kind::list:
            return add_list(block, place);
        case Block::Kind::quote:
            return add_quote(block, place);
        case Block::Kind::table:
            return add_table(block, place);
        case Block::Kind::rule:
            return add_rule(place);
        case Block::Kind::figure:
            return add_figure(block, place);
        case Block::Kind::item:
        case Block::Kind::row: {  // outside of what they belong to
            Place inner = place;
            ++inner.depth;
            return add_children(block.children, inner);
        }
    }
}

void Layout::add_heading(const Block& block, const Place& place) {
    constexpr std::array<const char*, 6> tags{"H1", "H2", "H3", "H4", "H5", "H6"};
    const auto level = static_cast<std::size_t>(std::clamp(block.level, 1, 6));
    const double size = m_sheet.headings[level - 1];
    const Lines lines =
        m_shaper.shape(rich_text(block.pieces, m_values, m_is_rtl), {size, true, place.width});
    if (lines.count == 0) {
        return;
    }
    let_go();
    leave_gap(m_sheet.above_heading(block.level));
    Place inner = place;
    inner.node = add_node(place.node, tags[level - 1]);
    add_lines(lines, inner, size, true);
    m_lines_owed = 2;
    leave_gap(m_sheet.below_heading());
}

void Layout::add_paragraph(const Block& block, const Place& place) {
    const RichText rich = rich_text(block.pieces, m_values, m_is_rtl);
    const Lines lines = m_shaper.shape(rich, {m_sheet.body, false, place.width});
    if (lines.count == 0) {
        return;
    }
    leave_gap(0);
    Place inner = place;
    inner.node = add_node(place.node, "P");
    add_lines(lines, inner, m_sheet.body, false);
    if (rich.text.ends_with(':')) {  // it leads to what follows
        m_flow.strips.back().keeps_next = true;
        m_kept = none;
    }
    leave_gap(m_sheet.between_paragraphs());
}

/// A page break leaves at least two lines of a paragraph on either side, and two below a heading.
void Layout::add_lines(const Lines& lines, const Place& place, double size, bool is_heading) {
    const Cell cell{lines, place.x, place.width, Block::Align::left, place.node};
    for (std::uint32_t i = 0; i < lines.count; ++i) {
        const double baseline = line_baseline(lines[i], size);
        Strip& strip = add_strip(line_height(lines[i], size), place);
        strip.keeps_next = is_heading || (lines.count > 1 && (i == 0 || i + 2 == lines.count));
        if (!is_heading) {
            keep_below_heading();
        }
        place_marker(baseline);
        place_line(lines, i, cell, baseline);
    }
}

void Layout::keep_below_heading() {
    Strip& strip = m_flow.strips.back();
    m_lines_owed = std::max(m_lines_owed - 1, 0);
    if (m_lines_owed > 0 && !strip.keeps_next) {
        strip.keeps_next = true;
        m_kept = static_cast<std::uint32_t>(m_flow.strips.size() - 1);
    }
}

/// What comes next has no part in what the heading above is to have: there was one line, and that is all.
void Layout::let_go() {
    m_lines_owed = 0;
    if (std::exchange(m_kept, none) + std::size_t{1} == m_flow.strips.size()) {
        m_flow.strips.back().keeps_next = false;
    }
}

void Layout::add_list(const Block& block, const Place& place) {
    constexpr std::array<const char*, 2> bullets{"\u2022", "\u2013"};
    const double after = std::exchange(m_gap, 0);
    leave_gap(place.list_depth > 0 ? std::min(after, m_sheet.between_items()) : after);
    double indent = m_sheet.list_indent();
    if (block.is_ordered) {
        const std::string last =
            std::to_string(static_cast<std::size_t>(block.start) + block.children.size());
        indent = std::max(indent, (0.56 * static_cast<double>(last.size()) + 1.1) * m_sheet.body);
    }
    Place inner = place;
    inner.node = add_node(place.node, "L");
    ++inner.depth;
    ++inner.list_depth;
    long long number = block.start;
    for (const Block& item : block.children) {
        std::string marker = bullets[static_cast<std::size_t>(place.list_depth) % bullets.size()];
        if (item.box != Block::Box::none) {
            marker = item.box == Block::Box::ticked ? ticked_box : empty_box;
        } else if (block.is_ordered) {
            marker = std::to_string(number) + ".";
        }
        ++number;
        add_item(item, marker, indent, inner);
        const double between = block.is_tight ? m_sheet.between_items() : m_sheet.between_paragraphs();
        m_gap = &item == &block.children.back() ? m_gap : between;
    }
    leave_gap(m_sheet.between_paragraphs());
}

void Layout::add_item(const Block& item, const std::string& marker, double indent, const Place& place) {
    const std::uint32_t node = add_node(place.node, "LI");
    flush_marker(place);
    m_marker = {m_shaper.shape_mark(mark(marker), {m_sheet.body, false, -1}), 0, false, false,
                add_node(node, "Lbl")};
    const bool is_box = item.box != Block::Box::none;
    m_marker.is_square = is_box && m_marker.text.count == 0;
    m_marker.is_ticked = item.box == Block::Box::ticked;
    const double width = m_marker.text.count == 0 ? 0 : m_marker.text[0].width;
    // Numbers end where the text is near, bullets and boxes stand below each other.
    const bool is_number = !is_box && marker.ends_with('.');
    const double start = is_number ? std::max(0.0, indent - width - 0.5 * m_sheet.body) : 0.25 * m_sheet.body;
    Place inner = indented(place, indent, 0);
    m_marker.x = inner.x - indent + start;
    m_has_marker = true;
    inner.node = add_node(node, "LBody");
    add_children(item.children, inner);
    flush_marker(place);
}

void Layout::add_quote(const Block& block, const Place& place) {
    flush_marker(place);
    const double padding = m_sheet.frame_padding();
    QuoteFrame frame;
    frame.outer = place.frame;
    frame.x = m_is_rtl ? m_sheet.inner_width() - place.x - place.width : place.x;
    frame.width = place.width;
    frame.first = static_cast<std::uint32_t>(m_flow.strips.size());
    const auto index = static_cast<std::uint32_t>(m_flow.frames.size());
    m_flow.frames.push_back(frame);
    Place inner = indented(place, padding, padding);
    inner.frame = index;
    inner.node = add_node(place.node, "BlockQuote");
    leave_gap(m_sheet.between_paragraphs());
    add_strip(0.75 * padding, inner).keeps_next = true;
    add_children(block.children, inner);
    m_gap = 0;
    if (m_flow.strips.size() == frame.first + 1) {  // nothing to be framed
        m_gap = m_flow.strips.back().gap;
        m_flow.strips.pop_back();
        m_flow.frames.pop_back();
        return;
    }
    m_flow.strips.back().keeps_next = true;
    add_strip(0.75 * padding, inner);
    m_flow.frames[index].end = static_cast<std::uint32_t>(m_flow.strips.size());
    leave_gap(1.3 * m_sheet.between_paragraphs());
}

void Layout::add_rule(const Place& place) {
    flush_marker(place);
    let_go();
    leave_gap(m_sheet.between_paragraphs());
    Strip& strip = add_strip(0.5 * m_sheet.body, place);
    strip.is_rule = true;
    strip.rule_x = m_is_rtl ? m_sheet.inner_width() - place.x - place.width : place.x;
    strip.rule_width = place.width;
    leave_gap(m_sheet.between_paragraphs());
}

/// Never narrower than two fifths of the page, however deep it stands.
Layout::Place Layout::indented(const Place& place, double start, double end) const {
    Place inner = place;
    ++inner.depth;
    if (place.width - start - end >= 0.4 * m_sheet.inner_width()) {
        inner.x += start;
        inner.width -= start + end;
    }
    return inner;
}

std::uint32_t Layout::add_node(std::uint32_t parent, const char* tag) {
    const std::uint32_t depth = parent == none ? 0 : m_flow.nodes[parent].depth + 1;
    m_flow.nodes.push_back({parent, depth, tag});
    return static_cast<std::uint32_t>(m_flow.nodes.size() - 1);
}

Strip& Layout::add_strip(double height, const Place& place) {
    Strip strip;
    strip.gap = std::exchange(m_gap, 0);
    strip.height = height;
    strip.first_placed = static_cast<std::uint32_t>(m_flow.placed.size());
    strip.frame = place.frame;
    m_flow.strips.push_back(strip);
    return m_flow.strips.back();
}

void Layout::place_line(const Lines& lines, std::uint32_t i, const Cell& cell, double baseline) {
    const Line& line = lines[i];
    const double slack = std::max(0.0, cell.width - line.width);
    double start = line.is_rtl == m_is_rtl ? 0 : slack;
    if (cell.align != Block::Align::left) {
        start = cell.align == Block::Align::centre ? slack / 2 : slack;
    }
    const double x = cell.x + start;
    Placed placed{lines.store, lines.first + i, cell.node, 0, static_cast<float>(baseline)};
    placed.x = static_cast<float>(m_is_rtl ? m_sheet.inner_width() - x - line.width : x);
    m_flow.placed.push_back(placed);
    ++m_flow.strips.back().placed;
}

void Layout::place_marker(double baseline) {
    if (!std::exchange(m_has_marker, false)) {
        return;
    }
    if (m_marker.text.count > 0) {
        const double width = m_marker.text[0].width;
        place_line(m_marker.text, 0, {m_marker.text, m_marker.x, width, Block::Align::left, m_marker.node},
                   baseline);
    } else if (m_marker.is_square) {
        const double size = 0.75 * m_sheet.body;
        const double x = m_is_rtl ? m_sheet.inner_width() - m_marker.x - size : m_marker.x;
        m_flow.strips.back().square = static_cast<std::uint32_t>(m_flow.squares.size());
        m_flow.squares.push_back({static_cast<float>(x), static_cast<float>(baseline),
                                  static_cast<float>(size), m_marker.is_ticked});
    }
}

/// An item that does not begin with a line of text has its marker on a line of its own.
void Layout::flush_marker(const Place& place) {
    if (m_has_marker) {
        const double baseline = (0.9 + leading / 2) * m_sheet.body;
        add_strip((1.15 + leading) * m_sheet.body, place).keeps_next = true;
        place_marker(baseline);
    }
}

void Layout::leave_gap(double gap) {
    m_gap = std::max(m_gap, gap);
}

}  // namespace vidra::documents::pdf
