// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"
#include "checklist/model.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vidra::oracle {

/// How a sum of yes and points is told to the solver: as a sum of integers, or, where every number fits, as
/// pseudo-boolean constraints.
enum class Counting : std::uint8_t { sums, at_least };

/// How Z3 is asked. `logic` names what it is to take the formulas for, which chooses the way to solve them:
/// QF_LIA, QF_FD; empty for the plain solver, which takes any.
struct Method {
    Counting counting = Counting::sums;
    std::string logic = {};
};

/// A third opinion, and one that can speak of checklists too large to enumerate: the rules as formulas for
/// the solver Z3, each question about a checklist as one that has an answer or has none. It shares the parser
/// with the enumerating oracle, and no meaning. A pattern is an answer to every question, also to those that
/// are skipped. Throws std::runtime_error should the solver not know.
class Z3Oracle {
  public:
    /// `checklist` must outlive it.
    explicit Z3Oracle(const checklist::Checklist& checklist, const Method& method = {});
    ~Z3Oracle();
    Z3Oracle(Z3Oracle&&) = delete;
    Z3Oracle& operator=(Z3Oracle&&) = delete;

    /// Whether some pattern has this outcome, this alert, or satisfies the outcome's own condition, whatever
    /// stands before it.
    [[nodiscard]] bool reachable(std::size_t outcome);
    [[nodiscard]] bool alert_reachable(std::size_t alert);
    [[nodiscard]] bool condition_satisfiable(std::size_t outcome);

    /// Whether the claim, of either kind, holds for every pattern.
    [[nodiscard]] bool claim_holds(std::size_t claim);
    /// Whether no yes in place of a no makes the outcome less serious, in any pattern.
    [[nodiscard]] bool monotone();
    /// Whether two patterns that differ in this question alone have different outcomes.
    [[nodiscard]] bool matters(std::size_t question);

    /// Whether some completion of the open ones of `answers`, as rules see them, has this outcome.
    [[nodiscard]] bool reachable_with(const std::vector<checklist::Answer>& answers, std::size_t outcome);

    /// Whether `a` and `b` have the same outcome, by id, for every pattern of their questions and options
    /// together. These are matched by id, questions by type too; what one of the two lacks equals no or none
    /// in it. A number lies in the range of either, and is compared in both.
    [[nodiscard]] static bool same_outcomes(const checklist::Checklist& a, const checklist::Checklist& b,
                                            const Method& method = {});

  private:
    class Solving;
    std::unique_ptr<Solving> m_solving;
};

}  // namespace vidra::oracle
