// SPDX-License-Identifier: Apache-2.0
// Runs commands in turn (A B C, A B C, ...), after one round to warm up, and prints of each a line of
//   name, median wall time in s, least, most, peak memory in KiB, ratio
// separated by tabs; the ratio is how many times as fast it was as the command it is set against, the median
// over the rounds. Turns and ratios within a round cancel what else the machine does.
//   measure ROUNDS LIST
// A line of LIST: name, name of the command it is set against, file for standard input or -, command,
// arguments; separated by tabs. No shell is in between. What the commands print goes to /dev/null. Trap:
// until a child runs its program the system counts our memory as its peak. So this program is small and
// linked statically: it adds a floor of about 1 MiB.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

struct Command {
    std::string name;
    std::size_t against = 0;
    std::string input;
    std::vector<std::string> words;
    std::vector<double> seconds;
    std::vector<double> processor_seconds;
    long peak_kib = 0;
};

[[noreturn]] void fail(const std::string& name, const char* what) {
    std::fprintf(stderr, "measure: %s: %s\n", name.c_str(), what);
    std::exit(2);
}

std::vector<std::string> split_tabs(const std::string& line) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = line.find('\t', begin);
        words.push_back(line.substr(begin, end - begin));
        if (end == std::string::npos) {
            return words;
        }
        begin = end + 1;
    }
}

std::vector<Command> read_list(const char* path) {
    std::FILE* file = std::fopen(path, "r");
    if (file == nullptr) {
        fail(path, std::strerror(errno));
    }
    std::vector<Command> commands;
    char* line = nullptr;
    std::size_t room = 0;
    for (ssize_t size = 0; (size = getline(&line, &room, file)) > 0;) {
        std::string text(line, static_cast<std::size_t>(size));
        if (text.back() == '\n') {
            text.pop_back();
        }
        const std::vector<std::string> words = split_tabs(text);
        if (words.size() < 4) {
            fail(text, "not a command of the list");
        }
        Command command;
        command.name = words[0];
        command.input = words[2] == "-" ? "/dev/null" : words[2];
        command.words.assign(words.begin() + 3, words.end());
        commands.push_back(std::move(command));
        const auto is_named = [&](const Command& other) { return other.name == words[1]; };
        const auto against = std::find_if(commands.begin(), commands.end(), is_named);
        if (against == commands.end()) {
            fail(words[1], "no command before it has this name");
        }
        commands.back().against = static_cast<std::size_t>(against - commands.begin());
    }
    std::free(line);
    std::fclose(file);
    return commands;
}

double to_seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void run_once(Command& command) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, command.input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> words;
    for (std::string& word : command.words) {
        words.push_back(word.data());
    }
    words.push_back(nullptr);

    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (const int error = posix_spawnp(&child, words[0], &files, nullptr, words.data(), environ);
        error != 0) {
        fail(command.name, std::strerror(error));
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) {
        fail(command.name, std::strerror(errno));
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;

    posix_spawn_file_actions_destroy(&files);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fail(command.name, "ended with neither 0 nor 1");
    }
    command.peak_kib = std::max(command.peak_kib, usage.ru_maxrss);
    command.seconds.push_back(wall.count());
    command.processor_seconds.push_back(to_seconds(usage.ru_utime) + to_seconds(usage.ru_stime));
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double median_ratio(const std::vector<double>& against, const std::vector<double>& values) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < values.size(); ++i) {
        ratios.push_back(against[i] / values[i]);
    }
    return median(ratios);
}

}  // namespace

int main(int argc, char** argv) {
    const long rounds = argc == 3 ? std::strtol(argv[1], nullptr, 10) : 0;
    if (rounds < 1) {
        std::fputs("usage: measure ROUNDS LIST\n", stderr);
        return 2;
    }
    std::vector<Command> commands = read_list(argv[2]);
    for (long round = 0; round <= rounds; ++round) {
        for (Command& command : commands) {
            run_once(command);
            if (round == 0) {
                command.seconds.clear();
                command.processor_seconds.clear();
            }
        }
    }
    for (const Command& command : commands) {
        const Command& against = commands[command.against];
        const auto [least, most] = std::minmax_element(command.seconds.begin(), command.seconds.end());
        std::printf("%s\t%.6f\t%.6f\t%.6f\t%.6f\t%ld\t%.4f\t%.4f\n", command.name.c_str(),
                    median(command.seconds), *least, *most, median(command.processor_seconds),
                    command.peak_kib, median_ratio(against.seconds, command.seconds),
                    median_ratio(against.processor_seconds, command.processor_seconds));
    }
    return 0;
}
