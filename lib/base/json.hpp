// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace vidra::base {

/// Appends `text`, which is UTF-8, as a JSON string with its quotes (RFC 8259). All control characters, C1
/// and those of direction too, are escaped: the value stays the same and no terminal obeys it.
void append_json_string(std::string& out, std::string_view text);

}  // namespace vidra::base
