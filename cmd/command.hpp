// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/catalog.hpp"
#include "options.hpp"
#include "output.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace vidra::cmd {

/// Exit status, the same for every command (man page vidra(1)). Never dependent on a screening outcome.
enum class Exit : std::uint8_t {
    done = 0,
    faults = 1,     ///< done, and the input has faults or the claim fails
    could_not = 2,  ///< usage, a file that cannot be read, nothing to do
    bug = 3,
    interrupted = 130,  ///< or the end of input where an answer was awaited
};

/// The command line asks for something that cannot be.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a command may use of the world.
struct Context {
    const checklist::Catalog& catalog;
    CommonOptions common;
    bool color_allowed = false;  ///< standard output is a terminal and NO_COLOR is not set
    std::string state_folder;    ///< the user's, for what is not finished; empty if there is none
    std::string data_folder;     ///< the user's; empty if there is none
    std::vector<std::string> module_folders;  ///< where parts of the program are that are opened on first use
    const ProgramInfo& program;
};

/// A command: it says which options it takes, then runs. It parses no data and knows no rules.
class Command {
  public:
    Command(std::string name, std::string summary) : m_name(std::move(name)), m_summary(std::move(summary)) {}
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    Command(Command&&) = delete;
    Command& operator=(Command&&) = delete;

    virtual void options(OptionSet& options) = 0;
    virtual Exit run(Context& context) = 0;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const std::string& summary() const { return m_summary; }

  private:
    std::string m_name;
    std::string m_summary;
};

std::unique_ptr<Command> make_audit();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_diff();
std::unique_ptr<Command> make_eval();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_letter();
std::unique_ptr<Command> make_list();
std::unique_ptr<Command> make_prove();
std::unique_ptr<Command> make_screen();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_stats();

/// All commands, in the order of `vidra --help`.
[[nodiscard]] std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace vidra::cmd
