// SPDX-License-Identifier: Apache-2.0
#include "records/bytes.hpp"

#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace vidra::records {
namespace {

class FileBytes final : public Bytes {
  public:
    FileBytes(const std::string& path, std::string name)
        : m_name(std::move(name)),
          m_descriptor(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (m_descriptor < 0) {
            fail("cannot open");
        }
    }
    ~FileBytes() override {
        if (m_descriptor > STDERR_FILENO) {
            ::close(m_descriptor);
        }
    }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    FileBytes(FileBytes&&) = delete;
    FileBytes& operator=(FileBytes&&) = delete;

    void refuse_folder() const {
        struct stat status {};
        if (::fstat(m_descriptor, &status) != 0) {
            fail("cannot read");
        }
        if (S_ISDIR(status.st_mode)) {
            throw base::IoError(m_name, "is a folder, not a file");
        }
    }

    std::size_t read(char* to, std::size_t most) override {
        for (;;) {
            const ssize_t count = ::read(m_descriptor, to, most);
            if (count >= 0) {
                return static_cast<std::size_t>(count);
            }
            if (errno != EINTR) {
                fail("cannot read");
            }
        }
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw base::IoError(m_name, what + ": " + std::generic_category().message(errno));
    }

    std::string m_name;
    int m_descriptor;
};

class TextBytes final : public Bytes {
  public:
    TextBytes(std::string text, std::unique_ptr<Bytes> rest)
        : m_text(std::move(text)), m_rest(std::move(rest)) {}

    std::size_t read(char* to, std::size_t most) override {
        if (m_at == m_text.size()) {
            return m_rest ? m_rest->read(to, most) : 0;
        }
        const std::size_t count = m_text.copy(to, most, m_at);
        m_at += count;
        return count;
    }

  private:
    std::string m_text;
    std::size_t m_at = 0;
    std::unique_ptr<Bytes> m_rest;
};

}  // namespace

std::unique_ptr<Bytes> file_bytes(const std::string& path, const std::string& name) {
    auto file = std::make_unique<FileBytes>(path, name);
    file->refuse_folder();
    return file;
}

std::unique_ptr<Bytes> text_bytes(std::string text) {
    return std::make_unique<TextBytes>(std::move(text), nullptr);
}

std::unique_ptr<Bytes> with_head(std::string head, std::unique_ptr<Bytes> rest) {
    return std::make_unique<TextBytes>(std::move(head), std::move(rest));
}

}  // namespace vidra::records
