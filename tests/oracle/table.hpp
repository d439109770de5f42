// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"
#include "checklist/model.hpp"
#include "oracle.hpp"

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

/// What is told of a pattern by itself: a question, or one option of many.
struct Axis {
    std::size_t question = 0;
    std::vector<checklist::Answer> answers;  ///< of many the axes add up
};
/// One axis a question, but one an option of many.
[[nodiscard]] std::vector<Axis> axes_of(const checklist::Checklist& checklist,
                                        const std::vector<std::vector<std::int64_t>>& intervals,
                                        bool with_not_applicable);

/// What is possible when each axis has one of some answers, or nothing is said of it. A cell holds a bit for
/// each result that a completion can come to, as its outcome; its digit for an axis is the place of an
/// answer, or their number for nothing said.
class Table {
  public:
    using Results = std::function<std::vector<std::size_t>(const std::vector<Completion>&)>;

    /// Works out every combination. Axes of one question stand together, questions in their order.
    Table(std::vector<Axis> axes, const Results& results);
    /// Outcomes, by questions.
    Table(const checklist::Checklist& checklist, const std::vector<std::vector<checklist::Answer>>& answers);

    using Cell = std::vector<std::size_t>;
    [[nodiscard]] std::uint64_t outcomes(const Cell& cell) const { return m_outcomes[place(cell)]; }
    [[nodiscard]] const std::vector<Axis>& axes() const { return m_axes; }
    [[nodiscard]] std::size_t said_nothing(std::size_t axis) const { return m_axes[axis].answers.size(); }
    [[nodiscard]] bool is_pattern(const Cell& cell) const;
    /// Of a pattern.
    [[nodiscard]] Completion completion(const Cell& cell) const;
    /// Which of several results it is; the cell has one.
    [[nodiscard]] std::size_t outcome(const Cell& cell) const;

    void for_each_cell(const std::function<void(const Cell&)>& visit) const;

    /// How many cells a table of these axes has.
    [[nodiscard]] static std::size_t size_of(const std::vector<Axis>& axes);

  private:
    [[nodiscard]] std::size_t place(const Cell& cell) const;

    std::vector<Axis> m_axes;
    std::vector<std::uint64_t> m_outcomes;
};

}  // namespace vidra::oracle
