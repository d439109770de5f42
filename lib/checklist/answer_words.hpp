// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vidra::checklist {

/// A general word of an answer, in any ASCII case.
struct AnswerWord {
    std::string_view word;
    AnswerState state;
};

inline constexpr std::array<AnswerWord, 22> answer_words = {{
    {"yes", AnswerState::yes},
    {"no", AnswerState::no},
    {"unknown", AnswerState::unknown},
    {"refused", AnswerState::refused},
    {"y", AnswerState::yes},
    {"n", AnswerState::no},
    {"1", AnswerState::yes},
    {"0", AnswerState::no},
    {"true", AnswerState::yes},
    {"false", AnswerState::no},
    {"da", AnswerState::yes},
    {"ne", AnswerState::no},
    {"да", AnswerState::yes},
    {"не", AnswerState::no},
    {"Да", AnswerState::yes},
    {"Не", AnswerState::no},
    {"ДА", AnswerState::yes},
    {"НЕ", AnswerState::no},
    {"?", AnswerState::unknown},
    {"n/a", AnswerState::not_applicable},
    {"not_applicable", AnswerState::not_applicable},
    {"not applicable", AnswerState::not_applicable},
}};

/// The words of at most eight bytes, in lower, upper and capitalised ASCII, and blank, by a hash without
/// collisions: whatever people answer, looking it up takes the same few steps, and no processor has to guess.
class ShortAnswerWords {
  public:
    constexpr ShortAnswerWords() {
        for (m_factor = 0x9E3779B97F4A7C15U; !fill(); m_factor += 2) {
        }
    }

    /// How many bytes must be readable from the start of a word, whatever its size.
    static constexpr std::size_t readable_bytes = 8;

    /// Puts what `word` says into `state`; false if it is none of these words. Reads `readable_bytes`.
    bool find(std::string_view word, AnswerState& state) const {
        if (word.size() > readable_bytes) {
            return false;
        }
        std::uint64_t packed = 0;
        std::memcpy(&packed, word.data(), sizeof packed);
        if constexpr (std::endian::native == std::endian::big) {
            packed = pack(word);
        }
        packed &= masks[word.size()];
        const Slot& slot = m_slots[place(packed)];
        state = slot.state;
        return slot.packed == packed && slot.size == word.size();
    }

  private:
    static constexpr std::array<std::uint64_t, readable_bytes + 1> masks = {0,
                                                                            0xFFU,
                                                                            0xFFFFU,
                                                                            0xFFFFFFU,
                                                                            0xFFFFFFFFU,
                                                                            0xFFFFFFFFFFU,
                                                                            0xFFFFFFFFFFFFU,
                                                                            0xFFFFFFFFFFFFFFU,
                                                                            0xFFFFFFFFFFFFFFFFU};

    struct Slot {
        std::uint64_t packed = 0;
        std::uint32_t size = 0;  ///< 0 and no word: that is blank, which is not asked
        AnswerState state = AnswerState::not_asked;
    };

    static constexpr std::uint64_t pack(std::string_view word) {
        std::uint64_t packed = 0;
        for (std::size_t i = 0; i < word.size(); ++i) {
            packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << (8 * i);
        }
        return packed;
    }
    [[nodiscard]] constexpr std::size_t place(std::uint64_t packed) const {
        return packed * m_factor >> (64U - slot_bits);
    }
    constexpr bool put(std::uint64_t packed, std::uint32_t size, AnswerState state) {
        Slot& slot = m_slots[place(packed)];
        const bool is_free = slot.size == 0 || slot.packed == packed;
        slot = {packed, size, state};
        return is_free;
    }
    /// False where two words would share a slot.
    constexpr bool fill() {
        constexpr std::uint64_t case_bits = 0x2020202020202020U;
        m_slots = {};
        bool fits = true;
        for (const AnswerWord& one : answer_words) {
            if (one.word.size() > readable_bytes) {
                continue;
            }
            std::uint64_t letters = 0;
            for (std::size_t i = 0; i < one.word.size(); ++i) {
                letters |= (one.word[i] >= 'a' && one.word[i] <= 'z' ? std::uint64_t{0xFF} : 0) << (8 * i);
            }
            const std::uint64_t lower = pack(one.word);
            const std::uint64_t upper = lower ^ (letters & case_bits);
            const std::uint64_t capitalised = lower ^ (letters & case_bits & 0xFFU);
            for (const std::uint64_t packed : {lower, upper, capitalised}) {
                fits = fits && put(packed, static_cast<std::uint32_t>(one.word.size()), one.state);
            }
        }
        return fits && m_slots[place(0)].size == 0;
    }

    static constexpr unsigned slot_bits = 10;
    std::uint64_t m_factor = 0;
    std::array<Slot, std::size_t{1} << slot_bits> m_slots;
};

inline constexpr ShortAnswerWords short_answer_words;

}  // namespace vidra::checklist
