// SPDX-License-Identifier: Apache-2.0
#include "records/csv_records.hpp"

#include "base/ascii.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace vidra::records {

using checklist::Answer;
using checklist::AnswerState;
using diag::Code;

CsvRecords::CsvRecords(Source& source, RecordChecks& checks, const Mapping* mapping)
    : m_reader(source, checks.options().delimiter, checks.options().max_record_bytes),
      m_checks(checks),
      m_mapping(mapping) {}

std::size_t CsvRecords::column(std::string_view name) const {
    const auto at = std::find(m_names.begin(), m_names.end(), name);
    return static_cast<std::size_t>(at - m_names.begin());
}

bool CsvRecords::read_header(diag::Diagnostics& diagnostics) {
    m_header_read = true;
    const CsvReader::Next next = m_reader.next(diagnostics);
    if (next == CsvReader::Next::end) {
        return false;
    }
    m_header = m_reader.raw();
    if (next == CsvReader::Next::fault) {
        m_header_is_faulty = true;
        return true;
    }
    for (std::size_t i = 0; i < m_reader.cell_count(); ++i) {
        m_names.emplace_back(base::trim(m_reader.cell(i)));
    }
    m_uses.assign(m_names.size(), {});
    const std::size_t errors_before = diagnostics.error_count();
    if (m_mapping != nullptr) {
        bind_mapping(diagnostics);
    } else {
        bind_names(diagnostics);
    }
    m_header_is_faulty = diagnostics.error_count() != errors_before;
    return true;
}

void CsvRecords::bind_names(diag::Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const std::string& name = m_names[i];
        ColumnUse& use = m_uses[i];
        if (const auto question = m_checks.question(name)) {
            use = {ColumnUse::Kind::answer, *question};
        } else if (is_field(name)) {
            use = {ColumnUse::Kind::field, 0};
        } else if (const std::string near = m_checks.near_question(name); !near.empty()) {
            diagnostics.add(Code::misspelt_column, m_reader.place(i),
                            fmt::format("the column `{}` is nearly the question `{}`", name, near),
                            "rename it, or begin its name with x_ if it is another thing");
        } else if (m_checks.is_first_mention("column " + name)) {
            diagnostics.add(Code::unknown_column, m_reader.place(i),
                            fmt::format("the column `{}` is neither a question of `{}` nor a field of a "
                                        "record, and is not read",
                                        name, m_checks.checklist().id),
                            "begin the name of a column of your own with x_");
        }
        if (use.kind != ColumnUse::Kind::none && column(name) != i) {
            diagnostics.add(Code::duplicate_column, m_reader.place(i),
                            fmt::format("the column `{}` stands twice", name));
        }
    }
}

void CsvRecords::bind_mapping(diag::Diagnostics& diagnostics) {
    const auto bind = [&](const std::vector<Target>& targets, std::vector<BoundTarget>& bound) {
        for (const Target& target : targets) {
            BoundTarget one{&target, {}};
            for (const ColumnRule& rule : target.parts) {
                const std::size_t at = column(rule.column);
                if (at == m_names.size()) {
                    if (m_checks.is_first_mention("missing " + rule.column)) {
                        diagnostics.add(Code::missing_column, {{m_reader.line(), 1}, {m_reader.line(), 1}},
                                        fmt::format("the mapping `{}` reads a column `{}`, which is not here",
                                                    m_mapping->id, rule.column));
                    }
                } else if (std::find(m_names.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_names.end(),
                                     rule.column) != m_names.end()) {
                    diagnostics.add(Code::duplicate_column, m_reader.place(at),
                                    fmt::format("the column `{}` stands twice", rule.column));
                }
                one.columns.push_back(at);
            }
            bound.push_back(std::move(one));
        }
    };
    bind(m_mapping->fields, m_bound_fields);
    bind(m_mapping->answers, m_bound_answers);
}

RecordReader::Next CsvRecords::next(Record& record, diag::Diagnostics& diagnostics) {
    if (!m_header_read && !read_header(diagnostics)) {
        return Next::end;
    }
    const CsvReader::Next next = m_reader.next(diagnostics);
    if (next == CsvReader::Next::end) {
        return Next::end;
    }
    ++m_row;
    if (next == CsvReader::Next::fault || m_header_is_faulty) {
        return Next::rejected;
    }
    if (m_reader.cell_count() != m_names.size()) {
        diagnostics.add(
            Code::ragged_row, place(),
            fmt::format("the row has {} cells under {} column names", m_reader.cell_count(), m_names.size()));
        return Next::rejected;
    }
    record.clear(m_checks.checklist().questions.size());
    const std::size_t errors_before = diagnostics.error_count();
    if (m_mapping != nullptr) {
        read_mapped(record, diagnostics);
    } else {
        read_named(record, diagnostics);
    }
    const bool good = m_checks.check(
        record, [&](std::string_view field) { return place_of_field(field); }, diagnostics);
    return good && diagnostics.error_count() == errors_before ? Next::record : Next::rejected;
}

diag::Range CsvRecords::place() const {
    return {{m_reader.line(), 1}, {m_reader.line(), 1}};
}

diag::Range CsvRecords::place_of_field(std::string_view field) const {
    if (m_mapping == nullptr) {
        const std::size_t at = column(field);
        return at == m_names.size() ? place() : m_reader.place(at);
    }
    for (const BoundTarget& bound : m_bound_fields) {
        if (bound.target->name == field && !bound.columns.empty()) {
            return m_reader.place(bound.columns.front());
        }
    }
    return place();
}

void CsvRecords::set_field(Record& record, std::string_view name, std::string_view text, std::size_t column,
                           diag::Diagnostics& diagnostics) {
    text = base::trim(text);
    if (const std::string wanted = field_fault(name, text); !wanted.empty()) {
        diagnostics.add(Code::bad_field, m_reader.place(column),
                        fmt::format("`{}` must be {}", name, wanted));
        return;
    }
    if (name == "case") {
        record.case_id = text;
    } else if (name == "checklist") {
        record.checklist = text;
    } else if (name == "version") {
        record.version = text;
    } else if (name == "hash") {
        record.hash = text;
    } else if (name == "age" && !text.empty()) {
        std::int64_t years = 0;
        std::from_chars(text.data(), text.data() + text.size(), years);
        record.age = years;
    }
}

void CsvRecords::read_named(Record& record, diag::Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < m_uses.size(); ++i) {
        const ColumnUse& use = m_uses[i];
        const std::string_view cell = m_reader.cell(i);
        if (use.kind == ColumnUse::Kind::field) {
            set_field(record, m_names[i], cell, i, diagnostics);
        } else if (use.kind == ColumnUse::Kind::answer) {
            const checklist::Question& question = m_checks.checklist().questions[use.question];
            if (const auto answer = checklist::parse_answer(question, cell)) {
                record.answers[use.question] = *answer;
            } else {
                diagnostics.add(Code::bad_answer, m_reader.place(i),
                                fmt::format("this is not an answer to `{}`; allowed: {}", question.id,
                                            checklist::allowed_answers(question)));
            }
        }
    }
}

/// The word that a cell says by its rule; empty where it says nothing, no value where the mapping does not
/// name what is there.
std::optional<std::string> CsvRecords::word_of(const ColumnRule& rule, std::string_view cell) {
    cell = base::trim(cell);
    const std::string text(cell);
    if (cell.empty() || rule.missing.contains(text)) {
        return std::string();
    }
    if (rule.takes_any) {
        return text;
    }
    if (!rule.is_list) {
        const auto at = rule.values.find(text);
        return at == rule.values.end() ? std::nullopt : std::optional(at->second);
    }
    bool found = false;
    for (const std::string_view part : base::split(cell, rule.separator)) {
        const std::string element(base::trim(part));
        if (!element.empty() && !rule.known.contains(element)) {
            return std::nullopt;
        }
        found = found || rule.contains.contains(element);
    }
    return found ? "yes" : rule.otherwise;
}

/// The first of the values that a mapping names for a column, for a finding.
std::string CsvRecords::named_values(const ColumnRule& rule) {
    constexpr std::size_t shown = 6;
    std::vector<std::string> named(rule.known.begin(), rule.known.end());
    for (const auto& [raw, word] : rule.values) {
        named.push_back(raw);
    }
    named.insert(named.end(), rule.missing.begin(), rule.missing.end());
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    std::erase(named, std::string());
    const std::size_t count = named.size();
    named.resize(std::min(count, shown));
    std::string text = fmt::format("`{}`", fmt::join(named, "`, `"));
    return count > shown ? fmt::format("{} and {} more", text, count - shown) : text;
}

/// The words that the parts of a target say; faults are reported.
std::vector<std::string> CsvRecords::words_of(const BoundTarget& bound, diag::Diagnostics& diagnostics) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < bound.columns.size(); ++i) {
        const ColumnRule& rule = bound.target->parts[i];
        if (auto word = word_of(rule, m_reader.cell(bound.columns[i]))) {
            words.push_back(std::move(*word));
            continue;
        }
        diagnostics.add(Code::unmapped_value, m_reader.place(bound.columns[i]),
                        fmt::format("`{}` holds a value that the mapping `{}` does not name; it names {}",
                                    rule.column, m_mapping->id, named_values(rule)));
    }
    return words;
}

Answer CsvRecords::joined_answer(const BoundTarget& bound, const std::vector<std::string>& words) const {
    const checklist::Question& question = m_checks.checklist().questions[bound.target->question];
    std::vector<Answer> answers;
    for (const std::string& word : words) {
        answers.push_back(checklist::parse_answer(question, word).value_or(Answer{}));
    }
    const auto count = [&](AnswerState state) {
        return std::count_if(answers.begin(), answers.end(),
                             [&](const Answer& answer) { return answer.state == state; });
    };
    if (bound.target->join == Join::any) {
        const auto negative = count(AnswerState::no) + count(AnswerState::not_applicable);
        if (count(AnswerState::yes) > 0) {
            return {AnswerState::yes, 0};
        }
        if (negative == static_cast<std::ptrdiff_t>(answers.size())) {
            return {AnswerState::no, 0};
        }
        return {count(AnswerState::unknown) + count(AnswerState::refused) > 0 ? AnswerState::unknown
                                                                              : AnswerState::not_asked,
                0};
    }
    const auto first = std::find_if(answers.begin(), answers.end(), [](const Answer& answer) {
        return answer.state != AnswerState::not_asked;
    });
    return first == answers.end() ? Answer{} : *first;
}

void CsvRecords::read_mapped(Record& record, diag::Diagnostics& diagnostics) {
    for (const BoundTarget& bound : m_bound_fields) {
        if (bound.target->is_row_number) {
            record.case_id = fmt::format("{}", m_row);
            continue;
        }
        const auto words = words_of(bound, diagnostics);
        const auto first =
            std::find_if(words.begin(), words.end(), [](const std::string& word) { return !word.empty(); });
        if (first != words.end()) {
            set_field(record, bound.target->name, *first, bound.columns.front(), diagnostics);
        }
    }
    for (const BoundTarget& bound : m_bound_answers) {
        record.answers[bound.target->question] = joined_answer(bound, words_of(bound, diagnostics));
    }
}

}  // namespace vidra::records
