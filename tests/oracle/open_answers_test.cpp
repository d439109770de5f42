// SPDX-License-Identifier: Apache-2.0
// What open answers may still do to a record, held against going through all of them; and the ways of
// reasoning against each other.
#include "expression/facts.hpp"
#include "generator.hpp"
#include "oracle.hpp"
#include "proof_support.hpp"
#include "reason/diagrams.hpp"
#include "reason/open_diagram.hpp"
#include "reason/reasoner.hpp"
#include "reason/search.hpp"
#include "samples.hpp"
#include "screening/screener.hpp"
#include "small_checklist.hpp"
#include "z3_oracle.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace vidra;
using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::QuestionType;
using oracle::Disagreements;
using oracle::Table;

/// The axes of what is open, all else as answered.
std::vector<oracle::Axis> open_axes(const Checklist& checklist, const std::vector<Answer>& seen) {
    std::vector<oracle::Axis> axes;
    for (oracle::Axis& axis : oracle::axes_of(checklist, false)) {
        if (seen[axis.question].is_open()) {
            axes.push_back(std::move(axis));
        } else if (axes.empty() || axes.back().question != axis.question) {
            axes.push_back({axis.question, {seen[axis.question]}});
        }
    }
    return axes;
}

Table table_of(const Checklist& checklist, std::vector<oracle::Axis> axes) {
    return Table(std::move(axes), [&](const std::vector<oracle::Completion>& completions) {
        return oracle::outcomes(checklist, completions);
    });
}

bool is_answered(const Table& table, std::size_t axis) {
    return table.axes()[axis].answers.size() == 1;
}

/// Nothing said of what is open.
Table::Cell nothing_said(const Table& table) {
    Table::Cell cell;
    for (std::size_t axis = 0; axis < table.axes().size(); ++axis) {
        cell.push_back(is_answered(table, axis) ? 0 : table.said_nothing(axis));
    }
    return cell;
}

std::size_t answers_in(const Table& table, const Table::Cell& cell) {
    std::size_t count = 0;
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        count += !is_answered(table, axis) && cell[axis] != table.said_nothing(axis) ? 1U : 0U;
    }
    return count;
}

/// Marks an answer; false where the table does not know it.
bool mark(const Table& table, const reason::OpenAnswer& given, Table::Cell& cell) {
    Answer answer = given.answer;
    if (given.option != reason::absent) {
        const bool is_chosen = given.answer.state == AnswerState::yes;
        answer = {AnswerState::given, is_chosen ? std::int64_t{1} << given.option : 0};
    }
    std::size_t option = 0;
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        const auto& [question, answers] = table.axes()[axis];
        if (question != given.question) {
            continue;
        }
        const auto at = std::find(answers.begin(), answers.end(), answer);
        if (at != answers.end() && (given.option == reason::absent || given.option == option)) {
            cell[axis] = static_cast<std::size_t>(at - answers.begin());
            return true;
        }
        ++option;
    }
    return false;
}

constexpr std::size_t none = SIZE_MAX;

/// The answers of a settling do what they should, and no fewer would.
void hold_settling(Disagreements& disagreements, const std::string& what, const Table& table,
                   std::uint64_t wanted, const std::optional<reason::Settling>& settling) {
    std::size_t fewest = none;
    table.for_each_cell([&](const Table::Cell& cell) {
        if ((table.outcomes(cell) & ~wanted) == 0) {
            fewest = std::min(fewest, answers_in(table, cell));
        }
    });
    disagreements.hold("answers that " + what, fewest, settling ? settling->answers.size() : none);
    if (!settling) {
        return;
    }
    Table::Cell cell = nothing_said(table);
    for (const reason::OpenAnswer& answer : settling->answers) {
        disagreements.hold("an answer to what is open", true, mark(table, answer, cell));
    }
    const std::uint64_t left = table.outcomes(cell);
    disagreements.hold("they " + what, std::uint64_t{0}, left & ~wanted);
    disagreements.hold("what is left at most", static_cast<std::size_t>(std::countr_zero(left)),
                       settling->leaves.least);
    disagreements.hold("what is left at least", std::size_t{std::bit_width(left)} - 1, settling->leaves.most);
}

/// How many indicators one expects to ask, by asking in every way.
class Asking {
  public:
    /// `order`: axes, as they are asked.
    Asking(const Table& table, std::vector<std::size_t> order) : m_table(table), m_order(std::move(order)) {}

    [[nodiscard]] double first(std::size_t axis) { return 1 + half(nothing_said(m_table), axis); }

  private:
    [[nodiscard]] double half(Table::Cell cell, std::size_t axis) {
        cell[axis] = 0;
        const double with_no = expected(cell);
        cell[axis] = 1;
        return (with_no + expected(cell)) / 2;
    }
    [[nodiscard]] double expected(const Table::Cell& cell) {
        if (const auto at = m_known.find(cell); at != m_known.end()) {
            return at->second;
        }
        double result = 0;
        for (const std::size_t axis : m_order) {
            if (cell[axis] == m_table.said_nothing(axis) && matters(cell, axis)) {
                result = 1 + half(cell, axis);
                break;
            }
        }
        m_known.emplace(cell, result);
        return result;
    }
    /// Whether two completions of the cell that differ in this axis alone differ in outcome.
    [[nodiscard]] bool matters(const Table::Cell& cell, std::size_t axis) const {
        const auto open = std::find_if(m_order.begin(), m_order.end(), [&](std::size_t other) {
            return other != axis && cell[other] == m_table.said_nothing(other);
        });
        Table::Cell next = cell;
        if (open == m_order.end()) {
            next[axis] = 0;
            const std::uint64_t with_no = m_table.outcomes(next);
            next[axis] = 1;
            return with_no != m_table.outcomes(next);
        }
        for (next[*open] = 0; next[*open] < 2; ++next[*open]) {
            if (matters(next, axis)) {
                return true;
            }
        }
        return false;
    }

    const Table& m_table;
    std::vector<std::size_t> m_order;
    std::map<Table::Cell, double> m_known;
};

void hold_expected(Disagreements& disagreements, const Checklist& checklist, const Table& table,
                   const reason::PatternSpace& space, reason::OpenDiagram& diagram,
                   oracle::Coverage& coverage) {
    std::vector<std::size_t> order;  // one axis a question
    for (const reason::SpaceLevel& level : space.levels()) {
        for (const reason::FreeFact& fact : level.facts) {
            const std::size_t question = space.questions()[fact.question].index[0];
            if (!is_answered(table, question)) {
                order.push_back(question);
            }
        }
    }
    Asking asking(table, order);
    for (const std::size_t question : order) {
        if (!diagram.can_change(question)) {
            continue;
        }
        const double expected = asking.first(question);
        const double given = diagram.expected_questions(question);
        disagreements.hold("questions from " + checklist.questions[question].id, true,
                           std::abs(expected - given) < 1e-9);
        if (std::abs(expected - given) >= 1e-9) {
            disagreements.hold("these are", expected, given);
        }
        coverage.count("more than one question", expected > 1);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(open_answers)

BOOST_AUTO_TEST_CASE(the_fewest_answers_that_change_a_result) {
    oracle::Coverage coverage;
    oracle::hold_for_samples(6, 3, [&](const support::Sample& sample) {
        const Checklist& checklist = sample.instrument->checklist;
        screening::Screener screener(*sample.instrument);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            const screening::Result result = screener.evaluate(record);
            const auto axes = open_axes(checklist, screener.answers().list());
            if (Table::size_of(axes) > oracle::most_cells) {
                continue;
            }
            const Table table = table_of(checklist, axes);
            const screening::Outlook outlook = screener.outlook(true);
            Disagreements disagreements;
            disagreements.hold("the outlook is known", true, outlook.is_known);
            hold_settling(disagreements, "raise", table, (std::uint64_t{1} << result.outcome) - 1,
                          outlook.raise);
            hold_settling(disagreements, "lower", table, ~((std::uint64_t{2} << result.at_most) - 1),
                          outlook.lower);
            coverage.count_record();
            coverage.count("raised", outlook.raise.has_value());
            coverage.count("lowered", outlook.lower.has_value());
            coverage.count("neither", !outlook.raise && !outlook.lower);
            wrong += oracle::on(sample, record, disagreements.text());
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

BOOST_AUTO_TEST_CASE(questions_one_expects_to_ask_are_those_of_every_way_to_ask) {
    oracle::Coverage coverage;
    oracle::hold_for_samples(3, 2, [&](const support::Sample& sample) {
        const Checklist& checklist = sample.instrument->checklist;
        reason::Reasoner reasoner(*sample.instrument);
        const reason::PatternSpace space(*sample.instrument, reason::Structure(*sample.instrument));
        screening::Screener screener(*sample.instrument);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            (void)screener.evaluate(record);
            const checklist::Answers& answers = screener.answers();
            std::size_t open = 0;
            bool has_other = false;
            for (std::size_t q = 0; q < answers.size(); ++q) {
                const QuestionType type = checklist.questions[q].type;
                open += answers[q].is_open() && type == QuestionType::indicator ? 1U : 0U;
                has_other = has_other || type == QuestionType::many ||
                            (answers[q].is_open() && type != QuestionType::indicator);
            }
            reasoner.set_answers(answers);
            if (has_other || open == 0 || open > 6 || reasoner.open_outcomes() == nullptr) {
                continue;
            }
            const Table table = table_of(checklist, open_axes(checklist, answers.list()));
            Disagreements disagreements;
            hold_expected(disagreements, checklist, table, space, *reasoner.open_outcomes(), coverage);
            coverage.count_record();
            wrong += oracle::on(sample, record, disagreements.text());
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.records() > 50U, coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

// The answer to b may settle what a would have been asked for.
BOOST_AUTO_TEST_CASE(a_question_that_settles_the_matter_spares_those_before_it) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::question("b") +
                              test::outcome("high", "a and b") + test::outcome("low", "")),
        said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const checklist::Answers answers(std::vector<Answer>(2));
    reason::Reasoner reasoner(*instrument);
    reasoner.set_answers(answers);
    reason::OpenDiagram* open = reasoner.open_outcomes();
    BOOST_REQUIRE(open != nullptr);
    BOOST_TEST(open->expected_questions(0) == 1.5);
    BOOST_TEST(open->expected_questions(1) == 1.5);
}

// Weights, no two alike, make a diagram of many nodes, of which every question asks for a part anew: asking
// adds none to it.
BOOST_AUTO_TEST_CASE(many_questions_of_a_large_diagram_stay_below_its_limit) {
    constexpr std::size_t questions = 40;
    std::string body = test::section("s");
    for (std::size_t i = 0; i < questions; ++i) {
        body += test::question(fmt::format("q{}", i), fmt::format("points = {}", 31 + i));
    }
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(body + test::outcome("high", "points() >= 1000") + test::outcome("low", "")),
        said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const checklist::Answers answers(questions);
    reason::Reasoner reasoner(*instrument);
    reasoner.set_answers(answers);
    reason::OpenDiagram* const open = reasoner.open_outcomes();
    BOOST_REQUIRE(open != nullptr);
    for (std::size_t i = 0; i < questions; ++i) {
        const double expected = open->expected_questions(i);
        BOOST_TEST((expected > 1 && expected < questions));
    }
}

BOOST_AUTO_TEST_CASE(four_ways_to_reason_agree) {
    oracle::Coverage coverage;
    oracle::hold_for_samples(10, 2, [&](const support::Sample& sample) {
        const Checklist& checklist = sample.instrument->checklist;
        const expression::Program& program = sample.instrument->program;
        const reason::Structure structure(*sample.instrument);
        reason::Search search(program, structure);
        reason::Diagrams diagrams(*sample.instrument, structure, reason::default_state_limit);
        reason::Reasoner reasoner(*sample.instrument);  // two evaluations where they are exact
        screening::Screener screener(*sample.instrument);
        oracle::Z3Oracle z3(checklist);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            (void)screener.evaluate(record);
            const auto& answers = screener.answers();
            expression::Known known;
            expression::FactReader(program).read(answers, known);
            reasoner.set_answers(answers);
            const auto text = [](reason::Span span) {
                return fmt::format("{} to {}", span.least, span.most);
            };
            reason::Span solved{checklist.outcomes.size(), 0};
            for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
                if (z3.reachable_with(answers.list(), i)) {
                    solved = {std::min(solved.least, i), i};
                }
            }
            Disagreements disagreements;
            disagreements.hold("by search", text(solved),
                               text(search.span(known, answers, program.outcomes)));
            disagreements.hold("by the reasoner", text(solved), text(reasoner.outcomes()));
            const auto root = diagrams.find(program.outcomes);
            disagreements.hold("there is a diagram", true, root.has_value());
            const bool can_ask = diagrams.restrict_to(known);
            if (root && can_ask) {
                disagreements.hold("by diagram", text(solved), text(diagrams.span(*root)));
            }
            coverage.count_record();
            coverage.count("the diagram was asked", can_ask);
            coverage.count("not settled", solved.least != solved.most);
            coverage.count("two evaluations", structure.direction(program.outcomes).is_single());
            wrong += oracle::on(sample, record, disagreements.text());
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 20U, coverage.text());
}

BOOST_AUTO_TEST_SUITE_END()
