// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/value.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

/// Values in the forms that a template sees (documents/fields.hpp).
namespace vidra::documents {

/// A list field out of its items; nothing where there are none. `name_member` is what of each item stands in
/// its `names`.
[[nodiscard]] Value as_list(std::vector<Value> items, std::string_view name_member,
                            std::string_view language);

/// An object of the flags `names` (with blanks between), of which `set` is true.
[[nodiscard]] Value flags(std::string_view names, std::string_view set);

struct NamedValue {
    std::string_view name;
    Value value;
};

/// An object; the names must outlive it.
template <std::size_t count>
[[nodiscard]] Value item_of(
    NamedValue (&&members)[count]) {  // NOLINT(*-avoid-c-arrays): what is in braces can be moved out
    Value item = Value::object(count);
    for (NamedValue& member : members) {
        item.set(member.name, std::move(member.value));
    }
    return item;
}

}  // namespace vidra::documents
