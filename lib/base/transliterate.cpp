// SPDX-License-Identifier: Apache-2.0
#include "base/transliterate.hpp"

#include <algorithm>
#include <array>

namespace vidra::base {
namespace {

struct Letter {
    std::string_view cyrillic;
    std::string_view latin;
};

// The thirty letters of the Serbian alphabet, twice. All are two bytes in UTF-8.
constexpr std::array<Letter, 60> letters = {{
    {"а", "a"},  {"б", "b"}, {"в", "v"},  {"г", "g"},  {"д", "d"},  {"ђ", "đ"},  {"е", "e"},  {"ж", "ž"},
    {"з", "z"},  {"и", "i"}, {"ј", "j"},  {"к", "k"},  {"л", "l"},  {"љ", "lj"}, {"м", "m"},  {"н", "n"},
    {"њ", "nj"}, {"о", "o"}, {"п", "p"},  {"р", "r"},  {"с", "s"},  {"т", "t"},  {"ћ", "ć"},  {"у", "u"},
    {"ф", "f"},  {"х", "h"}, {"ц", "c"},  {"ч", "č"},  {"џ", "dž"}, {"ш", "š"},  {"А", "A"},  {"Б", "B"},
    {"В", "V"},  {"Г", "G"}, {"Д", "D"},  {"Ђ", "Đ"},  {"Е", "E"},  {"Ж", "Ž"},  {"З", "Z"},  {"И", "I"},
    {"Ј", "J"},  {"К", "K"}, {"Л", "L"},  {"Љ", "Lj"}, {"М", "M"},  {"Н", "N"},  {"Њ", "Nj"}, {"О", "O"},
    {"П", "P"},  {"Р", "R"}, {"С", "S"},  {"Т", "T"},  {"Ћ", "Ć"},  {"У", "U"},  {"Ф", "F"},  {"Х", "H"},
    {"Ц", "C"},  {"Ч", "Č"}, {"Џ", "Dž"}, {"Ш", "Š"},
}};

const Letter* find_letter(std::string_view text) {
    const auto* const at = std::find_if(letters.begin(), letters.end(), [&](const Letter& letter) {
        return text.starts_with(letter.cyrillic);
    });
    return at == letters.end() ? nullptr : at;
}

bool is_capital(const Letter* letter) {
    constexpr std::ptrdiff_t first_capital = 30;
    return letter != nullptr && letter - letters.data() >= first_capital;
}

std::string_view capital_digraph(std::string_view cyrillic) {
    return cyrillic == "Љ" ? "LJ" : cyrillic == "Њ" ? "NJ" : "DŽ";
}

}  // namespace

std::string serbian_latin(std::string_view cyrillic) {
    constexpr std::size_t letter_bytes = 2;
    std::string result;
    result.reserve(cyrillic.size());
    const Letter* previous = nullptr;
    for (std::size_t at = 0; at < cyrillic.size();) {
        const Letter* letter = find_letter(cyrillic.substr(at));
        if (letter == nullptr) {
            result += cyrillic[at++];
            previous = nullptr;
            continue;
        }
        const Letter* next = find_letter(cyrillic.substr(at + letter_bytes));
        const bool digraph = letter->cyrillic == "Љ" || letter->cyrillic == "Њ" || letter->cyrillic == "Џ";
        const bool among_capitals = is_capital(next) || (next == nullptr && is_capital(previous));
        result += digraph && among_capitals ? capital_digraph(letter->cyrillic) : letter->latin;
        at += letter_bytes;
        previous = letter;
    }
    return result;
}

}  // namespace vidra::base
