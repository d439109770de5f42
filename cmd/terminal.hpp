// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::cmd {

/// Where an interview is held: a terminal, read key by key; a plain or dumb one, or no terminal at all, read
/// line by line. What is shown goes to standard error, so that standard output is for the record alone.
class Terminal {
  public:
    /// `is_plain`: line by line, whatever the terminal can do. From now on an interruption (Ctrl-C, a closed
    /// line, a polite kill) ends what is read.
    explicit Terminal(bool is_plain);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    [[nodiscard]] bool is_terminal() const { return m_is_terminal; }
    /// Columns, from 20; 80 where nobody says.
    [[nodiscard]] static std::size_t width();

    static void show(std::string_view text);
    /// Nothing of what was shown is left to be seen, nor to be scrolled back to.
    void wipe() const;

    /// One key as its character, or a line without its end. Nothing at the end of input (a last line that has
    /// no end is none) and when interrupted.
    [[nodiscard]] std::optional<std::string> read_key(bool echoes);
    [[nodiscard]] std::optional<std::string> read_line();

  private:
    class KeyByKey;
    [[nodiscard]] std::optional<char> read_byte();
    [[nodiscard]] std::optional<std::string> read_raw_key();
    [[nodiscard]] std::optional<std::string> read_character();

    bool m_is_terminal;
    bool m_by_key;
    const KeyByKey* m_mode = nullptr;  ///< while a key is read
    std::string m_pending;             ///< read and not yet taken
    std::size_t m_taken = 0;
};

}  // namespace vidra::cmd
