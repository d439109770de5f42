// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "documents/writers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace vidra::documents {
namespace {

constexpr std::size_t page_width = 78;
constexpr std::size_t least_column = 8;

/// What is to be known of a text before it is put into lines; found eight bytes at a time.
class Survey {
  public:
    void add(std::string_view text) {
        for (; text.size() >= 8; text.remove_prefix(8)) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, text.data(), 8);
            add_bytes(bytes, 8);
        }
        if (!text.empty()) {
            std::uint64_t bytes = every * 'x';  // stands for what is not there
            std::memcpy(&bytes, text.data(), text.size());
            add_bytes(bytes, text.size());
        }
    }
    /// What somebody else has counted.
    void add_counted(std::size_t columns, bool is_odd) {
        m_columns += columns;
        m_is_odd |= is_odd;
    }

    /// Columns of `text`, which is what was surveyed: most letters have one each.
    [[nodiscard]] std::size_t columns_of(std::string_view text) const {
        return m_is_odd ? base::display_width(text) : m_columns;
    }
    [[nodiscard]] bool has_line_feed() const { return m_has_line_feed; }
    /// Blanks side by side.
    [[nodiscard]] bool has_gap() const { return m_has_gap; }
    [[nodiscard]] bool is_ascii() const { return !m_is_wide; }

  private:
    static constexpr std::uint64_t every = 0x0101010101010101U;
    static constexpr std::uint64_t highest = every << 7U;

    /// The highest bit of each byte that is `wanted`.
    static std::uint64_t find(std::uint64_t bytes, std::uint64_t wanted) {
        const std::uint64_t other = bytes ^ (every * wanted);
        return ~(((other & ~highest) + ~highest) | other | ~highest);
    }

    void add_bytes(std::uint64_t bytes, std::size_t count) {
        m_columns += count;
        m_has_line_feed |= find(bytes, '\n') != 0;
        if constexpr (std::endian::native == std::endian::little) {
            const std::uint64_t blanks = find(bytes, ' ');
            m_has_gap |= (blanks & (blanks << 8U | m_last_blank)) != 0;
            m_last_blank = blanks >> 56U;
        } else {
            m_has_gap |= find(bytes, ' ') != 0;  // not known: the slow way
        }
        if ((bytes & highest) == 0) {
            return;
        }
        m_is_wide = true;
        const std::uint64_t continued = (bytes >> 7U) & ~(bytes >> 6U) & every;
        m_columns -= continued * every >> 56U;
        // from three bytes on; 0xCC and 0xCD begin marks that stand on another letter
        m_is_odd |= (bytes & bytes << 1U & bytes << 2U & highest) != 0 || find(bytes & ~every, 0xCC) != 0;
    }

    std::size_t m_columns = 0;
    bool m_is_odd = false;
    bool m_is_wide = false;
    bool m_has_line_feed = false;
    bool m_has_gap = false;
    std::uint64_t m_last_blank = 0;  ///< 0x80 where the last byte was one
};

std::size_t width_of(std::string_view text) {
    Survey survey;
    survey.add(text);
    return survey.columns_of(text);
}

/// Fills lines with words.
class LineFiller {
  public:
    /// The first line begins behind `first`, all others behind `rest`; `width` is of the whole line.
    LineFiller(std::string& out, std::string_view first, std::string_view rest, std::size_t width)
        : m_out(out), m_rest(rest), m_width(width) {
        m_out += first;
        m_column = m_start = width_of(first);
    }

    void add(const std::vector<Piece>& pieces, Values values) {
        for (const Piece& piece : pieces) {
            switch (piece.kind) {
                case Piece::Kind::text:
                    add_text(piece.text);
                    break;
                case Piece::Kind::value:
                    add_text(values[piece.slot]);
                    break;
                case Piece::Kind::line_break:
                    break_line();
                    break;
                case Piece::Kind::blank:
                    begin_word();
                    m_out.append(piece.columns, '_');
                    m_word.add_counted(piece.columns, false);
                    break;
            }
        }
    }

    /// Gives the number of lines.
    std::size_t finish() {
        end_word();
        m_out += '\n';
        return m_lines;
    }

  private:
    void add_text(std::string_view text) {
        constexpr std::size_t least_words = 16;
        const std::size_t first = text.find(' ');
        if (text.size() >= least_words && first != std::string_view::npos) {
            Survey survey;
            survey.add(text);
            if (survey.is_ascii() && !survey.has_gap() && !survey.has_line_feed()) {
                // words at both ends may go on in other pieces
                const std::size_t last = text.rfind(' ');
                add_parts(text.substr(0, first));
                end_word();
                if (last > first) {
                    add_ascii_words(text.substr(first + 1, last - first - 1));
                }
                add_parts(text.substr(last + 1));
                return;
            }
        }
        add_parts(text);
    }

    /// Whole words with one blank between them, as many at once as a line takes.
    void add_ascii_words(std::string_view words) {
        for (;;) {
            const std::size_t blank = m_column > m_start ? 1 : 0;
            const std::size_t used = m_column + blank;
            const std::size_t room = used < m_width ? m_width - used : 0;
            std::size_t end = words.size();
            if (end > room) {
                end = words.rfind(' ', room);
                if (end == std::string_view::npos && blank == 0) {
                    end = std::min(words.find(' '), words.size());  // wider than a line
                }
            }
            if (end != std::string_view::npos) {
                m_out.append(blank, ' ');
                m_out += words.substr(0, end);
                m_column = used + end;
                words.remove_prefix(std::min(end + 1, words.size()));
                if (words.empty()) {
                    return;
                }
            }
            new_line();
        }
    }

    void add_parts(std::string_view text) {
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t begin = i;
            std::size_t columns = 0;
            bool is_odd = false;
            for (; i < text.size() && text[i] != ' ' && text[i] != '\n'; ++i) {
                const auto byte = static_cast<unsigned char>(text[i]);
                columns += (byte & 0xC0U) != 0x80U ? 1U : 0U;
                is_odd |= byte >= 0xE0U || (byte & 0xFEU) == 0xCCU;
            }
            if (i > begin) {
                begin_word();
                m_out += text.substr(begin, i - begin);
                m_word.add_counted(columns, is_odd);
            }
            if (i == text.size()) {
                return;
            }
            end_word();
            if (text[i] == '\n') {
                new_line();
            }
            ++i;
        }
    }

    /// A word is written where it would stand on this line; whether it may is known at its end.
    void begin_word() {
        if (m_is_in_word) {
            return;
        }
        m_is_in_word = true;
        m_word = {};
        m_has_blank = m_column > m_start;
        m_word_at = m_out.size();
        if (m_has_blank) {
            m_out += ' ';
        }
    }

    void end_word() {
        if (!m_is_in_word) {
            return;
        }
        m_is_in_word = false;
        const std::size_t blank = m_has_blank ? 1 : 0;
        const std::size_t width = m_word.columns_of(std::string_view(m_out).substr(m_word_at + blank));
        if (!m_has_blank || m_column + blank + width <= m_width) {
            m_column += blank + width;
            return;
        }
        ++m_lines;
        m_out[m_word_at] = '\n';
        m_out.insert(m_word_at + 1, m_rest);
        m_start = width_of(m_rest);
        m_column = m_start + width;
    }

    void break_line() {
        end_word();
        new_line();
    }

    void new_line() {
        ++m_lines;
        m_out += '\n';
        m_out += m_rest;
        m_column = m_start = width_of(m_rest);
    }

    std::string& m_out;
    std::string_view m_rest;
    std::size_t m_width;
    std::size_t m_column = 0;
    std::size_t m_start = 0;  ///< column where a line begins
    std::size_t m_lines = 1;
    bool m_is_in_word = false;
    bool m_has_blank = false;   ///< before the word
    std::size_t m_word_at = 0;  ///< in what is written, where the word begins, or the blank before it
    Survey m_word;
};

bool has_values(const Block& block) {
    return std::any_of(block.pieces.begin(), block.pieces.end(),
                       [](const Piece& piece) { return piece.kind == Piece::Kind::value; }) ||
           std::any_of(block.children.begin(), block.children.end(), has_values);
}

class TextWriter {
  public:
    TextWriter(std::string& out, Values values) : m_out(out), m_values(values) {}

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
        m_lines.resize(widths.size());
        std::size_t lines = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            m_lines[i].clear();
            if (cells[i].is_line && cells[i].width <= widths[i]) {
                if (i < row.children.size()) {
                    write_line(m_lines[i], row.children[i].pieces);
                }
                m_lines[i] += '\n';
            } else if (i < row.children.size()) {
                LineFiller line(m_lines[i], "", "", widths[i]);
                line.add(row.children[i].pieces, m_values);
                lines = std::max(lines, line.finish());
            }
        }
        std::vector<std::string_view> rest(m_lines.begin(), m_lines.end());
        for (std::size_t n = 0; n < lines; ++n) {
            m_out += n == 0 ? first : std::string_view(m_prefix);
            std::size_t owed = 0;  // blanks before the next cell that is not empty
            for (std::size_t i = 0; i < widths.size(); ++i) {
                const std::size_t end = std::min(rest[i].find('\n'), rest[i].size());
                const std::string_view part = rest[i].substr(0, end);
                rest[i].remove_prefix(std::min(end + 1, rest[i].size()));
                const std::size_t width = width_of(part);
                if (!part.empty()) {
                    m_out.append(owed, ' ');
                    m_out += part;
                    owed = 0;
                }
                owed += (part.empty() ? widths[i] : widths[i] - std::min(width, widths[i])) + 2;
            }
            m_out += '\n';
        }
    }

    /// As wide as their contents, the widest ones less where all together do not fit.
    std::vector<std::size_t> column_widths(const Block& table, std::size_t room) const {
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
                    add(piece.text);
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
    Values m_values;
    std::string m_prefix;              ///< of every line
    std::vector<Cell> m_cells;         ///< of the table that is written, row by row
    std::vector<std::string> m_lines;  ///< of the row that is written, by cell
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
            TextWriter(literal, {}).write(block, "");
        }
    }
    shape.text.push_back({is_first ? std::string("\n") : std::move(literal), nullptr});
}

}  // namespace

void append_text(std::string& out, const FilledLetter& letter) {
    if (letter.shape->text.empty()) {
        cut(*letter.shape);
    }
    TextWriter writer(out, letter.values);
    for (const Shape::TextCut& part : letter.shape->text) {
        out += part.literal;
        if (part.block != nullptr) {
            writer.write(*part.block, "");
        }
    }
}

}  // namespace vidra::documents
