// SPDX-License-Identifier: Apache-2.0
#include "z3_oracle.hpp"

#include "base/file.hpp"
#include "comparison.hpp"
#include "generator.hpp"
#include "oracle.hpp"
#include "samples.hpp"
#include "screening/screener.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace vidra;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::QuestionType;
using oracle::Counting;
using oracle::Holds;
using oracle::Z3Oracle;

/// Every pattern of a checklist and its outcome.
class Patterns {
  public:
    explicit Patterns(const Checklist& checklist)
        : m_patterns(
              oracle::completions(checklist, std::vector<checklist::Answer>(checklist.questions.size()))),
          m_outcomes(oracle::outcomes(checklist, m_patterns)) {}

    [[nodiscard]] const std::vector<oracle::Completion>& all() const { return m_patterns; }
    [[nodiscard]] const std::vector<std::size_t>& outcomes() const { return m_outcomes; }

    /// Whether a yes in place of a no makes the outcome less serious in some pattern.
    [[nodiscard]] bool lowers(std::size_t indicator) const {
        // patterns that differ in this question alone are as far apart as the first no is from the first yes
        std::size_t step = 0;
        while (m_patterns[step][indicator].state == AnswerState::no) {
            ++step;
        }
        for (std::size_t i = 0; i + step < m_patterns.size(); ++i) {
            const bool is_no = m_patterns[i][indicator].state == AnswerState::no;
            if (is_no && m_outcomes[i + step] > m_outcomes[i]) {
                return true;
            }
        }
        return false;
    }

  private:
    std::vector<oracle::Completion> m_patterns;
    std::vector<std::size_t> m_outcomes;
};

/// A line for each question to Z3 that has another answer here.
class Disagreements {
  public:
    void hold(const std::string& what, bool expected, bool given) {
        if (expected != given) {
            m_text += fmt::format("{}: expected {}, Z3 gives {}\n", what, expected, given);
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    std::string m_text;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// `text` with `from` replaced by `to` where it stands first.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

std::string small(const std::string& questions, const std::string& outcomes) {
    return "vidra = 1\nid = \"small\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = { en = \"T\" }\n"
           "applies_to = \"any\"\n[[source]]\ntitle = \"own\"\nstatus = \"own\"\n"
           "[[section]]\nid = \"s\"\nelement = \"context\"\ntitle = { en = \"S\" }\n" +
           questions + outcomes;
}
std::string question(const std::string& id, const std::string& rest = {}) {
    return fmt::format("[[section.question]]\nid = \"{}\"\ntext = {{ en = \"Q\" }}\n{}", id, rest);
}
std::string choice(const std::string& id, const std::vector<std::string>& options) {
    std::string list;
    for (const std::string& option : options) {
        list += fmt::format("{{ id = \"{}\", text = {{ en = \"O\" }} }}, ", option);
    }
    return question(id, fmt::format("type = \"choice\"\noptions = [ {} ]\n", list));
}
std::string outcome(const std::string& id, const std::string& when = {}) {
    return fmt::format("[[outcome]]\nid = \"{}\"\ntitle = {{ en = \"O\" }}\nadvice = {{ en = \"A\" }}\n{}",
                       id, when.empty() ? "" : fmt::format("when = \"{}\"\n", when));
}

bool same(const std::string& a, const std::string& b) {
    const Checklist first = support::load_unproved(a);
    const Checklist second = support::load_unproved(b);
    const bool result = Z3Oracle::same_outcomes(first, second);
    BOOST_TEST(Z3Oracle::same_outcomes(second, first) == result);
    BOOST_TEST(Z3Oracle::same_outcomes(first, second, {Counting::at_least}) == result);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(z3)

BOOST_AUTO_TEST_CASE(completions_reach_what_z3_says) {
    oracle::Coverage coverage;
    oracle::hold_for_samples(10, 3, [&](const support::Sample& sample) {
        const Checklist& checklist = sample.instrument->checklist;
        screening::Screener screener(*sample.instrument);
        Z3Oracle z3(checklist);
        std::string wrong;
        for (const records::Record& record : sample.records) {
            const oracle::Findings findings = oracle::enumerate(checklist, record);
            const screening::Result result = screener.evaluate(record);
            const auto answers = oracle::seen_by_rules(checklist, record.answers.list(), record.age);
            std::vector<std::size_t> reached;
            Disagreements disagreements;
            for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
                const bool is_reached = z3.reachable_with(answers, i);
                disagreements.hold("a completion reaches " + checklist.outcomes[i].id,
                                   findings.completions[i] > 0, is_reached);
                if (is_reached) {
                    reached.push_back(i);
                }
            }
            disagreements.hold("some outcome is reached", true, !reached.empty());
            if (!reached.empty()) {
                disagreements.hold("the outcome is the screener's", true, reached.back() == result.outcome);
                disagreements.hold("at_most is the screener's", true, reached.front() == result.at_most);
            }
            coverage.count_record();
            coverage.count("not settled", !findings.settled());
            coverage.count("settled with open questions", findings.settled() && findings.open > 0);
            wrong += oracle::on(sample, record, disagreements.text());
        }
        return wrong;
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

BOOST_AUTO_TEST_CASE(patterns_are_as_z3_says) {
    oracle::Coverage coverage;
    oracle::hold_for_texts(10, support::checklist_text_with_claims(), [&](const std::string& toml) {
        const Checklist checklist = support::load_unproved(toml);
        const Patterns patterns(checklist);
        records::Record empty;
        empty.clear(checklist.questions.size());
        const oracle::Findings findings = oracle::enumerate(checklist, empty);
        Z3Oracle z3(checklist);
        Disagreements disagreements;
        coverage.count_record();

        bool all_reachable = true;
        for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
            const bool is_reachable = findings.completions[i] > 0;
            all_reachable = all_reachable && is_reachable;
            disagreements.hold("reachable " + checklist.outcomes[i].id, is_reachable, z3.reachable(i));
            const bool is_satisfiable =
                i + 1 == checklist.outcomes.size() || findings.conditions[i] != Holds::never;
            disagreements.hold("condition of " + checklist.outcomes[i].id, is_satisfiable,
                               z3.condition_satisfiable(i));
        }
        for (std::size_t i = 0; i < checklist.alerts.size(); ++i) {
            disagreements.hold("alert " + checklist.alerts[i].id, findings.alerts[i] != Holds::never,
                               z3.alert_reachable(i));
        }
        coverage.count("all outcomes reachable", all_reachable);
        coverage.count("not all outcomes reachable", !all_reachable);

        bool is_monotone = true;
        std::vector<bool> lowers;
        for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
            const bool is_indicator = checklist.questions[q].type == QuestionType::indicator;
            lowers.push_back(is_indicator && patterns.lowers(q));
            is_monotone = is_monotone && !lowers.back();
            const bool matters = findings.can_change.contains(q);
            disagreements.hold(checklist.questions[q].id + " matters", matters, z3.matters(q));
            coverage.count("question that matters", matters);
            coverage.count("question that does not", !matters);
        }
        disagreements.hold("monotone", is_monotone, z3.monotone());
        disagreements.hold("monotone without integers", is_monotone,
                           Z3Oracle(checklist, {Counting::at_least}).monotone());
        coverage.count("monotone", is_monotone);
        coverage.count("not monotone", !is_monotone);

        for (std::size_t i = 0; i < checklist.claims.size(); ++i) {
            const checklist::Claim& claim = checklist.claims[i];
            const bool holds = claim.claim
                                   ? oracle::claim_holds(checklist, i, patterns.all())
                                   : std::none_of(claim.never_lowers.begin(), claim.never_lowers.end(),
                                                  [&](std::size_t q) { return lowers[q]; });
            disagreements.hold(fmt::format("claim {}", i), holds, z3.claim_holds(i));
            const std::string kind = claim.claim ? "expression" : "never_lowers";
            coverage.count(kind + " that holds", holds);
            coverage.count(kind + " that fails", !holds);
        }
        return disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 5U, coverage.text());
}

BOOST_AUTO_TEST_CASE(versions_differ_where_z3_says) {
    // each keeps the questions, and what numbers and dates are compared with
    const std::vector<std::pair<std::string, std::string>> changes = {
        {" and ", " or "}, {"strong\"", "weak\""}, {"points = 1", "points = 2"},
        {" >= ", " > "},   {"not ", ""},           {" implies ", " or "}};
    oracle::Coverage coverage;
    oracle::hold_for_texts(10, support::checklist_text(), [&](const std::string& toml) {
        const Checklist before = support::load_unproved(toml);
        const Patterns patterns(before);
        Disagreements disagreements;
        for (const auto& [from, to] : changes) {
            if (!contains(toml, from)) {
                continue;
            }
            const Checklist after = support::load_unproved(replaced(toml, from, to));
            const bool is_same = oracle::outcomes(after, patterns.all()) == patterns.outcomes();
            const Counting counting = coverage.records() % 2 == 0 ? Counting::sums : Counting::at_least;
            disagreements.hold(fmt::format("the same with `{}` for `{}`", to, from), is_same,
                               Z3Oracle::same_outcomes(before, after, {counting}));
            coverage.count_record();
            coverage.count("the same", is_same);
            coverage.count("changed", !is_same);
        }
        return disagreements.text();
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 10U, coverage.text());
}

BOOST_AUTO_TEST_CASE(what_a_version_lacks_is_no_or_none_in_it) {
    const std::string levels = outcome("high", "a") + outcome("low");
    const std::string small_a = small(question("a"), levels);
    BOOST_TEST(same(small_a, small_a));
    // a question that no rule names, before and after
    BOOST_TEST(same(small_a, small(question("b") + question("a"), levels)));
    // b counts in one of the two alone
    BOOST_TEST(
        !same(small_a, small(question("a") + question("b"), outcome("high", "a or b") + outcome("low"))));
    BOOST_TEST(same(small_a, small(question("a") + question("b"),
                                   outcome("high", "a and not (a and b and not b)") + outcome("low"))));
    // the same under another name of the outcome is another outcome, unless nothing reaches it
    BOOST_TEST(!same(small_a, small(question("a"), outcome("highest", "a") + outcome("low"))));
    BOOST_TEST(same(small_a, small(question("a"), outcome("highest", "a and not a") + levels)));
    // the order of outcomes does not matter where their conditions exclude one another
    BOOST_TEST(same(small_a, small(question("a"), outcome("low", "not a") + outcome("high"))));
}

BOOST_AUTO_TEST_CASE(options_are_the_same_by_id) {
    const std::string levels = outcome("high", "c == x") + outcome("low");
    const std::string xy = small(choice("c", {"x", "y"}), levels);
    BOOST_TEST(same(xy, small(choice("c", {"y", "x"}), levels)));
    // z equals none of the options of the other
    BOOST_TEST(same(xy, small(choice("c", {"y", "z", "x"}), levels)));
    BOOST_TEST(!same(xy, small(choice("c", {"x", "y", "z"}), outcome("high", "c != y") + outcome("low"))));
    // an indicator c is another question than the choice c
    BOOST_TEST(!same(xy, small(question("c"), outcome("high", "c") + outcome("low"))));
}

BOOST_AUTO_TEST_CASE(a_checklist_of_many_indicators_is_monotone) {
    const std::string toml =
        base::read_file("checklists/ilo_adult_labour.toml", base::max_configuration_bytes);
    const Checklist checklist = support::load_unproved(toml);
    BOOST_TEST(Z3Oracle(checklist).monotone());
    BOOST_TEST(Z3Oracle(checklist, {Counting::at_least}).monotone());
    BOOST_TEST(!same(toml, replaced(toml, "strength = \"medium\"", "strength = \"weak\"")));
}

BOOST_AUTO_TEST_SUITE_END()
