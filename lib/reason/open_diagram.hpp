// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/diagrams.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace vidra::reason {

/// An answer to an open question, as a record would hold it: yes, no, an option, a number or a date. Of many
/// one option, which is chosen (yes) or not.
struct OpenAnswer {
    std::size_t question = 0;  ///< of the checklist
    checklist::Answer answer;
    std::size_t option = absent;  ///< of many
};

/// Answers that lay down what can come, and the leaves that are left then.
struct Settling {
    std::vector<OpenAnswer> answers;
    Span leaves;
};

/// What can still come of one record: the diagram of some conditions over its open answers alone. Everything
/// here is exact over all completions.
class OpenDiagram {
  public:
    /// Of what `diagrams` was last restricted to, which were `answers`. Throws NodeLimit, as its members do.
    OpenDiagram(const Diagrams& diagrams, NodeRef root, const checklist::Answers& answers,
                std::size_t node_limit);

    /// Whether two completions that differ in this open question alone come to different leaves.
    [[nodiscard]] bool can_change(std::size_t question) const;

    /// The fewest answers to open questions after which every completion comes to a leaf that `wanted` takes,
    /// those not asked before those that could not be answered; nothing where there are none.
    [[nodiscard]] std::optional<Settling> fewest(const std::function<bool(std::uint32_t leaf)>& wanted);

    /// How many questions one expects to ask until the leaf is certain, this one first and then the others in
    /// the order of the diagram, without those that can make no difference any more; every answer of a
    /// question is held to be as likely as every other of it, and each question by itself. Of an open
    /// question that can change the leaf. Each option of many counts as a question.
    [[nodiscard]] double expected_questions(std::size_t question);

  private:
    /// Open facts of one level, or the open value.
    struct Level {
        std::size_t of_space = 0;
        std::vector<FreeFact> facts;  ///< those not asked first
    };
    /// The levels of the diagram that an open question decides, as far as they matter.
    [[nodiscard]] std::vector<std::size_t> levels_of(std::size_t question) const;
    /// The questions that one expects to ask if the first is one of this level; the same for each of it.
    [[nodiscard]] double expected_from(std::size_t level) const;
    /// Those where a level takes one of the alternatives of a range.
    [[nodiscard]] double expected_after(std::size_t level, OpenRange range) const;
    /// The leaves that are left where each level takes one of the alternatives of its range.
    [[nodiscard]] Span leaves(const std::vector<OpenRange>& ranges) const;

    const PatternSpace& m_space;
    std::vector<Level> m_levels;
    Diagram m_diagram;
    NodeRef m_root = 0;
    std::vector<bool> m_reached;                    ///< by level: some node of it is below the root
    std::vector<std::vector<double>> m_odds;        ///< by level: of each value; empty for free facts
    std::vector<std::optional<double>> m_expected;  ///< by level, once it is asked for
};

}  // namespace vidra::reason
