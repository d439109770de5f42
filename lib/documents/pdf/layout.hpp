// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/column_widths.hpp"
#include "documents/pdf/flow.hpp"
#include "documents/pdf/shaper.hpp"
#include "documents/pdf/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vidra::documents::pdf {

/// Whether a language is written from right to left. The page is then laid out from the right, lists and
/// tables too.
[[nodiscard]] bool is_rtl_language(std::string_view language);

/// Lays out blocks one below the other.
class Layout {
  public:
    static constexpr int most_depth = 100;

    /// Appends to `flow`; all of them outlive it.
    Layout(const Sheet& sheet, Shaper& shaper, const Page& page, Values values, Flow& flow)
        : m_sheet(sheet),
          m_shaper(shaper),
          m_page(page),
          m_values(values),
          m_is_rtl(is_rtl_language(page.language)),
          m_flow(flow) {}
    /// The whole letter.
    void add(std::span<const Block> blocks);
    /// Whether a chart has a character that is in no font.
    [[nodiscard]] bool has_unknown_in_chart() const { return m_has_unknown_in_chart; }
    /// Whether something was left out because it was nested more than `most_depth` deep.
    [[nodiscard]] bool is_too_deep() const { return m_is_too_deep; }

  private:
    /// Where blocks go: x from the margin at which the language begins.
    struct Place {
        double x = 0;
        double width = 0;
        std::uint32_t node = none;
        std::uint32_t frame = none;
        int depth = 0;
        int list_depth = 0;
    };
    /// What stands before the first line of an item.
    struct Marker {
        Lines text;
        double x = 0;
        bool is_square = false;
        bool is_ticked = false;
        std::uint32_t node = none;
    };
    struct Cell {
        Lines lines;
        double x = 0;
        double width = 0;
        Block::Align align = Block::Align::left;
        std::uint32_t node = none;
        double top = 0;  ///< of its first line, from that of the row
    };
    struct Table {
        std::uint32_t index = none;
        std::size_t columns = 0;
        ColumnWidths widths;
        std::vector<std::vector<RichText>> rows;
    };

    void add_children(std::span<const Block> blocks, const Place& place);
    void add_block(const Block& block, const Place& place);
    void add_heading(const Block& block, const Place& place);
    void add_paragraph(const Block& block, const Place& place);
    void add_list(const Block& block, const Place& place);
    void add_item(const Block& item, const std::string& marker, double indent, const Place& place);
    void add_quote(const Block& block, const Place& place);
    void add_rule(const Place& place);
    void add_figure(const Block& block, const Place& place);
    void add_lines(const Lines& lines, const Place& place, double size, bool is_heading);
    void keep_below_heading();
    void let_go();
    void keep_together(std::size_t first);

    void add_table(const Block& block, const Place& place);
    [[nodiscard]] Table measured_table(const Block& block, double width);
    void add_row(const Block& block, const Table& table, std::size_t row, const Place& place);
    static void align_first_lines(std::vector<Cell>& cells, double size);
    void add_whole_row(const std::vector<Cell>& cells, double height, const Table& table, const Place& place);
    void add_split_row(const std::vector<Cell>& cells, const Table& table, const Place& place);

    [[nodiscard]] Place indented(const Place& place, double start, double end) const;
    [[nodiscard]] std::uint32_t add_node(std::uint32_t parent, const char* tag);
    Strip& add_strip(double height, const Place& place);
    void place_line(const Lines& lines, std::uint32_t i, const Cell& cell, double baseline);
    void place_marker(double baseline);
    void flush_marker(const Place& place);
    void leave_gap(double gap);

    const Sheet& m_sheet;
    Shaper& m_shaper;
    const Page& m_page;
    Values m_values;
    bool m_is_rtl;
    Flow& m_flow;
    Marker m_marker;
    bool m_has_marker = false;
    double m_gap = 0;
    int m_lines_owed = 0;         ///< that the heading above is to have below it
    std::uint32_t m_kept = none;  ///< the strip that keeps the next one only for that
    bool m_is_too_deep = false;
    bool m_has_unknown_in_chart = false;
};

/// What a line takes of the page.
[[nodiscard]] double line_height(const Line& line, double size);
/// What lines take that stand below one another.
[[nodiscard]] double height_of(const Lines& lines, double size);
/// Where its baseline is, from its top.
[[nodiscard]] double line_baseline(const Line& line, double size);

}  // namespace vidra::documents::pdf
