// SPDX-License-Identifier: Apache-2.0
#include "records/rows.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace vidra::records {
namespace {

constexpr std::size_t chunk_bytes = 1U << 17U;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::size_t find(std::string_view text, char c, std::size_t from = 0) {
    return text.find(c, from);
}

/// Line ends of all three kinds. A CR at the end of `text` counts.
std::uint32_t count_line_ends(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
        count += text[i] == '\n' || lone_return ? 1U : 0U;
    }
    return count;
}

}  // namespace

RowCutter::RowCutter(Source& source, std::size_t max_row_bytes, std::size_t first_number)
    : m_source(source), m_max_row_bytes(max_row_bytes), m_next_number(first_number) {}

void RowCutter::read_more() {
    if (m_buffer.memory.size() < m_buffer.end + chunk_bytes + RowBatch::padding) {
        m_buffer.memory.resize(std::max(m_buffer.end * 2, m_buffer.end + chunk_bytes) + RowBatch::padding);
    }
    const std::size_t count = m_source.read(m_buffer.memory.data() + m_buffer.end, chunk_bytes);
    m_buffer.end += count;
    m_is_at_end = count == 0;
}

/// Moves what is not yet cut to the start of the buffer.
void RowCutter::drop_cut() {
    if (m_begin > 0) {
        std::memmove(m_buffer.memory.data(), m_buffer.memory.data() + m_begin, m_buffer.end - m_begin);
        m_buffer.end -= m_begin;
        m_begin = 0;
    }
}

/// Until the first row has told, any delimiter that can be found may be the one.
bool RowCutter::is_delimiter(char c) const {
    return m_delimiter == 0 ? c == ',' || c == ';' || c == '\t' : c == m_delimiter;
}

/// One for LF or CR, two for CRLF, at this place; nothing while what follows a CR is not yet read.
std::optional<std::size_t> RowCutter::line_end_length(std::string_view text, std::size_t at) const {
    if (text[at] == '\n') {
        return 1;
    }
    if (at + 1 == text.size() && !m_is_at_end) {
        return std::nullopt;
    }
    return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

/// The end of a row in which there is no quote and no line end but its own; nothing where that is not sure.
std::optional<RowCutter::End> RowCutter::find_plain_end(std::string_view text) {
    const std::size_t end = find(text, '\n');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view row = text.substr(0, end);
    if (find(row, '"') != std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t carriage_return = find(row, '\r');
    if (carriage_return == std::string_view::npos) {
        return End{end, end + 1, 1};
    }
    return carriage_return + 1 == end ? std::optional(End{end - 1, end + 1, 1}) : std::nullopt;
}

std::optional<RowCutter::End> RowCutter::find_quoted_end(std::string_view text) {
    Scan& scan = m_scan;
    while (scan.at < text.size()) {
        if (scan.is_quoted) {
            while (scan.at < text.size() && text[scan.at] != '"') {
                scan.is_one_line = scan.is_one_line && text[scan.at] != '\n' && text[scan.at] != '\r';
                ++scan.at;
            }
            if (scan.at < text.size()) {
                ++scan.at;
                scan.is_quoted = false;
                scan.may_open = true;
            }
            continue;
        }
        const char c = text[scan.at];
        if (c == '\n' || c == '\r') {
            const auto length = line_end_length(text, scan.at);
            if (!length) {
                return std::nullopt;
            }
            const std::size_t next = scan.at + *length;
            const bool is_one_line = scan.is_one_line;
            return End{scan.at, next, is_one_line ? 1 : count_line_ends(text.substr(0, next))};
        }
        scan.is_quoted = c == '"' && scan.may_open;
        scan.may_open = !scan.is_quoted && is_delimiter(c);
        ++scan.at;
    }
    return std::nullopt;
}

/// The end of the row at the start of what is pending; nothing if it is not there yet.
std::optional<RowCutter::End> RowCutter::find_end() {
    const std::string_view text = pending();
    if (m_style == RowStyle::quoted) {
        if (m_scan.at == 0) {
            if (const auto end = find_plain_end(text)) {
                return end;
            }
        }
        return find_quoted_end(text);
    }
    const std::size_t end = find(text, '\n', m_scan.at);
    if (end == std::string_view::npos) {
        m_scan.at = text.size();
        return std::nullopt;
    }
    return End{end > 0 && text[end - 1] == '\r' ? end - 1 : end, end + 1, 1};
}

/// The last row, which needs no line end. Inside a quote that is never closed the last line end is still none
/// of the row's text.
RowCutter::End RowCutter::rest_of_input() const {
    std::string_view text = pending();
    const std::size_t size = text.size();
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    if (text.ends_with('\r')) {
        text.remove_suffix(1);
    }
    return {text.size(), size, 1};
}

void RowCutter::pass_over(const End& end) {
    m_begin += end.next;
    m_next_line += end.lines;
    m_scan = {};
}

char RowCutter::first_character() {
    constexpr std::string_view white_space = " \t\r\n";
    for (;;) {
        const std::string_view start = pending().substr(0, chunk_bytes);
        const std::size_t first = start.find_first_not_of(white_space);
        if (first != std::string_view::npos) {
            return start[first];
        }
        if (m_is_at_end || start.size() == chunk_bytes) {
            return 0;
        }
        read_more();
    }
}

std::string RowCutter::skip_lines(std::size_t count) {
    std::string skipped;
    std::size_t looked_through = 0;  // of the line
    bool is_too_long = false;
    for (std::size_t i = 0; i < count;) {
        const std::string_view text = pending();
        const std::size_t at = text.find_first_of("\r\n", looked_through);
        const auto length = at == std::string_view::npos ? std::nullopt : line_end_length(text, at);
        if (!length && !m_is_at_end) {
            looked_through = std::min(at, text.size());
            if (looked_through > m_max_row_bytes) {  // a line without an end is not kept in memory
                m_begin += looked_through;
                looked_through = 0;
                is_too_long = true;
            }
            drop_cut();
            read_more();
            continue;
        }
        const std::size_t next = length ? at + *length : text.size();
        if (next == 0 && !is_too_long) {  // the input has fewer lines
            break;
        }
        const bool is_kept = !is_too_long && skipped.size() + next <= m_max_row_bytes;
        skipped += is_kept ? text.substr(0, next) : " \n";
        pass_over({at, next, 1});
        looked_through = 0;
        is_too_long = false;
        ++i;
    }
    return skipped;
}

void RowCutter::find_delimiter(std::string_view header) {
    std::size_t best = 0;
    m_delimiter = ',';
    for (const char candidate : {',', ';', '\t'}) {
        bool quoted = false;
        std::size_t count = 0;
        for (const char c : header) {
            quoted = c == '"' ? !quoted : quoted;
            count += !quoted && c == candidate ? 1U : 0U;
        }
        if (count > best) {
            best = count;
            m_delimiter = candidate;
        }
    }
}

std::optional<RowCutter::Header> RowCutter::take_header(char delimiter) {
    m_style = RowStyle::quoted;
    m_delimiter = delimiter;
    Header header;
    for (;;) {
        auto end = find_end();
        if (!end && m_is_at_end) {
            end = rest_of_input();
            if (end->next == 0) {
                return header.is_too_large ? std::optional(header) : std::nullopt;
            }
        }
        if (end) {
            const std::string text(pending().substr(0, end->text));
            header.line = header.is_too_large ? header.line : m_next_line;
            pass_over(*end);
            header.is_too_large = header.is_too_large || text.size() > m_max_row_bytes;
            if (header.is_too_large) {
                return header;
            }
            if (base::trim(text).empty()) {
                continue;
            }
            if (delimiter == 0) {
                find_delimiter(text);
            }
            header.text = text;
            header.delimiter = m_delimiter;
            m_header = text;
            return header;
        }
        if (is_surely_too_large()) {  // it is no header, but where it ends must be found
            header.line = header.is_too_large ? header.line : m_next_line;
            header.is_too_large = true;
            drop_start_of_large(surely_of_row());
        }
        drop_cut();
        read_more();
    }
}

/// Whether the row at the start of what is pending is too large, though what was looked through last may be
/// its line end.
bool RowCutter::is_surely_too_large() const {
    constexpr std::size_t line_end_bytes = 2;
    return m_scan.at > m_max_row_bytes && m_scan.at - m_max_row_bytes > line_end_bytes;
}

/// How much of what was looked through is text of a row that does not end there: not its last bytes, which
/// may be a line end.
std::size_t RowCutter::surely_of_row() const {
    constexpr std::size_t line_end_bytes = 2;
    const std::size_t size = m_scan.at - std::min(m_scan.at, line_end_bytes);
    return size > 0 && pending()[size - 1] == '\r' ? size - 1 : size;
}

/// Passes over the start of a row that is not kept whole; whether it is inside a quote stays known.
void RowCutter::drop_start_of_large(std::size_t size) {
    const bool counts = m_style == RowStyle::quoted;
    m_next_line += counts ? count_line_ends(pending().substr(0, size)) : 0;
    m_begin += size;
    m_scan.at -= size;
}

/// Cuts one row or passes over a blank line; false if no row ends in what is pending.
bool RowCutter::cut_row(RowBatch& batch) {
    auto end = find_end();
    if (!end && m_is_at_end && !pending().empty()) {
        end = rest_of_input();
    }
    if (!end) {
        return false;
    }
    const std::string_view text = pending().substr(0, end->text);
    // a line of tabs is a row of empty cells where tabs stand between cells
    if (!base::trim(text).empty() || text.find(m_delimiter) != std::string_view::npos) {
        const bool is_header = m_style == RowStyle::quoted && !m_header.empty() &&
                               text.size() - m_header.size() <= utf8_mark.size() &&
                               text.ends_with(m_header) &&
                               (text.size() == m_header.size() || text.starts_with(utf8_mark));
        batch.m_rows.push_back({m_begin, text.size(), is_header ? 0 : m_next_number++, m_next_line});
    }
    pass_over(*end);
    return true;
}

bool RowCutter::next(RowBatch& batch) {
    batch.m_rows.clear();
    batch.m_piece = RowBatch::Piece::none;
    batch.m_buffer.end = 0;
    if (m_in_large) {
        next_piece(batch);
        return true;
    }
    for (;;) {
        while (cut_row(batch)) {
        }
        if (!batch.m_rows.empty()) {
            break;
        }
        if (m_is_at_end) {
            return false;
        }
        drop_cut();
        if (is_surely_too_large()) {
            next_piece(batch);
            return true;
        }
        read_more();
    }
    // the batch gets the memory with the rows, and what is not yet cut moves to the batch's old memory
    const std::string_view rest = pending();
    RowBuffer& next = batch.m_buffer;
    if (next.memory.size() < rest.size() + RowBatch::padding) {
        next.memory.resize(std::max(rest.size(), chunk_bytes) + RowBatch::padding);
    }
    std::copy(rest.begin(), rest.end(), next.memory.begin());
    next.end = rest.size();
    std::swap(m_buffer, next);
    next.end = m_begin;
    m_begin = 0;
    return true;
}

/// Gives what is known to belong to a large row, but for its last bytes, which may be a line end.
void RowCutter::next_piece(RowBatch& batch) {
    const bool is_first = !m_in_large;
    if (is_first) {
        m_large = {0, 0, m_next_number++, m_next_line};
        m_in_large = true;
    } else {
        drop_cut();
        read_more();
    }
    auto end = find_end();
    if (!end && m_is_at_end) {
        end = rest_of_input();
    }
    if (end) {
        batch.m_piece = RowBatch::Piece::last;
        m_large.size = end->text;
    } else {
        batch.m_piece = is_first ? RowBatch::Piece::first : RowBatch::Piece::middle;
        m_large.size = surely_of_row();
    }
    RowBuffer& buffer = batch.m_buffer;
    buffer.memory.assign(pending().substr(0, m_large.size));
    buffer.end = m_large.size;
    buffer.memory.resize(buffer.end + RowBatch::padding);
    batch.m_rows.push_back(m_large);
    if (end) {
        pass_over(*end);
        m_in_large = false;
    } else {
        drop_start_of_large(m_large.size);
    }
}

}  // namespace vidra::records
