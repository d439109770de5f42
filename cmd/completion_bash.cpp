// SPDX-License-Identifier: Apache-2.0
#include "completion_script.hpp"
#include "shell_words.hpp"

#include <fmt/format.h>

namespace vidra::cmd {
namespace {

// Bash splits the line at = and :, so that --to=csv comes as three words. Names of files are left to readline
// (compopt -o default), which knows more of quotes, tildes and blanks than a function can.
constexpr std::string_view engine = R"sh(
# Offers those of its arguments that begin as the word at the cursor does; fails where none does.
_vidra_offer() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$prefix$word")
  done
  ((${#COMPREPLY[@]} > 0))
}

# Offers the ids of a kind, or of several with | between.
_vidra_offer_ids() {
  local LC_ALL=C line found=()
  local pattern="^\{\"vidra\":1,\"kind\":\"($1)\",\"id\":\"([a-z][a-z0-9_]*)\"[,}]"
  while IFS= read -r line; do
    [[ $line =~ $pattern ]] && found+=("${BASH_REMATCH[2]}")
  done < <(command vidra list --to json 2>/dev/null </dev/null)
  _vidra_offer "${found[@]}"
}

# Offers what may stand at a place.
_vidra_offer_at() {
  _vidra_takes "$1" || return 0
  [[ -n $ids ]] && _vidra_offer_ids "$ids" && return
  _vidra_offer "${offered[@]}" && return
  [[ -n $files ]] && compopt -o default
  return 0
}

_vidra() {
  local cur=$2 prefix='' command='' option='' only_arguments='' place=0 ids='' offered=() files='' word i k
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $word == [=:]* ]]; then
      [[ -n $option ]] || ((i++)) # the rest of a word that bash has split
    elif [[ -n $option ]]; then
      option=''
    elif [[ -z $only_arguments && $word == -- ]]; then
      only_arguments=1
    elif [[ -z $only_arguments && $word == --* ]]; then
      _vidra_takes "$command $word" && option=$word
    elif [[ -z $only_arguments && $word == -?* ]]; then
      for ((k = 1; k < ${#word}; k++)); do
        if _vidra_takes "$command -${word:k:1}"; then
          ((k + 1 == ${#word})) && option=-${word:k:1}
          break
        fi
      done
    elif [[ -z $command ]]; then
      command=$word
    else
      ((place++))
    fi
  done
  [[ ${COMP_WORDS[COMP_CWORD]} == '=' ]] && cur=''
  if [[ -z $option$only_arguments && $cur == --*=* ]]; then # where = is not in COMP_WORDBREAKS
    option=${cur%%=*} prefix=${cur%%=*}= cur=${cur#*=}
  fi
  if [[ -n $option ]]; then
    _vidra_offer_at "$command $option"
  elif [[ -z $only_arguments && $cur == -* ]]; then
    _vidra_options "$command"
    _vidra_offer "${offered[@]}"
  elif [[ -n $command || -z $only_arguments ]]; then
    _vidra_offer_at "$command $place"
  fi
  return 0
}

complete -F _vidra vidra
)sh";

/// The long names: who types a short one has nothing left to complete.
std::vector<std::string> long_names(const CommandInfo& command) {
    std::vector<std::string> names;
    for (const OptionInfo& option : command.options) {
        names.push_back(option.names.back());
    }
    return names;
}

/// What follows a command, and before it, in its name's place, what follows `vidra` itself.
std::vector<CommandInfo> with_itself_first(const ProgramInfo& program) {
    std::vector<CommandInfo> all = {program.itself};
    std::vector<std::string> names;
    for (const CommandInfo& command : program.commands) {
        names.push_back(command.name);
        all.push_back(command);
    }
    all.front().name.clear();
    all.front().arguments = {{"command", Takes::one_of(names), false}};
    return all;
}

}  // namespace

std::string bash_completion(const ProgramInfo& program) {
    std::string options;
    std::string takes;
    for (const CommandInfo& command : with_itself_first(program)) {
        options += fmt::format("    {}) offered=({}) ;;\n", posix_word(command.name),
                               posix_words(long_names(command)));
        takes += posix_places(command);
    }
    return fmt::format(R"sh(# shellcheck shell=bash
# Completes the words of vidra in bash. Made by `vidra completion bash`; not to be changed by hand.

# Sets `offered` to the options of a command, or of vidra itself.
_vidra_options() {{
  offered=()
  case $1 in
{}  esac
}}

# Sets `ids`, `offered` and `files` to what may stand at a place, "COMMAND --OPTION" or "COMMAND NUMBER"; fails
# where nothing may.
_vidra_takes() {{
  ids='' offered=() files=''
  case $1 in
{}    *) return 1 ;;
  esac
}}
{})sh",
                       options, takes, engine);
}

}  // namespace vidra::cmd
