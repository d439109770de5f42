// SPDX-License-Identifier: Apache-2.0
#include "tomlio/reader.hpp"

#include "base/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace vidra::tomlio {

TableReader::TableReader(const Document& document, const Value& table, diag::Diagnostics& diagnostics,
                         std::string what)
    : m_document(document), m_table(table), m_diagnostics(diagnostics), m_what(std::move(what)) {}

const Value* TableReader::find(std::string_view key, Need need) {
    m_known.emplace_back(key);
    const auto at = std::find_if(m_table.members.begin(), m_table.members.end(),
                                 [&](const Member& member) { return member.key == key; });
    if (at != m_table.members.end()) {
        return &at->value;
    }
    if (need == Need::required) {
        m_diagnostics.add(diag::Code::missing_key, m_table.range, fmt::format("{} has no `{}`", m_what, key));
    }
    return nullptr;
}

void TableReader::wrong_type(std::string_view key, const Value& value, Kind wanted) {
    m_diagnostics.add(
        diag::Code::wrong_type, value.range,
        fmt::format("`{}` of {} must be {}, not {}", key, m_what, kind_word(wanted), kind_word(value.kind)));
}

const Value* TableReader::find(std::string_view key, Kind kind, Need need) {
    const Value* value = find(key, need);
    if (value != nullptr && value->kind != kind) {
        wrong_type(key, *value, kind);
        return nullptr;
    }
    return value;
}

std::optional<Located<std::string>> TableReader::any_string(std::string_view key, Need need) {
    const Value* value = find(key, Kind::string, need);
    return value == nullptr ? std::nullopt : std::optional(Located<std::string>{value->string, value->range});
}

std::optional<Located<std::string>> TableReader::string(std::string_view key, Need need) {
    auto text = any_string(key, need);
    if (text && text->value.find_first_not_of(" \t\r\n") == std::string::npos) {
        m_diagnostics.add(diag::Code::missing_key, text->range,
                          fmt::format("`{}` of {} is empty", key, m_what));
        return std::nullopt;
    }
    return text;
}

std::optional<Located<std::int64_t>> TableReader::integer(std::string_view key, std::int64_t least,
                                                          std::int64_t most, Need need) {
    const Value* value = find(key, Kind::integer, need);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (value->integer < least || value->integer > most) {
        m_diagnostics.add(diag::Code::out_of_range, value->range,
                          fmt::format("`{}` of {} must be from {} to {}", key, m_what, least, most));
        return std::nullopt;
    }
    return Located<std::int64_t>{value->integer, value->range};
}

std::optional<Located<bool>> TableReader::boolean(std::string_view key) {
    const Value* value = find(key, Kind::boolean, Need::optional);
    return value == nullptr ? std::nullopt : std::optional(Located<bool>{value->boolean, value->range});
}

std::optional<diag::SourceText> TableReader::expression(std::string_view key, Need need) {
    const Value* value = find(key, Kind::string, need);
    return value == nullptr ? std::nullopt : std::optional(m_document.source_text(*value));
}

std::optional<Located<std::size_t>> TableReader::word(std::string_view key,
                                                      const std::vector<std::string>& words, Need need) {
    const auto text = any_string(key, need);
    if (!text) {
        return std::nullopt;
    }
    const auto at = std::find(words.begin(), words.end(), text->value);
    if (at == words.end()) {
        m_diagnostics.add(diag::Code::unknown_word, text->range,
                          fmt::format("`{}` of {} cannot be `{}`", key, m_what, text->value),
                          suggestion(text->value, words));
        return std::nullopt;
    }
    return Located<std::size_t>{static_cast<std::size_t>(at - words.begin()), text->range};
}

std::vector<Located<std::string>> TableReader::strings(std::string_view key, Need need) {
    std::vector<Located<std::string>> result;
    const Value* value = find(key, Kind::array, need);
    if (value == nullptr) {
        return result;
    }
    for (const Value& item : value->items) {
        if (item.kind == Kind::string) {
            result.push_back({item.string, item.range});
        } else {
            wrong_type(key, item, Kind::string);
        }
    }
    return result;
}

const Value* TableReader::table(std::string_view key, Need need) {
    return find(key, Kind::table, need);
}

std::vector<const Value*> TableReader::tables(std::string_view key, Need need) {
    std::vector<const Value*> result;
    const Value* value = find(key, Kind::array, need);
    if (value == nullptr) {
        return result;
    }
    for (const Value& item : value->items) {
        if (item.kind == Kind::table) {
            result.push_back(&item);
        } else {
            wrong_type(key, item, Kind::table);
        }
    }
    return result;
}

std::optional<diag::Range> TableReader::key_range(std::string_view key) const {
    const auto at = std::find_if(m_table.members.begin(), m_table.members.end(),
                                 [&](const Member& member) { return member.key == key; });
    return at == m_table.members.end() ? std::nullopt : std::optional(at->key_range);
}

void TableReader::finish() {
    for (const Member& member : m_table.members) {
        const bool known = std::find(m_known.begin(), m_known.end(), member.key) != m_known.end();
        if (!known && !member.key.starts_with("x-")) {
            m_diagnostics.add(diag::Code::unknown_key, member.key_range,
                              fmt::format("{} has no key `{}`", m_what, member.key),
                              suggestion(member.key, m_known));
        }
    }
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t few = 12;
    if (const auto near = base::nearest(word, candidates)) {
        return fmt::format("did you mean `{}`?", *near);
    }
    if (candidates.empty() || candidates.size() > few) {
        return {};
    }
    return fmt::format("allowed here: {}", fmt::join(candidates, ", "));
}

}  // namespace vidra::tomlio
