// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

#include <string>

namespace vidra::cmd {

/// The script that completes the program's command line in a shell. Options, words and summaries stand in it;
/// ids of checklists and mappings it asks of `vidra list` when they are needed, and takes only what is spelt
/// as an id is, so that nothing out of the name of a file means anything to the shell.
[[nodiscard]] std::string bash_completion(const ProgramInfo& program);
[[nodiscard]] std::string zsh_completion(const ProgramInfo& program);
[[nodiscard]] std::string fish_completion(const ProgramInfo& program);

}  // namespace vidra::cmd
