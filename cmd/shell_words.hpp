// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::cmd {

/// A text as one word of bash or zsh, in quotes where it needs them.
[[nodiscard]] std::string posix_word(std::string_view text);
[[nodiscard]] std::string posix_words(const std::vector<std::string>& words);
/// The branches of a `case` of bash or zsh over "COMMAND --OPTION" and "COMMAND NUMBER", which set `ids`,
/// `offered` and `files` to what is taken there.
[[nodiscard]] std::string posix_places(const CommandInfo& command);
/// A text as one word of fish, where a backslash means something inside quotes too.
[[nodiscard]] std::string fish_word(std::string_view text);
/// The kinds of what `vidra list` lists that are taken, with | between.
[[nodiscard]] std::string kinds(const Takes& takes);

}  // namespace vidra::cmd
