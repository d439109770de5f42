// SPDX-License-Identifier: Apache-2.0
#include "reason/meaning_change.hpp"

#include "reason/condition_compiler.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vidra::reason {

using checklist::Checklist;
using checklist::Question;
using expression::NodeId;

namespace {

/// How serious `to` is against `from`: as far as a version has both outcomes, the older one asked first; else
/// by how far down each stands among its own.
std::strong_ordering seriousness(const Checklist& older, const Checklist& newer, const std::string& from,
                                 const std::string& to) {
    for (const Checklist* version : {&older, &newer}) {
        const auto of_from = version->outcome_index(from);
        const auto of_to = version->outcome_index(to);
        if (of_from && of_to) {
            return *of_from <=> *of_to;
        }
    }
    // the last outcome is the mildest, also where it is the only one: compare the parts of the way to it
    const auto way = [](const Checklist& version, const std::string& outcome) {
        const std::size_t last = version.outcomes.size() - 1;
        return last == 0 ? std::pair<std::size_t, std::size_t>(1, 1)
                         : std::pair(version.outcome_index(outcome).value_or(0), last);
    };
    const auto [of_from, all_from] = way(older, from);
    const auto [of_to, all_to] = way(newer, to);
    return of_from * all_to <=> of_to * all_from;
}

std::vector<std::string> common_outcomes(const Checklist& of, const Checklist& other) {
    std::vector<std::string> ids;
    for (const checklist::Outcome& outcome : of.outcomes) {
        if (other.outcome_index(outcome.id)) {
            ids.push_back(outcome.id);
        }
    }
    return ids;
}

/// What a recorded age or an unknown answer fills in, by the ids of options.
std::vector<std::string> filling(const Question& question) {
    std::vector<std::string> words;
    words.push_back(question.presume ? question.options[*question.presume].id : std::string());
    for (const checklist::AgeRange& range : question.from_age) {
        words.push_back(question.options[range.option].id + ' ' + std::to_string(range.least) + ' ' +
                        std::to_string(range.most));
    }
    std::sort(words.begin() + 1, words.end());
    return words;
}

}  // namespace

MeaningComparison::MeaningComparison(const expression::Instrument& older, const expression::Instrument& newer,
                                     std::size_t node_limit, Pulse pulse)
    : m_older(older),
      m_newer(newer),
      m_of_older(older),
      m_of_newer(newer),
      m_space(older, m_of_older, newer, m_of_newer),
      m_node_limit(node_limit),
      m_diagram(m_space.arities(), node_limit, std::move(pulse)),
      m_witnesses(m_diagram, m_space),
      m_of_records(m_diagram, m_space, WitnessOf::records),
      m_counter(m_space) {}

NodeRef MeaningComparison::compile(std::size_t version, const std::vector<NodeId>& conditions) {
    m_in_newer = version == 1;
    return ConditionCompiler(instrument(version).program, m_space, version, m_diagram)
        .compile(conditions, m_node_limit);
}

Facts MeaningComparison::witness(NodeRef root, std::uint32_t leaf) {
    const NodeRef function = where(m_diagram, root, [&](std::uint32_t other) { return other == leaf; });
    auto facts = m_witnesses.find(function);
    return facts ? *std::move(facts) : m_of_records.find(function).value_or(Facts());
}

void MeaningComparison::compare_outcomes(MeaningChange& change) {
    const Checklist& older = m_older.checklist;
    const Checklist& newer = m_newer.checklist;
    const NodeRef before = compile(0, m_older.program.outcomes);
    const NodeRef after = compile(1, m_newer.program.outcomes);
    // a leaf for each pair that is met, from 1 on; 0 where both outcomes are one
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs;
    Combination both(m_diagram, [&](NodeRef f, NodeRef g) -> std::optional<NodeRef> {
        if (!Diagram::is_leaf(f) || !Diagram::is_leaf(g)) {
            return std::nullopt;
        }
        const std::uint32_t from = Diagram::value(f);
        const std::uint32_t to = Diagram::value(g);
        if (older.outcomes[from].id == newer.outcomes[to].id) {
            return Diagram::leaf(0);
        }
        const auto next = static_cast<std::uint32_t>(pairs.size() + 1);
        return Diagram::leaf(pairs.try_emplace({from, to}, next).first->second);
    });
    const NodeRef root = both(before, after);
    const std::vector<Count> counts = m_counter.count(m_diagram, root, pairs.size() + 1);
    for (const auto& [outcomes, pair] : pairs) {
        Move move;
        move.from = older.outcomes[outcomes.first].id;
        move.to = newer.outcomes[outcomes.second].id;
        move.seriousness = seriousness(older, newer, move.from, move.to);
        move.patterns = counts[pair];
        move.witness = witness(root, pair);
        (counts[pair].is_none() ? change.not_applicable : change.moves).push_back(std::move(move));
    }
    for (std::vector<Move>* moves : {&change.moves, &change.not_applicable}) {
        std::stable_partition(moves->begin(), moves->end(),
                              [](const Move& move) { return move.seriousness < 0; });
    }
}

void MeaningComparison::compare_alerts(MeaningChange& change) {
    std::vector<std::string> ids;
    for (std::size_t version = 0; version < most_versions; ++version) {
        for (const checklist::Alert& alert : instrument(version).checklist.alerts) {
            if (std::find(ids.begin(), ids.end(), alert.id) == ids.end()) {
                ids.push_back(alert.id);
            }
        }
    }
    Combination both(m_diagram, [](NodeRef f, NodeRef g) -> std::optional<NodeRef> {
        if (!Diagram::is_leaf(f) || !Diagram::is_leaf(g)) {
            return f == g ? std::optional(Diagram::leaf(0)) : std::nullopt;
        }
        // 0: the same, 1: lost, 2: gained
        return Diagram::leaf(f == g ? 0 : f == Diagram::yes ? 1 : 2);
    });
    for (const std::string& id : ids) {
        ByVersion<NodeRef> roots = {Diagram::no, Diagram::no};
        for (std::size_t version = 0; version < most_versions; ++version) {
            const auto& alerts = instrument(version).checklist.alerts;
            const auto at = std::find_if(alerts.begin(), alerts.end(),
                                         [&](const checklist::Alert& alert) { return alert.id == id; });
            if (at != alerts.end()) {
                const auto index = static_cast<std::size_t>(at - alerts.begin());
                roots[version] = compile(version, {instrument(version).program.alerts[index]});
            }
        }
        const NodeRef root = both(roots[0], roots[1]);
        const std::vector<Count> counts = m_counter.count(m_diagram, root, 3);
        if (root == Diagram::leaf(0)) {
            continue;
        }
        const bool in_patterns = !counts[1].is_none() || !counts[2].is_none();
        std::uint32_t shown = counts[1].is_none() ? 2 : 1;
        if (!in_patterns) {
            const std::vector<std::uint32_t> leaves = leaves_below(m_diagram, root);
            shown = *std::find_if(leaves.begin(), leaves.end(), [](std::uint32_t leaf) { return leaf != 0; });
        }
        change.alerts.push_back({id, counts[1], counts[2], witness(root, shown)});
    }
}

void MeaningComparison::compare_rest(MeaningChange& change) const {
    const Checklist& older = m_older.checklist;
    const Checklist& newer = m_newer.checklist;
    for (const std::string& id : common_outcomes(newer, older)) {
        if (newer.outcomes[*newer.outcome_index(id)].refer !=
            older.outcomes[*older.outcome_index(id)].refer) {
            change.refer.push_back(id);
        }
    }
    change.order_changed = common_outcomes(newer, older) != common_outcomes(older, newer);
    for (const SpaceQuestion& question : m_space.questions()) {
        if (question.index[0] == absent || question.index[1] == absent) {
            continue;
        }
        if (filling(older.questions[question.index[0]]) != filling(newer.questions[question.index[1]])) {
            change.filling.push_back(question.id);
        }
    }
    find_refusals(change);
}

void MeaningComparison::find_refusals(MeaningChange& change) const {
    const Checklist& older = m_older.checklist;
    const Checklist& newer = m_newer.checklist;
    if (newer.applies_to != checklist::AppliesTo::any && newer.applies_to != older.applies_to) {
        change.refuses.push_back(
            {{},
             newer.applies_to == checklist::AppliesTo::adult ? "records of children" : "records of adults"});
    }
    for (const SpaceQuestion& shared : m_space.questions()) {
        if (shared.index[0] == absent || shared.index[1] == absent) {
            continue;
        }
        const Question& before = older.questions[shared.index[0]];
        const Question& after = newer.questions[shared.index[1]];
        if (before.type == checklist::QuestionType::number && after.min > before.min) {
            change.refuses.push_back({shared.id, "numbers below " + std::to_string(after.min)});
        }
        if (before.type == checklist::QuestionType::number && after.max < before.max) {
            change.refuses.push_back({shared.id, "numbers above " + std::to_string(after.max)});
        }
        for (const checklist::Option& option : before.options) {
            if (!after.option_index(option.id)) {
                change.refuses.push_back({shared.id, "the option " + option.id});
            }
        }
    }
}

MeaningChange MeaningComparison::compare() {
    MeaningChange change;
    change.pattern_count = m_counter.all().decimal;
    compare_outcomes(change);
    compare_alerts(change);
    compare_rest(change);
    return change;
}

}  // namespace vidra::reason
