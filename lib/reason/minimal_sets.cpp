// SPDX-License-Identifier: Apache-2.0
#include "reason/minimal_sets.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace vidra::reason {
namespace {

using Integer = boost::multiprecision::cpp_int;
/// By size: how many sets.
using BySize = std::vector<Integer>;

/// A level where it is laid down which facts hold; the alternatives of a value are "not said", then its
/// values.
std::vector<std::uint32_t> arities(const PatternSpace& space) {
    std::vector<std::uint32_t> arities;
    for (const SpaceLevel& level : space.levels()) {
        const std::size_t values = level.values.size() - (level.has_not_applicable() ? 1U : 0U);
        arities.push_back(static_cast<std::uint32_t>(level.is_count() ? level.arity() : values + 1));
    }
    return arities;
}

class Sets {
  public:
    Sets(Diagram& patterns, const PatternSpace& space, std::size_t node_limit)
        : m_space(space),
          m_patterns(patterns),
          m_said(arities(space), node_limit, [&patterns] { patterns.pulse(); }),
          m_most_counts(node_limit),
          m_both(conjunction(m_said)),
          m_either(disjunction(m_said)) {}

    MinimalSets find(NodeRef function, std::size_t most) {
        const NodeRef sufficient = suffices(function);
        const BySize counts = count(sufficient, Diagram::no);
        MinimalSets result;
        Integer all = 0;
        for (const Integer& of_size : counts) {
            all += of_size;
        }
        result.count = all.str();
        for (std::size_t size = 0; size < counts.size() && result.sets.size() < most; ++size) {
            if (counts[size] != 0) {
                list(sufficient, Diagram::no, size, most, result.sets);
            }
        }
        std::for_each(result.sets.begin(), result.sets.end(), sort_facts);
        return result;
    }

  private:
    /// Of what is said: whether the function holds whatever else is true. It only rises with what is said.
    NodeRef suffices(NodeRef function) {
        if (Diagram::is_leaf(function)) {
            return function;
        }
        if (const auto at = m_made.find(function); at != m_made.end()) {
            return at->second;
        }
        const std::size_t level = m_patterns.level(function);
        const SpaceLevel& of_space = m_space.levels()[level];
        const std::size_t shift = of_space.is_count() ? 0 : 1;
        std::vector<NodeRef> children(m_said.arity(level), Diagram::yes);
        for (std::size_t i = children.size(); i-- > shift;) {
            children[i] = suffices(m_patterns.child(function, i - shift));
            if (of_space.is_count() && i + 1 < children.size()) {
                children[i] = m_both(children[i], children[i + 1]);  // at least so many
            }
            if (!of_space.is_count()) {
                children[0] = m_both(children[0], children[i]);
            }
        }
        if (of_space.has_not_applicable()) {
            // what is not said may also be none of the options
            const std::size_t none = m_patterns.arity(level) - 1;
            children[0] = m_both(children[0], suffices(m_patterns.child(function, none)));
        }
        const NodeRef made = m_said.node(level, children);
        m_made.emplace(function, made);
        return made;
    }

    /// What one fact less would leave, or-ed to what must not hold.
    NodeRef excluded(NodeRef f, NodeRef g, std::size_t level, std::size_t alternative) {
        const NodeRef of_g = m_said.child_at(g, level, alternative);
        if (alternative == 0) {
            return of_g;
        }
        const bool is_count = m_space.levels()[level].is_count();
        return m_either(of_g, m_said.child_at(f, level, is_count ? alternative - 1 : 0));
    }
    [[nodiscard]] std::size_t first_level(NodeRef f, NodeRef g) const {
        return std::min(m_said.level(f), m_said.level(g));
    }
    /// How many ways there are to say one alternative of a level.
    [[nodiscard]] std::size_t ways(std::size_t level, std::size_t alternative) const {
        return alternative == 0 ? 1 : m_space.levels()[level].values[alternative - 1].patterns();
    }
    [[nodiscard]] static Integer binomial(std::size_t n, std::size_t k) {
        Integer result = 1;
        for (std::size_t i = 0; i < k; ++i) {
            result = result * (n - i) / (i + 1);
        }
        return result;
    }

    /// The minimal sets of f after which g does not hold, by size.
    const BySize& count(NodeRef f, NodeRef g) {
        const std::uint64_t key = std::uint64_t{f} << 32U | g;
        if (const auto at = m_counts.find(key); at != m_counts.end()) {
            return at->second;
        }
        m_patterns.pulse();
        if (m_counts.size() > m_most_counts) {
            throw NodeLimit();
        }
        BySize counts;
        if (f == Diagram::no || g == Diagram::yes || f == g) {
            return m_counts[key] = counts;
        }
        if (Diagram::is_leaf(f)) {
            // nothing more is said; whether g holds then is read off what is not said further down
            const bool is_minimal = !holds_with_nothing_said(g);
            return m_counts[key] = is_minimal ? BySize{1} : BySize{};
        }
        const std::size_t level = first_level(f, g);
        const bool is_count = m_space.levels()[level].is_count();
        for (std::size_t i = 0; i < m_said.arity(level); ++i) {
            const std::size_t size = is_count ? i : std::min<std::size_t>(i, 1);
            const BySize below = count(m_said.child_at(f, level, i), excluded(f, g, level, i));
            const Integer times =
                is_count ? binomial(m_space.levels()[level].facts.size(), i) : Integer(ways(level, i));
            if (counts.size() < below.size() + size) {
                counts.resize(below.size() + size);
            }
            for (std::size_t k = 0; k < below.size(); ++k) {
                counts[k + size] += below[k] * times;
            }
        }
        return m_counts[key] = counts;
    }

    [[nodiscard]] bool holds_with_nothing_said(NodeRef g) const {
        while (!Diagram::is_leaf(g)) {
            g = m_said.child(g, 0);
        }
        return g == Diagram::yes;
    }

    [[nodiscard]] bool has_some(NodeRef f, NodeRef g, std::size_t size) {
        const BySize& counts = count(f, g);
        return size < counts.size() && counts[size] != 0;
    }

    /// Lists minimal sets of exactly this size.
    void list(NodeRef f, NodeRef g, std::size_t size, std::size_t most, std::vector<Facts>& sets) {
        if (sets.size() >= most || !has_some(f, g, size)) {
            return;
        }
        if (Diagram::is_leaf(f)) {
            sets.push_back(m_facts);
            return;
        }
        const std::size_t level = first_level(f, g);
        const SpaceLevel& of_space = m_space.levels()[level];
        for (std::size_t i = m_said.arity(level); i-- > 0;) {  // the earlier questions first
            const NodeRef then = m_said.child_at(f, level, i);
            const NodeRef without = excluded(f, g, level, i);
            const std::size_t said = of_space.is_count() ? i : std::min<std::size_t>(i, 1);
            if (said > size || !has_some(then, without, size - said)) {
                continue;
            }
            const auto go_on = [&] {
                list(then, without, size - said, most, sets);
                return sets.size() < most;
            };
            if (of_space.is_count()) {
                choose(of_space.facts, 0, i, go_on);
            } else if (i == 0) {
                go_on();
            } else {
                const bool is_choice =
                    m_space.questions()[of_space.question].type == checklist::QuestionType::choice;
                for (const std::int64_t value : of_space.values[i - 1].values) {
                    m_facts.push_back({of_space.question,
                                       is_choice ? static_cast<std::size_t>(value) : absent,
                                       is_choice ? 0 : value});
                    go_on();
                    m_facts.pop_back();
                }
            }
            if (sets.size() >= most) {
                return;
            }
        }
    }

    /// Every way to choose `count` of the facts from `begin` on, as long as `then` wants more of them: there
    /// may be more than could ever be gone through.
    template <class Then>
    bool choose(const std::vector<FreeFact>& facts, std::size_t begin, std::size_t count, const Then& then) {
        if (count == 0) {
            return then();
        }
        bool wants_more = true;
        for (std::size_t i = begin; wants_more && i + count <= facts.size(); ++i) {
            m_facts.push_back({facts[i].question, facts[i].option, 0});
            wants_more = choose(facts, i + 1, count - 1, then);
            m_facts.pop_back();
        }
        return wants_more;
    }

    const PatternSpace& m_space;
    Diagram& m_patterns;
    Diagram m_said;
    std::size_t m_most_counts;
    Combination m_both;
    Combination m_either;
    std::unordered_map<NodeRef, NodeRef> m_made;
    std::unordered_map<std::uint64_t, BySize> m_counts;
    Facts m_facts;
};

}  // namespace

MinimalSets minimal_sets(Diagram& diagram, const PatternSpace& space, NodeRef function, std::size_t most) {
    return Sets(diagram, space, diagram.node_limit()).find(function, most);
}

}  // namespace vidra::reason
