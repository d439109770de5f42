// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include "base/text_page.hpp"
#include "base/utf8.hpp"
#include "output.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <utility>

namespace vidra::cmd {
namespace {

// What a signal handler may touch; read by the one terminal that there is.
volatile std::sig_atomic_t was_interrupted = 0;  // NOLINT(*-non-const-global-variables)
volatile std::sig_atomic_t was_continued = 0;    // NOLINT(*-non-const-global-variables)

extern "C" void interrupt(int /*signal*/) {
    was_interrupted = 1;
}

extern "C" void go_on(int /*signal*/) {
    was_continued = 1;
}

constexpr std::array<int, 4> interruptions = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/// Leaves a signal alone that whoever started the program wants ignored (nohup).
void on_signal(int signal, void (*handler)(int)) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
        action = {};
        action.sa_handler = handler;
        ::sigaction(signal, &action, nullptr);
    }
}

bool is_dumb() {
    const char* term = std::getenv("TERM");
    return term == nullptr || *term == '\0' || std::string_view(term) == "dumb";
}

/// Within so long a time comes what one key sends in several bytes, on a slow line too.
constexpr std::chrono::milliseconds patience(300);

constexpr char escape = 27;
constexpr char control_d = 4;
constexpr char control_l = 12;
constexpr char control_u = 21;
constexpr char backspace = 8;
constexpr char erase = 127;

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t length_of_character(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF8U ? 1 : byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
}

}  // namespace

/// How the terminal treats what is typed, as long as the object lives.
class Terminal::Mode {
  public:
    /// `by_key`: keys come one by one; otherwise lines. Neither is seen.
    explicit Mode(bool by_key) : m_by_key(by_key), m_is_set(::tcgetattr(STDIN_FILENO, &m_before) == 0) {
        set();
    }
    ~Mode() {
        if (m_is_set) {
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
        }
    }
    Mode(const Mode&) = delete;
    Mode& operator=(const Mode&) = delete;
    Mode(Mode&&) = delete;
    Mode& operator=(Mode&&) = delete;

    /// Again, after a shell has had the terminal.
    void set() const {
        if (m_is_set) {
            termios now = m_before;
            now.c_lflag &= ~static_cast<tcflag_t>(m_by_key ? ICANON | ECHO : ECHO);
            now.c_cc[VMIN] = 1;
            now.c_cc[VTIME] = 0;
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
        }
    }

  private:
    bool m_by_key;
    termios m_before{};
    bool m_is_set;
};

Terminal::Terminal(bool is_plain)
    : m_is_terminal(::isatty(STDIN_FILENO) == 1), m_by_key(m_is_terminal && !is_plain && !is_dumb()) {
    was_interrupted = 0;
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : interruptions) {
        on_signal(signal, interrupt);
        sigaddset(&held, signal);
    }
    on_signal(SIGCONT, go_on);
    sigaddset(&held, SIGCONT);
    on_signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write, with a message
    // they come through where a key is waited for, so that none is missed before it
    ::sigprocmask(SIG_BLOCK, &held, &m_signals_before);
    if (m_by_key) {
        m_mode = std::make_unique<Mode>(true);
    }
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);  // what a person said is in memory
}

Terminal::~Terminal() {
    for (const int signal : interruptions) {
        on_signal(signal, SIG_DFL);
    }
    on_signal(SIGCONT, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &m_signals_before, nullptr);
}

std::size_t Terminal::width() {
    constexpr std::size_t usual = 80;
    constexpr std::size_t least = 20;
    constexpr std::size_t most = 100;  // longer lines are hard to read
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return std::clamp<std::size_t>(size.ws_col, least, most);
    }
    return usual;
}

void Terminal::show(std::string_view text) {
    say(base::terminal_safe(text, true));
}

void Terminal::tell(std::string_view text) {
    base::TextPage page(width());
    page.line(0, text);
    show(page.take());
}

void Terminal::wipe() {
    if (::isatty(STDERR_FILENO) != 1) {
        return;
    }
    if (is_dumb()) {
        constexpr std::size_t more_than_a_screen = 200;
        say(std::string(more_than_a_screen, '\n'));
    } else {
        say("\x1B[H\x1B[2J\x1B[3J");  // home, the screen, what can be scrolled back to
    }
}

void Terminal::wipe_if_easy() const {
    if (m_by_key) {
        wipe();
    }
}

std::optional<char> Terminal::read_byte(std::optional<Milliseconds> limit) {
    while (m_taken == m_pending.size()) {
        timespec wait{};
        if (limit) {
            constexpr long nanoseconds = 1'000'000;
            wait.tv_nsec = limit->count() * nanoseconds;
        }
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::ppoll(&input, 1, limit ? &wait : nullptr, &m_signals_before);
        if (was_interrupted != 0) {
            m_is_ended = true;
            return std::nullopt;
        }
        if (was_continued != 0) {
            was_continued = 0;
            m_was_given_back = m_is_terminal;
            if (m_mode) {
                m_mode->set();
            }
        }
        if (m_was_given_back || ready == 0) {
            return std::nullopt;
        }
        if (ready < 0) {
            continue;
        }
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), m_by_key ? 1 : bytes.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            m_is_ended = true;
            return std::nullopt;
        }
        m_pending.assign(bytes.data(), static_cast<std::size_t>(count));
        m_taken = 0;
    }
    return m_pending[m_taken++];
}

Typed Terminal::nothing() const {
    return {m_is_ended ? Typed::Kind::end : Typed::Kind::redraw, {}};
}

/// Of an arrow or a function key: ESC [ … or ESC O …, up to its last byte. On a slow line the rest may come
/// late.
void Terminal::pass_over_escape() {
    const auto is_introducer = [](char c) { return c == '[' || c == 'O'; };
    const auto next = read_byte(patience);
    m_after_escape = !next;
    if (!next || !is_introducer(*next)) {
        return;
    }
    pass_over_sequence();
}

void Terminal::pass_over_sequence() {
    const auto is_last = [](char c) { return c >= '@' && c <= '~'; };
    for (auto byte = read_byte(patience); byte && !is_last(*byte); byte = read_byte(patience)) {
    }
}

std::optional<std::string> Terminal::read_character() {
    const auto first = read_byte();
    if (!first) {
        return std::nullopt;
    }
    if (m_after_escape && (*first == '[' || *first == 'O')) {
        m_after_escape = false;
        pass_over_sequence();
        return std::string();
    }
    m_after_escape = false;
    if (*first == escape) {
        pass_over_escape();
        return std::string();
    }
    std::string character(1, *first);
    while (character.size() < length_of_character(*first)) {
        const auto next = read_byte(patience);
        if (!next || !continues(*next)) {
            m_taken -= next ? 1U : 0U;  // the start of another character
            break;
        }
        character += *next;
    }
    return character;
}

Typed Terminal::read_line() {
    m_was_given_back = false;
    if (!m_by_key) {
        std::string line;
        while (const auto byte = read_byte()) {
            if (*byte == '\n') {
                return {Typed::Kind::text, line};
            }
            line += *byte;
        }
        return nothing();
    }
    say(base::terminal_safe(m_line));
    while (const auto character = read_character()) {
        const char c = character->empty() ? '\0' : character->front();
        if (c == '\n' || c == '\r') {
            say("\n");
            return {Typed::Kind::text, std::exchange(m_line, {})};
        }
        if (c == control_l) {
            return {Typed::Kind::text, ":h"};
        }
        if (c == control_d && m_line.empty()) {
            m_is_ended = true;
            break;
        }
        if (c == backspace || c == erase || c == control_u) {
            do {
                std::size_t start = m_line.size();
                while (start > 0 && continues(m_line[start - 1])) {
                    --start;
                }
                start -= start > 0 ? 1U : 0U;
                for (std::size_t i = base::display_width(std::string_view(m_line).substr(start)); i > 0;
                     --i) {
                    say("\b \b");
                }
                m_line.resize(start);
            } while (c == control_u && !m_line.empty());
        } else if (static_cast<unsigned char>(c) >= ' ') {
            m_line += *character;
            say(base::terminal_safe(*character));
        }
    }
    return nothing();
}

Typed Terminal::read_key(bool echoes) {
    m_was_given_back = false;
    if (!m_by_key) {
        const auto unseen = m_is_terminal && !echoes ? std::make_unique<Mode>(false) : nullptr;
        return read_line();
    }
    ::tcflush(STDIN_FILENO, TCIFLUSH);
    m_taken = m_pending.size();
    const auto character = read_character();
    if (!character) {
        return nothing();
    }
    const char c = character->empty() ? '\x1B' : character->front();
    if (c == control_d) {
        m_is_ended = true;
        return nothing();
    }
    if (c == control_l) {
        return {Typed::Kind::text, "h"};
    }
    const bool is_enter = c == '\n' || c == '\r';
    if (echoes) {
        say((is_enter || static_cast<unsigned char>(c) < ' ' ? std::string()
                                                             : base::terminal_safe(*character)) +
            "\n");
    }
    return {Typed::Kind::text, is_enter             ? std::string()
                               : character->empty() ? std::string(1, escape)
                                                    : *character};
}

}  // namespace vidra::cmd
