// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/text.hpp"
#include "tomlio/reader.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Reading texts in several languages, shared by all loaders of TOML files.
namespace vidra::checklist {

/// `languages` of the head: BCP 47 tags, at least one, none twice. Each fault is reported.
[[nodiscard]] std::vector<std::string> read_languages(tomlio::TableReader& root,
                                                      diag::Diagnostics& diagnostics);

/// A table of language = text. Reports a language of `languages` that has no text, a text in a language
/// that is not listed, and a plain string in place of the table.
[[nodiscard]] Text read_text(tomlio::TableReader& table, std::string_view key, tomlio::Need need,
                             const std::vector<std::string>& languages, diag::Diagnostics& diagnostics);

/// Where the text of `key` in a language stands; where there is none, the key.
[[nodiscard]] diag::Range range_of_text(tomlio::TableReader& table, std::string_view key,
                                        std::string_view language);

}  // namespace vidra::checklist
