// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace vidra::base {

/// Appends `text` as a cell of comma-separated text (RFC 4180), in quotes where it needs them. What a
/// spreadsheet would take for a formula (it begins with = + - @ tab or return) gets an apostrophe before it.
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace vidra::base
