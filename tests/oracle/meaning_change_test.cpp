// SPDX-License-Identifier: Apache-2.0
// What differs between two versions, held against going through every pattern of both, and against Z3.
#include "reason/meaning_change.hpp"

#include "generator.hpp"
#include "oracle.hpp"
#include "proof_support.hpp"
#include "samples.hpp"
#include "z3_oracle.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace vidra;
using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;
using oracle::Disagreements;
using oracle::Rest;
using oracle::Table;

/// By what is found: what stands in its place in another version. Only the first place is changed.
const std::vector<std::pair<std::string, std::string>> changes = {
    {" and ", " or "},
    {"strong\"", "weak\""},
    {"points = 1", "points = 2"},
    {" >= ", " > "},
    {"not ", ""},
    {" implies ", " or "},
    {" == o0", " == o1"},
    {"level_0", "level_9"},
    // outcomes trade their places
    {R"~(level_0([^]*)level_1)~", "level_1$1level_0"},
    // or their rules
    {R"~(when = ("[^"]*")(\n\n\[\[outcome\]\]\nid = "level_1"[^]*?when = )("[^"]*"))~", "when = $3$2$1"},
    // a number or date is compared with another
    {R"~((q\d (?:[<>=!]=|[<>]) )-?\d\b)~", "$011"},
    {"2026-02-28", "2026-03-02"},
    // the last option goes, or a new one comes
    {R"~(, \{ id = "o\d", text = \{ en = "O" \}(, points = -?\d+)? \} \])~", " ]"},
    {R"~(options = \[ )~", R"~(options = [ { id = "new", text = { en = "O" }, points = 1 }, )~"},
    // a question comes that counts, one that every sum sees
    {R"~(\n\[\[section\.question\]\])~",
     "\n[[section.question]]\nid = \"new\"\nstrength = \"strong\"\npoints = 1\ntext = { en = \"Q\" }\n"
     "\n[[section.question]]"},
    // an indicator becomes a question of another type
    {R"~(type = "indicator"\ntext = \{ en = "Q" \}\n(strength = "\w+"\n)?(points = -?\d+\n)?)~",
     "type = \"text\"\ntext = { en = \"Q\" }\n"},
    {R"~(\n\[\[alert\]\]\nid = "alert_0"[^]*$)~", "\n"},
    {R"~("alert_0"([^]*?)when = ")~", "\"alert_0\"$1when = \"not "},
};

/// Without one of its indicators, whose yes no rule sees any more; nothing where there is none to spare.
std::string without_an_indicator(const std::string& toml) {
    const std::regex block(
        R"~(\n\[\[section\.question\]\]\nid = "(q\d)"\ntype = "indicator"\n(?:[^\n\[][^\n]*\n)*)~");
    std::smatch found;
    if (!std::regex_search(toml, found, block)) {
        return {};
    }
    const std::regex name("\\b" + found[1].str() + "\\b");
    return std::regex_replace(found.prefix().str() + found.suffix().str(), name, "(0 > 1)");
}

std::vector<std::string> other_versions(const std::string& toml) {
    std::vector<std::string> versions;
    for (const auto& [from, to] : changes) {
        versions.push_back(
            std::regex_replace(toml, std::regex(from), to, std::regex_constants::format_first_only));
    }
    versions.push_back(without_an_indicator(toml));
    versions.erase(std::remove_if(versions.begin(), versions.end(),
                                  [&](const std::string& text) { return text.empty() || text == toml; }),
                   versions.end());
    return versions;
}

/// The questions and options of two versions, and answers to them as each version has them.
class Union {
  public:
    Union(const Checklist& older, const Checklist& newer) {
        for (const Checklist* version : {&newer, &older}) {
            const auto intervals = oracle::intervals(*version, {version});
            for (std::size_t q = 0; q < version->questions.size(); ++q) {
                const Question& question = version->questions[q];
                const std::size_t at = place(question);
                if (at == m_questions.questions.size()) {
                    m_questions.questions.push_back(question);
                    m_questions.questions.back().options.clear();
                    m_intervals.emplace_back();
                }
                m_intervals[at].insert(intervals[q].begin(), intervals[q].end());
                auto& options = m_questions.questions[at].options;
                for (const checklist::Option& option : question.options) {
                    if (!m_questions.questions[at].option_index(option.id)) {
                        options.push_back(option);
                    }
                }
            }
        }
    }
    [[nodiscard]] const Checklist& questions() const { return m_questions; }
    [[nodiscard]] std::vector<oracle::Axis> axes() const {
        std::vector<std::vector<std::int64_t>> intervals;
        for (const auto& of_question : m_intervals) {
            intervals.emplace_back(of_question.begin(), of_question.end());
        }
        return oracle::axes_of(m_questions, intervals, true);
    }
    /// By pattern: the same in a version, and what it lacks is left out.
    [[nodiscard]] std::vector<oracle::Completion> in(const Checklist& version,
                                                     const std::vector<oracle::Completion>& patterns) const {
        std::vector<oracle::Completion> result;
        for (const oracle::Completion& pattern : patterns) {
            oracle::Completion& own = result.emplace_back();
            for (const Question& question : version.questions) {
                own.push_back(in(question, pattern[place(question)]));
            }
        }
        return result;
    }

  private:
    [[nodiscard]] std::size_t place(const Question& question) const {
        const auto& all = m_questions.questions;
        const auto at = std::find_if(all.begin(), all.end(), [&](const Question& other) {
            return other.id == question.id && other.type == question.type;
        });
        return static_cast<std::size_t>(at - all.begin());
    }
    [[nodiscard]] Answer in(const Question& question, Answer answer) const {
        const auto& options = m_questions.questions[place(question)].options;
        if (question.type == QuestionType::choice && answer.state == AnswerState::given) {
            const auto own = question.option_index(options[static_cast<std::size_t>(answer.value)].id);
            return own ? Answer{AnswerState::given, static_cast<std::int64_t>(*own)}
                       : Answer{AnswerState::not_applicable, 0};
        }
        if (question.type == QuestionType::many) {
            std::int64_t chosen = 0;
            for (std::size_t i = 0; i < options.size(); ++i) {
                const auto own = question.option_index(options[i].id);
                if (own && (answer.value >> i & 1) != 0) {
                    chosen |= std::int64_t{1} << *own;
                }
            }
            answer.value = chosen;
        }
        return answer;
    }

    Checklist m_questions;  ///< and nothing else of one
    std::vector<std::set<std::int64_t>> m_intervals;
};

Checklist of_alert(Checklist checklist, const std::string& id) {
    const auto at = std::find_if(checklist.alerts.begin(), checklist.alerts.end(),
                                 [&](const checklist::Alert& alert) { return alert.id == id; });
    checklist.outcomes.erase(checklist.outcomes.begin() + 1, checklist.outcomes.end() - 1);
    diag::SourceText never;
    never.text = "0 > 1";
    checklist.outcomes.front().when = at == checklist.alerts.end() ? never : at->when;
    return checklist;
}

using Moves = std::map<std::pair<std::string, std::string>, std::string>;

Moves told(const std::vector<reason::Move>& of, bool mirrored) {
    Moves moves;
    for (const reason::Move& move : of) {
        moves[mirrored ? std::pair(move.to, move.from) : std::pair(move.from, move.to)] =
            move.patterns.decimal;
    }
    return moves;
}

/// What a comparison of two versions says wrong.
class Held {
  public:
    Held(const expression::Instrument& before, const expression::Instrument& after)
        : m_before(before),
          m_after(after),
          m_older(before.checklist),
          m_newer(after.checklist),
          m_both(m_older, m_newer),
          m_comparison(before, after, reason::default_node_limit, {}),
          m_change(m_comparison.compare()) {}

    [[nodiscard]] bool can_be_held() const { return Table::size_of(m_both.axes()) <= oracle::most_cells; }
    [[nodiscard]] const reason::MeaningChange& change() const { return m_change; }

    std::string wrong() {
        hold_moves();
        hold_alerts();
        return m_disagreements.text();
    }

  private:
    void hold_moves() {
        const std::size_t width = m_newer.outcomes.size();
        const std::size_t pairs = width * m_older.outcomes.size();
        const Table table(m_both.axes(), [&](const std::vector<oracle::Completion>& patterns) {
            std::vector<std::size_t> results;
            const auto were = oracle::outcomes(m_older, m_both.in(m_older, patterns));
            const auto are = oracle::outcomes(m_newer, m_both.in(m_newer, patterns));
            for (std::size_t i = 0; i < patterns.size(); ++i) {
                const bool moved = m_older.outcomes[were[i]].id != m_newer.outcomes[are[i]].id;
                results.push_back(moved ? were[i] * width + are[i] : pairs);
            }
            return results;
        });
        std::map<std::size_t, std::size_t> counts;
        std::set<std::size_t> of_records;
        std::size_t all = 0;
        table.for_each_cell([&](const Table::Cell& cell) {
            if (!table.is_pattern(cell)) {
                return;
            }
            of_records.insert(table.outcome(cell));
            if (!oracle::says_not_applicable(table, cell)) {
                ++all;
                ++counts[table.outcome(cell)];
            }
        });
        counts.erase(pairs);
        of_records.erase(pairs);
        Moves only_records;
        for (const std::size_t pair : of_records) {
            if (counts.count(pair) == 0) {
                only_records[{m_older.outcomes[pair / width].id, m_newer.outcomes[pair % width].id}] = "0";
            }
        }
        m_disagreements.hold("not applicable", only_records, told(m_change.not_applicable, false));
        for (const reason::Move& move : m_change.not_applicable) {
            const std::uint64_t wanted = std::uint64_t{1} << (*m_older.outcome_index(move.from) * width +
                                                              *m_newer.outcome_index(move.to));
            hold_comes_to(move.from + " to " + move.to, table, wanted, move.witness);
        }
        Moves expected;
        for (const auto& [pair, count] : counts) {
            expected[{m_older.outcomes[pair / width].id, m_newer.outcomes[pair % width].id}] =
                std::to_string(count);
        }
        m_disagreements.hold("patterns", std::to_string(all), m_change.pattern_count);
        m_disagreements.hold("moves", expected, told(m_change.moves, false));
        m_disagreements.hold("Z3 says the same", expected.empty(),
                             oracle::Z3Oracle::same_outcomes(m_older, m_newer));
        bool was_less_serious = true;
        for (const reason::Move& move : m_change.moves) {
            const bool is_less_serious = move.seriousness < 0;
            m_disagreements.hold("less serious moves come first", true, was_less_serious || !is_less_serious);
            was_less_serious = is_less_serious;
            const std::size_t from = *m_older.outcome_index(move.from);
            const auto to = m_older.outcome_index(move.to);
            if (to) {
                m_disagreements.hold("is less serious", *to > from, is_less_serious);
            }
            const std::uint64_t wanted = std::uint64_t{1} << (from * width + *m_newer.outcome_index(move.to));
            hold_witness(move.from + " to " + move.to, table, wanted, move.witness);
        }
        const reason::MeaningChange back =
            reason::MeaningComparison(m_after, m_before, reason::default_node_limit, {}).compare();
        m_disagreements.hold("moves back", told(m_change.moves, false), told(back.moves, true));
        m_disagreements.hold("not applicable, back", told(m_change.not_applicable, false),
                             told(back.not_applicable, true));
        m_disagreements.hold("none, backwards", m_change.is_none(), back.is_none());
    }

    void hold_alerts() {
        std::set<std::string> ids;
        for (const Checklist* version : {&m_older, &m_newer}) {
            for (const checklist::Alert& alert : version->alerts) {
                ids.insert(alert.id);
            }
        }
        for (const std::string& id : ids) {
            const Table table(m_both.axes(), [&](const std::vector<oracle::Completion>& patterns) {
                std::vector<std::size_t> results;
                const auto were = oracle::outcomes(of_alert(m_older, id), m_both.in(m_older, patterns));
                const auto are = oracle::outcomes(of_alert(m_newer, id), m_both.in(m_newer, patterns));
                for (std::size_t i = 0; i < patterns.size(); ++i) {
                    results.push_back(were[i] == are[i] ? 0 : were[i] == 0 ? 1 : 2);
                }
                return results;
            });
            std::vector<std::size_t> counts(3, 0);
            table.for_each_cell([&](const Table::Cell& cell) {
                if (table.is_pattern(cell) && !oracle::says_not_applicable(table, cell)) {
                    ++counts[table.outcome(cell)];
                }
            });
            const auto at =
                std::find_if(m_change.alerts.begin(), m_change.alerts.end(),
                             [&](const reason::AlertChange& change) { return change.alert == id; });
            const bool is_told = at != m_change.alerts.end();
            m_disagreements.hold(id + " is lost in", std::to_string(counts[1]),
                                 is_told ? at->lost.decimal : "0");
            m_disagreements.hold(id + " is gained in", std::to_string(counts[2]),
                                 is_told ? at->gained.decimal : "0");
            const bool in_patterns = counts[1] + counts[2] > 0;
            const std::uint64_t other = oracle::all_outcomes(table) & ~std::uint64_t{1};
            m_disagreements.hold(id + " is told", in_patterns || other != 0, is_told);
            if (is_told && in_patterns) {
                hold_witness(id, table, counts[1] > 0 ? 2 : 4, at->witness);
            } else if (is_told) {
                hold_comes_to(id, table, (other & 2) != 0 ? 2 : 4, at->witness);
            }
        }
    }

    void hold_witness(const std::string& of, const Table& table, std::uint64_t wanted,
                      const reason::Facts& witness) {
        const Checklist& questions = m_both.questions();
        const std::size_t fewest = oracle::fewest_facts(
            questions, table, [&](const Table::Cell& cell) { return table.outcomes(cell) == wanted; });
        m_disagreements.hold("facts of the witness of " + of, fewest, witness.size());
        hold_comes_to(of, table, wanted, witness);
    }

    void hold_comes_to(const std::string& of, const Table& table, std::uint64_t wanted,
                       const reason::Facts& witness) {
        const Checklist& questions = m_both.questions();
        const Table::Cell cell = oracle::cell_of(questions, table, witness, m_comparison.space(), Rest::no);
        m_disagreements.hold("what the witness of " + of + " comes to", wanted, table.outcomes(cell));
    }

    const expression::Instrument& m_before;
    const expression::Instrument& m_after;
    const Checklist& m_older;
    const Checklist& m_newer;
    Union m_both;
    reason::MeaningComparison m_comparison;
    reason::MeaningChange m_change;
    Disagreements m_disagreements;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(meaning_changes)

BOOST_AUTO_TEST_CASE(moves_between_versions_are_those_of_all_patterns) {
    oracle::Coverage coverage;
    std::size_t not_applicable = 0;
    oracle::hold_for_texts(40, support::checklist_text(), [&](const std::string& toml) {
        const expression::Instrument before = oracle::instrument_of(toml);
        std::string wrong;
        for (const std::string& other : other_versions(toml)) {
            const auto after = oracle::try_instrument(other);
            if (!after) {
                continue;  // a rule names what is gone
            }
            Held held(before, *after);
            if (!held.can_be_held()) {
                continue;
            }
            const std::string text = held.wrong();
            wrong += text.empty() ? text : text + other + "\n";
            const auto& moves = held.change().moves;
            coverage.count_record();
            coverage.count("moves", !moves.empty());
            coverage.count("several moves", moves.size() > 1);
            coverage.count("no moves", moves.empty());
            coverage.count("alert changed", !held.change().alerts.empty());
            not_applicable += held.change().not_applicable.empty() ? 0U : 1U;
            coverage.count("other questions",
                           before.checklist.questions.size() != after->checklist.questions.size());
        }
        reason::MeaningComparison itself(before, before, reason::default_node_limit, {});
        return itself.compare().is_none() ? wrong : wrong + "it differs from itself\n";
    });
    BOOST_TEST_MESSAGE(coverage.text());
    BOOST_TEST(coverage.least_percent() >= 3U, coverage.text());
    BOOST_TEST(not_applicable > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
