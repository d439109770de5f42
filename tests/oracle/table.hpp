// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"
#include "checklist/model.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace vidra::oracle {

/// By question the least value of each interval of a number or date that some rule of one of the checklists
/// tells apart, read off the texts of the rules; empty for other questions. `n >= c` and `n < c` begin an
/// interval at c, `n > c` and `n <= c` at c + 1, `==` and `!=` at both.
[[nodiscard]] std::vector<std::vector<std::int64_t>> intervals(
    const checklist::Checklist& checklist, const std::vector<const checklist::Checklist*>& rules);

/// The answers to a question that patterns tell apart; of a choice perhaps not applicable too, the last.
[[nodiscard]] std::vector<checklist::Answer> answers_of(const checklist::Question& question,
                                                        const std::vector<std::int64_t>& intervals,
                                                        bool with_not_applicable);

/// The outcomes that are possible when each question has one of some answers, or nothing is said of it. A
/// cell holds a bit for each outcome; its digit for a question is the place of an answer, or their number for
/// nothing said.
class Table {
  public:
    /// `answers`: by question. Evaluates every combination.
    Table(const checklist::Checklist& checklist, std::vector<std::vector<checklist::Answer>> answers);

    using Cell = std::vector<std::size_t>;
    [[nodiscard]] std::uint64_t outcomes(const Cell& cell) const { return m_outcomes[place(cell)]; }
    [[nodiscard]] std::size_t said_nothing(std::size_t question) const { return m_answers[question].size(); }
    [[nodiscard]] const std::vector<std::vector<checklist::Answer>>& answers() const { return m_answers; }

    void for_each_cell(const std::function<void(const Cell&)>& visit) const;

  private:
    [[nodiscard]] std::size_t place(const Cell& cell) const;

    std::vector<std::vector<checklist::Answer>> m_answers;
    std::vector<std::uint64_t> m_outcomes;
};

}  // namespace vidra::oracle
