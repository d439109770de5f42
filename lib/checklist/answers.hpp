// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vidra::checklist {

/// The answers to all questions of a checklist. States stand apart from values, which few questions have, so
/// that the states of many questions are looked at together.
class Answers {
  public:
    Answers() = default;
    /// All not asked.
    explicit Answers(std::size_t count) { reset(count); }
    Answers(const std::vector<Answer>& answers) {  // NOLINT(*-explicit-*): they are the same
        reset(answers.size());
        for (std::size_t q = 0; q < answers.size(); ++q) {
            set(q, answers[q]);
        }
    }

    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] std::vector<Answer> list() const {
        std::vector<Answer> answers;
        for (std::size_t q = 0; q < size(); ++q) {
            answers.push_back((*this)[q]);
        }
        return answers;
    }
    [[nodiscard]] AnswerState state(std::size_t question) const { return m_states[question]; }
    [[nodiscard]] Answer operator[](std::size_t question) const {
        const AnswerState state = m_states[question];
        return {state, state == AnswerState::given ? m_values[question] : 0};
    }

    void set(std::size_t question, const Answer& answer) {
        m_states[question] = answer.state;
        m_values[question] = answer.value;
    }
    /// For what a question without values is answered; faster.
    void set(std::size_t question, AnswerState state) { m_states[question] = state; }
    void reset(std::size_t count) {
        m_states.assign(count + readable_behind, AnswerState::not_asked);
        m_values.resize(count);
    }

    /// The states from this question on; so many more than there are questions may be read.
    static constexpr std::size_t readable_behind = 64;
    [[nodiscard]] const AnswerState* states(std::size_t question) const { return m_states.data() + question; }

    [[nodiscard]] std::size_t count_open() const {
        std::size_t count = 0;
        for (std::size_t q = 0; q < size(); ++q) {
            count += m_states[q] <= AnswerState::refused ? 1U : 0U;
        }
        return count;
    }

  private:
    std::vector<AnswerState> m_states;
    std::vector<std::int64_t> m_values;  ///< of a given answer
};

}  // namespace vidra::checklist
