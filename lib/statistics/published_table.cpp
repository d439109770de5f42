// SPDX-License-Identifier: Apache-2.0
#include "statistics/published_table.hpp"

#include "base/ascii.hpp"
#include "statistics/code_list.hpp"
#include "statistics/table_columns.hpp"
#include "statistics/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace vidra::statistics {
namespace {

using diag::Code;
using Kind = CellText::Kind;

/// What is wrong with a cell that is neither count nor mark, and what would be right.
std::pair<std::string_view, std::string_view> fault_words(Kind kind) {
    switch (kind) {
        case Kind::fraction:
            return {
                "a count is a whole number, and this is a fraction",
                "if the column holds shares or means, leave it out: name the column of counts with --value"};
        case Kind::negative:
            return {"a count cannot be below 0", "correct the number"};
        case Kind::too_large:
            return {"the number is too large for a count of persons", "correct the number"};
        case Kind::inconsistent:
            return {"the column separates thousands in several ways, and this may be a fraction",
                    "write the numbers of the column without separators"};
        default:
            return {"this is neither a count nor a known mark of a hidden cell",
                    "if it stands for a count, say for which: --mark 'TEXT=0..4'"};
    }
}

/// What a printed number says of the count when numbers are rounded.
Interval before_rounding(std::int64_t printed, const TableTold& told) {
    if (told.base == 0) {
        return {printed, printed};
    }
    // halves may have gone up or down
    const std::int64_t reach = told.rounding == Rounding::conventional ? told.base / 2 : told.base - 1;
    return {std::max<std::int64_t>(0, printed - reach), printed + reach};
}

bool is_named_total(const TableTold& told, const std::string& column, const std::string& value) {
    return std::any_of(told.totals.begin(), told.totals.end(),
                       [&](const auto& one) { return one.first == column && one.second == value; });
}

/// The total words of a column: those that are named for it, otherwise those that read like one.
void mark_totals(KeyColumn& column, const TableTold& told) {
    const bool is_named = std::any_of(told.totals.begin(), told.totals.end(),
                                      [&](const auto& one) { return one.first == column.name; });
    for (const std::string& value : column.values) {
        column.is_total.push_back(is_named ? is_named_total(told, column.name, value)
                                           : told.find_totals && names_a_total(value));
    }
}

/// Reads the columns of counts of one raw table into cells.
class CellMaker {
  public:
    CellMaker(const RawTable& raw, const TableTold& told, const ColumnUses& uses,
              diag::Diagnostics& diagnostics)
        : m_raw(raw), m_told(told), m_uses(uses), m_diagnostics(diagnostics) {
        for (const std::size_t value : uses.values) {
            const RawTable::Column& column = raw.columns[value];
            const CountColumn reader(column.texts, told.marks);
            auto& readings = m_readings.emplace_back();
            for (const std::string& text : column.texts) {
                readings.push_back(reader.read(text));
            }
        }
    }

    std::vector<PrintedCell> make() {
        std::vector<PrintedCell> cells;
        for (std::size_t row = 0; row < m_raw.row_count(); ++row) {
            if (!is_heading(row)) {
                for (std::size_t i = 0; i < m_uses.values.size(); ++i) {
                    add_cell(cells, row, i);
                }
            }
        }
        return cells;
    }

  private:
    /// A row of a wide table without anything in its columns of counts.
    [[nodiscard]] bool is_heading(std::size_t row) const {
        return m_uses.is_wide &&
               std::all_of(m_uses.values.begin(), m_uses.values.end(),
                           [&](std::size_t value) { return m_raw.text(row, value).empty(); });
    }

    void report(Kind kind, diag::Position place) {
        if (kind == Kind::count) {
            m_diagnostics.add(Code::not_rounded, {place, place},
                              fmt::format("the number is no multiple of {}", m_told.base),
                              "--base must name the base to which the whole table is rounded");
            return;
        }
        const auto [what, cure] = fault_words(kind);
        m_diagnostics.add(Code::bad_count, {place, place}, std::string(what), std::string(cure));
    }

    void add_cell(std::vector<PrintedCell>& cells, std::size_t row, std::size_t i) {
        const std::size_t column = m_uses.values[i];
        const CellText& reading = m_readings[i][m_raw.columns[column].cells[row]];
        const diag::Position place = m_raw.place(row, column);
        PrintedCell cell;
        cell.printed = m_raw.text(row, column);
        cell.place = place;
        cell.known = reading.known;
        cell.is_hidden = reading.kind == Kind::mark;
        if (reading.kind == Kind::count) {
            cell.is_faulty = m_told.base > 1 && reading.known.low % m_told.base != 0;
            cell.known = before_rounding(reading.known.low, m_told);
        } else if (!cell.is_hidden) {
            cell.is_faulty = true;
        }
        if (cell.is_faulty) {
            report(reading.kind, place);
        }
        for (const std::size_t key : m_uses.keys) {
            cell.keys.push_back(m_raw.columns[key].cells[row]);
        }
        if (m_uses.is_wide) {
            cell.keys.push_back(static_cast<std::uint32_t>(i));
        }
        cells.push_back(std::move(cell));
    }

    const RawTable& m_raw;
    const TableTold& m_told;
    const ColumnUses& m_uses;
    diag::Diagnostics& m_diagnostics;
    std::vector<std::vector<CellText>> m_readings;  ///< of each column of counts, by text
};

}  // namespace

RawTable read_raw_table(TableRows& rows, std::string file) {
    RawTable raw;
    raw.file = std::move(file);
    for (std::size_t i = 0; i < rows.names().size(); ++i) {
        raw.columns.push_back({rows.names()[i], rows.place_of_name(i), {}, {}});
    }
    std::vector<std::unordered_map<std::string, std::uint32_t>> known(raw.columns.size());
    std::string text;
    while (rows.next()) {
        for (std::size_t i = 0; i < raw.columns.size(); ++i) {
            text.assign(base::trim(rows.cell(i)));
            RawTable::Column& column = raw.columns[i];
            const auto [at, is_new] =
                known[i].try_emplace(text, static_cast<std::uint32_t>(column.texts.size()));
            if (is_new) {
                column.texts.push_back(text);
            }
            column.cells.push_back(at->second);
            raw.places.push_back(rows.place(i).begin);
        }
    }
    raw.faulty_rows = rows.faulty_rows();
    return raw;
}

PublishedTable make_published_table(const RawTable& raw, const TableTold& told,
                                    diag::Diagnostics& diagnostics) {
    PublishedTable table;
    table.file = raw.file;
    const ColumnUses uses = find_column_uses(raw, told, diagnostics);
    if (raw.row_count() == 0) {
        if (raw.faulty_rows == 0) {
            diagnostics.add(Code::empty_table, {{1, 1}, {1, 1}}, "there is no row below the column names");
        }
        return table;
    }
    if (uses.values.empty()) {
        diagnostics.add(
            Code::no_count_column, raw.columns.front().place,
            "no column of the table holds counts and marks of hidden cells",
            "name it with --value; where notes stand before the column names, pass over them with "
            "--skip-lines");
        return table;
    }
    for (const std::size_t key : uses.keys) {
        table.columns.push_back({raw.columns[key].name, raw.columns[key].texts, {}});
    }
    if (uses.is_wide) {
        KeyColumn& column = table.columns.emplace_back();
        column.name = wide_column;
        column.is_incomplete = uses.lacks_some;
        for (const std::size_t value : uses.values) {
            column.values.push_back(raw.columns[value].name);
        }
    }
    for (KeyColumn& column : table.columns) {
        mark_totals(column, told);
    }
    table.cells = CellMaker(raw, told, uses, diagnostics).make();
    return table;
}

bool names_a_total(std::string_view value) {
    static constexpr std::array<std::string_view, 6> more = {"both sexes", "everyone", "svega",
                                                             "свега",      "Свега",    "insgesamt"};
    const std::string lower = base::ascii_lower(base::trim(value));
    const auto begins = [&](std::string_view word) { return lower.starts_with(word); };
    const auto ends = [&](std::string_view word) { return lower.ends_with(word); };
    return is_total_word(lower) || std::find(more.begin(), more.end(), lower) != more.end() ||
           begins("total(") || begins("ukupno ") || begins("укупно ") || begins("Укупно ") ||
           ends("(total)") || ends(" ukupno") || ends(" укупно") || (begins("all ") && !begins("all other"));
}

}  // namespace vidra::statistics
