// SPDX-License-Identifier: Apache-2.0
#include "statistics/table_rows.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace vidra::statistics {

using diag::Code;

namespace {

diag::Range line_start(std::uint32_t line) {
    return {{line, 1}, {line, 1}};
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.,<- ") == std::string_view::npos;
}

/// Whether a line may be one of column names: each has one, and no two have the same.
bool looks_like_names(const records::CsvCells& cells) {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < cells.count(); ++i) {
        const std::string_view name = base::trim(cells.cell(i));
        if (name.empty() || is_number(name) || !seen.insert(name).second) {
            return false;
        }
    }
    return cells.count() > 1;
}

/// Lines among which the column names are looked for.
constexpr std::size_t most_notes = 20;

}  // namespace

TableRows::TableRows(records::Source& source, const TableReadOptions& options, diag::Diagnostics& diagnostics)
    : m_source(source),
      m_options(options),
      m_diagnostics(diagnostics),
      m_cutter(source, options.max_row_bytes, 1) {}

const records::Encoding* TableRows::encoding() const {
    return m_options.encoding && !m_source.has_byte_order_mark() ? &*m_options.encoding : nullptr;
}

bool TableRows::is_text(std::string_view text, std::uint32_t line) {
    if (text.find('\0') != std::string_view::npos) {
        m_diagnostics.add(Code::record_not_utf8, line_start(line), "the line holds NUL bytes",
                          "a file in UTF-16 needs a byte-order mark; or save it as UTF-8");
        return false;
    }
    if (const auto bad = base::find_invalid_utf8(text)) {
        m_diagnostics.add(Code::record_not_utf8, records::CsvCells::place_in(text, line, *bad),
                          "the text is not UTF-8 here",
                          "save the file as UTF-8, or name its encoding with --encoding");
        return false;
    }
    return true;
}

bool TableRows::open() {
    if (m_options.skip_lines > 0) {
        (void)m_cutter.skip_lines(m_options.skip_lines);
    }
    const auto header = m_cutter.take_header(m_options.delimiter);
    if (!header) {
        m_diagnostics.add(Code::empty_table, line_start(1), "there is nothing in the table",
                          m_options.skip_lines > 0 ? "--skip-lines passes over all of it" : "");
        return false;
    }
    return read_names(*header);
}

bool TableRows::read_names(const records::RowCutter::Header& header) {
    if (header.is_too_large) {
        m_diagnostics.add(
            Code::record_too_large, line_start(header.line),
            fmt::format("the line of column names is larger than {} bytes", m_options.max_row_bytes),
            "a quote that is never closed makes the rest of a file one row");
        return false;
    }
    m_delimiter = header.delimiter;
    std::string text = header.text;
    if (encoding() != nullptr) {
        text.clear();
        encoding()->append_utf8(text, header.text);
    }
    if (!is_text(text, header.line) || !m_cells.split(text, m_delimiter, header.line, m_diagnostics)) {
        return false;
    }
    take_names();
    const auto unnamed = static_cast<std::size_t>(std::count(m_names.begin(), m_names.end(), std::string()));
    const bool is_header = m_names.size() > 1 && 2 * unnamed < m_names.size();
    return is_header || pass_over_notes() || report_note(header);
}

void TableRows::take_names() {
    m_names.clear();
    m_name_places.clear();
    for (std::size_t i = 0; i < m_cells.count(); ++i) {
        const std::string_view name = base::trim(m_cells.cell(i));
        m_names.emplace_back(name.empty() && i == 0 ? "row" : name);
        m_name_places.push_back(m_cells.place(i));
    }
}

/// Takes the first row of as many cells in which all are names for the column names, if it is near.
bool TableRows::pass_over_notes() {
    const std::size_t width = m_names.size();
    if (width < 2 || encoding() != nullptr || !m_cutter.next(m_batch) ||
        m_batch.piece() != records::RowBatch::Piece::none) {
        return false;
    }
    diag::Diagnostics ignored;
    const auto& rows = m_batch.rows();
    for (std::size_t i = 0; i < std::min(rows.size(), most_notes); ++i) {
        if (m_cells.split(m_batch.text(rows[i]), m_delimiter, rows[i].line, ignored) &&
            m_cells.count() == width && looks_like_names(m_cells)) {
            take_names();
            m_at = i + 1;
            m_diagnostics.add(
                Code::notes_above, line_start(rows[i].line),
                fmt::format("the column names are taken from this line; {} before it {} passed over",
                            i == 0 ? "the line" : "the lines", i == 0 ? "is" : "are"),
                "--skip-lines says how many lines are notes, if that is not so");
            return true;
        }
    }
    return false;
}

/// Always false. Looks for the line in which the names may be, so that it can be said.
bool TableRows::report_note(const records::RowCutter::Header& header) {
    std::string advice = "name the delimiter, if it is none of comma, semicolon and tab, with --delimiter";
    diag::Diagnostics ignored;
    const bool has_rows = !m_batch.rows().empty() || m_cutter.next(m_batch);
    if (has_rows && m_batch.piece() == records::RowBatch::Piece::none) {
        const auto& rows = m_batch.rows();
        for (std::size_t i = 0; i < std::min(rows.size(), most_notes); ++i) {
            const std::string_view text = m_batch.text(rows[i]);
            const bool has_names = std::any_of(std::begin(",;\t"), std::end(",;\t") - 1, [&](char delimiter) {
                return text.find(delimiter) != std::string_view::npos &&
                       m_cells.split(text, delimiter, rows[i].line, ignored) && looks_like_names(m_cells);
            });
            if (has_names) {
                advice = fmt::format("--skip-lines {} passes over the notes before the column names",
                                     rows[i].line - 1);
                break;
            }
        }
    }
    m_diagnostics.add(Code::table_header, line_start(header.line),
                      m_names.size() == 1 ? "the line names one column, and a table has at least two"
                                          : "the line looks like a note, not like the names of columns",
                      advice);
    return false;
}

std::optional<std::string_view> TableRows::text_of(const records::Row& row) {
    if (row.size > m_options.max_row_bytes || m_batch.piece() != records::RowBatch::Piece::none) {
        const auto piece = m_batch.piece();
        if (piece != records::RowBatch::Piece::middle && piece != records::RowBatch::Piece::last) {
            m_diagnostics.add(Code::record_too_large, line_start(row.line),
                              fmt::format("the row is larger than {} bytes", m_options.max_row_bytes),
                              "a quote that is never closed makes the rest of a file one row");
        }
        return std::nullopt;
    }
    std::string_view text = m_batch.text(row);
    if (encoding() != nullptr) {
        m_converted.clear();
        encoding()->append_utf8(m_converted, text);
        text = m_converted;
    }
    return is_text(text, row.line) ? std::optional(text) : std::nullopt;
}

bool TableRows::take(const records::Row& row) {
    const auto text = text_of(row);
    if (!text || !m_cells.split(*text, m_delimiter, row.line, m_diagnostics)) {
        ++m_faulty;
        return false;
    }
    if (m_cells.count() != m_names.size()) {
        m_diagnostics.add(
            Code::ragged_row, line_start(row.line),
            fmt::format("the row has {} cells under {} column names", m_cells.count(), m_names.size()));
        ++m_faulty;
        return false;
    }
    return true;
}

bool TableRows::next() {
    while (true) {
        while (m_at == m_batch.rows().size()) {
            m_at = 0;
            if (!m_cutter.next(m_batch)) {
                end();
                return false;
            }
        }
        const records::Row& row = m_batch.rows()[m_at++];
        if (row.is_header_again()) {
            m_first_again = ++m_headers_again == 1 ? row.line : m_first_again;
        } else if (take(row)) {
            return true;
        }
    }
}

void TableRows::end() {
    if (m_headers_again > 0) {
        m_diagnostics.add(
            Code::repeated_header, line_start(m_first_again),
            m_headers_again == 1
                ? "the line of column names stands here again, and is passed over"
                : fmt::format("the line of column names stands here again, and {} times in all; "
                              "all are passed over",
                              m_headers_again));
        m_headers_again = 0;
    }
}

}  // namespace vidra::statistics
