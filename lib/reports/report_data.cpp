// SPDX-License-Identifier: Apache-2.0
#include "reports/report_data.hpp"

#include "checklist/phrases.hpp"
#include "documents/wording.hpp"
#include "reports/charts.hpp"
#include "reports/report_words.hpp"
#include "reports/stacked_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace vidra::reports {
namespace {

using documents::Value;
using statistics::Category;
using statistics::Grouping;
using statistics::ProtectedTable;
using statistics::TableSpec;
using statistics::Word;

/// The count of everything in a table; nothing where it is hidden.
std::optional<std::int64_t> total_of(const ProtectedTable& table) {
    const std::size_t place =
        table.linked.table->place(std::vector<std::size_t>(table.linked.table->dimensions().size()));
    return table.is_hidden[place] ? std::nullopt : std::optional(table.shown[place]);
}

std::string printed(std::optional<std::int64_t> count) {
    return count ? fmt::format("{}", *count) : std::string(statistics::hidden_mark);
}

class Maker {
  public:
    Maker(const ReportDefinition& definition, const CountedReport& report,
          const std::vector<statistics::EarlierPublication>& earlier,
          const std::vector<documents::Chart>& charts, const ReportFrame& frame)
        : m_definition(definition),
          m_report(report),
          m_earlier(earlier),
          m_charts(charts),
          m_frame(frame),
          m_is_for_publication(definition.disclosure.method != statistics::Method::none) {}

    Value make() {
        Value data = Value::object();
        data.set("report", head());
        Value tables = Value::object();
        Value all = Value::list();
        for (const ReportTable& table : m_definition.tables) {
            Value one = this->table(table);
            all.add(one);
            tables.set(table.id, std::move(one));
        }
        data.set("tables", std::move(tables));
        data.set("all", std::move(all));
        Value indicators = Value::list();
        for (const Indicator& indicator : m_definition.indicators) {
            indicators.add(this->indicator(indicator));
        }
        data.set("indicators", std::move(indicators));
        return data;
    }

  private:
    [[nodiscard]] const statistics::Publication& publication() const { return m_report.publication; }

    [[nodiscard]] Value head() const {
        Value head = Value::object();
        head.set_text("title", m_definition.title.translations.empty()
                                   ? checklist::in_language("Counts", "Бројеви", m_frame.language)
                                   : m_definition.title.shown_in(m_frame.language));
        head.set_text("date", documents::date_in_words(m_frame.today, m_frame.language));
        head.set_text("source", m_definition.source.translations.empty()
                                    ? std::string()
                                    : m_definition.source.shown_in(m_frame.language));
        head.set_text("period", period());
        head.set_text("filters",
                      m_definition.tabulation.where ? m_definition.tabulation.where->text() : std::string());
        head.set_text("n", everybody(statistics::Unit::records));
        head.set_text("persons", everybody(statistics::Unit::persons));
        head.set_text("rejected",
                      m_frame.rejected == 0 ? std::string() : fmt::format("{}", m_frame.rejected));
        head.set("instrument", instrument());
        head.set_text("protection", protection_in_words(publication(), m_frame.language));
        head.set_text("revision",
                      revision_in_words(m_earlier, publication().audit.revised, m_frame.language));
        head.set_text("not_for_publication", warning());
        head.set("hidden", Value::flag(publication().audit.hidden > 0));
        head.set_text("language", m_frame.language);
        return head;
    }

    /// What stands over everything that is not protected.
    [[nodiscard]] std::string warning() const {
        return m_is_for_publication ? std::string() : word(Word::not_for_publication, m_frame.language);
    }

    /// How many are counted: of a table of all, for any other number would be one more that nobody has
    /// audited.
    [[nodiscard]] std::string everybody(statistics::Unit unit) const {
        const std::vector<TableSpec>& specs = m_definition.tabulation.tables;
        for (std::size_t i = 0; i < specs.size(); ++i) {
            if (!specs[i].where && specs[i].unit == unit) {
                return printed(total_of(publication().tables[i]));
            }
        }
        return {};
    }

    [[nodiscard]] Value instrument() const {
        if (m_frame.checklist == nullptr) {
            return {};
        }
        Value instrument = Value::object();
        instrument.set_text("title", m_frame.checklist->title.shown_in(m_frame.language));
        instrument.set_text("id", m_frame.checklist->id);
        instrument.set_text("version", m_frame.checklist->version);
        return instrument;
    }

    /// From the first to the last category of time, where a table has them.
    [[nodiscard]] std::string period() const {
        std::optional<Grouping::Kind> kind;
        std::string first;
        std::string last;
        for (const ProtectedTable& table : publication().tables) {
            for (const statistics::Dimension& dimension : table.linked.table->dimensions()) {
                const Grouping::Kind own = dimension.grouping.kind;
                const bool is_time = own == Grouping::Kind::year || own == Grouping::Kind::quarter ||
                                     own == Grouping::Kind::month;
                // the finest grouping that the first such table has; others say the same more coarsely
                if (!is_time || kind.value_or(own) != own) {
                    continue;
                }
                kind = own;
                for (const Category& category : dimension.categories) {
                    if (category.kind == Category::Kind::plain) {
                        first = first.empty() || category.id < first ? category.id : first;
                        last = category.id > last ? category.id : last;
                    }
                }
            }
        }
        return first.empty() ? std::string() : period_in_words(first, last, m_frame.language);
    }

    [[nodiscard]] Value table(const ReportTable& table) const {
        Value one = Value::object();
        one.set_text("id", table.id);
        one.set_text("title", title_of(table, m_definition, m_frame.language));
        Value grids = Value::list();
        const std::string columns = columns_in_words(m_definition.tabulation.tables[table.first], table);
        for (const statistics::Grid& grid : report_grids(table, m_definition, m_report, m_frame.language)) {
            grids.add(this->grid(grid, columns));
        }
        one.set("grids", std::move(grids));
        bool is_hidden = false;
        for (std::size_t i = 0; i < table.count; ++i) {
            const std::vector<bool>& hidden = publication().tables[table.first + i].is_hidden;
            is_hidden = is_hidden || std::find(hidden.begin(), hidden.end(), true) != hidden.end();
        }
        one.set("hidden", Value::flag(is_hidden));
        const documents::Chart* const chart = documents::find_chart(m_charts, table.id);
        one.set("chart", Value::flag(chart != nullptr));
        one.set_text("alt", chart == nullptr ? std::string() : chart->alt);
        one.set_text("note", note(table, is_hidden));
        return one;
    }

    /// By what the columns are grouped, which stands nowhere else; empty where they are not.
    [[nodiscard]] std::string columns_in_words(const TableSpec& spec, const ReportTable& table) const {
        std::string text;
        for (const Grouping& one : spec.columns) {
            text += (text.empty() ? "" : " / ") + label(one, m_definition.tabulation.codes, m_frame.language);
        }
        return text.empty() || table.is_stacked
                   ? std::string()
                   : fmt::format("{}{}",
                                 checklist::in_language("; columns: ", "; колоне: ", m_frame.language), text);
    }

    [[nodiscard]] Value grid(const statistics::Grid& grid, const std::string& columns) const {
        Value one = Value::object();
        one.set_text("caption", fmt::format("{}{}{}{}", warning(), m_is_for_publication ? "" : " · ",
                                            grid.caption, columns));
        Value head = Value::list();
        Value labels = Value::list();
        Value numbers = Value::list();
        for (std::size_t i = 0; i < grid.head.size(); ++i) {
            head.add(Value::text(grid.head[i]));
            (i < grid.label_columns ? labels : numbers).add(Value::text(grid.head[i]));
        }
        one.set("head", std::move(head));
        one.set("labels", std::move(labels));
        one.set("numbers", std::move(numbers));
        Value rows = Value::list();
        for (const statistics::Grid::Row& row : grid.rows) {
            Value line = Value::object();
            Value cells = Value::list();
            for (const std::string& cell : row.cells) {
                cells.add(Value::text(indented(cell)));
            }
            line.set("cells", std::move(cells));
            line.set("is_total", Value::flag(row.is_total));
            rows.add(std::move(line));
        }
        one.set("rows", std::move(rows));
        return one;
    }

    /// A part of a group is set in by a mark that can be seen: a document loses blanks at the start of a
    /// cell.
    static std::string indented(std::string_view cell) {
        constexpr std::string_view em_space = "\u2003";
        std::string mark;
        while (cell.starts_with(em_space)) {
            cell.remove_prefix(em_space.size());
            mark += "· ";
        }
        return mark.append(cell);
    }

    [[nodiscard]] std::string note(const ReportTable& table, bool is_hidden) const {
        const TableSpec& spec = m_definition.tabulation.tables[table.first];
        std::string text = unit_in_words(spec, m_frame.language);
        if (spec.where) {
            text += fmt::format("{}`{}`.",
                                checklist::in_language(" Only those of whom this holds: ",
                                                       " Само они за које важи: ", m_frame.language),
                                spec.where->text());
        }
        const auto is_each = [](const Grouping& one) { return one.kind == Grouping::Kind::each; };
        if (std::any_of(spec.rows.begin(), spec.rows.end(), is_each) ||
            std::any_of(spec.columns.begin(), spec.columns.end(), is_each)) {
            text += checklist::in_language(
                " Who named several things is in each of them, and once among those who named something.",
                " Ко је навео више ствари налази се код сваке од њих, а једанпут међу онима који су навели "
                "бар једну.",
                m_frame.language);
        }
        if (is_hidden) {
            text += fmt::format(" {}.", word(Word::hidden_note, m_frame.language));
        }
        if (m_definition.disclosure.method == statistics::Method::round) {
            text += fmt::format(" {} {}.", word(Word::rounded_note, m_frame.language),
                                m_definition.disclosure.base);
        }
        return text;
    }

    [[nodiscard]] Value indicator(const Indicator& indicator) const {
        Value one = Value::object();
        const auto count = total_of(publication().tables[indicator.table]);
        const auto of =
            indicator.of_table ? total_of(publication().tables[*indicator.of_table]) : std::nullopt;
        one.set_text("id", indicator.id);
        one.set_text("text", indicator.text.shown_in(m_frame.language));
        one.set_text("baseline", indicator.baseline);
        one.set_text("target", indicator.target ? fmt::format("{}", *indicator.target) : std::string());
        one.set_text("count", printed(count));
        one.set_text("of", indicator.of_table ? printed(of) : std::string());
        one.set_text("unit", indicator.of_table ? "%" : "");
        constexpr double hundred = 100;
        std::optional<double> figure;
        if (indicator.of_table) {
            figure = count && of && *of > 0
                         ? std::optional(hundred * static_cast<double>(*count) / static_cast<double>(*of))
                         : std::nullopt;
            const bool is_hidden = !count || !of;
            one.set_text("actual", figure      ? statistics::one_decimal(*figure, m_frame.language)
                                   : is_hidden ? std::string(statistics::hidden_mark)
                                               : std::string(statistics::nothing_mark));
        } else {
            figure = count ? std::optional(static_cast<double>(*count)) : std::nullopt;
            one.set_text("actual", printed(count));
        }
        one.set_text("percent_of_target", percent_of_target(indicator, figure, one));
        return one;
    }

    /// Empty where there is no target.
    [[nodiscard]] std::string percent_of_target(const Indicator& indicator, std::optional<double> figure,
                                                const Value& made) const {
        if (!indicator.target) {
            return {};
        }
        if (!figure) {
            return std::string(made.find("actual")->text());
        }
        constexpr double hundred = 100;
        return *indicator.target == 0
                   ? std::string(statistics::nothing_mark)
                   : statistics::one_decimal(hundred * *figure / static_cast<double>(*indicator.target),
                                             m_frame.language);
    }

    const ReportDefinition& m_definition;
    const CountedReport& m_report;
    const std::vector<statistics::EarlierPublication>& m_earlier;
    const std::vector<documents::Chart>& m_charts;
    const ReportFrame& m_frame;
    bool m_is_for_publication;
};

}  // namespace

std::vector<statistics::Grid> report_grids(const ReportTable& table, const ReportDefinition& definition,
                                           const CountedReport& report, std::string_view language) {
    const statistics::CodeLists& codes = definition.tabulation.codes;
    if (table.is_stacked) {
        return {Stack(table, report.publication).grid(codes, language)};
    }
    const auto with_number = report.with_number[table.first];
    return statistics::grids_of(report.publication.tables[table.first],
                                with_number ? &report.publication.tables[*with_number] : nullptr,
                                table.measures, codes, language);
}

documents::Value report_data(const ReportDefinition& definition, const CountedReport& report,
                             const std::vector<statistics::EarlierPublication>& earlier,
                             const std::vector<documents::Chart>& charts, const ReportFrame& frame) {
    return Maker(definition, report, earlier, charts, frame).make();
}

}  // namespace vidra::reports
