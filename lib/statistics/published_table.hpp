// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "statistics/cell_system.hpp"
#include "statistics/count_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A table of counts as somebody published it.
namespace vidra::statistics {

class TableRows;

/// The cells of a table as they were read; each different text of a column is kept once.
struct RawTable {
    struct Column {
        std::string name;
        diag::Range place;
        std::vector<std::string> texts;    ///< without white space at their ends
        std::vector<std::uint32_t> cells;  ///< one a row: which text
    };
    std::string file;
    std::vector<Column> columns;
    std::vector<diag::Position> places;  ///< of the cells, row by row
    std::size_t faulty_rows = 0;         ///< passed over, and reported

    [[nodiscard]] std::size_t row_count() const { return columns.empty() ? 0 : columns.front().cells.size(); }
    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const {
        return columns[column].texts[columns[column].cells[row]];
    }
    [[nodiscard]] diag::Position place(std::size_t row, std::size_t column) const {
        return places[row * columns.size() + column];
    }
};

/// Reads all rows; the names must have been read already (TableRows::open).
[[nodiscard]] RawTable read_raw_table(TableRows& rows, std::string file);

/// How printed numbers were rounded to a base.
enum class Rounding : std::uint8_t {
    conventional,  ///< to the nearest multiple
    random,        ///< to one of the two multiples around it
    controlled,    ///< the same, so that the sums hold
};

/// What is said of a table from outside; what is not said is found.
struct TableTold {
    std::vector<std::string> keys;    ///< the columns that say what a cell is of; others are not used
    std::vector<std::string> values;  ///< the columns of counts; with several each is a column of the table
    bool is_wide = false;             ///< every column of numbers is one of the table
    std::vector<Mark> marks;
    std::vector<std::pair<std::string, std::string>> totals;  ///< a column, and its value that is the total
    bool find_totals = true;
    std::int64_t base = 0;  ///< 0: not rounded
    Rounding rounding = Rounding::conventional;
};

/// The column of a wide table that its column names make up.
inline constexpr std::string_view wide_column = "column";

struct KeyColumn {
    std::string name;
    std::vector<std::string> values;
    std::vector<bool> is_total;  ///< by value
    bool is_incomplete = false;  ///< some of its values could not be read: nothing is a sum over it
};

struct PrintedCell {
    std::vector<std::uint32_t> keys;  ///< the value of each key column
    std::string printed;              ///< as it stands in the file
    bool is_hidden = false;           ///< a mark stands there
    bool is_faulty = false;           ///< neither a count nor a mark: no sum with it is examined
    Interval known;                   ///< what the print alone says
    diag::Position place;
};

struct PublishedTable {
    std::string file;
    std::vector<KeyColumn> columns;
    std::vector<PrintedCell> cells;  ///< in the order of the file
};

/// Makes out which columns are keys and which hold counts, and reads these. A cell that holds neither a count
/// nor a mark is reported, and no sum with it is examined. A column whose name stands twice is not used, as
/// it cannot be told which is meant. Without a column of counts it is reported, and the table has no cells.
[[nodiscard]] PublishedTable make_published_table(const RawTable& raw, const TableTold& told,
                                                  diag::Diagnostics& diagnostics);

/// Whether a value reads like the name of a total: `Total`, `All ages`, `Police total`, `Укупно` and the
/// like.
[[nodiscard]] bool names_a_total(std::string_view value);

}  // namespace vidra::statistics
