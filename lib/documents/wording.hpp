// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How the language of a letter writes dates, lists and numbers of things: English, Serbian in either script.
namespace vidra::documents {

/// "25 November 2026", "25. новембра 2026."
[[nodiscard]] std::string date_in_words(base::Days days, std::string_view language);
/// "November 2026", "новембар 2026."
[[nodiscard]] std::string month_in_words(base::Days days, std::string_view language);
/// "a, b and c", "а, б и в"
[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::string_view language);
[[nodiscard]] std::string joined(std::span<const std::string_view> items, std::string_view language);

enum class Plural : std::uint8_t { one, few, many };
/// The form of a noun behind a number: English one and many; Serbian one (1, 21), few (2 to 4, 22) and many
/// (0, 5 to 20), as CLDR 42 has them, where `many` is called other.
[[nodiscard]] Plural plural(std::size_t count, std::string_view language);

/// The words for a fixed value of a record; the value itself where it is none that vidra knows, but of a form
/// "another form".
[[nodiscard]] std::string basis_in_words(std::string_view basis, std::string_view language);
[[nodiscard]] std::string consent_in_words(std::string_view consent, std::string_view language);
[[nodiscard]] std::string form_in_words(std::string_view form, std::string_view language);
[[nodiscard]] std::string sex_in_words(std::string_view sex, std::string_view language);
/// What helps with a need of a person (`NeedsOfPerson`), and the kind of a service.
[[nodiscard]] std::string need_in_words(std::string_view need, std::string_view language);
[[nodiscard]] std::string kind_in_words(std::string_view kind, std::string_view language);

}  // namespace vidra::documents
