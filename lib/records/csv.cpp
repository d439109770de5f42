// SPDX-License-Identifier: Apache-2.0
#include "records/csv.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vidra::records {
namespace {

constexpr std::size_t block_bytes = 64;

struct Marks {
    std::uint64_t delimiters = 0;  ///< a bit for each byte of a block
    std::uint64_t quotes = 0;
};

#if defined(__SSE2__)
inline Marks marks_of(const char* block, char delimiter) {
    constexpr std::size_t lane_bytes = 16;
    const __m128i wanted = _mm_set1_epi8(delimiter);
    const __m128i quote = _mm_set1_epi8('"');
    Marks marks;
    for (std::size_t lane = 0; lane < block_bytes; lane += lane_bytes) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + lane));
        const auto bits = [&](__m128i what) {
            return static_cast<std::uint64_t>(
                       static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, what))))
                   << lane;
        };
        marks.delimiters |= bits(wanted);
        marks.quotes |= bits(quote);
    }
    return marks;
}
#else
Marks marks_of(const char* block, char delimiter) {
    Marks marks;
    for (std::size_t i = 0; i < block_bytes; ++i) {
        marks.delimiters |= static_cast<std::uint64_t>(block[i] == delimiter) << i;
        marks.quotes |= static_cast<std::uint64_t>(block[i] == '"') << i;
    }
    return marks;
}
#endif

/// Where `c` stands next, or the end: most cells are short, and a call would cost more than they do.
inline std::size_t find_near(std::string_view text, char c, std::size_t from) {
    constexpr std::size_t near_bytes = 24;
    const std::size_t near = std::min(text.size(), from + near_bytes);
    for (std::size_t at = from; at < near; ++at) {
        if (text[at] == c) {
            return at;
        }
    }
    return std::min(text.find(c, near), text.size());
}

}  // namespace

bool CsvCells::split(std::string_view row, char delimiter, std::uint32_t line,
                     diag::Diagnostics& diagnostics) {
    m_row = row;
    m_line = line;
    m_count = 0;
    m_unescaped_cells.clear();
    m_reached = {0, {line, 1}};
    return split_plain(delimiter) || split_quoted(delimiter, diagnostics);
}

/// Splits a row in which there is no quote, a block of bytes at a time; false when it finds one.
bool CsvCells::split_plain(char delimiter) {
    std::size_t begin = 0;
    for (std::size_t block = 0; block < m_row.size(); block += block_bytes) {
        const std::size_t left = m_row.size() - block;
        Marks marks;
        if (left >= block_bytes) {
            marks = marks_of(m_row.data() + block, delimiter);
        } else {
            std::array<char, block_bytes> last = {};
            std::memcpy(last.data(), m_row.data() + block, left);
            marks = marks_of(last.data(), delimiter);
        }
        if (marks.quotes != 0) {
            m_count = 0;
            return false;
        }
        if (m_cells.size() < m_count + block_bytes + 1) {
            m_cells.resize(2 * (m_count + block_bytes + 1));
        }
        Cell* cell = m_cells.data() + m_count;
        for (std::uint64_t rest = marks.delimiters; rest != 0; rest &= rest - 1) {
            const std::size_t end = block + static_cast<std::size_t>(std::countr_zero(rest));
            *cell++ = {m_row.data() + begin, end - begin};
            begin = end + 1;
        }
        m_count = static_cast<std::size_t>(cell - m_cells.data());
    }
    add(m_row.data() + begin, m_row.size() - begin);
    return true;
}

void CsvCells::add(const char* text, std::size_t size) {
    if (m_cells.size() == m_count) {
        m_cells.resize(2 * m_count + 1);
    }
    m_cells[m_count++] = {text, size};
}

bool CsvCells::split_quoted(char delimiter, diag::Diagnostics& diagnostics) {
    m_unescaped.clear();
    m_unescaped.reserve(m_row.size() + readable_bytes);  // cells point into it, so it must not move
    std::size_t at = 0;
    for (;;) {
        if (at < m_row.size() && m_row[at] == '"') {
            if (!take_quoted_cell(delimiter, at, diagnostics)) {
                return false;
            }
        } else {
            const std::size_t end = find_near(m_row, delimiter, at);
            add(m_row.data() + at, end - at);
            at = end;
        }
        if (at == m_row.size()) {
            return true;
        }
        ++at;  // the delimiter
    }
}

bool CsvCells::take_quoted_cell(char delimiter, std::size_t& at, diag::Diagnostics& diagnostics) {
    const std::size_t opening = at;
    std::size_t begin = opening + 1;  // of what is not yet unescaped
    std::optional<std::size_t> unescaped;
    for (;;) {
        const std::size_t quote = find_near(m_row, '"', begin);
        if (quote == m_row.size()) {
            diagnostics.add(diag::Code::record_syntax, place_in(m_row, m_line, opening),
                            "this quote is never closed");
            return false;
        }
        at = quote + 1;
        if (at < m_row.size() && m_row[at] == '"') {
            unescaped = unescaped.value_or(m_unescaped.size());
            m_unescaped += m_row.substr(begin, at - begin);
            begin = ++at;
            continue;
        }
        if (at < m_row.size() && m_row[at] != delimiter) {
            diagnostics.add(diag::Code::record_syntax, place_in(m_row, m_line, at),
                            "text follows the closing quote of a cell",
                            "a quote inside a quoted cell is written twice");
            return false;
        }
        if (unescaped) {
            m_unescaped += m_row.substr(begin, quote - begin);
            m_unescaped_cells.push_back({m_count, opening});
            add(m_unescaped.data() + *unescaped, m_unescaped.size() - *unescaped);
        } else {
            add(m_row.data() + begin, quote - begin);
        }
        return true;
    }
}

void CsvCells::Reached::go_on(std::string_view row, std::size_t to) {
    for (; offset < to; ++offset) {
        const char c = row[offset];
        if (c == '\n' || (c == '\r' && (offset + 1 == row.size() || row[offset + 1] != '\n'))) {
            ++position.line;
            position.column = 1;
        } else {
            position.column += base::count_code_points(row.substr(offset, 1)) != 0 ? 1U : 0U;
        }
    }
}

diag::Range CsvCells::place_in(std::string_view row, std::uint32_t line, std::size_t offset) {
    Reached reached = {0, {line, 1}};
    reached.go_on(row, offset);
    return {reached.position, reached.position};
}

diag::Range CsvCells::place(std::size_t index) const {
    std::size_t begin = 0;
    const auto unescaped =
        std::lower_bound(m_unescaped_cells.begin(), m_unescaped_cells.end(), index,
                         [](const Unescaped& one, std::size_t cell) { return one.cell < cell; });
    if (unescaped != m_unescaped_cells.end() && unescaped->cell == index) {
        begin = unescaped->raw_begin;
    } else {
        begin = static_cast<std::size_t>(m_cells[index].text - m_row.data());
        const bool is_quoted = begin > 0 && m_row[begin - 1] == '"';  // before a bare cell is a delimiter
        begin -= is_quoted ? 1U : 0U;
    }
    if (begin < m_reached.offset) {
        m_reached = {0, {m_line, 1}};
    }
    m_reached.go_on(m_row, begin);
    return {m_reached.position, m_reached.position};
}

}  // namespace vidra::records
