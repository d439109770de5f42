// SPDX-License-Identifier: Apache-2.0
#include "records/columns.hpp"

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "records/fields.hpp"
#include "records/json_line.hpp"
#include "records/json_value.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace vidra::records {

using diag::Code;
namespace ondemand = simdjson::ondemand;

/// Takes the wanted members out of an object.
class ColumnInput::JsonReader {
  public:
    explicit JsonReader(const std::vector<std::string>& columns) : m_texts(columns.size()) {
        std::transform(columns.begin(), columns.end(), std::back_inserter(m_paths),
                       [](const std::string& column) { return base::split(column, '.'); });
    }

    /// Throws simdjson::simdjson_error where the text is not JSON.
    void read(std::string_view text, std::size_t readable) {
        for (std::string& one : m_texts) {
            one.clear();
        }
        ondemand::document document = m_parser.iterate(text.data(), text.size(), readable);
        ondemand::object object = document.get_object();
        read_object(object, 0, std::vector<bool>(m_paths.size(), true));
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
            throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
        }
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

  private:
    static constexpr std::size_t most_depth = 16;

    /// `wanted`: the columns whose path has led here.
    void read_object(ondemand::object& object, std::size_t depth, const std::vector<bool>& wanted) {
        for (auto member : object) {
            ondemand::field field = std::move(member).take_value();
            const std::string_view key = field.unescaped_key();
            std::vector<bool> here(wanted.size());
            bool is_any = false;
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                here[i] = wanted[i] && depth < m_paths[i].size() && m_paths[i][depth] == key;
                is_any |= here[i];
            }
            if (is_any) {
                read_value(field.value(), depth + 1, here);
            } else {
                pass_over(field.value());
            }
        }
    }

    void read_value(ondemand::value& value, std::size_t depth, const std::vector<bool>& wanted) {
        if (depth > most_depth) {
            throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
        }
        if (const auto text = scalar_text(value, m_memory)) {
            add(*text, depth, wanted);
        } else if (value.type() == ondemand::json_type::object) {
            ondemand::object inner = value.get_object();
            read_object(inner, depth, wanted);
        } else {
            ondemand::array list = value.get_array();
            for (auto element : list) {
                ondemand::value item = element.value();
                read_value(item, depth, wanted);
            }
        }
    }

    void add(std::string_view text, std::size_t depth, const std::vector<bool>& wanted) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (wanted[i] && m_paths[i].size() == depth) {
                m_texts[i] += m_texts[i].empty() ? "" : ";";
                m_texts[i] += text;
            }
        }
    }

    std::vector<std::vector<std::string_view>> m_paths;
    ondemand::parser m_parser;
    std::string m_memory;
    std::vector<std::string> m_texts;
};

ColumnInput::ColumnInput(Source& source, const ReadOptions& options, std::vector<std::string> columns,
                         std::size_t first_number)
    : m_source(source),
      m_options(options),
      m_columns(std::move(columns)),
      m_cutter(source, options.max_record_bytes, first_number),
      m_cells(m_columns.size()) {}

ColumnInput::~ColumnInput() = default;

const Encoding* ColumnInput::encoding() const {
    return m_options.encoding && !m_source.has_byte_order_mark() ? &*m_options.encoding : nullptr;
}

bool ColumnInput::open(diag::Diagnostics& diagnostics) {
    m_head = m_options.encoding && m_source.has_byte_order_mark() ? "\xEF\xBB\xBF" : "";
    m_head += m_cutter.skip_lines(m_options.skip_lines);
    m_is_json = m_cutter.first_character() == '{';
    if (m_is_json) {
        m_json = std::make_unique<JsonReader>(m_columns);
        return true;
    }
    const auto header = m_cutter.take_header(m_options.delimiter);
    if (!header) {
        diagnostics.add(Code::empty_file, {{1, 1}, {1, 1}}, "there is nothing in the file",
                        "the first row names the columns");
        return false;
    }
    m_head += header->text + '\n';
    m_delimiter = header->delimiter;
    return bind(*header, diagnostics);
}

/// Finds the columns by the names in the first row.
bool ColumnInput::bind(const RowCutter::Header& header, diag::Diagnostics& diagnostics) {
    const diag::Range start = {{header.line, 1}, {header.line, 1}};
    std::string text = header.text;
    if (const Encoding* const legacy = encoding(); legacy != nullptr) {
        text.clear();
        legacy->append_utf8(text, header.text);
    }
    if (const auto bad = base::find_invalid_utf8(text)) {
        diagnostics.add(Code::record_not_utf8, CsvCells::place_in(text, header.line, *bad),
                        "the text is not UTF-8 here",
                        "save the file as UTF-8, or name its encoding with --encoding");
        return false;
    }
    CsvCells names;
    if (header.is_too_large || !names.split(text, m_delimiter, header.line, diagnostics)) {
        return false;
    }
    m_width = names.count();
    std::vector<std::string> all;
    for (std::size_t i = 0; i < names.count(); ++i) {
        all.emplace_back(base::trim(names.cell(i)));
    }
    const std::size_t errors_before = diagnostics.error_count();
    m_at.clear();
    for (const std::string& column : m_columns) {
        const auto at = std::find(all.begin(), all.end(), column);
        m_at.push_back(static_cast<std::size_t>(at - all.begin()));
        if (at == all.end()) {
            const auto near = base::nearest(column, all);
            diagnostics.add(Code::missing_column, start, fmt::format("there is no column `{}`", column),
                            near ? fmt::format("did you mean `{}`?", shown_name(*near))
                                 : "--skip-lines passes over lines that stand before the column names");
            continue;
        }
        const auto second = std::find(at + 1, all.end(), column);
        if (second != all.end()) {
            diagnostics.add(
                Code::duplicate_column, names.place(static_cast<std::size_t>(second - all.begin())),
                fmt::format("the column `{}` stands twice, and only one of them can be meant", column),
                "rename one of them");
        }
    }
    return diagnostics.error_count() == errors_before;
}

bool ColumnInput::next(RowBatch& batch) {
    m_batch = &batch;
    if (!m_cutter.next(batch)) {
        return false;
    }
    m_is_utf8 = encoding() == nullptr && simdjson::validate_utf8(batch.text());
    return true;
}

bool ColumnInput::take_text(const Row& row, diag::Diagnostics& diagnostics) {
    const diag::Range start = {{row.line, 1}, {row.line, 1}};
    if (row.size > m_options.max_record_bytes || m_batch->piece() != RowBatch::Piece::none) {
        diagnostics.add(Code::record_too_large, start,
                        fmt::format("the row is larger than {} bytes", m_options.max_record_bytes),
                        "a quote that is never closed makes the rest of a file one row; --max-record allows "
                        "larger ones");
        return false;
    }
    m_text = m_batch->text(row);
    if (const Encoding* const legacy = encoding(); legacy != nullptr) {
        m_converted.clear();
        legacy->append_utf8(m_converted, m_text);
        const std::size_t size = m_converted.size();
        m_converted.resize(size + RowBatch::padding);
        m_text = std::string_view(m_converted).substr(0, size);
    }
    const auto bad = m_is_utf8 ? std::nullopt : base::find_invalid_utf8(m_text);
    if (bad) {
        diagnostics.add(Code::record_not_utf8, CsvCells::place_in(m_text, row.line, *bad),
                        "the text is not UTF-8 here",
                        "save the file as UTF-8, or name its encoding with --encoding");
    }
    return !bad;
}

bool ColumnInput::read(const Row& row, diag::Diagnostics& diagnostics) {
    m_row = row;
    if (!take_text(row, diagnostics)) {
        return false;
    }
    if (!m_is_json) {
        return split(row, diagnostics);
    }
    try {
        const std::size_t readable =
            encoding() == nullptr ? m_batch->readable_from(row) : m_text.size() + RowBatch::padding;
        m_json->read(m_text, readable);
    } catch (const simdjson::simdjson_error&) {
        diagnostics.add(Code::record_syntax, {{row.line, 1}, {row.line, 1}},
                        "the line is not one JSON object", "each line holds one whole JSON object");
        return false;
    }
    std::copy(m_json->texts().begin(), m_json->texts().end(), m_cells.begin());
    return true;
}

bool ColumnInput::split(const Row& row, diag::Diagnostics& diagnostics) {
    if (!m_row_cells.split(m_text, m_delimiter, row.line, diagnostics)) {
        return false;
    }
    if (m_row_cells.count() != m_width) {
        diagnostics.add(
            Code::ragged_row, {{row.line, 1}, {row.line, 1}},
            fmt::format("the row has {} cells, and there are {} columns", m_row_cells.count(), m_width),
            "a cell that holds the delimiter stands in double quotes");
        return false;
    }
    for (std::size_t i = 0; i < m_at.size(); ++i) {
        m_cells[i] = m_row_cells.cell(m_at[i]);
    }
    return true;
}

diag::Range ColumnInput::place(std::size_t column) const {
    return m_is_json ? diag::Range{{m_row.line, 1}, {m_row.line, 1}} : m_row_cells.place(m_at[column]);
}

}  // namespace vidra::records
