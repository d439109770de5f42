// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::screening {

/// What one key says.
enum class Key : std::uint8_t {
    yes,
    no,
    unknown,
    refused,
    not_applicable,
    back,
    skip,
    section,
    note,
    basis,
    assessment,
    guidance,
    where,
    blank,
    close,
    leave,
    years,
};

/// The key that `typed`, one character, is: a letter in Latin or, by its place on a Serbian keyboard or by
/// its sound, in Cyrillic, capital or not. Nothing if it is none.
[[nodiscard]] std::optional<Key> find_key(std::string_view typed);

/// The character to show for a key: of the alphabet of `language`.
[[nodiscard]] std::string key_name(Key key, std::string_view language);

}  // namespace vidra::screening
