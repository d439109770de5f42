// SPDX-License-Identifier: Apache-2.0
#include "statistics/text_codes.hpp"

#include <cstring>
#include <utility>

namespace vidra::statistics {

std::uint64_t TextCodes::hash_of(std::string_view text) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = text.size() * factor;
    while (text.size() >= sizeof hash) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 29U;
        text.remove_prefix(sizeof word);
    }
    std::uint64_t word = 0;
    for (const char c : text) {
        word = word << 8U | static_cast<unsigned char>(c);
    }
    hash = (hash ^ word) * factor;
    return hash ^ hash >> 32U;
}

void TextCodes::put(std::string_view text, std::uint32_t code) {
    if (m_texts.size() * 2 >= m_slots.size()) {
        grow();
    }
    const std::uint64_t hash = hash_of(text);
    m_slots[slot_of(text, hash)] = {hash, &m_texts.emplace_back(text), code};
}

void TextCodes::grow() {
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 4));
    for (const Slot& slot : old) {
        if (slot.text != nullptr) {
            m_slots[slot_of(*slot.text, slot.hash)] = slot;
        }
    }
}

std::uint32_t PairCodes::add(Pair pair) {
    if (m_pairs.size() * 2 >= m_slots.size()) {
        m_slots.assign(m_slots.size() * 4, none);
        for (std::uint32_t code = 0; code < m_pairs.size(); ++code) {
            m_slots[slot_of(m_pairs[code])] = code;
        }
    }
    const auto code = static_cast<std::uint32_t>(m_pairs.size());
    m_slots[slot_of(pair)] = code;
    m_pairs.push_back(pair);
    return code;
}

}  // namespace vidra::statistics
