// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/evaluate.hpp"
#include "expression/pair_evaluation.hpp"
#include "reason/condition_compiler.hpp"
#include "reason/counting.hpp"
#include "reason/diagram.hpp"
#include "reason/fewest.hpp"
#include "reason/minimal_sets.hpp"
#include "reason/pattern_space.hpp"
#include "reason/structure.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What holds of a checklist over every pattern of answers. A witness is a pattern: the facts that it names,
/// the fewest that will do, and no or none for everything else.
namespace vidra::reason {

/// Two patterns that differ in one indicator: with its yes the outcome is less serious.
struct Lowering {
    std::size_t question = 0;  ///< of the checklist; no in `facts`
    Facts facts;
    std::size_t from = 0;  ///< outcome with its no
    std::size_t to = 0;    ///< and with its yes
};

struct OutcomeProof {
    Count patterns;                          ///< that come to this outcome
    std::optional<Facts> witness;            ///< nothing where none does: the outcome cannot be reached
    Count holds;                             ///< patterns in which its own condition holds; all, of the last
    Count overlap;                           ///< of these, those in which an earlier outcome holds too
    std::vector<std::size_t> overlaps_with;  ///< these outcomes
};

struct ClaimProof {
    bool is_proved = false;
    Facts counterexample;
    std::size_t outcome = 0;           ///< of the counter-example
    std::optional<Lowering> lowering;  ///< of a claim of never_lowers that is refuted
};

/// Whether a question can make a difference to an outcome, and to an alert.
struct QuestionProof {
    bool is_looked_at = false;  ///< by an outcome, an alert or skip logic
    bool changes_outcome = false;
    bool changes_alert = false;
};

/// Proves what it is asked, one thing after another. Every member throws NodeLimit (CompileLimit where a rule
/// is to blame) and what the pulse throws.
class Prover {
  public:
    /// `instrument` must outlive the prover.
    explicit Prover(const expression::Instrument& instrument, std::size_t node_limit = default_node_limit,
                    Pulse pulse = {});

    /// Whether some pattern comes to the outcome.
    [[nodiscard]] bool is_reachable(std::size_t outcome);
    [[nodiscard]] OutcomeProof outcome(std::size_t index);
    [[nodiscard]] std::optional<Facts> alert(std::size_t index);  ///< a witness
    [[nodiscard]] ClaimProof claim(std::size_t index);
    /// Nothing where no yes ever makes the outcome less serious.
    [[nodiscard]] std::optional<Lowering> lowering();
    [[nodiscard]] std::vector<QuestionProof> questions();
    /// The sets of facts that suffice for this outcome or a more serious one.
    [[nodiscard]] MinimalSets sufficient(std::size_t outcome, std::size_t most);
    /// Whether a condition holds in every pattern (yes), in some (open) or in none (no).
    [[nodiscard]] expression::Truth truth(expression::NodeId node);

    [[nodiscard]] std::string pattern_count() const { return reason::pattern_count(m_space); }
    [[nodiscard]] const PatternSpace& space() const { return m_space; }
    [[nodiscard]] std::size_t node_count() const { return m_diagram.node_count(); }

  private:
    NodeRef compile(const std::vector<expression::NodeId>& conditions);
    NodeRef outcomes() { return compile(m_program.outcomes); }
    /// Where patterns alone matter, and not that a choice may be not applicable.
    NodeRef over_patterns(NodeRef root);
    [[nodiscard]] std::optional<Facts> witness(NodeRef function);
    [[nodiscard]] std::optional<Lowering> lowering_by(const std::vector<std::size_t>& questions);
    /// The fewest facts with which a yes to this question of the level makes the outcome less serious.
    [[nodiscard]] std::optional<Lowering> lowering_at(NodeRef root, std::size_t level, std::size_t question,
                                                      Combination& less_serious);
    /// Where one more yes at this level makes the outcome less serious.
    NodeRef lowers_at(NodeRef root, std::size_t level, Combination& less_serious);

    const expression::Instrument& m_instrument;
    const expression::Program& m_program;
    Structure m_structure;
    PatternSpace m_space;
    std::size_t m_node_limit;
    Diagram m_diagram;
    ConditionCompiler m_compiler;
    Choices m_choices;  ///< of a witness
    std::map<std::vector<expression::NodeId>, NodeRef> m_roots;
    bool m_ends_are_exact;  ///< for what only rises or only falls: there are no values and no skip logic
    std::optional<expression::PairEvaluation> m_ends;
};

/// What may be named of each level of a space for a witness; and what was.
[[nodiscard]] Choices witness_choices(const PatternSpace& space);
[[nodiscard]] Facts witness_facts(const PatternSpace& space, const Choices& choices, const Laid& laid);

}  // namespace vidra::reason
