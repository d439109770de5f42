// SPDX-License-Identifier: Apache-2.0
#include "diag/render.hpp"
#include "reason/facts_json.hpp"
#include "reason/facts_text.hpp"
#include "reason/proof_text.hpp"

#include <nlohmann/json.hpp>

namespace vidra::reason {
namespace {

using Json = nlohmann::ordered_json;
using checklist::Checklist;

class Writer {
  public:
    Writer(const Checklist& checklist, const PatternSpace& space, const Proof& proof)
        : m_checklist(checklist), m_space(space), m_proof(proof) {}

    [[nodiscard]] Json write() const {
        Json document;
        document["vidra"] = 1;
        document["checklist"] = m_checklist.id;
        document["version"] = m_checklist.version;
        document["hash"] = m_checklist.hash;
        document["patterns"] = m_proof.pattern_count;
        document["outcomes"] = outcomes();
        document["monotone"] = !m_proof.lowering;
        if (m_proof.lowering) {
            document["lowered"] = lowering(*m_proof.lowering);
        }
        Json questions = Json::array();
        for (std::size_t q = 0; q < m_proof.questions.size(); ++q) {
            const QuestionProof& proof = m_proof.questions[q];
            questions.push_back({{"id", m_checklist.questions[q].id},
                                 {"matters", proof.changes_outcome},
                                 {"matters_to_alerts", proof.changes_alert},
                                 {"in_rules", proof.is_looked_at}});
        }
        document["questions"] = std::move(questions);
        Json alerts = Json::array();
        for (std::size_t i = 0; i < m_proof.alerts.size(); ++i) {
            const AlertProof& proof = m_proof.alerts[i];
            Json alert = {{"id", m_checklist.alerts[i].id},
                          {"reachable", proof.witness.has_value()},
                          {"witness", proof.witness ? facts_json(m_space, *proof.witness) : Json()}};
            add_not_applicable(alert, proof.not_applicable);
            alerts.push_back(std::move(alert));
        }
        document["alerts"] = std::move(alerts);
        document["claims"] = claims();
        return document;
    }

  private:
    /// Told only where no pattern shows it and a record may.
    void add_not_applicable(Json& of, const std::optional<Facts>& facts) const {
        if (facts) {
            of["not_applicable"] = facts_json(m_space, *facts);
        }
    }

    [[nodiscard]] Json outcomes() const {
        Json list = Json::array();
        for (std::size_t i = 0; i < m_proof.outcomes.size(); ++i) {
            const OutcomeProof& proof = m_proof.outcomes[i];
            Json outcome = {{"id", m_checklist.outcomes[i].id},
                            {"reachable", proof.witness.has_value()},
                            {"patterns", proof.patterns.decimal},
                            {"share", proof.patterns.share},
                            {"witness", proof.witness ? facts_json(m_space, *proof.witness) : Json()},
                            {"condition_holds", proof.holds.decimal},
                            {"taken_by_earlier", proof.overlap.decimal}};
            if (!m_checklist.outcomes[i].when) {
                outcome["condition_holds"] = nullptr;
                outcome["taken_by_earlier"] = nullptr;
            }
            add_not_applicable(outcome, proof.not_applicable);
            Json earlier = Json::array();
            for (const std::size_t other : proof.overlaps_with) {
                earlier.push_back(m_checklist.outcomes[other].id);
            }
            outcome["overlaps_with"] = std::move(earlier);
            if (!m_proof.sufficient.empty()) {
                Json sets = Json::array();
                for (const Facts& facts : m_proof.sufficient[i].sets) {
                    sets.push_back(facts_json(m_space, facts));
                }
                outcome["minimal_sets"] = {{"count", m_proof.sufficient[i].count}, {"sets", std::move(sets)}};
            }
            list.push_back(std::move(outcome));
        }
        return list;
    }

    /// The pattern with its no, and what the yes makes of it.
    [[nodiscard]] Json lowering(const Lowering& lowering) const {
        const std::string& id = m_checklist.questions[lowering.question].id;
        Json facts = facts_json(m_space, lowering.facts);
        facts[id] = "no";
        return {{"question", id},
                {"from", m_checklist.outcomes[lowering.from].id},
                {"to", m_checklist.outcomes[lowering.to].id},
                {"witness", std::move(facts)}};
    }

    [[nodiscard]] Json claims() const {
        Json list = Json::array();
        for (std::size_t i = 0; i < m_proof.claims.size(); ++i) {
            const ClaimProof& proof = m_proof.claims[i];
            Json claim = {{"claim", claim_text(m_checklist, m_checklist.claims[i])},
                          {"why", m_checklist.claims[i].why},
                          {"line", m_checklist.claims[i].range.begin.line},
                          {"proved", proof.is_proved},
                          {"counterexample", nullptr}};
            add_not_applicable(claim, proof.not_applicable);
            if (!proof.is_proved) {
                claim["counterexample"] = facts_json(m_space, proof.counterexample);
                claim["outcome"] = m_checklist.outcomes[proof.outcome].id;
            }
            if (proof.lowering) {
                claim["counterexample"][m_checklist.questions[proof.lowering->question].id] = "no";
                claim["lowered"] = lowering(*proof.lowering);
            }
            list.push_back(std::move(claim));
        }
        return list;
    }

    const Checklist& m_checklist;
    const PatternSpace& m_space;
    const Proof& m_proof;
};

}  // namespace

nlohmann::ordered_json facts_json(const PatternSpace& space, const Facts& facts) {
    Json answers = Json::object();
    for (const FactWords& fact : fact_words(space, facts)) {
        Json answer = fact.values.front();
        if (fact.type == checklist::QuestionType::many) {
            answer = fact.values;
        } else if (fact.type == checklist::QuestionType::number) {
            answer = std::stoll(fact.values.front());
        }
        if (!answers.contains(fact.question)) {
            answers[fact.question] = std::move(answer);
        } else {  // it has another type in the other version
            answers[fact.question] = Json::array({answers[fact.question], std::move(answer)});
        }
    }
    return answers;
}

std::string proof_json(const Checklist& checklist, const PatternSpace& space, const Proof& proof,
                       std::span<const diag::Diagnostic> findings) {
    Json document = Writer(checklist, space, proof).write();
    Json list = Json::array();
    for (const diag::Diagnostic& finding : findings) {
        list.push_back(Json::parse(diag::render_json(finding)));
    }
    document["findings"] = std::move(list);
    return document.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vidra::reason
