// SPDX-License-Identifier: Apache-2.0
#include "documents/value.hpp"

#include <algorithm>
#include <array>

namespace vidra::documents {

Value Value::flag(bool is_set) {
    Value value;
    value.m_content = is_set;
    return value;
}

Value Value::text(std::string text) {
    Value value;
    value.m_content = std::move(text);
    return value;
}

Value Value::borrowed(std::string_view text) {
    Value value;
    value.m_content = text;
    return value;
}

Value Value::borrowed(const Value& other) {
    Value value;
    value.m_content = &other.whole();
    return value;
}

Value Value::list() {
    return list({});
}

Value Value::list(std::vector<Value> items) {
    Value value;
    value.m_content = std::move(items);
    return value;
}

Value Value::object(std::size_t count) {
    Value value;
    value.m_content.emplace<std::vector<Member>>().reserve(count);
    return value;
}

const Value& Value::whole() const {
    const auto* borrowed = std::get_if<const Value*>(&m_content);
    return borrowed == nullptr ? *this : **borrowed;
}

Value::Kind Value::kind() const {
    constexpr std::array<Kind, 6> kinds = {Kind::nothing, Kind::flag, Kind::text,
                                           Kind::text,    Kind::list, Kind::object};
    return kinds[whole().m_content.index()];
}

bool Value::is_true() const {
    switch (kind()) {
        case Kind::nothing:
            return false;
        case Kind::flag:
            return std::get<bool>(whole().m_content);
        case Kind::text:
            return !text().empty();
        case Kind::list:
            return !items().empty();
        case Kind::object:
            return true;
    }
    return false;
}

std::string_view Value::text() const {
    const auto& content = whole().m_content;
    if (const auto* own = std::get_if<std::string>(&content)) {
        return *own;
    }
    const auto* borrowed = std::get_if<std::string_view>(&content);
    return borrowed == nullptr ? std::string_view() : *borrowed;
}

const std::vector<Value>& Value::items() const {
    static const std::vector<Value> none;
    const auto* items = std::get_if<std::vector<Value>>(&whole().m_content);
    return items == nullptr ? none : *items;
}

const Value* Value::find(std::string_view name) const {
    const auto* members = std::get_if<std::vector<Member>>(&whole().m_content);
    if (members == nullptr || name.empty()) {
        return nullptr;
    }
    for (const Member& member : *members) {
        // most names are told apart by their length and first letter, without a call
        if (member.name.size() == name.size() && member.name.front() == name.front() && member.name == name) {
            return &member.value;
        }
    }
    return nullptr;
}

Value& Value::add(Value item) {
    return std::get<std::vector<Value>>(m_content).emplace_back(std::move(item));
}

Value& Value::set(std::string_view name, Value value) {
    auto& members = std::get<std::vector<Member>>(m_content);
    return members.emplace_back(name, std::move(value)).value;
}

Value& Value::inner(std::string_view name) {
    auto& members = std::get<std::vector<Member>>(m_content);
    const auto at = std::find_if(members.begin(), members.end(),
                                 [&](const Member& member) { return member.name == name; });
    return at == members.end() ? set(name, object(8)) : at->value;
}

}  // namespace vidra::documents
