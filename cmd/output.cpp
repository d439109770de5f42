// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include <unistd.h>

namespace vidra::cmd {
namespace {

constexpr std::size_t full = 1U << 16U;

}  // namespace

Output::Output(const std::string& path) {
    if (path != "-") {
        m_file = std::make_unique<base::WholeFile>(path);
    }
}

void Output::flush() {
    if (m_file) {
        m_file->write(m_buffer);
    } else {
        base::write_all(STDOUT_FILENO, m_buffer, "standard output");
    }
    m_buffer.clear();
}

void Output::flush_if_full() {
    if (m_buffer.size() >= full) {
        flush();
    }
}

bool Output::is_terminal() const {
    return !m_file && ::isatty(STDOUT_FILENO) == 1;
}

void Output::write(std::string_view text) {
    m_buffer += text;
    flush_if_full();
}

void Output::finish() {
    flush();
    if (m_file) {
        m_file->commit();
    }
}

void say(std::string_view text) {
    try {
        base::write_all(STDERR_FILENO, text, "standard error");
    } catch (const base::IoError&) {
        // there is nowhere left to say it
    }
}

}  // namespace vidra::cmd
