// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who may be sent a letter, and by what right something of a person goes into it (design, "Letters").
namespace vidra::documents {

enum class Recipient : std::uint8_t {
    identification_authority,
    guardianship,
    shelter,
    health,
    legal_aid,
    police,
    person,  ///< the person whom all is about; gets nothing of the record
};
inline constexpr std::size_t recipient_count = 7;

enum class Ground : std::uint8_t {
    permission,      ///< consent for this kind of recipient was given
    child,           ///< the person is, or may be, under 18: needs no consent
    vital_interest,  ///< an established alert of danger or medical need, a reason, and who decided
    law,             ///< a task in law, which the manifest cites
};
inline constexpr std::size_t ground_count = 4;

/// A set of values of a small enumeration.
template <class E>
class SetOf {
  public:
    constexpr SetOf() = default;
    constexpr SetOf(std::initializer_list<E> members) {
        for (const E member : members) {
            add(member);
        }
    }
    constexpr void add(E member) { m_bits |= 1U << static_cast<unsigned>(member); }
    [[nodiscard]] constexpr bool has(E member) const {
        return (m_bits >> static_cast<unsigned>(member) & 1U) != 0;
    }
    [[nodiscard]] constexpr bool is_empty() const { return m_bits == 0; }
    [[nodiscard]] constexpr SetOf operator|(SetOf other) const { return SetOf(m_bits | other.m_bits); }
    [[nodiscard]] constexpr SetOf operator&(SetOf other) const { return SetOf(m_bits & other.m_bits); }

    friend constexpr auto operator<=>(SetOf, SetOf) = default;

  private:
    constexpr explicit SetOf(std::uint32_t bits) : m_bits(bits) {}
    std::uint32_t m_bits = 0;
};
using Recipients = SetOf<Recipient>;
using Grounds = SetOf<Ground>;

/// The word of files and of the command line; the kinds of design.md.
[[nodiscard]] std::string_view word(Recipient recipient);
[[nodiscard]] std::string_view word(Ground ground);
[[nodiscard]] std::optional<Recipient> recipient_of(std::string_view word);
/// All, in the order of the enumeration.
[[nodiscard]] const std::vector<std::string>& recipient_words();

/// Their words with commas between; of a set in the order of the enumeration.
[[nodiscard]] std::string words_of(const std::vector<Recipient>& recipients);
[[nodiscard]] std::string words_of(Recipients recipients);
[[nodiscard]] std::string words_of(Grounds grounds);

/// The kind of recipient for people, in the nominative.
[[nodiscard]] std::string name_of(Recipient recipient, std::string_view language);

/// By what right one letter goes to its recipient.
struct HeldGrounds {
    Grounds grounds;
    std::string citation;  ///< of `law`
    std::string reason;    ///< of `vital_interest`, as the two below
    std::string decided_by;

    friend auto operator<=>(const HeldGrounds&, const HeldGrounds&) = default;
};

}  // namespace vidra::documents
