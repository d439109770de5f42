// SPDX-License-Identifier: Apache-2.0
#include "reason/open_diagram.hpp"

#include "reason/fewest.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace vidra::reason {

using checklist::AnswerState;

namespace {

std::vector<std::uint32_t> arities(const std::vector<OpenRange>& open) {
    std::vector<std::uint32_t> arities;
    for (const OpenRange& range : open) {
        if (range.first != range.last) {
            arities.push_back(range.last - range.first + 1);
        }
    }
    return arities;
}

/// A copy of a diagram in which only what is open is a level.
class Copy {
  public:
    Copy(const Diagrams& from, Diagram& to) : m_from(from), m_to(to) {
        for (const OpenRange& range : from.open()) {
            m_new_levels.push_back(m_open_levels);
            m_open_levels += range.first != range.last ? 1U : 0U;
        }
    }
    NodeRef of(NodeRef ref) {
        if (Diagram::is_leaf(ref)) {
            return ref;
        }
        if (const auto at = m_made.find(ref); at != m_made.end()) {
            return at->second;
        }
        const std::size_t level = m_from.diagram().level(ref);
        const OpenRange range = m_from.open()[level];
        std::vector<NodeRef> children;
        for (std::uint32_t i = range.first; i <= range.last; ++i) {
            children.push_back(of(m_from.diagram().child(ref, i)));
        }
        const NodeRef made =
            children.size() == 1 ? children.front() : m_to.node(m_new_levels[level], children);
        m_made.emplace(ref, made);
        return made;
    }

  private:
    const Diagrams& m_from;
    Diagram& m_to;
    std::vector<std::size_t> m_new_levels;
    std::size_t m_open_levels = 0;
    std::unordered_map<NodeRef, NodeRef> m_made;
};

/// What is left of a function where a level takes one of the alternatives of a range, which then are its
/// first.
NodeRef cofactor(Diagram& diagram, NodeRef ref, std::size_t level, OpenRange range,
                 std::unordered_map<NodeRef, NodeRef>& made) {
    if (diagram.level(ref) > level) {
        return ref;
    }
    if (const auto at = made.find(ref); at != made.end()) {
        return at->second;
    }
    const std::size_t own = diagram.level(ref);
    std::vector<NodeRef> children;
    for (std::uint32_t i = 0; i < diagram.arity(own); ++i) {
        // those of the range first, and the last of them again for the alternatives that fall away
        children.push_back(own == level ? diagram.child(ref, std::min(range.first + i, range.last))
                                        : cofactor(diagram, diagram.child(ref, i), level, range, made));
    }
    const NodeRef result = diagram.node(own, children);
    made.emplace(ref, result);
    return result;
}

/// The questions that one expects to ask from a node on, level by level.
class Expectation {
  public:
    /// At `level` the alternatives lie between those of `range`.
    Expectation(const Diagram& diagram, const std::vector<std::vector<double>>& odds, std::size_t level,
                OpenRange range)
        : m_diagram(diagram), m_odds(odds), m_level(level), m_range(range) {}

    double of(NodeRef ref) {
        if (Diagram::is_leaf(ref)) {
            return 0;
        }
        if (const auto at = m_known.find(ref); at != m_known.end()) {
            return at->second;
        }
        const std::size_t level = m_diagram.level(ref);
        OpenRange range = {0, m_diagram.arity(level) - 1};
        if (level == m_level) {
            range = m_range;
        }
        const std::vector<double>& odds = m_odds[level];
        double expected = 0;
        if (odds.empty()) {
            std::map<std::pair<std::uint32_t, std::uint32_t>, double> known;
            expected = of_count(ref, range, known);
        } else if (range.first == range.last) {
            expected = of(m_diagram.child(ref, range.first));
        } else {
            expected = 1;
            for (std::uint32_t i = 0; i < odds.size(); ++i) {
                expected += odds[i] * of(m_diagram.child(ref, i));
            }
        }
        m_known.emplace(ref, expected);
        return expected;
    }

  private:
    /// `range`: how many facts of the level may come to hold, after some have been asked for.
    double of_count(NodeRef ref, OpenRange range,
                    std::map<std::pair<std::uint32_t, std::uint32_t>, double>& known) {
        const std::span<const NodeRef> children =
            m_diagram.children(ref).subspan(range.first, range.last - range.first + 1);
        if (std::adjacent_find(children.begin(), children.end(), std::not_equal_to<>()) == children.end()) {
            return of(children.front());
        }
        const auto key = std::pair(range.first, range.last);
        if (const auto at = known.find(key); at != known.end()) {
            return at->second;
        }
        const double expected = 1 + of_count(ref, {range.first + 1, range.last}, known) / 2 +
                                of_count(ref, {range.first, range.last - 1}, known) / 2;
        known.emplace(key, expected);
        return expected;
    }

    const Diagram& m_diagram;
    const std::vector<std::vector<double>>& m_odds;
    std::size_t m_level;
    OpenRange m_range;
    std::unordered_map<NodeRef, double> m_known;
};

/// What may be laid down about open facts that nothing tells apart: so many are yes, so many no.
std::vector<Choice> choices_of_count(std::uint32_t open) {
    std::vector<Choice> choices;
    for (std::uint32_t cost = 0; cost <= open; ++cost) {
        for (std::uint32_t yes = cost + 1; yes-- > 0;) {
            choices.push_back({cost, yes, open - (cost - yes)});
        }
    }
    return choices;
}

std::vector<Choice> choices_of_value(std::uint32_t values) {
    std::vector<Choice> choices = {{0, 0, values - 1}};
    for (std::uint32_t i = 0; i < values; ++i) {
        choices.push_back({1, i, i});
    }
    return choices;
}

}  // namespace

OpenDiagram::OpenDiagram(const Diagrams& diagrams, NodeRef root, const checklist::Answers& answers,
                         std::size_t node_limit)
    : m_space(diagrams.space()), m_diagram(arities(diagrams.open()), node_limit) {
    const auto& levels = m_space.levels();
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (diagrams.open()[i].first == diagrams.open()[i].last) {
            continue;
        }
        Level level;
        level.of_space = i;
        for (const FreeFact& fact : levels[i].facts) {
            if (answers[m_space.questions()[fact.question].index[0]].is_open()) {
                level.facts.push_back(fact);
            }
        }
        std::stable_sort(level.facts.begin(), level.facts.end(), [&](const FreeFact& a, const FreeFact& b) {
            const auto state = [&](const FreeFact& fact) {
                return answers.state(m_space.questions()[fact.question].index[0]);
            };
            return state(a) < state(b);  // not asked, unknown, refused
        });
        m_levels.push_back(std::move(level));
    }
    m_root = Copy(diagrams, m_diagram).of(root);
    m_reached.assign(m_levels.size(), false);
    m_expected.resize(m_levels.size());
    for (const NodeRef node : m_diagram.nodes_below(m_root)) {
        m_reached[m_diagram.level(node)] = true;
    }
    for (const Level& level : m_levels) {
        std::vector<double> odds;
        double all = 0;
        const std::vector<ValueOfSpace>& values = levels[level.of_space].values;
        for (const ValueOfSpace& value : values) {
            all += static_cast<double>(value.patterns());
        }
        for (const ValueOfSpace& value : values) {
            if (value.patterns() > 0) {
                odds.push_back(static_cast<double>(value.patterns()) / all);
            }
        }
        m_odds.push_back(std::move(odds));
    }
}

std::vector<std::size_t> OpenDiagram::levels_of(std::size_t question) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const SpaceLevel& level = m_space.levels()[m_levels[i].of_space];
        const bool is_of_it =
            level.is_count() ? std::any_of(m_levels[i].facts.begin(), m_levels[i].facts.end(),
                                           [&](const FreeFact& fact) {
                                               return m_space.questions()[fact.question].index[0] == question;
                                           })
                             : m_space.questions()[level.question].index[0] == question;
        if (is_of_it && m_reached[i]) {
            found.push_back(i);
        }
    }
    return found;
}

bool OpenDiagram::can_change(std::size_t question) const {
    return !levels_of(question).empty();
}

Span OpenDiagram::leaves(const std::vector<OpenRange>& ranges) const {
    Span found{SIZE_MAX, 0};
    std::vector<bool> seen(m_diagram.node_count(), false);
    std::vector<NodeRef> pending = {m_root};
    while (!pending.empty()) {
        const NodeRef ref = pending.back();
        pending.pop_back();
        if (Diagram::is_leaf(ref)) {
            found.least = std::min<std::size_t>(found.least, Diagram::value(ref));
            found.most = std::max<std::size_t>(found.most, Diagram::value(ref));
        } else if (!seen[ref]) {
            seen[ref] = true;
            const OpenRange range = ranges[m_diagram.level(ref)];
            for (std::uint32_t i = range.first; i <= range.last; ++i) {
                pending.push_back(m_diagram.child(ref, i));
            }
        }
    }
    return found;
}

std::optional<Settling> OpenDiagram::fewest(const std::function<bool(std::uint32_t leaf)>& wanted) {
    Choices choices;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const std::uint32_t arity = m_diagram.arity(i);
        choices.push_back(m_levels[i].facts.empty() ? choices_of_value(arity) : choices_of_count(arity - 1));
    }
    Fewest fewest(m_diagram, choices);
    const auto laid = fewest.find(where(m_diagram, m_root, wanted));
    if (!laid) {
        return std::nullopt;
    }
    Settling settling;
    std::vector<OpenAnswer>& answers = settling.answers;
    std::vector<OpenRange> ranges;
    for (std::size_t i = 0; i < laid->size(); ++i) {
        const Choice& choice = choices[i][(*laid)[i]];
        ranges.push_back({choice.first, choice.last});
        const SpaceLevel& level = m_space.levels()[m_levels[i].of_space];
        if (choice.cost > 0 && !level.is_count()) {
            answers.push_back({m_space.questions()[level.question].index[0],
                               {AnswerState::given, level.values[choice.first].values.front()},
                               absent});
        }
        for (std::uint32_t k = 0; level.is_count() && k < choice.cost; ++k) {
            const FreeFact& fact = m_levels[i].facts[k];
            answers.push_back({m_space.questions()[fact.question].index[0],
                               {k < choice.first ? AnswerState::yes : AnswerState::no, 0},
                               fact.option});
        }
    }
    std::stable_sort(answers.begin(), answers.end(),
                     [](const OpenAnswer& a, const OpenAnswer& b) { return a.question < b.question; });
    settling.leaves = leaves(ranges);
    return settling;
}

double OpenDiagram::expected_after(std::size_t level, OpenRange range) const {
    // a copy each time: together what is left of them for every question would pass the limit of nodes
    Diagram diagram = m_diagram;
    std::unordered_map<NodeRef, NodeRef> made;
    const NodeRef root = cofactor(diagram, m_root, level, range, made);
    return Expectation(diagram, m_odds, level, {0, range.last - range.first}).of(root);
}

double OpenDiagram::expected_from(std::size_t level) const {
    double expected = 1;
    const std::uint32_t last = m_diagram.arity(level) - 1;
    if (m_odds[level].empty()) {
        for (const OpenRange range : {OpenRange{1, last}, OpenRange{0, last - 1}}) {
            expected += expected_after(level, range) / 2;
        }
        return expected;
    }
    for (std::uint32_t i = 0; i <= last; ++i) {
        expected += m_odds[level][i] * expected_after(level, {i, i});
    }
    return expected;
}

double OpenDiagram::expected_questions(std::size_t question) {
    double least = -1;
    for (const std::size_t level : levels_of(question)) {
        if (!m_expected[level]) {
            m_expected[level] = expected_from(level);
        }
        least = least < 0 ? *m_expected[level] : std::min(least, *m_expected[level]);
    }
    return least;
}

}  // namespace vidra::reason
