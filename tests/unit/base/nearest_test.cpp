// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"

#include <boost/test/unit_test.hpp>

namespace base = vidra::base;

BOOST_AUTO_TEST_SUITE(nearest)

BOOST_AUTO_TEST_CASE(distance_counts_edits_and_swaps) {
    BOOST_TEST(base::edit_distance("", "abc") == 3U);
    BOOST_TEST(base::edit_distance("kitten", "sitting") == 3U);
    BOOST_TEST(base::edit_distance("langauges", "languages") == 1U);  // one swap
    BOOST_TEST(base::edit_distance("same", "same") == 0U);
}

BOOST_AUTO_TEST_CASE(finds_a_slip_of_the_pen_and_nothing_else) {
    BOOST_TEST(base::nearest("strenght", {"points", "strength"}).value() == "strength");
    BOOST_TEST(!base::nearest("colour", {"points", "strength"}).has_value());
    BOOST_TEST(!base::nearest("anything", {}).has_value());
    BOOST_TEST(!base::nearest(std::string(100'000, 'a'), {std::string(100'000, 'b')}).has_value());
}

BOOST_AUTO_TEST_CASE(the_first_of_equals_wins) {
    BOOST_TEST(base::nearest("cat", {"bat", "rat"}).value() == "bat");
}

BOOST_AUTO_TEST_SUITE_END()
