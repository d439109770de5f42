// SPDX-License-Identifier: Apache-2.0
#include "checklist/rule_text.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vidra::checklist {
namespace {

bool is_name_part(char c) {
    return base::is_ascii_lower(c) || base::is_ascii_upper(c) || base::is_ascii_digit(c) || c == '_';
}

std::size_t name_length(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_part) - text.begin());
}

bool begins_with_date(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-dd";
    const std::string_view start = text.substr(0, form.size());
    return std::equal(form.begin(), form.end(), start.begin(), start.end(),
                      [](char f, char c) { return f == 'd' ? base::is_ascii_digit(c) : f == c; }) &&
           name_length(text.substr(form.size())) == 0;
}

/// The length of the word or sign at the start of `text`, as expression/lexer.hpp takes it, which is above
/// this module.
std::size_t word_length(std::string_view text) {
    constexpr std::size_t date_length = 10;
    if (begins_with_date(text)) {
        return date_length;
    }
    if (const std::size_t name = name_length(text); name != 0) {
        return name;
    }
    if (text.size() > 1 && text[1] == '=' &&
        std::string_view("=!<>").find(text[0]) != std::string_view::npos) {
        return 2;
    }
    std::size_t whole = 1;  // the whole code point
    while (whole < text.size() && (static_cast<unsigned char>(text[whole]) & 0xC0U) == 0x80U) {
        ++whole;
    }
    return whole;
}

/// Whether a blank stands between two words of a rule: not inside brackets, nor between a name and its
/// bracket.
bool are_apart(std::string_view left, std::string_view right) {
    constexpr std::array<std::string_view, 5> keywords = {"and", "or", "not", "implies", "has"};
    const bool is_called = right == "(" && is_name_part(left.front()) &&
                           std::find(keywords.begin(), keywords.end(), left) == keywords.end();
    return left != "(" && right != ")" && !is_called;
}

}  // namespace

std::string tidy_rule(std::string_view rule) {
    std::string tidy;
    std::string_view last;
    while (!rule.empty()) {
        if (base::is_ascii_space(rule.front())) {
            rule.remove_prefix(1);
            continue;
        }
        const std::string_view word = rule.substr(0, word_length(rule));
        tidy += last.empty() || !are_apart(last, word) ? "" : " ";
        tidy += word;
        last = word;
        rule.remove_prefix(word.size());
    }
    return tidy;
}

}  // namespace vidra::checklist
