// SPDX-License-Identifier: Apache-2.0
#include "records/source.hpp"

#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace vidra::records {
namespace {

constexpr std::size_t chunk_bytes = 1U << 16U;

[[noreturn]] void fail(const std::string& name, const std::string& what) {
    throw base::IoError(name, what + ": " + std::generic_category().message(errno));
}

}  // namespace

Source::Source(int descriptor, std::string name) : m_name(std::move(name)), m_descriptor(descriptor) {}

Source::Source(const std::string& path)
    : Source(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC),
             path == "-" ? "standard input" : path) {
    struct stat status {};
    if (m_descriptor < 0) {
        fail(m_name, "cannot open");
    }
    if (::fstat(m_descriptor, &status) != 0) {
        fail(m_name, "cannot read");
    }
    if (S_ISDIR(status.st_mode)) {
        throw base::IoError(m_name, "is a folder, not a file");
    }
    m_buffer.resize(chunk_bytes);
}

Source Source::from_text(std::string text, std::string name) {
    Source source(-1, std::move(name));
    source.m_end = text.size();
    source.m_buffer = std::move(text);
    return source;
}

Source::Source(Source&& other) noexcept
    : m_name(std::move(other.m_name)),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_buffer(std::move(other.m_buffer)),
      m_begin(std::exchange(other.m_begin, 0)),
      m_end(std::exchange(other.m_end, 0)) {}

Source::~Source() {
    if (m_descriptor > STDERR_FILENO) {
        ::close(m_descriptor);
    }
}

bool Source::more() {
    if (m_descriptor < 0) {
        return false;
    }
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_buffer.size() < m_end + chunk_bytes) {
        m_buffer.resize(2 * m_end + chunk_bytes);
    }
    for (;;) {
        const ssize_t count = ::read(m_descriptor, m_buffer.data() + m_end, chunk_bytes);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail(m_name, "cannot read");
        }
        m_end += static_cast<std::size_t>(count);
        return count > 0;
    }
}

}  // namespace vidra::records
