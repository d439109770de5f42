// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vidra::expression {

enum class CompareOp : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal, has };

/// The same comparison with its sides exchanged.
[[nodiscard]] constexpr CompareOp mirrored(CompareOp op) {
    switch (op) {
        case CompareOp::less:
            return CompareOp::greater;
        case CompareOp::less_equal:
            return CompareOp::greater_equal;
        case CompareOp::greater:
            return CompareOp::less;
        case CompareOp::greater_equal:
            return CompareOp::less_equal;
        default:
            return op;
    }
}

enum class AstKind : std::uint8_t {
    integer,  ///< `value`
    date,     ///< `value`, in days
    name,     ///< `name`
    call,     ///< `name` with brackets; `argument`, empty for `()`
    minus,    ///< one child
    sum,      ///< children added
    product,  ///< children multiplied
    compare,  ///< two children and `op`
    negation,
    conjunction,
    disjunction,
    implication,  ///< a implies (b implies (c …))
};

/// One node; `begin` and `end` are byte offsets in the expression's text. Chains of one operator are one
/// node, so depth grows with brackets only.
struct Ast {
    AstKind kind = AstKind::integer;
    CompareOp op = CompareOp::equal;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t value = 0;
    std::string name;
    std::string argument;
    std::size_t argument_begin = 0;
    std::size_t argument_end = 0;
    std::vector<Ast> children;
};

}  // namespace vidra::expression
