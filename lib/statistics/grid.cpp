// SPDX-License-Identifier: Apache-2.0
#include "statistics/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace vidra::statistics {
namespace {

struct ShareWords {
    Shows of_all;
    Shows of_established;
    Word all;
    Word established;
};

ShareWords words_of(ShareOf of) {
    switch (of) {
        case ShareOf::row:
            return {Shows::share_of_row, Shows::share_of_row_established, Word::percent_of_row,
                    Word::percent_of_row_answered};
        case ShareOf::column:
            return {Shows::share_of_column, Shows::share_of_column_established, Word::percent_of_column,
                    Word::percent_of_column_answered};
        case ShareOf::total:
            break;
    }
    return {Shows::share_of_total, Shows::share_of_total_established, Word::percent_of_total,
            Word::percent_of_total_answered};
}

class Maker {
  public:
    Maker(const ProtectedTable& table, const ProtectedTable* with_number, const CodeLists& codes,
          std::string_view language)
        : m_table(table),
          m_counts(*table.linked.table),
          m_with_number(with_number),
          m_codes(codes),
          m_language(language),
          m_rows(reading_order(m_counts, 0, m_counts.row_dimensions())),
          m_columns(reading_order(m_counts, m_counts.row_dimensions(),
                                  m_counts.dimensions().size() - m_counts.row_dimensions())) {}

    /// `text` gives what stands in a cell.
    Grid make(Shows shows, Word caption, const std::function<std::string(std::size_t place)>& text) const {
        Grid grid;
        grid.shows = shows;
        grid.caption = word(caption, m_language);
        grid.label_columns = m_counts.row_dimensions();
        for (std::size_t i = 0; i < grid.label_columns; ++i) {
            grid.head.push_back(label(m_counts.dimensions()[i].grouping, m_codes, m_language));
        }
        for (const std::vector<std::size_t>& column : m_columns) {
            grid.head.push_back(head(column));
        }
        for (const std::vector<std::size_t>& row : m_rows) {
            Grid::Row line;
            line.is_total = std::any_of(row.begin(), row.end(), [](std::size_t one) { return one == 0; });
            for (std::size_t i = 0; i < row.size(); ++i) {
                line.cells.push_back(category(i, row[i]));
            }
            for (const std::vector<std::size_t>& column : m_columns) {
                std::vector<std::size_t> at = row;
                at.insert(at.end(), column.begin(), column.end());
                line.cells.push_back(text(m_counts.place(at)));
            }
            grid.rows.push_back(std::move(line));
        }
        return grid;
    }

    void add_changes(Grid& grid) const;

    [[nodiscard]] bool has_missing() const {
        return std::any_of(
            m_counts.dimensions().begin(), m_counts.dimensions().end(), [](const Dimension& one) {
                return std::any_of(
                    one.categories.begin(), one.categories.end(),
                    [](const Category& category) { return category.kind == Category::Kind::missing; });
            });
    }
    [[nodiscard]] bool is_missing(std::size_t place) const {
        const std::vector<std::size_t> at = m_counts.categories(place);
        for (std::size_t i = 0; i < at.size(); ++i) {
            if (m_counts.dimensions()[i].categories[at[i]].kind == Category::Kind::missing) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] static std::string count(const ProtectedTable& table, std::size_t place) {
        return table.is_hidden[place] ? std::string(hidden_mark) : fmt::format("{}", table.shown[place]);
    }
    [[nodiscard]] std::string share(std::size_t place, ShareOf of, bool of_established) const {
        const auto base =
            of_established ? denominator_established(m_table, place, of) : denominator(m_table, place, of);
        if (m_table.is_hidden[place] || !base) {
            return std::string(hidden_mark);
        }
        const auto percent = statistics::share(m_table, place, base);
        return percent && !(of_established && is_missing(place)) ? one_decimal(*percent, m_language)
                                                                 : std::string(nothing_mark);
    }
    [[nodiscard]] std::string summary(std::size_t place, bool is_mean) const {
        if (m_table.is_hidden[place] || m_with_number == nullptr || m_with_number->is_hidden[place] ||
            !tells_no_count()) {
            return std::string(hidden_mark);
        }
        const Histogram* const histogram = m_counts.histogram(place);
        const auto summary = histogram == nullptr ? std::nullopt : summarise(*histogram);
        return summary ? one_decimal(is_mean ? summary->mean() : summary->median, m_language)
                       : std::string(nothing_mark);
    }

  private:
    /// A mean of a few different numbers, as of 0 and 1, is a count of those who have one of them.
    [[nodiscard]] bool tells_no_count() const {
        constexpr std::size_t few_numbers = 3;
        const Histogram* const all = m_counts.histogram(0);
        return all != nullptr && all->size() > few_numbers;
    }
    [[nodiscard]] std::string category(std::size_t dimension, std::size_t category) const {
        const Dimension& of = m_counts.dimensions()[dimension];
        std::string indent;
        std::size_t up = of.categories[category].parent;
        while (up != 0) {
            indent += "\u2003";  // an em space: a blank at the start of a cell is lost in documents
            up = of.categories[up].parent;
        }
        return indent + label(of.grouping, of.categories[category], m_codes, m_language);
    }
    [[nodiscard]] std::string head(const std::vector<std::size_t>& column) const {
        std::string text;
        for (std::size_t i = 0; i < column.size(); ++i) {
            const Dimension& of = m_counts.dimensions()[m_counts.row_dimensions() + i];
            text += (i == 0 ? "" : " / ") + label(of.grouping, of.categories[column[i]], m_codes, m_language);
        }
        return text.empty() ? word(Word::count, m_language) : text;
    }

    const ProtectedTable& m_table;
    const Table& m_counts;
    const ProtectedTable* m_with_number;
    const CodeLists& m_codes;
    std::string_view m_language;
    std::vector<std::vector<std::size_t>> m_rows;
    std::vector<std::vector<std::size_t>> m_columns;
};

/// Of the last column grouping the last category against the one before it: for two periods side by side.
void Maker::add_changes(Grid& grid) const {
    const std::size_t dimensions = m_counts.dimensions().size();
    const std::size_t last = m_counts.dimensions().back().categories.size() - 1;
    if (m_counts.row_dimensions() + 1 != dimensions || last < 2) {
        return;
    }
    grid.head.push_back(word(Word::change, m_language));
    grid.head.push_back(word(Word::change_in_percent, m_language));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        std::vector<std::size_t> at = m_rows[i];
        at.push_back(last - 1);
        const std::size_t before = m_counts.place(at);
        at.back() = last;
        const std::size_t after = m_counts.place(at);
        std::vector<std::string>& cells = grid.rows[i].cells;
        if (m_table.is_hidden[before] || m_table.is_hidden[after]) {
            cells.insert(cells.end(), 2, std::string(hidden_mark));
            continue;
        }
        const std::int64_t change = m_table.shown[after] - m_table.shown[before];
        constexpr double hundred = 100;
        cells.push_back(fmt::format("{:+}", change));
        cells.push_back(m_table.shown[before] == 0
                            ? std::string(nothing_mark)
                            : one_decimal(hundred * static_cast<double>(change) /
                                              static_cast<double>(m_table.shown[before]),
                                          m_language));
    }
}

}  // namespace

std::string one_decimal(double number, std::string_view language) {
    std::string text = fmt::format("{:.1f}", number);
    if (language.starts_with("sr")) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text == "-0.0" ? "0.0" : text == "-0,0" ? "0,0" : text;
}

std::vector<std::vector<std::size_t>> reading_order(const Table& table, std::size_t first,
                                                    std::size_t count) {
    std::vector<std::vector<std::size_t>> result = {{}};
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::vector<std::size_t>> longer;
        const std::size_t categories = table.dimensions()[first + i].categories.size();
        for (const std::vector<std::size_t>& one : result) {
            for (std::size_t category = 1; category <= categories; ++category) {
                longer.push_back(one);
                longer.back().push_back(category % categories);
            }
        }
        result = std::move(longer);
    }
    return result;
}

std::vector<Grid> grids_of(const ProtectedTable& table, const ProtectedTable* with_number,
                           const Measures& measures, const CodeLists& codes, std::string_view language) {
    const Maker maker(table, with_number, codes, language);
    std::vector<Grid> grids = {
        maker.make(Shows::counts, Word::count, [&](std::size_t place) { return maker.count(table, place); })};
    if (measures.has_change) {
        maker.add_changes(grids.front());
    }
    for (const ShareOf of : measures.shares) {
        const ShareWords words = words_of(of);
        grids.push_back(maker.make(words.of_all, words.all,
                                   [&](std::size_t place) { return maker.share(place, of, false); }));
        if (maker.has_missing()) {
            grids.push_back(maker.make(words.of_established, words.established,
                                       [&](std::size_t place) { return maker.share(place, of, true); }));
        }
    }
    if (measures.has_mean && with_number != nullptr) {
        grids.push_back(maker.make(Shows::mean, Word::mean,
                                   [&](std::size_t place) { return maker.summary(place, true); }));
        grids.push_back(maker.make(Shows::median, Word::median,
                                   [&](std::size_t place) { return maker.summary(place, false); }));
        grids.push_back(maker.make(Shows::with_number, Word::with_number,
                                   [&](std::size_t place) { return maker.count(*with_number, place); }));
    }
    return grids;
}

}  // namespace vidra::statistics
