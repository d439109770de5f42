// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include "base/utf8.hpp"
#include "output.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>

namespace vidra::cmd {
namespace {

volatile std::sig_atomic_t was_interrupted = 0;
volatile std::sig_atomic_t was_continued = 0;

extern "C" void interrupt(int /*signal*/) {
    was_interrupted = 1;
}

extern "C" void go_on(int /*signal*/) {
    was_continued = 1;
}

constexpr std::array<int, 3> interruptions = {SIGINT, SIGTERM, SIGHUP};

void on_signal(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;  // without SA_RESTART: what waits for a key is woken
    ::sigaction(signal, &action, nullptr);
}

bool is_dumb() {
    const char* term = std::getenv("TERM");
    return term == nullptr || *term == '\0' || std::string_view(term) == "dumb";
}

std::size_t length_of_character(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
}

/// Whether more comes within so short a time that no finger pressed it.
bool more_follows() {
    constexpr int milliseconds = 25;
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, milliseconds) > 0;
}

}  // namespace

/// Keys come one by one, unseen, until the end of the block.
class Terminal::KeyByKey {
  public:
    KeyByKey() {
        m_is_set = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        set();
    }
    /// Again, after a shell has had the terminal.
    void set() const {
        if (m_is_set) {
            termios now = m_before;
            now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
            now.c_cc[VMIN] = 1;
            now.c_cc[VTIME] = 0;
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
        }
    }
    ~KeyByKey() {
        if (m_is_set) {
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
        }
    }
    KeyByKey(const KeyByKey&) = delete;
    KeyByKey& operator=(const KeyByKey&) = delete;
    KeyByKey(KeyByKey&&) = delete;
    KeyByKey& operator=(KeyByKey&&) = delete;

  private:
    termios m_before{};
    bool m_is_set = false;
};

Terminal::Terminal(bool is_plain)
    : m_is_terminal(::isatty(STDIN_FILENO) == 1), m_by_key(m_is_terminal && !is_plain && !is_dumb()) {
    was_interrupted = 0;
    for (const int signal : interruptions) {
        on_signal(signal, interrupt);
    }
    on_signal(SIGCONT, go_on);
    on_signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write, with a message
}

Terminal::~Terminal() {
    for (const int signal : interruptions) {
        on_signal(signal, SIG_DFL);
    }
    on_signal(SIGCONT, SIG_DFL);
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
    say(text);
}

void Terminal::wipe() const {
    if (!m_is_terminal) {
        return;
    }
    if (is_dumb()) {
        say(std::string(200, '\n'));
    } else {
        say("\x1B[H\x1B[2J\x1B[3J");  // home, the screen, what can be scrolled back to
    }
}

std::optional<char> Terminal::read_byte() {
    while (m_taken == m_pending.size()) {
        if (was_interrupted != 0) {
            return std::nullopt;
        }
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), m_by_key ? 1 : bytes.size());
        if (count < 0 && errno == EINTR) {
            if (m_mode != nullptr && was_continued != 0) {
                was_continued = 0;
                m_mode->set();
            }
            continue;
        }
        if (count <= 0) {
            return std::nullopt;
        }
        m_pending.assign(bytes.data(), static_cast<std::size_t>(count));
        m_taken = 0;
    }
    return m_pending[m_taken++];
}

std::optional<std::string> Terminal::read_line() {
    std::string line;
    while (const auto byte = read_byte()) {
        if (*byte == '\n') {
            return line;
        }
        line += *byte;
    }
    return std::nullopt;
}

std::optional<std::string> Terminal::read_raw_key() {
    const KeyByKey mode;
    m_mode = &mode;
    const auto key = read_character();
    m_mode = nullptr;
    return key;
}

std::optional<std::string> Terminal::read_character() {
    const auto first = read_byte();
    constexpr char end_of_transmission = 4;  // Ctrl-D
    constexpr char escape = 27;
    if (!first || *first == end_of_transmission) {
        return std::nullopt;
    }
    std::string key(1, *first);
    if (*first == escape) {  // an arrow or the like: its letters are no keys
        while (more_follows()) {
            if (!read_byte()) {
                return std::nullopt;
            }
        }
        return key;
    }
    while (key.size() < length_of_character(*first)) {
        const auto next = read_byte();
        if (!next) {
            return std::nullopt;
        }
        key += *next;
    }
    return *first == '\n' || *first == '\r' ? std::string() : key;
}

std::optional<std::string> Terminal::read_key(bool echoes) {
    if (!m_by_key) {
        return read_line();
    }
    const auto key = read_raw_key();
    if (key && echoes) {
        const bool is_shown = key->size() > 1 || (!key->empty() && key->front() > ' ' && key->front() < 127);
        say((is_shown ? base::terminal_safe(*key) : std::string()) + "\n");
    }
    return key;
}

}  // namespace vidra::cmd
