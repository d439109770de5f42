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

/// Adds `line`, which ends in a line feed, to a file of records: whole or not at all, synced, and after any
/// other program that is at it. A file that is not there is created readable by its owner alone (0600); a
/// last line without a line feed gets one. Where the line stands near the end already nothing is added unless
/// it may stand there again, so that work that was cut short can be done again. What is no regular file is
/// written to as it comes. Throws IoError; the file is then as it was.
enum class Again : std::uint8_t { once, again };
void append_line(const std::string& path, std::string_view line, Again may_stand = Again::once);

/// Throws IoError where append_line would: work that ends in it is not begun in vain.
void require_appendable(const std::string& path);

/// Makes a folder that its owner alone can enter (0700), and what it stands in; one that is there stays as it
/// is. Throws IoError.
void make_private_folder(const std::string& path);

/// Whether others than the owner may read the file; false where there is none.
[[nodiscard]] bool others_may_read(const std::string& path);

/// Holds a file of no content locked for as long as the object lives; a killed program lets go of it too.
class FileLock {
  public:
    /// Creates the file where it is not there. Throws IoError where the system refuses.
    explicit FileLock(std::string path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;

    /// False: somebody else holds it.
    [[nodiscard]] bool is_held() const { return m_is_held; }
    /// Lets go of it and removes the file.
    void remove();

  private:
    std::string m_path;
    int m_descriptor = -1;
    bool m_is_held = false;
};

/// Writes all of `bytes` to an open descriptor; throws IoError that names `path`.
void write_all(int descriptor, std::string_view bytes, const std::string& path);

}  // namespace vidra::base
