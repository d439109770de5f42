// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/location.hpp"

#include <cstdint>
#include <string_view>

namespace vidra::records {

/// A line of JSON as text, which knows where its keys stand. Keys are found by their plain spelling; one
/// spelt with escapes counts as standing at the start.
class JsonLine {
  public:
    JsonLine(std::string_view text, std::uint32_t line) : m_text(text), m_line(line) {}
    [[nodiscard]] diag::Range start() const { return at(0); }
    [[nodiscard]] diag::Range at(std::size_t offset) const;
    /// The first time that the key stands in the line, after the key `inside` if that is given.
    [[nodiscard]] diag::Range first(std::string_view key, std::string_view inside = {}) const;
    /// The last time.
    [[nodiscard]] diag::Range last(std::string_view key) const;
    [[nodiscard]] std::uint32_t number() const { return m_line; }
    [[nodiscard]] std::string_view text() const { return m_text; }

  private:
    std::string_view m_text;
    std::uint32_t m_line;
};

}  // namespace vidra::records
