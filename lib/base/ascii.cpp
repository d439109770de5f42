// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"

#include <algorithm>

namespace vidra::base {

std::string ascii_lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (is_ascii_upper(c)) {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_ascii_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= max_id_bytes && is_ascii_lower(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return is_ascii_lower(c) || is_ascii_digit(c) || c == '_'; });
}

}  // namespace vidra::base
