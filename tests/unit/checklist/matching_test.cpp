// SPDX-License-Identifier: Apache-2.0
#include "checklist/matching.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>
#include <string>

namespace vidra::test {
namespace {

using checklist::Key;
using checklist::Matching;
using checklist::Pair;
using checklist::Stretch;

std::vector<Key> keys(const std::string& letters) {
    std::vector<Key> keys;
    for (const char letter : letters) {
        keys.push_back({std::string(1, letter)});
    }
    return keys;
}

Matching matched(const std::string& older, const std::string& newer) {
    Matching matching(older.size(), newer.size());
    matching.match(keys(older), keys(newer));
    return matching;
}

/// Letters in the order told; those that are gone in capitals.
std::string in_order(const std::string& older, const std::string& newer) {
    std::string letters;
    const Matching matching = matched(older, newer);
    for (const Pair& pair : checklist::in_order(matching, {0, older.size()}, {0, newer.size()})) {
        letters += pair.newer ? newer[*pair.newer] : static_cast<char>(older[*pair.older] - 'a' + 'A');
    }
    return letters;
}

std::string moved(const std::string& older, const std::string& newer) {
    std::string letters;
    const Matching matching = matched(older, newer);
    for (const Pair& pair : checklist::moved(matching, {0, older.size()}, {0, newer.size()})) {
        letters += newer[*pair.newer];
    }
    return letters;
}

/// Of the letters that are in both the most that keep their order, by looking at every choice.
std::size_t most_kept(const std::string& older, const std::string& newer) {
    std::size_t most = 0;
    for (unsigned choice = 0; choice < 1U << newer.size(); ++choice) {
        std::size_t from = 0;
        std::size_t kept = 0;
        bool rising = true;
        for (std::size_t i = 0; i < newer.size() && rising; ++i) {
            if ((choice >> i & 1U) != 0) {
                const std::size_t at = older.find(newer[i], from);
                rising = at != std::string::npos;
                from = at + 1;
                ++kept;
            }
        }
        most = rising ? std::max(most, kept) : most;
    }
    return most;
}

BOOST_AUTO_TEST_SUITE(matching)

BOOST_AUTO_TEST_CASE(what_is_gone_comes_after_what_it_stood_after) {
    BOOST_TEST(in_order("abc", "abc") == "abc");
    BOOST_TEST(in_order("xaby", "ab") == "XabY");
    BOOST_TEST(in_order("axyb", "anb") == "aXYnb");
    BOOST_TEST(in_order("axby", "ba") == "bYaX");
    BOOST_TEST(in_order("abc", "") == "ABC");
    BOOST_TEST(in_order("", "abc") == "abc");
}

BOOST_AUTO_TEST_CASE(the_fewest_are_moved) {
    BOOST_TEST(moved("abcd", "abcd").empty());
    BOOST_TEST(moved("abcd", "dabc") == "d");
    BOOST_TEST(moved("abcd", "bcda") == "a");
    BOOST_TEST(moved("abcd", "xbyd").empty());
    BOOST_TEST(moved("abcdef", "abedcf").size() == 2U);
    std::string letters = "abcdef";
    do {
        const std::string moves = moved("abcdefg", letters);
        BOOST_TEST(letters.size() - moves.size() == most_kept("abcdefg", letters), letters << ": " << moves);
    } while (std::next_permutation(letters.begin(), letters.end()));
}

BOOST_AUTO_TEST_CASE(those_of_one_key_are_taken_in_turn) {
    const Matching matching = matched("aab", "baaa");
    BOOST_TEST((matching.newer_of(0) == 1U));
    BOOST_TEST((matching.newer_of(1) == 2U));
    BOOST_TEST((matching.newer_of(2) == 0U));
    BOOST_TEST(!matching.older_of(3).has_value());
}

BOOST_AUTO_TEST_CASE(a_second_key_joins_the_rest_and_an_empty_one_nothing) {
    Matching matching(2, 2);
    matching.match({{"a"}, {"b"}}, {{"a"}, {"c"}});
    matching.match({{"z"}, {}}, {{"y"}, {}});
    BOOST_TEST(!matching.newer_of(1).has_value());
    matching.match({{"z"}, {"z"}}, {{"z"}, {"z"}});
    BOOST_TEST((matching.newer_of(0) == 0U));
    BOOST_TEST((matching.newer_of(1) == 1U));
}

BOOST_AUTO_TEST_CASE(a_stretch_knows_only_its_own) {
    // b went to another section: it is not moved, and not gone
    const Matching matching = matched("abcd", "acbd");
    BOOST_TEST(checklist::moved(matching, {0, 3}, {0, 2}).empty());
    BOOST_TEST(checklist::in_order(matching, {0, 3}, {0, 2}).size() == 2U);
    BOOST_TEST(checklist::in_order(matching, {3, 4}, {2, 4}).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
