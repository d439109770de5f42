// SPDX-License-Identifier: Apache-2.0
#include "records/json_records.hpp"

#include "base/ascii.hpp"
#include "records/fields.hpp"
#include "records/json_line.hpp"
#include "records/json_object.hpp"
#include "records/json_value.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace vidra::records {
namespace {

using diag::Code;
namespace ondemand = simdjson::ondemand;

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
    simdjson::dom::parser parser;
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

class JsonRowReader final : public RowReader {
  public:
    JsonRowReader(const JsonLayout& layout, const RecordChecks& checks, const Encoding* encoding)
        : RowReader(checks, encoding), m_layout(layout), m_object(checks, [this](std::string name) {
              return may_mention() && is_first_mention(std::move(name));
          }) {}

  private:
    bool read_text(const Text& text, Record& record, diag::Diagnostics& diagnostics) override;
    [[nodiscard]] diag::Range place_of_field(const Row& row, std::string_view field) const override;
    void read_mapped(ondemand::object& object, const JsonLine& line, std::size_t row_number, Record& record,
                     diag::Diagnostics& diagnostics);

    const JsonLayout& m_layout;
    ondemand::parser m_parser;
    JsonObjectReader m_object;
    std::string_view m_text;  ///< of the row that was read last
    Keys m_keys;              ///< of a row that is read by a mapping
    std::string m_memory;
    std::vector<std::string> m_cells;
    std::vector<std::size_t> m_offsets;  ///< of the keys of those cells
};

void report_syntax(const JsonLine& line, simdjson::error_code error, diag::Diagnostics& diagnostics) {
    if (error == simdjson::DEPTH_ERROR) {
        diagnostics.add(Code::record_syntax, line.start(), "the record is nested too deep to be read");
    } else if (const auto fault = syntax_fault(std::string(line.text()))) {
        diagnostics.add(Code::record_syntax, line.at(*fault), "the line is not JSON here",
                        "each line holds one whole JSON object");
    } else if (base::trim(line.text()).front() != '{') {
        diagnostics.add(Code::record_syntax, line.start(), "the line holds JSON, but not an object",
                        "each line holds one record, in braces");
    } else {
        diagnostics.add(Code::record_syntax, line.at(large_number(line.text())),
                        "this number is too large to be read", "write it in quotes");
    }
}

bool JsonRowReader::read_text(const Text& text, Record& record, diag::Diagnostics& diagnostics) {
    m_text = text.utf8;
    const JsonLine line(text.utf8, text.row.line);
    const std::size_t findings_before = diagnostics.all().size();
    try {
        ondemand::document document = m_parser.iterate(text.utf8.data(), text.utf8.size(), text.readable);
        ondemand::object object = document.get_object();
        if (m_layout.mapped()) {
            read_mapped(object, line, text.row.number, record, diagnostics);
        } else {
            m_object.read(object, line, record, diagnostics);
        }
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {  // something follows
            throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
        }
        return true;
    } catch (const simdjson::simdjson_error& error) {
        diagnostics.take_back_to(findings_before);
        forget_mentions_of_row();
        report_syntax(line, error.error(), diagnostics);
        return false;
    }
}

void JsonRowReader::read_mapped(ondemand::object& object, const JsonLine& line, std::size_t row_number,
                                Record& record, diag::Diagnostics& diagnostics) {
    const MappedColumns& mapped = *m_layout.mapped();
    const std::vector<std::string>& columns = mapped.columns();
    m_cells.assign(columns.size(), {});
    m_offsets.assign(columns.size(), 0);
    m_keys.clear();
    for (auto member : object) {
        ondemand::field field = std::move(member).take_value();
        const std::size_t offset = line.offset_of_key(field.key().raw());
        const std::string_view key = field.unescaped_key();
        m_keys.add({key, offset});
        const auto at = std::find(columns.begin(), columns.end(), key);
        if (at == columns.end()) {
            pass_over(field.value());
            continue;
        }
        const auto column = static_cast<std::size_t>(at - columns.begin());
        m_offsets[column] = offset;
        if (const auto text = scalar_text(field.value(), m_memory)) {
            m_cells[column] = *text;
        } else {
            diagnostics.add(Code::bad_field, line.at(offset),
                            fmt::format("`{}` must be one value, not a list or an object", *at));
            pass_over(field.value());
        }
    }
    report_repeated(m_keys, "", line, diagnostics);
    mapped.read(
        record, row_number, [&](std::size_t column) { return std::string_view(m_cells[column]); },
        [&](std::size_t column) { return line.at(m_offsets[column]); }, diagnostics);
}

diag::Range JsonRowReader::place_of_field(const Row& row, std::string_view field) const {
    const JsonLine line(m_text, row.line);
    const Keys::Key* key = nullptr;
    if (!m_layout.mapped()) {
        key = m_object.keys().find(field);
    } else {
        const auto& columns = m_layout.mapped()->columns();
        const std::size_t column = m_layout.mapped()->column_of_field(field);
        key = column == columns.size() ? nullptr : m_keys.find(columns[column]);
    }
    return line.at(key == nullptr ? 0 : key->offset);
}

}  // namespace

JsonLayout::JsonLayout(const RecordChecks& checks, const Mapping* mapping) : m_checks(checks) {
    if (mapping != nullptr) {
        m_mapped.emplace(*mapping, checks);
    }
}

std::unique_ptr<RowReader> JsonLayout::make_reader(const Encoding* encoding) const {
    return std::make_unique<JsonRowReader>(*this, m_checks, encoding);
}

}  // namespace vidra::records
