// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/file.hpp"
#include "records/rows.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vidra::records {

/// A file of the rows that were rejected, as they were read, below what stood before them, so that it can be
/// mended and read again in the same way. Mode 0600, and there whole or not at all.
class RejectedRows {
  public:
    explicit RejectedRows(const std::string& path);

    /// Adds a row, or a piece of a large one. `head` is RecordInput::head of its input. False, with nothing
    /// added, where rows below another head are in the file already, which could then not be read again.
    bool add(std::string_view head, std::string_view text, RowBatch::Piece piece);
    void finish();

  private:
    base::WholeFile m_file;
    std::string m_buffer;
    std::optional<std::string> m_head;
};

}  // namespace vidra::records
