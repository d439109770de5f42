// SPDX-License-Identifier: Apache-2.0
#include "reason/prover.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace vidra::reason {

using checklist::QuestionType;
using expression::NodeId;
using expression::Truth;

namespace {

/// The questions that outcomes, alerts and skip logic look at; a claim may look at others.
std::set<std::size_t> questions_of_rules(const expression::Program& program) {
    std::vector<NodeId> pending = program.outcomes;
    pending.insert(pending.end(), program.alerts.begin(), program.alerts.end());
    for (const expression::Relevance& relevance : program.relevances) {
        pending.push_back(relevance.relevant);
    }
    std::set<std::size_t> questions;
    std::vector<bool> seen(program.nodes.size(), false);
    while (!pending.empty()) {
        const NodeId id = pending.back();
        pending.pop_back();
        if (seen[id]) {
            continue;
        }
        seen[id] = true;
        const expression::Node& node = program.nodes[id];
        pending.insert(pending.end(), node.children.begin(), node.children.end());
        for (std::size_t fact = 0; fact < program.facts.size(); ++fact) {
            const bool is_summed =
                (node.kind == expression::NodeKind::at_least || node.kind == expression::NodeKind::equals) &&
                std::any_of(
                    program.sums[node.index].terms.begin(), program.sums[node.index].terms.end(),
                    [&](const expression::Term& term) { return expression::test_bit(term.mask, fact); });
            if (is_summed || (node.kind == expression::NodeKind::fact && node.index == fact)) {
                questions.insert(program.facts[fact].question);
            }
        }
    }
    return questions;
}

}  // namespace

Choices witness_choices(const PatternSpace& space) {
    Choices choices;
    for (const SpaceLevel& level : space.levels()) {
        std::vector<Choice> of_level;
        const auto last = static_cast<std::uint32_t>(level.arity() - 1);
        if (level.is_count()) {
            for (std::uint32_t yes = 0; yes <= last; ++yes) {
                of_level.push_back({yes, yes, yes});
            }
        } else {
            // a value need not be named where it makes no difference, even that it is none of them
            of_level.push_back({0, 0, last});
            for (std::uint32_t i = 0; i <= last; ++i) {
                if (level.values[i].patterns() > 0) {
                    of_level.push_back({1, i, i});
                }
            }
        }
        choices.push_back(std::move(of_level));
    }
    return choices;
}

Facts witness_facts(const PatternSpace& space, const Choices& choices, const Laid& laid) {
    Facts facts;
    for (std::size_t i = 0; i < laid.size(); ++i) {
        const SpaceLevel& level = space.levels()[i];
        const Choice& choice = choices[i][laid[i]];
        if (choice.cost == 0) {
            continue;
        }
        if (level.is_count()) {
            for (std::uint32_t k = 0; k < choice.cost; ++k) {
                facts.push_back({level.facts[k].question, level.facts[k].option, 0});
            }
            continue;
        }
        const std::int64_t value = level.values[choice.first].values.front();
        const bool is_choice = space.questions()[level.question].type == QuestionType::choice;
        facts.push_back(
            {level.question, is_choice ? static_cast<std::size_t>(value) : absent, is_choice ? 0 : value});
    }
    std::sort(facts.begin(), facts.end(), [](const PatternFact& a, const PatternFact& b) {
        return std::pair(a.question, a.option) < std::pair(b.question, b.option);
    });
    return facts;
}

Prover::Prover(const expression::Instrument& instrument, std::size_t node_limit, Pulse pulse)
    : m_instrument(instrument),
      m_program(instrument.program),
      m_structure(instrument),
      m_space(instrument, m_structure),
      m_node_limit(node_limit),
      m_diagram(m_space.arities(), node_limit, std::move(pulse)),
      m_compiler(m_program, m_space, 0, m_diagram),
      m_choices(witness_choices(m_space)),
      m_ends_are_exact(m_program.relevances.empty() &&
                       std::all_of(m_program.facts.begin(), m_program.facts.end(),
                                   [](const expression::Fact& fact) { return is_free(fact.kind); })) {}

NodeRef Prover::compile(const std::vector<NodeId>& conditions) {
    if (const auto at = m_roots.find(conditions); at != m_roots.end()) {
        return at->second;
    }
    const NodeRef root = m_compiler.compile(conditions, m_node_limit);
    m_roots.emplace(conditions, root);
    return root;
}

NodeRef Prover::over_patterns(NodeRef root) {
    const bool is_same = std::none_of(m_space.levels().begin(), m_space.levels().end(),
                                      [](const SpaceLevel& level) { return level.has_not_applicable(); });
    if (is_same || Diagram::is_leaf(root)) {
        return root;
    }
    const std::vector<NodeRef> nodes = m_diagram.nodes_below(root);
    std::unordered_map<NodeRef, NodeRef> made;
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const std::size_t level = m_diagram.level(nodes[i]);
        std::vector<NodeRef> children;
        for (const NodeRef child : m_diagram.children(nodes[i])) {
            children.push_back(Diagram::is_leaf(child) ? child : made.at(child));
        }
        if (m_space.levels()[level].has_not_applicable()) {
            children.back() = children.front();
        }
        made[nodes[i]] = m_diagram.node(level, children);
    }
    return made.at(root);
}

std::optional<Facts> Prover::witness(NodeRef function) {
    Fewest fewest(m_diagram, m_choices);
    const auto laid = fewest.find(function);
    return laid ? std::optional(witness_facts(m_space, m_choices, *laid)) : std::nullopt;
}

Truth Prover::truth(NodeId node) {
    // most conditions rise with every yes and look at nothing else: then the two ends tell all
    if (m_ends_are_exact && m_structure.direction(node).is_single()) {
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
    const NodeRef root = over_patterns(compile({node}));
    return !Diagram::is_leaf(root) ? Truth::open : Diagram::value(root) == 0 ? Truth::yes : Truth::no;
}

bool Prover::is_reachable(std::size_t outcome) {
    const NodeRef root = over_patterns(outcomes());
    if (Diagram::is_leaf(root)) {
        return Diagram::value(root) == outcome;
    }
    const std::vector<NodeRef> nodes = m_diagram.nodes_below(root);
    return std::any_of(nodes.begin(), nodes.end(), [&](NodeRef node) {
        const auto children = m_diagram.children(node);
        return std::find(children.begin(), children.end(),
                         Diagram::leaf(static_cast<std::uint32_t>(outcome))) != children.end();
    });
}

OutcomeProof Prover::outcome(std::size_t index) {
    OutcomeProof proof;
    const NodeRef root = outcomes();
    const std::size_t outcome_count = m_instrument.checklist.outcomes.size();
    proof.patterns = count_patterns(m_diagram, m_space, root, outcome_count)[index];
    if (!proof.patterns.is_none()) {
        proof.witness = witness(where(m_diagram, root, [&](std::uint32_t leaf) { return leaf == index; }));
    }
    const bool is_last = index + 1 == outcome_count;
    const NodeRef own = is_last ? Diagram::yes
                                : where(m_diagram, compile({m_program.outcomes[index]}),
                                        [](std::uint32_t leaf) { return leaf == 0; });
    proof.holds = count_patterns(m_diagram, m_space, own, 2)[1];
    Combination both = conjunction(m_diagram);
    for (std::size_t earlier = 0; earlier < index && !is_last; ++earlier) {
        const NodeRef taken =
            both(own, where(m_diagram, root, [&](std::uint32_t leaf) { return leaf == earlier; }));
        if (!count_patterns(m_diagram, m_space, taken, 2)[1].is_none()) {
            proof.overlaps_with.push_back(earlier);
        }
    }
    if (!is_last) {
        const NodeRef taken =
            both(own, where(m_diagram, root, [&](std::uint32_t leaf) { return leaf < index; }));
        proof.overlap = count_patterns(m_diagram, m_space, taken, 2)[1];
    }
    return proof;
}

std::optional<Facts> Prover::alert(std::size_t index) {
    const NodeRef root = compile({m_program.alerts[index]});
    return witness(where(m_diagram, root, [](std::uint32_t leaf) { return leaf == 0; }));
}

ClaimProof Prover::claim(std::size_t index) {
    ClaimProof proof;
    const checklist::Claim& claim = m_instrument.checklist.claims[index];
    if (!claim.claim) {
        proof.lowering = lowering_by(claim.never_lowers);
        proof.is_proved = !proof.lowering;
        if (proof.lowering) {
            proof.counterexample = proof.lowering->facts;
            proof.outcome = proof.lowering->from;
        }
        return proof;
    }
    const NodeRef root = compile({*m_program.claims[index]});
    const NodeRef against = where(m_diagram, root, [](std::uint32_t leaf) { return leaf != 0; });
    if (against == Diagram::no || !witness(against)) {
        proof.is_proved = true;
        return proof;
    }
    // of one outcome, whatever the values are that it need not name
    Combination both = conjunction(m_diagram);
    bool is_first = true;
    for (std::size_t i = 0; i < m_instrument.checklist.outcomes.size(); ++i) {
        const NodeRef here = where(m_diagram, outcomes(), [&](std::uint32_t leaf) { return leaf == i; });
        const auto facts = witness(both(against, here));
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
    return lowering_by(indicators);
}

std::optional<Lowering> Prover::lowering_by(const std::vector<std::size_t>& questions) {
    // a leaf for each pair of outcomes, 1 and more; 0 where it is not less serious
    const auto outcome_count = static_cast<std::uint32_t>(m_instrument.checklist.outcomes.size());
    Combination less_serious(m_diagram, [&](NodeRef with_no, NodeRef with_yes) -> std::optional<NodeRef> {
        if (with_no == with_yes) {
            return Diagram::no;
        }
        if (Diagram::is_leaf(with_no) && Diagram::is_leaf(with_yes)) {
            const std::uint32_t from = Diagram::value(with_no);
            const std::uint32_t to = Diagram::value(with_yes);
            return to > from ? Diagram::leaf(1 + from * outcome_count + to) : Diagram::no;
        }
        return std::nullopt;
    });
    // what is true of a level is true of each of its questions
    std::vector<std::size_t> of_level(m_space.levels().size(), absent);
    for (const std::size_t question : questions) {
        for (std::size_t level = 0; level < of_level.size(); ++level) {
            const auto& facts = m_space.levels()[level].facts;
            const bool is_here = std::any_of(facts.begin(), facts.end(), [&](const FreeFact& fact) {
                return fact.option == absent && m_space.questions()[fact.question].index[0] == question;
            });
            if (is_here && of_level[level] == absent) {
                of_level[level] = question;
            }
        }
    }
    const NodeRef root = outcomes();
    const NodeRef patterns = over_patterns(root);
    const std::vector<NodeRef> nodes = m_diagram.nodes_below(patterns);
    std::vector<bool> lowers(of_level.size(), false);
    for (const NodeRef node : nodes) {
        const std::size_t level = m_diagram.level(node);
        if (of_level[level] == absent || lowers[level]) {
            continue;
        }
        for (std::size_t i = 0; i + 1 < m_diagram.arity(level) && !lowers[level]; ++i) {
            lowers[level] =
                less_serious(m_diagram.child(node, i), m_diagram.child(node, i + 1)) != Diagram::no;
        }
    }
    std::optional<Lowering> least;
    for (std::size_t level = 0; level < of_level.size(); ++level) {
        if (!lowers[level]) {
            continue;
        }
        const auto facts = lowering_at(root, level, of_level[level], less_serious);
        if (facts && (!least || facts->facts.size() < least->facts.size())) {
            least = facts;
        }
    }
    return least;
}

std::optional<Lowering> Prover::lowering_at(NodeRef root, std::size_t level, std::size_t question,
                                            Combination& less_serious) {
    const std::vector<FreeFact>& facts = m_space.levels()[level].facts;
    const NodeRef function = lowers_at(root, level, less_serious);
    const std::size_t outcome_count = m_instrument.checklist.outcomes.size();
    Fewest fewest(m_diagram, m_choices);
    Lowering lowering;
    lowering.question = question;
    std::optional<Laid> laid;
    for (std::size_t from = 0; from < outcome_count; ++from) {
        for (std::size_t to = from + 1; to < outcome_count; ++to) {
            const auto found = fewest.find(where(m_diagram, function, [&](std::uint32_t leaf) {
                return leaf == 1 + from * outcome_count + to;
            }));
            if (found && (!laid || fewest.cost(*found) < fewest.cost(*laid))) {
                laid = found;
                lowering.from = from;
                lowering.to = to;
            }
        }
    }
    if (!laid) {
        return std::nullopt;
    }
    // the level counts the other questions: `question` itself is no
    for (const PatternFact& fact : witness_facts(m_space, m_choices, *laid)) {
        const bool is_here = std::any_of(facts.begin(), facts.end(), [&](const FreeFact& of_level) {
            return of_level.question == fact.question && of_level.option == fact.option;
        });
        if (!is_here) {
            lowering.facts.push_back(fact);
        }
    }
    std::size_t others = m_choices[level][(*laid)[level]].cost;
    for (const FreeFact& fact : facts) {
        if (m_space.questions()[fact.question].index[0] != question && others > 0) {
            lowering.facts.push_back({fact.question, fact.option, 0});
            --others;
        }
    }
    const auto in_order = [](const PatternFact& a, const PatternFact& b) {
        return std::pair(a.question, a.option) < std::pair(b.question, b.option);
    };
    std::sort(lowering.facts.begin(), lowering.facts.end(), in_order);
    return lowering;
}

NodeRef Prover::lowers_at(NodeRef root, std::size_t level, Combination& less_serious) {
    std::unordered_map<NodeRef, NodeRef> made;
    const std::vector<NodeRef> nodes = m_diagram.nodes_below(root);
    std::vector<NodeRef> children;
    for (std::size_t n = nodes.size(); n-- > 0;) {
        const NodeRef node = nodes[n];
        if (m_diagram.level(node) > level) {
            continue;
        }
        children.assign(m_diagram.arity(m_diagram.level(node)), Diagram::no);
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (m_diagram.level(node) < level) {
                const auto at = made.find(m_diagram.child(node, i));
                children[i] = at == made.end() ? Diagram::no : at->second;
            } else if (i + 1 < children.size()) {
                children[i] = less_serious(m_diagram.child(node, i), m_diagram.child(node, i + 1));
            }
        }
        made[node] = m_diagram.node(m_diagram.level(node), children);
    }
    const auto at = made.find(root);
    return at == made.end() ? Diagram::no : at->second;
}

std::vector<QuestionProof> Prover::questions() {
    const std::size_t count = m_instrument.checklist.questions.size();
    std::vector<QuestionProof> proofs(count);
    std::vector<std::vector<std::size_t>> of_level;
    for (const SpaceLevel& level : m_space.levels()) {
        std::vector<std::size_t>& here = of_level.emplace_back();
        for (const FreeFact& fact : level.facts) {
            here.push_back(m_space.questions()[fact.question].index[0]);
        }
        if (!level.is_count()) {
            here.push_back(m_space.questions()[level.question].index[0]);
        }
    }
    for (const std::size_t question : questions_of_rules(m_program)) {
        proofs[question].is_looked_at = true;
    }
    const auto note = [&](NodeRef root, bool QuestionProof::*what) {
        for (const NodeRef node : m_diagram.nodes_below(over_patterns(root))) {
            for (const std::size_t question : of_level[m_diagram.level(node)]) {
                proofs[question].*what = true;
            }
        }
    };
    note(outcomes(), &QuestionProof::changes_outcome);
    for (const NodeId alert : m_program.alerts) {
        note(compile({alert}), &QuestionProof::changes_alert);
    }
    return proofs;
}

MinimalSets Prover::sufficient(std::size_t outcome, std::size_t most) {
    const NodeRef function =
        where(m_diagram, outcomes(), [&](std::uint32_t leaf) { return leaf <= outcome; });
    return minimal_sets(m_diagram, m_space, function, most);
}

}  // namespace vidra::reason
