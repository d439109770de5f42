// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace vidra::test {
namespace {

[[noreturn]] void become(const std::string& program, const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    const char* sanitizer = std::getenv("ASAN_OPTIONS");
    std::vector<std::string> variables = {
        "PATH=/usr/bin:/bin", "HOME=/nonexistent", "LC_ALL=C.UTF-8", "TZ=UTC", "TERM=xterm", "NO_COLOR=1"};
    variables.push_back(std::string("ASAN_OPTIONS=") + (sanitizer == nullptr ? "" : sanitizer));
    std::vector<char*> environment;
    for (std::string& variable : variables) {
        environment.push_back(variable.data());
    }
    environment.push_back(nullptr);
    ::execve(program.c_str(), argv.data(), environment.data());
    ::_exit(127);
}

int status_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            throw std::runtime_error("cannot wait for the program");
        }
    }
    constexpr int signals = 256;
    return WIFEXITED(status) ? WEXITSTATUS(status) : signals + WTERMSIG(status);
}

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 65536> buffer;
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {  // a terminal ends with EIO
            return text;
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

Run run_piped(const std::string& program, const std::vector<std::string>& arguments) {
    // files, not pipes: nothing can wait for anything
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::tmpfile(), std::fclose);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> err(std::tmpfile(), std::fclose);
    const pid_t child = ::fork();
    if (!out || !err || child < 0) {
        throw std::runtime_error("cannot start the program");
    }
    if (child == 0) {
        const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(::fileno(out.get()), STDOUT_FILENO);
        ::dup2(::fileno(err.get()), STDERR_FILENO);
        become(program, arguments);
    }
    Run run;
    run.code = status_of(child);
    ::lseek(::fileno(out.get()), 0, SEEK_SET);
    ::lseek(::fileno(err.get()), 0, SEEK_SET);
    run.out = read_all(::fileno(out.get()));
    run.err = read_all(::fileno(err.get()));
    return run;
}

Run run_on_terminal(const std::string& program, const std::vector<std::string>& arguments) {
    termios settings{};
    ::cfmakeraw(&settings);  // so that a line feed stays one
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, &settings, nullptr);
    if (child < 0) {
        throw std::runtime_error("cannot start the program on a terminal");
    }
    if (child == 0) {
        become(program, arguments);
    }
    Run run;
    run.out = read_all(terminal);
    ::close(terminal);
    run.code = status_of(child);
    return run;
}

}  // namespace vidra::test
