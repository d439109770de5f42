// SPDX-License-Identifier: Apache-2.0
#include "records/json_object.hpp"

#include "records/fields.hpp"

#include <fmt/format.h>

#include <cstring>
#include <utility>

namespace vidra::records {

using diag::Code;
namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::size_t no_question = SIZE_MAX;

/// Whether the key of a member is spelt exactly so, without escapes: no need then to unescape it.
bool is_spelt(ondemand::field& field, std::string_view id) {
    const char* raw = field.key().raw();
    return std::memcmp(raw, id.data(), id.size()) == 0 && raw[id.size()] == '"';
}

/// What stands between the quotes of a string without escapes that nothing follows; nothing otherwise.
std::optional<std::string_view> plain_string(ondemand::value& value) {
    const std::string_view token = value.raw_json_token();
    const bool is_quoted = token.size() >= 2 && token.front() == '"' && token.back() == '"';
    return is_quoted ? std::optional(token.substr(1, token.size() - 2)) : std::nullopt;
}

}  // namespace

void report_repeated(Keys& keys, const JsonLine& line, diag::Diagnostics& diagnostics) {
    for (const std::string_view key : keys.repeated()) {
        diagnostics.add(Code::record_syntax, line.last(key),
                        fmt::format("`{}` stands twice in the record", shown_key(key)));
    }
}

JsonObjectReader::JsonObjectReader(const RecordChecks& checks,
                                   std::function<bool(std::string)> is_first_mention)
    : m_checks(checks),
      m_is_first_mention(std::move(is_first_mention)),
      m_answered_in(checks.checklist().questions.size(), 0) {}

void JsonObjectReader::read(ondemand::object& object, const JsonLine& line, Record& record,
                            diag::Diagnostics& diagnostics) {
    m_line = &line;
    m_record = &record;
    m_diagnostics = &diagnostics;
    m_keys.clear();
    for (auto member : object) {
        ondemand::field field = std::move(member).take_value();
        const std::string_view key = field.unescaped_key();
        m_keys.add(key);
        if (key == "answers") {
            read_answers(field.value());
        } else if (is_field(key)) {
            read_field(key, field.value());
        } else {
            unknown_key(key);
            pass_over(field.value());
        }
    }
    report_repeated(m_keys, line, diagnostics);
}

void JsonObjectReader::unknown_key(std::string_view key) {
    const std::string near = m_checks.near_question(key);
    if (!near.empty()) {
        m_diagnostics->add(
            Code::misspelt_column, m_line->first(key),
            key == near ? fmt::format("the question `{}` stands outside `answers`", near)
                        : fmt::format("the key `{}` is nearly the question `{}`", shown_key(key), near),
            "answers stand inside `answers`");
    } else if (const std::string field = near_field(key); !field.empty()) {
        m_diagnostics->add(Code::misspelt_column, m_line->first(key),
                           fmt::format("the key `{}` is nearly the field `{}`", shown_name(key), field),
                           "begin the name of a field of your own with x_");
    } else if (m_is_first_mention("key " + std::string(key))) {
        m_diagnostics->add(Code::unknown_column, m_line->first(key), m_checks.not_read(shown_key(key)),
                           "begin the name of a field of your own with x_");
    }
}

std::optional<std::size_t> JsonObjectReader::question_of(ondemand::field& field, std::size_t position) {
    const auto& questions = m_checks.checklist().questions;
    if (position == m_expected.size()) {
        m_expected.push_back(no_question);
    }
    std::size_t& expected = m_expected[position];
    if (expected == no_question || !is_spelt(field, questions[expected].id)) {
        const std::string_view key = field.unescaped_key();
        const auto question = m_checks.question(key);
        if (!question) {
            const std::string near = m_checks.near_question(key);
            m_diagnostics->add(
                Code::unknown_answer_key, m_line->first(key, "answers"),
                fmt::format("`{}` is not a question of `{}`", shown_key(key), m_checks.checklist().id),
                near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
            return std::nullopt;
        }
        expected = *question;
    }
    if (m_answered_in[expected] == m_line->number()) {
        const std::string& id = questions[expected].id;
        m_diagnostics->add(Code::record_syntax, m_line->last(id), fmt::format("`{}` is answered twice", id));
        return std::nullopt;
    }
    m_answered_in[expected] = m_line->number();
    return expected;
}

void JsonObjectReader::read_answers(Value& value) {
    if (is_null(value)) {
        return;
    }
    if (value.type().value() != ondemand::json_type::object) {
        m_diagnostics->add(Code::bad_field, m_line->first("answers"), "`answers` must be an object");
        pass_over(value);
        return;
    }
    std::size_t position = 0;
    for (auto member : value.get_object().value()) {
        ondemand::field field = std::move(member).take_value();
        const auto question = question_of(field, position);
        position += position < m_answered_in.size() ? 1U : 0U;
        if (!question) {
            pass_over(field.value());
            continue;
        }
        const checklist::Question& asked = m_checks.checklist().questions[*question];
        if (!read_answer(asked, field.value(), m_record->answers[*question])) {
            m_diagnostics->add(Code::bad_answer, m_line->first(asked.id, "answers"),
                               fmt::format("this is not an answer to `{}`; allowed: {}", asked.id,
                                           checklist::allowed_answers(asked)));
        }
    }
}

/// The answer that a JSON value spells, as a CSV cell would: a list holds the options of many.
bool JsonObjectReader::read_answer(const checklist::Question& question, Value& value,
                                   checklist::Answer& answer) {
    if (question.type == checklist::QuestionType::indicator) {
        // the text behind a line may be read, so a short word can be looked up where it stands
        if (const auto word = plain_string(value); word && checklist::read_word(*word, answer)) {
            return true;
        }
    }
    if (value.type().value() == ondemand::json_type::array) {
        return read_options(question, value, answer);
    }
    const auto text = scalar_text(value, m_memory);
    if (!text) {
        pass_over(value);
        return false;
    }
    const auto parsed = checklist::parse_answer(question, *text);
    answer = parsed ? *parsed : answer;
    return parsed.has_value();
}

bool JsonObjectReader::read_options(const checklist::Question& question, Value& value,
                                    checklist::Answer& answer) {
    std::string options;
    bool is_good = question.type == checklist::QuestionType::many;
    for (auto item : value.get_array().value()) {
        Value element = item.value();
        if (element.type().value() != ondemand::json_type::string) {
            is_good = false;
            pass_over(element);
            continue;
        }
        const std::string_view option = element.get_string().value();
        is_good = is_good && question.option_index(option);
        options += (options.empty() ? "" : ";") + (is_good ? std::string(option) : std::string());
    }
    const auto parsed =
        is_good ? checklist::parse_answer(question, options.empty() ? "none" : options) : std::nullopt;
    answer = parsed ? *parsed : answer;
    return parsed.has_value();
}

void JsonObjectReader::bad_field(std::string_view path, diag::Range place, std::string_view wanted) {
    m_diagnostics->add(Code::bad_field, place, fmt::format("`{}` must be {}", shown_key(path), wanted));
}

void JsonObjectReader::read_field(std::string_view name, Value& value) {
    if (name.starts_with("x_") || is_null(value)) {
        pass_over(value);
        return;
    }
    const FieldShape shape = field_shape(name);
    if (shape == FieldShape::object) {
        read_nested(std::string(name), value);
        return;
    }
    const ondemand::json_type type = value.type();
    if (shape == FieldShape::list) {
        if (type != ondemand::json_type::array) {
            bad_field(name, m_line->first(name), "a list");
        }
        pass_over(value);
        return;
    }
    const FieldRule rule = field_rule(name);
    const bool wants_number = rule == FieldRule::age || rule == FieldRule::other_age;
    const bool is_integer = type == ondemand::json_type::number && value.is_integer();
    const auto text = scalar_text(value, m_memory);
    if (!text) {
        bad_field(name, m_line->first(name), "one value, not a list or an object");
        pass_over(value);
        return;
    }
    const std::string wanted = set_field(*m_record, rule, *text);
    if (!wanted.empty()) {
        bad_field(name, m_line->first(name), wanted);
    } else if (wants_number && !is_integer) {
        bad_field(name, m_line->first(name), "a whole number, without quotes and without a point");
    }
}

/// The fields inside an object field: those whose words are fixed must be one of them.
void JsonObjectReader::read_nested(const std::string& path, Value& value) {
    const std::string outer = path.substr(0, path.find('.'));
    const std::string last = path.substr(path.rfind('.') == std::string::npos ? 0 : path.rfind('.') + 1);
    if (is_null(value)) {
        return;
    }
    if (value.type().value() != ondemand::json_type::object) {
        bad_field(path, m_line->first(last, outer == last ? "" : outer), "an object");
        pass_over(value);
        return;
    }
    const bool has_fixed_words = outer == "consent" || outer == "basis";
    for (auto member : value.get_object().value()) {
        ondemand::field field = std::move(member).take_value();
        const std::string_view key = field.unescaped_key();
        Value& inner = field.value();
        const std::string inner_path = path + "." + std::string(key);
        if (!is_field(inner_path)) {
            m_diagnostics->add(Code::bad_field, m_line->first(key, outer),
                               fmt::format("`{}` has no `{}`", path, shown_key(key)));
            pass_over(inner);
            continue;
        }
        if (inner_path == "consent.referral") {
            read_nested(inner_path, inner);
            continue;
        }
        const auto text = scalar_text(inner, m_memory);
        if (!text) {
            pass_over(inner);
        }
        if (!text && has_fixed_words) {
            bad_field(inner_path, m_line->first(key, outer), "one word");
        } else if (const std::string wanted =
                       text ? field_fault(field_rule(inner_path), *text) : std::string();
                   !wanted.empty()) {
            bad_field(inner_path, m_line->first(key, outer), wanted);
        }
    }
}

}  // namespace vidra::records
