// SPDX-License-Identifier: Apache-2.0
#include "documents/file_name.hpp"

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "base/transliterate.hpp"
#include "documents/manifest.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::documents {
namespace {

/// Serbian in either script as ASCII: the letters stay readable where a file system or a program knows no
/// others.
std::string in_ascii(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 10> plain = {{{"č", 'c'},
                                                                                 {"ć", 'c'},
                                                                                 {"đ", 'd'},
                                                                                 {"š", 's'},
                                                                                 {"ž", 'z'},
                                                                                 {"Č", 'C'},
                                                                                 {"Ć", 'C'},
                                                                                 {"Đ", 'D'},
                                                                                 {"Š", 'S'},
                                                                                 {"Ž", 'Z'}}};
    const std::string latin = base::serbian_latin(text);
    std::string result;
    for (std::size_t i = 0; i < latin.size();) {
        const std::string_view rest = std::string_view(latin).substr(i);
        const auto* const marked = std::find_if(plain.begin(), plain.end(),
                                                [&](const auto& one) { return rest.starts_with(one.first); });
        result += marked == plain.end() ? latin[i] : marked->second;
        i += marked == plain.end() ? 1 : marked->first.size();
    }
    return result;
}

}  // namespace

std::string file_name(std::string_view case_id, std::string_view letter) {
    constexpr std::size_t longest = 80;
    constexpr std::size_t hash_digits = 8;
    const bool is_replaced = case_id.empty() || tells_too_much(case_id);
    const std::string ascii = is_replaced ? "case" : in_ascii(case_id);
    std::string name;
    bool is_changed = ascii != case_id || ascii.size() > longest;
    for (const char c : std::string_view(ascii).substr(0, longest)) {
        const bool may_stay = base::is_ascii_lower(c) || base::is_ascii_upper(c) || base::is_ascii_digit(c) ||
                              c == '_' || ((c == '-' || c == '.') && !name.empty());
        name += may_stay ? c : '_';
        is_changed = is_changed || !may_stay;
    }
    if (is_changed) {
        name += "-" + base::sha256_hex(case_id).substr(0, hash_digits);
    }
    return name + "-" + std::string(letter);
}

}  // namespace vidra::documents
