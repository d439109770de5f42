// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vidra::base {
namespace {

[[noreturn]] void fail(const std::string& path, std::string_view what, int error) {
    throw IoError(path, fmt::format("{}: {}", what, std::generic_category().message(error)));
}

class Descriptor {
  public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor() {
        if (m_descriptor > STDERR_FILENO) {
            ::close(m_descriptor);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

  private:
    int m_descriptor;
};

/// A name is there after a power cut only if its folder is synced too; where a file system cannot do that, it
/// keeps names by itself.
void sync_folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const Descriptor opened(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() >= 0) {
        (void)::fsync(opened.get());
    }
}

/// The last bytes of a file of this size, at most a mebibyte.
std::string end_of(int descriptor, off_t size, const std::string& path) {
    constexpr off_t most = 1 << 20;
    const off_t from = size > most ? size - most : 0;
    std::string bytes(static_cast<std::size_t>(size - from), '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const ssize_t count =
            ::pread(descriptor, bytes.data() + got, bytes.size() - got, from + static_cast<off_t>(got));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail(path, "cannot read", errno);
        }
        if (count == 0) {
            break;
        }
        got += static_cast<std::size_t>(count);
    }
    bytes.resize(got);
    return bytes;
}

}  // namespace

IoError::IoError(std::string path, const std::string& what)
    : std::runtime_error(what), m_path(std::move(path)) {}

std::string read_file(const std::string& path, std::size_t max_bytes) {
    const bool standard_input = path == "-";
    const Descriptor file(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        fail(path, "cannot open", errno);
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) {
        fail(path, "cannot read", errno);
    }
    if (S_ISDIR(status.st_mode)) {
        throw IoError(path, "is a folder, not a file");
    }
    std::string bytes;
    constexpr std::size_t chunk = 1U << 16U;
    for (;;) {
        const std::size_t used = bytes.size();
        bytes.resize(used + chunk);
        const ssize_t count = ::read(file.get(), bytes.data() + used, chunk);
        if (count < 0 && errno == EINTR) {
            bytes.resize(used);
            continue;
        }
        if (count < 0) {
            fail(path, "cannot read", errno);
        }
        bytes.resize(used + static_cast<std::size_t>(count));
        if (bytes.size() > max_bytes) {
            throw IoError(path,
                          fmt::format("is larger than {} bytes, the most that is read whole", max_bytes));
        }
        if (count == 0) {
            return bytes;
        }
    }
}

WholeFile::WholeFile(std::string path, Target target) : m_path(std::move(path)) {
    struct stat status {};
    const bool exists = ::stat(m_path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        throw IoError(m_path, "is a folder, not a file");
    }
    m_is_direct =
        (exists && !S_ISREG(status.st_mode)) || m_path.starts_with("/dev/") || m_path.starts_with("/proc/");
    if (m_is_direct && target == Target::regular_only) {
        throw IoError(m_path, "is not a regular file, and what goes there must not be seen by others");
    }
    std::error_code error;
    const auto followed = std::filesystem::weakly_canonical(m_path, error);
    m_target = error ? m_path : followed.string();
    if (m_is_direct) {
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        const std::string folder = std::filesystem::path(m_target).parent_path().string();
        m_descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC,
                              S_IRUSR | S_IWUSR);
        if (m_descriptor < 0) {
            m_temporary = m_target + ".XXXXXX";
            m_descriptor = ::mkostemp(m_temporary.data(), O_CLOEXEC);  // creates with mode 0600
        }
    }
    if (m_descriptor < 0) {
        fail(m_path, "cannot create", errno);
    }
}

WholeFile::~WholeFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        if (!m_temporary.empty()) {
            ::unlink(m_temporary.c_str());
        }
    }
}

void WholeFile::write(std::string_view bytes) {
    write_all(m_descriptor, bytes, m_path);
}

void WholeFile::commit() {
    if (!m_is_direct) {
        if (::fsync(m_descriptor) != 0) {
            fail(m_path, "cannot write", errno);
        }
        if (m_temporary.empty()) {  // give the file a name, then move it over what may be there
            const std::string unnamed = fmt::format("/proc/self/fd/{}", m_descriptor);
            for (int attempt = 0; m_temporary.empty(); ++attempt) {
                const std::string name = fmt::format("{}.{}-{}", m_target, ::getpid(), attempt);
                if (::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
                    m_temporary = name;
                } else if (errno != EEXIST) {
                    fail(m_path, "cannot name the finished file", errno);
                }
            }
        }
        if (std::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
            fail(m_path, "cannot move the finished file to its name", errno);
        }
    }
    ::close(m_descriptor);
    m_descriptor = -1;
    if (!m_is_direct) {
        sync_folder_of(m_target);
    }
}

void append_line(const std::string& path, std::string_view line, Again may_stand) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        // written to as it comes: of a pipe that nobody reads, opening it both ways would lose what is
        // written
        // nor is one waited for that nobody will ever read
        const Descriptor other(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        if (other.get() < 0) {
            fail(path, "cannot open", errno);
        }
        ::fcntl(other.get(), F_SETFL, ::fcntl(other.get(), F_GETFL) & ~O_NONBLOCK);
        write_all(other.get(), line, path);
        return;
    }
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.get() < 0) {
        fail(path, "cannot open", errno);
    }
    while (::flock(file.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            fail(path, "cannot lock", errno);
        }
    }
    if (::fstat(file.get(), &status) != 0) {  // others may have added to it meanwhile
        fail(path, "cannot read", errno);
    }
    const std::string tail = "\n" + end_of(file.get(), status.st_size, path);
    if (may_stand == Again::once && tail.find("\n" + std::string(line)) != std::string::npos) {
        return;
    }
    try {
        write_all(file.get(), (tail.back() == '\n' ? "" : "\n") + std::string(line), path);
        if (::fsync(file.get()) != 0) {
            fail(path, "cannot write", errno);
        }
    } catch (const IoError&) {
        if (::ftruncate(file.get(), status.st_size) != 0) {
            fail(path, "a line was written in part and cannot be taken back", errno);
        }
        throw;
    }
    if (status.st_size == 0) {
        sync_folder_of(path);
    }
}

void require_appendable(const std::string& path) {
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        throw IoError(path, "is a folder, not a file");
    }
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const char* what = exists ? path.c_str() : folder.empty() ? "." : folder.c_str();
    if (::access(what, exists ? W_OK : W_OK | X_OK) != 0) {
        fail(path, "cannot be written", errno);
    }
}

void make_private_folder(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path parent = fs::path(path).parent_path();
    if (!parent.empty()) {
        fs::create_directories(parent, error);
    }
    if (!error && ::mkdir(path.c_str(), S_IRWXU) != 0 && !fs::is_directory(path, error)) {
        error = std::error_code(errno, std::generic_category());
    }
    if (error) {
        throw IoError(path, "cannot make the folder: " + error.message());
    }
}

bool others_may_read(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

FileLock::FileLock(std::string path)
    : m_path(std::move(path)),
      m_descriptor(::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
    if (m_descriptor < 0) {
        fail(m_path, "cannot create", errno);
    }
    do {
        m_is_held = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
    } while (!m_is_held && errno == EINTR);
    if (!m_is_held && errno != EWOULDBLOCK) {
        const int error = errno;
        ::close(m_descriptor);
        fail(m_path, "cannot lock", error);
    }
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_is_held(std::exchange(other.m_is_held, false)) {}

FileLock::~FileLock() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void FileLock::remove() {
    if (m_is_held) {
        ::unlink(m_path.c_str());
    }
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail(path, "cannot write", errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace vidra::base
