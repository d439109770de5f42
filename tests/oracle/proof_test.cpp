// SPDX-License-Identifier: Apache-2.0
// What is proved over every pattern, held against going through all of them, and against Z3.
#include "expression/compiler.hpp"
#include "generator.hpp"
#include "oracle.hpp"
#include "reason/meaning_change.hpp"
#include "reason/prover.hpp"
#include "samples.hpp"
#include "screening/screener.hpp"
#include "table.hpp"
#include "z3_oracle.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
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
using oracle::Table;

expression::Instrument instrument_of(const std::string& toml) {
    diag::Diagnostics diagnostics;
    auto instrument = expression::compile(support::load_unproved(toml), diagnostics);
    BOOST_REQUIRE(instrument.has_value());
    return std::move(*instrument);
}

class Disagreements {
  public:
    template <class Value>
    void hold(const std::string& what, const Value& expected, const Value& given) {
        if (expected != given) {
            m_text += fmt::format("{}: expected {}, got {}\n", what, expected, given);
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    std::string m_text;
};

/// Every pattern of a checklist, once.
class Patterns {
  public:
    explicit Patterns(const Checklist& checklist) : m_table(checklist, answers(checklist, false)) {}

    static std::vector<std::vector<Answer>> answers(const Checklist& checklist, bool with_not_applicable) {
        const auto intervals = oracle::intervals(checklist, {&checklist});
        std::vector<std::vector<Answer>> answers;
        for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
            answers.push_back(oracle::answers_of(checklist.questions[q], intervals[q], with_not_applicable));
        }
        return answers;
    }

    void for_each(const std::function<void(const Table::Cell&, std::size_t outcome)>& visit) const {
        m_table.for_each_cell([&](const Table::Cell& cell) {
            for (std::size_t q = 0; q < cell.size(); ++q) {
                if (cell[q] == m_table.said_nothing(q)) {
                    return;
                }
            }
            visit(cell, outcome(cell));
        });
    }
    [[nodiscard]] std::size_t outcome(const Table::Cell& cell) const {
        std::size_t index = 0;
        while ((m_table.outcomes(cell) >> index & 1U) == 0) {
            ++index;
        }
        return index;
    }

  private:
    Table m_table;
};

/// How many facts a cell names, if it is one of a witness: indicators and many are said, text is not.
std::size_t facts_named(const Checklist& checklist, const Table& table, const Table::Cell& cell) {
    std::size_t count = 0;
    for (std::size_t q = 0; q < cell.size(); ++q) {
        const bool is_said = cell[q] != table.said_nothing(q);
        const Answer answer = is_said ? table.answers()[q][cell[q]] : Answer{};
        switch (checklist.questions[q].type) {
            case QuestionType::indicator:
                count += answer.state == AnswerState::yes ? 1U : 0U;
                break;
            case QuestionType::many:
                for (std::int64_t chosen = answer.value; chosen != 0; chosen &= chosen - 1) {
                    ++count;
                }
                break;
            case QuestionType::text:
                break;
            default:
                count += is_said ? 1U : 0U;
        }
    }
    return count;
}

/// Whether a cell says what a witness may: everything but values, and no choice is not applicable.
bool may_witness(const Checklist& checklist, const Table& table, const Table::Cell& cell) {
    for (std::size_t q = 0; q < cell.size(); ++q) {
        const bool is_said = cell[q] != table.said_nothing(q);
        const QuestionType type = checklist.questions[q].type;
        const bool is_all_or_nothing = type == QuestionType::indicator || type == QuestionType::many;
        if (is_all_or_nothing ? !is_said
                              : is_said && (type == QuestionType::text || table.answers()[q][cell[q]].state ==
                                                                              AnswerState::not_applicable)) {
            return false;
        }
    }
    return true;
}

/// The cell of a witness: what is named, no and none for the rest, nothing of values that are not named.
Table::Cell cell_of(const Checklist& checklist, const Table& table, const reason::Facts& facts,
                    const reason::PatternSpace& space) {
    Table::Cell cell;
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        const QuestionType type = checklist.questions[q].type;
        Answer answer;
        bool is_said = type == QuestionType::indicator || type == QuestionType::many;
        answer.state = type == QuestionType::indicator ? AnswerState::no : AnswerState::given;
        for (const reason::PatternFact& fact : facts) {
            if (space.questions()[fact.question].index[0] != q) {
                continue;
            }
            is_said = true;
            if (type == QuestionType::indicator) {
                answer.state = AnswerState::yes;
            } else if (type == QuestionType::many) {
                answer.value |= std::int64_t{1} << fact.option;
            } else {
                answer.value =
                    type == QuestionType::choice ? static_cast<std::int64_t>(fact.option) : fact.value;
            }
        }
        const auto& answers = table.answers()[q];
        const auto at = std::find(answers.begin(), answers.end(), answer);
        BOOST_REQUIRE((!is_said || at != answers.end()));
        cell.push_back(is_said ? static_cast<std::size_t>(at - answers.begin()) : table.said_nothing(q));
    }
    return cell;
}

constexpr std::size_t no_witness = SIZE_MAX;

std::vector<std::size_t> fewest_facts(const Checklist& checklist, const Table& table) {
    std::vector<std::size_t> fewest(checklist.outcomes.size(), no_witness);
    table.for_each_cell([&](const Table::Cell& cell) {
        if (!may_witness(checklist, table, cell)) {
            return;
        }
        const std::uint64_t outcomes = table.outcomes(cell);
        for (std::size_t i = 0; i < fewest.size(); ++i) {
            if (outcomes == std::uint64_t{1} << i) {
                fewest[i] = std::min(fewest[i], facts_named(checklist, table, cell));
            }
        }
    });
    return fewest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proofs)

BOOST_AUTO_TEST_CASE(counts_and_witnesses_are_those_of_all_patterns) {
    oracle::Coverage coverage;
    oracle::hold_for_texts(6, support::checklist_text(), [&](const std::string& toml) {
        const expression::Instrument instrument = instrument_of(toml);
        const Checklist& checklist = instrument.checklist;
        std::vector<std::size_t> counts(checklist.outcomes.size(), 0);
        std::size_t all = 0;
        Patterns(checklist).for_each([&](const Table::Cell&, std::size_t outcome) {
            ++counts[outcome];
            ++all;
        });
        const Table table(checklist, Patterns::answers(checklist, true));
        const std::vector<std::size_t> fewest = fewest_facts(checklist, table);

        reason::Prover prover(instrument);
        Disagreements disagreements;
        disagreements.hold("patterns", std::to_string(all), prover.pattern_count());
        double shares = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::string& id = checklist.outcomes[i].id;
            const reason::OutcomeProof proof = prover.outcome(i);
            disagreements.hold("patterns of " + id, std::to_string(counts[i]), proof.patterns.decimal);
            disagreements.hold(id + " is reachable", counts[i] > 0, prover.is_reachable(i));
            disagreements.hold(id + " has a witness", counts[i] > 0, proof.witness.has_value());
            shares += proof.patterns.share;
            coverage.count("reachable", counts[i] > 0);
            coverage.count("unreachable", counts[i] == 0);
            if (proof.witness) {
                disagreements.hold("facts of " + id, fewest[i], proof.witness->size());
                disagreements.hold("outcomes of the witness of " + id, std::uint64_t{1} << i,
                                   table.outcomes(cell_of(checklist, table, *proof.witness, prover.space())));
            }
        }
        disagreements.hold("shares add up to 1", true, shares > 1 - 1e-9 && shares < 1 + 1e-9);
        coverage.count_record();
        return disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

BOOST_AUTO_TEST_CASE(z3_agrees_on_claims_monotony_alerts_and_questions) {
    oracle::Coverage coverage;
    oracle::hold_for_texts(10, support::checklist_text_with_claims(), [&](const std::string& toml) {
        const expression::Instrument instrument = instrument_of(toml);
        const Checklist& checklist = instrument.checklist;
        const Table table(checklist, Patterns::answers(checklist, true));
        reason::Prover prover(instrument);
        oracle::Z3Oracle z3(checklist);
        Disagreements disagreements;
        coverage.count_record();

        const auto lowers = [&](const reason::Lowering& lowering) {
            Table::Cell cell = cell_of(checklist, table, lowering.facts, prover.space());
            const std::uint64_t with_no = table.outcomes(cell);
            cell[lowering.question] = 1;  // no, yes
            return with_no == std::uint64_t{1} << lowering.from &&
                   table.outcomes(cell) == std::uint64_t{1} << lowering.to && lowering.to > lowering.from;
        };
        const auto lowering = prover.lowering();
        disagreements.hold("monotone", z3.monotone(), !lowering);
        disagreements.hold("the pair lowers", true, !lowering || lowers(*lowering));
        coverage.count("monotone", !lowering);
        coverage.count("not monotone", lowering.has_value());

        const std::vector<reason::QuestionProof> questions = prover.questions();
        for (std::size_t q = 0; q < questions.size(); ++q) {
            disagreements.hold(checklist.questions[q].id + " matters", z3.matters(q),
                               questions[q].changes_outcome);
        }
        for (std::size_t i = 0; i < checklist.alerts.size(); ++i) {
            disagreements.hold("alert " + checklist.alerts[i].id, z3.alert_reachable(i),
                               prover.alert(i).has_value());
        }
        for (std::size_t i = 0; i + 1 < checklist.outcomes.size(); ++i) {
            disagreements.hold("condition " + checklist.outcomes[i].id, z3.condition_satisfiable(i),
                               prover.truth(instrument.program.outcomes[i]) != expression::Truth::no);
        }
        for (std::size_t i = 0; i < checklist.claims.size(); ++i) {
            const reason::ClaimProof proof = prover.claim(i);
            disagreements.hold(fmt::format("claim {}", i), z3.claim_holds(i), proof.is_proved);
            disagreements.hold("the pair lowers", true, !proof.lowering || lowers(*proof.lowering));
            if (!proof.is_proved && !proof.lowering) {
                // whatever values the counter-example leaves open
                oracle::Completion pattern;
                const Table::Cell cell = cell_of(checklist, table, proof.counterexample, prover.space());
                for (std::size_t q = 0; q < cell.size(); ++q) {
                    pattern.push_back(table.answers()[q][cell[q] == table.said_nothing(q) ? 0 : cell[q]]);
                }
                disagreements.hold("the counter-example refutes", false,
                                   oracle::claim_holds(checklist, i, {pattern}));
            }
            coverage.count("claim that holds", proof.is_proved);
            coverage.count("claim that fails", !proof.is_proved);
        }
        return disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

// A set says yes to indicators, chooses options, gives values. Many is one question here, so a set of its
// options is as many facts as it has.
BOOST_AUTO_TEST_CASE(minimal_sets_are_those_of_all_sets) {
    oracle::Coverage coverage;
    oracle::hold_for_texts(6, support::checklist_text(), [&](const std::string& toml) {
        const expression::Instrument instrument = instrument_of(toml);
        const Checklist& checklist = instrument.checklist;
        const bool has_many =
            std::any_of(checklist.questions.begin(), checklist.questions.end(),
                        [](const auto& question) { return question.type == QuestionType::many; });
        if (has_many) {
            return std::string();
        }
        const Table table(checklist, Patterns::answers(checklist, true));
        reason::Prover prover(instrument);
        Disagreements disagreements;
        for (std::size_t outcome = 0; outcome < checklist.outcomes.size(); ++outcome) {
            const std::uint64_t serious = (std::uint64_t{2} << outcome) - 1;
            std::map<std::size_t, std::size_t> by_size;
            std::size_t count = 0;
            table.for_each_cell([&](const Table::Cell& cell) {
                std::size_t size = 0;
                for (std::size_t q = 0; q < cell.size(); ++q) {
                    if (cell[q] == table.said_nothing(q)) {
                        continue;
                    }
                    const AnswerState state = table.answers()[q][cell[q]].state;
                    if (state == AnswerState::no || state == AnswerState::not_applicable ||
                        checklist.questions[q].type == QuestionType::text) {
                        return;  // no fact
                    }
                    ++size;
                }
                if ((table.outcomes(cell) & ~serious) != 0) {
                    return;
                }
                for (std::size_t q = 0; q < cell.size(); ++q) {
                    Table::Cell less = cell;
                    less[q] = table.said_nothing(q);
                    if (less != cell && (table.outcomes(less) & ~serious) == 0) {
                        return;  // not minimal
                    }
                }
                ++by_size[size];
                ++count;
            });
            const reason::MinimalSets sets = prover.sufficient(outcome, 1'000'000);
            disagreements.hold("sets for " + checklist.outcomes[outcome].id, std::to_string(count),
                               sets.count);
            disagreements.hold("sets listed", count, sets.sets.size());
            std::map<std::size_t, std::size_t> listed;
            for (const reason::Facts& set : sets.sets) {
                ++listed[set.size()];
            }
            disagreements.hold("sets by size", true, listed == by_size);
            coverage.count_record();
            coverage.count("several sets", count > 1);
            coverage.count("no set", count == 0);
        }
        return disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 5U, coverage.text());
}

BOOST_AUTO_TEST_CASE(moves_between_versions_are_those_of_all_patterns) {
    const std::vector<std::pair<std::string, std::string>> changes = {
        {" and ", " or "}, {"strong\"", "weak\""}, {"points = 1", "points = 2"}, {" >= ", " > "},
        {"not ", ""},      {" implies ", " or "},  {" == o0", " == o1"},         {"level_0", "level_9"},
    };
    oracle::Coverage coverage;
    oracle::hold_for_texts(10, support::checklist_text(), [&](const std::string& toml) {
        const expression::Instrument before = instrument_of(toml);
        const Checklist& older = before.checklist;
        Disagreements disagreements;
        for (const auto& [from, to] : changes) {
            const std::size_t at = toml.find(from);
            if (at == std::string::npos) {
                continue;
            }
            diag::Diagnostics diagnostics;
            auto compiled = expression::compile(
                support::load_unproved(std::string(toml).replace(at, from.size(), to)), diagnostics);
            if (!compiled) {
                continue;  // the choice has one option
            }
            const expression::Instrument after = std::move(*compiled);
            const Checklist& newer = after.checklist;
            const auto intervals = oracle::intervals(older, {&older, &newer});
            std::vector<std::vector<Answer>> answers;
            for (std::size_t q = 0; q < older.questions.size(); ++q) {
                answers.push_back(oracle::answers_of(older.questions[q], intervals[q], false));
            }
            std::vector<oracle::Completion> patterns = {{}};
            for (const auto& of_question : answers) {
                std::vector<oracle::Completion> longer;
                for (const oracle::Completion& pattern : patterns) {
                    for (const Answer& answer : of_question) {
                        longer.push_back(pattern);
                        longer.back().push_back(answer);
                    }
                }
                patterns = std::move(longer);
            }
            const auto were = oracle::outcomes(older, patterns);
            const auto are = oracle::outcomes(newer, patterns);
            std::map<std::pair<std::string, std::string>, std::size_t> moves;
            for (std::size_t i = 0; i < patterns.size(); ++i) {
                const std::string& was = older.outcomes[were[i]].id;
                const std::string& is = newer.outcomes[are[i]].id;
                if (was != is) {
                    ++moves[{was, is}];
                }
            }
            const auto told = [](const reason::MeaningChange& change, bool mirrored) {
                std::map<std::pair<std::string, std::string>, std::string> result;
                for (const reason::Move& move : change.moves) {
                    result[mirrored ? std::pair(move.to, move.from) : std::pair(move.from, move.to)] =
                        move.patterns.decimal;
                }
                return result;
            };
            std::map<std::pair<std::string, std::string>, std::string> expected;
            for (const auto& [move, count] : moves) {
                expected[move] = std::to_string(count);
            }
            const reason::MeaningChange change =
                reason::MeaningComparison(before, after, 100'000, {}).compare();
            const reason::MeaningChange back =
                reason::MeaningComparison(after, before, 100'000, {}).compare();
            disagreements.hold("patterns", std::to_string(patterns.size()), change.pattern_count);
            disagreements.hold("moves", expected, told(change, false));
            disagreements.hold("moves back", expected, told(back, true));
            disagreements.hold("Z3 says the same", moves.empty(),
                               oracle::Z3Oracle::same_outcomes(older, newer));
            coverage.count_record();
            coverage.count("moves", !moves.empty());
            coverage.count("no moves", moves.empty());
        }
        disagreements.hold("nothing differs from itself", true,
                           reason::MeaningComparison(before, before, 100'000, {}).compare().is_none());
        return disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

// Options of many are told one by one there, and the table takes them together: such records are left out.
BOOST_AUTO_TEST_CASE(the_fewest_answers_that_change_a_result) {
    oracle::Coverage coverage;
    oracle::hold_for_samples(6, 3, [&](const support::Sample& sample) {
        const Checklist& checklist = sample.instrument->checklist;
        screening::Screener screener(*sample.instrument);
        const auto intervals = oracle::intervals(checklist, {&checklist});
        std::string wrong;
        for (const records::Record& record : sample.records) {
            const screening::Result result = screener.evaluate(record);
            const std::vector<Answer> seen = screener.answers().list();
            std::vector<std::vector<Answer>> answers;
            bool has_open_many = false;
            for (std::size_t q = 0; q < seen.size(); ++q) {
                has_open_many =
                    has_open_many || (seen[q].is_open() && checklist.questions[q].type == QuestionType::many);
                answers.push_back(seen[q].is_open()
                                      ? oracle::answers_of(checklist.questions[q], intervals[q], false)
                                      : std::vector<Answer>{seen[q]});
            }
            if (has_open_many) {
                continue;
            }
            const Table table(checklist, answers);
            const auto fewest = [&](std::uint64_t wanted) {
                std::size_t least = no_witness;
                table.for_each_cell([&](const Table::Cell& cell) {
                    std::size_t said = 0;
                    for (std::size_t q = 0; q < cell.size(); ++q) {
                        said += cell[q] != table.said_nothing(q) ? 1U : 0U;
                    }
                    if ((table.outcomes(cell) & ~wanted) == 0) {
                        least = std::min(least, said);
                    }
                });
                return least;
            };
            const auto size = [](const std::optional<reason::Settling>& settling) {
                return settling ? settling->answers.size() : no_witness;
            };
            const screening::Outlook outlook = screener.outlook(true);
            Disagreements disagreements;
            const std::uint64_t more_serious = (std::uint64_t{1} << result.outcome) - 1;
            const std::uint64_t less_serious = ~((std::uint64_t{2} << result.at_most) - 1);
            disagreements.hold("answers that raise", fewest(more_serious), size(outlook.raise));
            disagreements.hold("answers that lower", fewest(less_serious), size(outlook.lower));
            for (const auto* settling : {&outlook.raise, &outlook.lower}) {
                if (*settling) {
                    records::Record longer = record;
                    for (const reason::OpenAnswer& one : (*settling)->answers) {
                        longer.answers.set(one.question, one.answer);
                    }
                    const screening::Result then = screener.evaluate(longer);
                    disagreements.hold("it rises or falls", true,
                                       settling == &outlook.raise ? then.outcome < result.outcome
                                                                  : then.at_most > result.at_most);
                    disagreements.hold("to what is told", true,
                                       (*settling)->leaves == reason::Span{then.at_most, then.outcome});
                    (void)screener.evaluate(record);
                }
            }
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

BOOST_AUTO_TEST_SUITE_END()
