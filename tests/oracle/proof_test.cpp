// SPDX-License-Identifier: Apache-2.0
// What is proved over every pattern, held against going through all of them, and against Z3.
#include "proof_support.hpp"

#include "generator.hpp"
#include "oracle.hpp"
#include "reason/prover.hpp"
#include "samples.hpp"
#include "z3_oracle.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace vidra;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::QuestionType;
using oracle::Disagreements;
using oracle::instrument_of;
using oracle::Rest;
using oracle::Table;

Table::Results outcomes_of(const Checklist& checklist) {
    return [&](const std::vector<oracle::Completion>& completions) {
        return oracle::outcomes(checklist, completions);
    };
}

/// The same questions, and one condition that holds (outcome 0) or not.
Checklist of_condition(Checklist checklist, const std::optional<diag::SourceText>& when) {
    checklist.outcomes.erase(checklist.outcomes.begin() + 1, checklist.outcomes.end() - 1);
    checklist.outcomes.front().when = when;
    return checklist;
}

/// Counts over all patterns.
struct Counts {
    std::vector<std::size_t> patterns, holds, overlap;  ///< by outcome
    std::vector<std::set<std::size_t>> overlaps_with;
    std::size_t all = 0;
};

Counts counts_of(const Checklist& checklist) {
    const Table table(oracle::axes_of(checklist, false), outcomes_of(checklist));
    std::vector<oracle::Completion> patterns;
    table.for_each_cell([&](const Table::Cell& cell) {
        if (table.is_pattern(cell)) {
            patterns.push_back(table.completion(cell));
        }
    });
    const auto outcomes = oracle::outcomes(checklist, patterns);
    const std::size_t count = checklist.outcomes.size();
    Counts counts{std::vector<std::size_t>(count), std::vector<std::size_t>(count),
                  std::vector<std::size_t>(count), std::vector<std::set<std::size_t>>(count),
                  patterns.size()};
    for (const std::size_t outcome : outcomes) {
        ++counts.patterns[outcome];
    }
    counts.holds.back() = patterns.size();
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const auto own = oracle::outcomes(of_condition(checklist, checklist.outcomes[i].when), patterns);
        for (std::size_t pattern = 0; pattern < patterns.size(); ++pattern) {
            if (own[pattern] == 0) {
                ++counts.holds[i];
                if (outcomes[pattern] < i) {
                    ++counts.overlap[i];
                    counts.overlaps_with[i].insert(outcomes[pattern]);
                }
            }
        }
    }
    return counts;
}

/// Holds a witness against the table: it does what it should, whatever is not named, and no smaller one does.
void hold_witness(Disagreements& disagreements, const std::string& of, const Checklist& checklist,
                  const Table& table, std::uint64_t wanted, const std::optional<reason::Facts>& witness,
                  const reason::PatternSpace& space) {
    const std::size_t fewest = oracle::fewest_facts(
        checklist, table, [&](const Table::Cell& cell) { return table.outcomes(cell) == wanted; });
    disagreements.hold("facts of the witness of " + of, fewest,
                       witness ? witness->size() : oracle::no_witness);
    if (witness) {
        const Table::Cell cell = oracle::cell_of(checklist, table, *witness, space, Rest::no);
        disagreements.hold("what the witness of " + of + " comes to", wanted, table.outcomes(cell));
    }
}

/// A generated checklist, its prover, and the table of all that can be answered to it.
struct Case {
    Case(expression::Instrument of, std::vector<oracle::Axis> with)
        : instrument(std::move(of)),
          axes(std::move(with)),
          table(axes, outcomes_of(instrument.checklist)),
          prover(instrument) {}
    expression::Instrument instrument;
    std::vector<oracle::Axis> axes;
    Table table;
    reason::Prover prover;
    Disagreements disagreements;
};

/// Holds something of many of them; what coverage counts must be there in so many percent.
void hold_for_cases(int share, unsigned least_percent, const rc::Gen<std::string>& texts,
                    const std::function<void(Case&, oracle::Coverage&)>& hold) {
    oracle::Coverage coverage;
    oracle::hold_for_texts(share, texts, [&](const std::string& toml) {
        expression::Instrument instrument = instrument_of(toml);
        auto axes = oracle::axes_of(instrument.checklist, true);
        if (Table::size_of(axes) > oracle::most_cells) {
            return std::string();
        }
        Case made(std::move(instrument), std::move(axes));
        hold(made, coverage);
        return made.disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= least_percent, coverage.text());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proofs)

BOOST_AUTO_TEST_CASE(counts_and_witnesses_are_those_of_all_patterns) {
    hold_for_cases(6, 10, support::checklist_text(), [](Case& made, oracle::Coverage& coverage) {
        const Checklist& checklist = made.instrument.checklist;
        const auto& axes = made.axes;
        const Table& table = made.table;
        reason::Prover& prover = made.prover;
        Disagreements& disagreements = made.disagreements;
        const Counts counts = counts_of(checklist);
        disagreements.hold("patterns", std::to_string(counts.all), prover.pattern_count());
        double shares = 0;
        for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
            const std::string& id = checklist.outcomes[i].id;
            const reason::OutcomeProof proof = prover.outcome(i);
            disagreements.hold("patterns of " + id, std::to_string(counts.patterns[i]),
                               proof.patterns.decimal);
            disagreements.hold(id + " holds in", std::to_string(counts.holds[i]), proof.holds.decimal);
            disagreements.hold(id + " is shadowed in", std::to_string(counts.overlap[i]),
                               proof.overlap.decimal);
            disagreements.hold(id + " overlaps with", counts.overlaps_with[i],
                               std::set<std::size_t>(proof.overlaps_with.begin(), proof.overlaps_with.end()));
            disagreements.hold(id + " is reachable", counts.patterns[i] > 0, proof.witness.has_value());
            const bool of_records = (oracle::all_outcomes(table) >> i & 1U) != 0;
            disagreements.hold(id + " is reached by records", of_records, prover.is_reachable(i));
            disagreements.hold(id + " is reached by records alone", of_records && counts.patterns[i] == 0,
                               proof.not_applicable.has_value());
            disagreements.hold("the share of " + id, true,
                               std::abs(proof.patterns.share * static_cast<double>(counts.all) -
                                        static_cast<double>(counts.patterns[i])) < 1e-6);
            shares += proof.patterns.share;
            hold_witness(disagreements, id, checklist, table, std::uint64_t{1} << i, proof.witness,
                         prover.space());
            coverage.count("reachable", counts.patterns[i] > 0);
            coverage.count("unreachable", counts.patterns[i] == 0);
            coverage.count("overlap", counts.overlap[i] > 0);
            coverage.count("witness of two facts and more", proof.witness && proof.witness->size() > 1);
        }
        disagreements.hold("shares add up to 1", true, std::abs(shares - 1) < 1e-9);
        for (std::size_t i = 0; i < checklist.alerts.size(); ++i) {
            const Checklist alert = of_condition(checklist, checklist.alerts[i].when);
            const Table of_alert(axes, outcomes_of(alert));
            const reason::AlertProof proof = prover.alert(i);
            hold_witness(disagreements, checklist.alerts[i].id, checklist, of_alert, 1, proof.witness,
                         prover.space());
            disagreements.hold(checklist.alerts[i].id + " is raised by records alone",
                               !proof.witness && (oracle::all_outcomes(of_alert) & 1U) != 0,
                               proof.not_applicable.has_value());
            coverage.count("alert", true);
        }
        coverage.count_record();
    });
}

BOOST_AUTO_TEST_CASE(z3_agrees_on_claims_monotony_alerts_and_questions) {
    hold_for_cases(10, 10, support::checklist_text_with_claims(), [](Case& made, oracle::Coverage& coverage) {
        const Checklist& checklist = made.instrument.checklist;
        const auto& axes = made.axes;
        const Table& table = made.table;
        reason::Prover& prover = made.prover;
        Disagreements& disagreements = made.disagreements;
        oracle::Z3Oracle z3(checklist);
        coverage.count_record();

        const auto is_one = [](std::uint64_t outcomes) { return std::has_single_bit(outcomes); };
        // the cell has a no at this axis
        const auto lowers = [&](Table::Cell cell, std::size_t axis) {
            const std::uint64_t with_no = table.outcomes(cell);
            cell[axis] = 1;  // no, yes
            const std::uint64_t with_yes = table.outcomes(cell);
            return is_one(with_no) && is_one(with_yes) && with_yes > with_no;
        };
        const auto hold_lowering = [&](const std::string& what, const std::vector<std::size_t>& questions,
                                       const std::optional<reason::Lowering>& lowering) {
            std::size_t fewest = oracle::no_witness;
            for (std::size_t axis = 0; axis < axes.size(); ++axis) {
                if (std::find(questions.begin(), questions.end(), axes[axis].question) != questions.end()) {
                    fewest =
                        std::min(fewest, oracle::fewest_facts(checklist, table, [&](const Table::Cell& cell) {
                                     return cell[axis] == 0 && lowers(cell, axis);
                                 }));
                }
            }
            disagreements.hold(what, fewest, lowering ? lowering->facts.size() : oracle::no_witness);
            if (!lowering) {
                return;
            }
            Table::Cell cell = oracle::cell_of(checklist, table, lowering->facts, prover.space(), Rest::no);
            disagreements.hold(what + ", from", std::uint64_t{1} << lowering->from, table.outcomes(cell));
            for (std::size_t axis = 0; axis < axes.size(); ++axis) {
                if (axes[axis].question == lowering->question) {
                    disagreements.hold(what + ", its answer", std::size_t{0}, cell[axis]);
                    cell[axis] = 1;
                }
            }
            disagreements.hold(what + ", to", std::uint64_t{1} << lowering->to, table.outcomes(cell));
        };
        std::vector<std::size_t> indicators;
        for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
            if (checklist.questions[q].type == QuestionType::indicator) {
                indicators.push_back(q);
            }
        }
        const auto lowering = prover.lowering();
        disagreements.hold("monotone", z3.monotone(), !lowering);
        hold_lowering("facts of the pair", indicators, lowering);
        coverage.count("monotone", !lowering);
        coverage.count("not monotone", lowering.has_value());

        const std::vector<reason::QuestionProof> questions = prover.questions();
        for (std::size_t q = 0; q < questions.size(); ++q) {
            disagreements.hold(checklist.questions[q].id + " matters", z3.matters(q),
                               questions[q].changes_outcome);
        }
        for (std::size_t i = 0; i < checklist.alerts.size(); ++i) {
            disagreements.hold("alert " + checklist.alerts[i].id, z3.alert_reachable(i),
                               prover.alert(i).witness.has_value());
        }
        for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
            disagreements.hold(checklist.outcomes[i].id + " is reachable", z3.reachable(i),
                               prover.outcome(i).witness.has_value());
            if (i + 1 < checklist.outcomes.size()) {
                disagreements.hold("condition " + checklist.outcomes[i].id, z3.condition_satisfiable(i),
                                   !prover.outcome(i).holds.is_none());
                const Table of_condition_table(
                    axes, outcomes_of(of_condition(checklist, *checklist.outcomes[i].when)));
                disagreements.hold(
                    "condition " + checklist.outcomes[i].id + " of records",
                    (oracle::all_outcomes(of_condition_table) & 1U) != 0,
                    prover.truth(made.instrument.program.outcomes[i]) != expression::Truth::no);
            }
        }
        for (std::size_t i = 0; i < checklist.claims.size(); ++i) {
            const reason::ClaimProof proof = prover.claim(i);
            const std::string claim = fmt::format("claim {}", i);
            disagreements.hold(claim, z3.claim_holds(i), proof.is_proved);
            coverage.count("claim that holds", proof.is_proved);
            coverage.count("claim that fails", !proof.is_proved);
            if (!checklist.claims[i].claim) {
                hold_lowering(claim, checklist.claims[i].never_lowers, proof.lowering);
                continue;
            }
            // the outcome where the claim fails, and one more than all outcomes where it holds
            const Table refuted(axes, [&](const std::vector<oracle::Completion>& completions) {
                std::vector<std::size_t> results = oracle::outcomes(checklist, completions);
                const std::vector<bool> holds = oracle::claim_results(checklist, i, completions);
                for (std::size_t k = 0; k < results.size(); ++k) {
                    results[k] = holds[k] ? checklist.outcomes.size() : results[k];
                }
                return results;
            });
            const std::uint64_t held = std::uint64_t{1} << checklist.outcomes.size();
            const std::size_t fewest = oracle::fewest_facts(checklist, refuted, [&](const Table::Cell& cell) {
                return is_one(refuted.outcomes(cell)) && refuted.outcomes(cell) != held;
            });
            disagreements.hold(claim + " fails for records alone",
                               proof.is_proved && (oracle::all_outcomes(refuted) & ~held) != 0,
                               proof.not_applicable.has_value());
            disagreements.hold("facts against " + claim, fewest,
                               proof.is_proved ? oracle::no_witness : proof.counterexample.size());
            if (!proof.is_proved) {
                const Table::Cell cell =
                    oracle::cell_of(checklist, refuted, proof.counterexample, prover.space(), Rest::no);
                disagreements.hold("outcome against " + claim, std::uint64_t{1} << proof.outcome,
                                   refuted.outcomes(cell));
            }
        }
    });
}

// A set says yes to indicators, chooses options, gives values; all else is open.
BOOST_AUTO_TEST_CASE(minimal_sets_are_those_of_all_sets) {
    hold_for_cases(6, 5, support::checklist_text(), [](Case& made, oracle::Coverage& coverage) {
        const Checklist& checklist = made.instrument.checklist;
        const auto& axes = made.axes;
        const Table& table = made.table;
        reason::Prover& prover = made.prover;
        Disagreements& disagreements = made.disagreements;
        const auto is_set = [&](const Table::Cell& cell) {
            for (std::size_t axis = 0; axis < cell.size(); ++axis) {
                const QuestionType type = checklist.questions[axes[axis].question].type;
                const bool is_free = type == QuestionType::indicator || type == QuestionType::many;
                const bool is_said = cell[axis] != table.said_nothing(axis);
                if (is_said &&
                    (is_free ? cell[axis] == 0
                             : type == QuestionType::text ||
                                   axes[axis].answers[cell[axis]].state == AnswerState::not_applicable)) {
                    return false;
                }
            }
            return true;
        };
        for (std::size_t outcome = 0; outcome < checklist.outcomes.size(); ++outcome) {
            const std::uint64_t milder = ~((std::uint64_t{2} << outcome) - 1);
            const auto suffices = [&](const Table::Cell& cell) {
                return (table.outcomes(cell) & milder) == 0;
            };
            std::set<Table::Cell> expected;
            table.for_each_cell([&](const Table::Cell& cell) {
                if (!is_set(cell) || !suffices(cell)) {
                    return;
                }
                for (std::size_t axis = 0; axis < cell.size(); ++axis) {
                    Table::Cell less = cell;
                    less[axis] = table.said_nothing(axis);
                    if (less != cell && suffices(less)) {
                        return;  // not minimal
                    }
                }
                expected.insert(cell);
            });
            const std::string& id = checklist.outcomes[outcome].id;
            const reason::MinimalSets sets = prover.sufficient(outcome, 1'000'000);
            disagreements.hold("sets for " + id, std::to_string(expected.size()), sets.count);
            disagreements.hold("sets listed for " + id, expected.size(), sets.sets.size());
            std::set<Table::Cell> given;
            std::size_t size = 0;
            for (const reason::Facts& set : sets.sets) {
                given.insert(oracle::cell_of(checklist, table, set, prover.space(), Rest::open));
                disagreements.hold("the smallest come first", true, set.size() >= size);
                size = set.size();
            }
            disagreements.hold("the sets for " + id, expected, given);
            const std::size_t half = expected.size() / 2;
            const reason::MinimalSets some = prover.sufficient(outcome, half);
            disagreements.hold("some sets are counted as all for " + id, sets.count, some.count);
            disagreements.hold("some sets listed for " + id, half, some.sets.size());
            coverage.count_record();
            coverage.count("several sets", expected.size() > 1);
            coverage.count("no set", expected.empty());
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
