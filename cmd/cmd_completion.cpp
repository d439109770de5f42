// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "completion_script.hpp"

namespace vidra::cmd {
namespace {

class Completion final : public Command {
  public:
    Completion() : Command("completion", "Print the script that completes vidra's words in a shell") {}

    void options(OptionSet& options) override {
        options.required_word("shell", m_shell, {"bash", "zsh", "fish"}, "For which shell");
    }

    Exit run(Context& context) override {
        Output output(context.common.output);
        output.write(m_shell == "bash"  ? bash_completion(context.program)
                     : m_shell == "zsh" ? zsh_completion(context.program)
                                        : fish_completion(context.program));
        output.finish();
        return Exit::done;
    }

  private:
    std::string m_shell;
};

}  // namespace

std::unique_ptr<Command> make_completion() {
    return std::make_unique<Completion>();
}

}  // namespace vidra::cmd
