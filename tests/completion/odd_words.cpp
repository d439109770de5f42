// SPDX-License-Identifier: Apache-2.0
// odd_words SHELL: prints the completion of a command line that nobody would declare: each text holds what
// means something to one of the shells, or to the functions that they complete with.
#include "completion_script.hpp"

#include <cstdio>
#include <string>

namespace {

using vidra::cmd::CommandInfo;
using vidra::cmd::ProgramInfo;
using vidra::cmd::Takes;

ProgramInfo odd() {
    const std::string help =
        "It's [odd]: `touch pwned` $(touch pwned) (touch pwned) \\ \"x\" %d {} ; *:x] \\";
    CommandInfo command = {"odd", help, {}, {}};
    command.options = {
        {{"-w", "--word"},
         help,
         "[W]:X\\",
         Takes::one_of({"a:b", "it's", "two words", "$(touch pwned)", "`touch pwned`", "back\\slash",
                        "ends\\", "x{y}", "*", "[z]", "semi;touch pwned", "do\"q"})},
        {{"--ids"}, help, "I'", Takes::checklist().or_one_of({"k:d", "two words", "(touch pwned)", "$HOME"})},
    };
    command.arguments = {{"one's [:\\", Takes::one_of({"q"}), false},
                         {"(rest)", Takes::one_of({"p:q", "it's"}), true}};
    return {{"vidra", "", {}, {}}, {command}};
}

}  // namespace

int main(int argc, char** argv) {
    const std::string shell = argc == 2 ? argv[1] : "";
    const std::string script = shell == "bash"   ? vidra::cmd::bash_completion(odd())
                               : shell == "zsh"  ? vidra::cmd::zsh_completion(odd())
                               : shell == "fish" ? vidra::cmd::fish_completion(odd())
                                                 : "";
    return !script.empty() && std::fputs(script.c_str(), stdout) >= 0 ? 0 : 2;
}
