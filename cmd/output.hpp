// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/file.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace vidra::cmd {

/// Where a command's data goes: standard output, or a file that appears whole when the command is done.
/// A write that fails (full disk, closed pipe) throws base::IoError; without `finish` the end is missing.
class Output {
  public:
    /// `-` is standard output.
    explicit Output(const std::string& path);

    /// What is appended here is written in large pieces by `flush_if_full`, and at the end by `finish`.
    std::string& buffer() { return m_buffer; }
    void flush_if_full();
    [[nodiscard]] bool is_terminal() const;
    void write(std::string_view text);
    void finish();

  private:
    void flush();
    std::string m_buffer;
    std::unique_ptr<base::WholeFile> m_file;
};

/// Everything that is not data goes to standard error; trouble with it is ignored.
void say(std::string_view text);

}  // namespace vidra::cmd
