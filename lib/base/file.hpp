// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vidra::base {

/// Trouble in the world, not in somebody's data: a file cannot be opened, read or written.
class IoError : public std::runtime_error {
  public:
    /// `what` says what was tried and failed, in words; `path` is the file's name as the user gave it.
    IoError(std::string path, const std::string& what);
    [[nodiscard]] const std::string& path() const { return m_path; }

  private:
    std::string m_path;
};

/// A configuration file is read whole; records are streamed (records/source.hpp). No honest checklist,
/// mapping or template comes near this size.
inline constexpr std::size_t max_configuration_bytes = 1U << 20U;

/// All bytes of a regular file or pipe of at most `max_bytes`; `-` is standard input. Throws IoError for a
/// folder, a file that is missing, unreadable or larger.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t max_bytes);

/// A file that holds records: created readable by its owner alone (0600) and there whole or not at all.
/// It has no name until `commit`, which syncs it and moves it to `path`, so that even a killed program
/// leaves nothing behind; where the file system cannot do that it has a temporary name beside `path`.
/// What is there already and is no regular file (a device, a pipe), and anything under /dev and /proc, is
/// written to as it comes. A symbolic link is followed.
/// Each member throws IoError when the system refuses.
class WholeFile {
  public:
    enum class Target : std::uint8_t {
        any,
        regular_only,  ///< refuse a path that is there and is no regular file
    };
    explicit WholeFile(std::string path, Target target = Target::any);
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    WholeFile(WholeFile&&) = delete;
    WholeFile& operator=(WholeFile&&) = delete;

    void write(std::string_view bytes);
    void commit();

  private:
    std::string m_path;
    std::string m_target;     ///< the path without links
    std::string m_temporary;  ///< empty while the file has no name, and for a target written directly
    int m_descriptor = -1;
    bool m_is_direct = false;
};

/// Writes all of `bytes` to an open descriptor; throws IoError that names `path`.
void write_all(int descriptor, std::string_view bytes, const std::string& path);

}  // namespace vidra::base
