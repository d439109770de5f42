// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/utf8.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vidra::documents {

/// What is to be known of a text before it is put into lines; found eight bytes at a time.
class Survey {
  public:
    void add(std::string_view text) {
        for (; text.size() >= 8; text.remove_prefix(8)) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, text.data(), 8);
            add_bytes(bytes, 8);
        }
        if (!text.empty()) {
            std::uint64_t bytes = every * 'x';  // stands for what is not there
            std::memcpy(&bytes, text.data(), text.size());
            add_bytes(bytes, text.size());
        }
    }
    /// What somebody else has counted.
    void add_counted(std::size_t columns, bool is_odd) {
        m_columns += columns;
        m_is_odd |= is_odd;
    }

    /// Columns of `text`, which is what was surveyed: most letters have one each.
    [[nodiscard]] std::size_t columns_of(std::string_view text) const {
        return m_is_odd ? base::display_width(text) : m_columns;
    }
    [[nodiscard]] bool has_line_feed() const { return m_has_line_feed; }
    /// Blanks side by side.
    [[nodiscard]] bool has_gap() const { return m_has_gap; }
    [[nodiscard]] bool is_ascii() const { return !m_is_wide; }

  private:
    static constexpr std::uint64_t every = 0x0101010101010101U;
    static constexpr std::uint64_t highest = every << 7U;

    /// The highest bit of each byte that is `wanted`.
    static std::uint64_t find(std::uint64_t bytes, std::uint64_t wanted) {
        const std::uint64_t other = bytes ^ (every * wanted);
        return ~(((other & ~highest) + ~highest) | other | ~highest);
    }

    void add_bytes(std::uint64_t bytes, std::size_t count) {
        m_columns += count;
        m_has_line_feed |= find(bytes, '\n') != 0;
        if constexpr (std::endian::native == std::endian::little) {
            const std::uint64_t blanks = find(bytes, ' ');
            m_has_gap |= (blanks & (blanks << 8U | m_last_blank)) != 0;
            m_last_blank = blanks >> 56U;
        } else {
            m_has_gap |= find(bytes, ' ') != 0;  // not known: the slow way
        }
        if ((bytes & highest) == 0) {
            return;
        }
        m_is_wide = true;
        const std::uint64_t continued = (bytes >> 7U) & ~(bytes >> 6U) & every;
        m_columns -= continued * every >> 56U;
        // from three bytes on; 0xCC and 0xCD begin marks that stand on another letter
        m_is_odd |= (bytes & bytes << 1U & bytes << 2U & highest) != 0 || find(bytes & ~every, 0xCC) != 0;
    }

    std::size_t m_columns = 0;
    bool m_is_odd = false;
    bool m_is_wide = false;
    bool m_has_line_feed = false;
    bool m_has_gap = false;
    std::uint64_t m_last_blank = 0;  ///< 0x80 where the last byte was one
};

/// Whether it is ASCII of one line, with never two blanks side by side: then its words can be taken as they
/// are.
[[nodiscard]] inline bool is_plain_text(std::string_view text) {
    Survey survey;
    survey.add(text);
    return survey.is_ascii() && !survey.has_gap() && !survey.has_line_feed();
}

/// How many columns a text takes in a fixed-width font.
[[nodiscard]] inline std::size_t width_of(std::string_view text) {
    Survey survey;
    survey.add(text);
    return survey.columns_of(text);
}

}  // namespace vidra::documents
