// SPDX-License-Identifier: Apache-2.0
#include "documents/field_values.hpp"

#include "documents/wording.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace vidra::documents {

Value as_list(std::vector<Value> items, std::string_view name_member, std::string_view language) {
    if (items.empty()) {
        return {};
    }
    Value field = Value::object(6);
    std::vector<std::string_view> names;
    names.reserve(items.size());
    for (const Value& item : items) {
        names.push_back(item.find(name_member)->text());
    }
    field.set_text("names", joined(std::span(names), language));
    field.set_text("count", std::to_string(items.size()));
    const Plural form = plural(items.size(), language);
    field.set("one", Value::flag(form == Plural::one));
    field.set("few", Value::flag(form == Plural::few));
    field.set("many", Value::flag(form == Plural::many));
    field.set("list", Value::list(std::move(items)));
    return field;
}

Value flags(std::string_view names, std::string_view set) {
    Value value = Value::object(5);
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        const std::string_view name = names.substr(0, end);
        value.set(name, Value::flag(name == set));
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return value;
}

}  // namespace vidra::documents
