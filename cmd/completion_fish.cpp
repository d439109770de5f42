// SPDX-License-Identifier: Apache-2.0
#include "completion_script.hpp"
#include "shell_words.hpp"

#include <fmt/format.h>

namespace vidra::cmd {
namespace {

constexpr std::string_view engine = R"sh(
# Prints the command, and on a second line the number of the argument at the cursor, from 0; `none` where an option
# waits for its value.
function __vidra_place
    set -l words (commandline -opc)
    set -e words[1]
    set -l command ''
    set -l place 0
    set -l waits no
    set -l only_arguments no
    for word in $words
        if test $waits = yes
            set waits no
        else if test $only_arguments = no; and test "$word" = --
            set only_arguments yes
        else if test $only_arguments = no; and string match -q -- '--*' "$word"
            __vidra_waits "$command $word"; and set waits yes
        else if test $only_arguments = no; and string match -q -- '-?*' "$word"
            set -l letters (string sub -s 2 -- "$word" | string split '')
            for i in (seq (count $letters))
                if __vidra_waits "$command -$letters[$i]"
                    test $i -eq (count $letters); and set waits yes
                    break
                end
            end
        else if test -z "$command"
            set command "$word"
        else
            set place (math $place + 1)
        end
    end
    if test $waits = yes; or test -z "$command" -a $only_arguments = yes
        set place none
    end
    printf '%s\n' "$command" $place
end

# Whether the cursor is behind this command.
function __vidra_in --argument-names command
    set -l here (__vidra_place)
    test "$here[1]" = "$command"
end

# Whether the cursor is at this argument of this command; `1+`: at this or a later one.
function __vidra_at --argument-names command place
    set -l here (__vidra_place)
    test "$here[1]" = "$command"; and test "$here[2]" != none; or return 1
    if string match -q -- '*+' $place
        test $here[2] -ge (string trim -r -c + -- $place)
    else
        test $here[2] -eq $place
    end
end

# Prints the ids of a kind, or of several with | between.
function __vidra_ids --argument-names kinds
    command -q vidra; or return
    command vidra list --to json 2>/dev/null </dev/null |
        string replace -r -f '^\{"vidra":1,"kind":"('$kinds')","id":"([a-z][a-z0-9_]*)"[,}].*' '$2'\t'$1'
end

# Whether none of these begins as the word at the cursor does.
function __vidra_none_fits
    set -l start (commandline -ct | string replace -r -- '^--[^=]*=' '')
    for word in $argv
        string match -q -r -- '^'(string escape --style=regex -- "$start") $word; and return 1
    end
    return 0
end

complete -c vidra -f
)sh";

std::string words(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& word : all) {
        text += (text.empty() ? "" : " ") + fish_word(word);
    }
    return text;
}

/// The lines that offer what is taken where `condition` holds: ids, where none fits words, where none fits
/// files. `rest` is the end of the line that says of which option it is, and the help.
std::string lines(std::string condition, const Takes& takes, const std::string& rest) {
    const auto line = [&](const std::string& offered) {
        return fmt::format("complete -c vidra -n {}{}{}\n", fish_word(condition), rest, offered);
    };
    std::string text;
    const auto offer = [&](const std::string& offered) {
        text += line(" -x -a " + fish_word(offered));
        condition += fmt::format("; and __vidra_none_fits {}", offered);
    };
    if (const std::string ids = kinds(takes); !ids.empty()) {
        offer(fmt::format("(__vidra_ids {})", fish_word(ids)));
    }
    if (!takes.words.empty()) {
        offer(words(takes.words));
    }
    if (takes.files) {
        text += line(" -r -F");
    }
    return text.empty() ? line(" -x") : text;
}

std::string lines(const CommandInfo& command) {
    const std::string name = command.name.empty() ? "''" : fish_word(command.name);
    std::string text;
    for (const OptionInfo& option : command.options) {
        std::string rest;
        for (const std::string& one : option.names) {
            rest +=
                one.starts_with("--") ? " -l " + fish_word(one.substr(2)) : " -s " + fish_word(one.substr(1));
        }
        rest += " -d " + fish_word(option.help);
        const std::string condition = "__vidra_in " + name;
        text += option.takes ? lines(condition, *option.takes, rest)
                             : fmt::format("complete -c vidra -n {}{}\n", fish_word(condition), rest);
    }
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
        const ArgumentInfo& argument = command.arguments[i];
        if (argument.takes != Takes::anything()) {
            text += lines(fmt::format("__vidra_at {} {}{}", name, i, argument.repeats ? "+" : ""),
                          argument.takes, "");
        }
    }
    return text;
}

}  // namespace

std::string fish_completion(const ProgramInfo& program) {
    CommandInfo itself = program.itself;
    itself.name.clear();
    std::string waiting;
    std::string completions = lines(itself);
    for (const CommandInfo& command : program.commands) {
        completions += fmt::format("complete -c vidra -n {} -a {} -d {}\n", fish_word("__vidra_at '' 0"),
                                   fish_word(command.name), fish_word(command.summary));
    }
    for (const CommandInfo& command : program.commands) {
        completions += '\n' + lines(command);
        for (const OptionInfo& option : command.options) {
            for (const std::string& name : option.names) {
                waiting += option.takes ? ' ' + fish_word(command.name + ' ' + name) : std::string();
            }
        }
    }
    return fmt::format(
        R"sh(# Completes the words of vidra in fish. Made by `vidra completion fish`; not to be changed by hand.

# Whether this option of this command, "COMMAND --OPTION", takes a value.
function __vidra_waits
    contains -- "$argv[1]"{}
end
{}{})sh",
        waiting, engine, completions);
}

}  // namespace vidra::cmd
