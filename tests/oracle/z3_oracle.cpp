// SPDX-License-Identifier: Apache-2.0
#include "z3_oracle.hpp"

#include "rule_text.hpp"

#include <z3++.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace vidra::oracle {
namespace {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;

/// The answer to one question, as the solver has it: a truth value (indicator), the place of an option or -1
/// for none (choice), a truth value for each option (many), a number or a day; nothing for a text.
struct Unknown {
    std::vector<z3::expr> values;
    std::vector<std::string> options;
    z3::expr is_possible;  ///< that an open question is answered so
};

/// The answers to all questions of a checklist, or of two, of which those with one id are the same question.
class Answers {
  public:
    explicit Answers(z3::context& context) : m_context(context) {}

    void add(const Checklist& checklist) {
        for (const Question& question : checklist.questions) {
            add(question);
        }
    }
    /// Another answer to `question`, of which nothing is known, in place of this one.
    void renew(const Question& question) {
        m_unknowns.erase(key(question));
        add(question);
    }

    [[nodiscard]] const z3::expr& value(const Question& question) const {
        return of(question).values.front();
    }
    [[nodiscard]] z3::expr has_option(const Question& question, std::size_t option) const {
        const Unknown& unknown = of(question);
        const auto& ids = unknown.options;
        const auto at = std::find(ids.begin(), ids.end(), question.options[option].id) - ids.begin();
        return question.type == QuestionType::many ? unknown.values[static_cast<std::size_t>(at)]
                                                   : unknown.values.front() == number(at);
    }
    [[nodiscard]] z3::expr is_possible(const Question& question) const { return of(question).is_possible; }
    [[nodiscard]] z3::expr are_possible() const {
        z3::expr_vector all(m_context);
        for (const auto& [key, unknown] : m_unknowns) {
            all.push_back(unknown.is_possible);
        }
        return z3::mk_and(all);
    }
    [[nodiscard]] z3::expr is(const Question& question, const Answer& answer) const;

  private:
    static std::string key(const Question& question) {
        return question.id + ' ' + std::string(checklist::word(question.type));
    }
    [[nodiscard]] const Unknown& of(const Question& question) const { return m_unknowns.at(key(question)); }
    [[nodiscard]] z3::expr number(std::int64_t value) const { return m_context.int_val(value); }
    z3::expr fresh(const z3::sort& sort) { return {m_context, Z3_mk_fresh_const(m_context, "a", sort)}; }

    void add(const Question& question);
    void add_options(const Question& question, Unknown& unknown);
    void allow(Unknown& unknown, std::int64_t least, std::int64_t most) {
        const z3::expr& value = unknown.values.front();
        unknown.is_possible = unknown.is_possible || (number(least) <= value && value <= number(most));
    }

    z3::context& m_context;
    std::map<std::string, Unknown> m_unknowns;
};

void Answers::add(const Question& question) {
    const auto [at, is_new] =
        m_unknowns.try_emplace(key(question), Unknown{{}, {}, m_context.bool_val(false)});
    Unknown& unknown = at->second;
    const bool is_truth = question.type == QuestionType::indicator;
    if (is_new && question.type != QuestionType::many && question.type != QuestionType::text) {
        unknown.values.push_back(fresh(is_truth ? m_context.bool_sort() : m_context.int_sort()));
    }
    switch (question.type) {
        case QuestionType::choice:
        case QuestionType::many:
            add_options(question, unknown);
            break;
        case QuestionType::number:
            allow(unknown, question.min, question.max);
            break;
        case QuestionType::date:
            allow(unknown, first_day(), last_day());
            break;
        default:
            unknown.is_possible = m_context.bool_val(true);
    }
}

void Answers::add_options(const Question& question, Unknown& unknown) {
    for (const checklist::Option& option : question.options) {
        auto& ids = unknown.options;
        if (std::find(ids.begin(), ids.end(), option.id) != ids.end()) {
            continue;
        }
        ids.push_back(option.id);
        if (question.type == QuestionType::many) {
            unknown.values.push_back(fresh(m_context.bool_sort()));
        }
    }
    if (question.type == QuestionType::many) {
        unknown.is_possible = m_context.bool_val(true);
    } else {
        allow(unknown, 0, static_cast<std::int64_t>(unknown.options.size()) - 1);
    }
}

/// That a fact is this answer.
z3::expr Answers::is(const Question& question, const Answer& answer) const {
    const bool is_given = answer.state == AnswerState::given;
    const std::vector<z3::expr>& values = of(question).values;
    switch (question.type) {
        case QuestionType::indicator:
            return answer.state == AnswerState::yes ? values.front() : !values.front();
        case QuestionType::choice:
            return values.front() == number(is_given ? answer.value : -1);
        case QuestionType::many: {
            z3::expr_vector all(m_context);
            for (std::size_t option = 0; option < values.size(); ++option) {
                const bool is_chosen = is_given && (answer.value >> option & 1) == 1;
                all.push_back(is_chosen ? values[option] : !values[option]);
            }
            return z3::mk_and(all);
        }
        case QuestionType::number:
        case QuestionType::date:
            if (!is_given) {
                throw std::logic_error("no number is not applicable");
            }
            return values.front() == number(answer.value);
        case QuestionType::text:
            break;
    }
    return m_context.bool_val(true);
}

/// A sum of whole numbers, each added where something is true.
class Sum {
  public:
    explicit Sum(std::int64_t constant = 0) : m_constant(constant) {}

    void add(const z3::expr& where, std::int64_t number) {
        m_terms.try_emplace(where.id(), where, 0).first->second.second += number;
    }
    void add(const Sum& other, std::int64_t times) {
        m_constant += times * other.m_constant;
        for (const auto& [id, term] : other.m_terms) {
            add(term.first, times * term.second);
        }
    }
    [[nodiscard]] bool is_constant() const { return m_terms.empty(); }
    [[nodiscard]] std::int64_t constant() const { return m_constant; }

    [[nodiscard]] z3::expr as_integer(z3::context& context) const {
        z3::expr_vector all(context);
        all.push_back(context.int_val(m_constant));
        for (const auto& [id, term] : m_terms) {
            all.push_back(z3::ite(term.first, context.int_val(term.second), context.int_val(0)));
        }
        return z3::sum(all);
    }
    /// That it is at least `bound`, with no integer in it; nothing where the numbers are too large for that.
    [[nodiscard]] std::optional<z3::expr> at_least(z3::context& context, std::int64_t bound) const;

  private:
    std::map<unsigned, std::pair<z3::expr, std::int64_t>> m_terms;
    std::int64_t m_constant;
};

std::optional<z3::expr> Sum::at_least(z3::context& context, std::int64_t bound) const {
    z3::expr_vector where(context);
    std::vector<int> numbers;
    std::int64_t total = 0;
    bound -= m_constant;
    for (const auto& [id, term] : m_terms) {
        // what is subtracted where something is true is added where it is not
        const auto [truth, number] = term;
        if (number == 0) {
            continue;
        }
        where.push_back(number < 0 ? !truth : truth);
        bound -= std::min<std::int64_t>(number, 0);
        total += std::abs(number);
        if (total > std::numeric_limits<int>::max()) {
            return std::nullopt;
        }
        numbers.push_back(static_cast<int>(std::abs(number)));
    }
    if (bound <= 0 || bound > total) {
        return context.bool_val(bound <= 0);
    }
    if (std::all_of(numbers.begin(), numbers.end(), [](int number) { return number == 1; })) {
        return z3::atleast(where, static_cast<unsigned>(bound));
    }
    return z3::pbge(where, numbers.data(), static_cast<int>(bound));
}

template <class Value>
z3::expr compare(const Value& left, const std::string& sign, const Value& right) {
    if (sign == "<") {
        return left < right;
    }
    if (sign == "<=") {
        return left <= right;
    }
    if (sign == ">") {
        return left > right;
    }
    if (sign == ">=") {
        return left >= right;
    }
    return sign == "==" ? left == right : left != right;
}

/// What the rules of a checklist say of `answers`.
class Meaning {
  public:
    Meaning(const Checklist& checklist, const Answers& answers, z3::context& context, Counting counting)
        : m_checklist(checklist), m_answers(answers), m_context(context), m_counting(counting) {
        for (const checklist::Section& section : checklist.sections) {
            const z3::expr section_relevant = condition(section.relevant);
            for (std::size_t q = section.first_question; q < section.end_question; ++q) {
                m_relevant.push_back(section_relevant && condition(checklist.questions[q].relevant));
            }
        }
        for (const checklist::Outcome& outcome : checklist.outcomes) {
            const z3::expr holds = condition(outcome.when);
            m_conditions.push_back(holds);
            m_as_serious.push_back(m_as_serious.empty() ? holds : m_as_serious.back() || holds);
        }
    }

    /// The outcome's own condition.
    [[nodiscard]] const z3::expr& outcome_condition(std::size_t outcome) const {
        return m_conditions[outcome];
    }
    /// That the outcome is this one or a more serious one.
    [[nodiscard]] const z3::expr& is_as_serious(std::size_t outcome) const { return m_as_serious[outcome]; }
    [[nodiscard]] z3::expr is_outcome(std::size_t outcome) const {
        return outcome == 0 ? m_conditions[0] : m_conditions[outcome] && !m_as_serious[outcome - 1];
    }
    [[nodiscard]] z3::expr alert(std::size_t alert) { return holds(m_checklist.alerts[alert].when.text, {}); }
    [[nodiscard]] z3::expr claim(const std::string& text) { return holds(read_claim(m_checklist, text)); }

  private:
    /// What has no condition holds.
    z3::expr condition(const std::optional<diag::SourceText>& text) {
        return text ? holds(text->text, {}) : m_context.bool_val(true);
    }
    z3::expr holds(const std::string& text, Section section) {
        return holds(read_rule(m_checklist, text, section));
    }
    z3::expr holds(const Rule& rule);
    z3::expr criterion(std::size_t index, Section section);
    z3::expr comparison(const Rule& rule);
    z3::expr comparison_of_question(const Rule& rule);
    [[nodiscard]] Sum sum(const Rule& rule) const;
    [[nodiscard]] Sum count(const Rule& rule) const;

    [[nodiscard]] z3::expr is_yes(std::size_t question) const {
        return m_relevant.at(question) && m_answers.value(m_checklist.questions[question]);
    }
    [[nodiscard]] z3::expr has_option(std::size_t question, std::size_t option) const {
        return m_relevant.at(question) && m_answers.has_option(m_checklist.questions[question], option);
    }

    const Checklist& m_checklist;
    const Answers& m_answers;
    z3::context& m_context;
    Counting m_counting;
    std::vector<z3::expr> m_relevant;    ///< by question, those that have been come to
    std::vector<z3::expr> m_conditions;  ///< by outcome
    std::vector<z3::expr> m_as_serious;  ///< by outcome
    std::map<std::pair<std::size_t, Section>, z3::expr> m_criteria;
};

z3::expr Meaning::holds(const Rule& rule) {
    switch (rule.form) {
        case Form::either:
            return holds(rule.parts[0]) || holds(rule.parts[1]);
        case Form::both:
            return holds(rule.parts[0]) && holds(rule.parts[1]);
        case Form::implies:
            return z3::implies(holds(rule.parts[0]), holds(rule.parts[1]));
        case Form::negation:
            return !holds(rule.parts[0]);
        case Form::comparison:
            return comparison(rule);
        case Form::indicator:
            return is_yes(rule.index);
        case Form::option:
            return has_option(rule.index, rule.option);
        case Form::criterion:
            return criterion(rule.index, rule.section);
        case Form::outcome:
            return is_outcome(rule.index);
        default:
            throw std::logic_error("an amount is no truth");
    }
}

z3::expr Meaning::criterion(std::size_t index, Section section) {
    const auto at = m_criteria.find({index, section});
    if (at != m_criteria.end()) {
        return at->second;
    }
    z3::expr truth = holds(m_checklist.criteria[index].when.text, section);
    m_criteria.emplace(std::pair(index, section), truth);
    return truth;
}

z3::expr Meaning::comparison(const Rule& rule) {
    if (rule.parts[0].form == Form::question || rule.parts[1].form == Form::question) {
        return comparison_of_question(rule);
    }
    Sum difference = sum(rule.parts[0]);
    difference.add(sum(rule.parts[1]), -1);
    const auto zero_or_more = difference.at_least(m_context, 0);
    const auto one_or_more = difference.at_least(m_context, 1);
    if (m_counting == Counting::sums || !zero_or_more || !one_or_more) {
        return compare(difference.as_integer(m_context), rule.word, m_context.int_val(0));
    }
    const std::string& sign = rule.word;
    if (sign == ">=" || sign == "<") {
        return sign == "<" ? !*zero_or_more : *zero_or_more;
    }
    if (sign == ">" || sign == "<=") {
        return sign == "<=" ? !*one_or_more : *one_or_more;
    }
    const z3::expr equal = *zero_or_more && !*one_or_more;
    return sign == "!=" ? !equal : equal;
}

z3::expr Meaning::comparison_of_question(const Rule& rule) {
    const std::size_t side = rule.parts[0].form == Form::question ? 0 : 1;
    const std::size_t index = rule.parts[side].index;
    const z3::expr value = m_answers.value(m_checklist.questions[index]);
    const z3::expr constant = m_context.int_val(rule.parts[1 - side].amount);
    if (rule.word == "!=") {
        return !(m_relevant.at(index) && value == constant);
    }
    return m_relevant.at(index) &&
           (side == 0 ? compare(value, rule.word, constant) : compare(constant, rule.word, value));
}

Sum Meaning::sum(const Rule& rule) const {
    if (rule.form == Form::amount) {
        return Sum(rule.amount);
    }
    if (rule.form == Form::count) {
        return count(rule);
    }
    Sum left = sum(rule.parts.at(0));
    const Sum right = sum(rule.parts.at(1));
    if (rule.form != Form::product) {
        left.add(right, rule.form == Form::difference ? -1 : 1);
        return left;
    }
    if (!left.is_constant() && !right.is_constant()) {
        throw std::logic_error("neither side of a product is constant");
    }
    Sum product;
    product.add(left.is_constant() ? right : left, left.is_constant() ? left.constant() : right.constant());
    return product;
}

Sum Meaning::count(const Rule& rule) const {
    Sum total;
    for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
        const Question& question = m_checklist.questions[q];
        if (rule.section && question.section != *rule.section) {
            continue;
        }
        const bool is_points = rule.word == "points";
        if (question.type == QuestionType::indicator) {
            const bool is_counted =
                rule.word == "yes" || (question.strength && checklist::word(*question.strength) == rule.word);
            const std::int64_t number = is_points ? question.points : is_counted ? 1 : 0;
            if (number != 0) {
                total.add(is_yes(q), number);
            }
        }
        for (std::size_t option = 0; is_points && option < question.options.size(); ++option) {
            if (question.options[option].points != 0) {
                total.add(has_option(q, option), question.options[option].points);
            }
        }
    }
    return total;
}

z3::solver solver_for(z3::context& context, const Method& method) {
    return method.logic.empty() ? z3::solver(context, z3::solver::simple())
                                : z3::solver(context, method.logic.c_str());
}

/// Answers can be as `wanted` says.
bool is_satisfiable(z3::solver& solver, const z3::expr_vector& wanted) {
    solver.push();
    solver.add(wanted);
    const z3::check_result result = solver.check();
    solver.pop();
    if (result == z3::unknown) {
        throw std::runtime_error("the solver does not know: " + solver.reason_unknown());
    }
    return result == z3::sat;
}

}  // namespace

class Z3Oracle::Solving {
  public:
    Solving(const Checklist& checklist, const Method& method)
        : m_checklist(checklist),
          m_counting(method.counting),
          m_answers(m_context),
          m_solver(solver_for(m_context, method)) {
        m_answers.add(checklist);
        m_meaning.emplace(checklist, m_answers, m_context, method.counting);
    }

    [[nodiscard]] const Checklist& checklist() const { return m_checklist; }
    [[nodiscard]] Meaning& meaning() { return *m_meaning; }

    /// Whether some pattern is as `wanted`.
    bool some(const z3::expr& wanted) {
        z3::expr_vector all(m_context);
        all.push_back(m_answers.are_possible());
        all.push_back(wanted);
        return is_satisfiable(m_solver, all);
    }
    bool some_completion(const std::vector<Answer>& answers, const z3::expr& wanted) {
        z3::expr_vector all(m_context);
        for (std::size_t q = 0; q < answers.size(); ++q) {
            const Question& question = m_checklist.questions[q];
            all.push_back(answers[q].is_open() ? m_answers.is_possible(question)
                                               : m_answers.is(question, answers[q]));
        }
        all.push_back(wanted);
        return is_satisfiable(m_solver, all);
    }
    enum class Change : std::uint8_t { any, from_no_to_yes };
    /// Whether changing these questions, any of them, can make the outcome less serious.
    bool some_lowers(const std::vector<std::size_t>& questions, Change change);

  private:
    const Checklist& m_checklist;
    Counting m_counting;
    z3::context m_context;
    Answers m_answers;
    std::optional<Meaning> m_meaning;
    z3::solver m_solver;
};

bool Z3Oracle::Solving::some_lowers(const std::vector<std::size_t>& questions, Change change) {
    z3::expr_vector all(m_context);
    all.push_back(m_answers.are_possible());
    Answers changed = m_answers;
    for (const std::size_t q : questions) {
        const Question& question = m_checklist.questions[q];
        changed.renew(question);
        all.push_back(changed.is_possible(question));
        if (change == Change::from_no_to_yes) {
            all.push_back(z3::implies(m_answers.value(question), changed.value(question)));
        }
    }
    const Meaning after(m_checklist, changed, m_context, m_counting);
    z3::expr_vector lowers(m_context);
    for (std::size_t i = 0; i + 1 < m_checklist.outcomes.size(); ++i) {
        // of two patterns with different outcomes either may be the first, unless one must have more yes
        lowers.push_back(m_meaning->is_as_serious(i) && !after.is_as_serious(i));
    }
    all.push_back(z3::mk_or(lowers));
    return is_satisfiable(m_solver, all);
}

Z3Oracle::Z3Oracle(const Checklist& checklist, const Method& method)
    : m_solving(std::make_unique<Solving>(checklist, method)) {}
Z3Oracle::~Z3Oracle() = default;

bool Z3Oracle::reachable(std::size_t outcome) {
    return m_solving->some(m_solving->meaning().is_outcome(outcome));
}

bool Z3Oracle::alert_reachable(std::size_t alert) {
    return m_solving->some(m_solving->meaning().alert(alert));
}

bool Z3Oracle::condition_satisfiable(std::size_t outcome) {
    return m_solving->some(m_solving->meaning().outcome_condition(outcome));
}

bool Z3Oracle::claim_holds(std::size_t claim) {
    const checklist::Claim& one = m_solving->checklist().claims[claim];
    return one.claim ? !m_solving->some(!m_solving->meaning().claim(one.claim->text))
                     : !m_solving->some_lowers(one.never_lowers, Solving::Change::from_no_to_yes);
}

bool Z3Oracle::monotone() {
    const auto& questions = m_solving->checklist().questions;
    std::vector<std::size_t> indicators;
    for (std::size_t q = 0; q < questions.size(); ++q) {
        if (questions[q].type == QuestionType::indicator) {
            indicators.push_back(q);
        }
    }
    return !m_solving->some_lowers(indicators, Solving::Change::from_no_to_yes);
}

bool Z3Oracle::matters(std::size_t question) {
    return m_solving->some_lowers({question}, Solving::Change::any);
}

bool Z3Oracle::reachable_with(const std::vector<Answer>& answers, std::size_t outcome) {
    return m_solving->some_completion(answers, m_solving->meaning().is_outcome(outcome));
}

bool Z3Oracle::same_outcomes(const Checklist& a, const Checklist& b, const Method& method) {
    z3::context context;
    Answers answers(context);
    answers.add(a);
    answers.add(b);
    const Meaning in_a(a, answers, context, method.counting);
    const Meaning in_b(b, answers, context, method.counting);
    z3::expr_vector differs(context);
    for (std::size_t i = 0; i < a.outcomes.size(); ++i) {
        const auto j = b.outcome_index(a.outcomes[i].id);
        differs.push_back(j ? in_a.is_outcome(i) && !in_b.is_outcome(*j) : in_a.is_outcome(i));
    }
    z3::expr_vector all(context);
    all.push_back(answers.are_possible());
    all.push_back(z3::mk_or(differs));
    z3::solver solver = solver_for(context, method);
    return !is_satisfiable(solver, all);
}

}  // namespace vidra::oracle
