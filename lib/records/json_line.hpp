// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/location.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vidra::records {

/// A line of JSON as text, which knows where its bytes stand in the file. Places that are asked for in their
/// order cost one pass over the line together, however many they are.
class JsonLine {
  public:
    JsonLine(std::string_view text, std::uint32_t line) : m_text(text), m_line(line) {}
    [[nodiscard]] diag::Range start() const { return at(0); }
    [[nodiscard]] diag::Range at(std::size_t offset) const;
    /// The offset of a key of which the parser gives the first byte behind its quote.
    [[nodiscard]] std::size_t offset_of_key(const char* raw) const {
        return static_cast<std::size_t>(raw - m_text.data()) - 1;
    }
    [[nodiscard]] std::uint32_t number() const { return m_line; }
    [[nodiscard]] std::string_view text() const { return m_text; }

  private:
    std::string_view m_text;
    std::uint32_t m_line;
    mutable std::size_t m_counted_bytes = 0;  ///< up to the place that was asked for last
    mutable std::size_t m_counted_characters = 0;
};

}  // namespace vidra::records
