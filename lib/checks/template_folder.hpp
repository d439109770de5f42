// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What letters and reports have in common: a definition in a folder, and its texts beside it.
namespace vidra::checks {

/// The text of a file; nothing where there is none.
[[nodiscard]] std::optional<std::string> read_text(const std::string& path);

/// Such a definition is found by the name of its folder, so that is its id. `file` is what the definition is
/// called where it is in a folder of its own, `what` it is "a letter".
void check_folder(const std::string& id, const std::string& path, std::string_view file,
                  std::string_view what, diag::Diagnostics& diagnostics);

/// Texts and partials that stand in the folder in a language that `languages` has not.
void check_unlisted(const std::vector<std::string>& languages, const std::string& path, std::string_view file,
                    std::string_view what, diag::Diagnostics& diagnostics);

}  // namespace vidra::checks
