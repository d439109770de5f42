// SPDX-License-Identifier: Apache-2.0
#include "statistics/grouping.hpp"

#include <boost/test/unit_test.hpp>

using vidra::statistics::Grouping;
using vidra::statistics::parse_grouping;
using vidra::statistics::split_groupings;
using Strings = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(grouping)

BOOST_AUTO_TEST_CASE(reads_columns_and_functions) {
    std::string fault;
    const auto year = parse_grouping(" year( date ) ", fault);
    BOOST_REQUIRE(year);
    BOOST_TEST((year->kind == Grouping::Kind::year));
    BOOST_TEST(year->columns == Strings{"date"});
    BOOST_TEST(year->name == "year(date)");
    const auto bands = parse_grouping("bands(age,18, 25)", fault);
    BOOST_REQUIRE(bands);
    BOOST_TEST(bands->cuts == (std::vector<std::int64_t>{18, 25}));
    BOOST_TEST(bands->name == "bands(age, 18, 25)");
    const auto each = parse_grouping("each(labour,sexual)", fault);
    BOOST_REQUIRE(each);
    BOOST_TEST(each->columns == (Strings{"labour", "sexual"}));
    const auto quoted = parse_grouping("\"Age (years), at entry\"", fault);
    BOOST_REQUIRE(quoted);
    BOOST_TEST(quoted->columns == Strings{"Age (years), at entry"});
    BOOST_TEST(quoted->name == "\"Age (years), at entry\"");
}

BOOST_AUTO_TEST_CASE(says_what_would_be_right) {
    for (const auto& [text, part] :
         std::vector<std::pair<std::string, std::string>>{{"", "a column, or a function"},
                                                          {"yaer(date)", "`yaer` is no function"},
                                                          {"year(date", "is not closed"},
                                                          {"year()", "needs a column"},
                                                          {"year(date, 3)", "takes one column"},
                                                          {"bands(age)", "at least one cut"},
                                                          {"bands(age, 25, 18)", "that rise"},
                                                          {"bands(age, 18.5)", "whole numbers"}}) {
        std::string fault;
        BOOST_TEST(!parse_grouping(text, fault), text);
        BOOST_TEST(fault.find(part) != std::string::npos, text + ": " + fault);
    }
}

BOOST_AUTO_TEST_CASE(splits_lists_outside_of_brackets_and_quotes) {
    BOOST_TEST(split_groupings("year(date), bands(age,18,25),\"a, b\" ,sex") ==
               (Strings{"year(date)", "bands(age,18,25)", "\"a, b\"", "sex"}));
}

BOOST_AUTO_TEST_SUITE_END()
