// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"

namespace vidra::cmd {

std::vector<std::unique_ptr<Command>> all_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_check());
    commands.push_back(make_list());
    commands.push_back(make_show());
    commands.push_back(make_eval());
    commands.push_back(make_explain());
    commands.push_back(make_screen());
    commands.push_back(make_letter());
    commands.push_back(make_stats());
    commands.push_back(make_prove());
    commands.push_back(make_diff());
    commands.push_back(make_audit());
    commands.push_back(make_completion());
    return commands;
}

}  // namespace vidra::cmd
