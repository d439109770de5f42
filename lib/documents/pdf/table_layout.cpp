// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/layout.hpp"

#include <algorithm>
#include <span>

namespace vidra::documents::pdf {

namespace {

// A row that is higher than this part of a page may stand alone before or behind a page break.
constexpr double most_kept_row = 0.1;
constexpr double cell_padding = 0.25;  // above and below, of the size of the font
// Readers of structure are slow with more rows, and so is whoever listens.
constexpr std::size_t most_tagged_rows = 2000;

bool is_empty(std::span<const RichText> cells) {
    return std::ranges::all_of(cells, [](const RichText& cell) { return cell.text.empty(); });
}

}  // namespace

void Layout::add_table(const Block& block, const Place& place) {
    flush_marker(place);
    m_lines_owed = 0;  // a header and a row are two lines
    Table table = measured_table(block, place.width);
    if (table.columns == 0) {
        return;
    }
    table.index = static_cast<std::uint32_t>(m_flow.tables.size());
    TableFrame& frame = m_flow.tables.emplace_back();
    double edge = m_is_rtl ? m_sheet.inner_width() - place.x : place.x;
    frame.edges.push_back(edge);
    for (const double width : table.widths.widths) {
        edge += m_is_rtl ? -width : width;
        frame.edges.push_back(edge);
    }
    Place inner = place;
    inner.node = table.rows.size() > most_tagged_rows ? none : add_node(place.node, "Table");
    leave_gap(m_sheet.between_paragraphs());
    // A header of which nothing is written is there because Markdown knows no table without.
    for (std::size_t row = is_empty(table.rows.front()) ? 1 : 0; row < table.rows.size(); ++row) {
        if (m_shaper.is_too_long()) {
            return;
        }
        add_row(block, table, row, inner);
    }
    leave_gap(1.3 * m_sheet.between_paragraphs());
}

Layout::Table Layout::measured_table(const Block& block, double width) {
    Table table;
    std::vector<ColumnNeed> needs;
    for (const Block& row : block.children) {
        std::vector<RichText>& cells = table.rows.emplace_back();
        needs.resize(std::max(needs.size(), row.children.size()));
        for (std::size_t i = 0; i < row.children.size(); ++i) {
            cells.push_back(rich_text(row.children[i].pieces, m_values, m_is_rtl));
            needs[i].add(m_shaper.fonts(), cells[i], table.rows.size() == 1);
        }
    }
    table.columns = needs.size();
    if (table.columns > 0) {
        table.widths = column_widths(needs, width, m_sheet.body);
    }
    return table;
}

void Layout::add_row(const Block& block, const Table& table, std::size_t row, const Place& place) {
    const bool is_header = row == 0;
    const ColumnWidths& widths = table.widths;
    const std::uint32_t node = place.node == none ? none : add_node(place.node, "TR");
    std::vector<Cell> cells;
    double x = place.x;
    double height = 0;
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
        const double inner_width = std::max(1.0, widths.widths[i] - 2 * widths.padding);
        Cell& cell = cells.emplace_back();
        cell.lines = m_shaper.shape(table.rows[row][i], {widths.size, is_header, inner_width});
        cell.x = x + widths.padding;
        cell.width = inner_width;
        cell.align = i < block.aligns.size() ? block.aligns[i] : Block::Align::left;
        cell.node = node == none ? none : add_node(node, is_header ? "TH" : "TD");
        x += widths.widths[i];
    }
    align_first_lines(cells, widths.size);
    for (const Cell& cell : cells) {
        height = std::max(height, cell.top + height_of(cell.lines, widths.size));
    }
    const std::size_t first = m_flow.strips.size();
    height = std::max(height, 1.3 * widths.size) + 2 * cell_padding * widths.size;
    TableFrame& frame = m_flow.tables[table.index];
    const double above = frame.header == none ? 0 : m_flow.strips[frame.header].height;
    if (height + above <= m_sheet.inner_height()) {
        add_whole_row(cells, height, table, place);
        m_flow.strips.back().is_header = is_header;
        if (is_header && height <= 0.3 * m_sheet.inner_height()) {
            frame.header = static_cast<std::uint32_t>(first);
        }
    } else {
        add_split_row(cells, table, place);
    }
    Strip& strip = m_flow.strips.back();
    strip.ends_row = true;
    const std::size_t more = table.rows.size() - 1 - row;
    const bool is_kept =
        is_header || ((row == 1 || more == 1) && height <= most_kept_row * m_sheet.inner_height());
    strip.keeps_next = more > 0 && is_kept;
}

void Layout::add_whole_row(const std::vector<Cell>& cells, double height, const Table& table,
                           const Place& place) {
    add_strip(height, place).table = table.index;
    for (const Cell& cell : cells) {
        double top = cell_padding * table.widths.size + cell.top;
        for (std::uint32_t i = 0; i < cell.lines.count; ++i) {
            place_line(cell.lines, i, cell, top + line_baseline(cell.lines[i], table.widths.size));
            top += line_height(cell.lines[i], table.widths.size);
        }
    }
}

/// Words stand as high as the line to write on beside them.
void Layout::align_first_lines(std::vector<Cell>& cells, double size) {
    double lowest = 0;
    for (const Cell& cell : cells) {
        lowest = std::max(lowest, cell.lines.count == 0 ? 0 : line_baseline(cell.lines[0], size));
    }
    for (Cell& cell : cells) {
        cell.top = cell.lines.count == 0 ? 0 : lowest - line_baseline(cell.lines[0], size);
    }
}

/// A row that no page holds: the first lines of its cells, then the second, with a page break where one has
/// to be.
void Layout::add_split_row(const std::vector<Cell>& cells, const Table& table, const Place& place) {
    const double size = table.widths.size;
    std::uint32_t most = 0;
    for (const Cell& cell : cells) {
        most = std::max(most, cell.lines.count);
    }
    for (std::uint32_t i = 0; i < most; ++i) {
        double height = 0;
        for (const Cell& cell : cells) {
            height = std::max(height, i < cell.lines.count ? line_height(cell.lines[i], size) : 0);
        }
        const double above = i == 0 ? cell_padding * size : 0;
        const double below = i + 1 == most ? cell_padding * size : 0;
        Strip& strip = add_strip(above + height + below, place);
        strip.table = table.index;
        strip.keeps_next = i == 0 || i + 2 == most;
        for (const Cell& cell : cells) {
            if (i < cell.lines.count) {
                place_line(cell.lines, i, cell, above + line_baseline(cell.lines[i], size));
            }
        }
    }
}

}  // namespace vidra::documents::pdf
