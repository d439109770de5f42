// SPDX-License-Identifier: Apache-2.0
#include "expression/lexer.hpp"

#include "base/ascii.hpp"

#include <array>
#include <utility>

namespace vidra::expression {
namespace {

bool is_name_part(char c) {
    return base::is_ascii_lower(c) || base::is_ascii_upper(c) || base::is_ascii_digit(c) || c == '_';
}

TokenKind keyword(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, TokenKind>, 5> keywords = {{
        {"and", TokenKind::key_and},
        {"or", TokenKind::key_or},
        {"not", TokenKind::key_not},
        {"implies", TokenKind::key_implies},
        {"has", TokenKind::key_has},
    }};
    for (const auto& [text, kind] : keywords) {
        if (text == word) {
            return kind;
        }
    }
    return TokenKind::name;
}

/// The length of `dddd-dd-dd` at the start of `text`, not followed by more of a word; 0 if there is none.
std::size_t date_length(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-dd";
    if (text.size() < form.size()) {
        return 0;
    }
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == 'd' ? !base::is_ascii_digit(text[i]) : text[i] != form[i]) {
            return 0;
        }
    }
    const bool ends = text.size() == form.size() || !is_name_part(text[form.size()]);
    return ends ? form.size() : 0;
}

std::pair<TokenKind, std::size_t> operator_at(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, TokenKind>, 11> operators = {{
        {"==", TokenKind::equal},
        {"!=", TokenKind::not_equal},
        {"<=", TokenKind::less_equal},
        {">=", TokenKind::greater_equal},
        {"<", TokenKind::less},
        {">", TokenKind::greater},
        {"(", TokenKind::open},
        {")", TokenKind::close},
        {"+", TokenKind::plus},
        {"-", TokenKind::minus},
        {"*", TokenKind::times},
    }};
    for (const auto& [symbol, kind] : operators) {
        if (text.starts_with(symbol)) {
            return {kind, symbol.size()};
        }
    }
    std::size_t whole = 1;  // the whole code point, so that the marker covers it
    while (whole < text.size() && (static_cast<unsigned char>(text[whole]) & 0xC0U) == 0x80U) {
        ++whole;
    }
    return {TokenKind::bad, whole};
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (base::is_ascii_space(c)) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        if (const std::size_t date = date_length(text.substr(at)); date != 0) {
            at += date;
            tokens.push_back({TokenKind::date, begin, at});
        } else if (is_name_part(c)) {
            while (at < text.size() && is_name_part(text[at])) {
                ++at;
            }
            const std::string_view word = text.substr(begin, at - begin);
            const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
            tokens.push_back({number ? TokenKind::integer : keyword(word), begin, at});
        } else if (const std::size_t close = text.find('"', at + 1);
                   c == '"' && close != std::string_view::npos) {
            at = close + 1;
            tokens.push_back({TokenKind::text, begin, at});
        } else {
            const auto [kind, length] = operator_at(text.substr(at));
            at += length;
            tokens.push_back({kind, begin, at});
        }
    }
    tokens.push_back({TokenKind::end, text.size(), text.size()});
    return tokens;
}

}  // namespace vidra::expression
