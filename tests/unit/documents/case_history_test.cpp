// SPDX-License-Identifier: Apache-2.0
#include "documents/case_history.hpp"

#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
using documents::Recipient;
using vidra::records::Record;

namespace {

/// A record of a case, and whether it could be read.
struct Note {
    Record record;
    bool is_whole = true;
};

Note record(const std::string& case_id, const std::string& date, const std::string& consent,
            const std::string& kind = "shelter") {
    Note note;
    note.record.case_id = case_id;
    if (!date.empty()) {
        note.record.kept.push_back({"date", date});
    }
    if (!consent.empty()) {
        note.record.kept.push_back({"consent.referral." + kind, consent});
    }
    return note;
}

Note faulty(Note note) {
    note.is_whole = false;
    return note;
}

documents::CaseHistory history_of(const std::vector<Note>& notes) {
    documents::CaseHistory history(*vidra::base::parse_date("2026-11-25"));
    std::size_t number = 0;
    for (const Note& one : notes) {
        history.note(one.record, ++number, one.is_whole);
    }
    history.close();
    return history;
}

/// For each record whether it is superseded, and what the earlier ones say of a shelter: `-` and words.
std::string history(const std::vector<Note>& notes) {
    const documents::CaseHistory history = history_of(notes);
    std::string text;
    std::size_t number = 0;
    for (const Note& one : notes) {
        text += text.empty() ? "" : " ";
        if (history.is_superseded(one.record, ++number)) {
            text += "-";
            continue;
        }
        const auto consent =
            history.earlier(one.record).referral.at(static_cast<std::size_t>(Recipient::shelter));
        text += "[" +
                (consent == documents::Consent::unreadable ? "?" : std::string(documents::word(consent))) +
                "]";
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
    // nor one in which the person could not decide
    BOOST_TEST(history({record("A", "", "withdrawn"), record("A", "", "unable"), record("A", "", "")}) ==
               "- - [withdrawn]");
    BOOST_TEST(history({record("A", "", "given"), record("A", "", "unable"), record("A", "", "")}) ==
               "- - [unable]");
    // another kind of recipient is another matter
    BOOST_TEST(history({record("A", "", "refused", "police"), record("A", "", "")}) == "- []");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_may_be_a_refusal) {
    const auto after = [](const Note& middle, const Note& last) {
        return history({record("A", "", "given"), middle, last});
    };
    const Note silent = record("A", "", "");
    BOOST_TEST(after(faulty(record("A", "", "refusd")), silent) == "- - [?]");
    BOOST_TEST(after(faulty(record("A", "", "refused", "sheltr")), silent) == "- - [?]");
    BOOST_TEST(after(faulty(record("A", "", "")), silent) == "- - [?]");
    BOOST_TEST(after(faulty(record("A", "", "given")), silent) == "- - [?]");
    BOOST_TEST(after(faulty(record("A", "", "refused")), silent) == "- - [refused]");
    // a kind of one's own is no fault; a later record may say it again
    BOOST_TEST(after(record("A", "", "refused", "x_church"), silent) == "- - [given]");
    BOOST_TEST(history({faulty(record("A", "", "")), record("A", "", "given"), silent}) == "- - [given]");
    // one that has a fault counts as a record of its case
    BOOST_TEST(history({record("A", "", "given"), faulty(record("A", "", ""))}) == "- [given]");
}

BOOST_AUTO_TEST_CASE(later_is_by_the_dates_where_all_have_one) {
    BOOST_TEST(history({record("A", "2026-11-03", "refused"), record("A", "2026-11-01", "given")}) ==
               "[given] -");
    // of one day the order decides
    BOOST_TEST(history({record("A", "2026-11-03", "given"), record("A", "2026-11-03", "refused")}) ==
               "- [given]");
    BOOST_TEST(history({record("A", "2026-11-03", "refused"), record("A", "", "given")}) == "- [refused]");
    // no talk was in the future
    BOOST_TEST(history({record("A", "2062-01-01", "given"), record("A", "2026-11-01", "refused")}) ==
               "- [given]");
}

BOOST_AUTO_TEST_CASE(signs_of_a_child_stay) {
    Note child = record("A", "2026-01-01", "");
    child.record.age = 15;
    const Note later = record("A", "2026-02-01", "");
    BOOST_TEST(history_of({child, later}).earlier(later.record).may_be_child);
    child.record.age = 30;
    BOOST_TEST(!history_of({child, later}).earlier(later.record).may_be_child);
    child.record.age.reset();
    child.record.kept.push_back({"identity.birth_date", "2010-06-01"});
    BOOST_TEST(history_of({child, later}).earlier(later.record).may_be_child);
    child.record.kept.back().text = "2000-06-01";
    BOOST_TEST(!history_of({child, later}).earlier(later.record).may_be_child);
    child.record.kept.back() = {"interview.age_group", "uncertain"};
    BOOST_TEST(history_of({child, later}).earlier(later.record).may_be_child);
}

BOOST_AUTO_TEST_CASE(without_a_code_each_is_a_case) {
    BOOST_TEST(history({record("", "", "given"), record("", "", "refused")}) == "[] []");
    BOOST_TEST(history_of({record("", "", "")}).without_case() == 0U);
    BOOST_TEST(history_of({faulty(record("", "", "")), faulty(record("A", "", ""))}).without_case() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
