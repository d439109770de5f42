// SPDX-License-Identifier: Apache-2.0
#include "checklist/rule_text.hpp"

#include <boost/test/unit_test.hpp>

using vidra::checklist::tidy_rule;

BOOST_AUTO_TEST_SUITE(rule_text)

BOOST_AUTO_TEST_CASE(a_rule_is_written_as_vidra_would) {
    BOOST_TEST(tidy_rule("\n  strong( means )>=2\n  or not(a  and b)\t") ==
               "strong(means) >= 2 or not (a and b)");
    BOOST_TEST(tidy_rule("yes()*-1<3 and x!=y") == "yes() * - 1 < 3 and x != y");
    BOOST_TEST(tidy_rule(" \n").empty());
}

BOOST_AUTO_TEST_CASE(blanks_that_matter_are_kept_apart) {
    BOOST_TEST(tidy_rule("a > 2026-11-25") == "a > 2026-11-25");
    BOOST_TEST(tidy_rule("a > 2026 - 11 - 25") == "a > 2026 - 11 - 25");
    BOOST_TEST(tidy_rule("2026-11-251") == "2026 - 11 - 251");
    BOOST_TEST(tidy_rule("a > = 1") != tidy_rule("a >= 1"));
    BOOST_TEST(tidy_rule("no t") != tidy_rule("not"));
    BOOST_TEST(tidy_rule("љ!") == "љ !");
}

BOOST_AUTO_TEST_SUITE_END()
