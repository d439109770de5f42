// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::reason {

/// Texts that are each kept once, one after another, and numbered from 0 in the order in which they came.
class StateTable {
  public:
    /// The number of a text, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::string_view text);

    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    /// Valid until the next is added.
    [[nodiscard]] std::string_view text(std::uint32_t number) const {
        const std::size_t begin = number == 0 ? 0 : m_ends[number - 1];
        return std::string_view(m_texts).substr(begin, m_ends[number] - begin);
    }

  private:
    static constexpr std::uint32_t none = UINT32_MAX;
    [[nodiscard]] std::size_t slot_of(std::string_view text) const;

    std::string m_texts;
    std::vector<std::size_t> m_ends;
    std::vector<std::uint32_t> m_slots;  ///< a hash table of numbers; its size is 0 or a power of 2
};

}  // namespace vidra::reason
