// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace vidra::cmd {

/// How a command says which options it takes. The only thing that commands see of CLI11, whose header is
/// slow to compile. What is declared goes to the parser and, as plain data, to `info`.
class OptionSet {
  public:
    OptionSet(CLI::App& app, CommandInfo& info);

    void flag(const std::string& names, bool& value, const std::string& help);
    void text(const std::string& names, std::string& value, const std::string& placeholder,
              const std::string& help, const Takes& takes = Takes::anything());
    /// May be given several times, each time with one value.
    void texts(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
               const std::string& help, const Takes& takes = Takes::anything());
    void number(const std::string& names, std::uint64_t& value, const std::string& placeholder,
                const std::string& help);
    /// One of `words`; its first is the default.
    void word(const std::string& names, std::string& value, const std::vector<std::string>& words,
              const std::string& help);
    void optional(const std::string& name, std::string& value, const Takes& takes, const std::string& help);
    void required(const std::string& name, std::string& value, const Takes& takes, const std::string& help);
    /// One of `words` as an argument.
    void required_word(const std::string& name, std::string& value, const std::vector<std::string>& words,
                       const std::string& help);
    void rest(const std::string& name, std::vector<std::string>& values, const Takes& takes,
              const std::string& help, bool at_least_one);

  private:
    void note(const CLI::Option& option, const std::string& placeholder, std::optional<Takes> takes);

    CLI::App& m_app;
    CommandInfo& m_info;
};

/// Options that mean the same in every command that has them.
struct CommonOptions {
    std::string language;  ///< `en` where none was named
    std::string output;    ///< `-` where none was named
    bool language_was_named = false;
    bool output_was_named = false;
    std::string color = "auto";
    bool quiet = false;
    void add(OptionSet& options);
    /// Fills in what was not named.
    void settle();
};

}  // namespace vidra::cmd
