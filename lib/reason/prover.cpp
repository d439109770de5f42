// SPDX-License-Identifier: Apache-2.0
#include "reason/prover.hpp"

#include "expression/reach.hpp"

#include <algorithm>
#include <utility>

namespace vidra::reason {

using checklist::QuestionType;
using expression::NodeId;
using expression::Truth;

namespace {

/// By question: whether outcomes, alerts or skip logic look at it; a claim may look at others.
std::vector<bool> looked_at(const expression::Instrument& instrument) {
    const expression::Program& program = instrument.program;
    std::vector<NodeId> conditions = program.outcomes;
    conditions.insert(conditions.end(), program.alerts.begin(), program.alerts.end());
    for (const expression::Relevance& relevance : program.relevances) {
        conditions.push_back(relevance.relevant);
    }
    const expression::Bits facts = expression::facts_below(program, std::move(conditions));
    std::vector<bool> questions(instrument.checklist.questions.size(), false);
    expression::for_each_bit(facts,
                             [&](std::size_t fact) { questions[program.facts[fact].question] = true; });
    return questions;
}

}  // namespace

Prover::Prover(const expression::Instrument& instrument, std::size_t node_limit, Pulse pulse)
    : m_instrument(instrument),
      m_program(instrument.program),
      m_functions(instrument, node_limit, std::move(pulse)),
      m_space(m_functions.space()),
      m_diagram(m_functions.diagram()),
      m_counter(m_space),
      m_witnesses(m_diagram, m_space),
      m_of_records(m_diagram, m_space, WitnessOf::records),
      m_ends_are_exact(m_program.relevances.empty() &&
                       std::all_of(m_program.facts.begin(), m_program.facts.end(),
                                   [](const expression::Fact& fact) { return is_free(fact.kind); })) {}

Truth Prover::truth(NodeId node) {
    // most conditions rise with every yes and look at nothing else: then the two ends tell all
    if (m_ends_are_exact && m_functions.structure().direction(node).is_single()) {
        if (!m_ends) {
            m_ends.emplace(m_program);
            const expression::Bits none(m_program.words(), 0);
            expression::Bits all = none;
            for (std::size_t fact = 0; fact < m_program.facts.size(); ++fact) {
                expression::set_bit(all, fact);
            }
            m_ends->run(none, all, m_program.steps.size());
        }
        using Side = expression::PairEvaluation::Side;
        const bool at_first = m_ends->holds(node, Side::first);
        return at_first != m_ends->holds(node, Side::second) ? Truth::open
               : at_first                                    ? Truth::yes
                                                             : Truth::no;
    }
    const NodeRef root = m_functions.condition(node);
    return !Diagram::is_leaf(root) ? Truth::open : root == Diagram::yes ? Truth::yes : Truth::no;
}

bool Prover::is_reachable(std::size_t outcome) {
    if (m_reached.empty()) {
        m_reached = leaves_below(m_diagram, m_functions.outcomes());
    }
    return std::binary_search(m_reached.begin(), m_reached.end(), outcome);
}

OutcomeProof Prover::outcome(std::size_t index) {
    OutcomeProof proof;
    const std::size_t outcome_count = m_instrument.checklist.outcomes.size();
    if (m_patterns.empty()) {
        m_patterns = m_counter.count(m_diagram, m_functions.outcomes(), outcome_count);
    }
    proof.patterns = m_patterns[index];
    if (!proof.patterns.is_none()) {
        proof.witness = m_witnesses.find(m_functions.outcome_is(index));
    } else {
        proof.not_applicable = m_of_records.find(m_functions.outcome_is(index));
    }
    if (index + 1 == outcome_count) {
        proof.holds = m_counter.all();
        return proof;
    }
    const NodeRef own = m_functions.condition(m_program.outcomes[index]);
    const auto count = [&](NodeRef function) {
        return m_counter.count(m_diagram, function, 2)[Diagram::value(Diagram::yes)];
    };
    proof.holds = count(own);
    if (index == 0) {
        return proof;
    }
    const NodeRef earlier =
        where(m_diagram, m_functions.outcomes(), [&](std::uint32_t leaf) { return leaf < index; });
    proof.overlap = count(m_functions.both(own, earlier));
    // what comes first where its own condition holds, and itself elsewhere
    Combination first(m_diagram, [&](NodeRef holds, NodeRef outcome) -> std::optional<NodeRef> {
        if (holds == Diagram::no) {
            return Diagram::leaf(static_cast<std::uint32_t>(index));
        }
        return holds == Diagram::yes ? std::optional(outcome) : std::nullopt;
    });
    for (const std::uint32_t leaf :
         leaves_below(m_diagram, m_functions.over_patterns(first(own, m_functions.outcomes())))) {
        if (leaf < index) {
            proof.overlaps_with.push_back(leaf);
        }
    }
    return proof;
}

AlertProof Prover::alert(std::size_t index) {
    const NodeRef function = m_functions.condition(m_program.alerts[index]);
    AlertProof proof;
    proof.witness = m_witnesses.find(function);
    if (!proof.witness) {
        proof.not_applicable = m_of_records.find(function);
    }
    return proof;
}

ClaimProof Prover::claim(std::size_t index) {
    ClaimProof proof;
    const checklist::Claim& claim = m_instrument.checklist.claims[index];
    if (!claim.claim) {
        proof.lowering = LoweringSearch(m_functions, m_witnesses, m_instrument.checklist.outcomes.size())
                             .find(claim.never_lowers);
        proof.is_proved = !proof.lowering;
        if (proof.lowering) {
            proof.counterexample = proof.lowering->facts;
            proof.outcome = proof.lowering->from;
        }
        return proof;
    }
    const NodeRef against = negation(m_diagram, m_functions.condition(*m_program.claims[index]));
    if (against == Diagram::no || !m_witnesses.find(against)) {
        proof.is_proved = true;
        proof.not_applicable = m_of_records.find(against);
        return proof;
    }
    // of one outcome, whatever the values are that it need not name
    bool is_first = true;
    for (std::size_t i = 0; i < m_instrument.checklist.outcomes.size(); ++i) {
        const auto facts = m_witnesses.find(m_functions.both(against, m_functions.outcome_is(i)));
        if (facts && (is_first || facts->size() < proof.counterexample.size())) {
            proof.counterexample = *facts;
            proof.outcome = i;
            is_first = false;
        }
    }
    return proof;
}

std::optional<Lowering> Prover::lowering() {
    std::vector<std::size_t> indicators;
    for (std::size_t q = 0; q < m_instrument.checklist.questions.size(); ++q) {
        if (m_instrument.checklist.questions[q].type == QuestionType::indicator) {
            indicators.push_back(q);
        }
    }
    return LoweringSearch(m_functions, m_witnesses, m_instrument.checklist.outcomes.size()).find(indicators);
}

std::vector<QuestionProof> Prover::questions() {
    const std::size_t count = m_instrument.checklist.questions.size();
    std::vector<QuestionProof> proofs(count);
    std::vector<std::vector<std::size_t>> of_level;
    for (const SpaceLevel& level : m_space.levels()) {
        std::vector<std::size_t> here;
        for (const FreeFact& fact : level.facts) {
            here.push_back(m_space.questions()[fact.question].index[0]);
        }
        if (!level.is_count()) {
            here.push_back(m_space.questions()[level.question].index[0]);
        }
        of_level.push_back(std::move(here));
    }
    const std::vector<bool> in_rules = looked_at(m_instrument);
    for (std::size_t question = 0; question < count; ++question) {
        proofs[question].is_looked_at = in_rules[question];
    }
    const auto note_below = [&](NodeRef root, bool QuestionProof::*what) {
        for (const NodeRef node : m_diagram.nodes_below(root)) {
            for (const std::size_t question : of_level[m_diagram.level(node)]) {
                proofs[question].*what = true;
            }
        }
    };
    const auto note = [&](NodeRef root, bool QuestionProof::*what) {
        note_below(m_functions.over_patterns(root), what);
        note_below(root, &QuestionProof::matters_to_records);
    };
    note(m_functions.outcomes(), &QuestionProof::changes_outcome);
    for (const NodeId alert : m_program.alerts) {
        note(m_functions.condition(alert), &QuestionProof::changes_alert);
    }
    return proofs;
}

MinimalSets Prover::sufficient(std::size_t outcome, std::size_t most) {
    const NodeRef function =
        where(m_diagram, m_functions.outcomes(), [&](std::uint32_t leaf) { return leaf <= outcome; });
    return minimal_sets(m_diagram, m_space, function, most);
}

}  // namespace vidra::reason
