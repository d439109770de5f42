// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/fields.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents {

/// A name that a template may use, as a tree: what is under `identity`, what an item of `findings.list` has.
struct Name {
    enum class Kind : std::uint8_t {
        group,  ///< stands only before a dot
        text,
        flag,
        object,
        items,  ///< a list; its children are the members of an item
    };
    std::string name;
    Kind kind = Kind::group;
    const Field* field = nullptr;  ///< of which it is, or a part; null for what says nothing of the person
    std::vector<Name> children;

    [[nodiscard]] const Name* child(std::string_view child_name) const;
};

/// All names, under a root without one.
[[nodiscard]] const Name& all_names();

}  // namespace vidra::documents
