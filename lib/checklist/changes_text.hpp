// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/changes.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::checklist {

/// The changes for people, in English and 80 columns, those of one thing together, each with its places in
/// the two files, which are called as given here. No control character of a checklist gets through. Empty
/// where there are no changes.
[[nodiscard]] std::string changes_text(const std::vector<Change>& changes, std::string_view old_file,
                                       std::string_view new_file);

}  // namespace vidra::checklist
