// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/facts.hpp"
#include "expression/pair_evaluation.hpp"
#include "reason/diagrams.hpp"
#include "reason/open_diagram.hpp"
#include "reason/search.hpp"
#include "reason/structure.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// What holds over every completion of the open facts of one record. Three ways give the same exact answers:
///
/// - two evaluations, all open free facts absent and all present, where a condition only rises or only
///   falls with them; open choices, numbers and dates are gone through value by value, two evaluations each;
/// - the decision diagram of the conditions (diagrams.hpp) for everything else;
/// - a search over completions (search.hpp) where that diagram would be too large.
///
/// The way is chosen for each condition by itself.
namespace vidra::reason {

class Reasoner {
  public:
    /// `instrument` must outlive the reasoner, which keeps working memory between records.
    explicit Reasoner(const expression::Instrument& instrument,
                      std::size_t state_limit = default_state_limit);

    /// Takes the answers of a record, one for each question; what is asked next is about them, and they must
    /// stay as they are until then. Throws SearchLimit, as every member below does.
    void set_answers(const checklist::Answers& answers);
    void set_answers(checklist::Answers&& answers) = delete;

    /// The most serious (least index) and least serious outcome that some completion reaches.
    [[nodiscard]] Span outcomes() const { return m_outcomes; }
    /// Whether each alert holds in every completion (yes), in some (open), in none (no).
    [[nodiscard]] const std::vector<expression::Truth>& alerts() const { return m_alerts; }
    /// Whether the question is relevant in every completion (yes), in some (open), in none (no).
    [[nodiscard]] expression::Truth relevance(std::size_t question) const;

    [[nodiscard]] expression::Truth truth(expression::NodeId node);
    /// The outcomes that are left when an open question gets this answer.
    [[nodiscard]] Span outcomes_if(std::size_t question, const checklist::Answer& answer);
    /// Whether two completions that differ in this open question alone give different outcomes.
    [[nodiscard]] bool can_change(std::size_t question);
    /// The diagram of the outcomes that are left, until other answers are set; null where it is too large.
    /// Throws NodeLimit, and no SearchLimit.
    [[nodiscard]] OpenDiagram* open_outcomes();
    /// Equal for open questions that no rule tells apart: what holds for one of them holds for the other.
    [[nodiscard]] std::vector<std::int64_t> kind_of(std::size_t question) const;

  private:
    using Conditions = std::vector<expression::NodeId>;

    /// Every condition that is asked of every record, with the way that is exact for it.
    struct Asked {
        Conditions conditions;
        Direction direction;
        Span span;
        bool was_compiled = false;
        std::optional<NodeRef> root;  ///< of its diagram, once that is needed and where it can be had
    };

    void add(Conditions conditions);
    void evaluate_ends(const checklist::Answers& answers, const expression::Known& known,
                       std::vector<Asked>& asked, std::size_t steps);
    void each_value(expression::Known& known, std::size_t next_split, std::vector<Asked>& asked,
                    std::size_t steps);
    void two_evaluations(const expression::Known& known, std::vector<Asked>& asked, std::size_t steps);
    void solve(const checklist::Answers& answers, const expression::Known& known, std::vector<Asked>& asked,
               std::size_t steps);
    void compile(Asked& asked);
    [[nodiscard]] std::size_t diagram_limit() const;  ///< of states and nodes
    Span solve_one(const checklist::Answers& answers, const expression::Known& known,
                   const Conditions& conditions);
    [[nodiscard]] std::size_t open_value_count(const checklist::Answers& answers) const;

    const expression::Instrument& m_instrument;
    Structure m_structure;
    std::size_t m_state_limit;
    Search m_search;
    expression::PairEvaluation m_ends;  ///< every open free fact absent, and present
    expression::FactReader m_facts;
    std::vector<std::size_t> m_splits;  ///< questions with values
    std::vector<std::size_t> m_open_splits;
    std::vector<Asked> m_asked;  ///< outcomes, then alerts, then relevances
    std::unique_ptr<Diagrams> m_diagrams;
    std::unique_ptr<OpenDiagram> m_open_outcomes;  ///< of the answers at hand

    const checklist::Answers* m_answers = nullptr;  ///< of the record; owned by the caller
    expression::Known m_known;
    Span m_outcomes;
    std::vector<expression::Truth> m_alerts;
};

}  // namespace vidra::reason
