// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <cstdint>
#include <vector>

namespace vidra::reason {

/// How a condition may change when one more free fact holds (an indicator answered yes, an option of many
/// chosen) and nothing else changes. Where it only rises, its least and greatest value over all
/// completions are those with every open free fact absent and present: two evaluations are exact.
struct Direction {
    bool rises = false;
    bool falls = false;
    [[nodiscard]] bool is_single() const { return !(rises && falls); }
};

/// The facts that one value of a choice, number or date makes hold.
using Value = std::vector<std::uint32_t>;

/// What can be read off a program once, for all records.
class Structure {
  public:
    explicit Structure(const expression::Instrument& instrument);

    [[nodiscard]] Direction direction(expression::NodeId node) const { return m_directions[node]; }
    /// The direction in which the index of the first holding condition moves towards the serious end:
    /// single only if all conditions share it.
    [[nodiscard]] Direction direction(const std::vector<expression::NodeId>& conditions) const;

    /// The values of an open choice, number or date that rules tell apart; empty for other questions, and
    /// for one that no rule looks at.
    [[nodiscard]] const std::vector<Value>& values(std::size_t question) const { return m_values[question]; }

    /// Free facts of equal class are told apart by nothing: same relevance, same weight in every sum,
    /// looked at alone by no rule. A fact that no rule looks at at all is in class `unused`.
    [[nodiscard]] std::uint32_t class_of(std::size_t fact) const { return m_classes[fact]; }
    static constexpr std::uint32_t unused = 0;

    /// Facts that a relevance looks at, or that one may clear: the search decides these in the order of the
    /// file, so that the relevance of a question is known when its turn comes.
    [[nodiscard]] bool is_tied_to_relevance(std::size_t fact) const { return m_tied[fact]; }
    /// Whether a rule looks at the fact alone, not only at a sum in which it counts.
    [[nodiscard]] bool is_named(std::size_t fact) const { return m_named[fact]; }
    /// The largest weight, without its sign, with which the fact counts in any sum.
    [[nodiscard]] std::int64_t weight(std::size_t fact) const { return m_weights[fact]; }

  private:
    void find_directions(const expression::Program& program);
    void find_classes(const expression::Program& program);
    void find_ties(const expression::Program& program);
    void find_values(const expression::Instrument& instrument);

    std::vector<Direction> m_directions;       ///< by node
    std::vector<std::uint32_t> m_classes;      ///< by fact
    std::vector<bool> m_tied;                  ///< by fact
    std::vector<bool> m_named;                 ///< by fact
    std::vector<std::int64_t> m_weights;       ///< by fact
    std::vector<std::vector<Value>> m_values;  ///< by question
};

/// Free facts hold or not, each by itself; the others belong to a question that takes one of several values.
[[nodiscard]] bool is_free(expression::FactKind kind);

}  // namespace vidra::reason
