// SPDX-License-Identifier: Apache-2.0
// Small diagrams, written down by hand.
#include "reason/diagram.hpp"
#include "reason/state_table.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

namespace {

using vidra::reason::Diagram;
using vidra::reason::NodeRef;

/// Levels of 2, 3 and 2 alternatives.
Diagram small() {
    return Diagram({2, 3, 2});
}

NodeRef made(Diagram& diagram, std::size_t level, const std::vector<NodeRef>& children) {
    return diagram.node(level, children);
}

BOOST_AUTO_TEST_SUITE(diagram)

BOOST_AUTO_TEST_CASE(equal_functions_are_one_node) {
    Diagram diagram = small();
    const NodeRef last = made(diagram, 2, {Diagram::no, Diagram::yes});
    BOOST_TEST(made(diagram, 2, {Diagram::no, Diagram::yes}) == last);
    BOOST_TEST(made(diagram, 1, {last, last, last}) == last);
    BOOST_TEST(diagram.node_count() == 1U);
}

BOOST_AUTO_TEST_CASE(conditions_are_combined_leaf_by_leaf) {
    Diagram diagram = small();
    const NodeRef first = made(diagram, 0, {Diagram::no, Diagram::yes});
    const NodeRef last = made(diagram, 2, {Diagram::no, Diagram::yes});
    auto both = vidra::reason::conjunction(diagram);
    auto either = vidra::reason::disjunction(diagram);
    BOOST_TEST(both(first, last) == made(diagram, 0, {Diagram::no, last}));
    BOOST_TEST(either(last, first) == made(diagram, 0, {last, Diagram::yes}));
    BOOST_TEST(negation(diagram, first) == made(diagram, 0, {Diagram::yes, Diagram::no}));
    BOOST_TEST(both(first, negation(diagram, first)) == Diagram::no);
    BOOST_TEST(either(first, negation(diagram, first)) == Diagram::yes);
}

BOOST_AUTO_TEST_CASE(leaves) {
    Diagram diagram = small();
    const NodeRef last = made(diagram, 2, {Diagram::leaf(7), Diagram::leaf(2)});
    const NodeRef root = made(diagram, 1, {last, Diagram::leaf(2), Diagram::leaf(9)});
    BOOST_TEST(leaves_below(diagram, root) == (std::vector<std::uint32_t>{2, 7, 9}),
               boost::test_tools::per_element());
    BOOST_TEST(leaves_below(diagram, Diagram::leaf(4)) == std::vector<std::uint32_t>{4},
               boost::test_tools::per_element());
    const NodeRef is_2 = where(diagram, root, [](std::uint32_t leaf) { return leaf == 2; });
    BOOST_TEST(is_2 ==
               made(diagram, 1, {made(diagram, 2, {Diagram::no, Diagram::yes}), Diagram::yes, Diagram::no}));
}

BOOST_AUTO_TEST_CASE(the_limit_is_of_nodes) {
    Diagram diagram({2, 2}, 2);
    const NodeRef last = made(diagram, 1, {Diagram::no, Diagram::yes});
    (void)made(diagram, 0, {last, Diagram::yes});
    (void)made(diagram, 0, {last, Diagram::yes});
    BOOST_CHECK_THROW((void)made(diagram, 0, {Diagram::no, last}), vidra::reason::NodeLimit);
}

/// The sum of the levels, each of which counts its number to the power of `power` or nothing, modulo
/// `modulus`.
NodeRef remainder(Diagram& diagram, std::uint32_t modulus, int power) {
    std::vector<NodeRef> below;
    for (std::uint32_t i = 0; i < modulus; ++i) {
        below.push_back(Diagram::leaf(i));
    }
    for (std::size_t level = diagram.level_count(); level-- > 0;) {
        std::vector<NodeRef> here;
        const auto number = static_cast<std::uint32_t>(level + 1);
        const std::uint32_t step = power == 1 ? number : number * number;
        for (std::uint32_t i = 0; i < modulus; ++i) {
            here.push_back(made(diagram, level, {below[i], below[(i + step) % modulus]}));
        }
        below = here;
    }
    return below.front();
}

BOOST_AUTO_TEST_CASE(pairs_have_a_limit_too) {
    // below some levels there are 31 nodes of one and 29 of the other on each, 899 pairs, and what they come
    // to is one leaf: no node is made, and still it must end
    constexpr std::uint32_t levels = 80;
    for (const std::size_t limit : {5000U, 20000U}) {
        Diagram diagram(std::vector<std::uint32_t>(levels, 2), limit);
        const NodeRef f = remainder(diagram, 31, 1);
        const NodeRef g = remainder(diagram, 29, 2);
        BOOST_TEST(diagram.node_count() <= (31U + 29U) * levels);
        vidra::reason::Combination always(diagram, [](NodeRef a, NodeRef b) {
            return Diagram::is_leaf(a) && Diagram::is_leaf(b) ? std::optional(Diagram::yes) : std::nullopt;
        });
        if (limit == 5000) {
            BOOST_CHECK_THROW((void)always(f, g), vidra::reason::NodeLimit);
        } else {
            BOOST_TEST(always(f, g) == Diagram::yes);
        }
    }
}

BOOST_AUTO_TEST_CASE(states_are_kept_once) {
    vidra::reason::StateTable table;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto [number, is_new] = table.add(std::to_string(i));
        BOOST_TEST((number == i && is_new));
    }
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto [number, is_new] = table.add(std::to_string(i));
        BOOST_TEST((number == i && !is_new));
        BOOST_TEST(table.text(i) == std::to_string(i));
    }
    BOOST_TEST(table.size() == 1000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
