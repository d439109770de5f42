// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <cstdint>
#include <vector>

namespace vidra::expression {

enum class Truth : std::uint8_t { no, yes, open };

/// One pass with some facts open: each condition holds in every completion (yes), in none (no), or is
/// left open. The answer "open" is not exact: it may be that all completions agree. Each sum is known to
/// lie between two bounds.
class OpenEvaluation {
  public:
    explicit OpenEvaluation(const Program& program);

    /// `certain` are the facts that hold, `possible` those and the open ones.
    void run(const Bits& certain, const Bits& possible, std::size_t steps);

    [[nodiscard]] Truth truth(NodeId node) const { return m_nodes[node]; }
    [[nodiscard]] std::int64_t least(std::uint32_t sum) const { return m_least[sum]; }
    [[nodiscard]] std::int64_t most(std::uint32_t sum) const { return m_most[sum]; }
    /// The facts that may still hold once relevance is taken into account.
    [[nodiscard]] const Bits& possible() const { return m_possible; }

  private:
    [[nodiscard]] Truth evaluate(const Node& node) const;

    const Program& m_program;
    Bits m_certain;
    Bits m_possible;
    std::vector<Truth> m_nodes;
    std::vector<std::int64_t> m_least;
    std::vector<std::int64_t> m_most;
};

}  // namespace vidra::expression
