// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// Numbers for texts, by the text: the same few texts are met a million times.
class TextCodes {
  public:
    TextCodes() : m_slots(first_slots) {}

    /// What `put` gave for this text, if anything.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const {
        const std::uint64_t hash = hash_of(text);
        const std::size_t slot = slot_of(text, hash);
        return m_slots[slot].text == nullptr ? std::nullopt : std::optional(m_slots[slot].code);
    }
    /// `text` must not be there yet.
    void put(std::string_view text, std::uint32_t code);

  private:
    static constexpr std::size_t first_slots = 64;
    struct Slot {
        std::uint64_t hash = 0;
        const std::string* text = nullptr;
        std::uint32_t code = 0;
    };

    [[nodiscard]] static std::uint64_t hash_of(std::string_view text);
    /// That of the text, or the free one where it would stand.
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const {
        std::size_t slot = hash & (m_slots.size() - 1);
        while (m_slots[slot].text != nullptr && (m_slots[slot].hash != hash || *m_slots[slot].text != text)) {
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        return slot;
    }
    void grow();

    std::vector<Slot> m_slots;  ///< a power of two of them, at most half of them taken
    std::deque<std::string> m_texts;
};

/// Numbers for pairs of numbers, from 0 in the order in which they come.
class PairCodes {
  public:
    struct Pair {
        std::uint32_t first = 0;
        std::uint32_t second = 0;
    };
    PairCodes() : m_slots(first_slots, none) {}

    [[nodiscard]] std::uint32_t code(Pair pair) {
        const std::size_t slot = slot_of(pair);
        return m_slots[slot] != none ? m_slots[slot] : add(pair);
    }
    [[nodiscard]] const std::vector<Pair>& pairs() const { return m_pairs; }

  private:
    static constexpr std::size_t first_slots = 64;
    static constexpr std::uint32_t none = UINT32_MAX;
    [[nodiscard]] std::size_t slot_of(Pair pair) const {
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
        const std::uint64_t hash = (static_cast<std::uint64_t>(pair.first) << 32U | pair.second) * factor;
        std::size_t slot = (hash >> 32U) & (m_slots.size() - 1);
        while (m_slots[slot] != none &&
               (m_pairs[m_slots[slot]].first != pair.first || m_pairs[m_slots[slot]].second != pair.second)) {
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        return slot;
    }
    std::uint32_t add(Pair pair);

    std::vector<std::uint32_t> m_slots;  ///< a power of two of them, at most half of them taken
    std::vector<Pair> m_pairs;
};

}  // namespace vidra::statistics
