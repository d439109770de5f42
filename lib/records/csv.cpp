// SPDX-License-Identifier: Apache-2.0
#include "records/csv.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::records {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(Source& source, char delimiter, std::size_t max_row_bytes)
    : m_source(source), m_delimiter(delimiter), m_max_row_bytes(max_row_bytes) {}

/// Takes the next row into m_raw, up to the line end that closes it; inside a quoted cell line ends are text.
/// A row that is larger than allowed is taken all the same, so that it is not lost, but out of the window.
/// False at the end of the input.
bool CsvReader::take_row() {
    bool quoted = false;
    bool may_open = true;  // at the start of a cell, or after a closing quote, which a doubled one reopens
    std::size_t at = 0;
    m_raw.clear();
    for (;;) {
        for (std::string_view window = m_source.window(); at < window.size(); ++at) {
            const char c = window[at];
            if (c == '"' && (quoted || may_open)) {
                quoted = !quoted;
                may_open = !quoted;
                continue;
            }
            may_open = !quoted && is_delimiter(c);
            if (!quoted && (c == '\n' || c == '\r')) {
                take(at, line_end_length(at));
                return true;
            }
        }
        if (at > m_max_row_bytes) {
            take(at, 0);
            at = 0;
        }
        if (!m_source.more()) {
            // inside a quote that is never closed the last line end is still none of the row's text
            take(at, 0);
            if (m_raw.ends_with('\n')) {
                m_raw.pop_back();
            }
            return !m_raw.empty();
        }
    }
}

/// One for LF or CR, two for CRLF, at this place of the window.
std::size_t CsvReader::line_end_length(std::size_t at) {
    if (m_source.window()[at] != '\r') {
        return 1;
    }
    const bool has_next = at + 1 < m_source.window().size() || m_source.more();
    return has_next && m_source.window()[at + 1] == '\n' ? 2 : 1;
}

/// Moves the first `size` bytes of the window to m_raw and passes over the line end behind them.
void CsvReader::take(std::size_t size, std::size_t line_end) {
    const std::string_view taken = m_source.window().substr(0, size + line_end);
    m_raw += taken.substr(0, size);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        const bool lone_return = taken[i] == '\r' && (i + 1 == taken.size() || taken[i + 1] != '\n');
        m_next_line += taken[i] == '\n' || lone_return ? 1U : 0U;
    }
    m_source.consume(taken.size());
}

/// Until the first row has told, any delimiter that can be found may be the one.
bool CsvReader::is_delimiter(char c) const {
    return m_delimiter == 0 ? c == ',' || c == ';' || c == '\t' : c == m_delimiter;
}

void CsvReader::find_delimiter() {
    std::size_t best = 0;
    m_delimiter = ',';
    for (const char candidate : {',', ';', '\t'}) {
        bool quoted = false;
        std::size_t count = 0;
        for (const char c : m_raw) {
            quoted = c == '"' ? !quoted : quoted;
            count += !quoted && c == candidate ? 1U : 0U;
        }
        if (count > best) {
            best = count;
            m_delimiter = candidate;
        }
    }
}

CsvReader::Next CsvReader::too_large(diag::Diagnostics& diagnostics) const {
    diagnostics.add(diag::Code::record_too_large, {{m_line, 1}, {m_line, 1}},
                    fmt::format("the record is larger than {} bytes", m_max_row_bytes),
                    "a quote that is never closed makes the rest of a file one record; --max-record allows "
                    "larger ones");
    return Next::fault;
}

CsvReader::Next CsvReader::next(diag::Diagnostics& diagnostics) {
    for (;;) {
        m_line = m_next_line;
        if (!take_row()) {
            return Next::end;
        }
        if (m_raw.size() > m_max_row_bytes) {
            return too_large(diagnostics);
        }
        if (m_is_first && m_raw.starts_with(byte_order_mark)) {
            m_raw.erase(0, byte_order_mark.size());
        }
        if (base::trim(m_raw).empty()) {
            continue;
        }
        if (m_is_first && m_delimiter == 0) {
            find_delimiter();
        }
        m_is_first = false;
        if (const auto bad = base::find_invalid_utf8(m_raw)) {
            diagnostics.add(diag::Code::record_not_utf8, place_of(*bad), "the text is not UTF-8 here",
                            "save the file as UTF-8");
            return Next::fault;
        }
        return split(diagnostics) ? Next::row : Next::fault;
    }
}

bool CsvReader::split(diag::Diagnostics& diagnostics) {
    m_cells.clear();
    m_unquoted.clear();
    std::size_t at = 0;
    for (;;) {
        if (at < m_raw.size() && m_raw[at] == '"') {
            if (!split_quoted(at, diagnostics)) {
                return false;
            }
        } else {
            const std::size_t end = std::min(m_raw.find(m_delimiter, at), m_raw.size());
            m_cells.push_back({at, end - at, at, false});
            at = end;
        }
        if (at == m_raw.size()) {
            return true;
        }
        ++at;  // the delimiter
    }
}

bool CsvReader::split_quoted(std::size_t& at, diag::Diagnostics& diagnostics) {
    const std::size_t opening = at++;
    const std::size_t begin = m_unquoted.size();
    for (;;) {
        const std::size_t quote = m_raw.find('"', at);
        if (quote == std::string::npos) {
            diagnostics.add(diag::Code::record_syntax, place_of(opening), "this quote is never closed");
            return false;
        }
        m_unquoted.append(m_raw, at, quote - at);
        at = quote + 1;
        if (at < m_raw.size() && m_raw[at] == '"') {
            m_unquoted += '"';
            ++at;
            continue;
        }
        if (at < m_raw.size() && m_raw[at] != m_delimiter) {
            diagnostics.add(diag::Code::record_syntax, place_of(at),
                            "text follows the closing quote of a cell",
                            "a quote inside a quoted cell is written twice");
            return false;
        }
        m_cells.push_back({begin, m_unquoted.size() - begin, opening, true});
        return true;
    }
}

std::string_view CsvReader::cell(std::size_t index) const {
    const Cell& cell = m_cells[index];
    return std::string_view(cell.is_unquoted ? m_unquoted : m_raw).substr(cell.begin, cell.size);
}

diag::Range CsvReader::place_of(std::size_t raw_offset) const {
    const std::string_view before = std::string_view(m_raw).substr(0, raw_offset);
    std::uint32_t line = m_line;
    std::size_t line_start = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == '\n' || (before[i] == '\r' && (i + 1 == m_raw.size() || m_raw[i + 1] != '\n'))) {
            ++line;
            line_start = i + 1;
        }
    }
    const auto column = static_cast<std::uint32_t>(base::count_code_points(before.substr(line_start)) + 1);
    return {{line, column}, {line, column}};
}

diag::Range CsvReader::place(std::size_t index) const {
    return place_of(m_cells[index].raw_begin);
}

}  // namespace vidra::records
