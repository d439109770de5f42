// SPDX-License-Identifier: Apache-2.0
#include "records/json_object.hpp"

#include "base/utf8.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>

#include <unordered_set>

namespace vidra::records {
namespace {

using diag::Code;
namespace dom = simdjson::dom;

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

/// Where `"key"` stands followed by a colon, from `from` on; npos if it does not.
std::size_t find_key(std::string_view text, std::string_view key, std::size_t from) {
    const std::string quoted = fmt::format("\"{}\"", key);
    for (std::size_t at = text.find(quoted, from); at != std::string_view::npos;
         at = text.find(quoted, at + 1)) {
        const std::size_t next = text.find_first_not_of(" \t", at + quoted.size());
        if (next != std::string_view::npos && text[next] == ':') {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace

void JsonLine::set(std::string_view text, std::uint32_t line) {
    m_text = text;
    m_line = line;
}

diag::Range JsonLine::at(std::size_t offset) const {
    const std::size_t before = base::count_code_points(m_text.substr(0, offset));
    const diag::Position position = {m_line, static_cast<std::uint32_t>(before + 1)};
    return {position, position};
}

diag::Range JsonLine::first(std::string_view key, std::string_view inside) const {
    const std::size_t from = inside.empty() ? 0 : find_key(m_text, inside, 0);
    const std::size_t found = find_key(m_text, key, from == std::string_view::npos ? 0 : from);
    return at(found == std::string_view::npos ? 0 : found);
}

diag::Range JsonLine::last(std::string_view key) const {
    std::size_t found = 0;
    for (std::size_t next = find_key(m_text, key, 0); next != std::string_view::npos;
         next = find_key(m_text, key, next + 1)) {
        found = next;
    }
    return at(found);
}

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

void report_repeated_keys(const dom::object& object, const JsonLine& line, diag::Diagnostics& diagnostics) {
    std::unordered_set<std::string_view> seen;  // keys are owned by the parser
    for (const auto& [key, value] : object) {
        if (!seen.insert(key).second) {
            diagnostics.add(Code::record_syntax, line.last(key),
                            fmt::format("`{}` stands twice in the record", shown_key(key)));
        }
    }
}

JsonObjectReader::JsonObjectReader(RecordChecks& checks, Record& record,
                                   std::vector<std::uint32_t>& answered_in, const JsonLine& line,
                                   diag::Diagnostics& diagnostics)
    : m_checks(checks),
      m_record(record),
      m_answered_in(answered_in),
      m_line(line),
      m_diagnostics(diagnostics) {}

void JsonObjectReader::read(const dom::object& object) {
    report_repeated_keys(object, m_line, m_diagnostics);
    for (const auto& [key, value] : object) {
        if (key == "answers") {
            read_answers(value);
        } else if (is_field(key)) {
            read_field(key, value);
        } else {
            unknown_key(key);
        }
    }
}

void JsonObjectReader::unknown_key(std::string_view key) {
    const std::string near = m_checks.near_question(key);
    if (!near.empty()) {
        m_diagnostics.add(Code::misspelt_column, m_line.first(key),
                          key == near
                              ? fmt::format("the question `{}` stands outside `answers`", near)
                              : fmt::format("the key `{}` is nearly the question `{}`", shown_key(key), near),
                          "answers stand inside `answers`");
    } else if (const std::string field = near_field(key); !field.empty()) {
        m_diagnostics.add(Code::misspelt_column, m_line.first(key),
                          fmt::format("the key `{}` is nearly the field `{}`", shown_name(key), field),
                          "begin the name of a field of your own with x_");
    } else if (m_checks.may_mention() && m_checks.is_first_mention("column " + std::string(key))) {
        m_diagnostics.add(Code::unknown_column, m_line.first(key),
                          fmt::format("`{}` is not a field of a record, and is not read", shown_key(key)),
                          "begin the name of a field of your own with x_");
    }
}

void JsonObjectReader::read_answers(const dom::element& value) {
    if (value.is_null()) {
        return;
    }
    dom::object answers;
    if (value.get_object().get(answers) != simdjson::SUCCESS) {
        m_diagnostics.add(Code::bad_field, m_line.first("answers"), "`answers` must be an object");
        return;
    }
    for (const auto& [key, answer] : answers) {
        const auto question = m_checks.question(key);
        if (!question) {
            const std::string near = m_checks.near_question(key);
            m_diagnostics.add(
                Code::unknown_answer_key, m_line.first(key, "answers"),
                fmt::format("`{}` is not a question of `{}`", shown_key(key), m_checks.checklist().id),
                near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
            continue;
        }
        const checklist::Question& asked = m_checks.checklist().questions[*question];
        if (m_answered_in[*question] == m_line.number()) {
            m_diagnostics.add(Code::record_syntax, m_line.last(key),
                              fmt::format("`{}` is answered twice", asked.id));
            continue;
        }
        m_answered_in[*question] = m_line.number();
        if (const auto parsed = answer_of(asked, answer)) {
            m_record.answers[*question] = *parsed;
        } else {
            m_diagnostics.add(Code::bad_answer, m_line.first(key, "answers"),
                              fmt::format("this is not an answer to `{}`; allowed: {}", asked.id,
                                          checklist::allowed_answers(asked)));
        }
    }
}

void JsonObjectReader::bad_field(std::string_view path, diag::Range place, std::string_view wanted) {
    m_diagnostics.add(Code::bad_field, place, fmt::format("`{}` must be {}", shown_key(path), wanted));
}

void JsonObjectReader::read_field(std::string_view name, const dom::element& value) {
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
            bad_field(name, m_line.first(name), "a list");
        }
        return;
    }
    const auto text = scalar_text(value);
    if (!text) {
        bad_field(name, m_line.first(name), "one value, not a list or an object");
        return;
    }
    const bool wants_number = name == "age" || name == "age_at_exploitation";
    const bool is_integer = value.is_int64() || value.is_uint64();
    const std::string wanted = set_field(m_record, name, *text);
    if (!wanted.empty()) {
        bad_field(name, m_line.first(name), wanted);
    } else if (wants_number && !is_integer) {
        bad_field(name, m_line.first(name), "a whole number, without quotes and without a point");
    }
}

/// The fields inside an object field: those whose words are fixed must be one of them.
void JsonObjectReader::read_nested(const std::string& path, const dom::element& value) {
    const std::string outer = path.substr(0, path.find('.'));
    const std::string last = path.substr(path.rfind('.') == std::string::npos ? 0 : path.rfind('.') + 1);
    dom::object object;
    if (value.is_null()) {
        return;
    }
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        bad_field(path, m_line.first(last, outer == last ? "" : outer), "an object");
        return;
    }
    const bool has_fixed_words = outer == "consent" || outer == "basis";
    for (const auto& [key, inner] : object) {
        const std::string inner_path = path + "." + std::string(key);
        if (!is_field(inner_path)) {
            m_diagnostics.add(Code::bad_field, m_line.first(key, outer),
                              fmt::format("`{}` has no `{}`", path, shown_key(key)));
            continue;
        }
        if (inner_path == "consent.referral") {
            read_nested(inner_path, inner);
            continue;
        }
        const auto text = scalar_text(inner);
        if (!text && has_fixed_words) {
            bad_field(inner_path, m_line.first(key, outer), "one word");
        } else if (const std::string wanted = text ? field_fault(inner_path, *text) : std::string();
                   !wanted.empty()) {
            bad_field(inner_path, m_line.first(key, outer), wanted);
        }
    }
}

}  // namespace vidra::records
