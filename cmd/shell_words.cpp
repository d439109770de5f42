// SPDX-License-Identifier: Apache-2.0
#include "shell_words.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::cmd {
namespace {

bool needs_no_quotes(std::string_view text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,+";
    return !text.empty() && text.find_first_not_of(plain) == std::string_view::npos;
}

std::string settings(const Takes& takes) {
    std::string text;
    if (const std::string ids = kinds(takes); !ids.empty()) {
        text += " ids=" + posix_word(ids);
    }
    if (!takes.words.empty()) {
        text += fmt::format(" offered=({})", posix_words(takes.words));
    }
    return text + (takes.files ? " files=1" : "");
}

}  // namespace

std::string posix_word(std::string_view text) {
    if (needs_no_quotes(text)) {
        return std::string(text);
    }
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return word + '\'';
}

std::string posix_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + posix_word(word);
    }
    return text;
}

std::string posix_places(const CommandInfo& command) {
    std::string text;
    for (const OptionInfo& option : command.options) {
        if (!option.takes) {
            continue;
        }
        std::string names;
        for (const std::string& name : option.names) {
            names += (names.empty() ? "" : " | ") + posix_word(command.name + ' ' + name);
        }
        text += fmt::format("    {}){} ;;\n", names, settings(*option.takes));
    }
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
        const ArgumentInfo& argument = command.arguments[i];
        const std::string place = argument.repeats ? posix_word(command.name + ' ') + "[0-9]*"
                                                   : posix_word(fmt::format("{} {}", command.name, i));
        text += fmt::format("    {}){} ;;\n", place, settings(argument.takes));
    }
    return text;
}

std::string fish_word(std::string_view text) {
    if (needs_no_quotes(text)) {
        return std::string(text);
    }
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') {
            word += '\\';
        }
        word += c;
    }
    return word + '\'';
}

std::string kinds(const Takes& takes) {
    std::string text;
    for (const auto& [is_taken, kind] :
         {std::pair(takes.checklists, "checklist"), std::pair(takes.mappings, "mapping"),
          std::pair(takes.letters, "letter"), std::pair(takes.services, "services"),
          std::pair(takes.reports, "report")}) {
        if (is_taken) {
            text += (text.empty() ? "" : "|") + std::string(kind);
        }
    }
    return text;
}

}  // namespace vidra::cmd
