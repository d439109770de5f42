// SPDX-License-Identifier: Apache-2.0
#include "statistics/cell_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace vidra::statistics {

CellWords::CellWords(const std::vector<PublishedTable>& tables, const LinkedTables& linked)
    : m_tables(tables), m_linked(linked) {
    for (const PublishedTable& table : tables) {
        m_telling.push_back(telling_columns(table));
    }
}

const PublishedTable& CellWords::table_of(CellIndex cell) const {
    return m_tables[m_linked.prints[cell].front().table];
}

const PrintedCell& CellWords::print_of(CellIndex cell) const {
    return table_of(cell).cells[m_linked.prints[cell].front().cell];
}

/// Whether its value in a column says something of the cell that no other column does.
bool CellWords::is_worth_telling(CellIndex cell, std::size_t column) const {
    const PublishedTable& table = table_of(cell);
    const Telling& telling = m_telling[m_linked.prints[cell].front().table][column];
    const auto is_total = [&](std::size_t other) {
        return table.columns[other].is_total[print_of(cell).keys[other]];
    };
    return telling.is_told && std::all_of(telling.follows_from.begin(), telling.follows_from.end(), is_total);
}

std::string CellWords::place(CellIndex cell) const {
    const PublishedTable& table = table_of(cell);
    std::string words;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const KeyColumn& column = table.columns[i];
        const std::uint32_t value = print_of(cell).keys[i];
        // one total need not be told; of several it matters which
        const bool is_plain_total =
            column.is_total[value] && std::count(column.is_total.begin(), column.is_total.end(), true) == 1;
        if (is_worth_telling(cell, i) && !is_plain_total) {
            words += fmt::format("{}{}={}", words.empty() ? "" : ", ", column.name, column.values[value]);
        }
    }
    if (words.empty()) {
        words = "the total of all";
    }
    return m_tables.size() > 1 ? fmt::format("{}: {}", table.file, words) : words;
}

std::string CellWords::printed(CellIndex cell) const {
    const std::string& text = print_of(cell).printed;
    return text.empty() ? "blank" : text;
}

/// The values in these columns; of totals one word is enough.
std::string CellWords::label(CellIndex cell, const std::vector<std::size_t>& columns) const {
    std::string words;
    std::string total;
    for (const std::size_t i : columns) {
        const KeyColumn& column = table_of(cell).columns[i];
        const std::uint32_t value = print_of(cell).keys[i];
        if (!is_worth_telling(cell, i)) {
            continue;
        }
        if (column.is_total[value]) {
            total = column.values[value];
        } else {
            words += words.empty() ? column.values[value] : " " + column.values[value];
        }
    }
    return words.empty() ? total : words;
}

std::vector<std::size_t> CellWords::columns_that_differ(CellIndex of, const std::vector<Term>& terms) const {
    const std::size_t table = m_linked.prints[of].front().table;
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < m_telling[table].size(); ++i) {
        if (std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
                return print_of(term.cell).keys[i] != print_of(of).keys[i];
            })) {
            columns.push_back(i);
        }
    }
    return columns;
}

std::string CellWords::sum(CellIndex of, const std::vector<Term>& terms) const {
    const bool is_one_table = std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
        return m_linked.prints[term.cell].front().table == m_linked.prints[of].front().table;
    });
    const auto columns = is_one_table ? columns_that_differ(of, terms) : std::vector<std::size_t>{};
    constexpr std::size_t most = 12;
    std::string words;
    for (std::size_t i = 0; i < std::min(most, terms.size()); ++i) {
        const Term& term = terms[i];
        words += words.empty() ? (term.times < 0 ? "-" : "") : (term.times < 0 ? " - " : " + ");
        if (std::abs(term.times) > 1) {
            words += fmt::format("{} x ", std::abs(term.times));
        }
        words += fmt::format("{} {}", is_one_table ? label(term.cell, columns) : "[" + place(term.cell) + "]",
                             printed(term.cell));
        if (term.used != m_linked.known[term.cell]) {
            words += fmt::format(" (is {})", interval_words(term.used));
        } else if (!print_of(term.cell).is_hidden && !term.used.is_one_number()) {
            words += fmt::format(" ({})", interval_words(term.used));
        }
    }
    return terms.size() > most ? fmt::format("{} and {} more", words, terms.size() - most) : words;
}

std::string interval_words(Interval interval) {
    if (interval.is_one_number()) {
        return fmt::format("{}", interval.low);
    }
    return interval.high == unbounded ? fmt::format("{} or more", interval.low)
                                      : fmt::format("{} to {}", interval.low, interval.high);
}

}  // namespace vidra::statistics
