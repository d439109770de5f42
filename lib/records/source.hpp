// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/bytes.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace vidra::records {

/// The text of one input, read forward: gzip is unpacked, UTF-16 with a byte-order mark becomes UTF-8, a
/// byte-order mark is passed over. All of it is told by the first bytes, never by the name.
class Source {
  public:
    /// Opens `path`; `-` is standard input. Throws base::IoError for a folder or a file that cannot be read.
    explicit Source(const std::string& path);
    /// Reads from memory; for tests and examples.
    static Source from_text(std::string text, std::string name);
    static Source from_bytes(std::unique_ptr<Bytes> bytes, std::string name);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Whether a byte-order mark says that the text is Unicode, whatever else was said about its encoding.
    [[nodiscard]] bool has_byte_order_mark() const { return m_has_mark; }

    /// Reads up to `most` bytes, at least one; 0 at the end. Throws base::IoError.
    std::size_t read(char* to, std::size_t most) { return m_bytes->read(to, most); }

  private:
    Source(std::unique_ptr<Bytes> bytes, std::string name);
    std::string m_name;
    std::unique_ptr<Bytes> m_bytes;
    bool m_has_mark = false;
};

}  // namespace vidra::records
