// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluate.hpp"
#include "expression/facts.hpp"
#include "expression/pair_evaluation.hpp"

#include "row.hpp"
#include "small_checklist.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace vidra::expression;
using vidra::checklist::Answer;
using vidra::checklist::AnswerState;
using Side = PairEvaluation::Side;
namespace test = vidra::test;

namespace {

/// Section s: a strong 3 points, b medium -1 points, c weak; section t: choice k (x 2 points, y),
/// many m (p 5 points, q), number n from 0 to 100, date d. All conditions are evaluated on one set of
/// answers: a yes, b yes, c no; k = x; m = p; n = 20; d = 2026-11-25.
std::string text_with(const std::string& when, const std::string& criteria = {}) {
    using test::question;
    const std::string options =
        "options = [ { id = \"x\", points = 2, text = { en = \"x\" } }, "
        "{ id = \"y\", text = { en = \"y\" } } ]";
    const std::string many_options =
        "options = [ { id = \"p\", points = 5, text = { en = \"p\" } }, "
        "{ id = \"q\", text = { en = \"q\" } } ]";
    return test::small_checklist(
        test::section("s") + question("a", "strength = \"strong\"\npoints = 3") +
        question("b", "strength = \"medium\"\npoints = -1") + question("c", "strength = \"weak\"") +
        test::section("t") + question("k", "type = \"choice\"\n" + options) +
        question("m", "type = \"many\"\n" + many_options) + question("n", "type = \"number\"\nmax = 100") +
        question("d", "type = \"date\"") + criteria + test::outcome("found", when) +
        test::outcome("rest", ""));
}

const vidra::checklist::Answers answers = std::vector<Answer>{
    {AnswerState::yes, 0},   {AnswerState::yes, 0},    {AnswerState::no, 0},       {AnswerState::given, 0},
    {AnswerState::given, 1}, {AnswerState::given, 20}, {AnswerState::given, 20782}};

bool holds(const std::string& when, const std::string& criteria = {}) {
    std::string said;
    const auto instrument = test::instrument(text_with(when, criteria), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), when << ": " << said);
    Known known;
    FactReader(instrument->program).read(answers, known);
    PairEvaluation evaluation(instrument->program);
    evaluation.run(known.certain, known.possible, instrument->program.steps.size());
    // with every fact known the evaluation with bounds must say the same
    OpenEvaluation open(instrument->program);
    open.run(known.certain, known.possible, instrument->program.steps.size());
    const NodeId node = instrument->program.outcomes.front();
    BOOST_TEST((open.truth(node) == (evaluation.holds(node, Side::first) ? Truth::yes : Truth::no)), when);
    return evaluation.holds(node, Side::first);
}

using Row = test::Row<std::string, bool>;
const std::vector<Row> rows = {
    {"", "a", true},
    {"", "not c and (c or b)", true},
    {"", "a implies c", false},
    {"", "c implies c implies c", true},
    {"to the right: a implies (c implies c); to the left it would be false", "a implies c implies c", true},
    {"", "yes(s) == 2", true},
    {"", "yes() == 2", true},
    {"", "yes(t) >= 1", false},
    {"", "strong(s) + medium(s) >= 2", true},
    {"", "weak(s) > 0", false},
    {"", "strong(s) >= 1 and medium(s) + weak(s) >= 1", true},
    {"3 - 1", "points(s) == 2", true},
    {"2 of x and 5 of p", "points(t) == 7", true},
    {"", "points() == 9", true},
    {"", "2 * strong(s) - 3 * medium(s) == -1", true},
    {"", "strong(s) * 2 * 3 == 6", true},
    {"", "yes(s) < 2", false},
    {"", "yes(s) <= 2", true},
    {"", "yes(s) != 2", false},
    {"", "2 < yes(s) + 1", true},
    {"", "strong(s) >= medium(s)", true},
    {"constants alone", "1 + 1 == 2", true},
    {"", "k == x", true},
    {"", "k != x", false},
    {"", "k != y", true},
    {"", "m has p and not m has q", true},
    {"", "n >= 20 and n <= 20 and n == 20", true},
    {"", "n < 20 or n > 20 or n != 20", false},
    {"", "19 < n", true},
    {"", "not n < 5", true},
    {"", "d == 2026-11-25 and d < 2026-11-26 and d > 2026-11-24", true},
    {"", "2026-11-25 != d", false},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(evaluate)

BOOST_DATA_TEST_CASE(conditions, boost::unit_test::data::make(rows), row) {
    BOOST_TEST(holds(row.input) == row.expected, row.input << " " << row.name);
}

BOOST_AUTO_TEST_CASE(criteria_of_a_section_are_asked_of_each) {
    const std::string criteria =
        "[criteria]\n"
        "two = { of = \"section\", when = \"yes >= 2\" }\n"
        "same = { of = \"section\", when = \"two and strong == 1\" }\n"
        "either = { when = \"same(s) or two(t)\" }\n";
    BOOST_TEST(holds("two(s)", criteria));
    BOOST_TEST(!holds("two(t)", criteria));
    BOOST_TEST(holds("either and not same(t)", criteria));
}

BOOST_AUTO_TEST_CASE(no_weight_passes_what_64_bits_can_sum) {
    std::string sum = "points()";
    for (int i = 0; i < 400'000; ++i) {
        sum += "+points()";
    }
    std::string said;
    BOOST_TEST(!test::instrument(text_with("1000000 * (" + sum + ") >= 1"), said).has_value());
    BOOST_TEST(said.ends_with("the numbers in this product are too large [VC040]\n"));
}

BOOST_AUTO_TEST_CASE(criteria_that_rest_on_one_another_too_deep_are_a_fault_and_no_crash) {
    std::string criteria = "[criteria]\nc0 = { when = \"a\" }\n";
    for (int i = 1; i < 5000; ++i) {
        criteria += fmt::format("c{} = {{ when = \"c{} or b\" }}\n", i, i - 1);
    }
    std::string said;
    BOOST_TEST(!test::instrument(text_with("c4999", criteria), said).has_value());
    BOOST_TEST(said.find("criteria rest on one another more than 200 deep here [VC040]") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_irrelevant_question_is_no_none_and_passes_nothing) {
    const std::string text = test::small_checklist(
        test::section("s") + test::question("a") + test::question("b", "relevant = \"a\"") +
        test::question("n", "type = \"number\"\nrelevant = \"a\"") + test::outcome("one", "b") +
        test::outcome("two", "n >= 0") + test::outcome("three", "n != 5") + test::outcome("rest", ""));
    std::string said;
    const auto instrument = test::instrument(text, said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    Known known;
    FactReader(instrument->program)
        .read(std::vector<Answer>{{AnswerState::no, 0}, {AnswerState::yes, 0}, {AnswerState::given, 5}},
              known);
    PairEvaluation evaluation(instrument->program);
    evaluation.run(known.certain, known.possible, instrument->program.steps.size());
    BOOST_TEST(evaluation.first_holding(instrument->program.outcomes, Side::first) == 2U);  // != is not ==
}

BOOST_AUTO_TEST_CASE(sums_keep_their_bounds_while_facts_are_open) {
    std::string said;
    const auto instrument = test::instrument(text_with("points(s) >= 3"), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const vidra::checklist::Answers open(7);
    Known known;
    FactReader(instrument->program).read(open, known);
    OpenEvaluation evaluation(instrument->program);
    evaluation.run(known.certain, known.possible, instrument->program.steps.size());
    BOOST_TEST(evaluation.least(0) == -1);  // b alone
    BOOST_TEST(evaluation.most(0) == 3);    // a alone
    BOOST_TEST((evaluation.truth(instrument->program.outcomes.front()) == Truth::open));
}

BOOST_AUTO_TEST_SUITE_END()
