// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vidra::cmd {

/// What may stand in one place of the command line, for a shell that offers it. Where several are set, the
/// order is that of the members: what comes later is offered where nothing earlier fits. Ids of records are
/// no choice: they speak of persons.
struct Takes {
    bool checklists = false;  ///< ids of checklists
    bool mappings = false;    ///< ids of mappings
    bool letters = false;     ///< ids of letters
    bool services = false;    ///< ids of service lists
    bool reports = false;     ///< ids of reports
    std::vector<std::string> words = {};
    bool files = false;

    /// Text that nobody can guess.
    static Takes anything() { return {}; }
    static Takes file() { return {.files = true}; }
    static Takes checklist() { return {.checklists = true, .files = true}; }
    static Takes mapping() { return {.mappings = true, .files = true}; }
    static Takes letter() { return {.letters = true, .files = true}; }
    static Takes service_list() { return {.services = true, .files = true}; }
    static Takes report() { return {.reports = true, .files = true}; }
    /// Whatever has an id.
    static Takes definition() {
        return {.checklists = true,
                .mappings = true,
                .letters = true,
                .services = true,
                .reports = true,
                .files = true};
    }
    /// These, without saying that nothing else will do.
    static Takes one_of(std::vector<std::string> words) { return {.words = std::move(words)}; }
    [[nodiscard]] Takes or_one_of(std::vector<std::string> more) const {
        Takes both = *this;
        both.words = std::move(more);
        return both;
    }

    bool operator==(const Takes&) const = default;
};

struct OptionInfo {
    std::vector<std::string> names;  ///< with their dashes: `-o`, `--output`
    std::string help;
    std::string placeholder;     ///< what the help calls its value
    std::optional<Takes> takes;  ///< none for a flag
};

struct ArgumentInfo {
    std::string name;
    Takes takes;
    bool repeats = false;  ///< it is the last, and there may be several
};

/// A command as it declares itself.
struct CommandInfo {
    std::string name;
    std::string summary;
    std::vector<OptionInfo> options;
    std::vector<ArgumentInfo> arguments;
};

/// The whole command line, as plain data: filled while the parser is, so that it cannot say anything else.
struct ProgramInfo {
    CommandInfo itself;  ///< the options that stand before a command
    std::vector<CommandInfo> commands;
};

}  // namespace vidra::cmd
