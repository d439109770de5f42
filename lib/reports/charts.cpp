// SPDX-License-Identifier: Apache-2.0
#include "reports/charts.hpp"

#include "checklist/phrases.hpp"
#include "reports/report_words.hpp"
#include "reports/stacked_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::reports {
namespace {

using documents::Chart;
using documents::ChartValue;
using statistics::Category;
using statistics::Dimension;
using statistics::Grouping;
using statistics::ProtectedTable;
using statistics::Word;

/// A line of a table that is drawn: a category in each dimension of one side.
struct Line {
    std::vector<std::size_t> at;
    std::string label;
    bool is_missing = false;
};

bool is_time(const Grouping& grouping) {
    return grouping.kind == Grouping::Kind::year || grouping.kind == Grouping::Kind::quarter ||
           grouping.kind == Grouping::Kind::month;
}

/// Neither a sum of others nor a part of a group, which stands for it.
bool is_drawn(const Category& category) {
    return category.kind == Category::Kind::mention ||
           (category.parent == 0 && category.kind != Category::Kind::total &&
            category.kind != Category::Kind::respondents);
}

ChartValue value_of(const ProtectedTable& table, std::size_t place) {
    return table.is_hidden[place] ? ChartValue::hidden()
                                  : ChartValue::shown(static_cast<double>(table.shown[place]));
}

class Drawer {
  public:
    Drawer(const ReportTable& shown, const ReportDefinition& definition, const CountedReport& report,
           std::string_view language)
        : m_shown(shown),
          m_definition(definition),
          m_publication(report.publication),
          m_codes(definition.tabulation.codes),
          m_language(language) {}

    Chart draw() {
        m_chart.kind = m_shown.chart == ChartKind::bars           ? Chart::Kind::bars
                       : m_shown.chart == ChartKind::stacked_bars ? Chart::Kind::stacked_bars
                       : m_shown.chart == ChartKind::lines        ? Chart::Kind::lines
                                                                  : Chart::Kind::pyramid;
        m_chart.id = m_shown.id;
        m_chart.value_title = word(Word::count, m_language);
        if (m_language.starts_with("sr")) {
            m_chart.numbers.decimal_mark = ",";
        }
        m_chart.hidden_note =
            checklist::in_language("hidden to protect persons", "скривено ради заштите лица", m_language);
        if (m_shown.is_stacked) {
            take_stack();
        } else {
            take_table();
        }
        add_note();
        m_chart.alt = alt();
        return std::move(m_chart);
    }

  private:
    /// The lines of one side, in the order of the table.
    [[nodiscard]] std::vector<Line> lines_of(const statistics::Table& table, std::size_t first,
                                             std::size_t count) const {
        std::vector<Line> lines = {{}};
        for (std::size_t i = 0; i < count; ++i) {
            const Dimension& dimension = table.dimensions()[first + i];
            std::vector<Line> longer;
            for (const Line& line : lines) {
                for (std::size_t category = 1; category < dimension.categories.size(); ++category) {
                    const Category& one = dimension.categories[category];
                    if (!is_drawn(one)) {
                        continue;
                    }
                    Line next = line;
                    next.at.push_back(category);
                    next.label += (i == 0 ? "" : " / ") + label(dimension.grouping, one, m_codes, m_language);
                    next.is_missing = next.is_missing || one.kind == Category::Kind::missing;
                    longer.push_back(std::move(next));
                }
            }
            lines = std::move(longer);
        }
        return lines;
    }

    void take_table() {
        const ProtectedTable& published = m_publication.tables[m_shown.first];
        const statistics::Table& table = *published.linked.table;
        const std::size_t rows = table.row_dimensions();
        const std::size_t columns = table.dimensions().size() - rows;
        std::vector<Line> along = lines_of(table, 0, rows);
        std::vector<Line> across = lines_of(table, rows, columns);
        // points in time stand beside each other, wherever the table has them
        const bool is_turned = rows == 0 || (m_chart.kind == Chart::Kind::lines && columns == 1 &&
                                             is_time(table.dimensions().back().grouping) &&
                                             !is_time(table.dimensions().front().grouping));
        if (is_turned) {
            std::swap(along, across);
        }
        if (m_chart.kind == Chart::Kind::lines) {
            std::erase_if(along, [](const Line& line) { return line.is_missing; });
        }
        if (m_chart.kind == Chart::Kind::pyramid) {
            std::erase_if(across, [](const Line& line) { return line.is_missing; });
            across.resize(std::min<std::size_t>(across.size(), 2));
            m_is_part = true;
        }
        if (!table.dimensions().empty()) {
            m_chart.category_title =
                label(table.dimensions()[is_turned ? rows : 0].grouping, m_codes, m_language);
        }
        for (const Line& line : along) {
            m_chart.categories.push_back(line.label);
        }
        for (const Line& series : across) {
            documents::ChartSeries one{series.label, {}};
            for (const Line& line : along) {
                std::vector<std::size_t> at = is_turned ? series.at : line.at;
                const std::vector<std::size_t>& rest = is_turned ? line.at : series.at;
                at.insert(at.end(), rest.begin(), rest.end());
                one.values.push_back(value_of(published, table.place(at)));
            }
            m_chart.series.push_back(std::move(one));
        }
    }

    void take_stack() {
        const Stack stack(m_shown, m_publication);
        for (std::size_t row = 0; row < stack.row_count(); ++row) {
            m_chart.categories.push_back(stack.row_label(row, m_codes, m_language));
        }
        for (std::size_t column = 0; column < stack.columns().size(); ++column) {
            if (!is_drawn(stack.columns()[column].category)) {
                continue;
            }
            documents::ChartSeries one{stack.column_label(column, m_codes, m_language), {}};
            for (std::size_t row = 0; row < stack.row_count(); ++row) {
                const auto at = stack.place(row, column);
                one.values.push_back(at ? value_of(stack.table(row), *at) : ChartValue());
            }
            m_chart.series.push_back(std::move(one));
        }
    }

    void add_note() {
        if (m_is_part) {
            m_chart.note = checklist::in_language("What is not drawn stands in the table.",
                                                  "Оно што није приказано налази се у табели.", m_language);
        }
        const statistics::DisclosureOptions& options = m_publication.options;
        const std::string of_method =
            options.method == statistics::Method::none ? word(Word::not_for_publication, m_language)
            : options.method == statistics::Method::round
                ? fmt::format("{} {}.", word(Word::rounded_note, m_language), options.base)
                : std::string();
        m_chart.note += (m_chart.note.empty() || of_method.empty() ? "" : " ") + of_method;
    }

    [[nodiscard]] std::string alt() const {
        ChartFacts facts;
        facts.title = title_of(m_shown, m_definition, m_language);
        std::optional<double> largest;
        std::optional<double> smallest;
        for (const documents::ChartSeries& series : m_chart.series) {
            for (std::size_t i = 0; i < series.values.size(); ++i) {
                const ChartValue& value = series.values[i];
                facts.values += value.state == ChartValue::State::none ? 0U : 1U;
                facts.hidden += value.state == ChartValue::State::hidden ? 1U : 0U;
                if (value.state != ChartValue::State::shown) {
                    continue;
                }
                const std::string text =
                    fmt::format("{}{}{}, {}", m_chart.categories[i], series.label.empty() ? "" : ", ",
                                series.label, number_text(value.number, m_chart.numbers));
                if (!largest || value.number > *largest) {
                    largest = value.number;
                    facts.largest = text;
                }
                if (!smallest || value.number < *smallest) {
                    smallest = value.number;
                    facts.smallest = text;
                }
            }
        }
        return chart_in_words(facts, m_language);
    }

    const ReportTable& m_shown;
    const ReportDefinition& m_definition;
    const statistics::Publication& m_publication;
    const statistics::CodeLists& m_codes;
    std::string_view m_language;
    Chart m_chart;
    bool m_is_part = false;
};

}  // namespace

std::string title_of(const ReportTable& table, const ReportDefinition& definition,
                     std::string_view language) {
    if (!table.title.translations.empty()) {
        return table.title.shown_in(language);
    }
    std::string text;
    const statistics::TableSpec& spec = definition.tabulation.tables[table.first];
    for (const std::vector<Grouping>* groupings : {&spec.rows, &spec.columns}) {
        for (const Grouping& one : *groupings) {
            text += (text.empty() ? "" : " / ") + label(one, definition.tabulation.codes, language);
        }
    }
    return text.empty() ? word(Word::total, language) : text;
}

std::optional<Chart> chart_of(const ReportTable& table, const ReportDefinition& definition,
                              const CountedReport& report, std::string_view language) {
    if (table.chart == ChartKind::none) {
        return std::nullopt;
    }
    Chart chart = Drawer(table, definition, report, language).draw();
    return documents::chart_fault(chart).empty() ? std::optional(std::move(chart)) : std::nullopt;
}

std::vector<Chart> charts_of(const ReportDefinition& definition, const CountedReport& report,
                             std::string_view language) {
    std::vector<Chart> charts;
    for (const ReportTable& table : definition.tables) {
        if (auto chart = chart_of(table, definition, report, language)) {
            charts.push_back(std::move(*chart));
        }
    }
    return charts;
}

}  // namespace vidra::reports
