// SPDX-License-Identifier: Apache-2.0
#include "reports/stacked_grid.hpp"

#include "checklist/phrases.hpp"
#include "statistics/shares.hpp"
#include "statistics/wilson.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::reports {

using statistics::Category;
using statistics::Word;

Stack::Stack(const ReportTable& shown, const statistics::Publication& publication)
    : m_shown(shown), m_publication(publication) {
    std::vector<Column> missing;
    std::vector<Column> total;
    for (std::size_t row = 0; row < shown.count; ++row) {
        for (const statistics::Dimension& dimension : table(row).linked.table->dimensions()) {
            for (const Category& category : dimension.categories) {
                std::vector<Column>& group = category.kind == Category::Kind::missing ? missing
                                             : category.kind == Category::Kind::total ? total
                                                                                      : m_columns;
                const bool is_known = std::any_of(group.begin(), group.end(), [&](const Column& one) {
                    return one.category.id == category.id;
                });
                if (!is_known) {
                    group.push_back({category, &dimension.grouping});
                }
            }
        }
    }
    const auto rank = [](const Column& column) { return statistics::missing_of(column.category.id); };
    std::stable_sort(missing.begin(), missing.end(),
                     [&](const Column& a, const Column& b) { return rank(a) < rank(b); });
    m_columns.insert(m_columns.end(), missing.begin(), missing.end());
    m_columns.insert(m_columns.end(), total.begin(), total.end());
}

std::string Stack::row_label(std::size_t row, const statistics::CodeLists& codes,
                             std::string_view language) const {
    const auto& dimensions = table(row).linked.table->dimensions();
    if (dimensions.empty()) {
        return table(row).linked.table->id();
    }
    const statistics::Grouping& grouping = dimensions.front().grouping;
    const auto list = codes.find(grouping.columns.front());
    return list != codes.end() && !list->second.title.translations.empty()
               ? list->second.title.shown_in(language)
               : grouping.columns.front();
}

std::string Stack::column_label(std::size_t column, const statistics::CodeLists& codes,
                                std::string_view language) const {
    return label(*m_columns[column].grouping, m_columns[column].category, codes, language);
}

std::optional<std::size_t> Stack::place(std::size_t row, std::size_t column) const {
    const auto& dimensions = table(row).linked.table->dimensions();
    if (dimensions.size() != 1) {
        return std::nullopt;
    }
    const std::vector<Category>& own = dimensions.front().categories;
    const auto at = std::find_if(
        own.begin(), own.end(), [&](const Category& one) { return one.id == m_columns[column].category.id; });
    return at == own.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - own.begin()));
}

void Stack::add_share(std::size_t row, std::string_view language, std::vector<std::string>& cells) const {
    const auto column = std::find_if(m_columns.begin(), m_columns.end(), [&](const Column& one) {
        return one.category.id == m_shown.interval_of;
    });
    const auto at = column == m_columns.end()
                        ? std::nullopt
                        : place(row, static_cast<std::size_t>(column - m_columns.begin()));
    const statistics::ProtectedTable& counts = table(row);
    if (!at) {
        cells.insert(cells.end(), 4, std::string(statistics::nothing_mark));
        return;
    }
    const auto n = statistics::denominator_established(counts, *at, statistics::ShareOf::row);
    if (counts.is_hidden[*at] || !n) {
        cells.insert(cells.end(), 4, std::string(statistics::hidden_mark));
        return;
    }
    cells.push_back(fmt::format("{}", *n));
    // of rounded counts the whole can be less than the part
    if (*n <= 0 || counts.shown[*at] > *n) {
        cells.insert(cells.end(), 3, std::string(statistics::nothing_mark));
        return;
    }
    constexpr double hundred = 100;
    const auto interval = statistics::wilson(counts.shown[*at], *n);
    for (const double share :
         {static_cast<double>(counts.shown[*at]) / static_cast<double>(*n), interval.low, interval.high}) {
        cells.push_back(statistics::one_decimal(hundred * share, language));
    }
}

statistics::Grid Stack::grid(const statistics::CodeLists& codes, std::string_view language) const {
    statistics::Grid grid;
    grid.caption = word(Word::count, language);
    grid.label_columns = 1;
    grid.head.push_back(checklist::in_language("Item", "Ставка", language));
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        grid.head.push_back(column_label(column, codes, language));
    }
    if (!m_shown.interval_of.empty()) {
        for (const Word one : {Word::established, Word::share, Word::interval_from, Word::interval_to}) {
            grid.head.push_back(word(one, language));
        }
    }
    // a category that a table has not is none of it; that it is 0 would be a count that nobody has audited
    const std::string absent =
        m_publication.options.protect_zeros ? std::string(statistics::nothing_mark) : std::string("0");
    for (std::size_t row = 0; row < row_count(); ++row) {
        statistics::Grid::Row line;
        line.cells.push_back(row_label(row, codes, language));
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const auto at = place(row, column);
            line.cells.push_back(!at                         ? absent
                                 : table(row).is_hidden[*at] ? std::string(statistics::hidden_mark)
                                                             : fmt::format("{}", table(row).shown[*at]));
        }
        if (!m_shown.interval_of.empty()) {
            add_share(row, language, line.cells);
        }
        grid.rows.push_back(std::move(line));
    }
    return grid;
}

}  // namespace vidra::reports
