// SPDX-License-Identifier: Apache-2.0
#include "documents/case_history.hpp"

#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
using vidra::records::Record;

namespace {

Record record(const std::string& case_id, const std::string& date, const std::string& consent) {
    Record one;
    one.case_id = case_id;
    if (!date.empty()) {
        one.kept.push_back({"date", date});
    }
    if (!consent.empty()) {
        one.kept.push_back({"consent.referral.shelter", consent});
    }
    return one;
}

/// For each record whether it is superseded, and what the earlier ones say: `-` and words.
std::string history(const std::vector<Record>& records) {
    documents::CaseHistory history(documents::Recipient::shelter);
    std::size_t number = 0;
    for (const Record& one : records) {
        history.note(one, ++number);
    }
    history.close();
    std::string text;
    number = 0;
    for (const Record& one : records) {
        const bool is_superseded = history.is_superseded(one, ++number);
        text += (text.empty() ? "" : " ") +
                (is_superseded ? std::string("-") : "[" + std::string(history.earlier_consent(one)) + "]");
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(case_history)

BOOST_AUTO_TEST_CASE(one_record_a_case_counts) {
    BOOST_TEST(history({}) == "");
    BOOST_TEST(history({record("A", "2026-11-01", "given"), record("B", "", "refused")}) == "[] []");
}

BOOST_AUTO_TEST_CASE(the_last_counts_with_what_was_said_before) {
    BOOST_TEST(history({record("A", "", "given"), record("B", "", "given"), record("A", "", "refused")}) ==
               "- [] [given]");
    // one that says nothing does not take a refusal back
    BOOST_TEST(history({record("A", "", "given"), record("A", "", "refused"), record("A", "", ""),
                        record("A", "", "")}) == "- - - [refused]");
    BOOST_TEST(history({record("A", "", "refused"), record("A", "", "given"), record("A", "", "")}) ==
               "- - [given]");
}

BOOST_AUTO_TEST_CASE(later_is_by_the_dates_where_all_have_one) {
    BOOST_TEST(history({record("A", "2026-11-03", "refused"), record("A", "2026-11-01", "given")}) ==
               "[given] -");
    // of one day the order decides
    BOOST_TEST(history({record("A", "2026-11-03", "given"), record("A", "2026-11-03", "refused")}) ==
               "- [given]");
    BOOST_TEST(history({record("A", "2026-11-03", "refused"), record("A", "", "given")}) == "- [refused]");
}

BOOST_AUTO_TEST_CASE(without_a_code_each_is_a_case) {
    BOOST_TEST(history({record("", "", "given"), record("", "", "refused")}) == "[] []");
}

BOOST_AUTO_TEST_SUITE_END()
