// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "command.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using vidra::cmd::Command;
using vidra::cmd::Exit;
using vidra::cmd::say;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// A folder of the user's, by the XDG Base Directory Specification; empty if there is none.
std::string user_folder(const char* variable, const std::string& in_home) {
    // a relative one is to be passed over, says the specification
    if (const std::string folder = environment(variable); folder.starts_with('/')) {
        return folder + "/vidra";
    }
    const std::string home = environment("HOME");
    return home.empty() ? std::string() : home + in_home + "/vidra";
}

/// Where the program is; empty where that is not known.
std::filesystem::path program_folder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path() : program.parent_path();
}

/// The folders in which ids are looked up, the first wins: here, VIDRA_PATH, the user's, the installed one
/// (beside the program, so that a moved installation still works).
std::vector<std::string> data_folders() {
    std::vector<std::string> folders = {"."};
    const std::string path = environment("VIDRA_PATH");
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find(':', at), path.size());
        if (end > at) {
            folders.push_back(path.substr(at, end - at));
        }
        at = end + 1;
    }
    if (const std::string data = user_folder("XDG_DATA_HOME", "/.local/share"); !data.empty()) {
        folders.push_back(data);
    }
    if (const auto program = program_folder(); !program.empty()) {
        folders.push_back((program / "../share/vidra").string());
        folders.push_back((program / "share/vidra").string());
    }
    return folders;
}

/// Where parts of the program are that are opened on first use: in the build tree beside it.
std::vector<std::string> module_folders() {
    const auto program = program_folder();
    return {(program / VIDRA_MODULE_FOLDER).string(), program.string()};
}

Exit usage(const std::string& message, const std::string& help = {}) {
    say(fmt::format("vidra: {}\n{}", vidra::base::terminal_safe(message),
                    help.empty() ? std::string() : help + "\n"));
    return Exit::could_not;
}

/// CLI11 asks first for what is missing; what is there and unknown says more about what was meant.
Exit report(const CLI::App& app, const CLI::ParseError& error,
            const std::vector<std::unique_ptr<Command>>& commands) {
    const CLI::App* used = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
    const std::vector<std::string> unknown = app.remaining(true);
    const std::string help =
        used == &app ? "See vidra --help." : fmt::format("See vidra {} --help.", used->get_name());
    if (unknown.empty()) {
        return usage(error.what(), help);
    }
    std::vector<std::string> known;
    const bool is_option = unknown.front().starts_with('-');
    if (used == &app && !is_option) {
        for (const auto& command : commands) {
            known.push_back(command->name());
        }
    } else {
        for (const CLI::Option* option : used->get_options()) {
            for (const std::string& name : option->get_lnames()) {
                known.push_back("--" + name);
            }
        }
    }
    const auto near = vidra::base::nearest(unknown.front(), known);
    const std::string what = is_option ? "option" : used == &app ? "command" : "argument";
    return usage(fmt::format("there is no {} `{}`{}", what, unknown.front(),
                             near ? fmt::format("; did you mean `{}`?", *near) : std::string()),
                 help);
}

Exit write(const std::string& text) {
    try {
        vidra::cmd::Output output("-");
        output.write(text);
        output.finish();
        return Exit::done;
    } catch (const vidra::base::IoError& error) {
        return usage(fmt::format("{}: {}", error.path(), error.what()));
    }
}

Exit run(Command& command, vidra::cmd::Context& context) {
    try {
        return command.run(context);
    } catch (const vidra::cmd::UsageError& error) {
        return usage(error.what(), fmt::format("See vidra {} --help.", command.name()));
    } catch (const vidra::base::IoError& error) {
        return usage(fmt::format("{}: {}", error.path(), error.what()));
    }
}

Exit vidra_main(int argc, char** argv) {
    CLI::App app("vidra: victim identification and referral aid", "vidra");
    app.set_version_flag("--version", "vidra " VIDRA_VERSION);
    app.require_subcommand(0, 1);
    const auto commands = vidra::cmd::all_commands();
    vidra::cmd::CommonOptions common;
    vidra::cmd::ProgramInfo program;
    program.itself.name = app.get_name();
    const vidra::cmd::OptionSet own(app, program.itself);
    for (const auto& command : commands) {
        CLI::App* sub = app.add_subcommand(command->name(), command->summary());
        program.commands.push_back({command->name(), command->summary(), {}, {}});
        vidra::cmd::OptionSet options(*sub, program.commands.back());
        command->options(options);
        common.add(options);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        std::ostringstream text;  // --help and --version
        app.exit(success, text, text);
        return write(text.str());
    } catch (const CLI::ParseError& error) {
        return report(app, error, commands);
    }
    if (app.get_subcommands().empty()) {
        return usage("no command", "See vidra --help.");
    }
    const std::string name = app.get_subcommands().front()->get_name();
    const auto command =
        std::find_if(commands.begin(), commands.end(), [&](const auto& one) { return one->name() == name; });
    common.settle();
    const vidra::checklist::Catalog catalog(data_folders());
    const bool color =
        common.color == "always" || (common.color == "auto" && environment("NO_COLOR").empty() &&
                                     environment("TERM") != "dumb" && ::isatty(STDOUT_FILENO) == 1);
    vidra::cmd::Context context{catalog,
                                common,
                                color,
                                user_folder("XDG_STATE_HOME", "/.local/state"),
                                user_folder("XDG_DATA_HOME", "/.local/share"),
                                module_folders(),
                                program};
    return run(**command, context);
}

}  // namespace

int main(int argc, char** argv) {
    (void)std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write, with a message
    try {
        return static_cast<int>(vidra_main(argc, argv));
    } catch (const std::exception& error) {
        say(fmt::format("vidra: a fault of vidra itself: {}\n", error.what()));
        return static_cast<int>(Exit::bug);
    }
}
