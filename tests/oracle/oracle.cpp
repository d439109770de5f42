// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"

#include <algorithm>
#include <array>
#include <chrono>
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

using Section = std::optional<std::size_t>;

/// What the rules of a checklist turn out to ask, noted while they are read.
struct Notes {
    std::map<std::size_t, std::set<std::int64_t>> constants;  ///< by number or date question
    std::set<CriterionUse> criteria;
};

std::int64_t days(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    return std::chrono::sys_days(date).time_since_epoch().count();
}

/// One completion, and what holds in it. Relevance is settled in the order of the file.
class World {
  public:
    World(const Checklist& checklist, const Completion& completion, Notes& notes)
        : m_checklist(checklist), m_completion(completion), m_notes(notes) {
        for (const checklist::Section& section : checklist.sections) {
            const bool section_relevant = !section.relevant || holds(section.relevant->text, {});
            for (std::size_t q = section.first_question; q < section.end_question; ++q) {
                const auto& relevant = checklist.questions[q].relevant;
                // both are read in any case, so that a fault in either is found
                const bool question_relevant = !relevant || holds(relevant->text, {});
                m_relevant.push_back(section_relevant && question_relevant);
            }
        }
    }

    [[nodiscard]] bool holds(std::string_view rule, Section section);
    [[nodiscard]] bool criterion(std::size_t index, Section section) {
        m_notes.criteria.emplace(index, section);
        return holds(m_checklist.criteria[index].when.text, section);
    }
    [[nodiscard]] std::size_t outcome() {
        std::size_t index = 0;
        while (m_checklist.outcomes[index].when && !holds(m_checklist.outcomes[index].when->text, {})) {
            ++index;
        }
        return index;
    }

    [[nodiscard]] const Checklist& checklist() const { return m_checklist; }
    [[nodiscard]] Notes& notes() { return m_notes; }
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
    const Checklist& m_checklist;
    const Completion& m_completion;
    Notes& m_notes;
    std::vector<bool> m_relevant;
};

/// What a part of a rule comes to in one world.
struct Part {
    enum class Kind : std::uint8_t { truth, amount, question };
    Kind kind = Kind::truth;
    bool truth = false;
    std::int64_t amount = 0;   ///< an integer, or the days of a date literal
    std::size_t question = 0;  ///< a choice, many, number or date question
};

Part truth(bool value) {
    return {Part::Kind::truth, value, 0, 0};
}
Part amount(std::int64_t value) {
    return {Part::Kind::amount, false, value, 0};
}

/// Reads a rule, one function for each level of binding, and works out its value on the way. Both sides of
/// everything are always read.
class Reading {
  public:
    Reading(std::string_view text, World& world, Section section)
        : m_text(text), m_world(world), m_section(section) {}

    bool whole() {
        const bool value = truth_of(implication());
        skip_blanks();
        if (m_at != m_text.size()) {
            fail("more text than rule");
        }
        return value;
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw std::logic_error(why + " at byte " + std::to_string(m_at) + " of: " + std::string(m_text));
    }

    void skip_blanks() {
        while (m_at < m_text.size() &&
               std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) {
            ++m_at;
        }
    }
    static bool is_word_part(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }
    std::string_view next_word() {
        skip_blanks();
        std::size_t end = m_at;
        while (end < m_text.size() && is_word_part(m_text[end])) {
            ++end;
        }
        return m_text.substr(m_at, end - m_at);
    }
    bool take_word(std::string_view word) {
        if (next_word() != word) {
            return false;
        }
        m_at += word.size();
        return true;
    }
    bool take(std::string_view symbol) {
        skip_blanks();
        if (!m_text.substr(m_at).starts_with(symbol)) {
            return false;
        }
        m_at += symbol.size();
        return true;
    }

    bool truth_of(const Part& part) const {
        if (part.kind != Part::Kind::truth) {
            fail("not a truth value");
        }
        return part.truth;
    }
    std::int64_t amount_of(const Part& part) const {
        if (part.kind != Part::Kind::amount) {
            fail("not an amount");
        }
        return part.amount;
    }

    Part implication() {
        const Part left = disjunction();
        if (!take_word("implies")) {
            return left;
        }
        const bool right = truth_of(implication());  // groups to the right
        return truth(!truth_of(left) || right);
    }

    Part disjunction() {
        Part value = conjunction();
        while (take_word("or")) {
            const bool right = truth_of(conjunction());
            value = truth(truth_of(value) || right);
        }
        return value;
    }

    Part conjunction() {
        Part value = negation();
        while (take_word("and")) {
            const bool right = truth_of(negation());
            value = truth(truth_of(value) && right);
        }
        return value;
    }

    Part negation() { return take_word("not") ? truth(!truth_of(negation())) : comparison(); }

    Part comparison() {
        const Part left = sum();
        constexpr std::array<std::string_view, 6> symbols = {"==", "!=", "<=", ">=", "<", ">"};
        const auto* symbol =
            std::find_if(symbols.begin(), symbols.end(), [&](std::string_view one) { return take(one); });
        const bool has = symbol == symbols.end() && take_word("has");
        if (symbol == symbols.end() && !has) {
            return left;
        }
        if (left.kind == Part::Kind::question &&
            !m_world.checklist().questions[left.question].options.empty()) {
            const std::string_view name = next_word();
            m_at += name.size();
            const auto option = m_world.checklist().questions[left.question].option_index(name);
            if (!option) {
                fail("no such option");
            }
            const bool equal = m_world.has_option(left.question, *option);
            return truth(!has && *symbol == "!=" ? !equal : equal);
        }
        const Part right = sum();
        if (has) {
            fail("has without options");
        }
        note_constant(left, right);
        note_constant(right, left);
        return truth(passes(value_of(left), *symbol, value_of(right)));
    }

    void note_constant(const Part& question, const Part& constant) {
        if (question.kind == Part::Kind::question) {
            m_world.notes().constants[question.question].insert(amount_of(constant));
        }
    }
    [[nodiscard]] std::optional<std::int64_t> value_of(const Part& part) const {
        return part.kind == Part::Kind::question ? m_world.amount(part.question) : amount_of(part);
    }
    static bool passes(std::optional<std::int64_t> left, std::string_view symbol,
                       std::optional<std::int64_t> right) {
        if (symbol == "!=") {
            return !passes(left, "==", right);
        }
        if (!left || !right) {
            return false;  // a question that is not relevant satisfies no comparison
        }
        if (symbol == "==") {
            return *left == *right;
        }
        if (symbol == "<") {
            return *left < *right;
        }
        if (symbol == "<=") {
            return *left <= *right;
        }
        if (symbol == ">") {
            return *left > *right;
        }
        return *left >= *right;
    }

    Part sum() {
        Part value = product();
        for (;;) {
            if (take("+")) {
                const std::int64_t right = amount_of(product());
                value = amount(amount_of(value) + right);
            } else if (take("-")) {
                const std::int64_t right = amount_of(product());
                value = amount(amount_of(value) - right);
            } else {
                return value;
            }
        }
    }

    Part product() {
        Part value = factor();
        while (take("*")) {
            const std::int64_t right = amount_of(factor());
            value = amount(amount_of(value) * right);
        }
        return value;
    }

    Part factor() {
        if (take("(")) {
            const Part inner = implication();
            if (!take(")")) {
                fail("a bracket is not closed");
            }
            return inner;
        }
        if (take("-")) {
            return amount(-amount_of(factor()));
        }
        const std::string_view word = next_word();
        if (word.empty()) {
            fail("nothing to read");
        }
        m_at += word.size();
        if (word.front() >= '0' && word.front() <= '9') {
            return literal(word);
        }
        return take("(") ? call(word) : name(word);
    }

    std::int64_t digits(std::string_view text) const {
        if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) {
            fail("not a number");
        }
        return std::stoll(std::string(text));
    }

    Part literal(std::string_view word) {
        constexpr std::size_t date_size = 10;
        const std::string_view date = m_text.substr(m_at - word.size(), date_size);
        const bool is_date = word.size() == 4 && date.size() == date_size && date[4] == '-' &&
                             date[7] == '-' &&
                             date.find_first_not_of("0123456789-") == std::string_view::npos;
        if (!is_date) {
            return amount(digits(word));
        }
        m_at += date_size - word.size();
        return amount(days(static_cast<int>(digits(date.substr(0, 4))),
                           static_cast<unsigned>(digits(date.substr(5, 2))),
                           static_cast<unsigned>(digits(date.substr(8, 2)))));
    }

    static bool is_count(std::string_view word) {
        return word == "yes" || word == "strong" || word == "medium" || word == "weak" || word == "points";
    }

    [[nodiscard]] std::optional<std::size_t> criterion_index(std::string_view id) const {
        const auto& criteria = m_world.checklist().criteria;
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            if (criteria[i].id == id) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// `word(…)`: the opening bracket is behind us.
    Part call(std::string_view word) {
        const std::string_view argument = next_word();
        m_at += argument.size();
        if (!take(")")) {
            fail("a bracket is not closed");
        }
        const auto section = m_world.checklist().section_index(argument);
        if (!argument.empty() && !section) {
            fail("no such section");
        }
        if (is_count(word)) {
            return amount(m_world.count(word, section));
        }
        const auto criterion = criterion_index(word);
        if (!criterion || !section || !m_world.checklist().criteria[*criterion].of_section) {
            fail("not a criterion of a section");
        }
        return truth(m_world.criterion(*criterion, section));
    }

    Part name(std::string_view word) {
        if (is_count(word)) {
            if (!m_section) {
                fail("a count of nothing");
            }
            return amount(m_world.count(word, m_section));
        }
        if (const auto criterion = criterion_index(word)) {
            const bool of_section = m_world.checklist().criteria[*criterion].of_section;
            if (of_section && !m_section) {
                fail("a criterion of no section");
            }
            return truth(m_world.criterion(*criterion, of_section ? m_section : std::nullopt));
        }
        const auto question = m_world.checklist().question_index(word);
        if (!question) {
            fail("no such name");
        }
        if (m_world.checklist().questions[*question].type == QuestionType::indicator) {
            return truth(m_world.is_yes(*question));
        }
        return {Part::Kind::question, false, 0, *question};
    }

    std::string_view m_text;  // owned by the checklist
    std::size_t m_at = 0;
    World& m_world;
    Section m_section;
};

bool World::holds(std::string_view rule, Section section) {
    return Reading(rule, *this, section).whole();
}

/// Reads every rule once: what numbers and dates are compared with, and which criteria are asked.
Notes read_rules(const Checklist& checklist) {
    Notes notes;
    const Completion nothing(checklist.questions.size(), Answer{AnswerState::no, 0});
    World world(checklist, nothing, notes);
    for (const auto& outcome : checklist.outcomes) {
        if (outcome.when) {
            (void)world.holds(outcome.when->text, {});
        }
    }
    for (const auto& alert : checklist.alerts) {
        (void)world.holds(alert.when.text, {});
    }
    for (std::size_t i = 0; i < checklist.criteria.size(); ++i) {
        if (!checklist.criteria[i].of_section) {
            (void)world.criterion(i, {});
        }
    }
    return notes;
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
            for (const std::int64_t value : one_per_interval(days(1, 1, 1), days(9999, 12, 31), constants)) {
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
                                        Notes& notes) {
    std::vector<std::vector<Answer>> result;
    for (std::size_t q = 0; q < answers.size(); ++q) {
        result.push_back(answers[q].is_open() ? possible_answers(checklist.questions[q], notes.constants[q])
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
    Notes notes;
    const World world(unconditional, established, notes);
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
    Notes notes = read_rules(checklist);
    return product_of(ranges(checklist, answers, notes));
}

std::size_t pattern_count(const Checklist& checklist) {
    Notes notes = read_rules(checklist);
    std::size_t count = 1;
    for (const auto& range : ranges(checklist, std::vector<Answer>(checklist.questions.size()), notes)) {
        count *= range.size();
    }
    return count;
}

Findings enumerate(const Checklist& checklist, const std::vector<Answer>& recorded,
                   std::optional<std::int64_t> age) {
    const std::vector<Answer> answers = seen_by_rules(checklist, recorded, age);
    Notes notes = read_rules(checklist);
    const auto all_ranges = ranges(checklist, answers, notes);
    std::vector<std::size_t> outcomes;
    std::vector<Tally> conditions(checklist.outcomes.size() - 1);
    std::vector<Tally> alerts(checklist.alerts.size());
    std::vector<Tally> relevant(answers.size());
    std::map<CriterionUse, Tally> criteria;
    const std::set<CriterionUse> asked = notes.criteria;
    for (const Completion& completion : product_of(all_ranges)) {
        World world(checklist, completion, notes);
        outcomes.push_back(world.outcome());
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            conditions[i].add(world.holds(checklist.outcomes[i].when->text, {}));
        }
        for (std::size_t i = 0; i < alerts.size(); ++i) {
            alerts[i].add(world.holds(checklist.alerts[i].when.text, {}));
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
