// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answers.hpp"
#include "expression/program.hpp"

#include <cstddef>
#include <vector>

namespace vidra::expression {

/// What a record's answers, one a question, say of the facts: those that hold, and those that may.
struct Known {
    Bits certain;
    Bits possible;
};

/// Reads what answers say of the facts of a program.
class FactReader {
  public:
    /// `program` must outlive the reader.
    explicit FactReader(const Program& program);

    void read(const checklist::Answers& answers, Known& known) const;

  private:
    /// Facts one after another, each the yes of a question, these too one after another.
    struct Run {
        std::size_t fact = 0;
        std::size_t question = 0;
        std::size_t count = 0;  ///< at most 64
    };

    const Program& m_program;
    std::vector<Run> m_runs;
    std::vector<std::size_t> m_others;  ///< facts of other kinds
};

/// Whether a number or a day passes a comparison with a constant.
[[nodiscard]] bool passes(std::int64_t value, CompareOp op, std::int64_t constant);

}  // namespace vidra::expression
