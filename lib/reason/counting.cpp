// SPDX-License-Identifier: Apache-2.0
#include "reason/counting.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace vidra::reason {
namespace {

using Integer = boost::multiprecision::cpp_int;

/// How many patterns each alternative of a level stands for.
std::vector<Integer> patterns_of(const SpaceLevel& level) {
    std::vector<Integer> patterns;
    if (!level.is_count()) {
        for (const ValueOfSpace& value : level.values) {
            patterns.emplace_back(value.patterns());
        }
        return patterns;
    }
    const std::size_t n = level.facts.size();
    Integer binomial = 1;
    for (std::size_t k = 0; k <= n; ++k) {
        patterns.push_back(binomial);
        binomial = binomial * (n - k) / (k + 1);
    }
    return patterns;
}

Integer sum(const std::vector<Integer>& numbers) {
    Integer total = 0;
    for (const Integer& number : numbers) {
        total += number;
    }
    return total;
}

double ratio(const Integer& part, const Integer& whole) {
    // 60 bits of the quotient, after both have been brought near each other: a double holds 53
    if (part == 0) {
        return 0;
    }
    constexpr unsigned bits = 60;
    const auto length = [](const Integer& number) { return static_cast<long>(msb(number)); };
    const long shift = length(whole) - length(part) + bits;
    const Integer scaled = (part << static_cast<unsigned>(shift)) / whole;
    const double rounded = std::ldexp(scaled.convert_to<double>(), static_cast<int>(-shift));
    // neither all nor nothing, which would leave nothing for the others or for this one
    return part == whole
               ? 1
               : std::clamp(rounded, std::numeric_limits<double>::denorm_min(), std::nextafter(1.0, 0.0));
}

}  // namespace

struct PatternCounter::Numbers {
    std::vector<std::vector<Integer>> patterns;  ///< by level and alternative
    std::vector<Integer> of_level;               ///< all of its alternatives
    Integer factor = 1;                          ///< what no rule looks at
    Integer all = 1;
};

PatternCounter::PatternCounter(const PatternSpace& space) {
    auto numbers = std::make_unique<Numbers>();
    for (const std::size_t one : space.factors()) {
        numbers->factor *= one;
    }
    numbers->all = numbers->factor;
    for (const SpaceLevel& level : space.levels()) {
        numbers->patterns.push_back(patterns_of(level));
        numbers->of_level.push_back(sum(numbers->patterns.back()));
        numbers->all *= numbers->of_level.back();
    }
    m_all = {numbers->all.str(), 1};
    m_numbers = std::move(numbers);
}

PatternCounter::~PatternCounter() = default;

std::vector<Count> PatternCounter::count(const Diagram& diagram, NodeRef root, std::size_t leaf_count) const {
    // from the root down: in how many ways a node is reached
    std::vector<Integer> by_leaf(leaf_count);
    std::unordered_map<NodeRef, Integer> ways;
    const auto reach = [&](NodeRef ref, Integer number, std::size_t from_level) {
        for (std::size_t level = from_level; level < diagram.level(ref); ++level) {
            number *= m_numbers->of_level[level];
        }
        (Diagram::is_leaf(ref) ? by_leaf.at(Diagram::value(ref)) : ways[ref]) += number;
    };
    reach(root, m_numbers->factor, 0);
    for (const NodeRef node : diagram.nodes_below(root)) {
        const auto at = ways.find(node);
        if (at == ways.end()) {
            continue;  // reached only by what no pattern says
        }
        const Integer number = std::move(at->second);
        const std::size_t level = diagram.level(node);
        for (std::size_t i = 0; i < diagram.arity(level); ++i) {
            const Integer& patterns = m_numbers->patterns[level][i];
            if (patterns != 0) {
                reach(diagram.child(node, i), number * patterns, level + 1);
            }
        }
    }
    std::vector<Count> counts;
    counts.reserve(leaf_count);
    for (const Integer& number : by_leaf) {
        counts.push_back({number.str(), ratio(number, m_numbers->all)});
    }
    return counts;
}

}  // namespace vidra::reason
