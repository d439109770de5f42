// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vidra::expression {

enum class TokenKind : std::uint8_t {
    integer,
    date,
    name,
    text,  ///< in double quotes, which no rule may hold
    open,
    close,
    plus,
    minus,
    times,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    key_and,
    key_or,
    key_not,
    key_implies,
    key_has,
    bad,  ///< a character that has no place in the language
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t begin = 0;  ///< byte offset
    std::size_t end = 0;
};

/// The tokens of `text`, closed by one of kind `end`. Never fails: what cannot be read is `bad`.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

}  // namespace vidra::expression
