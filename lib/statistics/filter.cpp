// SPDX-License-Identifier: Apache-2.0
#include "statistics/filter.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "checklist/answer_words.hpp"
#include "expression/parser.hpp"
#include "statistics/code_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace vidra::statistics {
namespace {

using diag::Code;
using expression::Ast;
using expression::AstKind;
using expression::CompareOp;
using expression::Truth;

Truth truth(bool is_so) {
    return is_so ? Truth::yes : Truth::no;
}

Truth negated(Truth one) {
    return one == Truth::open ? Truth::open : truth(one == Truth::no);
}

std::optional<checklist::AnswerState> answer_of(std::string_view text) {
    const auto* const at =
        std::find_if(checklist::answer_words.begin(), checklist::answer_words.end(),
                     [lower = base::ascii_lower(text)](const auto& word) { return word.word == lower; });
    return at == checklist::answer_words.end() ? std::nullopt : std::optional(at->state);
}

/// Not established; `not_applicable` is a fact.
bool is_open(std::string_view cell) {
    const auto missing = missing_of(cell);
    return missing && *missing != Missing::not_applicable;
}

bool compare_numbers(std::int64_t left, CompareOp op, std::int64_t right) {
    switch (op) {
        case CompareOp::equal:
            return left == right;
        case CompareOp::not_equal:
            return left != right;
        case CompareOp::less:
            return left < right;
        case CompareOp::less_equal:
            return left <= right;
        case CompareOp::greater:
            return left > right;
        case CompareOp::greater_equal:
            return left >= right;
        case CompareOp::has:
            break;
    }
    return false;
}

}  // namespace

/// Makes nodes of what was parsed.
class Filter::Builder {
  public:
    Builder(const diag::SourceText& source, std::vector<std::string>& columns, diag::Diagnostics& diagnostics)
        : m_source(source), m_columns(columns), m_diagnostics(diagnostics) {}

    std::optional<Node> build(const Ast& ast) {
        switch (ast.kind) {
            case AstKind::name:
            case AstKind::call:
                return Node{.column = column(ast)};
            case AstKind::compare:
                return comparison(ast);
            case AstKind::negation:
                return inner(Node::Kind::negation, ast);
            case AstKind::conjunction:
                return inner(Node::Kind::conjunction, ast);
            case AstKind::disjunction:
                return inner(Node::Kind::disjunction, ast);
            case AstKind::implication:
                return inner(Node::Kind::implication, ast);
            default:
                return fault(ast, "this is no condition", "compare a column with a value, as age < 18");
        }
    }

  private:
    std::optional<Node> fault(const Ast& ast, std::string message, std::string help) {
        m_diagnostics.add(Code::type_mismatch, m_source.at(ast.begin, ast.end), std::move(message),
                          std::move(help));
        return std::nullopt;
    }

    std::size_t column(const Ast& ast) {
        const std::string name =
            ast.kind == AstKind::call ? fmt::format("{}({})", ast.name, ast.argument) : ast.name;
        const auto at = std::find(m_columns.begin(), m_columns.end(), name);
        const auto place = static_cast<std::size_t>(at - m_columns.begin());
        if (at == m_columns.end()) {
            m_columns.push_back(name);
        }
        return place;
    }

    std::optional<Node> inner(Node::Kind kind, const Ast& ast) {
        Node node{.kind = kind};
        for (const Ast& child : ast.children) {
            auto built = build(child);
            if (!built) {
                return std::nullopt;
            }
            node.children.push_back(std::move(*built));
        }
        return node;
    }

    std::optional<Node> comparison(const Ast& ast) {
        const auto is_constant = [](const Ast& side) {
            return side.kind == AstKind::integer || side.kind == AstKind::date ||
                   (side.kind == AstKind::minus && side.children.front().kind == AstKind::integer);
        };
        const bool is_turned = is_constant(ast.children[0]);
        const Ast& left = ast.children[is_turned ? 1 : 0];
        const Ast& right = ast.children[is_turned ? 0 : 1];
        if (left.kind != AstKind::name && left.kind != AstKind::call) {
            return fault(left, "a filter compares a column", "write the column to the left, as age < 18");
        }
        Node node{.kind = Node::Kind::compare,
                  .column = column(left),
                  .op = is_turned ? expression::mirrored(ast.op) : ast.op};
        if (right.kind == AstKind::name) {
            node.text = right.name;
            const bool is_equality =
                ast.op == CompareOp::equal || ast.op == CompareOp::not_equal || ast.op == CompareOp::has;
            return is_equality
                       ? std::optional(std::move(node))
                       : fault(right, "only numbers and dates are less or more", "compare words with ==");
        }
        if (!is_constant(right) || ast.op == CompareOp::has) {
            return fault(right, "a filter compares a column with one value",
                         "a value is a word, a number, a date as 2026-01-31, or any text in double quotes");
        }
        node.of = right.kind == AstKind::date ? Node::Of::date : Node::Of::number;
        node.number = right.kind == AstKind::minus ? -right.children.front().value : right.value;
        return node;
    }

    const diag::SourceText& m_source;
    std::vector<std::string>& m_columns;
    diag::Diagnostics& m_diagnostics;
};

std::optional<Filter> Filter::parse(const diag::SourceText& source, diag::Diagnostics& diagnostics) {
    const auto ast = expression::parse_filter(source, diagnostics);
    if (!ast) {
        return std::nullopt;
    }
    Filter filter;
    filter.m_text = source.text;
    auto root = Builder(source, filter.m_columns, diagnostics).build(*ast);
    if (!root) {
        return std::nullopt;
    }
    filter.m_root = std::move(*root);
    return filter;
}

Truth Filter::holds(std::span<const std::string_view> cells) const {
    return holds(m_root, cells);
}

Truth Filter::compare(const Node& node, std::string_view cell) {
    if (node.of == Node::Of::text) {
        if (node.op == CompareOp::has) {
            const std::vector<std::string_view> parts = base::split(cell, ';');
            const bool has = std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
                return base::trim(part) == node.text;
            });
            return is_open(cell) ? Truth::open : truth(has);
        }
        const auto wanted = answer_of(node.text);
        const auto given = answer_of(cell);
        const bool is_same = cell == node.text || (wanted && given && *wanted == *given);
        // who asks for what is missing asks how it was recorded
        if (!is_same && is_open(cell) && !missing_of(node.text)) {
            return Truth::open;
        }
        return truth(is_same == (node.op == CompareOp::equal));
    }
    if (is_open(cell)) {
        return Truth::open;
    }
    std::optional<std::int64_t> value;
    if (node.of == Node::Of::date) {
        value = base::parse_date(cell);
    } else {
        std::int64_t number = 0;
        const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        if (error == std::errc() && stop == cell.data() + cell.size()) {
            value = number;
        }
    }
    return value ? truth(compare_numbers(*value, node.op, node.number))
                 : truth(node.op == CompareOp::not_equal);
}

Truth Filter::holds(const Node& node, std::span<const std::string_view> cells) {
    using Kind = Node::Kind;
    switch (node.kind) {
        case Kind::column: {
            const std::string_view cell = base::trim(cells[node.column]);
            return is_open(cell) ? Truth::open : truth(answer_of(cell) == checklist::AnswerState::yes);
        }
        case Kind::compare:
            return compare(node, base::trim(cells[node.column]));
        case Kind::negation:
            return negated(holds(node.children.front(), cells));
        case Kind::conjunction:
        case Kind::disjunction: {
            const Truth decides = node.kind == Kind::conjunction ? Truth::no : Truth::yes;
            Truth result = negated(decides);
            for (const Node& child : node.children) {
                const Truth one = holds(child, cells);
                if (one == decides) {
                    return decides;
                }
                result = one == Truth::open ? Truth::open : result;
            }
            return result;
        }
        case Kind::implication: {
            Truth result = holds(node.children.back(), cells);
            for (std::size_t i = node.children.size() - 1; i-- > 0;) {
                const Truth premise = holds(node.children[i], cells);
                result = premise == Truth::no || result == Truth::yes ? Truth::yes
                         : premise == Truth::yes                      ? result
                                                                      : Truth::open;
            }
            return result;
        }
    }
    return Truth::open;
}

}  // namespace vidra::statistics
