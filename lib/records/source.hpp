// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vidra::records {

/// Bytes of one input, read forward through a window that never holds more than a record and a chunk.
class Source {
  public:
    /// Opens `path`; `-` is standard input. Throws base::IoError for a folder or a file that cannot be read.
    explicit Source(const std::string& path);
    /// Reads from memory; for tests and examples.
    static Source from_text(std::string text, std::string name);
    ~Source();
    Source(Source&& other) noexcept;
    Source& operator=(Source&&) = delete;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }

    /// What has been read and not consumed. Valid until `more`.
    [[nodiscard]] std::string_view window() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    /// Reads another chunk behind the window; false at the end of the input. Throws base::IoError.
    bool more();
    void consume(std::size_t bytes) { m_begin += bytes; }

  private:
    Source(int descriptor, std::string name);
    std::string m_name;
    int m_descriptor = -1;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

}  // namespace vidra::records
