// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/evaluate.hpp"
#include "expression/facts.hpp"
#include "reason/structure.hpp"

#include <cstddef>
#include <stdexcept>
#include <vector>

namespace vidra::reason {

/// Which of several conditions holds first, over all completions: the least and greatest index; the number
/// of conditions stands for none of them. For outcomes that is the most and the least serious one.
struct Span {
    std::size_t least = 0;
    std::size_t most = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

/// The search gave up: more states than the limit. The message is for the log of a developer.
struct SearchLimit : std::runtime_error {
    SearchLimit() : std::runtime_error("the search over completions passed its limit of states") {}
};

/// The most states that one search may keep.
inline constexpr std::size_t default_state_limit = 500'000;

/// Exact reasoning over every completion of a record's open facts, for any rules.
///
/// The open questions are decided one after another, those tied to a relevance in the order of the file, so
/// that the relevance of a question is decided when its turn comes; facts that nothing tells apart are
/// decided together by how many of them hold. After each decision one pass with bounds on every sum
/// (OpenEvaluation) tells what is settled, and a branch ends where the conditions asked for are. Two branches
/// that agree in all that is still undecided, down to the partial sums, have the same future and are explored
/// once.
class Search {
  public:
    /// All must outlive the search. Each search may keep so many states, and all until `renew` may take the
    /// work of the largest one.
    Search(const expression::Program& program, const Structure& structure,
           std::size_t state_limit = default_state_limit);

    void renew() { m_work = 0; }

    /// The indices that the first holding one of `conditions` takes over all completions.
    [[nodiscard]] Span span(const expression::Known& known, const checklist::Answers& answers,
                            const std::vector<expression::NodeId>& conditions);

    /// Whether there are two completions, the facts of `first` holding in one, those of `second` in the
    /// other, which agree in every other answer and give different indices. `question` is open, and both
    /// are values of it, or the free fact of it absent and present.
    [[nodiscard]] bool differs(const expression::Known& known, const checklist::Answers& answers,
                               const std::vector<expression::NodeId>& conditions,
                               const std::vector<std::uint32_t>& own_facts, const Value& first,
                               const Value& second);

  private:
    struct Task;
    const expression::Program& m_program;
    const Structure& m_structure;
    std::size_t m_state_limit;
    std::size_t m_work = 0;  ///< nodes and words looked at
};

}  // namespace vidra::reason
