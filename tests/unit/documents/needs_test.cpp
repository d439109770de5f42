// SPDX-License-Identifier: Apache-2.0
// What a record says of the needs of a person for whom a service is looked for.
#include "documents/referral_case.hpp"
#include "small_checklist.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;

namespace {

struct Row {
    std::string name;
    int age;              ///< years; -1: not recorded
    std::string alert;    ///< the one that is established; none
    std::string consent;  ///< for a shelter and the police
    /// Needs, with `!` behind `danger` or `medical` where they are urgent, and behind `guardianship`; then
    /// what was refused.
    std::string expected;
    friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

const std::vector<Row> rows = {
    {"adult, nothing", 30, "", "", "-"},
    {"adult in danger", 30, "immediate_danger", "", "danger! -"},
    {"ill adult", 30, "medical_emergency", "", "medical! -"},
    {"adult, refused", 30, "", "refused", "- shelter police"},
    {"adult, withdrawn", 30, "", "withdrawn", "- shelter police"},
    {"adult, given", 30, "", "given", "-"},
    {"adult, unable", 30, "", "unable", "-"},
    {"adult in danger, refused", 30, "immediate_danger", "refused", "danger! - shelter police"},
    {"18, refused", 18, "", "refused", "- shelter police"},
    // an age that nobody asked for counts as adult
    {"age not asked, refused", -1, "", "refused", "- shelter police"},
    {"alert of a child, of an adult", 30, "child_alone", "", "-"},
    {"child", 15, "", "", "guardianship -"},
    {"child alone", 15, "child_alone", "", "guardianship! -"},
    {"child in danger", 15, "immediate_danger", "", "danger! guardianship! -"},
    {"ill child", 15, "medical_emergency", "", "medical! guardianship! -"},
    {"child with another alert", 15, "another", "", "guardianship -"},
    {"17, refused", 17, "", "refused", "guardianship -"},
    {"child alone, withdrawn", 15, "child_alone", "withdrawn", "guardianship! -"},
};

std::string told(const documents::NeedsOfPerson& person) {
    std::string text;
    for (const std::string& need : person.needs) {
        const bool is_urgent = need == "guardianship" ? person.needs_guardian_now : person.is_urgent;
        text += need + (is_urgent ? "! " : " ");
    }
    text += "-";
    for (const std::string& kind : person.refused) {
        text += " " + kind;
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(needs)

BOOST_DATA_TEST_CASE(what_the_record_says, data::make(rows), row) {
    const std::vector<std::string> alerts = {"immediate_danger", "medical_emergency", "child_alone",
                                             "another"};
    std::string text = test::section("s");
    for (const std::string& alert : alerts) {
        text += test::question("is_" + alert);
    }
    text += test::outcome("some", "is_another") + test::outcome("last", "");
    for (const std::string& alert : alerts) {
        text += test::alert(alert, "is_" + alert);
    }
    std::string said;
    const auto instrument = test::instrument(test::small_checklist(text), said);
    BOOST_TEST_REQUIRE(instrument.has_value(), said);
    vidra::records::Record record;
    record.clear(alerts.size());
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        record.answers.set(i, alerts[i] == row.alert ? vidra::checklist::AnswerState::yes
                                                     : vidra::checklist::AnswerState::no);
    }
    if (row.age >= 0) {
        record.age = row.age;
    }
    if (!row.consent.empty()) {
        record.kept.push_back({"consent.referral.shelter", row.consent});
        record.kept.push_back({"consent.referral.police", row.consent});
    }
    vidra::screening::Screener screener(*instrument);
    const auto result = screener.evaluate(record);
    BOOST_TEST(told(documents::needs_of({&record, &*instrument, &screener, &result})) == row.expected);
}

BOOST_AUTO_TEST_CASE(whose_age_is_uncertain_may_be_a_child) {
    vidra::records::Record record;
    record.kept.push_back({"interview.age_group", "uncertain"});
    record.kept.push_back({"consent.referral.shelter", "refused"});
    documents::ReferralCase one;
    one.record = &record;
    BOOST_TEST(told(documents::needs_of(one)) == "guardianship -");
}

BOOST_AUTO_TEST_SUITE_END()
