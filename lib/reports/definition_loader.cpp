// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "checklist/text_reader.hpp"
#include "reports/definition.hpp"
#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::reports {
namespace {

using diag::Code;
using statistics::Grouping;
using statistics::TableSpec;
using tomlio::Located;
using tomlio::Need;
using tomlio::TableReader;

constexpr std::int64_t most_threshold = 1000;

class ReportLoader {
  public:
    ReportLoader(const tomlio::Document& document, const checklist::Checklist* checklist,
                 diag::Diagnostics& diagnostics)
        : m_document(document), m_checklist(checklist), m_diagnostics(diagnostics) {}

    ReportDefinition load() {
        TableReader root(m_document, m_document.root, m_diagnostics, "the report");
        (void)root.find("vidra");
        (void)root.find("kind");
        read_head(root);
        read_disclosure(root);
        read_codes(root);
        for (const tomlio::Value* table : root.tables("table", Need::required)) {
            read_table(*table);
        }
        for (const tomlio::Value* indicator : root.tables("indicator")) {
            read_indicator(*indicator);
        }
        root.finish();
        return std::move(m_report);
    }

  private:
    checklist::Text text(TableReader& table, std::string_view key, Need need) {
        return checklist::read_text(table, key, need, m_report.languages, m_diagnostics);
    }

    void read_head(TableReader& root) {
        if (const auto id = root.string("id", Need::required)) {
            m_report.id = id->value;
            check_id(*id);
        }
        m_report.languages = checklist::read_languages(root, m_diagnostics);
        m_report.title = text(root, "title", Need::required);
        m_report.source = text(root, "source", Need::optional);
        if (const auto checklist = root.string("checklist")) {
            m_report.checklist = checklist->value;
        }
        m_report.tabulation.where = filter(root, "where");
        const auto totals = root.word("totals", {"fault", "skip"});
        m_report.skips_totals = totals && totals->value == 1;
    }

    void check_id(const Located<std::string>& id) {
        if (!base::is_id(id.value)) {
            m_diagnostics.add(Code::bad_id, id.range, fmt::format("`{}` is not an id", id.value),
                              "an id is a lower-case letter, then lower-case letters, digits or `_`");
        }
        const bool is_new = std::find(m_ids.begin(), m_ids.end(), id.value) == m_ids.end();
        if (!is_new) {
            m_diagnostics.add(Code::duplicate_id, id.range, fmt::format("`{}` stands twice", id.value));
        }
        m_ids.push_back(id.value);
    }

    std::optional<statistics::Filter> filter(TableReader& table, std::string_view key) {
        const auto source = table.expression(key);
        return source ? statistics::Filter::parse(*source, m_diagnostics) : std::nullopt;
    }

    void read_disclosure(TableReader& root) {
        const tomlio::Value* const value = root.table("disclosure");
        if (value == nullptr) {
            return;
        }
        TableReader table(m_document, *value, m_diagnostics, "disclosure");
        statistics::DisclosureOptions& options = m_report.disclosure;
        if (const auto threshold = table.integer("threshold", 2, most_threshold)) {
            options.threshold = threshold->value;
        }
        if (const auto base = table.integer("base", 2, most_threshold)) {
            options.base = base->value;
        }
        if (const auto method = table.word("method", {"suppress", "round", "none"})) {
            options.method = static_cast<statistics::Method>(method->value);
        }
        if (const auto price = table.word("weights", {"value", "cells", "log"})) {
            options.price = static_cast<statistics::Price>(price->value);
        }
        const auto zeros = table.boolean("protect_zeros");
        options.protect_zeros = zeros && zeros->value;
        const auto groups = table.boolean("protect_groups");
        options.protect_groups = groups && groups->value;
        for (const Located<std::string>& path : table.strings("against")) {
            m_report.against.push_back(path.value);
        }
        table.finish();
    }

    void read_codes(TableReader& root) {
        const tomlio::Value* const value = root.table("codes");
        if (value == nullptr) {
            return;
        }
        for (const tomlio::Member& member : value->members) {
            TableReader table(m_document, member.value, m_diagnostics,
                              fmt::format("the code list `{}`", member.key));
            statistics::CodeList list;
            list.title = text(table, "title", Need::optional);
            for (const Located<std::string>& one : table.strings("order")) {
                list.order.push_back(one.value);
            }
            for (const Located<std::string>& one : table.strings("missing")) {
                list.missing.insert(one.value);
            }
            read_labels(table, list);
            read_groups(table, list);
            table.finish();
            m_report.tabulation.codes.emplace(member.key, std::move(list));
        }
    }

    void read_labels(TableReader& table, statistics::CodeList& list) {
        if (const tomlio::Value* const labels = table.table("labels")) {
            TableReader of(m_document, *labels, m_diagnostics, "labels");
            for (const tomlio::Member& label : labels->members) {
                list.labels.emplace(label.key, text(of, label.key, Need::required));
            }
        }
    }

    void read_groups(TableReader& table, statistics::CodeList& list) {
        if (const tomlio::Value* const groups = table.table("groups")) {
            TableReader of(m_document, *groups, m_diagnostics, "groups");
            for (const tomlio::Member& group : groups->members) {
                statistics::CodeList::Group one{.id = group.key, .members = {}};
                for (const Located<std::string>& member : of.strings(group.key)) {
                    const bool is_taken =
                        std::any_of(list.groups.begin(), list.groups.end(), [&](const auto& other) {
                            return std::find(other.members.begin(), other.members.end(), member.value) !=
                                   other.members.end();
                        });
                    if (is_taken || member.value == group.key) {
                        m_diagnostics.add(Code::duplicate_id, member.range,
                                          fmt::format("`{}` is in another group already", member.value),
                                          "what is in two groups would be counted twice");
                        continue;
                    }
                    one.members.push_back(member.value);
                }
                list.groups.push_back(std::move(one));
            }
        }
    }

    /// `star`: what `*` in a grouping stands for; empty where it stands for nothing.
    std::vector<Grouping> groupings(const std::vector<Located<std::string>>& texts, const std::string& star) {
        std::vector<Grouping> result;
        for (const Located<std::string>& one : texts) {
            std::string fault;
            std::string written = one.value;
            const std::size_t at = written.find('*');
            if (!star.empty() && at != std::string::npos) {
                written.replace(at, 1, star);
            }
            if (const auto grouping = statistics::parse_grouping(written, fault)) {
                check_columns(*grouping, one.range);
                result.push_back(*grouping);
            } else {
                m_diagnostics.add(Code::expression_syntax, one.range, fault);
            }
        }
        return result;
    }

    void check_columns(const Grouping& grouping, const diag::Range& range) {
        for (const std::string& column : grouping.columns) {
            if (const std::string why = refusal(column); !why.empty()) {
                m_diagnostics.add(Code::unknown_name, range, why);
            }
        }
    }

    void read_measures(TableReader& table, ReportTable& shown, TableSpec& spec) {
        const std::vector<std::string> words = {"row", "column", "total"};
        for (const Located<std::string>& of : table.strings("percent")) {
            const auto at = std::find(words.begin(), words.end(), of.value);
            if (at == words.end()) {
                m_diagnostics.add(Code::unknown_word, of.range,
                                  fmt::format("`{}` is no denominator", of.value),
                                  "a percentage is of row, column or total");
                continue;
            }
            shown.measures.shares.push_back(static_cast<statistics::ShareOf>(at - words.begin()));
        }
        if (const auto mean = table.string("mean")) {
            spec.measure = mean->value;
            shown.measures.has_mean = true;
        }
        const auto change = table.boolean("change");
        shown.measures.has_change = change && change->value;
        if (const auto interval = table.string("interval_of")) {
            shown.interval_of = interval->value;
        }
    }

    void read_table(const tomlio::Value& value) {
        TableReader table(m_document, value, m_diagnostics, "the table");
        ReportTable shown;
        TableSpec spec;
        if (const auto id = table.string("id", Need::required)) {
            shown.id = id->value;
            check_id(*id);
        }
        shown.title = text(table, "title", Need::required);
        const auto rows = table.strings("rows");
        const auto columns = table.strings("columns");
        spec.where = filter(table, "where");
        if (const auto weight = table.string("weight")) {
            spec.weight = weight->value;
        }
        const auto unit = table.word("unit", {"records", "persons"});
        spec.unit = unit ? static_cast<statistics::Unit>(unit->value) : statistics::Unit::records;
        read_measures(table, shown, spec);
        if (const auto chart = table.word("chart", {"none", "bars", "stacked_bars", "lines", "pyramid"})) {
            shown.chart = static_cast<ChartKind>(chart->value);
        }
        if (spec.unit == statistics::Unit::persons && (!spec.weight.empty() || !spec.measure.empty())) {
            m_diagnostics.add(Code::misplaced_key, value.range,
                              "persons can be counted neither by weights nor for a mean",
                              "count records, or leave out `weight` and `mean`");
        }
        shown.first = m_report.tabulation.tables.size();
        add_specs(table, shown, spec, rows, columns);
        table.finish();
        m_report.tables.push_back(std::move(shown));
    }

    /// One table of the tabulation, or one for each of `each_of`.
    void add_specs(TableReader& table, ReportTable& shown, const TableSpec& spec,
                   const std::vector<Located<std::string>>& rows,
                   const std::vector<Located<std::string>>& columns) {
        const std::vector<std::string> each = items(table, shown);
        if (!shown.is_stacked) {
            TableSpec one = spec;
            one.id = shown.id;
            one.rows = groupings(rows, "");
            one.columns = groupings(columns, "");
            check_groupings(one, table.range());
            m_report.tabulation.tables.push_back(std::move(one));
            return;
        }
        for (const std::string& item : each) {
            TableSpec one = spec;
            one.id = shown.id + "." + item;
            one.columns = groupings(columns, item);
            check_groupings(one, table.range());
            m_report.tabulation.tables.push_back(std::move(one));
        }
        shown.count = each.size();
    }

    std::vector<std::string> items(TableReader& table, ReportTable& shown) {
        std::vector<std::string> result;
        const tomlio::Value* const value = table.find("each_of");
        if (value == nullptr) {
            return result;
        }
        shown.is_stacked = true;
        if (value->kind == tomlio::Kind::string && value->string == "questions") {
            for (std::size_t i = 0; m_checklist != nullptr && i < m_checklist->questions.size(); ++i) {
                if (m_checklist->questions[i].type == checklist::QuestionType::indicator) {
                    result.push_back(m_checklist->questions[i].id);
                }
            }
            return result;
        }
        for (const Located<std::string>& one : table.strings("each_of")) {
            result.push_back(one.value);
        }
        return result;
    }

    void check_groupings(const TableSpec& spec, const diag::Range& range) {
        if (const std::string why = statistics::grouping_conflict(spec.rows, spec.columns); !why.empty()) {
            m_diagnostics.add(Code::misplaced_key, range, why);
        }
    }

    void read_indicator(const tomlio::Value& value) {
        TableReader table(m_document, value, m_diagnostics, "the indicator");
        Indicator indicator;
        if (const auto id = table.string("id", Need::required)) {
            indicator.id = id->value;
            check_id(*id);
        }
        indicator.text = text(table, "text", Need::required);
        TableSpec number;
        number.id = indicator.id;
        number.where = filter(table, "where");
        const auto unit = table.word("unit", {"records", "persons"});
        number.unit = unit ? static_cast<statistics::Unit>(unit->value) : statistics::Unit::records;
        TableSpec of = number;
        of.id = indicator.id + ".of";
        of.where = filter(table, "of");
        if (of.where) {
            const std::string both =
                number.where ? fmt::format("({}) and ({})", of.where->text(), number.where->text())
                             : of.where->text();
            number.where = statistics::Filter::parse({.text = both, .range = table.range(), .positions = {}},
                                                     m_diagnostics);
        }
        indicator.table = m_report.tabulation.tables.size();
        m_report.tabulation.tables.push_back(std::move(number));
        if (of.where) {
            indicator.of_table = m_report.tabulation.tables.size();
            m_report.tabulation.tables.push_back(std::move(of));
        }
        if (const auto baseline = table.string("baseline")) {
            indicator.baseline = baseline->value;
        }
        if (const auto target = table.integer("target", 0, checklist::max_points)) {
            indicator.target = target->value;
        }
        table.finish();
        m_report.indicators.push_back(std::move(indicator));
    }

    /// Why nothing may be grouped by this column; empty where it may.
    static std::string refusal(const std::string& column);

    const tomlio::Document& m_document;
    const checklist::Checklist* m_checklist;
    diag::Diagnostics& m_diagnostics;
    ReportDefinition m_report;
    std::vector<std::string> m_ids;
};

checklist::Text words(std::string_view english, std::string_view serbian) {
    return {{{"en", std::string(english)}, {"sr", std::string(serbian)}}};
}

statistics::CodeList yes_or_no() {
    statistics::CodeList list;
    list.order = {"yes", "no"};
    list.labels.emplace("yes", words("yes", "да"));
    list.labels.emplace("no", words("no", "не"));
    return list;
}

std::string ReportLoader::refusal(const std::string& column) {
    return names_a_person(column)
               ? fmt::format("`{}` tells persons apart, and nothing is counted by it", column)
               : std::string();
}

}  // namespace

ReportDefinition load_report(const tomlio::Document& document, const checklist::Checklist* checklist,
                             diag::Diagnostics& diagnostics) {
    return ReportLoader(document, checklist, diagnostics).load();
}

std::string report_checklist(const tomlio::Document& document) {
    for (const tomlio::Member& member : document.root.members) {
        if (member.key == "checklist" && member.value.kind == tomlio::Kind::string) {
            return member.value.string;
        }
    }
    return {};
}

bool names_a_person(std::string_view column) {
    static constexpr std::array<std::string_view, 10> words = {
        "case", "assessment", "identity", "name", "surname", "ime", "prezime", "jmbg", "phone", "address"};
    const std::string lower = base::ascii_lower(column);
    return std::find(words.begin(), words.end(), lower) != words.end() || lower.starts_with("identity.") ||
           lower.starts_with("identity_") || lower.ends_with("_name") || lower.ends_with(" name");
}

void add_codes_of(const checklist::Checklist& checklist, statistics::CodeLists& codes) {
    statistics::CodeList outcomes;
    for (const checklist::Outcome& outcome : checklist.outcomes) {
        outcomes.order.push_back(outcome.id);
        outcomes.labels.emplace(outcome.id, outcome.title);
    }
    statistics::CodeList refer;
    refer.title = words("Referral", "Упућивање");
    refer.order = {"yes", "open", "no"};
    refer.labels = {{"yes", words("Refer", "Упутити")},
                    {"open", words("Still open", "Још отворено")},
                    {"no", words("No ground so far", "За сада нема основа")}};
    codes.emplace("refer", std::move(refer));
    statistics::CodeList settled;
    settled.title = words("Whether the result is settled", "Да ли је исход коначан");
    settled.order = {"yes", "no"};
    settled.labels = {{"yes", words("Settled", "Коначан")}, {"no", words("Open", "Није коначан")}};
    codes.emplace("settled", std::move(settled));
    outcomes.title = words("Result", "Исход");
    codes.emplace("outcome", outcomes);
    outcomes.title = words("Still possible", "Још могуће");
    codes.emplace("at_most", std::move(outcomes));
    for (const checklist::Question& question : checklist.questions) {
        statistics::CodeList list;
        list.title = question.text;
        if (question.type == checklist::QuestionType::indicator) {
            list.order = yes_or_no().order;
            list.labels = yes_or_no().labels;
        }
        for (const checklist::Option& option : question.options) {
            list.order.push_back(option.id);
            list.labels.emplace(option.id, option.text);
        }
        codes.emplace(question.id, std::move(list));
    }
}

}  // namespace vidra::reports
