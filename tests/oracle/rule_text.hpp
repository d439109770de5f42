// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How the oracles read a rule: a parser of their own, which shares the model of a checklist with the program
/// and nothing else.
namespace vidra::oracle {

using Section = std::optional<std::size_t>;

/// What a part of a rule is.
enum class Form : std::uint8_t {
    // true or false, of what is true or false
    either,
    both,
    implies,
    negation,
    // true or false
    comparison,  ///< of two amounts, or of a number or date question and a constant on either side
    indicator,
    option,
    criterion,
    outcome,
    // amounts; those of constants alone are worked out
    amount,
    count,
    sum,
    difference,
    product,
    // neither
    question
};

/// A rule or a part of one, its names looked up.
struct Rule {
    Form form = Form::amount;
    std::vector<Rule> parts = {};
    std::string word = {};    ///< of a comparison its sign, of a count what it counts
    std::int64_t amount = 0;  ///< an integer, or the days of a date literal
    std::size_t index = 0;    ///< of the question, criterion or outcome
    std::size_t option = 0;   ///< of the question
    Section section = {};     ///< of a criterion or count; a count without one is of the whole checklist
};

/// `text` as a rule of `checklist`; bare counts and criteria are those of `section`. Throws std::logic_error
/// for a rule that the compiler should have refused.
[[nodiscard]] Rule read_rule(const checklist::Checklist& checklist, std::string_view text,
                             Section section = {});

/// The same for a claim, which may name the outcome.
[[nodiscard]] Rule read_claim(const checklist::Checklist& checklist, std::string_view text);

/// Days since 1970-01-01.
[[nodiscard]] std::int64_t days(int year, unsigned month, unsigned day);

/// The dates that a record can hold.
[[nodiscard]] inline std::int64_t first_day() {
    return days(1, 1, 1);
}
[[nodiscard]] inline std::int64_t last_day() {
    return days(9999, 12, 31);
}

}  // namespace vidra::oracle
