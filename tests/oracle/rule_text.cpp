// SPDX-License-Identifier: Apache-2.0
#include "rule_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace vidra::oracle {
namespace {

using checklist::Checklist;
using checklist::QuestionType;

Rule part(Form form, std::size_t index, Section section = {}) {
    Rule rule;
    rule.form = form;
    rule.index = index;
    rule.section = section;
    return rule;
}
Rule amount(std::int64_t value) {
    Rule rule;
    rule.amount = value;
    return rule;
}
Rule count(std::string_view word, Section section) {
    Rule rule = part(Form::count, 0, section);
    rule.word = std::string(word);
    return rule;
}

bool is_amount(const Rule& rule) {
    constexpr std::array amounts = {Form::amount, Form::count, Form::sum, Form::difference, Form::product};
    return std::find(amounts.begin(), amounts.end(), rule.form) != amounts.end();
}

/// One function for each level of binding.
class Reading {
  public:
    Reading(const Checklist& checklist, std::string_view text, Section section, bool is_claim)
        : m_checklist(checklist), m_text(text), m_section(section), m_is_claim(is_claim) {}

    Rule whole() {
        Rule rule = truth(implication());
        skip_blanks();
        if (m_at != m_text.size()) {
            fail("more text than rule");
        }
        return rule;
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

    Rule truth(Rule rule) const {
        if (is_amount(rule) || rule.form == Form::question) {
            fail("not a truth value");
        }
        return rule;
    }
    Rule number(Rule rule) const {
        if (!is_amount(rule)) {
            fail("not an amount");
        }
        return rule;
    }
    Rule of_truths(Form form, Rule left, Rule right) const {
        Rule rule;
        rule.form = form;
        rule.parts = {truth(std::move(left)), truth(std::move(right))};
        return rule;
    }
    Rule of_amounts(Form form, Rule left, Rule right) const {
        Rule rule;
        rule.form = form;
        rule.parts = {number(std::move(left)), number(std::move(right))};
        const Rule& first = rule.parts[0];
        const Rule& second = rule.parts[1];
        if (first.form == Form::amount && second.form == Form::amount) {
            return amount(form == Form::sum          ? first.amount + second.amount
                          : form == Form::difference ? first.amount - second.amount
                                                     : first.amount * second.amount);
        }
        return rule;
    }

    Rule implication() {
        Rule left = disjunction();
        if (!take_word("implies")) {
            return left;
        }
        return of_truths(Form::implies, std::move(left), implication());  // groups to the right
    }

    Rule disjunction() {
        Rule rule = conjunction();
        while (take_word("or")) {
            rule = of_truths(Form::either, std::move(rule), conjunction());
        }
        return rule;
    }

    Rule conjunction() {
        Rule rule = negation();
        while (take_word("and")) {
            rule = of_truths(Form::both, std::move(rule), negation());
        }
        return rule;
    }

    Rule negation() {
        if (!take_word("not")) {
            return comparison();
        }
        Rule rule;
        rule.form = Form::negation;
        rule.parts = {truth(negation())};
        return rule;
    }

    Rule comparison() {
        if (take_word("outcome")) {
            return outcome();
        }
        Rule left = sum();
        constexpr std::array<std::string_view, 6> symbols = {"==", "!=", "<=", ">=", "<", ">"};
        const auto* symbol =
            std::find_if(symbols.begin(), symbols.end(), [&](std::string_view one) { return take(one); });
        const bool has = symbol == symbols.end() && take_word("has");
        if (symbol == symbols.end() && !has) {
            return left;
        }
        if (left.form == Form::question && !m_checklist.questions[left.index].options.empty()) {
            return option(left.index, has ? "has" : *symbol);
        }
        if (has) {
            fail("has without options");
        }
        Rule rule;
        rule.form = Form::comparison;
        rule.word = std::string(*symbol);
        rule.parts = {std::move(left), sum()};
        for (std::size_t side = 0; side < 2; ++side) {
            const bool is_question = rule.parts[side].form == Form::question;
            if (is_question ? rule.parts[1 - side].form != Form::amount : !is_amount(rule.parts[side])) {
                fail(is_question ? "not a constant" : "not an amount");
            }
        }
        return rule;
    }

    /// The sign `!=` is always `not ==`.
    Rule equals(Rule rule, std::string_view symbol) const {
        if (symbol == "!=") {
            Rule unequal;
            unequal.form = Form::negation;
            unequal.parts = {std::move(rule)};
            return unequal;
        }
        if (symbol != "==" && symbol != "has") {
            fail("names have no order");
        }
        return rule;
    }

    Rule option(std::size_t question, std::string_view symbol) {
        const std::string_view name = next_word();
        m_at += name.size();
        const auto index = m_checklist.questions[question].option_index(name);
        if (!index) {
            fail("no such option");
        }
        Rule rule = part(Form::option, question);
        rule.option = *index;
        return equals(std::move(rule), symbol);
    }

    /// The word `outcome` is behind us.
    Rule outcome() {
        if (!m_is_claim) {
            fail("only a claim may name the outcome");
        }
        const std::string_view symbol = take("==") ? "==" : take("!=") ? "!=" : "";
        const std::string_view name = next_word();
        m_at += name.size();
        const auto index = m_checklist.outcome_index(name);
        if (!index) {
            fail("no such outcome");
        }
        return equals(part(Form::outcome, *index), symbol);
    }

    Rule sum() {
        Rule rule = product();
        for (;;) {
            if (take("+")) {
                rule = of_amounts(Form::sum, std::move(rule), product());
            } else if (take("-")) {
                rule = of_amounts(Form::difference, std::move(rule), product());
            } else {
                return rule;
            }
        }
    }

    Rule product() {
        Rule rule = factor();
        while (take("*")) {
            rule = of_amounts(Form::product, std::move(rule), factor());
        }
        return rule;
    }

    Rule factor() {
        if (take("(")) {
            Rule inner = implication();
            if (!take(")")) {
                fail("a bracket is not closed");
            }
            return inner;
        }
        if (take("-")) {
            return of_amounts(Form::difference, amount(0), factor());
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

    Rule literal(std::string_view word) {
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
        const auto& criteria = m_checklist.criteria;
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            if (criteria[i].id == id) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// `word(…)`: the opening bracket is behind us.
    Rule call(std::string_view word) {
        const std::string_view argument = next_word();
        m_at += argument.size();
        if (!take(")")) {
            fail("a bracket is not closed");
        }
        const auto section = m_checklist.section_index(argument);
        if (!argument.empty() && !section) {
            fail("no such section");
        }
        if (is_count(word)) {
            return count(word, section);
        }
        const auto criterion = criterion_index(word);
        if (!criterion || !section || !m_checklist.criteria[*criterion].of_section) {
            fail("not a criterion of a section");
        }
        return part(Form::criterion, *criterion, section);
    }

    Rule name(std::string_view word) {
        if (is_count(word)) {
            if (!m_section) {
                fail("a count of nothing");
            }
            return count(word, m_section);
        }
        if (const auto criterion = criterion_index(word)) {
            const bool of_section = m_checklist.criteria[*criterion].of_section;
            if (of_section && !m_section) {
                fail("a criterion of no section");
            }
            return part(Form::criterion, *criterion, of_section ? m_section : std::nullopt);
        }
        const auto question = m_checklist.question_index(word);
        if (!question) {
            fail("no such name");
        }
        const bool is_indicator = m_checklist.questions[*question].type == QuestionType::indicator;
        return part(is_indicator ? Form::indicator : Form::question, *question);
    }

    const Checklist& m_checklist;
    std::string_view m_text;
    std::size_t m_at = 0;
    Section m_section;
    bool m_is_claim;
};

}  // namespace

Rule read_rule(const Checklist& checklist, std::string_view text, Section section) {
    return Reading(checklist, text, section, false).whole();
}

Rule read_claim(const Checklist& checklist, std::string_view text) {
    return Reading(checklist, text, {}, true).whole();
}

std::int64_t days(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    return std::chrono::sys_days(date).time_since_epoch().count();
}

}  // namespace vidra::oracle
