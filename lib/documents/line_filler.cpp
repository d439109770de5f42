// SPDX-License-Identifier: Apache-2.0
#include "documents/line_filler.hpp"

#include <algorithm>

namespace vidra::documents {

LineFiller::LineFiller(std::string& out, std::string_view first, std::string_view rest, std::size_t width)
    : m_out(out), m_rest(rest), m_width(width) {
    m_out += first;
    m_column = m_start = width_of(first);
}

void LineFiller::add(const std::vector<Piece>& pieces, Values values) {
    for (const Piece& piece : pieces) {
        switch (piece.kind) {
            case Piece::Kind::text:
                add_text(piece.text, piece.is_plain);
                break;
            case Piece::Kind::value:
                add_text(values[piece.slot], false);
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

std::size_t LineFiller::finish() {
    end_word();
    m_out += '\n';
    return m_lines;
}

void LineFiller::add_text(std::string_view text, bool is_plain) {
    constexpr std::size_t least_words = 16;
    const std::size_t first = text.find(' ');
    if (text.size() >= least_words && first != std::string_view::npos) {
        if (is_plain || is_plain_text(text)) {
            // words at both ends may go on in other pieces
            const std::size_t last = text.rfind(' ');
            add_ascii_part(text.substr(0, first));
            end_word();
            if (last > first) {
                add_plain_words(text.substr(first + 1, last - first - 1));
            }
            add_ascii_part(text.substr(last + 1));
            return;
        }
    }
    add_parts(text);
}

/// What is of one word, or nothing.
void LineFiller::add_ascii_part(std::string_view text) {
    if (!text.empty()) {
        begin_word();
        m_out += text;
        m_word.add_counted(text.size(), false);
    }
}

/// Whole words with one blank between them, as many at once as a line takes.
void LineFiller::add_plain_words(std::string_view words) {
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

void LineFiller::add_parts(std::string_view text) {
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
void LineFiller::begin_word() {
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

void LineFiller::end_word() {
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

void LineFiller::break_line() {
    end_word();
    new_line();
}

void LineFiller::new_line() {
    ++m_lines;
    m_out += '\n';
    m_out += m_rest;
    m_column = m_start = width_of(m_rest);
}

}  // namespace vidra::documents
