// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace vidra::base {

/// Appends `text` as a JSON string with its quotes (RFC 8259). Control characters are escaped, every
/// other byte is kept, so what was read comes out as it went in.
void append_json_string(std::string& out, std::string_view text);

}  // namespace vidra::base
