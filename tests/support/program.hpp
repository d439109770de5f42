// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace vidra::test {

/// What a run of the program wrote. On a terminal both streams are one: `out`.
struct Run {
    std::string out;
    std::string err;
    int code = -1;  ///< exit status; 256 and more: the signal that ended it, plus 256
};

/// Runs the program with `arguments`, nothing on standard input, no colours, in a bare environment.
[[nodiscard]] Run run_piped(const std::string& program, const std::vector<std::string>& arguments);

/// The same with a pseudo-terminal as standard input, output and error, which changes no byte.
[[nodiscard]] Run run_on_terminal(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace vidra::test
