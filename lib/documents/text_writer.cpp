// SPDX-License-Identifier: Apache-2.0
#include "documents/figure.hpp"
#include "documents/line_filler.hpp"
#include "documents/text_table.hpp"
#include "documents/writers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace vidra::documents {
namespace {

constexpr std::size_t page_width = 78;

bool has_values(const Block& block) {
    return std::any_of(block.pieces.begin(), block.pieces.end(),
                       [](const Piece& piece) { return piece.kind == Piece::Kind::value; }) ||
           std::any_of(block.children.begin(), block.children.end(), has_values);
}

class TextWriter {
  public:
    TextWriter(std::string& out, const Page& page, Values values)
        : m_out(out), m_page(page), m_values(values), m_table(out, values) {}

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
                m_table.write(block, first, m_prefix, page_width);
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

    std::string& m_out;
    const Page& m_page;
    Values m_values;
    std::string m_prefix;  ///< of every line
    TextTable m_table;
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
