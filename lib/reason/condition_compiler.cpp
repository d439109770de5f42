// SPDX-License-Identifier: Apache-2.0
#include "reason/condition_compiler.hpp"

#include "expression/evaluate.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace vidra::reason {

using expression::Node;
using expression::NodeId;
using expression::NodeKind;
using expression::Program;
using expression::Truth;

namespace {

/// Large rules have large states: their number alone does not bound the memory.
constexpr std::size_t most_state_bytes = 128U << 20U;
/// Nor does it bound the time: so many nodes, sums and levels may be looked at for each state of the limit,
/// in all that one compiler makes.
constexpr std::size_t work_for_each_state = 1000;
constexpr std::uint32_t nothing = UINT32_MAX;

/// A node of the program that the conditions reach, with what it is made of among them.
struct LocalNode {
    NodeId id = 0;
    NodeKind kind = NodeKind::constant;
    std::uint32_t sum = 0;  ///< of a comparison or a fact
    std::int64_t constant = 0;
    std::vector<std::uint32_t> children;
};

struct Change {
    std::uint32_t sum = 0;
    std::int64_t by = 0;
};

/// What a level does to the sums.
struct LocalLevel {
    std::vector<Change> for_each;               ///< of a count: for each fact that holds
    std::vector<std::vector<Change>> of_value;  ///< of a value
    std::uint32_t relevance = nothing;
    std::vector<std::uint32_t> touched;  ///< sums
};

enum class Status : std::uint8_t { open, yes, no, unneeded };

/// What was answered at a level while it was not decided whether that is relevant.
struct Waiting {
    std::uint32_t level = 0;
    std::uint32_t alternative = 0;
};

/// Yes or no for each of many; a byte each, which is faster than a bit.
using Flags = std::vector<std::uint8_t>;

struct State {
    std::uint32_t otherwise = 0;     ///< the index where none of the open conditions before it holds
    Flags live;                      ///< by node: undecided, and something undecided looks at it
    std::vector<std::int64_t> sums;  ///< so far; 0 where nothing live looks at it
    std::vector<Status> relevances;
    std::vector<Waiting> waiting;
};

}  // namespace

/// One compilation.
class ConditionCompiler::Task {
  public:
    Task(ConditionCompiler& compiler, const std::vector<NodeId>& conditions, std::size_t state_limit)
        : m_program(compiler.m_program),
          m_space(compiler.m_space),
          m_version(compiler.m_version),
          m_diagram(compiler.m_diagram),
          m_state_limit(state_limit),
          m_work(compiler.m_work) {
        collect(conditions);
        m_truths.resize(m_nodes.size());
        m_rest_least.resize(m_sum_count);
        m_rest_most.resize(m_sum_count);
        for (const LocalLevel& level : m_levels) {
            add_rest(level, 1, m_rest_least, m_rest_most);
        }
        m_waiting_at.resize(m_levels.size());
    }

    NodeRef run();

  private:
    void collect(const std::vector<NodeId>& conditions);
    void collect_node(NodeId id, std::set<NodeId>& found, std::map<std::int64_t, std::uint32_t>& sums) const;
    void collect_level(std::size_t level, const std::map<std::int64_t, std::uint32_t>& sums);
    static std::int64_t key_of(const Node& node) {
        return node.kind == NodeKind::fact ? -1 - std::int64_t{node.index} : std::int64_t{node.index};
    }

    void add_rest(const LocalLevel& level, std::int64_t sign, std::vector<std::int64_t>& least,
                  std::vector<std::int64_t>& most) const;
    [[nodiscard]] static std::int64_t change_at(const LocalLevel& level, std::uint32_t alternative,
                                                std::uint32_t sum);
    void apply(State& state, std::uint32_t level, std::uint32_t alternative) const;
    void find_bounds(const State& state, std::size_t next_level);
    void evaluate(const State& state, std::size_t next_level);
    [[nodiscard]] Truth evaluate(const LocalNode& node, const State& state) const;
    bool settle_relevances(State& state);
    bool find_live(State& state, std::size_t next_level);
    void mark(std::uint32_t node, State& state);
    [[nodiscard]] bool touches_live(const LocalLevel& level) const;
    [[nodiscard]] NodeRef reach(State& state, std::size_t next_level);

    void encode(const State& state, std::string& text) const;
    void decode(const std::string& text, State& state, std::vector<std::uint32_t>& live_nodes,
                std::vector<std::uint32_t>& live_sums) const;
    [[noreturn]] void give_up() const;

    const Program& m_program;
    const PatternSpace& m_space;
    std::size_t m_version;
    Diagram& m_diagram;
    std::size_t m_state_limit;
    std::size_t& m_work;

    std::vector<LocalNode> m_nodes;  ///< each after its children
    std::vector<std::uint32_t> m_conditions;
    std::vector<std::uint32_t> m_relevances;  ///< the conditions of skip logic
    std::vector<LocalLevel> m_levels;
    std::vector<std::vector<std::size_t>> m_levels_of;  ///< by skip logic, the levels that it may clear
    std::size_t m_sum_count = 0;

    std::vector<Truth> m_truths;             ///< by node
    std::vector<std::int64_t> m_rest_least;  ///< by sum: what the levels to come may add
    std::vector<std::int64_t> m_rest_most;
    std::vector<std::int64_t> m_least;  ///< by sum, of the state at hand
    std::vector<std::int64_t> m_most;
    Flags m_live_sums;
    Flags m_was_live;                            ///< by node, before the last decision
    std::vector<std::uint32_t> m_live_nodes;     ///< of the state that is being left, each after its children
    std::vector<std::uint32_t> m_live_sum_list;  ///< of that state
    std::vector<Status> m_statuses;
    std::vector<std::uint32_t> m_to_mark;
    std::string m_text;
    std::vector<std::unordered_map<std::string, std::uint32_t>> m_waiting_at;  ///< by level: states, numbered
    std::uint32_t m_state_count = 0;
    std::size_t m_state_bytes = 0;
};

void ConditionCompiler::Task::collect_node(NodeId id, std::set<NodeId>& found,
                                           std::map<std::int64_t, std::uint32_t>& sums) const {
    std::vector<NodeId> pending = {id};
    while (!pending.empty()) {
        const NodeId next = pending.back();
        pending.pop_back();
        if (!found.insert(next).second) {
            continue;
        }
        const Node& node = m_program.nodes[next];
        if (node.kind == NodeKind::fact || node.kind == NodeKind::at_least || node.kind == NodeKind::equals) {
            sums.try_emplace(key_of(node), static_cast<std::uint32_t>(sums.size()));
        }
        pending.insert(pending.end(), node.children.begin(), node.children.end());
    }
}

void ConditionCompiler::Task::collect(const std::vector<NodeId>& conditions) {
    std::set<NodeId> found;
    std::map<std::int64_t, std::uint32_t> sums;
    for (const NodeId condition : conditions) {
        collect_node(condition, found, sums);
    }
    // skip logic of a level that counts belongs to it, and looks at levels that may have some of their own
    std::map<NodeId, std::uint32_t> relevances;
    m_levels.resize(m_space.levels().size());
    std::size_t known = 0;
    do {
        known = sums.size();
        for (std::size_t i = 0; i < m_levels.size(); ++i) {
            collect_level(i, sums);
            if (m_levels[i].relevance != nothing) {
                const NodeId node = m_program.relevances[m_levels[i].relevance].relevant;
                relevances.try_emplace(node, static_cast<std::uint32_t>(relevances.size()));
                collect_node(node, found, sums);
            }
        }
    } while (sums.size() != known);
    m_sum_count = sums.size();

    std::vector<std::uint32_t> local(m_program.nodes.size(), nothing);
    for (const NodeId id : found) {  // a node of a program stands after its children
        const Node& node = m_program.nodes[id];
        LocalNode made{id, node.kind, 0, node.constant, {}};
        if (const auto sum = sums.find(key_of(node)); node.children.empty() && sum != sums.end()) {
            made.sum = sum->second;
        }
        for (const NodeId child : node.children) {
            made.children.push_back(local[child]);
        }
        local[id] = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back(std::move(made));
    }
    for (const NodeId condition : conditions) {
        m_conditions.push_back(local[condition]);
    }
    m_relevances.resize(relevances.size());
    for (const auto& [node, index] : relevances) {
        m_relevances[index] = local[node];
    }
    m_levels_of.resize(relevances.size());
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        if (m_levels[i].relevance != nothing) {
            m_levels[i].relevance = relevances.at(m_program.relevances[m_levels[i].relevance].relevant);
            m_levels_of[m_levels[i].relevance].push_back(i);
        }
    }
}

void ConditionCompiler::Task::collect_level(std::size_t level,
                                            const std::map<std::int64_t, std::uint32_t>& sums) {
    const SpaceLevel& of_space = m_space.levels()[level];
    LocalLevel made;
    const auto changes = [&](const std::vector<std::size_t>& facts) {
        std::map<std::uint32_t, std::int64_t> by_sum;
        for (const std::size_t fact : facts) {
            if (const auto relevance = m_program.relevance_of[m_program.facts[fact].question]) {
                made.relevance = *relevance;
            }
            if (const auto named = sums.find(-1 - static_cast<std::int64_t>(fact)); named != sums.end()) {
                by_sum[named->second] += 1;
            }
            for (const auto& [key, sum] : sums) {
                if (key < 0) {
                    continue;
                }
                for (const expression::Term& term : m_program.sums[static_cast<std::size_t>(key)].terms) {
                    if (expression::test_bit(term.mask, fact)) {
                        by_sum[sum] += term.weight;
                    }
                }
            }
        }
        std::vector<Change> list;
        list.reserve(by_sum.size());
        for (const auto& [sum, by] : by_sum) {
            list.push_back({sum, by});
        }
        return list;
    };
    if (of_space.is_count()) {
        // one of the facts stands for all
        const std::size_t fact = of_space.facts.front().fact[m_version];
        if (fact != absent) {
            made.for_each = changes({fact});
        }
    } else {
        for (const ValueOfSpace& value : of_space.values) {
            made.of_value.push_back(changes({value.facts[m_version].begin(), value.facts[m_version].end()}));
        }
    }
    std::set<std::uint32_t> touched;
    for (const Change& change : made.for_each) {
        touched.insert(change.sum);
    }
    for (const auto& value : made.of_value) {
        for (const Change& change : value) {
            touched.insert(change.sum);
        }
    }
    made.touched.assign(touched.begin(), touched.end());
    if (touched.empty()) {
        made.relevance = nothing;
    }
    m_levels[level] = std::move(made);
}

std::int64_t ConditionCompiler::Task::change_at(const LocalLevel& level, std::uint32_t alternative,
                                                std::uint32_t sum) {
    const bool is_count = level.of_value.empty();
    for (const Change& change : is_count ? level.for_each : level.of_value[alternative]) {
        if (change.sum == sum) {
            return is_count ? change.by * alternative : change.by;
        }
    }
    return 0;
}

/// Adds to the bounds what a level may add to the sums, or with sign -1 takes it away again.
void ConditionCompiler::Task::add_rest(const LocalLevel& level, std::int64_t sign,
                                       std::vector<std::int64_t>& least,
                                       std::vector<std::int64_t>& most) const {
    const auto place = static_cast<std::size_t>(&level - m_levels.data());
    for (const std::uint32_t sum : level.touched) {
        std::int64_t smallest = 0;
        std::int64_t greatest = 0;
        if (level.of_value.empty()) {
            const std::int64_t all = change_at(level, m_diagram.arity(place) - 1, sum);
            smallest = std::min<std::int64_t>(0, all);
            greatest = std::max<std::int64_t>(0, all);
        } else {
            const bool may_be_skipped = level.relevance != nothing;
            smallest = may_be_skipped ? 0 : INT64_MAX;
            greatest = may_be_skipped ? 0 : INT64_MIN;
            for (std::uint32_t i = 0; i < level.of_value.size(); ++i) {
                smallest = std::min(smallest, change_at(level, i, sum));
                greatest = std::max(greatest, change_at(level, i, sum));
            }
        }
        least[sum] += sign * smallest;
        most[sum] += sign * greatest;
    }
}

void ConditionCompiler::Task::apply(State& state, std::uint32_t level, std::uint32_t alternative) const {
    const LocalLevel& of_level = m_levels[level];
    if (of_level.of_value.empty()) {
        for (const Change& change : of_level.for_each) {
            state.sums[change.sum] += change.by * alternative;
        }
    } else {
        for (const Change& change : of_level.of_value[alternative]) {
            state.sums[change.sum] += change.by;
        }
    }
}

Truth ConditionCompiler::Task::evaluate(const LocalNode& node, const State& state) const {
    switch (node.kind) {
        case NodeKind::constant:
            return node.constant != 0 ? Truth::yes : Truth::no;
        case NodeKind::fact:
        case NodeKind::at_least:
        case NodeKind::equals: {
            const std::int64_t least = m_least[node.sum];
            const std::int64_t most = m_most[node.sum];
            const std::int64_t constant = node.kind == NodeKind::fact ? 1 : node.constant;
            if (node.kind == NodeKind::equals) {
                return least > constant || most < constant ? Truth::no
                       : least == most                     ? Truth::yes
                                                           : Truth::open;
            }
            return least >= constant ? Truth::yes : most >= constant ? Truth::open : Truth::no;
        }
        case NodeKind::negation: {
            const Truth child = m_truths[node.children.front()];
            return child == Truth::open ? child : child == Truth::yes ? Truth::no : Truth::yes;
        }
        case NodeKind::conjunction:
        case NodeKind::disjunction: {
            const Truth deciding = node.kind == NodeKind::conjunction ? Truth::no : Truth::yes;
            Truth value = deciding == Truth::no ? Truth::yes : Truth::no;
            for (const std::uint32_t child : node.children) {
                // a decided child of a node that is not decided is one that changes nothing
                if (state.live[child] == 0) {
                    continue;
                }
                if (m_truths[child] == deciding) {
                    return deciding;
                }
                value = m_truths[child] == Truth::open ? Truth::open : value;
            }
            return value;
        }
    }
    return Truth::open;
}

/// The least and greatest value that each sum can still come to.
void ConditionCompiler::Task::find_bounds(const State& state, std::size_t next_level) {
    m_least = m_rest_least;
    m_most = m_rest_most;
    for (std::size_t i = 0; i < m_relevances.size(); ++i) {
        if (state.relevances[i] != Status::no) {
            continue;
        }
        const auto& governed = m_levels_of[i];
        for (auto at = std::lower_bound(governed.begin(), governed.end(), next_level); at != governed.end();
             ++at) {
            add_rest(m_levels[*at], -1, m_least, m_most);
        }
    }
    for (const std::uint32_t sum : m_live_sum_list) {
        m_least[sum] += state.sums[sum];
        m_most[sum] += state.sums[sum];
    }
    for (const Waiting& waiting : state.waiting) {
        const LocalLevel& level = m_levels[waiting.level];
        for (const std::uint32_t sum : level.touched) {
            const std::int64_t change = change_at(level, waiting.alternative, sum);
            m_least[sum] += std::min<std::int64_t>(0, change);
            m_most[sum] += std::max<std::int64_t>(0, change);
        }
    }
}

void ConditionCompiler::Task::evaluate(const State& state, std::size_t next_level) {
    find_bounds(state, next_level);
    for (const std::uint32_t node : m_live_nodes) {
        m_truths[node] = evaluate(m_nodes[node], state);
    }
}

/// Takes over what is now decided of skip logic. True if something was, which may decide more.
bool ConditionCompiler::Task::settle_relevances(State& state) {
    bool settled = false;
    for (std::size_t i = 0; i < m_relevances.size(); ++i) {
        if (state.relevances[i] == Status::open && m_truths[m_relevances[i]] != Truth::open) {
            state.relevances[i] = m_truths[m_relevances[i]] == Truth::yes ? Status::yes : Status::no;
            settled = true;
        }
    }
    const std::vector<Waiting> waiting = std::exchange(state.waiting, {});
    for (const Waiting& one : waiting) {
        const Status status = state.relevances[m_levels[one.level].relevance];
        if (status == Status::open) {
            state.waiting.push_back(one);
            continue;
        }
        if (status == Status::yes) {
            apply(state, one.level, one.alternative);
        }
    }
    return settled;
}

void ConditionCompiler::Task::mark(std::uint32_t node, State& state) {
    m_to_mark.assign(1, node);
    while (!m_to_mark.empty()) {
        const std::uint32_t next = m_to_mark.back();
        m_to_mark.pop_back();
        if (state.live[next] != 0) {
            continue;
        }
        state.live[next] = 1;
        const LocalNode& marked = m_nodes[next];
        if (marked.children.empty()) {
            m_live_sums[marked.sum] = 1;
        }
        for (const std::uint32_t child : marked.children) {
            if (m_was_live[child] != 0 && m_truths[child] == Truth::open) {
                m_to_mark.push_back(child);
            }
        }
    }
}

bool ConditionCompiler::Task::touches_live(const LocalLevel& level) const {
    return std::any_of(level.touched.begin(), level.touched.end(),
                       [&](std::uint32_t sum) { return m_live_sums[sum] != 0; });
}

/// Leaves of a state that has been evaluated only what can still make a difference. False if nothing can.
bool ConditionCompiler::Task::find_live(State& state, std::size_t next_level) {
    m_was_live.swap(state.live);
    state.live.assign(m_nodes.size(), 0);
    m_live_sums.assign(m_sum_count, 0);
    bool is_open = false;
    for (std::uint32_t i = 0; i < state.otherwise; ++i) {
        const std::uint32_t condition = m_conditions[i];
        if (m_was_live[condition] == 0 || m_truths[condition] == Truth::no) {
            continue;
        }
        if (m_truths[condition] == Truth::yes) {
            state.otherwise = i;
            break;
        }
        is_open = true;
        mark(condition, state);
    }
    if (!is_open) {
        return false;
    }
    m_statuses.swap(state.relevances);
    state.relevances.assign(m_statuses.size(), Status::unneeded);
    bool is_new = !m_statuses.empty();
    while (is_new) {
        is_new = false;
        const auto need = [&](std::size_t level) {
            const std::uint32_t relevance = m_levels[level].relevance;
            if (relevance == nothing || state.relevances[relevance] != Status::unneeded ||
                !touches_live(m_levels[level])) {
                return;
            }
            is_new = true;
            state.relevances[relevance] = m_statuses[relevance];
            if (state.relevances[relevance] == Status::open) {
                mark(m_relevances[relevance], state);
            }
        };
        // skip logic looks back, so from the last level on hardly anything is found twice
        for (std::size_t level = m_levels.size(); level-- > next_level;) {
            need(level);
        }
        for (const Waiting& waiting : state.waiting) {
            need(waiting.level);
        }
    }
    std::erase_if(state.waiting,
                  [&](const Waiting& waiting) { return !touches_live(m_levels[waiting.level]); });
    for (std::size_t sum = 0; sum < m_sum_count; ++sum) {
        state.sums[sum] = m_live_sums[sum] != 0 ? state.sums[sum] : 0;
    }
    return true;
}

/// The leaf that a state comes to, or its number among those that wait for their level.
NodeRef ConditionCompiler::Task::reach(State& state, std::size_t next_level) {
    do {
        m_work += m_live_nodes.size() + m_sum_count + (m_relevances.empty() ? 0 : m_levels.size());
        evaluate(state, next_level);
    } while (settle_relevances(state));
    if (m_work / work_for_each_state > m_state_limit) {
        give_up();
    }
    if (!find_live(state, next_level)) {
        return Diagram::leaf(state.otherwise);
    }
    std::size_t level = next_level;
    while (true) {
        assert(level < m_levels.size());
        const std::uint32_t relevance = m_levels[level].relevance;
        const bool is_skipped = relevance != nothing && state.relevances[relevance] == Status::no;
        if (!is_skipped && touches_live(m_levels[level])) {
            break;
        }
        ++level;
    }
    encode(state, m_text);
    const auto [at, is_new] = m_waiting_at[level].try_emplace(m_text, m_state_count);
    if (is_new) {
        ++m_state_count;
        m_state_bytes += m_text.size();
        if (m_state_count > m_state_limit || m_state_bytes > most_state_bytes) {
            give_up();
        }
        if (m_state_count % 1024 == 0) {
            m_diagram.pulse();
        }
    }
    return at->second;
}

NodeRef ConditionCompiler::Task::run() {
    State start;
    start.otherwise = static_cast<std::uint32_t>(m_conditions.size());
    start.live.assign(m_nodes.size(), 1);
    m_live_nodes.resize(m_nodes.size());
    std::iota(m_live_nodes.begin(), m_live_nodes.end(), 0U);
    m_live_sum_list.resize(m_sum_count);
    std::iota(m_live_sum_list.begin(), m_live_sum_list.end(), 0U);
    start.sums.assign(m_sum_count, 0);
    start.relevances.assign(m_relevances.size(), Status::open);
    const NodeRef first = reach(start, 0);
    if (Diagram::is_leaf(first)) {
        return first;
    }
    std::vector<std::vector<std::uint32_t>> states(m_levels.size());  // by level, their numbers
    std::vector<std::vector<NodeRef>> children(m_levels.size());      // of these, one after another
    State state;
    State next;
    for (std::uint32_t level = 0; level < m_levels.size(); ++level) {
        const auto waiting = std::exchange(m_waiting_at[level], {});
        add_rest(m_levels[level], -1, m_rest_least, m_rest_most);
        for (const auto& [text, number] : waiting) {
            decode(text, state, m_live_nodes, m_live_sum_list);
            states[level].push_back(number);
            const std::uint32_t relevance = m_levels[level].relevance;
            const bool is_decided = relevance == nothing || state.relevances[relevance] == Status::yes;
            for (std::uint32_t i = 0; i < m_diagram.arity(level); ++i) {
                next = state;
                if (is_decided) {
                    apply(next, level, i);
                } else {
                    next.waiting.push_back({level, i});
                }
                children[level].push_back(reach(next, level + 1));
            }
        }
    }
    std::vector<NodeRef> made(m_state_count);
    for (std::size_t level = m_levels.size(); level-- > 0;) {
        const std::size_t arity = m_diagram.arity(level);
        for (std::size_t i = 0; i < states[level].size(); ++i) {
            const auto begin = children[level].begin() + static_cast<std::ptrdiff_t>(i * arity);
            std::vector<NodeRef> refs(begin, begin + static_cast<std::ptrdiff_t>(arity));
            for (NodeRef& ref : refs) {
                ref = Diagram::is_leaf(ref) ? ref : made[ref];
            }
            made[states[level][i]] = m_diagram.node(level, refs);
        }
    }
    return made[first];
}

void ConditionCompiler::Task::encode(const State& state, std::string& text) const {
    text.clear();
    const auto put = [&](const auto& value) {
        std::array<char, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        text.append(bytes.data(), bytes.size());
    };
    put(state.otherwise);
    put(static_cast<std::uint32_t>(state.waiting.size()));
    for (const Waiting& waiting : state.waiting) {
        put(waiting.level);
        put(waiting.alternative);
    }
    for (const Status status : state.relevances) {
        text += static_cast<char>(status);
    }
    for (std::size_t i = 0; i < m_nodes.size(); i += 8) {
        unsigned byte = 0;
        for (std::size_t bit = 0; bit < 8 && i + bit < m_nodes.size(); ++bit) {
            byte |= unsigned{state.live[i + bit]} << bit;
        }
        text += static_cast<char>(byte);
    }
    for (std::size_t sum = 0; sum < m_sum_count; ++sum) {
        if (m_live_sums[sum] != 0) {
            put(state.sums[sum]);
        }
    }
}

void ConditionCompiler::Task::decode(const std::string& text, State& state,
                                     std::vector<std::uint32_t>& live_nodes,
                                     std::vector<std::uint32_t>& live_sums) const {
    std::size_t place = 0;
    const auto get = [&](auto& value) {
        std::memcpy(&value, text.data() + place, sizeof value);
        place += sizeof value;
    };
    get(state.otherwise);
    std::uint32_t waiting = 0;
    get(waiting);
    state.waiting.resize(waiting);
    for (Waiting& one : state.waiting) {
        get(one.level);
        get(one.alternative);
    }
    state.relevances.resize(m_relevances.size());
    for (Status& status : state.relevances) {
        status = static_cast<Status>(text[place++]);
    }
    state.live.assign(m_nodes.size(), 0);
    state.sums.assign(m_sum_count, 0);
    live_nodes.clear();
    Flags looked_at(m_sum_count, 0);
    for (std::size_t i = 0; i < m_nodes.size(); i += 8) {
        const auto byte = static_cast<unsigned char>(text[place++]);
        for (std::size_t bit = 0; bit < 8 && i + bit < m_nodes.size(); ++bit) {
            if ((byte >> bit & 1U) == 0) {
                continue;
            }
            state.live[i + bit] = 1;
            live_nodes.push_back(static_cast<std::uint32_t>(i + bit));
            if (m_nodes[i + bit].children.empty()) {
                looked_at[m_nodes[i + bit].sum] = 1;
            }
        }
    }
    live_sums.clear();
    for (std::uint32_t sum = 0; sum < m_sum_count; ++sum) {
        if (looked_at[sum] != 0) {
            get(state.sums[sum]);
            live_sums.push_back(sum);
        }
    }
}

void ConditionCompiler::Task::give_up() const {
    if (m_sum_count == 0) {
        throw CompileLimit(m_nodes.front().id);
    }
    const auto widest = std::max_element(m_waiting_at.begin(), m_waiting_at.end(),
                                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    std::vector<std::set<std::int64_t>> values(m_sum_count);
    std::vector<std::uint32_t> looks_at(m_sum_count, 0);
    State state;
    std::vector<std::uint32_t> live_nodes;
    std::vector<std::uint32_t> live_sums;
    for (const auto& [text, number] : *widest) {
        decode(text, state, live_nodes, live_sums);
        for (const std::uint32_t i : live_nodes) {
            if (m_nodes[i].children.empty()) {
                values[m_nodes[i].sum].insert(state.sums[m_nodes[i].sum]);
                looks_at[m_nodes[i].sum] = i;
            }
        }
    }
    const auto most = std::max_element(values.begin(), values.end(),
                                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
    throw CompileLimit(m_nodes[looks_at[static_cast<std::size_t>(most - values.begin())]].id);
}

ConditionCompiler::ConditionCompiler(const Program& program, const PatternSpace& space, std::size_t version,
                                     Diagram& diagram)
    : m_program(program), m_space(space), m_version(version), m_diagram(diagram) {}

NodeRef ConditionCompiler::compile(const std::vector<NodeId>& conditions, std::size_t state_limit) {
    return Task(*this, conditions, state_limit).run();
}

}  // namespace vidra::reason
