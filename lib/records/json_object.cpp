// SPDX-License-Identifier: Apache-2.0
#include "records/json_object.hpp"

#include "base/ascii.hpp"
#include "checklist/answer_words.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace vidra::records {

using diag::Code;
namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::size_t no_question = SIZE_MAX;

/// The member itself, of which `take_value` would make a copy that costs more than all the rest.
ondemand::field& field_of(simdjson::simdjson_result<ondemand::field>& member) {
    if (member.error() != simdjson::SUCCESS) {
        throw simdjson::simdjson_error(member.error());
    }
    ondemand::field&& field = std::move(member).value_unsafe();
    return field;
}

/// What stands between the quotes of a string without escapes that nothing follows; nothing otherwise.
std::optional<std::string_view> plain_string(ondemand::value& value) {
    const std::string_view token = value.raw_json_token();
    const bool is_quoted = token.size() >= 2 && token.front() == '"' && token.back() == '"';
    return is_quoted ? std::optional(token.substr(1, token.size() - 2)) : std::nullopt;
}

}  // namespace

void report_repeated(const Keys& keys, std::string_view path, const JsonLine& line,
                     diag::Diagnostics& diagnostics) {
    for (const Keys::Key& key : keys.repeated()) {
        diagnostics.add(Code::record_syntax, line.at(key.offset),
                        fmt::format("`{}{}` stands twice in the record", path, shown_key(key.name)));
    }
}

JsonObjectReader::Asked::Asked(const checklist::Question& question)
    : id(question.id), is_indicator(question.type == checklist::QuestionType::indicator) {
    const std::string spelt = question.id + '"';
    static_assert(sizeof words >= base::max_id_bytes + 1);
    std::memcpy(words.data(), spelt.data(), spelt.size());
    std::array<char, sizeof(std::uint64_t)> mask = {};
    last_word = (spelt.size() - 1) / mask.size();
    std::fill_n(mask.begin(), spelt.size() - last_word * mask.size(), '\xFF');
    std::memcpy(&last_mask, mask.data(), mask.size());
}

inline bool JsonObjectReader::Asked::is_spelt_at(const char* key) const {
    const auto differs = [&](std::size_t word) {
        std::uint64_t there = 0;
        std::memcpy(&there, key + word * sizeof there, sizeof there);
        return there ^ words[word];
    };
    for (std::size_t word = 0; word < last_word; ++word) {
        if (differs(word) != 0) {
            return false;
        }
    }
    return (differs(last_word) & last_mask) == 0;
}

JsonObjectReader::JsonObjectReader(const RecordChecks& checks,
                                   std::function<bool(std::string)> is_first_mention)
    : m_checks(checks),
      m_is_first_mention(std::move(is_first_mention)),
      m_expected(checks.checklist().questions.size() + 1, no_question) {
    for (const checklist::Question& question : checks.checklist().questions) {
        m_asked.emplace_back(question);
    }
}

void JsonObjectReader::read(ondemand::object& object, const JsonLine& line, Record& record,
                            diag::Diagnostics& diagnostics) {
    m_line = &line;
    m_record = &record;
    m_diagnostics = &diagnostics;
    m_keys.clear();
    for (auto member : object) {
        ondemand::field& field = field_of(member);
        const Key key = key_of(field);
        m_keys.add(key);
        if (key.name == "answers") {
            read_answers(key, field.value());
        } else if (is_field(key.name)) {
            read_field(key, field.value());
        } else {
            unknown_key(key);
            pass_over(field.value());
        }
    }
    report_repeated(m_keys, "", line, diagnostics);
}

/// The key of a member, which can be taken but once.
Keys::Key JsonObjectReader::key_of(ondemand::field& field) const {
    const std::size_t offset = m_line->offset_of_key(field.key().raw());
    return {field.unescaped_key().value(), offset};
}

void JsonObjectReader::unknown_key(const Key& key) {
    const std::string near = m_checks.near_question(key.name);
    if (!near.empty()) {
        m_diagnostics->add(Code::misspelt_column, m_line->at(key.offset),
                           key.name == near ? fmt::format("the question `{}` stands outside `answers`", near)
                                            : fmt::format("the key `{}` is nearly the question `{}`",
                                                          shown_key(key.name), near),
                           "answers stand inside `answers`");
    } else if (const std::string field = near_field(key.name); !field.empty()) {
        m_diagnostics->add(Code::misspelt_column, m_line->at(key.offset),
                           fmt::format("the key `{}` is nearly the field `{}`", shown_name(key.name), field),
                           "begin the name of a field of your own with x_");
    } else if (m_checks.options().keep_fields && speaks_of_consent(key.name)) {
        m_diagnostics->add(
            Code::misspelt_column, m_line->at(key.offset),
            fmt::format("the key `{}` speaks of consent, and is not read", shown_key(key.name)),
            "consent.referral has a member for each kind of recipient");
    } else if (!m_checks.options().pass_answers && m_is_first_mention("key " + std::string(key.name))) {
        m_diagnostics->add(Code::unknown_column, m_line->at(key.offset),
                           m_checks.not_read(shown_key(key.name)),
                           "begin the name of a field of your own with x_");
    }
}

std::size_t JsonObjectReader::find_question(const Key& key) {
    const auto question = m_checks.question(key.name);
    if (!question) {
        const std::string near = m_checks.near_question(key.name);
        m_diagnostics->add(
            Code::unknown_answer_key, m_line->at(key.offset),
            fmt::format("`{}` is not a question of `{}`", shown_key(key.name), m_checks.checklist().id),
            near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
    }
    return question.value_or(no_question);
}

void JsonObjectReader::read_answers(const Key& answers, Value& value) {
    if (is_null(value)) {
        return;
    }
    if (m_checks.options().pass_answers) {
        pass_over(value);
        return;
    }
    if (value.type().value() != ondemand::json_type::object) {
        m_diagnostics->add(Code::bad_field, m_line->at(answers.offset), "`answers` must be an object");
        pass_over(value);
        return;
    }
    const std::uint32_t line = m_line->number();
    std::size_t position = 0;
    ondemand::object object = value.get_object();
    for (auto member : object) {
        ondemand::field& field = field_of(member);
        // the answers of most records stand in one order, so a key is first compared with what stood there
        // last
        std::size_t& expected = m_expected[position];
        position += position + 1 < m_expected.size() ? 1U : 0U;
        const char* const raw_key = field.key().raw();
        if (expected == no_question || !m_asked[expected].is_spelt_at(raw_key)) {
            const std::size_t question = find_question(key_of(field));
            if (question == no_question) {
                pass_over(field.value());
                continue;
            }
            expected = question;
        }
        Asked& asked = m_asked[expected];
        if (asked.line == line) {
            m_diagnostics->add(Code::record_syntax, m_line->at(m_line->offset_of_key(raw_key)),
                               fmt::format("`{}` is answered twice", asked.id));
            pass_over(field.value());
            continue;
        }
        asked.line = line;
        checklist::AnswerState state = checklist::AnswerState::not_asked;
        const auto word = asked.is_indicator ? plain_string(field.value()) : std::nullopt;
        // the text behind a line may be read, so a short word can be looked up where it stands
        if (word && checklist::short_answer_words.find(*word, state)) {
            m_record->answers.set(expected, state);
            continue;
        }
        const checklist::Question& question = m_checks.checklist().questions[expected];
        const auto parsed = parse_answer(question, field.value());
        m_record->answers.set(expected, parsed.value_or(checklist::Answer{}));
        if (!parsed) {
            m_diagnostics->add(Code::bad_answer, m_line->at(m_line->offset_of_key(raw_key)),
                               fmt::format("this is not an answer to `{}`; allowed: {}", asked.id,
                                           checklist::allowed_answers(question)));
        }
    }
}

/// The answer that a JSON value spells, as a CSV cell would: a list holds the options of many.
std::optional<checklist::Answer> JsonObjectReader::parse_answer(const checklist::Question& question,
                                                                Value& value) {
    if (value.type().value() == ondemand::json_type::array) {
        return parse_options(question, value);
    }
    const auto text = scalar_text(value, m_memory);
    if (!text) {
        pass_over(value);
        return std::nullopt;
    }
    return checklist::parse_answer(question, *text);
}

std::optional<checklist::Answer> JsonObjectReader::parse_options(const checklist::Question& question,
                                                                 Value& value) {
    std::string options;
    bool is_good = question.type == checklist::QuestionType::many;
    ondemand::array array = value.get_array();
    for (auto item : array) {
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
    return is_good ? checklist::parse_answer(question, options.empty() ? "none" : options) : std::nullopt;
}

void JsonObjectReader::bad_field(std::string_view path, std::size_t offset, std::string_view wanted) {
    m_diagnostics->add(Code::bad_field, m_line->at(offset),
                       fmt::format("`{}` must be {}", shown_key(path), wanted));
}

void JsonObjectReader::read_field(const Key& field, Value& value) {
    const std::string_view name = field.name;
    if (is_null(value)) {
        pass_over(value);
        return;
    }
    if (name.starts_with("x_")) {
        const auto text = m_checks.keeps_fields() ? scalar_text(value, m_memory) : std::nullopt;
        if (text) {
            m_checks.keep(*m_record, name, *text);
        } else {
            pass_over(value);
        }
        return;
    }
    const FieldShape shape = field_shape(name);
    if (shape == FieldShape::object) {
        read_nested(field, std::string(name), m_inner_keys, value);
        return;
    }
    const ondemand::json_type type = value.type();
    if (shape == FieldShape::list) {
        if (type != ondemand::json_type::array) {
            bad_field(name, field.offset, "a list");
        } else if (m_checks.keeps_fields()) {
            keep(std::string(name), value, 1);
            return;
        }
        pass_over(value);
        return;
    }
    const FieldRule rule = field_rule(name);
    const bool wants_number = rule == FieldRule::age || rule == FieldRule::other_age;
    const bool is_integer = type == ondemand::json_type::number && value.is_integer();
    const auto text = scalar_text(value, m_memory);
    if (!text) {
        bad_field(name, field.offset, "one value, not a list or an object");
        pass_over(value);
        return;
    }
    const std::string wanted = set_field(*m_record, rule, *text);
    if (!wanted.empty()) {
        bad_field(name, field.offset, wanted);
    } else if (wants_number && !is_integer) {
        bad_field(name, field.offset, "a whole number, without quotes and without a point");
    } else {
        m_checks.keep(*m_record, name, *text);
    }
}

void JsonObjectReader::keep(const std::string& path, Value& value, std::size_t depth) {
    constexpr std::size_t deepest = 4;  // no field of vidra's own goes deeper
    const ondemand::json_type type = value.type();
    if (depth > deepest) {
        pass_over(value);
    } else if (type == ondemand::json_type::array) {
        std::size_t index = 0;
        ondemand::array array = value.get_array();
        for (auto item : array) {
            Value element = item.value();
            keep(fmt::format("{}.{}", path, index++), element, depth + 1);
        }
    } else if (type == ondemand::json_type::object) {
        ondemand::object object = value.get_object();
        for (auto member : object) {
            ondemand::field& field = field_of(member);
            const std::string key(field.unescaped_key().value());
            keep(fmt::format("{}.{}", path, key), field.value(), depth + 1);
        }
    } else if (const auto text = scalar_text(value, m_memory)) {
        m_checks.keep(*m_record, path, *text);
    }
}

/// The fields inside an object field: those whose words are fixed must be one of them. `keys` are for those
/// of the object.
void JsonObjectReader::read_nested(const Key& object, const std::string& path, Keys& keys, Value& value) {
    const std::string outer = path.substr(0, path.find('.'));
    if (is_null(value)) {
        return;
    }
    if (value.type().value() != ondemand::json_type::object) {
        bad_field(path, object.offset, "an object");
        pass_over(value);
        return;
    }
    keys.clear();
    const bool has_fixed_words = outer == "consent" || outer == "basis";
    ondemand::object members = value.get_object();
    for (auto member : members) {
        ondemand::field& field = field_of(member);
        const Key key = key_of(field);
        keys.add(key);
        Value& inner = field.value();
        const std::string inner_path = path + "." + std::string(key.name);
        if (!is_field(inner_path)) {
            m_diagnostics->add(Code::bad_field, m_line->at(key.offset),
                               fmt::format("`{}` has no `{}`", path, shown_key(key.name)));
            pass_over(inner);
            continue;
        }
        if (inner_path == "consent.referral") {
            read_nested(key, inner_path, m_innermost_keys, inner);
            continue;
        }
        const auto text = scalar_text(inner, m_memory);
        if (!text) {
            pass_over(inner);
        }
        if (!text && has_fixed_words) {
            bad_field(inner_path, key.offset, "one word");
        } else if (const std::string wanted =
                       text ? field_fault(field_rule(inner_path), *text) : std::string();
                   !wanted.empty()) {
            bad_field(inner_path, key.offset, wanted);
        } else if (text) {
            m_checks.keep(*m_record, inner_path, *text);
        }
    }
    report_repeated(keys, path + ".", *m_line, *m_diagnostics);
}

}  // namespace vidra::records
