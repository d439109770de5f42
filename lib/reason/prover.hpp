// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/evaluate.hpp"
#include "expression/pair_evaluation.hpp"
#include "reason/counting.hpp"
#include "reason/functions.hpp"
#include "reason/lowering.hpp"
#include "reason/minimal_sets.hpp"
#include "reason/witness.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What holds of a checklist over every pattern of answers. A witness is a pattern: the facts that it names,
/// the fewest that will do, and no or none for everything else.
namespace vidra::reason {

struct OutcomeProof {
    Count patterns;                          ///< that come to this outcome
    std::optional<Facts> witness;            ///< nothing where none does: the outcome cannot be reached
    std::optional<Facts> not_applicable;     ///< then a record that does, as a choice is not applicable
    Count holds;                             ///< patterns in which its own condition holds; all, of the last
    Count overlap;                           ///< of these, those in which an earlier outcome holds too
    std::vector<std::size_t> overlaps_with;  ///< these outcomes
};

struct AlertProof {
    std::optional<Facts> witness;         ///< nothing where no pattern raises it
    std::optional<Facts> not_applicable;  ///< then a record that does, as a choice is not applicable
};

struct ClaimProof {
    bool is_proved = false;
    /// Of one that is proved: a record for which it fails all the same, as a choice is not applicable.
    std::optional<Facts> not_applicable;
    Facts counterexample;
    std::size_t outcome = 0;           ///< of the counter-example
    std::optional<Lowering> lowering;  ///< of a claim of never_lowers that is refuted
};

/// Whether a question can make a difference to an outcome, and to an alert.
struct QuestionProof {
    bool is_looked_at = false;  ///< by an outcome, an alert or skip logic
    bool changes_outcome = false;
    bool changes_alert = false;
    bool matters_to_records = false;  ///< to either, also where a choice is not applicable
};

/// Proves what it is asked, one thing after another. Every member throws NodeLimit (CompileLimit where a rule
/// is to blame) and what the pulse throws.
class Prover {
  public:
    /// `instrument` must outlive the prover.
    explicit Prover(const expression::Instrument& instrument, std::size_t node_limit = default_node_limit,
                    Pulse pulse = {});

    /// Whether some record comes to the outcome.
    [[nodiscard]] bool is_reachable(std::size_t outcome);
    [[nodiscard]] OutcomeProof outcome(std::size_t index);
    [[nodiscard]] AlertProof alert(std::size_t index);
    [[nodiscard]] ClaimProof claim(std::size_t index);
    /// Nothing where no yes ever makes the outcome less serious.
    [[nodiscard]] std::optional<Lowering> lowering();
    [[nodiscard]] std::vector<QuestionProof> questions();
    /// The sets of facts that suffice for this outcome or a more serious one.
    [[nodiscard]] MinimalSets sufficient(std::size_t outcome, std::size_t most);
    /// Whether a condition holds of every record (yes), of some (open) or of none (no).
    [[nodiscard]] expression::Truth truth(expression::NodeId node);

    /// One part of the work shall not take what another may need.
    void renew() { m_functions.renew(); }

    [[nodiscard]] const std::string& pattern_count() const { return m_counter.all().decimal; }
    [[nodiscard]] const PatternSpace& space() const { return m_space; }
    [[nodiscard]] std::size_t node_count() const { return m_diagram.node_count(); }

  private:
    const expression::Instrument& m_instrument;
    const expression::Program& m_program;
    Functions m_functions;
    const PatternSpace& m_space;
    Diagram& m_diagram;
    PatternCounter m_counter;
    Witnesses m_witnesses;
    Witnesses m_of_records;
    std::vector<Count> m_patterns;         ///< by outcome, once they are counted
    std::vector<std::uint32_t> m_reached;  ///< outcomes, once they are known
    bool m_ends_are_exact;  ///< for what only rises or only falls: there are no values and no skip logic
    std::optional<expression::PairEvaluation> m_ends;
};

}  // namespace vidra::reason
