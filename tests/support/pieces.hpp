// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace vidra::test {

/// A text that comes in pieces of so many bytes, as from a pipe.
class Pieces final : public records::Bytes {
  public:
    Pieces(std::string text, std::size_t piece_bytes) : m_text(std::move(text)), m_piece_bytes(piece_bytes) {}
    std::size_t read(char* to, std::size_t most) override {
        const std::size_t count = m_text.copy(to, std::min(most, m_piece_bytes), m_at);
        m_at += count;
        return count;
    }

  private:
    std::string m_text;
    std::size_t m_piece_bytes;
    std::size_t m_at = 0;
};

}  // namespace vidra::test
