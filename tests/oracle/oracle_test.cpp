// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"
#include "comparison.hpp"
#include "expression/evaluate.hpp"
#include "generator.hpp"
#include "reason/reasoner.hpp"
#include "reason/search.hpp"
#include "reason/structure.hpp"
#include "samples.hpp"
#include "screening/screener.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

namespace {

using namespace vidra;
using oracle::Holds;

using oracle::Coverage;
using oracle::hold_for_samples;
using oracle::on;

constexpr std::size_t records_each = 4;

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle_properties)

BOOST_AUTO_TEST_CASE(screener_agrees_with_the_oracle) {
    Coverage coverage;
    hold_for_samples(1, records_each, [&](const support::Sample& sample) {
        screening::Screener screener(*sample.instrument);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            const oracle::Findings findings = oracle::enumerate(sample.instrument->checklist, record);
            const auto any = [](const auto& values, Holds wanted) {
                return std::find(values.begin(), values.end(), wanted) != values.end();
            };
            coverage.count_record();
            coverage.count("not settled", !findings.settled());
            coverage.count("settled with open questions", findings.settled() && findings.open > 0);
            coverage.count("alert established", any(findings.alerts, Holds::always));
            coverage.count("alert open", any(findings.alerts, Holds::sometimes));
            coverage.count("referral open", findings.refer == oracle::Refer::open);
            coverage.count("irrelevant question", findings.answered + findings.open < record.answers.size());
            coverage.count("open question of no effect",
                           !findings.settled() && findings.can_change.size() < findings.open);
            wrong +=
                on(sample, record, oracle::disagreements(*sample.instrument, screener, record, findings));
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 5U, coverage.text());
}

BOOST_AUTO_TEST_CASE(search_agrees_with_two_evaluations) {
    Coverage coverage;
    hold_for_samples(1, 2, [&](const support::Sample& sample) {
        const expression::Program& program = sample.instrument->program;
        const reason::Structure structure(*sample.instrument);
        reason::Search search(program, structure);
        reason::Reasoner reasoner(*sample.instrument);
        screening::Screener screener(*sample.instrument);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            (void)screener.evaluate(record);
            const auto& answers = screener.answers();
            expression::Known known;
            expression::FactReader(program).read(answers, known);
            reasoner.set_answers(answers);
            const reason::Span searched = search.span(known, answers, program.outcomes);
            const reason::Span reasoned = reasoner.outcomes();
            coverage.count_record();
            coverage.count("two evaluations would do", structure.direction(program.outcomes).is_single());
            coverage.count("only the search will do", !structure.direction(program.outcomes).is_single());
            if (searched != reasoned) {
                wrong += on(sample, record,
                            fmt::format("the search finds outcomes {} to {}, the reasoner {} to {}\n",
                                        searched.least, searched.most, reasoned.least, reasoned.most));
            }
            std::vector<expression::NodeId> conditions = program.outcomes;
            conditions.insert(conditions.end(), program.alerts.begin(), program.alerts.end());
            for (const expression::CriterionUse& use : program.criteria) {
                conditions.push_back(use.node);
            }
            for (const expression::NodeId node : conditions) {
                const reason::Span span = search.span(known, answers, {node});
                const expression::Truth truth = span.least != span.most ? expression::Truth::open
                                                : span.least == 0       ? expression::Truth::yes
                                                                        : expression::Truth::no;
                if (reasoner.truth(node) != truth) {
                    wrong += on(sample, record, fmt::format("the two ways differ on node {}\n", node));
                }
            }
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 20U, coverage.text());
}

// needs no oracle: the screener is held against itself on the complete records
BOOST_AUTO_TEST_CASE(every_completion_lies_between_the_ends) {
    constexpr std::size_t most_completions = 256;
    Coverage coverage;
    hold_for_samples(6, 2, [&](const support::Sample& sample) {
        const checklist::Checklist& checklist = sample.instrument->checklist;
        screening::Screener screener(*sample.instrument);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            const auto completions = oracle::completions(
                checklist, oracle::seen_by_rules(checklist, record.answers.list(), record.age));
            if (completions.size() > most_completions) {
                continue;
            }
            const screening::Result partial = screener.evaluate(record);
            coverage.count_record();
            coverage.count("not settled", !partial.settled());
            std::size_t least_serious = 0;
            std::size_t most_serious = checklist.outcomes.size();
            for (const oracle::Completion& completion : completions) {
                records::Record full = record;
                full.answers = completion;
                const screening::Result result = screener.evaluate(full);
                if (!result.settled() || result.open != 0) {
                    wrong += on(sample, full, "a complete record is not settled\n");
                }
                least_serious = std::max(least_serious, result.outcome);
                most_serious = std::min(most_serious, result.outcome);
            }
            if (least_serious != partial.outcome || most_serious != partial.at_most) {
                wrong +=
                    on(sample, record,
                       fmt::format("the completions reach outcomes {} to {}, the partial record {} to {}\n",
                                   most_serious, least_serious, partial.at_most, partial.outcome));
            }
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

BOOST_AUTO_TEST_CASE(one_more_answer_never_widens_what_is_possible) {
    hold_for_samples(6, 2, [](const support::Sample& sample) {
        const checklist::Checklist& checklist = sample.instrument->checklist;
        screening::Screener screener(*sample.instrument);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            const screening::Result before = screener.evaluate(record);
            const auto answers = oracle::seen_by_rules(checklist, record.answers.list(), record.age);
            for (std::size_t q = 0; q < answers.size(); ++q) {
                if (!answers[q].is_open()) {
                    continue;
                }
                // q alone is open: its answers, all else as in the record
                oracle::Completion others(answers.size(), {checklist::AnswerState::not_applicable, 0});
                others[q] = answers[q];
                for (const oracle::Completion& completion : oracle::completions(checklist, others)) {
                    records::Record longer = record;
                    longer.answers.set(q, completion[q]);
                    const screening::Result after = screener.evaluate(longer);
                    if (after.outcome > before.outcome || after.at_most < before.at_most) {
                        wrong += on(sample, longer, "the outcomes lie outside those before this answer\n");
                    }
                }
            }
        }
        return wrong;
    });
}

BOOST_AUTO_TEST_CASE(generated_checklists_are_small_and_varied) {
    constexpr int texts = 500;
    std::map<std::string, int> seen;
    rc::Random random(oracle::first_seed());
    for (int i = 0; i < texts; ++i) {
        const std::string toml = support::checklist_text()(random.split()).value();
        const auto instrument = support::load(toml);
        BOOST_TEST(oracle::pattern_count(instrument->checklist) <= support::most_patterns, toml);
        BOOST_TEST(instrument->checklist.questions.size() <= 8U, toml);
        for (const char* word : {"choice", "many", "number", "date", "text", "relevant", "presume",
                                 "from_age", "of = \"section\"", "implies", "not ", " has ",
                                 "!=", "points = -", " - ", "1970-01-01 ", "[[alert]]"}) {
            seen[word] += toml.find(word) != std::string::npos ? 1 : 0;
        }
    }
    for (const auto& [word, times] : seen) {
        BOOST_TEST(times >= texts / 50, word << " stands in " << times << " checklists");
    }
}

BOOST_AUTO_TEST_SUITE_END()
