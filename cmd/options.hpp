// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vidra::cmd {

/// How a command says which options it takes. The only thing that commands see of CLI11, whose header is
/// slow to compile.
class OptionSet {
  public:
    explicit OptionSet(CLI::App& app) : m_app(app) {}

    void flag(const std::string& names, bool& value, const std::string& help);
    void text(const std::string& names, std::string& value, const std::string& placeholder,
              const std::string& help);
    void number(const std::string& names, std::uint64_t& value, const std::string& placeholder,
                const std::string& help);
    /// One of `words`; its first is the default.
    void word(const std::string& names, std::string& value, const std::vector<std::string>& words,
              const std::string& help);
    void required(const std::string& name, std::string& value, const std::string& help);
    void rest(const std::string& name, std::vector<std::string>& values, const std::string& help,
              bool at_least_one);

  private:
    CLI::App& m_app;
};

/// Options that mean the same in every command that has them.
struct CommonOptions {
    std::string language = "en";
    std::string output = "-";
    std::string color = "auto";
    bool quiet = false;
    void add(OptionSet& options);
};

}  // namespace vidra::cmd
