// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"

#include "rule_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vidra::oracle {
namespace {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;

/// The rules of a checklist, each read when it is first asked, and what they turn out to ask.
class Rules {
  public:
    explicit Rules(const Checklist& checklist) : m_checklist(checklist) {}

    const Rule& rule(const std::string& text, Section section = {}) {
        const auto at = m_rules.find({text, section});
        return at != m_rules.end()
                   ? at->second
                   : m_rules.emplace(std::pair(text, section), read_rule(m_checklist, text, section))
                         .first->second;
    }
    [[nodiscard]] const std::set<std::int64_t>& constants(std::size_t question) {
        return m_constants[question];
    }
    [[nodiscard]] const std::set<CriterionUse>& criteria() const { return m_criteria; }

    /// Notes what `rule` compares numbers and dates with and which criteria it asks, and what these ask.
    void note(const Rule& rule) {
        for (std::size_t i = 0; i < rule.parts.size(); ++i) {
            if (rule.parts[i].form == Form::question) {
                m_constants[rule.parts[i].index].insert(rule.parts[1 - i].amount);
            }
            note(rule.parts[i]);
        }
        if (rule.form == Form::criterion) {
            note_criterion(rule.index, rule.section);
        }
    }
    void note_criterion(std::size_t index, Section section) {
        if (m_criteria.emplace(index, section).second) {
            note(rule(m_checklist.criteria[index].when.text, section));
        }
    }

  private:
    const Checklist& m_checklist;
    std::map<std::pair<std::string, Section>, Rule> m_rules;
    std::map<std::size_t, std::set<std::int64_t>> m_constants;  ///< by number or date question
    std::set<CriterionUse> m_criteria;
};

/// One completion, and what holds in it. Relevance is settled in the order of the file.
class World {
  public:
    World(const Checklist& checklist, const Completion& completion, Rules& rules)
        : m_checklist(checklist), m_completion(completion), m_rules(rules) {
        for (const checklist::Section& section : checklist.sections) {
            const bool section_relevant = !section.relevant || holds(section.relevant->text);
            for (std::size_t q = section.first_question; q < section.end_question; ++q) {
                const auto& relevant = checklist.questions[q].relevant;
                const bool question_relevant = !relevant || holds(relevant->text);
                m_relevant.push_back(section_relevant && question_relevant);
            }
        }
    }

    [[nodiscard]] bool holds(const std::string& text, Section section = {}) {
        return holds(m_rules.rule(text, section));
    }
    [[nodiscard]] bool holds(const Rule& rule);
    [[nodiscard]] bool criterion(std::size_t index, Section section) {
        return holds(m_checklist.criteria[index].when.text, section);
    }
    [[nodiscard]] std::size_t outcome() {
        std::size_t index = 0;
        while (m_checklist.outcomes[index].when && !holds(m_checklist.outcomes[index].when->text)) {
            ++index;
        }
        return index;
    }

    [[nodiscard]] bool is_relevant(std::size_t question) const {
        if (question >= m_relevant.size()) {
            throw std::logic_error("a relevance looks ahead to " + m_checklist.questions[question].id);
        }
        return m_relevant[question];
    }

    [[nodiscard]] bool is_yes(std::size_t question) const {
        return is_relevant(question) && m_completion[question].state == AnswerState::yes;
    }
    [[nodiscard]] bool has_option(std::size_t question, std::size_t option) const {
        if (!is_relevant(question) || m_completion[question].state != AnswerState::given) {
            return false;
        }
        const auto value = static_cast<std::uint64_t>(m_completion[question].value);
        return m_checklist.questions[question].type == QuestionType::many ? (value >> option & 1U) == 1
                                                                          : value == option;
    }
    /// The number or day that is answered; nothing where the question is not relevant.
    [[nodiscard]] std::optional<std::int64_t> amount(std::size_t question) const {
        if (!is_relevant(question) || m_completion[question].state != AnswerState::given) {
            return std::nullopt;
        }
        return m_completion[question].value;
    }

    /// `yes`, `strong`, `medium`, `weak` or `points` of a section, or of the whole checklist.
    [[nodiscard]] std::int64_t count(std::string_view word, Section section) const {
        std::int64_t total = 0;
        for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
            const Question& question = m_checklist.questions[q];
            if (section && question.section != *section) {
                continue;
            }
            if (is_yes(q)) {
                if (word == "points") {
                    total += question.points;
                } else if (word == "yes" ||
                           (question.strength && checklist::word(*question.strength) == word)) {
                    total += 1;
                }
            }
            for (std::size_t option = 0; option < question.options.size(); ++option) {
                if (word == "points" && has_option(q, option)) {
                    total += question.options[option].points;
                }
            }
        }
        return total;
    }

  private:
    [[nodiscard]] bool compares(const Rule& rule) const;
    [[nodiscard]] std::optional<std::int64_t> amount(const Rule& rule) const;

    const Checklist& m_checklist;
    const Completion& m_completion;
    Rules& m_rules;
    std::vector<bool> m_relevant;
};

bool World::holds(const Rule& rule) {
    switch (rule.form) {
        case Form::either:
            return holds(rule.parts[0]) || holds(rule.parts[1]);
        case Form::both:
            return holds(rule.parts[0]) && holds(rule.parts[1]);
        case Form::implies:
            return !holds(rule.parts[0]) || holds(rule.parts[1]);
        case Form::negation:
            return !holds(rule.parts[0]);
        case Form::comparison:
            return compares(rule);
        case Form::indicator:
            return is_yes(rule.index);
        case Form::option:
            return has_option(rule.index, rule.option);
        case Form::criterion:
            return criterion(rule.index, rule.section);
        case Form::outcome:
            return outcome() == rule.index;
        default:
            throw std::logic_error("an amount is neither true nor false");
    }
}

bool World::compares(const Rule& rule) const {
    const std::optional<std::int64_t> left = amount(rule.parts[0]);
    const std::optional<std::int64_t> right = amount(rule.parts[1]);
    if (!left || !right) {
        return rule.word == "!=";  // a question that is not relevant satisfies no comparison; != is not ==
    }
    const std::string& sign = rule.word;
    return (sign == "==" && *left == *right) || (sign == "!=" && *left != *right) ||
           (sign == "<" && *left < *right) || (sign == "<=" && *left <= *right) ||
           (sign == ">" && *left > *right) || (sign == ">=" && *left >= *right);
}

std::optional<std::int64_t> World::amount(const Rule& rule) const {
    switch (rule.form) {
        case Form::amount:
            return rule.amount;
        case Form::count:
            return count(rule.word, rule.section);
        case Form::sum:
            return *amount(rule.parts[0]) + *amount(rule.parts[1]);
        case Form::difference:
            return *amount(rule.parts[0]) - *amount(rule.parts[1]);
        case Form::product:
            return *amount(rule.parts[0]) * *amount(rule.parts[1]);
        case Form::question:
            return amount(rule.index);
        default:
            throw std::logic_error("what is true or false is no amount");
    }
}

/// Reads every rule once.
Rules read_rules(const Checklist& checklist) {
    Rules rules(checklist);
    const auto note = [&](const std::optional<diag::SourceText>& text) {
        if (text) {
            rules.note(rules.rule(text->text));
        }
    };
    for (const auto& section : checklist.sections) {
        note(section.relevant);
    }
    for (const auto& question : checklist.questions) {
        note(question.relevant);
    }
    for (const auto& outcome : checklist.outcomes) {
        note(outcome.when);
    }
    for (const auto& alert : checklist.alerts) {
        note(alert.when);
    }
    for (std::size_t i = 0; i < checklist.criteria.size(); ++i) {
        if (!checklist.criteria[i].of_section) {
            rules.note_criterion(i, {});
        }
    }
    return rules;
}

/// One value in each interval that a comparison with one of `constants` can tell apart from the others.
std::vector<std::int64_t> one_per_interval(std::int64_t least, std::int64_t most,
                                           const std::set<std::int64_t>& constants) {
    std::set<std::int64_t> around = {least, most};
    for (const std::int64_t constant : constants) {
        for (const std::int64_t value : {constant - 1, constant, constant + 1}) {
            if (value >= least && value <= most) {
                around.insert(value);
            }
        }
    }
    std::map<std::vector<int>, std::int64_t> by_place;
    for (const std::int64_t value : around) {
        std::vector<int> place;
        for (const std::int64_t constant : constants) {
            place.push_back(value < constant ? -1 : value > constant ? 1 : 0);
        }
        by_place.try_emplace(place, value);
    }
    std::vector<std::int64_t> values;
    for (const auto& [place, value] : by_place) {
        values.push_back(value);
    }
    return values;
}

std::vector<Answer> possible_answers(const Question& question, const std::set<std::int64_t>& constants) {
    std::vector<Answer> answers;
    switch (question.type) {
        case QuestionType::indicator:
            return {{AnswerState::no, 0}, {AnswerState::yes, 0}};
        case QuestionType::choice:
            for (std::size_t option = 0; option < question.options.size(); ++option) {
                answers.push_back({AnswerState::given, static_cast<std::int64_t>(option)});
            }
            return answers;
        case QuestionType::many:
            for (std::int64_t options = 0; options < std::int64_t{1} << question.options.size(); ++options) {
                answers.push_back({AnswerState::given, options});
            }
            return answers;
        case QuestionType::number:
            for (const std::int64_t value : one_per_interval(question.min, question.max, constants)) {
                answers.push_back({AnswerState::given, value});
            }
            return answers;
        case QuestionType::date:
            // a record can hold no other date
            for (const std::int64_t value : one_per_interval(first_day(), last_day(), constants)) {
                answers.push_back({AnswerState::given, value});
            }
            return answers;
        case QuestionType::text:
            break;
    }
    return {{AnswerState::given, 0}};
}

/// By question: the answers that it takes among the completions, one if it is a fact.
std::vector<std::vector<Answer>> ranges(const Checklist& checklist, const std::vector<Answer>& answers,
                                        Rules& rules) {
    std::vector<std::vector<Answer>> result;
    for (std::size_t q = 0; q < answers.size(); ++q) {
        result.push_back(answers[q].is_open() ? possible_answers(checklist.questions[q], rules.constants(q))
                                              : std::vector<Answer>{answers[q]});
    }
    return result;
}

std::vector<Completion> product_of(const std::vector<std::vector<Answer>>& ranges) {
    std::vector<Completion> all = {{}};
    for (const std::vector<Answer>& range : ranges) {
        std::vector<Completion> longer;
        for (const Completion& begun : all) {
            for (const Answer& answer : range) {
                longer.push_back(begun);
                longer.back().push_back(answer);
            }
        }
        all = std::move(longer);
    }
    return all;
}

/// Counts in how many worlds something holds.
struct Tally {
    std::size_t worlds = 0;
    std::size_t held = 0;
    void add(bool holds) {
        ++worlds;
        held += holds ? 1 : 0;
    }
    [[nodiscard]] Holds holds() const {
        return held == worlds ? Holds::always : held == 0 ? Holds::never : Holds::sometimes;
    }
};

/// What is recorded and relevant in every completion, counted by section.
std::vector<Counts> count_sections(const Checklist& checklist, const std::vector<Answer>& answers,
                                   const std::vector<Tally>& relevant) {
    // a world of the established alone: all else counts as no, and nothing is hidden
    Checklist unconditional = checklist;
    Completion established = answers;
    for (auto& section : unconditional.sections) {
        section.relevant.reset();
    }
    for (std::size_t q = 0; q < answers.size(); ++q) {
        unconditional.questions[q].relevant.reset();
        if (answers[q].is_open() || relevant[q].holds() != Holds::always) {
            established[q] = {AnswerState::not_applicable, 0};
        }
    }
    Rules rules(unconditional);
    const World world(unconditional, established, rules);
    std::vector<Counts> counts(checklist.sections.size());
    for (std::size_t s = 0; s < counts.size(); ++s) {
        for (const char* word : {"yes", "strong", "medium", "weak", "points"}) {
            counts[s].established[word] = world.count(word, s);
        }
    }
    for (std::size_t q = 0; q < answers.size(); ++q) {
        Counts& of_section = counts[checklist.questions[q].section];
        if (relevant[q].holds() != Holds::never) {
            ++(answers[q].is_open() ? of_section.open : of_section.answered);
        }
    }
    return counts;
}

/// Whether two completions that differ in `question` alone have different outcomes. `outcomes` is in the
/// order of product_of, so the completions that differ in it alone are `stride` apart.
bool changes_alone(const std::vector<std::vector<Answer>>& ranges, const std::vector<std::size_t>& outcomes,
                   std::size_t question) {
    std::size_t stride = 1;
    for (std::size_t q = question + 1; q < ranges.size(); ++q) {
        stride *= ranges[q].size();
    }
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const std::size_t digit = i / stride % ranges[question].size();
        if (outcomes[i] != outcomes[i - digit * stride]) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Answer> seen_by_rules(const Checklist& checklist, std::vector<Answer> recorded,
                                  std::optional<std::int64_t> age) {
    for (std::size_t q = 0; q < recorded.size(); ++q) {
        const Question& question = checklist.questions[q];
        Answer& answer = recorded[q];
        const bool was_asked = answer.state == AnswerState::unknown || answer.state == AnswerState::refused;
        if (answer.state != AnswerState::not_asked && !was_asked) {
            continue;
        }
        if (was_asked && question.presume) {
            answer = {AnswerState::given, static_cast<std::int64_t>(*question.presume)};
        }
        for (const checklist::AgeRange& range : question.from_age) {
            // a known age is better than a presumed one
            if (age && *age >= range.least && *age <= range.most) {
                answer = {AnswerState::given, static_cast<std::int64_t>(range.option)};
            }
        }
    }
    return recorded;
}

std::vector<Completion> completions(const Checklist& checklist, const std::vector<Answer>& answers) {
    Rules rules = read_rules(checklist);
    for (const checklist::Claim& claim : checklist.claims) {
        if (claim.claim) {
            rules.note(read_claim(checklist, claim.claim->text));
        }
    }
    return product_of(ranges(checklist, answers, rules));
}

std::vector<std::size_t> outcomes(const Checklist& checklist, const std::vector<Completion>& completions) {
    Rules rules(checklist);
    std::vector<std::size_t> reached;
    for (const Completion& completion : completions) {
        reached.push_back(World(checklist, completion, rules).outcome());
    }
    return reached;
}

std::vector<bool> claim_results(const Checklist& checklist, std::size_t claim,
                                const std::vector<Completion>& completions) {
    Rules rules(checklist);
    const Rule rule = read_claim(checklist, checklist.claims[claim].claim.value().text);
    std::vector<bool> results;
    for (const Completion& completion : completions) {
        results.push_back(World(checklist, completion, rules).holds(rule));
    }
    return results;
}

bool claim_holds(const Checklist& checklist, std::size_t claim, const std::vector<Completion>& completions) {
    const std::vector<bool> results = claim_results(checklist, claim, completions);
    return std::find(results.begin(), results.end(), false) == results.end();
}

std::size_t pattern_count(const Checklist& checklist) {
    Rules rules = read_rules(checklist);
    std::size_t count = 1;
    for (const auto& range : ranges(checklist, std::vector<Answer>(checklist.questions.size()), rules)) {
        count *= range.size();
    }
    return count;
}

Findings enumerate(const Checklist& checklist, const std::vector<Answer>& recorded,
                   std::optional<std::int64_t> age) {
    const std::vector<Answer> answers = seen_by_rules(checklist, recorded, age);
    Rules rules = read_rules(checklist);
    const auto all_ranges = ranges(checklist, answers, rules);
    std::vector<std::size_t> outcomes;
    std::vector<Tally> conditions(checklist.outcomes.size() - 1);
    std::vector<Tally> alerts(checklist.alerts.size());
    std::vector<Tally> relevant(answers.size());
    std::map<CriterionUse, Tally> criteria;
    const std::set<CriterionUse> asked = rules.criteria();
    for (const Completion& completion : product_of(all_ranges)) {
        World world(checklist, completion, rules);
        outcomes.push_back(world.outcome());
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            conditions[i].add(world.holds(checklist.outcomes[i].when->text));
        }
        for (std::size_t i = 0; i < alerts.size(); ++i) {
            alerts[i].add(world.holds(checklist.alerts[i].when.text));
        }
        for (std::size_t q = 0; q < relevant.size(); ++q) {
            relevant[q].add(world.is_relevant(q));
        }
        for (const CriterionUse& use : asked) {
            criteria[use].add(world.criterion(use.first, use.second));
        }
    }

    Findings findings;
    findings.completions.assign(checklist.outcomes.size(), 0);
    for (const std::size_t outcome : outcomes) {
        ++findings.completions[outcome];
    }
    findings.outcome = *std::max_element(outcomes.begin(), outcomes.end());
    findings.at_most = *std::min_element(outcomes.begin(), outcomes.end());
    const bool some_refers = std::any_of(outcomes.begin(), outcomes.end(),
                                         [&](std::size_t i) { return checklist.outcomes[i].refer; });
    findings.refer = checklist.outcomes[findings.outcome].refer ? Refer::yes
                     : some_refers                              ? Refer::open
                                                                : Refer::no;
    for (const Tally& tally : conditions) {
        findings.conditions.push_back(tally.holds());
    }
    for (const Tally& tally : alerts) {
        findings.alerts.push_back(tally.holds());
    }
    for (const auto& [use, tally] : criteria) {
        findings.criteria.emplace(use, tally.holds());
    }
    findings.counts = count_sections(checklist, answers, relevant);
    for (const Counts& of_section : findings.counts) {
        findings.answered += of_section.answered;
        findings.open += of_section.open;
    }
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (changes_alone(all_ranges, outcomes, q)) {
            findings.can_change.insert(q);
        }
    }
    return findings;
}

}  // namespace vidra::oracle
