// SPDX-License-Identifier: Apache-2.0
// The register of disclosures: a line a letter, and the table of them. Nothing of what a letter said is in
// it.
#include "documents/disclosures.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace documents = vidra::documents;
using documents::Disclosure;
using documents::Ground;
using documents::Recipient;

namespace {

Disclosure sample() {
    Disclosure one;
    one.time = "2026-11-25T14:30:00+01:00";
    one.case_id = "2026-001";
    one.letter = "referral";
    one.recipient = Recipient::shelter;
    return one;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(disclosures)

BOOST_AUTO_TEST_CASE(line_of_the_least) {
    BOOST_TEST(documents::disclosure_line(sample()) ==
               "{\"time\":\"2026-11-25T14:30:00+01:00\",\"case\":\"2026-001\",\"letter\":\"referral\","
               "\"recipient\":\"shelter\",\"ground\":\"none\"}\n");
}

BOOST_AUTO_TEST_CASE(line_of_all) {
    Disclosure one = sample();
    one.service = "safe_house";
    one.officer = "J. \"J\" Ј.";
    one.held.grounds = {Ground::permission, Ground::vital_interest, Ground::law};
    one.held.citation = "Act 5";
    one.held.reason = "he said that he would come";
    one.held.decided_by = "shift leader";
    const std::string line = documents::disclosure_line(one);
    BOOST_TEST(
        line ==
        "{\"time\":\"2026-11-25T14:30:00+01:00\",\"case\":\"2026-001\",\"letter\":\"referral\","
        "\"recipient\":\"shelter\",\"ground\":\"permission, vital_interest, law:Act 5\","
        "\"service\":\"safe_house\",\"officer\":\"J. \\\"J\\\" Ј.\",\"decided_by\":\"shift leader\"}\n");
    BOOST_TEST(line.find("would come") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_is_one_line) {
    Disclosure one = sample();
    one.case_id = "a\nb\t\"\\\x1B";
    one.officer = "\r\n";
    const std::string line = documents::disclosure_line(one);
    BOOST_TEST(line.find('\n') == line.size() - 1);
    const auto json = nlohmann::json::parse(line);
    BOOST_TEST(json.at("case").get<std::string>() == one.case_id);
    BOOST_TEST(json.at("officer").get<std::string>() == one.officer);
}

BOOST_AUTO_TEST_CASE(table) {
    std::vector<std::size_t> faults;
    Disclosure one = sample();
    Disclosure two = sample();
    two.case_id = "Ђ-2";
    two.recipient = Recipient::police;
    two.held.grounds = {Ground::child};
    two.service = "s";
    two.officer = "Ана";
    two.held.decided_by = "J.";
    const std::string lines = documents::disclosure_line(one) + documents::disclosure_line(two);
    BOOST_TEST(
        documents::disclosures_table(lines, "", faults) ==
        "TIME                       CASE      LETTER    RECIPIENT  GROUND  SERVICE  OFFICER  DECIDED BY\n"
        "2026-11-25T14:30:00+01:00  2026-001  referral  shelter    none\n"
        "2026-11-25T14:30:00+01:00  Ђ-2       referral  police     child   s        Ана      J.\n");
    BOOST_TEST(faults.empty());
}

BOOST_AUTO_TEST_CASE(table_of_nothing) {
    std::vector<std::size_t> faults;
    BOOST_TEST(documents::disclosures_table("", "", faults) ==
               "TIME  CASE  LETTER  RECIPIENT  GROUND  SERVICE  OFFICER  DECIDED BY\n");
    BOOST_TEST(documents::disclosures_table("\n \r\n\n", "", faults) ==
               "TIME  CASE  LETTER  RECIPIENT  GROUND  SERVICE  OFFICER  DECIDED BY\n");
    BOOST_TEST(faults.empty());
}

BOOST_AUTO_TEST_CASE(lines_that_are_none_are_told) {
    std::vector<std::size_t> faults;
    const std::string shown = documents::disclosures_table(
        "{\"case\":\"a\"}\n[1]\n\n{\"case\":\n\"x\"\n{\"case\":\"b\\u001b[31m\\nc\",\"letter\":7}\n\xFF", "",
        faults);
    const std::vector<std::size_t> expected = {1, 2, 4, 5, 6, 7};
    BOOST_TEST(faults == expected, boost::test_tools::per_element());
    // no control character reaches the terminal, and a line feed does not make a row
    BOOST_TEST(shown.find('\x1B') == std::string::npos);
    BOOST_TEST(std::count(shown.begin(), shown.end(), '\n') == 3);
    BOOST_TEST(shown.find("b\xEF\xBF\xBD[31m c") != std::string::npos, shown);
}

BOOST_AUTO_TEST_SUITE_END()
