// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.hpp"

#include "base/date.hpp"
#include "checklist/model.hpp"
#include "expression/lexer.hpp"

#include <fmt/format.h>

#include <charconv>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace vidra::expression {
namespace {

using diag::Code;

constexpr int deepest_nesting = 100;

/// Thrown after the first fault has been reported, caught in `parse`.
struct Stop : std::exception {};

class Parser {
  public:
    Parser(const diag::SourceText& source, diag::Diagnostics& diagnostics, bool takes_texts)
        : m_source(source),
          m_diagnostics(diagnostics),
          m_tokens(tokenize(source.text)),
          m_takes_texts(takes_texts) {}

    Ast parse() {
        if (token().kind == TokenKind::end) {
            fail("the condition is empty");
        }
        Ast ast = implication();
        if (token().kind != TokenKind::end) {
            fail(fmt::format("expected an operator or the end, found {}", shown(token())),
                 unknown_operator_help());
        }
        return ast;
    }

  private:
    [[nodiscard]] const Token& token() const { return m_tokens[m_at]; }
    void advance() { ++m_at; }

    bool accept(TokenKind kind) {
        if (token().kind != kind) {
            return false;
        }
        advance();
        return true;
    }

    [[nodiscard]] std::string text_of(const Token& one) const {
        return m_source.text.substr(one.begin, one.end - one.begin);
    }

    [[nodiscard]] std::string shown(const Token& one) const {
        return one.kind == TokenKind::end ? std::string("the end") : fmt::format("`{}`", text_of(one));
    }

    [[noreturn]] void fail_at(Code code, std::size_t begin, std::size_t end, std::string message,
                              std::string help = {}) {
        m_diagnostics.add(code, m_source.at(begin, end), std::move(message), std::move(help));
        throw Stop{};
    }

    [[noreturn]] void fail(std::string message, std::string help = {}) {
        fail_at(Code::expression_syntax, token().begin, token().end, std::move(message), std::move(help));
    }

    [[nodiscard]] std::string unknown_operator_help() const {
        const std::string word = text_of(token());
        if (word == "=") {
            return "write == to compare";
        }
        if (word == "&" || word == "AND" || word == "And") {
            return "write and";
        }
        if (word == "|" || word == "OR" || word == "Or") {
            return "write or";
        }
        if (word == "!" || word == "NOT" || word == "Not") {
            return "write not";
        }
        return {};
    }

    void enter() {
        if (++m_depth > deepest_nesting) {
            fail_at(Code::too_large, token().begin, token().end,
                    fmt::format("the condition is nested more than {} deep here", deepest_nesting));
        }
    }
    void leave() { --m_depth; }

    /// operand (operator operand)*, as one node when there is more than one operand.
    template <class Operand>
    Ast chain(AstKind kind, TokenKind separator, Operand operand) {
        Ast first = operand();
        if (token().kind != separator) {
            return first;
        }
        Ast node;
        node.kind = kind;
        node.begin = first.begin;
        node.children.push_back(std::move(first));
        while (accept(separator)) {
            node.children.push_back(operand());
        }
        node.end = node.children.back().end;
        return node;
    }

    Ast implication() {
        return chain(AstKind::implication, TokenKind::key_implies, [this] { return disjunction(); });
    }
    Ast disjunction() {
        return chain(AstKind::disjunction, TokenKind::key_or, [this] { return conjunction(); });
    }
    Ast conjunction() {
        return chain(AstKind::conjunction, TokenKind::key_and, [this] { return negation(); });
    }

    Ast negation() {
        if (token().kind != TokenKind::key_not) {
            return comparison();
        }
        Ast node;
        node.kind = AstKind::negation;
        node.begin = token().begin;
        advance();
        enter();
        node.children.push_back(negation());
        leave();
        node.end = node.children.front().end;
        return node;
    }

    static std::optional<CompareOp> compare_op(TokenKind kind) {
        switch (kind) {
            case TokenKind::equal:
                return CompareOp::equal;
            case TokenKind::not_equal:
                return CompareOp::not_equal;
            case TokenKind::less:
                return CompareOp::less;
            case TokenKind::less_equal:
                return CompareOp::less_equal;
            case TokenKind::greater:
                return CompareOp::greater;
            case TokenKind::greater_equal:
                return CompareOp::greater_equal;
            case TokenKind::key_has:
                return CompareOp::has;
            default:
                return std::nullopt;
        }
    }

    Ast comparison() {
        Ast left = sum();
        const auto op = compare_op(token().kind);
        if (!op) {
            return left;
        }
        advance();
        Ast node;
        node.kind = AstKind::compare;
        node.op = *op;
        node.begin = left.begin;
        node.children.push_back(std::move(left));
        node.children.push_back(sum());
        node.end = node.children.back().end;
        if (compare_op(token().kind)) {
            fail_at(Code::chained_comparison, token().begin, token().end, "comparisons do not chain",
                    "join two comparisons with `and`");
        }
        return node;
    }

    Ast sum() {
        Ast first = signed_product();
        if (token().kind != TokenKind::plus && token().kind != TokenKind::minus) {
            return first;
        }
        Ast node;
        node.kind = AstKind::sum;
        node.begin = first.begin;
        node.children.push_back(std::move(first));
        while (token().kind == TokenKind::plus || token().kind == TokenKind::minus) {
            const Token sign = token();
            advance();
            Ast operand = product();
            if (sign.kind == TokenKind::minus) {
                operand = minus(sign, std::move(operand));
            }
            node.children.push_back(std::move(operand));
        }
        node.end = node.children.back().end;
        return node;
    }

    static Ast minus(const Token& sign, Ast operand) {
        Ast node;
        node.kind = AstKind::minus;
        node.begin = sign.begin;
        node.end = operand.end;
        node.children.push_back(std::move(operand));
        return node;
    }

    Ast signed_product() {
        if (token().kind != TokenKind::minus) {
            return product();
        }
        const Token sign = token();
        advance();
        return minus(sign, product());
    }

    Ast product() {
        return chain(AstKind::product, TokenKind::times, [this] { return factor(); });
    }

    Ast factor() {
        const Token first = token();
        Ast node;
        node.begin = first.begin;
        node.end = first.end;
        switch (first.kind) {
            case TokenKind::integer:
                node.kind = AstKind::integer;
                node.value = integer(first);
                advance();
                return node;
            case TokenKind::date:
                node.kind = AstKind::date;
                node.value = date(first);
                advance();
                return node;
            case TokenKind::minus: {
                advance();
                enter();
                Ast negated = minus(first, factor());
                leave();
                return negated;
            }
            case TokenKind::open: {
                advance();
                enter();
                Ast inner = implication();
                leave();
                expect_close(first);
                return inner;
            }
            case TokenKind::name:
                return name();
            case TokenKind::text:
                if (m_takes_texts) {
                    node.kind = AstKind::name;
                    node.name = text_of(first);
                    node.name = node.name.substr(1, node.name.size() - 2);
                    advance();
                    return node;
                }
                [[fallthrough]];
            default:
                fail(fmt::format("expected a question, a count, a number or `(`, found {}", shown(first)),
                     unknown_operator_help());
        }
    }

    void expect_close(const Token& open) {
        if (!accept(TokenKind::close)) {
            fail(fmt::format("expected `)` for the `(` before it, found {}", shown(token())),
                 fmt::format("the bracket opens at column {} of the line",
                             m_source.at(open.begin, open.end).begin.column));
        }
    }

    Ast name() {
        const Token word = token();
        advance();
        Ast node;
        node.kind = AstKind::name;
        node.name = text_of(word);
        node.begin = word.begin;
        node.end = word.end;
        if (token().kind != TokenKind::open) {
            return node;
        }
        const Token open = token();
        advance();
        node.kind = AstKind::call;
        node.argument_begin = open.begin;
        node.argument_end = open.end;
        if (token().kind == TokenKind::name) {
            node.argument = text_of(token());
            node.argument_begin = token().begin;
            node.argument_end = token().end;
            advance();
        } else if (token().kind != TokenKind::close) {
            fail(fmt::format("expected the id of a section, found {}", shown(token())));
        }
        node.end = token().end;
        expect_close(open);
        return node;
    }

    std::int64_t integer(const Token& word) {
        std::int64_t value = 0;
        const char* begin = m_source.text.data() + word.begin;
        const char* end = m_source.text.data() + word.end;
        const auto [stop, error] = std::from_chars(begin, end, value);
        if (error != std::errc{} || stop != end || value > checklist::max_points) {
            fail_at(Code::too_large, word.begin, word.end,
                    fmt::format("numbers in conditions go up to {}", checklist::max_points));
        }
        return value;
    }

    std::int64_t date(const Token& word) {
        const auto days = base::parse_date(text_of(word));
        if (!days) {
            fail_at(Code::expression_syntax, word.begin, word.end,
                    fmt::format("{} is not a date of the calendar", shown(word)));
        }
        return *days;
    }

    const diag::SourceText& m_source;
    diag::Diagnostics& m_diagnostics;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_takes_texts;
};

}  // namespace

std::optional<Ast> parse(const diag::SourceText& source, diag::Diagnostics& diagnostics) {
    try {
        return Parser(source, diagnostics, false).parse();
    } catch (const Stop&) {
        return std::nullopt;
    }
}

std::optional<Ast> parse_filter(const diag::SourceText& source, diag::Diagnostics& diagnostics) {
    try {
        return Parser(source, diagnostics, true).parse();
    } catch (const Stop&) {
        return std::nullopt;
    }
}

}  // namespace vidra::expression
