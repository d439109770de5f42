// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.hpp"

#include "diag/render.hpp"
#include "row.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <vector>

namespace diag = vidra::diag;
using namespace vidra::expression;

namespace {

/// The tree with every grouping in brackets.
std::string grouped(const Ast& ast) {
    const auto joined = [&](const std::string& op) {
        std::string text = "(";
        for (std::size_t i = 0; i < ast.children.size(); ++i) {
            text += (i == 0 ? "" : op) + grouped(ast.children[i]);
        }
        return text + ")";
    };
    constexpr std::array<const char*, 7> ops = {"==", "!=", "<", "<=", ">", ">=", "has"};
    switch (ast.kind) {
        case AstKind::integer:
            return fmt::format("{}", ast.value);
        case AstKind::date:
            return fmt::format("day{}", ast.value);
        case AstKind::name:
            return ast.name;
        case AstKind::call:
            return fmt::format("{}[{}]", ast.name, ast.argument);
        case AstKind::minus:
            return "(-" + grouped(ast.children[0]) + ")";
        case AstKind::sum:
            return joined("+");
        case AstKind::product:
            return joined("*");
        case AstKind::compare:
            return joined(ops[static_cast<std::size_t>(ast.op)]);
        case AstKind::negation:
            return "(not " + grouped(ast.children[0]) + ")";
        case AstKind::conjunction:
            return joined(" and ");
        case AstKind::disjunction:
            return joined(" or ");
        case AstKind::implication:
            return joined(" implies ");
    }
    return {};
}

std::string parsed(const std::string& text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("f");
    const auto ast = parse({text, {{1, 0}, {1, 0}}, {}}, diagnostics);
    return ast ? grouped(*ast) : diag::render_line(diagnostics.all().front());
}

using Row = vidra::test::Row<std::string, std::string>;

// design, "Expressions": from loosest to tightest implies, or, and, not, one comparison, + and -, *.
const std::vector<Row> rows = {
    {"and before or", "a or b and c", "(a or (b and c))"},
    {"or before implies", "a implies b or c", "(a implies (b or c))"},
    {"a chain of implies is one node, read to the right", "a implies b implies c", "(a implies b implies c)"},
    {"not before and", "not a and b", "((not a) and b)"},
    {"not takes a whole comparison", "not n < 5", "(not (n<5))"},
    {"not not", "not not a", "(not (not a))"},
    {"sum before comparison", "yes(s) + 1 >= strong(s)", "((yes[s]+1)>=strong[s])"},
    {"product before sum", "1 + 2 * yes(s) == 3", "((1+(2*yes[s]))==3)"},
    {"minus", "yes(s) - 1 - 2 == -3", "((yes[s]+(-1)+(-2))==(-3))"},
    {"unary minus of a product", "-2 * yes(s) < 0", "((-(2*yes[s]))<0)"},
    {"brackets", "(a or b) and c", "((a or b) and c)"},
    {"empty brackets", "points() > 2", "(points[]>2)"},
    {"a date without blanks", "d >= 2026-11-25", "(d>=day20782)"},
    {"the same with blanks is a subtraction", "n >= 2026 - 11 - 25", "(n>=(2026+(-11)+(-25)))"},
    {"has", "q has o", "(qhaso)"},
    {"white space does not count", " a\n\tand  b ", "(a and b)"},
    {"words that begin like operators", "order and android", "(order and android)"},
};

const std::vector<Row> faults = {
    {"nothing", "", "f:1:1: error: the condition is empty [VC030]\n"},
    {"an end too early", "a and",
     "f:1:6: error: expected a question, a count, a number or `(`, found the end [VC030]\n"},
    {"two names", "a b", "f:1:3: error: expected an operator or the end, found `b` [VC030]\n"},
    {"one equals sign", "a = b", "f:1:3: error: expected an operator or the end, found `=` [VC030]\n"},
    {"a bracket left open", "(a or b",
     "f:1:8: error: expected `)` for the `(` before it, found the end [VC030]\n"},
    {"comparisons in a chain", "1 < n < 5", "f:1:7: error: comparisons do not chain [VC037]\n"},
    {"a number too large", "n < 1000001", "f:1:5: error: numbers in conditions go up to 1000000 [VC040]\n"},
    {"a number that fits nowhere", "n < 99999999999999999999",
     "f:1:5: error: numbers in conditions go up to 1000000 [VC040]\n"},
    {"no date of the calendar", "d < 2026-02-30",
     "f:1:5: error: `2026-02-30` is not a date of the calendar [VC030]\n"},
    {"a letter from another alphabet", "a and ж",
     "f:1:7: error: expected a question, a count, a number or `(`, found `ж` [VC030]\n"},
    {"an expression as argument", "yes(1)",
     "f:1:5: error: expected the id of a section, found `1` [VC030]\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(parser)

BOOST_DATA_TEST_CASE(grouping, boost::unit_test::data::make(rows), row) {
    BOOST_TEST(parsed(row.input) == row.expected, row.name << ": " << parsed(row.input));
}

BOOST_DATA_TEST_CASE(faults_have_their_place, boost::unit_test::data::make(faults), row) {
    BOOST_TEST(parsed(row.input) == row.expected, row.name << ": " << parsed(row.input));
}

BOOST_AUTO_TEST_CASE(nesting_is_limited_and_long_chains_are_not) {
    const std::string deep = std::string(200, '(') + "a" + std::string(200, ')');
    BOOST_TEST(parsed(deep) == "f:1:102: error: the condition is nested more than 100 deep here [VC040]\n");
    std::string nots;
    std::string chain = "a";
    for (int i = 0; i < 20'000; ++i) {
        nots += "not ";
        chain += " and a";
    }
    BOOST_TEST(parsed(nots + "a").ends_with("[VC040]\n"));
    BOOST_TEST(parsed(chain).starts_with("(a and a and"));
}

BOOST_AUTO_TEST_SUITE_END()
