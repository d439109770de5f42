// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

namespace vidra::checks {
namespace {

using diag::Code;
using expression::Truth;

class Meaning {
  public:
    Meaning(const expression::Instrument& instrument, reason::Prover& prover, diag::Diagnostics& diagnostics)
        : m_checklist(instrument.checklist),
          m_program(instrument.program),
          m_prover(prover),
          m_diagnostics(diagnostics) {}

    void check() {
        comparisons();
        criteria();
        outcomes();
        alerts();
        relevance();
        questions();
    }

  private:
    void comparisons() {
        struct Uses {
            bool always = true;
            bool never = true;
        };
        std::map<diag::Range, Uses> by_place;
        for (const expression::ComparisonUse& use : m_program.comparisons) {
            const Truth truth = m_prover.truth(use.node);
            Uses& uses = by_place[use.range];
            uses.always = uses.always && truth == Truth::yes;
            uses.never = uses.never && truth == Truth::no;
        }
        for (const auto& [range, uses] : by_place) {
            if (uses.always || uses.never) {
                m_diagnostics.add(Code::impossible_threshold, range,
                                  fmt::format("this {}, whatever is answered",
                                              uses.always ? "always holds" : "never holds"));
            }
        }
    }

    void criteria() {
        std::map<std::size_t, bool> never;
        for (const expression::CriterionUse& use : m_program.criteria) {
            const bool holds_never = m_prover.truth(use.node) == Truth::no;
            const auto [at, is_new] = never.try_emplace(use.criterion, holds_never);
            at->second = at->second && holds_never;
        }
        for (const auto& [criterion, holds_never] : never) {
            if (holds_never) {
                contradiction(m_checklist.criteria[criterion].when.range,
                              fmt::format("the criterion `{}`", m_checklist.criteria[criterion].id));
            }
        }
    }

    void contradiction(diag::Range range, const std::string& what) {
        m_diagnostics.add(Code::contradictory_condition, range,
                          fmt::format("{} holds in no pattern of answers", what));
    }

    void outcomes() {
        for (std::size_t i = 0; i < m_checklist.outcomes.size(); ++i) {
            const checklist::Outcome& outcome = m_checklist.outcomes[i];
            if (m_prover.is_reachable(i)) {
                continue;
            }
            if (outcome.when && m_prover.truth(m_program.outcomes[i]) == Truth::no) {
                contradiction(outcome.when->range, fmt::format("the condition of `{}`", outcome.id));
                continue;
            }
            const reason::OutcomeProof proof = m_prover.outcome(i);
            std::string earlier;
            for (const std::size_t other : proof.overlaps_with) {
                earlier +=
                    (earlier.empty() ? "" : " or ") + fmt::format("`{}`", m_checklist.outcomes[other].id);
            }
            m_diagnostics.add(
                Code::shadowed_outcome, outcome.range,
                outcome.when
                    ? fmt::format("`{}` cannot be reached: wherever its condition holds, so does that of {}",
                                  outcome.id, earlier)
                    : fmt::format("`{}` cannot be reached: an outcome before it always holds", outcome.id));
        }
    }

    void alerts() {
        for (std::size_t i = 0; i < m_checklist.alerts.size(); ++i) {
            if (m_prover.truth(m_program.alerts[i]) == Truth::no) {
                contradiction(m_checklist.alerts[i].when.range,
                              fmt::format("the alert `{}`", m_checklist.alerts[i].id));
            }
        }
    }

    void relevance() {
        for (const expression::Relevance& relevance : m_program.relevances) {
            const Truth truth = m_prover.truth(relevance.relevant);
            if (truth == Truth::open) {
                continue;
            }
            const checklist::Question& question = m_checklist.questions[relevance.questions.front()];
            m_diagnostics.add(Code::contradictory_condition, relevance_range(m_checklist, relevance),
                              fmt::format("`{}` is {} relevant, whatever is answered", question.id,
                                          truth == Truth::yes ? "always" : "never"));
        }
    }

    void questions() {
        const std::vector<reason::QuestionProof> proofs = m_prover.questions();
        for (std::size_t q = 0; q < proofs.size(); ++q) {
            if (proofs[q].is_looked_at && !proofs[q].matters_to_records) {
                const checklist::Question& question = m_checklist.questions[q];
                m_diagnostics.add(
                    Code::dead_question, question.id_range,
                    fmt::format(
                        "no answer to `{}` can change an outcome or an alert, though rules look at it",
                        question.id));
            }
        }
    }

    const checklist::Checklist& m_checklist;
    const expression::Program& m_program;
    reason::Prover& m_prover;
    diag::Diagnostics& m_diagnostics;
};

}  // namespace

void check_meaning(const expression::Instrument& instrument, reason::Prover& prover,
                   diag::Diagnostics& diagnostics) {
    prover.renew();
    try {
        Meaning(instrument, prover, diagnostics).check();
    } catch (const reason::NodeLimit& limit) {
        report_limit(instrument, limit, "what the rules mean", {{1, 1}, {1, 1}}, diagnostics);
    }
}

}  // namespace vidra::checks
