// SPDX-License-Identifier: Apache-2.0
#include "checklist/ids.hpp"
#include "records/fields.hpp"
#include "records/mapping.hpp"
#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::records {
namespace {

using checklist::Question;
using diag::Code;
using tomlio::Kind;
using tomlio::Need;
using tomlio::TableReader;

class MappingLoader {
  public:
    MappingLoader(const tomlio::Document& document, const checklist::Checklist* checklist,
                  diag::Diagnostics& diagnostics)
        : m_document(document), m_checklist(checklist), m_diagnostics(diagnostics) {}

    std::optional<Mapping> load();

  private:
    Target target(const tomlio::Member& member, bool is_answer);
    void read_parts(TableReader& table, std::string_view key, Join join, const tomlio::Value& value,
                    bool is_answer, Target& target);
    std::optional<ColumnRule> column_rule(const tomlio::Value& value, bool is_answer, const Target& target);
    bool read_names(TableReader& table, const tomlio::Value& value, ColumnRule& rule);
    void read_values(TableReader& table, ColumnRule& rule, const Target& target, bool is_answer);
    void read_list(TableReader& table, ColumnRule& rule, const Target& target, bool is_answer);
    void check_word(const Target& target, const std::string& word, diag::Range range);
    void collect_known_elements(Mapping& mapping);

    const tomlio::Document& m_document;
    const checklist::Checklist* m_checklist;
    diag::Diagnostics& m_diagnostics;
    std::map<std::string, std::set<std::string>> m_elements_of_column;
};

/// `word` must be an answer to the question that it is mapped to.
void MappingLoader::check_word(const Target& target, const std::string& word, diag::Range range) {
    if (m_checklist == nullptr || target.question >= m_checklist->questions.size()) {
        return;
    }
    const Question& question = m_checklist->questions[target.question];
    if (!checklist::parse_answer(question, word)) {
        m_diagnostics.add(Code::mapping_answer, range,
                          fmt::format("`{}` is not an answer to `{}`", word, question.id),
                          "allowed: " + checklist::allowed_answers(question));
    }
}

void MappingLoader::read_values(TableReader& table, ColumnRule& rule, const Target& target, bool is_answer) {
    const tomlio::Value* values = table.table("values");
    if (values == nullptr) {
        rule.takes_any = !is_answer;
        if (is_answer && !table.key_range("values")) {
            m_diagnostics.add(
                Code::mapping_form, rule.range,
                fmt::format("`{}` does not say what the values of its column mean", target.name),
                "add values = { RAW = \"ANSWER\" }, or list and contains");
        }
        return;
    }
    for (const tomlio::Member& member : values->members) {
        if (member.value.kind != Kind::string) {
            m_diagnostics.add(Code::wrong_type, member.value.range,
                              fmt::format("`{}` must stand for a text", member.key));
            continue;
        }
        if (is_answer) {
            check_word(target, member.value.string, member.value.range);
        }
        rule.values.emplace(member.key, member.value.string);
    }
}

void MappingLoader::read_list(TableReader& table, ColumnRule& rule, const Target& target, bool is_answer) {
    const bool is_indicator =
        m_checklist == nullptr || target.question >= m_checklist->questions.size() ||
        m_checklist->questions[target.question].type == checklist::QuestionType::indicator;
    if (!is_answer || !is_indicator) {
        m_diagnostics.add(Code::mapping_form, rule.range,
                          fmt::format("`{}` cannot be read from a list, only an indicator can", target.name));
    }
    if (const auto separator = table.string("list"); separator && separator->value.size() == 1) {
        rule.separator = separator->value.front();
    } else if (separator) {
        m_diagnostics.add(Code::mapping_form, separator->range,
                          "`list` is the one character between elements");
    }
    for (const auto& element : table.strings("contains", Need::required)) {
        rule.contains.insert(element.value);
    }
    if (const auto otherwise = table.string("otherwise", Need::required)) {
        check_word(target, otherwise->value, otherwise->range);
        rule.otherwise = otherwise->value;
    }
    std::set<std::string>& elements = m_elements_of_column[rule.names.empty() ? "" : rule.names.front()];
    elements.insert(rule.contains.begin(), rule.contains.end());
    elements.insert(rule.missing.begin(), rule.missing.end());
    for (const auto& element : table.strings("ignore")) {
        elements.insert(element.value);
    }
}

/// `column` is a text, or a list of texts that are all names of the one column.
bool MappingLoader::read_names(TableReader& table, const tomlio::Value& value, ColumnRule& rule) {
    const auto given = std::find_if(value.members.begin(), value.members.end(),
                                    [](const tomlio::Member& member) { return member.key == "column"; });
    if (given == value.members.end() || given->value.kind != Kind::array) {
        const auto column = table.string("column", Need::required);
        if (column) {
            rule.names.push_back(column->value);
            rule.range = column->range;
        }
        return column.has_value();
    }
    rule.range = given->value.range;
    for (const auto& name : table.strings("column", Need::required)) {
        if (std::find(rule.names.begin(), rule.names.end(), name.value) != rule.names.end()) {
            m_diagnostics.add(Code::mapping_form, name.range,
                              fmt::format("`column` lists `{}` twice", name.value));
        }
        if (name.value.empty()) {
            m_diagnostics.add(Code::mapping_form, name.range, "`column` lists an empty name");
        }
        rule.names.push_back(name.value);
    }
    if (rule.names.empty()) {
        m_diagnostics.add(Code::mapping_form, rule.range, "`column` lists no name");
    }
    return !rule.names.empty();
}

std::optional<ColumnRule> MappingLoader::column_rule(const tomlio::Value& value, bool is_answer,
                                                     const Target& target) {
    TableReader table(m_document, value, m_diagnostics, fmt::format("`{}`", target.name));
    ColumnRule rule;
    rule.range = value.range;
    const bool has_name = read_names(table, value, rule);
    for (const auto& word : table.strings("missing")) {
        rule.missing.insert(word.value);
    }
    rule.is_list = table.key_range("list").has_value();
    if (rule.is_list) {
        read_list(table, rule, target, is_answer);
    } else {
        read_values(table, rule, target, is_answer);
    }
    table.finish();
    return has_name ? std::optional(std::move(rule)) : std::nullopt;
}

void MappingLoader::read_parts(TableReader& table, std::string_view key, Join join,
                               const tomlio::Value& value, bool is_answer, Target& target) {
    target.join = join;
    const auto parts = table.tables(key);
    for (const tomlio::Value* part : parts) {
        if (auto rule = column_rule(*part, is_answer, target)) {
            target.parts.push_back(std::move(*rule));
        }
    }
    const bool is_indicator =
        m_checklist == nullptr || target.question >= m_checklist->questions.size() ||
        m_checklist->questions[target.question].type == checklist::QuestionType::indicator;
    if (join == Join::any && (!is_answer || !is_indicator)) {
        m_diagnostics.add(Code::mapping_form, value.range,
                          fmt::format("`any` joins answers of an indicator, and `{}` is none", target.name));
    }
    if (parts.empty()) {
        m_diagnostics.add(Code::mapping_form, value.range, fmt::format("`{}` lists no column", target.name));
    }
    table.finish();
}

Target MappingLoader::target(const tomlio::Member& member, bool is_answer) {
    Target target;
    target.name = member.key;
    target.range = member.key_range;
    target.question = SIZE_MAX;
    if (is_answer && m_checklist != nullptr) {
        if (const auto question = m_checklist->question_index(member.key)) {
            target.question = *question;
        } else {
            std::vector<std::string> ids;
            for (const Question& one : m_checklist->questions) {
                ids.push_back(one.id);
            }
            m_diagnostics.add(
                Code::mapping_target, member.key_range,
                fmt::format("the checklist `{}` has no question `{}`", m_checklist->id, member.key),
                tomlio::suggestion(member.key, ids));
        }
    }
    const bool is_whole_object =
        member.key.find('.') == std::string::npos && field_shape(member.key) == FieldShape::object;
    if (!is_answer && (!is_field(member.key) || is_whole_object)) {
        m_diagnostics.add(Code::mapping_target, member.key_range,
                          fmt::format("a record has no field `{}`", member.key),
                          tomlio::suggestion(member.key, checklist::record_fields()));
    }
    if (member.value.kind != Kind::table) {
        m_diagnostics.add(Code::wrong_type, member.value.range,
                          fmt::format("`{}` must be a table", member.key),
                          "for example { column = \"NAME\", values = { 1 = \"yes\", 0 = \"no\" } }");
        return target;
    }
    TableReader table(m_document, member.value, m_diagnostics, fmt::format("`{}`", member.key));
    if (const auto row = table.boolean("row")) {
        target.is_row_number = true;
        if (is_answer || member.key != "case" || !row->value) {
            m_diagnostics.add(Code::mapping_form, row->range,
                              "only `case` can be the number of the row, as row = true");
        }
        table.finish();
    } else if (table.key_range("first")) {
        read_parts(table, "first", Join::first, member.value, is_answer, target);
    } else if (table.key_range("any")) {
        read_parts(table, "any", Join::any, member.value, is_answer, target);
    } else if (auto rule = column_rule(member.value, is_answer, target)) {
        target.parts.push_back(std::move(*rule));
    }
    return target;
}

void MappingLoader::collect_known_elements(Mapping& mapping) {
    for (std::vector<Target>* targets : {&mapping.fields, &mapping.answers}) {
        for (Target& target : *targets) {
            for (ColumnRule& rule : target.parts) {
                if (rule.is_list) {
                    rule.known = m_elements_of_column[rule.names.front()];
                }
            }
        }
    }
}

std::optional<Mapping> MappingLoader::load() {
    const std::size_t errors_before = m_diagnostics.error_count();
    TableReader root(m_document, m_document.root, m_diagnostics, "the mapping");
    Mapping mapping;
    (void)root.integer("vidra", 1, 1, Need::required);
    (void)root.string("kind");
    if (const auto id = root.string("id", Need::required)) {
        checklist::Namespace own(m_diagnostics);
        own.add(id->value, id->range, "mapping", checklist::IdUse::other);
        mapping.id = id->value;
    }
    if (const auto checklist = root.string("checklist", Need::required)) {
        mapping.checklist = checklist->value;
        if (m_checklist != nullptr && m_checklist->id != checklist->value) {
            m_diagnostics.add(
                Code::mapping_checklist, checklist->range,
                fmt::format("the mapping is for `{}`, not for `{}`", checklist->value, m_checklist->id));
        }
    }
    if (const tomlio::Value* fields = root.table("fields", Need::required)) {
        for (const tomlio::Member& member : fields->members) {
            mapping.fields.push_back(target(member, false));
        }
        const bool has_case = std::any_of(mapping.fields.begin(), mapping.fields.end(),
                                          [](const Target& one) { return one.name == "case"; });
        if (!has_case) {
            m_diagnostics.add(Code::missing_key, fields->range, "the mapping does not say what `case` is",
                              "write case = { column = \"NAME\" }, or case = { row = true }");
        }
    }
    if (const tomlio::Value* answers = root.table("answers", Need::required)) {
        for (const tomlio::Member& member : answers->members) {
            mapping.answers.push_back(target(member, true));
        }
    }
    root.finish();
    collect_known_elements(mapping);
    return m_diagnostics.error_count() == errors_before ? std::optional(std::move(mapping)) : std::nullopt;
}

}  // namespace

std::optional<std::string> mapping_checklist(const tomlio::Document& document) {
    for (const tomlio::Member& member : document.root.members) {
        if (member.key == "checklist" && member.value.kind == Kind::string) {
            return member.value.string;
        }
    }
    return std::nullopt;
}

std::optional<Mapping> load_mapping(const tomlio::Document& document, const checklist::Checklist* checklist,
                                    diag::Diagnostics& diagnostics) {
    return MappingLoader(document, checklist, diagnostics).load();
}

}  // namespace vidra::records
