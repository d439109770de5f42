// SPDX-License-Identifier: Apache-2.0
#include "records/reader.hpp"

#include "base/utf8.hpp"
#include "records/csv.hpp"
#include "records/csv_records.hpp"
#include "records/json_records.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

namespace vidra::records {

using diag::Code;

void RowReader::begin(const RowBatch& batch) {
    m_batch = &batch;
    m_is_utf8 = m_encoding == nullptr && simdjson::validate_utf8(batch.text());
    m_mentioned.clear();
    m_version_was_said = false;
}

bool RowReader::is_first_mention(std::string name) {
    const bool is_first = m_mentioned.insert(name).second;
    if (is_first) {
        m_mentioned_in_row.push_back(std::move(name));
    }
    return is_first;
}

void RowReader::forget_mentions_of_row() {
    for (const std::string& name : m_mentioned_in_row) {
        m_mentioned.erase(name);
    }
    m_mentioned_in_row.clear();
}

RowReader::Text RowReader::text_of(const Row& row) {
    const std::string_view text = m_batch->text(row);
    if (m_encoding == nullptr) {
        return {text, m_batch->readable_from(row), row};
    }
    m_converted.clear();
    m_encoding->append_utf8(m_converted, text);
    const std::size_t size = m_converted.size();
    m_converted.resize(size + RowBatch::padding);
    return {std::string_view(m_converted).substr(0, size), m_converted.size(), row};
}

/// False where the text is UTF-8.
bool RowReader::report_bad_bytes(const Text& text, diag::Diagnostics& diagnostics) const {
    const auto bad = m_is_utf8 ? std::nullopt : base::find_invalid_utf8(text.utf8);
    if (!bad) {
        return false;
    }
    const diag::Range place = CsvCells::place_in(text.utf8, text.row.line, *bad);
    if (m_encoding == nullptr) {
        diagnostics.add(Code::record_not_utf8, place, "the text is not UTF-8 here",
                        "save the file as UTF-8, or name its encoding with --encoding");
    } else {
        diagnostics.add(Code::record_not_utf8, place,
                        fmt::format("there is no such character in {}", m_encoding->name()),
                        "--encoding must name the encoding in which the file was written");
    }
    return true;
}

bool RowReader::read(const Row& row, Record& record, diag::Diagnostics& diagnostics) {
    const std::size_t most = m_checks.options().max_record_bytes;
    if (row.size > most || m_batch->piece() != RowBatch::Piece::none) {
        diagnostics.add(Code::record_too_large, start_of(row),
                        fmt::format("the record is larger than {} bytes", most),
                        "a quote that is never closed makes the rest of a file one record; --max-record "
                        "allows larger ones");
        return false;
    }
    const Text text = text_of(row);
    if (report_bad_bytes(text, diagnostics)) {
        return false;
    }
    record.clear(m_checks.checklist().questions.size());
    m_mentioned_in_row.clear();
    const std::size_t errors_before = diagnostics.error_count();
    if (read_text(text, record, diagnostics)) {
        m_checks.check(
            record, [&](std::string_view field) { return place_of_field(row, field); }, m_version_was_said,
            diagnostics);
        return diagnostics.error_count() == errors_before;
    }
    return false;
}

diag::Range RowReader::place(const Row& row, std::string_view field) {
    Record ignored_record;
    diag::Diagnostics ignored;
    ignored_record.clear(m_checks.checklist().questions.size());
    (void)read_text(text_of(row), ignored_record, ignored);
    return place_of_field(row, field);
}

RecordInput::RecordInput(Source& source, const RecordChecks& checks, const Mapping* mapping,
                         std::size_t first_number)
    : m_source(source),
      m_checks(checks),
      m_mapping(mapping),
      m_cutter(source, checks.options().max_record_bytes, first_number) {}

const Encoding* RecordInput::encoding() const {
    const auto& encoding = m_checks.options().encoding;
    return encoding && !m_source.has_byte_order_mark() ? &*encoding : nullptr;
}

void RecordInput::open(diag::Diagnostics& diagnostics) {
    // with it rows that are not in the named encoding are known again
    const bool needs_mark = m_checks.options().encoding && m_source.has_byte_order_mark();
    m_head = needs_mark ? "\xEF\xBB\xBF" : "";
    m_head += m_cutter.skip_lines(m_checks.options().skip_lines);
    m_is_json = m_cutter.first_character() == '{';
    if (!m_is_json) {
        m_header = m_cutter.take_header(m_checks.options().delimiter);
        m_head += m_header ? m_header->text + '\n' : std::string();
    }
    m_layout = make_layout(m_checks, diagnostics);
}

std::unique_ptr<RecordLayout> RecordInput::make_layout(const RecordChecks& checks,
                                                       diag::Diagnostics& diagnostics) const {
    if (m_is_json) {
        return std::make_unique<JsonLayout>(checks, m_mapping);
    }
    return std::make_unique<CsvLayout>(checks, m_mapping, m_header, encoding(), diagnostics);
}

std::unique_ptr<RowReader> RecordInput::make_reader(const RecordChecks& checks,
                                                    diag::Diagnostics& diagnostics) {
    m_others.push_back(make_layout(checks, diagnostics));
    return m_others.back()->make_reader(encoding());
}

std::unique_ptr<RowReader> RecordInput::make_reader() const {
    return m_layout->make_reader(encoding());
}

}  // namespace vidra::records
