// SPDX-License-Identifier: Apache-2.0
#include "reason/counting.hpp"

#include <boost/multiprecision/cpp_int.hpp>

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
    return std::ldexp(scaled.convert_to<double>(), static_cast<int>(-shift));
}

}  // namespace

std::vector<Count> count_patterns(const Diagram& diagram, const PatternSpace& space, NodeRef root,
                                  std::size_t leaf_count) {
    const std::vector<SpaceLevel>& levels = space.levels();
    std::vector<std::vector<Integer>> patterns;
    std::vector<Integer> totals;
    Integer all = 1;
    for (const SpaceLevel& level : levels) {
        patterns.push_back(patterns_of(level));
        totals.push_back(sum(patterns.back()));
        all *= totals.back();
    }
    Integer factor = 1;
    for (const std::size_t one : space.factors()) {
        factor *= one;
    }
    all *= factor;

    // from the root down: in how many ways a node is reached
    std::vector<Integer> by_leaf(leaf_count);
    std::unordered_map<NodeRef, Integer> ways;
    const auto reach = [&](NodeRef ref, Integer number, std::size_t from_level) {
        for (std::size_t level = from_level; level < diagram.level(ref); ++level) {
            number *= totals[level];
        }
        (Diagram::is_leaf(ref) ? by_leaf.at(Diagram::value(ref)) : ways[ref]) += number;
    };
    reach(root, factor, 0);
    for (const NodeRef node : diagram.nodes_below(root)) {
        const auto at = ways.find(node);
        if (at == ways.end()) {
            continue;  // reached only by what no pattern says
        }
        const Integer number = std::move(at->second);
        const std::size_t level = diagram.level(node);
        for (std::size_t i = 0; i < diagram.arity(level); ++i) {
            if (patterns[level][i] != 0) {
                reach(diagram.child(node, i), number * patterns[level][i], level + 1);
            }
        }
    }
    std::vector<Count> counts;
    for (const Integer& number : by_leaf) {
        counts.push_back({number.str(), ratio(number, all)});
    }
    return counts;
}

std::string pattern_count(const PatternSpace& space) {
    Integer all = 1;
    for (const SpaceLevel& level : space.levels()) {
        all *= sum(patterns_of(level));
    }
    for (const std::size_t one : space.factors()) {
        all *= one;
    }
    return all.str();
}

}  // namespace vidra::reason
