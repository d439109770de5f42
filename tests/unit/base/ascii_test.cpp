// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"

#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace base = vidra::base;

BOOST_AUTO_TEST_SUITE(ascii)

BOOST_AUTO_TEST_CASE(lower_case_leaves_other_bytes_alone) {
    BOOST_TEST(base::ascii_lower("Žena ABC") == "Žena abc");
}

BOOST_AUTO_TEST_CASE(trim_takes_white_space_at_both_ends) {
    BOOST_TEST(base::trim(" \t a b \r\n") == "a b");
    BOOST_TEST(base::trim(" \t ").empty());
}

BOOST_AUTO_TEST_CASE(split_keeps_empty_parts) {
    const auto parts = base::split("a;;b;", ';');
    const std::vector<std::string> expected = {"a", "", "b", ""};
    BOOST_TEST(std::vector<std::string>(parts.begin(), parts.end()) == expected,
               boost::test_tools::per_element());
    BOOST_TEST(base::split("", ';').size() == 1U);
}

using IdRow = vidra::test::Row<std::string, bool>;
const std::vector<IdRow> ids = {
    {"plain", "debt_bondage2", true},
    {"one letter", "a", true},
    {"64 letters", std::string(64, 'a'), true},
    {"65 letters", std::string(65, 'a'), false},
    {"empty", "", false},
    {"capital", "Debt", false},
    {"digit first", "2a", false},
    {"underscore first", "_a", false},
    {"dash", "debt-bondage", false},
    {"cyrillic", "дуг", false},
};

BOOST_DATA_TEST_CASE(the_form_of_ids, boost::unit_test::data::make(ids), row) {
    BOOST_TEST(base::is_id(row.input) == row.expected, row.name);
}

BOOST_AUTO_TEST_SUITE_END()
