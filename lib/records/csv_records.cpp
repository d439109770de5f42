// SPDX-License-Identifier: Apache-2.0
#include "records/csv_records.hpp"

#include "base/ascii.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::records {

using diag::Code;

CsvRecords::CsvRecords(Source& source, RecordChecks& checks, const Mapping* mapping)
    : m_reader(source, checks.options().delimiter, checks.options().max_record_bytes), m_checks(checks) {
    if (mapping != nullptr) {
        m_mapped.emplace(*mapping, checks);
    }
}

std::size_t CsvRecords::column(std::string_view name) const {
    const auto at = m_first.find(std::string(name));
    return at == m_first.end() ? m_names.size() : at->second;
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
        m_first.emplace(m_names.back(), i);
    }
    m_uses.assign(m_names.size(), {});
    const std::size_t errors_before = diagnostics.error_count();
    if (m_mapped) {
        bind_mapping(diagnostics);
    } else {
        bind_names(diagnostics);
    }
    m_header_is_faulty = diagnostics.error_count() != errors_before;
    return true;
}

void CsvRecords::bind_names(diag::Diagnostics& diagnostics) {
    if (column("case") == m_names.size()) {
        if (m_header.starts_with('[')) {
            diagnostics.add(Code::record_syntax, {{m_reader.line(), 1}, {m_reader.line(), 1}},
                            "the input is a JSON list; records are read as JSON Lines, one object a line");
            return;
        }
        // perhaps a file without column names: then this row is a person's, and nothing of it is repeated
        diagnostics.add(Code::missing_column, {{m_reader.line(), 1}, {m_reader.line(), 1}},
                        "the first row must name the columns, and none is called `case`");
        return;
    }
    const auto is_known = [&](const std::string& name) {
        return name != "case" &&
               (m_checks.question(name) || is_field(name) || !m_checks.near_question(name).empty());
    };
    if (m_names.size() > 1 && std::none_of(m_names.begin(), m_names.end(), is_known)) {
        diagnostics.add(
            Code::missing_column, {{m_reader.line(), 1}, {m_reader.line(), 1}},
            fmt::format("the first row must name the columns, and none but `case` is a question of "
                        "`{}` or a field",
                        m_checks.checklist().id));
        return;
    }
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        bind_name(i, diagnostics);
    }
}

void CsvRecords::bind_name(std::size_t i, diag::Diagnostics& diagnostics) {
    const std::string& name = m_names[i];
    ColumnUse& use = m_uses[i];
    if (const auto question = m_checks.question(name)) {
        use = {ColumnUse::Kind::answer, *question};
    } else if (name == "answers" || name.starts_with("answers.")) {
        diagnostics.add(
            Code::unknown_answer_key, m_reader.place(i),
            fmt::format("the column `{}` is not read: in CSV a column has the bare id of its question",
                        shown_name(name)));
    } else if (is_field(name)) {
        use = {ColumnUse::Kind::field, 0};
    } else if (const std::string near = m_checks.near_question(name); !near.empty()) {
        diagnostics.add(Code::misspelt_column, m_reader.place(i),
                        fmt::format("the column `{}` is nearly the question `{}`", shown_name(name), near),
                        "rename it, or begin its name with x_ if it is another thing");
    } else if (const std::string field = near_field(name); !field.empty()) {
        diagnostics.add(Code::misspelt_column, m_reader.place(i),
                        fmt::format("the column `{}` is nearly the field `{}`", shown_name(name), field),
                        "rename it, or begin its name with x_ if it is another thing");
    } else if (name.starts_with("consent.") || name.starts_with("formal.")) {
        diagnostics.add(Code::misspelt_column, m_reader.place(i),
                        fmt::format("the column `{}` names no field of `{}`", shown_name(name),
                                    name.substr(0, name.find('.'))));
    } else if (name.empty()) {
        diagnostics.add(Code::unknown_column, m_reader.place(i), "a column has no name, and is not read");
    } else if (m_checks.may_mention() && m_checks.is_first_mention("column " + name)) {
        diagnostics.add(Code::unknown_column, m_reader.place(i),
                        fmt::format("the column `{}` is neither a question of `{}` nor a field of a record, "
                                    "and is not read",
                                    shown_name(name), m_checks.checklist().id),
                        "begin the name of a column of your own with x_");
    }
    if (use.kind != ColumnUse::Kind::none && column(name) != i) {
        diagnostics.add(Code::duplicate_column, m_reader.place(i),
                        fmt::format("the column `{}` stands twice", name));
    }
}

void CsvRecords::bind_mapping(diag::Diagnostics& diagnostics) {
    for (const std::string& name : m_mapped->columns()) {
        const std::size_t at = column(name);
        if (at == m_names.size()) {
            diagnostics.add(Code::missing_column, {{m_reader.line(), 1}, {m_reader.line(), 1}},
                            fmt::format("the mapping `{}` reads a column `{}`, which is not here",
                                        m_mapped->mapping().id, name));
        } else if (std::find(m_names.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_names.end(), name) !=
                   m_names.end()) {
            const auto second =
                std::find(m_names.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_names.end(), name);
            diagnostics.add(Code::duplicate_column,
                            m_reader.place(static_cast<std::size_t>(second - m_names.begin())),
                            fmt::format("the column `{}` stands twice", name));
        }
        m_mapped_columns.push_back(at);
    }
}

RecordReader::Next CsvRecords::next(Record& record, diag::Diagnostics& diagnostics) {
    if (!m_header_read && !read_header(diagnostics)) {
        return Next::end;
    }
    const CsvReader::Next next = m_reader.next(diagnostics);
    if (next == CsvReader::Next::end) {
        return Next::end;
    }
    m_checks.count_row();
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
    if (m_mapped) {
        m_mapped->read(
            record, [&](std::size_t i) { return m_reader.cell(m_mapped_columns[i]); },
            [&](std::size_t i) { return m_reader.place(m_mapped_columns[i]); }, diagnostics);
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
    std::size_t at = column(field);
    if (m_mapped) {
        const std::size_t mapped = m_mapped->column_of_field(field);
        at = mapped == m_mapped_columns.size() ? m_names.size() : m_mapped_columns[mapped];
    }
    return at == m_names.size() ? place() : m_reader.place(at);
}

void CsvRecords::read_named(Record& record, diag::Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < m_uses.size(); ++i) {
        const ColumnUse& use = m_uses[i];
        const std::string_view cell = m_reader.cell(i);
        if (use.kind == ColumnUse::Kind::field) {
            if (const std::string wanted = set_field(record, m_names[i], cell); !wanted.empty()) {
                diagnostics.add(Code::bad_field, m_reader.place(i),
                                fmt::format("`{}` must be {}", shown_name(m_names[i]), wanted));
            }
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

}  // namespace vidra::records
