// SPDX-License-Identifier: Apache-2.0
#include "screening/talk_keys.hpp"

#include "checklist/phrases.hpp"

#include <algorithm>
#include <array>

namespace vidra::screening {
namespace {

struct KeyNames {
    Key key;
    std::string_view latin;      ///< as it is shown in English
    std::string_view serbian;    ///< as it is shown in Serbian, in Cyrillic
    std::string_view spellings;  ///< all characters that mean it, between blanks
};

// Where somebody left the keyboard in the other alphabet, the same place means the same. The letter y stands
// in two places, by the American and by the Serbian order of keys (з and ѕ); д is "да". The letters б, г and
// т are b, g and t by their places and by their sound.
constexpr std::array<KeyNames, 17> names = {{
    {Key::yes, "y", "д", " y Y d D z Z д Д з З ѕ Ѕ "},
    {Key::no, "n", "н", " n N н Н "},
    {Key::unknown, "u", "у", " u U у У "},
    {Key::refused, "r", "р", " r R р Р "},
    {Key::not_applicable, "x", "џ", " x X џ Џ "},
    {Key::back, "b", "б", " b B б Б "},
    {Key::skip, "s", "с", " s S с С "},
    {Key::section, "g", "г", " g G г Г "},
    {Key::note, "t", "т", " t T т Т "},
    {Key::basis, "e", "е", " e E е Е "},
    {Key::assessment, "a", "а", " a A а А "},
    {Key::guidance, "?", "?", " ? "},
    {Key::where, "w", "њ", " w W њ Њ "},
    {Key::blank, "h", "х", " h H х Х "},
    {Key::close, "c", "ц", " c C ц Ц "},
    {Key::leave, "q", "љ", " q Q љ Љ "},
    {Key::years, "=", "=", " = "},
}};

}  // namespace

std::optional<Key> find_key(std::string_view typed) {
    if (typed.empty() || typed.find(' ') != std::string_view::npos) {
        return std::nullopt;
    }
    const std::string padded = " " + std::string(typed) + " ";
    const auto* const at = std::find_if(names.begin(), names.end(), [&](const KeyNames& one) {
        return one.spellings.find(padded) != std::string_view::npos;
    });
    return at == names.end() ? std::nullopt : std::optional(at->key);
}

std::string key_name(Key key, std::string_view language) {
    const auto& one = *std::find_if(names.begin(), names.end(),
                                    [&](const KeyNames& candidate) { return candidate.key == key; });
    // on a Latin keyboard the letters of the Cyrillic one are not to be had, and nj, lj, dž are no keys
    if (language == "sr-Latn") {
        return key == Key::yes ? "d" : std::string(one.latin);
    }
    return checklist::in_language(one.latin, one.serbian, language);
}

}  // namespace vidra::screening
