// SPDX-License-Identifier: Apache-2.0
#include "records/csv_records.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "checklist/answer_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::records {

using diag::Code;

namespace {

class CsvRowReader final : public RowReader {
  public:
    CsvRowReader(const CsvLayout& layout, const RecordChecks& checks, const Encoding* encoding)
        : RowReader(checks, encoding), m_layout(layout) {}

  private:
    bool read_text(const Text& text, Record& record, diag::Diagnostics& diagnostics) override;
    [[nodiscard]] diag::Range place_of_field(const Row& row, std::string_view field) const override;
    void read_answers(Record& record, diag::Diagnostics& diagnostics) const;
    void read_fields(Record& record, diag::Diagnostics& diagnostics) const;

    const CsvLayout& m_layout;
    CsvCells m_cells;
};

bool CsvRowReader::read_text(const Text& text, Record& record, diag::Diagnostics& diagnostics) {
    if (!m_cells.split(text.utf8, m_layout.delimiter(), text.row.line, diagnostics) || m_layout.has_fault()) {
        return false;
    }
    if (m_cells.count() != m_layout.names().size()) {
        diagnostics.add(Code::ragged_row, start_of(text.row),
                        fmt::format("the row has {} cells under {} column names", m_cells.count(),
                                    m_layout.names().size()));
        return false;
    }
    if (const auto& mapped = m_layout.mapped()) {
        const auto& columns = m_layout.mapped_columns();
        mapped->read(
            record, text.row.number,
            [&](std::size_t i) {
                return columns[i] == m_cells.count() ? std::string_view() : m_cells.cell(columns[i]);
            },
            [&](std::size_t i) {
                return columns[i] == m_cells.count() ? start_of(text.row) : m_cells.place(columns[i]);
            },
            diagnostics);
    } else {
        read_fields(record, diagnostics);
        read_answers(record, diagnostics);
    }
    return true;
}

void CsvRowReader::read_answers(Record& record, diag::Diagnostics& diagnostics) const {
    for (const CsvLayout::AnswerColumn& answer : m_layout.answers()) {
        const std::string_view cell = m_cells.cell(answer.column);
        checklist::AnswerState state = checklist::AnswerState::not_asked;
        if (answer.is_indicator && checklist::short_answer_words.find(cell, state)) {
            record.answers.set(answer.question, state);
            continue;
        }
        const checklist::Question& question = checks().checklist().questions[answer.question];
        const auto parsed = checklist::parse_answer(question, cell);
        record.answers.set(answer.question, parsed.value_or(checklist::Answer{}));
        if (!parsed) {
            diagnostics.add(Code::bad_answer, m_cells.place(answer.column),
                            fmt::format("this is not an answer to `{}`; allowed: {}", question.id,
                                        checklist::allowed_answers(question)));
        }
    }
}

void CsvRowReader::read_fields(Record& record, diag::Diagnostics& diagnostics) const {
    for (const CsvLayout::FieldColumn& field : m_layout.fields()) {
        const std::string wanted = set_field(record, field.rule, m_cells.cell(field.column));
        checks().keep(record, m_layout.names()[field.column], m_cells.cell(field.column));
        if (!wanted.empty()) {
            diagnostics.add(
                Code::bad_field, m_cells.place(field.column),
                fmt::format("`{}` must be {}", shown_name(m_layout.names()[field.column]), wanted));
        }
    }
}

diag::Range CsvRowReader::place_of_field(const Row& row, std::string_view field) const {
    const std::size_t at = m_layout.column_of_field(field);
    return at < m_cells.count() ? m_cells.place(at) : start_of(row);
}

}  // namespace

CsvLayout::CsvLayout(const RecordChecks& checks, const Mapping* mapping,
                     const std::optional<RowCutter::Header>& header, const Encoding* encoding,
                     diag::Diagnostics& diagnostics)
    : m_checks(checks) {
    if (mapping != nullptr) {
        m_mapped.emplace(*mapping, checks);
    }
    if (header) {
        const std::size_t errors_before = diagnostics.error_count();
        read_names(*header, encoding, diagnostics);
        m_has_fault = diagnostics.error_count() != errors_before;
    }
}

std::unique_ptr<RowReader> CsvLayout::make_reader(const Encoding* encoding) const {
    return std::make_unique<CsvRowReader>(*this, m_checks, encoding);
}

std::size_t CsvLayout::column(std::string_view name) const {
    const auto at = m_first.find(std::string(name));
    return at == m_first.end() ? m_names.size() : at->second;
}

std::size_t CsvLayout::column_of_field(std::string_view field) const {
    if (!m_mapped) {
        return column(field);
    }
    const std::size_t mapped = m_mapped->column_of_field(field);
    return mapped == m_mapped_columns.size() ? m_names.size() : m_mapped_columns[mapped];
}

void CsvLayout::read_names(const RowCutter::Header& header, const Encoding* encoding,
                           diag::Diagnostics& diagnostics) {
    const diag::Range start = {{header.line, 1}, {header.line, 1}};
    m_delimiter = header.delimiter;
    if (header.is_too_large) {
        diagnostics.add(Code::record_too_large, start,
                        fmt::format("the line of column names is larger than {} bytes",
                                    m_checks.options().max_record_bytes),
                        "a quote that is never closed makes the rest of a file one row");
        return;
    }
    m_text = header.text;
    if (encoding != nullptr) {
        m_text.clear();
        encoding->append_utf8(m_text, header.text);
    }
    if (m_text.find('\0') != std::string::npos) {
        diagnostics.add(Code::record_not_utf8, start, "the column names hold NUL bytes",
                        "a file in UTF-16 needs a byte-order mark; or save it as UTF-8");
        return;
    }
    if (const auto bad = base::find_invalid_utf8(m_text)) {
        diagnostics.add(Code::record_not_utf8, CsvCells::place_in(m_text, header.line, *bad),
                        "the text is not UTF-8 here",
                        "save the file as UTF-8, or name its encoding with --encoding");
        return;
    }
    if (!m_cells.split(m_text, m_delimiter, header.line, diagnostics)) {
        return;
    }
    for (std::size_t i = 0; i < m_cells.count(); ++i) {
        m_names.emplace_back(base::trim(m_cells.cell(i)));
        m_first.emplace(m_names.back(), i);
    }
    if (m_mapped) {
        bind_mapping(header, diagnostics);
    } else {
        bind_names(header, diagnostics);
    }
}

void CsvLayout::bind_names(const RowCutter::Header& header, diag::Diagnostics& diagnostics) {
    const diag::Range start = {{header.line, 1}, {header.line, 1}};
    if (column("case") == m_names.size()) {
        if (m_text.starts_with('[')) {
            diagnostics.add(Code::record_syntax, start,
                            "the input is a JSON list; records are read as JSON Lines, one object a line");
            return;
        }
        // perhaps a file without column names: then this row is a person's, and nothing of it is repeated
        diagnostics.add(Code::missing_column, start,
                        "the first row must name the columns, and none is called `case`",
                        "--skip-lines passes over lines that stand before the column names");
        return;
    }
    const auto is_known = [&](const std::string& name) {
        return name != "case" &&
               (m_checks.question(name) || is_field(name) || !m_checks.near_question(name).empty());
    };
    const bool passes_answers = m_checks.options().pass_answers;
    if (!passes_answers && m_names.size() > 1 && std::none_of(m_names.begin(), m_names.end(), is_known)) {
        diagnostics.add(
            Code::missing_column, start,
            fmt::format("the first row must name the columns, and none but `case` is a question of "
                        "`{}` or a field",
                        m_checks.checklist().id));
        return;
    }
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        bind_name(i, diagnostics);
    }
}

void CsvLayout::bind_name(std::size_t i, diag::Diagnostics& diagnostics) {
    const std::string& name = m_names[i];
    bool is_used = false;
    if (const auto question = m_checks.question(name)) {
        const auto type = m_checks.checklist().questions[*question].type;
        m_answers.push_back({i, *question, type == checklist::QuestionType::indicator});
        is_used = true;
    } else if (name == "answers" || name.starts_with("answers.")) {
        diagnostics.add(
            Code::unknown_answer_key, m_cells.place(i),
            fmt::format("the column `{}` is not read: in CSV a column has the bare id of its question",
                        shown_name(name)));
    } else if (is_field(name)) {
        m_fields.push_back({i, field_rule(name)});
        is_used = true;
    } else if (const std::string near = m_checks.near_question(name); !near.empty()) {
        diagnostics.add(Code::misspelt_column, m_cells.place(i),
                        fmt::format("the column `{}` is nearly the question `{}`", shown_name(name), near),
                        "rename it, or begin its name with x_ if it is another thing");
    } else if (const std::string field = near_field(name); !field.empty()) {
        diagnostics.add(Code::misspelt_column, m_cells.place(i),
                        fmt::format("the column `{}` is nearly the field `{}`", shown_name(name), field),
                        "rename it, or begin its name with x_ if it is another thing");
    } else if (name.starts_with("consent.") || name.starts_with("formal.")) {
        diagnostics.add(Code::misspelt_column, m_cells.place(i),
                        fmt::format("the column `{}` names no field of `{}`", shown_name(name),
                                    name.substr(0, name.find('.'))));
    } else if (m_checks.options().keep_fields && speaks_of_consent(name)) {
        diagnostics.add(Code::misspelt_column, m_cells.place(i),
                        fmt::format("the column `{}` speaks of consent, and is not read", shown_name(name)),
                        "consent stands in columns like consent.referral.police");
    } else if (m_checks.options().pass_answers && column("checklist") != m_names.size()) {
        // it may be the question of a checklist
    } else if (name.empty()) {
        diagnostics.add(Code::unknown_column, m_cells.place(i), "a column has no name, and is not read");
    } else if (column(name) == i) {
        diagnostics.add(Code::unknown_column, m_cells.place(i), m_checks.not_read(shown_name(name)),
                        "begin the name of a column of your own with x_");
    }
    if (is_used && column(name) != i) {
        diagnostics.add(Code::duplicate_column, m_cells.place(i),
                        fmt::format("the column `{}` stands twice", name));
    }
}

void CsvLayout::bind_mapping(const RowCutter::Header& header, diag::Diagnostics& diagnostics) {
    for (const std::string& name : m_mapped->columns()) {
        const std::size_t at = column(name);
        m_mapped_columns.push_back(at);
        if (at == m_names.size()) {
            continue;
        }
        const auto second =
            std::find(m_names.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_names.end(), name);
        if (second != m_names.end()) {
            diagnostics.add(Code::duplicate_column,
                            m_cells.place(static_cast<std::size_t>(second - m_names.begin())),
                            fmt::format("the column `{}` stands twice", name));
        }
    }
    const auto is_here = [&](std::size_t mapped) { return m_mapped_columns[mapped] != m_names.size(); };
    for (const std::string& name : m_mapped->missing_columns(is_here)) {
        diagnostics.add(Code::missing_column, {{header.line, 1}, {header.line, 1}},
                        fmt::format("the mapping `{}` reads a column {}, which is not here",
                                    m_mapped->mapping().id, name),
                        "--skip-lines passes over lines that stand before the column names");
    }
    for (const auto& [first, second] : m_mapped->doubled_columns(is_here)) {
        diagnostics.add(
            Code::duplicate_column, m_cells.place(m_mapped_columns[second]),
            fmt::format("`{}` and `{}` are two names of one column in the mapping `{}`",
                        m_mapped->columns()[first], m_mapped->columns()[second], m_mapped->mapping().id));
    }
}

}  // namespace vidra::records
