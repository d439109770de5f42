// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace vidra::records {

/// A stream of bytes, read forward. The text of an input comes out of a chain of them: the file, what is
/// compressed in it, what is UTF-16 in that.
class Bytes {
  public:
    Bytes() = default;
    virtual ~Bytes() = default;
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    Bytes(Bytes&&) = delete;
    Bytes& operator=(Bytes&&) = delete;

    /// Reads up to `most` bytes, at least one; 0 at the end. Throws base::IoError.
    virtual std::size_t read(char* to, std::size_t most) = 0;
};

/// The bytes of a file; `-` is standard input. Throws base::IoError, which names `name`, for a folder or a
/// file that cannot be read.
[[nodiscard]] std::unique_ptr<Bytes> file_bytes(const std::string& path, const std::string& name);

/// Bytes from memory.
[[nodiscard]] std::unique_ptr<Bytes> text_bytes(std::string text);

/// `head`, then `rest`: puts back what was read to see what it is.
[[nodiscard]] std::unique_ptr<Bytes> with_head(std::string head, std::unique_ptr<Bytes> rest);

/// What gzip data (RFC 1952) hold; several members one after another are one text. Data that are broken or
/// end too early throw base::IoError, which names `name`.
[[nodiscard]] std::unique_ptr<Bytes> inflated(std::unique_ptr<Bytes> compressed, const std::string& name);

enum class ByteOrder { little_endian, big_endian };
/// UTF-16 as UTF-8. What is not UTF-16 is not lost and does not become UTF-8 either: half of a surrogate pair
/// comes out as the three bytes that UTF-8 forbids for it, an odd last byte as 0xFF.
[[nodiscard]] std::unique_ptr<Bytes> utf16_as_utf8(std::unique_ptr<Bytes> utf16, ByteOrder order);

}  // namespace vidra::records
