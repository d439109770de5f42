// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::records {

/// A legacy encoding of one byte a character, the first 128 of which are ASCII: windows-1250, windows-1251,
/// the parts of ISO 8859 and the like. Because delimiters, quotes and line ends are the same bytes in it,
/// rows are cut before their text is converted, and a rejected row is kept in the bytes in which it came.
class Encoding {
  public:
    /// By a name that iconv knows, capitals apart; nothing for a name that it does not know and for an
    /// encoding of another kind.
    [[nodiscard]] static std::optional<Encoding> find(const std::string& name);

    [[nodiscard]] const std::string& name() const { return m_name; }

    /// Appends `text` as UTF-8; a byte that is no character of the encoding stays as it is, which is not
    /// UTF-8.
    void append_utf8(std::string& out, std::string_view text) const;

  private:
    std::string m_name;
    std::array<std::string, 128> m_upper;  ///< in UTF-8, from byte 0x80 on
};

/// Whether the name is one of UTF-8's own.
[[nodiscard]] bool names_utf8(std::string_view name);

}  // namespace vidra::records
