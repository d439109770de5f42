// SPDX-License-Identifier: Apache-2.0
#include "completion_script.hpp"
#include "shell_words.hpp"

#include <fmt/format.h>

namespace vidra::cmd {
namespace {

constexpr std::string_view head = R"sh(#compdef vidra
# Completes the words of vidra in zsh. Made by `vidra completion zsh`; not to be changed by hand.

# Offers the ids of a kind, or of several with | between.
_vidra_ids() {
  setopt localoptions extendedglob
  local line expl
  local -a found match mbegin mend
  for line in ${(f)"$(command vidra list --to json 2>/dev/null </dev/null)"}; do
    [[ $line == (#b)'{"vidra":1,"kind":"'(${~1})'","id":"'([a-z][a-z0-9_]#)'"'* ]] && found+=($match[2])
  done
  _wanted ids expl id compadd -a found
}

)sh";

constexpr std::string_view tail = R"sh(
if [[ $funcstack[1] == _vidra ]]; then
  _vidra "$@"
else
  compdef _vidra vidra
fi
)sh";

/// A text with a backslash before each of the characters that mean something where it is put.
std::string escaped(std::string_view text, std::string_view special) {
    std::string result;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c;
    }
    return result;
}

/// The end of a specification for _arguments: what is wanted, and the function that offers it, with a blank
/// before it so that it is called as it stands.
std::string wanted(const std::string& what, const Takes& takes, const std::string& place) {
    const std::string action = takes == Takes::anything() ? std::string() : "_vidra_at " + place;
    return fmt::format(":{}: {}", escaped(what, ":\\"), action);
}

/// One specification for each name of an option; all its names exclude each other.
std::string specifications(const CommandInfo& command, const OptionInfo& option, std::string_view indent) {
    std::string names;
    bool ends_all = false;  // --help and --version: nothing else makes sense beside them
    for (const std::string& name : option.names) {
        names += (names.empty() ? "" : " ") + name;
        ends_all = ends_all || name == "--help" || name == "--version";
    }
    std::string text;
    for (const std::string& name : option.names) {
        const std::string_view joined = !option.takes ? "" : name.starts_with("--") ? "=" : "+";
        const std::string value = option.takes
                                      ? wanted(option.placeholder, *option.takes, command.name + ' ' + name)
                                      : std::string();
        const std::string one = fmt::format("({}){}{}[{}]{}", ends_all ? "- : *" : names, name, joined,
                                            escaped(option.help, "[]\\"), value);
        text += fmt::format(" \\\n{}{}", indent, posix_word(one));
    }
    return text;
}

std::string specifications(const CommandInfo& command, std::string_view indent) {
    std::string text;
    for (const OptionInfo& option : command.options) {
        text += specifications(command, option, indent);
    }
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
        const ArgumentInfo& argument = command.arguments[i];
        const std::string one = (argument.repeats ? "*" : "") +
                                wanted(argument.name, argument.takes, fmt::format("{} {}", command.name, i));
        text += fmt::format(" \\\n{}{}", indent, posix_word(one));
    }
    return text;
}

}  // namespace

std::string zsh_completion(const ProgramInfo& program) {
    std::string described;
    std::string cases;
    std::string takes;
    for (const CommandInfo& command : program.commands) {
        const std::string one = escaped(command.name, ":\\") + ':' + escaped(command.summary, "\\");
        takes += posix_places(command);
        described += fmt::format("        {}\n", posix_word(one));
        cases += fmt::format("        {})\n          _arguments -s -S :{} && ret=0\n          ;;\n",
                             posix_word(command.name), specifications(command, "            "));
    }
    return fmt::format(R"sh({}# Offers what may stand at a place, COMMAND and --OPTION or NUMBER.
_vidra_at() {{
  local ids= files= expl
  local -a offered
  case $* in
{}    *) return 1 ;;
  esac
  [[ -n $ids ]] && _vidra_ids $ids && return
  (( $#offered )) && _wanted words expl word compadd -a offered && return
  [[ -n $files ]] && _files
}}

_vidra() {{
  local curcontext=$curcontext state line ret=1
  local -a commands
  typeset -A opt_args
  _arguments -C -S :{} \
    '1:command:->command' \
    '*::argument:->argument' && ret=0
  case $state in
    command)
      commands=(
{}      )
      if (( ! $words[(Ie)--] )); then
        _describe -t commands command commands && ret=0
      fi
      ;;
    argument)
      curcontext=${{curcontext%:*}}-$words[1]:
      case $words[1] in
{}      esac
      ;;
  esac
  return ret
}}
{})sh",
                       head, takes, specifications(program.itself, "    "), described, cases, tail);
}

}  // namespace vidra::cmd
