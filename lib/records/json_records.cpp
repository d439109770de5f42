// SPDX-License-Identifier: Apache-2.0
#include "records/json_records.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace vidra::records {
namespace {

using diag::Code;
namespace dom = simdjson::dom;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A scalar as the text that a CSV cell would hold; nothing for lists and objects. Null is blank.
std::optional<std::string> scalar_text(const dom::element& value) {
    switch (value.type()) {
        case dom::element_type::STRING:
            return std::string(value.get_string().value_unsafe());
        case dom::element_type::INT64:
            return fmt::format("{}", value.get_int64().value_unsafe());
        case dom::element_type::UINT64:
            return fmt::format("{}", value.get_uint64().value_unsafe());
        case dom::element_type::DOUBLE:
            return fmt::format("{}", value.get_double().value_unsafe());
        case dom::element_type::BOOL:
            return value.get_bool().value_unsafe() ? "true" : "false";
        case dom::element_type::NULL_VALUE:
            return std::string();
        default:
            return std::nullopt;
    }
}

/// The answer that a JSON value spells, as parse_answer reads it: a list holds the options of many.
std::optional<checklist::Answer> answer_of(const checklist::Question& question, const dom::element& value) {
    dom::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS) {
        const auto text = scalar_text(value);
        return text ? checklist::parse_answer(question, *text) : std::nullopt;
    }
    if (question.type != checklist::QuestionType::many) {
        return std::nullopt;
    }
    std::string options;
    for (const dom::element item : list) {
        std::string_view option;
        if (item.get_string().get(option) != simdjson::SUCCESS || !question.option_index(option)) {
            return std::nullopt;
        }
        options += (options.empty() ? "" : ";") + std::string(option);
    }
    return checklist::parse_answer(question, options.empty() ? "none" : options);
}

}  // namespace

struct JsonRecords::Object {
    dom::object object;
};

struct JsonRecords::Parser {
    dom::parser parser;
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

diag::Range JsonRecords::place_at(std::size_t offset) const {
    const auto column =
        static_cast<std::uint32_t>(base::count_code_points(std::string_view(m_raw).substr(0, offset)) + 1);
    return {{m_line, column}, {m_line, column}};
}

diag::Range JsonRecords::place_of(std::string_view key, std::string_view inside) const {
    std::size_t from = 0;
    if (!inside.empty()) {
        from = m_raw.find(fmt::format("\"{}\"", inside));
        from = from == std::string::npos ? 0 : from;
    }
    const std::size_t at = m_raw.find(fmt::format("\"{}\"", key), from);
    return at == std::string::npos ? place() : place_at(at);
}

diag::Range JsonRecords::last_place_of(std::string_view key) const {
    const std::size_t at = m_raw.rfind(fmt::format("\"{}\"", key));
    return at == std::string::npos ? place() : place_at(at);
}

/// Takes the next line that is not blank into m_raw. False at the end of the input.
bool JsonRecords::read_line(diag::Diagnostics& diagnostics, bool& too_large) {
    const std::size_t most = m_checks.options().max_record_bytes;
    too_large = false;
    for (;;) {
        std::size_t searched = 0;
        std::size_t end = 0;
        m_raw.clear();
        for (;;) {
            const std::string_view window = m_source.window();
            end = window.find('\n', searched);
            if (end != std::string_view::npos) {
                break;
            }
            searched = window.size();
            if (searched > most) {  // keep it for the rejected rows, not in the window
                too_large = true;
                m_raw += window;
                m_source.consume(window.size());
                searched = 0;
            }
            if (!m_source.more()) {
                end = m_source.window().size();
                break;
            }
        }
        if (end == 0 && m_source.window().empty() && m_raw.empty()) {
            return false;
        }
        ++m_line;
        m_raw += m_source.window().substr(0, end);
        m_source.consume(std::min(end + 1, m_source.window().size()));
        if (m_raw.ends_with('\r')) {
            m_raw.pop_back();
        }
        if (m_line == 1 && m_raw.starts_with(byte_order_mark)) {
            m_raw.erase(0, byte_order_mark.size());
        }
        if (m_raw.size() > most) {
            too_large = true;
            diagnostics.add(Code::record_too_large, place(),
                            fmt::format("the record is larger than {} bytes", most),
                            "--max-record allows larger ones");
        }
        if (!base::trim(m_raw).empty()) {
            return true;
        }
    }
}

RecordReader::Next JsonRecords::next(Record& record, diag::Diagnostics& diagnostics) {
    bool too_large = false;
    if (!read_line(diagnostics, too_large)) {
        return Next::end;
    }
    m_checks.count_row();
    if (too_large) {
        return Next::rejected;
    }
    if (const auto bad = base::find_invalid_utf8(m_raw)) {
        diagnostics.add(Code::record_not_utf8, place_at(*bad), "the text is not UTF-8 here",
                        "JSON Lines are UTF-8");
        return Next::rejected;
    }
    record.clear(m_checks.checklist().questions.size());
    const std::size_t errors_before = diagnostics.error_count();
    read_object(record, diagnostics);
    if (diagnostics.error_count() != errors_before) {
        return Next::rejected;
    }
    const bool good = m_checks.check(
        record, [&](std::string_view field) { return place_of(field); }, diagnostics);
    return good ? Next::record : Next::rejected;
}

namespace {

/// Reads the members of one record's object into a Record.
class ObjectReader {
  public:
    using Place = std::function<diag::Range(std::string_view key, std::string_view inside)>;
    using LastPlace = std::function<diag::Range(std::string_view key)>;

    ObjectReader(RecordChecks& checks, Record& record, std::vector<std::uint32_t>& answered_in,
                 std::uint32_t line, Place place, LastPlace last_place, diag::Diagnostics& diagnostics)
        : m_checks(checks),
          m_record(record),
          m_answered_in(answered_in),
          m_line(line),
          m_place(std::move(place)),
          m_last_place(std::move(last_place)),
          m_diagnostics(diagnostics) {}

    void read(const dom::object& object) {
        for (const auto& [key, value] : object) {
            if (std::find(m_seen.begin(), m_seen.end(), key) != m_seen.end()) {
                m_diagnostics.add(Code::record_syntax, m_last_place(key),
                                  fmt::format("`{}` stands twice in the record", shown_name(key)));
            }
            m_seen.push_back(key);
            if (key == "answers") {
                read_answers(value);
            } else if (is_field(key)) {
                read_field(key, value);
            } else {
                unknown_key(key);
            }
        }
    }

  private:
    void unknown_key(std::string_view key) {
        const std::string near = m_checks.near_question(key);
        if (!near.empty()) {
            m_diagnostics.add(
                Code::misspelt_column, m_place(key, {}),
                key == near ? fmt::format("the question `{}` stands outside `answers`", near)
                            : fmt::format("the key `{}` is nearly the question `{}`", shown_name(key), near),
                "answers stand inside `answers`");
        } else if (m_checks.is_first_mention("column " + std::string(key))) {
            m_diagnostics.add(
                Code::unknown_column, m_place(key, {}),
                fmt::format("`{}` is not a field of a record, and is not read", shown_name(key)),
                "begin the name of a field of your own with x_");
        }
    }

    void read_answers(const dom::element& value) {
        if (value.is_null()) {
            return;
        }
        dom::object answers;
        if (value.get_object().get(answers) != simdjson::SUCCESS) {
            m_diagnostics.add(Code::bad_field, m_place("answers", {}), "`answers` must be an object");
            return;
        }
        for (const auto& [key, answer] : answers) {
            const auto question = m_checks.question(key);
            if (!question) {
                const std::string near = m_checks.near_question(key);
                m_diagnostics.add(
                    Code::unknown_answer_key, m_place(key, "answers"),
                    fmt::format("`{}` is not a question of `{}`", shown_name(key), m_checks.checklist().id),
                    near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
                continue;
            }
            const checklist::Question& asked = m_checks.checklist().questions[*question];
            if (m_answered_in[*question] == m_line) {
                m_diagnostics.add(Code::record_syntax, m_last_place(key),
                                  fmt::format("`{}` is answered twice", asked.id));
                continue;
            }
            m_answered_in[*question] = m_line;
            if (const auto parsed = answer_of(asked, answer)) {
                m_record.answers[*question] = *parsed;
            } else {
                m_diagnostics.add(Code::bad_answer, m_place(key, "answers"),
                                  fmt::format("this is not an answer to `{}`; allowed: {}", asked.id,
                                              checklist::allowed_answers(asked)));
            }
        }
    }

    void bad_field(std::string_view path, std::string_view key, std::string_view wanted) {
        m_diagnostics.add(Code::bad_field, m_place(key, {}), fmt::format("`{}` must be {}", path, wanted));
    }

    void read_field(std::string_view name, const dom::element& value) {
        if (name.starts_with("x_") || value.is_null()) {
            return;
        }
        const FieldShape shape = field_shape(name);
        if (shape == FieldShape::object) {
            read_nested(std::string(name), value);
            return;
        }
        if (shape == FieldShape::list) {
            if (!value.is_array()) {
                bad_field(name, name, "a list");
            }
            return;
        }
        const auto text = scalar_text(value);
        if (!text) {
            bad_field(name, name, "one value, not a list or an object");
            return;
        }
        const bool wants_number = name == "age" || name == "age_at_exploitation";
        const bool is_integer = value.is_int64() || value.is_uint64();
        const std::string wanted = set_field(m_record, name, *text);
        if (!wanted.empty()) {
            bad_field(name, name, wanted);
        } else if (wants_number && !is_integer) {
            bad_field(name, name, "a whole number, without quotes and without a point");
        }
    }

    void read_nested(const std::string& path, const dom::element& value) {
        dom::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS) {
            bad_field(path, path, "an object");
            return;
        }
        for (const auto& [key, inner] : object) {
            const std::string inner_path = path + "." + std::string(key);
            if (inner.is_object() && inner_path == "consent.referral") {
                read_nested(inner_path, inner);
                continue;
            }
            const auto text = scalar_text(inner);
            const std::string wanted = text ? field_fault(inner_path, *text) : std::string();
            if (!wanted.empty()) {
                m_diagnostics.add(Code::bad_field, m_place(key, path.substr(0, path.find('.'))),
                                  fmt::format("`{}` in `{}` must be {}", shown_name(key), path, wanted));
            }
        }
    }

    RecordChecks& m_checks;
    Record& m_record;
    std::vector<std::uint32_t>& m_answered_in;
    std::uint32_t m_line;
    Place m_place;
    LastPlace m_last_place;
    diag::Diagnostics& m_diagnostics;
    std::vector<std::string_view> m_seen;  ///< keys of the record, owned by the parser
};

/// Where a line stops being JSON, in bytes from 0; found by a second parser, which keeps count.
std::size_t syntax_fault(const std::string& text) {
    try {
        [[maybe_unused]] const auto parsed = nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return error.byte == 0 ? 0 : std::min(error.byte - 1, text.size());
    }
    return 0;
}

}  // namespace

void JsonRecords::read_mapped(const Object& object, Record& record, diag::Diagnostics& diagnostics) {
    std::vector<std::string> cells(m_mapped->columns().size());
    for (const auto& [key, value] : object.object) {
        const auto at = std::find(m_mapped->columns().begin(), m_mapped->columns().end(), key);
        if (at == m_mapped->columns().end()) {
            continue;
        }
        if (auto text = scalar_text(value)) {
            cells[static_cast<std::size_t>(at - m_mapped->columns().begin())] = std::move(*text);
        } else {
            diagnostics.add(Code::bad_field, place_of(key),
                            fmt::format("`{}` must be one value, not a list or an object", shown_name(key)));
        }
    }
    m_mapped->read(
        record, [&](std::size_t column) { return std::string_view(cells[column]); },
        [&](std::size_t column) { return place_of(m_mapped->columns()[column]); }, diagnostics);
}

void JsonRecords::read_object(Record& record, diag::Diagnostics& diagnostics) {
    dom::element root;
    dom::object object;
    if (m_parser->parser.parse(m_raw).get(root) != simdjson::SUCCESS) {
        diagnostics.add(Code::record_syntax, place_at(syntax_fault(m_raw)), "the line is not JSON here",
                        "each line holds one whole JSON object");
        return;
    }
    if (root.get_object().get(object) != simdjson::SUCCESS) {
        diagnostics.add(Code::record_syntax, place(), "the line holds JSON, but not an object",
                        "each line holds one record, in braces");
        return;
    }
    ObjectReader(
        m_checks, record, m_answered_in, m_line,
        [this](std::string_view key, std::string_view inside) { return place_of(key, inside); },
        [this](std::string_view key) { return last_place_of(key); }, diagnostics)
        .read(object);
}

}  // namespace vidra::records
