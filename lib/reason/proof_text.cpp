// SPDX-License-Identifier: Apache-2.0
#include "reason/proof_text.hpp"

#include "base/text_page.hpp"
#include "reason/facts_text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace vidra::reason {
namespace {

using checklist::Checklist;

class Teller {
  public:
    Teller(const Checklist& checklist, const PatternSpace& space, const Proof& proof, const std::string& file)
        : m_checklist(checklist), m_space(space), m_proof(proof), m_file(file) {}

    std::string tell() {
        m_page.line(0, fmt::format("{} {}: {}", m_checklist.id, m_checklist.version,
                                   m_checklist.title.shown_in("en")));
        m_page.line(
            0, fmt::format("{} question{}, {} patterns of answers; a share is one of patterns, not of people",
                           m_checklist.questions.size(), m_checklist.questions.size() == 1 ? "" : "s",
                           grouped(m_proof.pattern_count)));
        outcomes();
        alerts();
        monotone();
        questions();
        claims();
        return m_page.take();
    }

  private:
    [[nodiscard]] std::string facts(const Facts& facts) const { return facts_text(m_space, facts); }

    void outcomes() {
        m_page.heading("Outcomes, the most serious first");
        for (std::size_t i = 0; i < m_proof.outcomes.size(); ++i) {
            const OutcomeProof& proof = m_proof.outcomes[i];
            const std::string& id = m_checklist.outcomes[i].id;
            if (proof.witness) {
                m_page.line(2, fmt::format("{}: {}, {}", id, patterns_text(proof.patterns),
                                           percent(proof.patterns.share)));
                m_page.line(4, "reached by: " + facts(*proof.witness));
            } else if (proof.not_applicable) {
                m_page.line(2, id + ": REACHED ONLY where an answer is not applicable");
                m_page.line(4, "reached by: " + facts(*proof.not_applicable));
            } else if (proof.holds.is_none() && i + 1 < m_proof.outcomes.size()) {
                m_page.line(2, id + ": CANNOT BE REACHED; its condition holds in no pattern");
            } else {
                m_page.line(2, id + ": CANNOT BE REACHED; an earlier outcome always holds where it does");
            }
            if (!proof.overlaps_with.empty()) {
                m_page.line(4, fmt::format("its condition holds in {}; in {} of them {} comes before it",
                                           patterns_text(proof.holds), grouped(proof.overlap.decimal),
                                           outcome_ids(proof.overlaps_with)));
            }
            if (!m_proof.sufficient.empty()) {
                sufficient(m_proof.sufficient[i], i);
            }
        }
    }

    void sufficient(const MinimalSets& sets, std::size_t outcome) {
        m_page.line(4, fmt::format("minimal sets of answers that suffice for it{}: {}",
                                   outcome == 0 ? "" : " or a more serious one", grouped(sets.count)));
        for (const Facts& set : sets.sets) {
            m_page.line(6, set.empty() ? "no answer is needed" : facts(set));
        }
    }

    [[nodiscard]] std::string outcome_ids(const std::vector<std::size_t>& outcomes) const {
        std::string ids;
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            ids += i == 0 ? "" : i + 1 < outcomes.size() ? ", " : " or ";
            ids += m_checklist.outcomes[outcomes[i]].id;
        }
        return ids;
    }

    void alerts() {
        if (m_proof.alerts.empty()) {
            return;
        }
        m_page.heading("Alerts");
        for (std::size_t i = 0; i < m_proof.alerts.size(); ++i) {
            const AlertProof& proof = m_proof.alerts[i];
            m_page.line(
                2, fmt::format("{}: {}", m_checklist.alerts[i].id,
                               proof.witness          ? "raised by: " + facts(*proof.witness)
                               : proof.not_applicable ? "ARISES ONLY where an answer is not applicable: " +
                                                            facts(*proof.not_applicable)
                                                      : "CANNOT ARISE"));
        }
    }

    void monotone() {
        m_page.heading("Monotone");
        if (!m_proof.lowering) {
            m_page.line(2, "Yes: one more yes never makes the outcome less serious.");
            return;
        }
        lowering(*m_proof.lowering);
    }

    void lowering(const Lowering& lowering) {
        const std::string& id = m_checklist.questions[lowering.question].id;
        m_page.line(2,
                    fmt::format("No: a yes to {} makes {} of {}.", id, m_checklist.outcomes[lowering.to].id,
                                m_checklist.outcomes[lowering.from].id));
        m_page.line(4, "where: " + facts(lowering.facts));
    }

    void questions() {
        m_page.heading("Questions");
        std::string outcome;
        std::string alert;
        std::string beyond;
        std::string dead;
        std::string unused;
        std::size_t changing = 0;
        for (std::size_t q = 0; q < m_proof.questions.size(); ++q) {
            const QuestionProof& proof = m_proof.questions[q];
            changing += proof.changes_outcome ? 1U : 0U;
            std::string& list = proof.changes_outcome      ? outcome
                                : proof.changes_alert      ? alert
                                : proof.matters_to_records ? beyond
                                : proof.is_looked_at       ? dead
                                                           : unused;
            list += (list.empty() ? "" : ", ") + m_checklist.questions[q].id;
        }
        if (changing == m_proof.questions.size()) {
            m_page.line(2, fmt::format("all {} are able to change the outcome", changing));
            return;
        }
        m_page.line(2, fmt::format("able to change the outcome: {}{}{}", changing, changing == 0 ? "" : ": ",
                                   outcome));
        for (const auto& [what, list] :
             {std::pair("able to change an alert alone", &alert),
              std::pair("able to change it where a choice is not applicable alone", &beyond),
              std::pair("DEAD, though rules look at them", &dead),
              std::pair("asked for the record, no rule depends on them", &unused)}) {
            if (!list->empty()) {
                m_page.line(2, fmt::format("{}: {}", what, *list));
            }
        }
    }

    void claims() {
        if (m_proof.claims.empty()) {
            return;
        }
        m_page.heading("Claims");
        for (std::size_t i = 0; i < m_proof.claims.size(); ++i) {
            const ClaimProof& proof = m_proof.claims[i];
            const checklist::Claim& claim = m_checklist.claims[i];
            m_page.line(2, fmt::format("{}: {}", proof.is_proved ? "proved" : "REFUTED",
                                       claim_text(m_checklist, claim)));
            if (!claim.why.empty()) {
                m_page.line(4, claim.why);
            }
            if (proof.not_applicable) {
                m_page.line(
                    4, "but it fails where an answer is not applicable: " + facts(*proof.not_applicable));
            }
            if (proof.is_proved) {
                continue;
            }
            m_page.line(4, fmt::format("{}:{}:{}: counter-example: {}", m_file, claim.range.begin.line,
                                       claim.range.begin.column, facts(proof.counterexample)));
            m_page.line(4, proof.lowering
                               ? fmt::format("a yes to {} makes {} of {}",
                                             m_checklist.questions[proof.lowering->question].id,
                                             m_checklist.outcomes[proof.lowering->to].id,
                                             m_checklist.outcomes[proof.lowering->from].id)
                               : fmt::format("its outcome is {}", m_checklist.outcomes[proof.outcome].id));
        }
    }

    const Checklist& m_checklist;
    const PatternSpace& m_space;
    const Proof& m_proof;
    const std::string& m_file;
    base::TextPage m_page;
};

}  // namespace

std::string proof_text(const Checklist& checklist, const PatternSpace& space, const Proof& proof,
                       const std::string& file) {
    return Teller(checklist, space, proof, file).tell();
}

}  // namespace vidra::reason
