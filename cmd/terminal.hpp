// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::cmd {

/// What came of waiting for an officer.
struct Typed {
    enum class Kind : std::uint8_t {
        text,    ///< a key as its character, or a line without its end
        end,     ///< the end of input (a last line that has no end is none), or an interruption
        redraw,  ///< somebody else had the terminal: what was shown is to be shown again
    };
    Kind kind = Kind::end;
    std::string text;
};

/// Where an interview is held: a terminal, read key by key; a plain or dumb one, or no terminal at all, read
/// line by line. What is shown goes to standard error, so that standard output is for the record alone.
///
/// On a terminal a key answers only what was on the screen when it was pressed: what was typed or pasted
/// ahead is dropped. Ctrl-L anywhere, also in the middle of a line, is the key that blanks; what was typed of
/// the line stays.
class Terminal {
  public:
    /// `is_plain`: line by line, whatever the terminal can do. From now on an interruption (Ctrl-C, Ctrl-\\,
    /// a closed line, a polite kill) ends what is read and nothing else, and no memory is dumped.
    explicit Terminal(bool is_plain);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    /// Columns, from 20; 80 where nobody says.
    [[nodiscard]] static std::size_t width();

    /// Shows text, with nothing in it that a terminal would obey.
    static void show(std::string_view text);
    /// Shows a text of one line, wrapped.
    static void tell(std::string_view text);
    /// Nothing of what was shown is left to be seen, nor to be scrolled back to.
    static void wipe();
    /// The same before and after a talk, where the terminal can do it without a page of empty lines.
    void wipe_if_easy() const;

    /// Where keys are read and `echoes`, the key is shown.
    [[nodiscard]] Typed read_key(bool echoes);
    [[nodiscard]] Typed read_line();

    /// A line of a terminal cannot be longer; what comes so long was cut by the system.
    static constexpr std::size_t longest_line = 4095;
    [[nodiscard]] bool cuts_lines() const { return m_is_terminal && !m_by_key; }

  private:
    class Mode;
    using Milliseconds = std::chrono::milliseconds;

    /// A byte; nothing at the end, when interrupted, when the terminal was given back, or after `limit`.
    [[nodiscard]] std::optional<char> read_byte(std::optional<Milliseconds> limit = std::nullopt);
    /// The rest of a character or of a key that sends several; empty for one that says nothing.
    [[nodiscard]] std::optional<std::string> read_character();
    void pass_over_escape();
    /// Up to its last byte.
    void pass_over_sequence();
    [[nodiscard]] Typed nothing() const;

    bool m_is_terminal;
    bool m_by_key;
    bool m_is_ended = false;
    bool m_was_given_back = false;
    bool m_after_escape = false;   ///< the rest of a key that sends several may still come
    std::unique_ptr<Mode> m_mode;  ///< where keys are read
    std::string m_line;            ///< typed and not yet ended
    std::string m_pending;         ///< read and not yet taken
    std::size_t m_taken = 0;
    sigset_t m_signals_before{};
};

}  // namespace vidra::cmd
