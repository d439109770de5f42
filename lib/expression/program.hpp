// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "expression/ast.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// How a checklist is evaluated: by counting bits.
///
/// Everything that a rule can ask of an answer is a *fact*, one bit: an indicator is yes, a choice is this
/// option, many has this option, a number or date passes this comparison. The answers of a person are one
/// bit set over the facts; an open answer is a second bit set (evaluate.hpp). A count such as `strong(s)`
/// is a population count under a mask, a weighted sum several of them; a condition is a small graph of
/// comparisons, and, or, not over these. All conditions of a checklist share one graph, in which equal
/// parts exist once, and its steps stand in an order in which one pass evaluates everything.
///
/// Skip logic: the steps of a question's relevance come before anything that may look at the question, and
/// are followed by a step that clears its facts where it is not relevant ("counts as no, equals none of
/// its options, satisfies no comparison"). A relevance may only look back, so one pass is enough.
namespace vidra::expression {

using NodeId = std::uint32_t;

enum class FactKind : std::uint8_t { yes, option, contains, test };

struct Fact {
    FactKind kind = FactKind::yes;
    std::size_t question = 0;
    std::size_t option = 0;           ///< of option and contains
    CompareOp op = CompareOp::equal;  ///< of test; never not_equal or has
    std::int64_t constant = 0;        ///< of test
};

/// A set of facts; bit i % 64 of word i / 64.
using Bits = std::vector<std::uint64_t>;

inline bool test_bit(const Bits& bits, std::size_t i) {
    return (bits[i / 64] >> (i % 64) & 1U) != 0;
}
inline void set_bit(Bits& bits, std::size_t i) {
    bits[i / 64] |= std::uint64_t{1} << (i % 64);
}
inline void clear_bit(Bits& bits, std::size_t i) {
    bits[i / 64] &= ~(std::uint64_t{1} << (i % 64));
}

/// Calls `visit` with each fact of a set, in order.
template <class Visit>
void for_each_bit(const Bits& bits, const Visit& visit) {
    constexpr std::size_t word_bits = 64;
    for (std::size_t word = 0; word < bits.size(); ++word) {
        for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
            visit(word * word_bits + static_cast<std::size_t>(std::countr_zero(rest)));
        }
    }
}

/// `weight` for every fact of `mask` that holds.
struct Term {
    std::int64_t weight = 0;
    Bits mask;
};

/// A weighted count. The compiler keeps every weight within 10^12, so that it stays within 64 bits.
struct Sum {
    std::vector<Term> terms;
};

enum class NodeKind : std::uint8_t { constant, fact, at_least, equals, negation, conjunction, disjunction };

struct Node {
    NodeKind kind = NodeKind::constant;
    std::uint32_t index = 0;    ///< of fact: the fact; of at_least and equals: the sum
    std::int64_t constant = 0;  ///< of at_least and equals; of constant: 0 or 1
    std::vector<NodeId> children;
};

/// Where `relevant` does not hold, the facts of `mask` do not hold either.
struct Relevance {
    NodeId relevant = 0;
    Bits mask;
    std::vector<std::size_t> questions;
};

enum class StepKind : std::uint8_t { sum, node, relevance };

struct Step {
    StepKind kind = StepKind::node;
    std::uint32_t index = 0;
};

/// One criterion as rules use it: a section criterion has one for each section it is asked of.
struct CriterionUse {
    std::size_t criterion = 0;
    std::optional<std::size_t> section;
    NodeId node = 0;
};

/// A count, number or date compared in a rule that is no claim; a criterion of sections has one at the same
/// place for each section it is asked of.
struct ComparisonUse {
    diag::Range range;
    NodeId node = 0;
};

struct Program {
    std::vector<Fact> facts;
    std::vector<std::size_t> section_of;                     ///< by question
    std::vector<std::vector<std::uint32_t>> facts_of;        ///< by question
    std::vector<std::optional<std::uint32_t>> relevance_of;  ///< by question, index into `relevances`
    std::vector<Sum> sums;
    std::vector<Node> nodes;
    std::vector<Relevance> relevances;
    std::vector<Step> steps;
    std::size_t result_steps = 0;    ///< the first steps are enough for outcomes and alerts
    std::vector<NodeId> outcomes;    ///< the condition of every outcome but the last
    std::vector<NodeId> outcome_is;  ///< of every outcome: it is the first that holds
    std::vector<NodeId> alerts;
    std::vector<CriterionUse> criteria;
    std::vector<ComparisonUse> comparisons;
    std::vector<std::optional<NodeId>> claims;  ///< by claim; those of `never_lowers` have none

    [[nodiscard]] std::size_t words() const { return (facts.size() + 63) / 64; }
};

/// A checklist whose rules have been read: what everything after the loader works with.
struct Instrument {
    checklist::Checklist checklist;
    Program program;
};

}  // namespace vidra::expression
