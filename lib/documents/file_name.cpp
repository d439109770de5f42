// SPDX-License-Identifier: Apache-2.0
#include "documents/file_name.hpp"

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "documents/manifest.hpp"

namespace vidra::documents {

std::string file_name(std::string_view case_id, std::string_view letter) {
    constexpr std::size_t longest = 80;
    constexpr std::size_t hash_digits = 8;
    const bool is_replaced = case_id.empty() || tells_too_much(case_id);
    std::string name;
    bool is_changed = case_id.size() > longest || is_replaced;
    for (const char c : is_replaced ? std::string_view("case") : case_id.substr(0, longest)) {
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
