// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values of JSON read on demand. simdjson's on-demand parser checks only what is looked at, so whatever is
/// not used is gone through here all the same: a line that is not JSON somewhere is not a record.
///
/// Each function throws simdjson::simdjson_error where the text is not JSON.
namespace vidra::records {

/// A scalar as the text that a CSV cell would hold, in `memory` or in that of the parser; nothing for lists
/// and objects, which are then still to be passed over. Null is blank.
[[nodiscard]] std::optional<std::string_view> scalar_text(simdjson::ondemand::value& value,
                                                          std::string& memory);

/// Goes through a value to its end. One that is nested deeper than 1,000 levels is DEPTH_ERROR.
void pass_over(simdjson::ondemand::value& value, std::size_t depth = 1);

[[nodiscard]] bool is_null(simdjson::ondemand::value& value);

/// The keys of one object and where they stand, to find those that stand there twice.
class Keys {
  public:
    struct Key {
        std::string_view name;  ///< owned by the parser
        std::size_t offset = 0;
    };
    void clear() { m_keys.clear(); }
    void add(Key key) { m_keys.push_back(key); }
    /// Each key that stands there twice, once, where it stands last; in the order of their places.
    [[nodiscard]] std::vector<Key> repeated() const;
    /// The key of this name that was added first, if any.
    [[nodiscard]] const Key* find(std::string_view name) const;

  private:
    [[nodiscard]] bool has_repeated_among_few() const;
    std::vector<Key> m_keys;
};

}  // namespace vidra::records
