// SPDX-License-Identifier: Apache-2.0
#include "reason/search.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace vidra::reason {

using expression::Bits;
using expression::Known;
using expression::Node;
using expression::NodeId;
using expression::NodeKind;
using expression::OpenEvaluation;
using expression::Program;
using expression::Truth;

namespace {

/// A large checklist has large states: their number alone does not bound the memory.
constexpr std::size_t most_memo_bytes = 256U << 20U;
/// Nor does it bound the time: so many nodes and words may be looked at for each state of the limit.
constexpr std::size_t work_for_each_state = 1000;

/// One decision of the search: the facts that each alternative makes hold; the others of `facts` do not.
struct Decision {
    std::vector<std::uint32_t> facts;
    std::vector<Value> alternatives;
};

/// Within a section the facts that weigh most are decided first, which settles sums soon; but what is tied
/// to a relevance stays in the order of the file, before the others.
void put_heavy_first(std::vector<Decision>& decisions, const Program& program, const Structure& structure) {
    const auto rank = [&](const Decision& decision) {
        bool tied = false;
        std::int64_t weight = 0;
        for (const std::uint32_t fact : decision.facts) {
            tied = tied || structure.is_tied_to_relevance(fact);
            weight = std::max(weight, structure.weight(fact));
        }
        const std::size_t section = program.section_of[program.facts[decision.facts.front()].question];
        return tied ? std::tuple(0, std::size_t{0}, std::int64_t{0}) : std::tuple(1, section, -weight);
    };
    std::stable_sort(decisions.begin(), decisions.end(),
                     [&](const Decision& a, const Decision& b) { return rank(a) < rank(b); });
}

/// The decisions for the open questions, in the order of the file; a class of free facts stands where its
/// first member does.
std::vector<Decision> decisions(const Program& program, const Structure& structure,
                                const checklist::Answers& answers,
                                const std::vector<std::uint32_t>& settled) {
    std::vector<Decision> result;
    std::map<std::uint32_t, std::size_t> by_class;
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (!answers[q].is_open()) {
            continue;
        }
        if (!structure.values(q).empty()) {
            const auto& facts = program.facts_of[q];
            const bool is_settled = std::any_of(facts.begin(), facts.end(), [&](std::uint32_t fact) {
                return std::find(settled.begin(), settled.end(), fact) != settled.end();
            });
            if (!is_settled) {
                result.push_back({facts, structure.values(q)});
            }
            continue;
        }
        for (const std::uint32_t fact : program.facts_of[q]) {
            const std::uint32_t of_class = structure.class_of(fact);
            if (of_class == Structure::unused ||
                std::find(settled.begin(), settled.end(), fact) != settled.end()) {
                continue;
            }
            const auto [at, is_new] = by_class.try_emplace(of_class, result.size());
            if (is_new) {
                result.push_back({});
            }
            result[at->second].facts.push_back(fact);
        }
    }
    put_heavy_first(result, program, structure);
    for (Decision& decision : result) {
        if (decision.alternatives.empty()) {
            for (std::size_t count = 0; count <= decision.facts.size(); ++count) {
                decision.alternatives.emplace_back(
                    decision.facts.begin(), decision.facts.begin() + static_cast<std::ptrdiff_t>(count));
            }
        }
    }
    return result;
}

/// What a branch found: the indices reached (one world), or whether two worlds came out differently.
struct Found {
    Span span{SIZE_MAX, 0};
    bool differs = false;
};

}  // namespace

/// One search. In `differs` it follows two worlds, which hold different facts of one question and decide
/// all others alike.
struct Search::Task {
    struct World {
        explicit World(const Program& program) : evaluation(program) {}
        Bits certain;
        Bits possible;
        OpenEvaluation evaluation;
        Span bounds;
    };

    const Program& program;
    const std::vector<NodeId>& conditions;
    std::size_t state_limit;
    std::size_t& work;
    std::vector<Decision> order;
    std::vector<World> worlds;
    std::unordered_map<std::string, Found> memo;
    std::vector<std::uint32_t> visited;  ///< by node: the key in which it was last written
    std::uint32_t key_number = 0;
    std::size_t memo_bytes = 0;  ///< of the keys in `memo`

    void evaluate(World& world) const {
        world.evaluation.run(world.certain, world.possible, program.steps.size());
        world.bounds = {conditions.size(), conditions.size()};
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            const Truth truth = world.evaluation.truth(conditions[i]);
            if (truth != Truth::no) {
                world.bounds.least = std::min(world.bounds.least, i);
            }
            if (truth == Truth::yes) {
                world.bounds.most = i;
                break;
            }
        }
    }

    [[nodiscard]] bool is_settled(Found& found) const {
        const Span& a = worlds.front().bounds;
        if (worlds.size() == 1) {
            found.span = a;
            return a.least == a.most;
        }
        const Span& b = worlds.back().bounds;
        found.differs = a.most < b.least || b.most < a.least;
        return found.differs || (a.least == a.most && a == b);
    }

    /// Everything found that can still be found below this point, given the bounds?
    [[nodiscard]] bool is_complete(const Found& found, const Span& bounds) const {
        return worlds.size() == 1 ? found.span == bounds : found.differs;
    }

    static void append(std::string& key, std::int64_t value) {
        std::array<char, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        key.append(bytes.data(), bytes.size());
    }

    /// Writes what is still undecided below `id`: equal writing means equal future.
    void append_residue(std::string& key, const World& world, NodeId id) {
        const Truth truth = world.evaluation.truth(id);
        if (truth != Truth::open) {
            append(key, truth == Truth::yes ? -1 : -2);
            return;
        }
        append(key, id);
        if (visited[id] == key_number) {
            return;
        }
        visited[id] = key_number;
        const Node& node = program.nodes[id];
        if (node.kind == NodeKind::at_least || node.kind == NodeKind::equals) {
            append(key, world.evaluation.least(node.index));
            append(key, world.evaluation.most(node.index));
        }
        for (const NodeId child : node.children) {
            if (world.evaluation.truth(child) == Truth::open) {
                append_residue(key, world, child);
            }
        }
        append(key, -3);
    }

    std::string key(std::size_t level) {
        std::string text;
        append(text, static_cast<std::int64_t>(level));
        for (const World& world : worlds) {
            ++key_number;
            for (const NodeId condition : conditions) {
                append_residue(text, world, condition);
                if (world.evaluation.truth(condition) == Truth::yes) {
                    break;
                }
            }
            append(text, -4);
            for (const expression::Relevance& relevance : program.relevances) {
                append_residue(text, world, relevance.relevant);
            }
        }
        return text;
    }

    [[nodiscard]] bool can_matter(const Decision& decision) const {
        return std::any_of(worlds.begin(), worlds.end(), [&](const World& world) {
            return std::any_of(decision.facts.begin(), decision.facts.end(), [&](std::uint32_t fact) {
                return expression::test_bit(world.evaluation.possible(), fact);
            });
        });
    }

    Found explore(std::size_t level) {
        for (World& world : worlds) {
            evaluate(world);
        }
        work += worlds.size() * program.steps.size();
        if (work / work_for_each_state > state_limit) {
            throw SearchLimit();
        }
        Found found;
        if (is_settled(found)) {
            return found;
        }
        found = {};
        while (level < order.size() && !can_matter(order[level])) {
            ++level;  // its question is not relevant on this branch
        }
        std::string here = key(level);
        work += here.size() / sizeof(std::int64_t);
        if (const auto at = memo.find(here); at != memo.end()) {
            return at->second;
        }
        const Span bounds = worlds.front().bounds;
        const Decision& decision = order[level];
        std::vector<std::pair<Bits, Bits>> before;
        before.reserve(worlds.size());
        for (const World& world : worlds) {
            before.emplace_back(world.certain, world.possible);
        }
        for (const Value& alternative : decision.alternatives) {
            for (std::size_t i = 0; i < worlds.size(); ++i) {
                World& world = worlds[i];
                world.certain = before[i].first;
                world.possible = before[i].second;
                for (const std::uint32_t fact : decision.facts) {
                    expression::clear_bit(world.possible, fact);
                }
                for (const std::uint32_t fact : alternative) {
                    expression::set_bit(world.certain, fact);
                    expression::set_bit(world.possible, fact);
                }
            }
            const Found below = explore(level + 1);
            found.span.least = std::min(found.span.least, below.span.least);
            found.span.most = std::max(found.span.most, below.span.most);
            found.differs = found.differs || below.differs;
            if (is_complete(found, bounds)) {
                break;
            }
        }
        for (std::size_t i = 0; i < worlds.size(); ++i) {
            worlds[i].certain = std::move(before[i].first);
            worlds[i].possible = std::move(before[i].second);
        }
        memo_bytes += here.size();
        if (memo.size() >= state_limit || memo_bytes > most_memo_bytes) {
            throw SearchLimit();
        }
        memo.emplace(std::move(here), found);
        return found;
    }
};

Search::Search(const Program& program, const Structure& structure, std::size_t state_limit)
    : m_program(program), m_structure(structure), m_state_limit(state_limit) {}

Span Search::span(const Known& known, const checklist::Answers& answers,
                  const std::vector<NodeId>& conditions) {
    Task task{m_program,
              conditions,
              m_state_limit,
              m_work,
              decisions(m_program, m_structure, answers, {}),
              {},
              {},
              {},
              0,
              0};
    task.visited.resize(m_program.nodes.size());
    Task::World& world = task.worlds.emplace_back(m_program);
    world.certain = known.certain;
    world.possible = known.possible;
    return task.explore(0).span;
}

bool Search::differs(const Known& known, const checklist::Answers& answers,
                     const std::vector<NodeId>& conditions, const std::vector<std::uint32_t>& own_facts,
                     const Value& first, const Value& second) {
    Task task{m_program,
              conditions,
              m_state_limit,
              m_work,
              decisions(m_program, m_structure, answers, own_facts),
              {},
              {},
              {},
              0,
              0};
    task.visited.resize(m_program.nodes.size());
    for (const Value* value : {&first, &second}) {
        Task::World& world = task.worlds.emplace_back(m_program);
        world.certain = known.certain;
        world.possible = known.possible;
        for (const std::uint32_t fact : own_facts) {
            expression::clear_bit(world.possible, fact);
        }
        for (const std::uint32_t fact : *value) {
            expression::set_bit(world.certain, fact);
            expression::set_bit(world.possible, fact);
        }
    }
    return task.explore(0).differs;
}

}  // namespace vidra::reason
