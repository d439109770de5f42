// SPDX-License-Identifier: Apache-2.0
#include "reason/condition_compiler.hpp"

#include "expression/evaluate.hpp"
#include "reason/compiled_rules.hpp"
#include "reason/compiler_state.hpp"
#include "reason/state_table.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>
#include <string>
#include <utility>

namespace vidra::reason {

using expression::NodeId;
using expression::NodeKind;
using expression::Program;
using expression::set_bit;
using expression::test_bit;
using expression::Truth;

namespace {

/// Large rules have large states: their number alone does not bound the memory.
constexpr std::size_t most_state_bytes = 128U << 20U;
/// Nor does it bound the time: so many nodes, sums and levels may be looked at for each state of the limit,
/// in all that one compiler makes.
constexpr std::size_t work_for_each_state = 1000;
/// What one rule took is no reason to leave a small one unproved.
constexpr std::size_t work_of_the_smallest = 200'000;
constexpr std::size_t work_between_pulses = 1'000'000;  // some milliseconds

}  // namespace

/// One compilation.
class ConditionCompiler::Task {
  public:
    Task(ConditionCompiler& compiler, const std::vector<NodeId>& conditions, std::size_t state_limit)
        : m_diagram(compiler.m_diagram),
          m_state_limit(state_limit),
          m_work(compiler.m_work),
          m_work_at_start(m_work),
          m_work_at_pulse(m_work),
          m_rules(compiler.m_program, compiler.m_space, compiler.m_version, conditions),
          m_code(m_rules),
          m_truths(m_rules.nodes().size()),
          m_rest_least(m_rules.sum_count()),
          m_rest_most(m_rules.sum_count()),
          m_waiting_at(m_rules.levels().size()),
          m_numbers(m_rules.levels().size()) {
        m_work += m_rules.work();
        for (const RuleLevel& level : m_rules.levels()) {
            add_rest(level, 1, m_rest_least, m_rest_most);
        }
    }

    NodeRef run();

  private:
    static void add_rest(const RuleLevel& level, std::int64_t sign, std::vector<std::int64_t>& least,
                         std::vector<std::int64_t>& most);
    void find_bounds(const CompilerState& state, std::size_t next_level);
    void evaluate(const CompilerState& state, std::size_t next_level);
    [[nodiscard]] Truth evaluate(const RuleNode& node, const CompilerState& state) const;
    bool settle_relevances(CompilerState& state);
    bool find_live(CompilerState& state, std::size_t next_level);
    void mark(std::uint32_t node, CompilerState& state);
    [[nodiscard]] bool touches_live(const RuleLevel& level) const;
    [[nodiscard]] NodeRef reach(CompilerState& state, std::size_t next_level);

    [[noreturn]] void give_up() const;

    Diagram& m_diagram;
    std::size_t m_state_limit;
    std::size_t& m_work;
    std::size_t m_work_at_start;
    std::size_t m_work_at_pulse;

    CompiledRules m_rules;
    StateCode m_code;
    std::vector<Truth> m_truths;             ///< by node
    std::vector<std::int64_t> m_rest_least;  ///< by sum: what the levels to come may add
    std::vector<std::int64_t> m_rest_most;
    std::vector<std::int64_t> m_least;  ///< by sum, of the state at hand
    std::vector<std::int64_t> m_most;
    expression::Bits m_live_sums;
    expression::Bits m_was_live;                 ///< by node, before the last decision
    std::vector<std::uint32_t> m_live_nodes;     ///< of the state that is being left, each after its children
    std::vector<std::uint32_t> m_live_sum_list;  ///< of that state
    std::vector<SkipStatus> m_statuses;
    std::vector<std::uint32_t> m_to_mark;
    std::string m_text;
    std::vector<StateTable> m_waiting_at;               ///< by level: the states that wait there
    std::vector<std::vector<std::uint32_t>> m_numbers;  ///< of these, among all
    std::uint32_t m_state_count = 0;
    std::size_t m_state_bytes = 0;
};

/// Adds to the bounds what a level may add to the sums, or with sign -1 takes it away again.
void ConditionCompiler::Task::add_rest(const RuleLevel& level, std::int64_t sign,
                                       std::vector<std::int64_t>& least, std::vector<std::int64_t>& most) {
    for (const SumReach& reach : level.touched) {
        least[reach.sum] += sign * reach.least;
        most[reach.sum] += sign * reach.most;
    }
}

Truth ConditionCompiler::Task::evaluate(const RuleNode& node, const CompilerState& state) const {
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
                if (!test_bit(state.live, child)) {
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
void ConditionCompiler::Task::find_bounds(const CompilerState& state, std::size_t next_level) {
    m_least = m_rest_least;
    m_most = m_rest_most;
    for (std::size_t i = 0; i < m_rules.relevances().size(); ++i) {
        if (state.relevances[i] != SkipStatus::no) {
            continue;
        }
        const auto& governed = m_rules.levels_of(i);
        for (auto at = std::lower_bound(governed.begin(), governed.end(), next_level); at != governed.end();
             ++at) {
            add_rest(m_rules.levels()[*at], -1, m_least, m_most);
        }
    }
    for (const std::uint32_t sum : m_live_sum_list) {
        m_least[sum] += state.sums[sum];
        m_most[sum] += state.sums[sum];
    }
    for (const WaitingAnswer& waiting : state.waiting) {
        const RuleLevel& level = m_rules.levels()[waiting.level];
        for (const SumReach& reach : level.touched) {
            const std::int64_t change = level.change(waiting.alternative, reach.sum);
            m_least[reach.sum] += std::min<std::int64_t>(0, change);
            m_most[reach.sum] += std::max<std::int64_t>(0, change);
        }
    }
}

void ConditionCompiler::Task::evaluate(const CompilerState& state, std::size_t next_level) {
    find_bounds(state, next_level);
    for (const std::uint32_t node : m_live_nodes) {
        m_truths[node] = evaluate(m_rules.nodes()[node], state);
    }
}

/// Takes over what is now decided of skip logic. True if something was, which may decide more.
bool ConditionCompiler::Task::settle_relevances(CompilerState& state) {
    bool settled = false;
    for (std::size_t i = 0; i < m_rules.relevances().size(); ++i) {
        if (state.relevances[i] == SkipStatus::open && m_truths[m_rules.relevances()[i]] != Truth::open) {
            state.relevances[i] =
                m_truths[m_rules.relevances()[i]] == Truth::yes ? SkipStatus::yes : SkipStatus::no;
            settled = true;
        }
    }
    const std::vector<WaitingAnswer> waiting = std::exchange(state.waiting, {});
    for (const WaitingAnswer& one : waiting) {
        const SkipStatus status = state.relevances[m_rules.levels()[one.level].relevance];
        if (status == SkipStatus::open) {
            state.waiting.push_back(one);
            continue;
        }
        if (status == SkipStatus::yes) {
            m_rules.levels()[one.level].apply(one.alternative, state.sums);
        }
    }
    return settled;
}

void ConditionCompiler::Task::mark(std::uint32_t node, CompilerState& state) {
    m_to_mark.assign(1, node);
    while (!m_to_mark.empty()) {
        const std::uint32_t next = m_to_mark.back();
        m_to_mark.pop_back();
        if (test_bit(state.live, next)) {
            continue;
        }
        set_bit(state.live, next);
        const RuleNode& marked = m_rules.nodes()[next];
        if (marked.children.empty()) {
            set_bit(m_live_sums, marked.sum);
        }
        for (const std::uint32_t child : marked.children) {
            if (test_bit(m_was_live, child) && m_truths[child] == Truth::open) {
                m_to_mark.push_back(child);
            }
        }
    }
}

bool ConditionCompiler::Task::touches_live(const RuleLevel& level) const {
    return std::any_of(level.touched.begin(), level.touched.end(),
                       [&](const SumReach& reach) { return test_bit(m_live_sums, reach.sum); });
}

/// Leaves of a state that has been evaluated only what can still make a difference. False if nothing can.
bool ConditionCompiler::Task::find_live(CompilerState& state, std::size_t next_level) {
    m_was_live.swap(state.live);
    state.live.assign(m_was_live.size(), 0);
    m_live_sums.assign(words_for(m_rules.sum_count()), 0);
    bool is_open = false;
    for (std::uint32_t i = 0; i < state.otherwise; ++i) {
        const std::uint32_t condition = m_rules.conditions()[i];
        if (!test_bit(m_was_live, condition) || m_truths[condition] == Truth::no) {
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
    state.relevances.assign(m_statuses.size(), SkipStatus::unneeded);
    bool is_new = !m_statuses.empty();
    while (is_new) {
        is_new = false;
        const auto need = [&](std::size_t level) {
            const std::uint32_t relevance = m_rules.levels()[level].relevance;
            if (relevance == RuleLevel::always || state.relevances[relevance] != SkipStatus::unneeded ||
                !touches_live(m_rules.levels()[level])) {
                return;
            }
            is_new = true;
            state.relevances[relevance] = m_statuses[relevance];
            if (state.relevances[relevance] == SkipStatus::open) {
                mark(m_rules.relevances()[relevance], state);
            }
        };
        // skip logic looks back, so from the last level on hardly anything is found twice
        for (std::size_t level = m_rules.levels().size(); level-- > next_level;) {
            need(level);
        }
        for (const WaitingAnswer& waiting : state.waiting) {
            need(waiting.level);
        }
    }
    std::erase_if(state.waiting, [&](const WaitingAnswer& waiting) {
        return !touches_live(m_rules.levels()[waiting.level]);
    });
    return true;
}

/// The leaf that a state comes to, or its number among those that wait for their level.
NodeRef ConditionCompiler::Task::reach(CompilerState& state, std::size_t next_level) {
    do {
        m_work += m_live_nodes.size() + m_rules.sum_count() +
                  (m_rules.relevances().empty() ? 0 : m_rules.levels().size());
        evaluate(state, next_level);
    } while (settle_relevances(state));
    if (m_work - m_work_at_pulse > work_between_pulses) {
        m_work_at_pulse = m_work;
        m_diagram.pulse();
    }
    if (!find_live(state, next_level)) {
        return Diagram::leaf(state.otherwise);
    }
    if (m_work / work_for_each_state > m_state_limit && m_work - m_work_at_start > work_of_the_smallest) {
        give_up();
    }
    std::size_t level = next_level;
    while (true) {
        assert(level < m_rules.levels().size());
        const std::uint32_t relevance = m_rules.levels()[level].relevance;
        const bool is_skipped =
            relevance != RuleLevel::always && state.relevances[relevance] == SkipStatus::no;
        if (!is_skipped && touches_live(m_rules.levels()[level])) {
            break;
        }
        ++level;
    }
    StateCode::encode(state, m_live_sums, m_text);
    const auto [place, is_new] = m_waiting_at[level].add(m_text);
    if (is_new) {
        m_numbers[level].push_back(m_state_count);
        ++m_state_count;
        m_state_bytes += m_text.size();
        if (m_state_count > m_state_limit || m_state_bytes > most_state_bytes) {
            give_up();
        }
    }
    return m_numbers[level][place];
}

NodeRef ConditionCompiler::Task::run() {
    CompilerState start;
    start.otherwise = static_cast<std::uint32_t>(m_rules.conditions().size());
    start.live.assign(words_for(m_rules.nodes().size()), 0);
    for (std::uint32_t node = 0; node < m_rules.nodes().size(); ++node) {
        set_bit(start.live, node);
    }
    m_live_nodes.resize(m_rules.nodes().size());
    std::iota(m_live_nodes.begin(), m_live_nodes.end(), 0U);
    m_live_sum_list.resize(m_rules.sum_count());
    std::iota(m_live_sum_list.begin(), m_live_sum_list.end(), 0U);
    start.sums.assign(m_rules.sum_count(), 0);
    start.relevances.assign(m_rules.relevances().size(), SkipStatus::open);
    const NodeRef first = reach(start, 0);
    if (Diagram::is_leaf(first)) {
        return first;
    }
    std::vector<std::vector<NodeRef>> children(m_rules.levels().size());  // of its states, one after another
    CompilerState state;
    CompilerState next;
    for (std::uint32_t level = 0; level < m_rules.levels().size(); ++level) {
        const StateTable waiting = std::exchange(m_waiting_at[level], {});
        add_rest(m_rules.levels()[level], -1, m_rest_least, m_rest_most);
        children[level].reserve(waiting.size() * m_diagram.arity(level));
        for (std::uint32_t place = 0; place < waiting.size(); ++place) {
            m_code.decode(waiting.text(place), state, m_live_nodes, m_live_sum_list);
            const std::uint32_t relevance = m_rules.levels()[level].relevance;
            const bool is_decided =
                relevance == RuleLevel::always || state.relevances[relevance] == SkipStatus::yes;
            for (std::uint32_t i = 0; i < m_diagram.arity(level); ++i) {
                next = state;
                if (is_decided) {
                    m_rules.levels()[level].apply(i, next.sums);
                } else {
                    next.waiting.push_back({level, i});
                }
                children[level].push_back(reach(next, level + 1));
            }
        }
    }
    std::vector<NodeRef> made(m_state_count);
    for (std::size_t level = m_rules.levels().size(); level-- > 0;) {
        const std::size_t arity = m_diagram.arity(level);
        for (std::size_t i = 0; i < m_numbers[level].size(); ++i) {
            const auto begin = children[level].begin() + static_cast<std::ptrdiff_t>(i * arity);
            std::vector<NodeRef> refs(begin, begin + static_cast<std::ptrdiff_t>(arity));
            for (NodeRef& ref : refs) {
                ref = Diagram::is_leaf(ref) ? ref : made[ref];
            }
            made[m_numbers[level][i]] = m_diagram.node(level, refs);
        }
    }
    return made[first];
}

void ConditionCompiler::Task::give_up() const {
    if (m_state_count == 0) {
        throw NodeLimit();  // others took it all, and which rule is to blame is not known here
    }
    const auto widest = std::max_element(m_waiting_at.begin(), m_waiting_at.end(),
                                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    if (widest->size() == 0) {
        throw NodeLimit();
    }
    std::vector<std::set<std::int64_t>> values(m_rules.sum_count());
    std::vector<std::uint32_t> looks_at(m_rules.sum_count(), 0);
    CompilerState state;
    std::vector<std::uint32_t> live_nodes;
    std::vector<std::uint32_t> live_sums;
    for (std::uint32_t place = 0; place < widest->size(); ++place) {
        m_code.decode(widest->text(place), state, live_nodes, live_sums);
        for (const std::uint32_t i : live_nodes) {
            if (m_rules.nodes()[i].children.empty()) {
                values[m_rules.nodes()[i].sum].insert(state.sums[m_rules.nodes()[i].sum]);
                looks_at[m_rules.nodes()[i].sum] = i;
            }
        }
    }
    const auto most = std::max_element(values.begin(), values.end(),
                                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
    throw CompileLimit(m_rules.nodes()[looks_at[static_cast<std::size_t>(most - values.begin())]].id);
}

ConditionCompiler::ConditionCompiler(const Program& program, const PatternSpace& space, std::size_t version,
                                     Diagram& diagram)
    : m_program(program), m_space(space), m_version(version), m_diagram(diagram) {}

NodeRef ConditionCompiler::compile(const std::vector<NodeId>& conditions, std::size_t state_limit) {
    return Task(*this, conditions, state_limit).run();
}

}  // namespace vidra::reason
