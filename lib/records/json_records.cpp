// SPDX-License-Identifier: Apache-2.0
#include "records/json_records.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "records/fields.hpp"
#include "records/json_object.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace vidra::records {
namespace {

using diag::Code;
namespace dom = simdjson::dom;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Where a line stops being JSON, in bytes from 0, found by a second parser, which keeps count; nothing if
/// it is JSON that the first one could not take, which is a number too large.
std::optional<std::size_t> syntax_fault(const std::string& text) {
    try {
        [[maybe_unused]] const auto parsed = nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return error.byte == 0 ? 0 : std::min(error.byte - 1, text.size());
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
    return std::nullopt;
}

/// Where the first number stands that simdjson cannot hold, in a line that is JSON otherwise.
std::size_t large_number(std::string_view text) {
    constexpr std::string_view number_characters = "+-.0123456789Ee";
    dom::parser parser;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && (text[i] == '-' || base::is_ascii_digit(text[i]))) {
            const std::size_t end = std::min(text.find_first_not_of(number_characters, i), text.size());
            if (parser.parse(std::string(text.substr(i, end - i))).error() != simdjson::SUCCESS) {
                return i;
            }
            i = end - 1;
        }
    }
    return 0;
}

}  // namespace

struct JsonRecords::Parser {
    dom::parser parser;
    dom::object object;
    JsonLine line;
};

JsonRecords::JsonRecords(Source& source, RecordChecks& checks, const Mapping* mapping)
    : m_source(source),
      m_checks(checks),
      m_parser(std::make_unique<Parser>()),
      m_answered_in(checks.checklist().questions.size(), 0) {
    if (mapping != nullptr) {
        m_mapped.emplace(*mapping, checks);
    }
}

JsonRecords::~JsonRecords() = default;

diag::Range JsonRecords::place() const {
    return {{m_line, 1}, {m_line, 1}};
}

/// Takes the next line into m_raw, however long it is. False at the end of the input.
bool JsonRecords::read_raw_line() {
    const std::size_t most = m_checks.options().max_record_bytes;
    m_raw.clear();
    std::size_t searched = 0;
    for (;;) {
        const std::string_view window = m_source.window();
        const std::size_t end = window.find('\n', searched);
        if (end != std::string_view::npos) {
            m_raw += window.substr(0, end);
            m_source.consume(end + 1);
            return true;
        }
        searched = window.size();
        if (searched > most) {  // a line that is too large is kept for the rejected rows, not in the window
            m_raw += window;
            m_source.consume(window.size());
            searched = 0;
        }
        if (!m_source.more()) {
            m_raw += m_source.window();
            m_source.consume(m_source.window().size());
            return !m_raw.empty();
        }
    }
}

/// Takes the next line that is not blank.
bool JsonRecords::read_line() {
    while (read_raw_line()) {
        ++m_line;
        if (m_raw.ends_with('\r')) {
            m_raw.pop_back();
        }
        if (m_line == 1 && m_raw.starts_with(byte_order_mark)) {
            m_raw.erase(0, byte_order_mark.size());
        }
        if (!base::trim(m_raw).empty()) {
            m_parser->line.set(m_raw, m_line);
            return true;
        }
    }
    return false;
}

RecordReader::Next JsonRecords::next(Record& record, diag::Diagnostics& diagnostics) {
    if (!read_line()) {
        return Next::end;
    }
    m_checks.count_row();
    if (m_raw.size() > m_checks.options().max_record_bytes) {
        diagnostics.add(
            Code::record_too_large, place(),
            fmt::format("the record is larger than {} bytes", m_checks.options().max_record_bytes),
            "--max-record allows larger ones");
        return Next::rejected;
    }
    if (const auto bad = base::find_invalid_utf8(m_raw)) {
        diagnostics.add(Code::record_not_utf8, m_parser->line.at(*bad), "the text is not UTF-8 here",
                        "JSON Lines are UTF-8");
        return Next::rejected;
    }
    record.clear(m_checks.checklist().questions.size());
    const std::size_t errors_before = diagnostics.error_count();
    read_object(record, diagnostics);
    if (diagnostics.error_count() != errors_before) {
        return Next::rejected;
    }
    const FieldPlace place_of_field = [this](std::string_view field) {
        if (!m_mapped) {
            return m_parser->line.first(field);
        }
        const std::size_t column = m_mapped->column_of_field(field);
        return column == m_mapped->columns().size() ? place()
                                                    : m_parser->line.first(m_mapped->columns()[column]);
    };
    return m_checks.check(record, place_of_field, diagnostics) ? Next::record : Next::rejected;
}

void JsonRecords::read_object(Record& record, diag::Diagnostics& diagnostics) {
    dom::element root;
    const simdjson::error_code error = m_parser->parser.parse(m_raw).get(root);
    if (error == simdjson::DEPTH_ERROR) {
        diagnostics.add(Code::record_syntax, place(), "the record is nested too deep to be read");
        return;
    }
    if (error != simdjson::SUCCESS) {
        if (const auto fault = syntax_fault(m_raw)) {
            diagnostics.add(Code::record_syntax, m_parser->line.at(*fault), "the line is not JSON here",
                            "each line holds one whole JSON object");
        } else {
            diagnostics.add(Code::record_syntax, m_parser->line.at(large_number(m_raw)),
                            "this number is too large to be read", "write it in quotes");
        }
        return;
    }
    if (root.get_object().get(m_parser->object) != simdjson::SUCCESS) {
        diagnostics.add(Code::record_syntax, place(), "the line holds JSON, but not an object",
                        "each line holds one record, in braces");
        return;
    }
    if (m_mapped) {
        read_mapped(record, diagnostics);
        return;
    }
    JsonObjectReader(m_checks, record, m_answered_in, m_parser->line, diagnostics).read(m_parser->object);
}

void JsonRecords::read_mapped(Record& record, diag::Diagnostics& diagnostics) {
    const std::vector<std::string>& columns = m_mapped->columns();
    const JsonLine& line = m_parser->line;
    std::vector<std::string> cells(columns.size());
    report_repeated_keys(m_parser->object, line, diagnostics);
    for (const auto& [key, value] : m_parser->object) {
        const auto at = std::find(columns.begin(), columns.end(), key);
        if (at == columns.end()) {
            continue;
        }
        if (auto text = scalar_text(value)) {
            cells[static_cast<std::size_t>(at - columns.begin())] = std::move(*text);
        } else {
            diagnostics.add(Code::bad_field, line.first(key),
                            fmt::format("`{}` must be one value, not a list or an object", *at));
        }
    }
    m_mapped->read(
        record, [&](std::size_t column) { return std::string_view(cells[column]); },
        [&](std::size_t column) { return line.first(columns[column]); }, diagnostics);
}

}  // namespace vidra::records
