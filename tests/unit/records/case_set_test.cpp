// SPDX-License-Identifier: Apache-2.0
#include "records/case_set.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

using vidra::records::CaseSet;

BOOST_AUTO_TEST_SUITE(case_set)

// 200,000 names pass the change from whole hashes to halves; none is taken for another, and each is known
// again.
BOOST_AUTO_TEST_CASE(a_name_is_seen_the_second_time) {
    CaseSet cases;
    const auto name = [](int i) { return CaseSet::hash("BG-" + std::to_string(i)); };
    int seen_first = 0;
    int seen_second = 0;
    for (int i = 0; i < 200'000; ++i) {
        seen_first += cases.seen(name(i)) ? 1 : 0;
    }
    for (int i = 0; i < 200'000; ++i) {
        seen_second += cases.seen(name(i)) ? 1 : 0;
    }
    BOOST_TEST(seen_first == 0);
    BOOST_TEST(seen_second == 200'000);
}

// The wide table grows with every power of two and gives way to the narrow one at 65,536 names: each name is
// known at once, and those around each change stay known.
BOOST_AUTO_TEST_CASE(no_name_is_lost_where_a_table_grows) {
    CaseSet cases;
    int wrong = 0;
    for (int i = 0; i < 70'000; ++i) {
        const std::uint64_t hash = CaseSet::hash("RS-" + std::to_string(i));
        wrong += cases.seen(hash) ? 1 : 0;
        wrong += cases.seen(hash) ? 0 : 1;
        if ((i & (i + 1)) == 0 || i == 69'999) {
            for (int earlier = 0; earlier <= i; ++earlier) {
                wrong += cases.seen(CaseSet::hash("RS-" + std::to_string(earlier))) ? 0 : 1;
            }
        }
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(more_than_the_most_are_not_kept) {
    CaseSet cases(2);
    BOOST_TEST(!cases.seen(1));
    BOOST_TEST(!cases.seen(2));
    BOOST_TEST(cases.is_full());
    BOOST_TEST(!cases.seen(3));
    BOOST_TEST(!cases.seen(3));
    BOOST_TEST(cases.seen(1));
}

BOOST_AUTO_TEST_CASE(a_hash_of_zeros_is_one_too) {
    CaseSet cases;
    BOOST_TEST(!cases.seen(0));
    BOOST_TEST(cases.seen(0));
}

BOOST_AUTO_TEST_SUITE_END()
