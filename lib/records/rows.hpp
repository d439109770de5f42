// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Where rows end. Lines: at a line feed (JSON Lines). Quoted: at LF, CRLF or CR outside of quoted cells
/// (CSV, RFC 4180).
enum class RowStyle : std::uint8_t { lines, quoted };

/// One row of an input: where its text stands in its batch, and where it stood in the file.
struct Row {
    std::size_t begin = 0;
    std::size_t size = 0;    ///< without the line end
    std::size_t number = 0;  ///< among the rows of a run, from 1; 0 for a header line repeated in the file
    std::uint32_t line = 0;  ///< its first line in the file, from 1
    [[nodiscard]] bool is_header_again() const { return number == 0; }
};

/// Memory that is filled by reading and kept from use to use, with room behind what is in it.
struct RowBuffer {
    std::string memory;
    std::size_t end = 0;  ///< of what is in it
    [[nodiscard]] std::string_view text() const { return std::string_view(memory).substr(0, end); }
};

/// Some rows, one after another, with their text; or, where a row is too large to be kept, a piece of it.
class RowBatch {
  public:
    enum class Piece : std::uint8_t { none, first, middle, last };

    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] std::string_view text(const Row& row) const {
        return std::string_view(m_buffer.memory).substr(row.begin, row.size);
    }
    /// How many bytes may be read from the start of a row, at least `padding` more than it has.
    [[nodiscard]] std::size_t readable_from(const Row& row) const {
        return m_buffer.memory.size() - row.begin;
    }
    /// The text of all rows, with what stands between them.
    [[nodiscard]] std::string_view text() const { return m_buffer.text(); }
    /// Of which kind a piece of a large row is; the one row of the batch is then the piece.
    [[nodiscard]] Piece piece() const { return m_piece; }

    static constexpr std::size_t padding = 128;

  private:
    friend class RowCutter;
    RowBuffer m_buffer;
    std::vector<Row> m_rows;
    Piece m_piece = Piece::none;
};

/// Cuts the text of an input into rows. No row is split, merged or lost; lines with nothing on them are no
/// rows. Holds no more than the largest row that is allowed and what is read at once.
class RowCutter {
  public:
    /// A row of more than `max_row_bytes` may come in pieces. Rows are numbered from `first_number`. `source`
    /// must outlive the cutter.
    RowCutter(Source& source, std::size_t max_row_bytes, std::size_t first_number);

    /// The first character that is no white space; 0 if there is none near the start.
    [[nodiscard]] char first_character();

    /// Passes over so many lines, whatever is on them; their text, line ends included, with blank lines for
    /// those beyond what a row may have.
    std::string skip_lines(std::size_t count);

    struct Header {
        std::string text;
        std::uint32_t line = 1;
        char delimiter = ',';
        bool is_too_large = false;  ///< the text is cut short
    };
    /// Takes the line of column names; from then on rows are cut in style `quoted`. `delimiter` 0: the one of
    /// comma, semicolon and tab that it holds most of outside quotes. Nothing if there is no row.
    std::optional<Header> take_header(char delimiter);

    /// Cuts the next rows, or the next piece of a large one; false at the end.
    bool next(RowBatch& batch);

  private:
    /// How far the row at the start of what is pending has been looked through.
    struct Scan {
        bool is_quoted = false;
        bool is_one_line = true;
        bool may_open =
            true;  ///< at the start of a cell, or after a closing quote, which a doubled one reopens
        std::size_t at = 0;
    };
    struct End {
        std::size_t text = 0;     ///< where the row's text ends
        std::size_t next = 0;     ///< where the next row begins
        std::uint32_t lines = 1;  ///< how many lines of the file it takes
    };

    [[nodiscard]] std::string_view pending() const { return m_buffer.text().substr(m_begin); }
    void read_more();
    void drop_cut();
    std::optional<End> find_end();
    [[nodiscard]] static std::optional<End> find_plain_end(std::string_view text);
    std::optional<End> find_quoted_end(std::string_view text);
    [[nodiscard]] End rest_of_input() const;
    [[nodiscard]] std::optional<std::size_t> line_end_length(std::string_view text, std::size_t at) const;
    [[nodiscard]] bool is_delimiter(char c) const;
    void find_delimiter(std::string_view header);
    void pass_over(const End& end);
    bool cut_row(RowBatch& batch);
    void next_piece(RowBatch& batch);
    [[nodiscard]] bool is_surely_too_large() const;
    [[nodiscard]] std::size_t surely_of_row() const;
    void drop_start_of_large(std::size_t size);

    Source& m_source;
    std::size_t m_max_row_bytes;
    std::size_t m_next_number;
    RowStyle m_style = RowStyle::lines;
    char m_delimiter = 0;
    std::string m_header;
    RowBuffer m_buffer;
    std::size_t m_begin = 0;  ///< of what is not yet cut
    Scan m_scan;              ///< of the row that begins there
    std::uint32_t m_next_line = 1;
    bool m_is_at_end = false;
    bool m_in_large = false;
    Row m_large;
};

}  // namespace vidra::records
