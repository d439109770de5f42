// SPDX-License-Identifier: Apache-2.0
#include "documents/text_table.hpp"

#include "base/ascii.hpp"
#include "documents/line_filler.hpp"
#include "documents/survey.hpp"

#include <algorithm>

namespace vidra::documents {
namespace {

constexpr std::size_t least_column = 8;

}  // namespace

void TextTable::write(const Block& table, std::string_view first, std::string_view prefix,
                      std::size_t page_width) {
    measure(table);
    const std::vector<std::size_t> widths = column_widths(table, page_width - width_of(prefix));
    for (std::size_t r = 0; r < table.children.size(); ++r) {
        const bool is_header = r == 0;
        write_row(table.children[r], std::span(m_cells).subspan(r * widths.size(), widths.size()),
                  {widths, table.aligns}, is_header ? first : prefix, prefix);
        if (is_header) {
            m_out += prefix;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                m_out += i == 0 ? "" : "  ";
                m_out.append(widths[i], '-');
            }
            m_out += '\n';
        }
    }
}

void TextTable::measure(const Block& table) {
    m_cells.assign(table.children.size() * table.aligns.size(), {});
    for (std::size_t r = 0; r < table.children.size(); ++r) {
        const auto& cells = table.children[r].children;
        for (std::size_t i = 0; i < std::min(table.aligns.size(), cells.size()); ++i) {
            measure(cells[i].pieces, m_cells[r * table.aligns.size() + i]);
        }
    }
}

std::size_t TextTable::Columns::blanks_before(std::size_t i, std::size_t width) const {
    return aligns[i] == Block::Align::right ? widths[i] - std::min(width, widths[i]) : 0;
}

void TextTable::write_row(const Block& row, std::span<const Cell> cells, const Columns& columns,
                          std::string_view first, std::string_view prefix) {
    bool is_one_line = true;
    for (std::size_t i = 0; i < columns.widths.size(); ++i) {
        is_one_line = is_one_line && cells[i].is_line && cells[i].width <= columns.widths[i];
    }
    if (is_one_line) {
        m_out += first;
        write_line_of_cells(row, cells, columns);
    } else {
        write_cells(row, cells, columns, first, prefix);
    }
}

void TextTable::write_line_of_cells(const Block& row, std::span<const Cell> cells, const Columns& columns) {
    std::size_t owed = 0;  // blanks before the next cell that is not empty
    for (std::size_t i = 0; i < columns.widths.size(); ++i) {
        const std::size_t before = columns.blanks_before(i, cells[i].width);
        if (cells[i].width > 0) {
            m_out.append(owed + before, ' ');
            write_line(m_out, row.children[i].pieces);
            owed = columns.widths[i] - before - cells[i].width + 2;
        } else {
            owed += columns.widths[i] + 2;
        }
    }
    m_out += '\n';
}

void TextTable::write_line(std::string& out, const std::vector<Piece>& pieces) const {
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

void TextTable::write_cells(const Block& row, std::span<const Cell> cells, const Columns& columns,
                            std::string_view first, std::string_view prefix) {
    const std::span<const std::size_t> widths = columns.widths;
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
        m_out += n == 0 ? first : prefix;
        std::size_t owed = 0;  // blanks before the next cell that is not empty
        for (std::size_t i = 0; i < widths.size(); ++i) {
            std::string_view& rest = m_rest[i];
            const std::string_view part = rest.substr(0, std::min(rest.find('\n'), rest.size()));
            rest.remove_prefix(std::min(part.size() + 1, rest.size()));
            if (part.empty()) {
                owed += widths[i] + 2;
                continue;
            }
            const std::size_t width = cells[i].is_ascii ? part.size() : width_of(part);
            const std::size_t before = columns.blanks_before(i, width);
            m_out.append(owed + before, ' ');
            m_out += part;
            owed = widths[i] - before - std::min(width, widths[i]) + 2;
        }
        m_out += '\n';
    }
}

/// As wide as their contents, the widest ones less where all together do not fit. No word of common
/// length is wider than its column: of a table with many columns the lines are longer than the page then.
std::vector<std::size_t> TextTable::column_widths(const Block& table, std::size_t room) const {
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
    if (total <= room) {
        return widths;
    }
    const std::vector<std::size_t> least = least_widths(table);
    for (; total > room; --total) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > least[i] && (widest == widths.size() || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            break;
        }
        --widths[widest];
    }
    return widths;
}

std::vector<std::size_t> TextTable::least_widths(const Block& table) const {
    constexpr std::size_t longest_kept = 16;
    std::vector<std::size_t> least(table.aligns.size(), least_column);
    std::string text;
    for (const Block& row : table.children) {
        for (std::size_t i = 0; i < std::min(least.size(), row.children.size()); ++i) {
            text.clear();
            write_line(text, row.children[i].pieces);
            for (const std::string_view line : base::split(text, '\n')) {
                for (const std::string_view word : base::split(line, ' ')) {
                    const std::size_t width = width_of(word);
                    least[i] = std::max(least[i], width <= longest_kept ? width : 0);
                }
            }
        }
    }
    return least;
}

/// `cell` is a fresh one.
void TextTable::measure(const std::vector<Piece>& pieces, Cell& cell) const {
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

}  // namespace vidra::documents
