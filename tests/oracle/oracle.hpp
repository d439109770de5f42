// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"
#include "checklist/model.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// A second opinion on what a record's answers establish: it goes through every completion, one after
/// another, and works out every rule for each of them. It reads the rules from their text by a parser of its
/// own and shares the model of a checklist with the program and nothing else, so that a mistake of the
/// parser, the compiler or the reasoning cannot hide here too. Slow on purpose; for checklists of a few
/// thousand completions.
namespace vidra::oracle {

/// The answers to all questions, none of them open.
using Completion = std::vector<checklist::Answer>;

enum class Holds : std::uint8_t { never, sometimes, always };
enum class Refer : std::uint8_t { yes, open, no };

/// A criterion as some rule asks it: of a section, or plain.
using CriterionUse = std::pair<std::size_t, std::optional<std::size_t>>;

/// Of one section: what is yes, or chosen, in every completion because it is recorded and surely relevant;
/// how many of its questions are facts and how many open.
struct Counts {
    std::map<std::string, std::int64_t> established;  ///< yes, strong, medium, weak, points
    std::size_t answered = 0;
    std::size_t open = 0;
};

struct Findings {
    std::size_t outcome = 0;               ///< the least serious that some completion reaches
    std::size_t at_most = 0;               ///< the most serious
    std::vector<std::size_t> completions;  ///< by outcome: how many completions reach it
    Refer refer = Refer::no;
    std::size_t answered = 0;
    std::size_t open = 0;
    std::vector<Counts> counts;     ///< by section
    std::vector<Holds> conditions;  ///< by outcome but the last: its own `when`
    std::vector<Holds> alerts;
    std::map<CriterionUse, Holds> criteria;  ///< those that some rule asks, and every plain one
    std::set<std::size_t> can_change;        ///< questions
    [[nodiscard]] bool settled() const { return outcome == at_most; }
};

/// The answers as rules see them: an open age question filled from the age, a recorded unknown or refused
/// replaced by what is presumed.
[[nodiscard]] std::vector<checklist::Answer> seen_by_rules(const checklist::Checklist& checklist,
                                                           std::vector<checklist::Answer> recorded,
                                                           std::optional<std::int64_t> age);

/// Every completion of `answers`, as rules see them: each open question takes each of its answers, a number
/// or date one in each interval that rules and claims tell apart. The answer of the last open question
/// changes first.
[[nodiscard]] std::vector<Completion> completions(const checklist::Checklist& checklist,
                                                  const std::vector<checklist::Answer>& answers);

/// By completion: the outcome.
[[nodiscard]] std::vector<std::size_t> outcomes(const checklist::Checklist& checklist,
                                                const std::vector<Completion>& completions);

/// By completion: whether a claim that is an expression holds.
[[nodiscard]] std::vector<bool> claim_results(const checklist::Checklist& checklist, std::size_t claim,
                                              const std::vector<Completion>& completions);

/// Whether a claim that is an expression holds in all of `completions`.
[[nodiscard]] bool claim_holds(const checklist::Checklist& checklist, std::size_t claim,
                               const std::vector<Completion>& completions);

/// How many completions there are when nothing is answered.
[[nodiscard]] std::size_t pattern_count(const checklist::Checklist& checklist);

/// What holds over every completion of what is recorded. Throws std::logic_error for a rule that the
/// compiler should have refused.
[[nodiscard]] Findings enumerate(const checklist::Checklist& checklist,
                                 const std::vector<checklist::Answer>& recorded,
                                 std::optional<std::int64_t> age);

}  // namespace vidra::oracle
