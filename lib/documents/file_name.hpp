// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace vidra::documents {

/// The name of a letter's file, without its ending: the code of the case and the id of the letter. Letters
/// and digits of ASCII, `.`, `-` and `_` stay, Serbian letters become such, anything else `_`, and then, or
/// where the code is long or says what it must not, a part of its hash tells it from others. Never empty,
/// hidden, or a path.
[[nodiscard]] std::string file_name(std::string_view case_id, std::string_view letter);

}  // namespace vidra::documents
