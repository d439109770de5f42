// SPDX-License-Identifier: Apache-2.0
#include "reason/state_table.hpp"

#include <algorithm>
#include <functional>

namespace vidra::reason {

std::size_t StateTable::slot_of(std::string_view text) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>()(text) & mask;
    while (m_slots[slot] != none && this->text(m_slots[slot]) != text) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::pair<std::uint32_t, bool> StateTable::add(std::string_view text) {
    constexpr std::size_t first_slots = 16;
    if ((size() + 1) * 4 > m_slots.size() * 3) {
        m_slots.assign(std::max(first_slots, m_slots.size() * 2), none);
        for (std::uint32_t number = 0; number < size(); ++number) {
            m_slots[slot_of(this->text(number))] = number;
        }
    }
    const std::size_t slot = slot_of(text);
    if (m_slots[slot] != none) {
        return {m_slots[slot], false};
    }
    m_slots[slot] = static_cast<std::uint32_t>(size());
    m_texts += text;
    m_ends.push_back(m_texts.size());
    return {m_slots[slot], true};
}

}  // namespace vidra::reason
