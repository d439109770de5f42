// SPDX-License-Identifier: Apache-2.0
#include "documents/figure.hpp"
#include "documents/line_filler.hpp"
#include "documents/writers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace vidra::documents {
namespace {

constexpr std::size_t page_width = 78;
constexpr std::size_t least_column = 8;

bool has_values(const Block& block) {
    return std::any_of(block.pieces.begin(), block.pieces.end(),
                       [](const Piece& piece) { return piece.kind == Piece::Kind::value; }) ||
           std::any_of(block.children.begin(), block.children.end(), has_values);
}

class TextWriter {
  public:
    TextWriter(std::string& out, const Page& page, Values values)
        : m_out(out), m_page(page), m_values(values) {}

    /// Blocks with blank lines between them; the first begins behind `first`, all other lines behind
    /// `m_prefix`.
    void write(const std::vector<Block>& blocks, std::string_view first, bool is_tight) {
        bool is_first = true;
        for (const Block& block : blocks) {
            if (!is_first && !is_tight) {
                blank_line();
            }
            write(block, is_first ? first : std::string_view(m_prefix));
            is_first = false;
        }
        if (is_first) {
            m_out += first;
            m_out += '\n';
        }
    }

    void write(const Block& block, std::string_view first) {
        switch (block.kind) {
            case Block::Kind::heading:
                write_heading(block, first);
                return;
            case Block::Kind::paragraph:
            case Block::Kind::cell:
                fill(block.pieces, first);
                return;
            case Block::Kind::list:
                write_list(block, first);
                return;
            case Block::Kind::quote:
                write_inside(block.children, std::string(first) + "| ", "| ");
                return;
            case Block::Kind::table:
                write_table(block, first);
                return;
            case Block::Kind::rule:
                m_out += first;
                m_out.append(page_width - std::min(page_width / 2, width_of(first)), '-');
                m_out += '\n';
                return;
            case Block::Kind::figure:
                fill(figure_line(m_page, block), first);
                return;
            case Block::Kind::item:
            case Block::Kind::row:
                return;
        }
    }

  private:
    void fill(const std::vector<Piece>& pieces, std::string_view first) {
        LineFiller line(m_out, first, m_prefix, page_width);
        line.add(pieces, m_values);
        line.finish();
    }

    void write_heading(const Block& block, std::string_view first) {
        const std::size_t begin = m_out.size();
        fill(block.pieces, first);
        if (block.level > 2) {
            return;
        }
        // the line is as long as the longest above it
        std::size_t longest = 0;
        std::string_view lines = std::string_view(m_out).substr(begin);
        while (!lines.empty()) {
            const std::size_t end = lines.find('\n');
            longest = std::max(longest, width_of(lines.substr(0, end)));
            lines.remove_prefix(end + 1);
        }
        m_out += m_prefix;
        m_out.append(longest - std::min(longest, width_of(m_prefix)), block.level == 1 ? '=' : '-');
        m_out += '\n';
    }

    void write_list(const Block& list, std::string_view first) {
        int number = list.start;
        bool is_first = true;
        for (const Block& item : list.children) {
            if (!is_first && !list.is_tight) {
                blank_line();
            }
            std::string mark = list.is_ordered ? fmt::format("{}. ", number++) : std::string("- ");
            if (item.box != Block::Box::none) {
                mark = item.box == Block::Box::ticked ? "[x] " : "[ ] ";
            }
            write_inside(item.children, std::string(is_first ? first : std::string_view(m_prefix)) + mark,
                         std::string(mark.size(), ' '), list.is_tight);
            is_first = false;
        }
    }

    void write_inside(const std::vector<Block>& blocks, const std::string& first, std::string_view more,
                      bool is_tight = false) {
        const std::size_t size = m_prefix.size();
        // beyond half of the page nothing is indented any more
        const bool has_room = size + more.size() < page_width / 2;
        m_prefix += has_room ? more : std::string_view();
        write(blocks, first, is_tight);
        m_prefix.resize(size);
    }

    void blank_line() {
        const std::size_t end = m_prefix.find_last_not_of(' ');
        m_out += m_prefix.substr(0, end == std::string::npos ? 0 : end + 1);
        m_out += '\n';
    }

    void write_table(const Block& table, std::string_view first) {
        measure(table);
        const std::vector<std::size_t> widths = column_widths(table, page_width - width_of(m_prefix));
        for (std::size_t r = 0; r < table.children.size(); ++r) {
            const bool is_header = r == 0;
            write_row(table.children[r], std::span(m_cells).subspan(r * widths.size(), widths.size()), widths,
                      is_header ? first : std::string_view(m_prefix));
            if (is_header) {
                m_out += m_prefix;
                for (std::size_t i = 0; i < widths.size(); ++i) {
                    m_out += i == 0 ? "" : "  ";
                    m_out.append(widths[i], '-');
                }
                m_out += '\n';
            }
        }
    }

    /// What a cell comes to before its column has a width.
    struct Cell {
        std::size_t width = 0;  ///< of its longest line
        bool is_line = true;    ///< it is one line, of words with one blank between them
        bool is_ascii = true;
    };

    void measure(const Block& table) {
        m_cells.assign(table.children.size() * table.aligns.size(), {});
        for (std::size_t r = 0; r < table.children.size(); ++r) {
            const auto& cells = table.children[r].children;
            for (std::size_t i = 0; i < std::min(table.aligns.size(), cells.size()); ++i) {
                measure(cells[i].pieces, m_cells[r * table.aligns.size() + i]);
            }
        }
    }

    void write_row(const Block& row, std::span<const Cell> cells, const std::vector<std::size_t>& widths,
                   std::string_view first) {
        bool is_one_line = true;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            is_one_line = is_one_line && cells[i].is_line && cells[i].width <= widths[i];
        }
        if (is_one_line) {
            write_line_of_cells(row, cells, widths, first);
        } else {
            write_cells(row, cells, widths, first);
        }
    }

    void write_line_of_cells(const Block& row, std::span<const Cell> cells,
                             const std::vector<std::size_t>& widths, std::string_view first) {
        m_out += first;
        std::size_t owed = 0;  // blanks before the next cell that is not empty
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (cells[i].width > 0) {
                m_out.append(owed, ' ');
                owed = 0;
                write_line(m_out, row.children[i].pieces);
            }
            owed += widths[i] - cells[i].width + 2;
        }
        m_out += '\n';
    }

    void write_line(std::string& out, const std::vector<Piece>& pieces) const {
        for (const Piece& piece : pieces) {
            switch (piece.kind) {
                case Piece::Kind::text:
                    out += piece.text;
                    break;
                case Piece::Kind::value:
                    out += m_values[piece.slot];
                    break;
                case Piece::Kind::blank:
                    out.append(piece.columns, '_');
                    break;
                case Piece::Kind::line_break:
                    break;
            }
        }
    }

    void write_cells(const Block& row, std::span<const Cell> cells, const std::vector<std::size_t>& widths,
                     std::string_view first) {
        m_text.clear();
        m_ends.clear();
        std::size_t lines = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (cells[i].is_line && cells[i].width <= widths[i]) {
                if (i < row.children.size()) {
                    write_line(m_text, row.children[i].pieces);
                }
                m_text += '\n';
            } else if (i < row.children.size()) {
                LineFiller line(m_text, "", "", widths[i]);
                line.add(row.children[i].pieces, m_values);
                lines = std::max(lines, line.finish());
            }
            m_ends.push_back(m_text.size());
        }
        m_rest.clear();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::size_t begin = i == 0 ? 0 : m_ends[i - 1];
            m_rest.push_back(std::string_view(m_text).substr(begin, m_ends[i] - begin));
        }
        for (std::size_t n = 0; n < lines; ++n) {
            m_out += n == 0 ? first : std::string_view(m_prefix);
            std::size_t owed = 0;  // blanks before the next cell that is not empty
            for (std::size_t i = 0; i < widths.size(); ++i) {
                std::string_view& rest = m_rest[i];
                const std::string_view part = rest.substr(0, std::min(rest.find('\n'), rest.size()));
                rest.remove_prefix(std::min(part.size() + 1, rest.size()));
                std::size_t width = 0;
                if (!part.empty()) {
                    m_out.append(owed, ' ');
                    m_out += part;
                    owed = 0;
                    width = cells[i].is_ascii ? part.size() : width_of(part);
                }
                owed += widths[i] - std::min(width, widths[i]) + 2;
            }
            m_out += '\n';
        }
    }

    /// As wide as their contents, the widest ones less where all together do not fit.
    [[nodiscard]] std::vector<std::size_t> column_widths(const Block& table, std::size_t room) const {
        std::vector<std::size_t> widths(table.aligns.size(), 1);
        for (std::size_t at = 0; at < m_cells.size(); at += widths.size()) {
            for (std::size_t i = 0; i < widths.size(); ++i) {
                widths[i] = std::max(widths[i], std::min(m_cells[at + i].width, room));
            }
        }
        std::size_t total = 2 * (widths.size() - 1);
        for (const std::size_t width : widths) {
            total += width;
        }
        for (; total > room; --total) {
            const auto widest = std::max_element(widths.begin(), widths.end());
            if (*widest <= least_column) {
                break;
            }
            --*widest;
        }
        return widths;
    }

    /// `cell` is a fresh one.
    void measure(const std::vector<Piece>& pieces, Cell& cell) const {
        std::size_t width = 0;
        bool ends_with_blank = true;  // what stands before it; blanks at the ends do not come out
        const auto add = [&](std::string_view text) {
            if (text.empty()) {
                return;
            }
            Survey survey;
            survey.add(text);
            cell.is_line = cell.is_line && !survey.has_line_feed() && !survey.has_gap() &&
                           !(ends_with_blank && text.front() == ' ');
            cell.is_ascii = cell.is_ascii && survey.is_ascii();
            ends_with_blank = text.back() == ' ';
            if (!survey.has_line_feed()) {
                width += survey.columns_of(text);
                return;
            }
            for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
                cell.width = std::max(cell.width, width + width_of(text.substr(0, end)));
                width = 0;
                text.remove_prefix(end + 1);
            }
            width += width_of(text);
        };
        for (const Piece& piece : pieces) {
            switch (piece.kind) {
                case Piece::Kind::text:
                    if (piece.is_plain) {
                        cell.is_line = cell.is_line && !(ends_with_blank && piece.text.front() == ' ');
                        ends_with_blank = piece.text.back() == ' ';
                        width += piece.columns;
                    } else {
                        add(piece.text);
                    }
                    break;
                case Piece::Kind::value:
                    add(m_values[piece.slot]);
                    break;
                case Piece::Kind::line_break:
                    add("\n");
                    break;
                case Piece::Kind::blank:
                    width += piece.columns;
                    ends_with_blank = false;
                    break;
            }
        }
        cell.is_line = cell.is_line && (pieces.empty() || !ends_with_blank);
        cell.width = std::max(cell.width, width);
    }

    std::string& m_out;
    const Page& m_page;
    Values m_values;
    std::string m_prefix;       ///< of every line
    std::vector<Cell> m_cells;  ///< of the table that is written, row by row

    // of the row that is written, by cell
    std::string m_text;  ///< its lines
    std::vector<std::size_t> m_ends;
    std::vector<std::string_view> m_rest;  ///< what is still to be written
};

/// Whatever has no value is written once for all letters of the shape.
void cut(const Shape& shape) {
    std::string literal;
    bool is_first = true;
    for (const Block& block : shape.page.blocks) {
        literal += is_first ? "" : "\n";
        is_first = false;
        if (has_values(block)) {
            shape.text.push_back({std::move(literal), &block});
            literal.clear();
        } else {
            TextWriter(literal, shape.page, {}).write(block, "");
        }
    }
    shape.text.push_back({is_first ? std::string("\n") : std::move(literal), nullptr});
}

}  // namespace

void append_text(std::string& out, const FilledLetter& letter) {
    if (letter.shape->text.empty()) {
        cut(*letter.shape);
    }
    TextWriter writer(out, letter.shape->page, letter.values);
    for (const Shape::TextCut& part : letter.shape->text) {
        out += part.literal;
        if (part.block != nullptr) {
            writer.write(*part.block, "");
        }
    }
}

}  // namespace vidra::documents
