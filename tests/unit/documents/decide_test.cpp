// SPDX-License-Identifier: Apache-2.0
// Whether a letter may go, and on which grounds: the rules of the design ("Letters"), case by case.
#include "documents/referral_case.hpp"
#include "small_checklist.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Ground;
using documents::Recipient;
namespace data = boost::unit_test::data;

namespace {

const std::string fields =
    "vidra = 1\nkind = \"letter\"\nid = \"t\"\nlanguages = [\"en\"]\ntitle = { en = \"A\" }\n"
    "recipients = [\"identification_authority\", \"guardianship\", \"shelter\", \"health\", \"legal_aid\", "
    "\"police\"]\n[fields]\n\"case\" = {}\n"
    "\"age\" = { to = [\"police\"], ground = [\"permission\", \"child\", \"law:Act 5\"] }\n";

enum class Claim { none, reason_alone, decided_by_alone, vital, law, vital_and_law };
enum class Alert { none, danger, medical, another };

/// What the record says, and what comes of it. Grounds: p(ermission), c(hild), v(ital interest), l(aw);
/// `refused`.
struct Row {
    std::string name;
    int age;                ///< years; -1: not recorded
    std::string age_group;  ///< as told in the talk
    std::string consent;    ///< for a letter to the recipient
    Recipient recipient;
    Claim claim;
    Alert alert;
    std::string expected;
    friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

using enum Recipient;

const std::vector<Row> rows = {
    {"adult, given", 30, "", "given", shelter, Claim::none, Alert::none, "p"},
    {"adult by what was told, given", -1, "adult", "given", shelter, Claim::none, Alert::none, "p"},
    {"18 is an adult", 18, "", "given", guardianship, Claim::none, Alert::none, "p"},
    {"adult, not asked", 30, "", "", shelter, Claim::none, Alert::none, ""},
    {"adult, not asked, to health", 30, "", "", health, Claim::none, Alert::none, ""},
    {"adult, an alert alone is no ground", 30, "", "", police, Claim::none, Alert::danger, ""},

    // a refusal is obeyed
    {"adult, refused", 30, "", "refused", shelter, Claim::none, Alert::none, "refused"},
    {"adult, withdrawn", 30, "", "withdrawn", legal_aid, Claim::none, Alert::none, "refused"},
    {"adult, refused, to health", 30, "", "refused", health, Claim::none, Alert::none, "refused"},
    {"adult, refused, in danger", 30, "", "refused", police, Claim::vital, Alert::danger, "refused"},
    {"adult, withdrawn, medical emergency", 30, "", "withdrawn", health, Claim::vital, Alert::medical,
     "refused"},
    {"adult, refused, law", 30, "", "refused", police, Claim::law, Alert::none, "refused"},
    {"adult by what was told, refused", -1, "adult", "refused", shelter, Claim::none, Alert::none, "refused"},

    // drunk, in shock: never given nor refused; a medical letter only
    {"unable, to health", 30, "", "unable", health, Claim::none, Alert::none, ""},
    {"unable, to a shelter", 30, "", "unable", shelter, Claim::none, Alert::none, "refused"},
    {"unable, to police", 30, "", "unable", police, Claim::none, Alert::none, "refused"},
    {"unable, in danger", 30, "", "unable", shelter, Claim::vital, Alert::danger, "v"},
    {"unable, in danger, without a reason", 30, "", "unable", shelter, Claim::decided_by_alone, Alert::danger,
     "refused"},
    {"unable, a reason without danger", 30, "", "unable", shelter, Claim::vital, Alert::none, "refused"},
    {"unable, law", 30, "", "unable", police, Claim::law, Alert::none, "l"},
    {"unable, to health, medical emergency", 30, "", "unable", health, Claim::vital, Alert::medical, "v"},

    // of a child consent is no ground, and a refusal is none against
    {"child, given", 15, "", "given", shelter, Claim::none, Alert::none, "c"},
    {"child, refused", 15, "", "refused", guardianship, Claim::none, Alert::none, "c"},
    {"child, withdrawn", 15, "", "withdrawn", police, Claim::none, Alert::none, "c"},
    {"child, unable", 15, "", "unable", identification_authority, Claim::none, Alert::none, "c"},
    {"child, not asked", 15, "", "", guardianship, Claim::none, Alert::none, "c"},
    {"17 is a child", 17, "", "refused", shelter, Claim::none, Alert::none, "c"},
    {"newborn", 0, "", "", health, Claim::none, Alert::none, "c"},
    {"child by what was told", -1, "child", "refused", shelter, Claim::none, Alert::none, "c"},
    {"uncertain", -1, "uncertain", "refused", shelter, Claim::none, Alert::none, "c"},
    {"uncertain, given", -1, "uncertain", "given", shelter, Claim::none, Alert::none, "c"},
    {"unknown", -1, "unknown", "refused", shelter, Claim::none, Alert::none, "c"},
    {"child, in danger", 15, "", "", police, Claim::vital, Alert::danger, "cv"},
    {"child, law", 15, "", "", police, Claim::law, Alert::none, "cl"},

    // nobody asked for the age: a refusal is obeyed
    {"age not asked, refused", -1, "", "refused", shelter, Claim::none, Alert::none, "refused"},
    {"age not asked, withdrawn", -1, "", "withdrawn", shelter, Claim::none, Alert::none, "refused"},
    {"age not asked, unable", -1, "", "unable", shelter, Claim::none, Alert::none, "refused"},
    {"age not asked, given", -1, "", "given", shelter, Claim::none, Alert::none, "p"},
    {"age not asked, nothing asked", -1, "", "", shelter, Claim::none, Alert::none, ""},

    // vital interest: an established alert, a reason, and who decided
    {"danger", 30, "", "", police, Claim::vital, Alert::danger, "v"},
    {"medical emergency", 30, "", "", health, Claim::vital, Alert::medical, "v"},
    {"another alert", 30, "", "", police, Claim::vital, Alert::another, ""},
    {"no alert", 30, "", "", police, Claim::vital, Alert::none, ""},
    {"a reason and nobody who decided", 30, "", "", police, Claim::reason_alone, Alert::danger, ""},
    {"somebody who decided and no reason", 30, "", "", police, Claim::decided_by_alone, Alert::danger, ""},
    {"given, in danger", 30, "", "given", police, Claim::vital, Alert::danger, "pv"},
    {"law", 30, "", "", police, Claim::law, Alert::none, "l"},
    {"given, in danger, law", 30, "", "given", police, Claim::vital_and_law, Alert::danger, "pvl"},
};

/// A case on a checklist with the alerts and `may_be_child`.
class Desk {
  public:
    explicit Desk(Alert alert, bool may_be_child = false) {
        std::string said;
        m_instrument = test::instrument(
            test::small_checklist(test::section("s") + test::question("danger") + test::question("ill") +
                                  test::question("x") + test::question("may_be_child") +
                                  test::outcome("some", "danger") + test::outcome("last", "") +
                                  test::alert("immediate_danger", "danger") +
                                  test::alert("medical_emergency", "ill") + test::alert("another", "x")),
            said);
        BOOST_TEST_REQUIRE(m_instrument.has_value(), said);
        m_record.clear(4);
        const auto answer = [&](std::size_t question, bool is_yes) {
            m_record.answers.set(
                question, is_yes ? vidra::checklist::AnswerState::yes : vidra::checklist::AnswerState::no);
        };
        answer(0, alert == Alert::danger);
        answer(1, alert == Alert::medical);
        answer(2, alert == Alert::another);
        answer(3, may_be_child);
        m_screener.emplace(*m_instrument);
    }
    vidra::records::Record& record() { return m_record; }
    documents::ReferralCase one() {
        m_result = m_screener->evaluate(m_record);
        return {&m_record, &*m_instrument, &*m_screener, &m_result};
    }

  private:
    std::optional<vidra::expression::Instrument> m_instrument;
    vidra::records::Record m_record;
    std::optional<vidra::screening::Screener> m_screener;
    vidra::screening::Result m_result;
};

documents::Claims claims(Claim claim) {
    documents::Claims result;
    const bool vital = claim == Claim::vital || claim == Claim::vital_and_law;
    result.reason = vital || claim == Claim::reason_alone ? "a threat" : "";
    result.decided_by = vital || claim == Claim::decided_by_alone ? "shift leader" : "";
    result.citation = claim == Claim::law || claim == Claim::vital_and_law ? "Act 5" : "";
    return result;
}

std::string told(const documents::Decision& decision) {
    if (decision.is_refused) {
        return "refused";
    }
    std::string text;
    text += decision.held.grounds.has(Ground::permission) ? "p" : "";
    text += decision.held.grounds.has(Ground::child) ? "c" : "";
    text += decision.held.grounds.has(Ground::vital_interest) ? "v" : "";
    text += decision.held.grounds.has(Ground::law) ? "l" : "";
    return text;
}

void fill(vidra::records::Record& record, int age, const std::string& age_group) {
    if (age >= 0) {
        record.age = age;
    }
    if (!age_group.empty()) {
        record.kept.push_back({"interview.age_group", age_group});
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decide)

BOOST_DATA_TEST_CASE(decision, data::make(rows), row) {
    Desk desk(row.alert);
    fill(desk.record(), row.age, row.age_group);
    if (!row.consent.empty()) {
        desk.record().kept.push_back(
            {"consent.referral." + std::string(documents::word(row.recipient)), row.consent});
    }
    const auto decision =
        documents::decide(test::good_manifest(fields), row.recipient, desk.one(), claims(row.claim));
    BOOST_TEST(told(decision) == row.expected, row.name << ": " << decision.why);
    BOOST_TEST((!decision.is_refused || !decision.why.empty()));
    // the reason is held with its ground and not without
    const bool is_vital = decision.held.grounds.has(Ground::vital_interest);
    BOOST_TEST(decision.held.reason == (is_vital ? "a threat" : ""));
    BOOST_TEST(decision.held.decided_by == (is_vital ? "shift leader" : ""));
    BOOST_TEST(decision.held.citation == (decision.held.grounds.has(Ground::law) ? "Act 5" : ""));
    // whoever claims a vital interest that is none is told
    if (row.claim == Claim::vital && !is_vital) {
        BOOST_TEST((decision.is_refused || !decision.notes.empty()));
    }
}

BOOST_AUTO_TEST_CASE(a_yes_to_one_is_none_to_another) {
    Desk desk(Alert::none);
    fill(desk.record(), 30, "");
    desk.record().kept.push_back({"consent.referral.shelter", "given"});
    desk.record().kept.push_back({"consent.referral.police", "refused"});
    const auto manifest = test::good_manifest(fields);
    BOOST_TEST(told(documents::decide(manifest, shelter, desk.one(), {})) == "p");
    BOOST_TEST(told(documents::decide(manifest, police, desk.one(), {})) == "refused");
    BOOST_TEST(told(documents::decide(manifest, health, desk.one(), {})) == "");
}

BOOST_AUTO_TEST_CASE(law_is_what_the_manifest_cites_for_the_recipient) {
    Desk desk(Alert::none);
    fill(desk.record(), 30, "");
    const auto manifest = test::good_manifest(fields);
    documents::Claims act_6;
    act_6.citation = "Act 6";
    const auto other_act = documents::decide(manifest, police, desk.one(), act_6);
    BOOST_TEST(told(other_act) == "");
    BOOST_TEST(!other_act.notes.empty());
    const auto other_recipient = documents::decide(manifest, shelter, desk.one(), claims(Claim::law));
    BOOST_TEST(told(other_recipient) == "");
    BOOST_TEST(!other_recipient.notes.empty());
    // nor does it open the way for who could not be asked
    desk.record().kept.push_back({"consent.referral.shelter", "unable"});
    desk.record().kept.push_back({"consent.referral.police", "unable"});
    BOOST_TEST(told(documents::decide(manifest, shelter, desk.one(), claims(Claim::law))) == "refused");
    BOOST_TEST(told(documents::decide(manifest, police, desk.one(), act_6)) == "refused");
    BOOST_TEST(told(documents::decide(manifest, police, desk.one(), claims(Claim::law))) == "l");
}

BOOST_AUTO_TEST_CASE(who_may_be_a_child_is_one) {
    Desk desk(Alert::none, true);
    fill(desk.record(), -1, "adult");
    desk.record().kept.push_back({"consent.referral.shelter", "refused"});
    BOOST_TEST(told(documents::decide(test::good_manifest(fields), shelter, desk.one(), {})) == "c");
}

BOOST_AUTO_TEST_CASE(without_a_checklist_no_alert_is_established) {
    vidra::records::Record record;
    record.age = 30;
    documents::ReferralCase one;
    one.record = &record;
    const auto decision = documents::decide(test::good_manifest(fields), police, one, claims(Claim::vital));
    BOOST_TEST(told(decision) == "");
    BOOST_TEST(!decision.notes.empty());
    record.age = 12;
    BOOST_TEST(told(documents::decide(test::good_manifest(fields), police, one, {})) == "c");
}

/// What comes of a record of these kept fields, on the day of the letter.
std::string told_on(std::string_view today, std::optional<int> age,
                    std::vector<vidra::records::KeptField> kept,
                    const documents::EarlierRecords& earlier = {}, Recipient recipient = shelter) {
    vidra::records::Record record;
    record.age = age;
    record.kept = std::move(kept);
    documents::ReferralCase one;
    one.record = &record;
    one.today = vidra::base::parse_date(today);
    one.earlier = earlier;
    return told(documents::decide(test::good_manifest(fields), recipient, one, {}));
}

documents::EarlierRecords earlier(documents::Consent consent, Recipient recipient = shelter) {
    documents::EarlierRecords says;
    says.referral.at(static_cast<std::size_t>(recipient)) = consent;
    return says;
}

BOOST_AUTO_TEST_CASE(who_has_come_of_age_is_asked) {
    // 17 at the talk: 18 a year later at the latest
    BOOST_TEST(told_on("2026-11-24", 17, {{"date", "2025-11-25"}}) == "c");
    BOOST_TEST(told_on("2026-11-25", 17, {{"date", "2025-11-25"}}) == "");
    BOOST_TEST(told_on("2026-11-25", 17, {{"date", "2025-11-25"}, {"consent.referral.shelter", "refused"}}) ==
               "refused");
    BOOST_TEST(told_on("2026-11-25", 17, {{"date", "2025-11-25"}, {"consent.referral.shelter", "given"}}) ==
               "p");
    BOOST_TEST(told_on("2026-11-25", 17, {{"date", "2025-11-25"}, {"interview.age_group", "child"}}) == "");
    BOOST_TEST(told_on("2026-11-25", 15, {{"date", "2025-11-25"}}) == "c");
    // by date of birth: 18 on the birthday
    const std::vector<vidra::records::KeptField> born = {{"date", "2026-06-01"},
                                                         {"identity.birth_date", "2008-11-25"}};
    BOOST_TEST(told_on("2026-11-24", 17, born) == "c");
    BOOST_TEST(told_on("2026-11-25", 17, born) == "");
    // where the age itself is uncertain, years make it no surer; without the day of the talk nobody can count
    BOOST_TEST(told_on("2030-01-01", 17, {{"date", "2025-11-25"}, {"interview.age_group", "uncertain"}}) ==
               "c");
    BOOST_TEST(told_on("2030-01-01", 17, {}) == "c");
    // one sign of a child is enough, whatever age is recorded
    BOOST_TEST(told_on("2030-01-01", 30, {{"date", "2025-11-25"}, {"interview.age_group", "child"}}) == "c");
}

BOOST_AUTO_TEST_CASE(a_refusal_stands_until_a_later_record_says_otherwise) {
    using documents::Consent;
    const auto says = [](const char* word, Recipient recipient = shelter) {
        return std::vector<vidra::records::KeptField>{
            {"consent.referral." + std::string(documents::word(recipient)), word}};
    };
    const std::string today = "2026-11-25";
    BOOST_TEST(told_on(today, 30, {}, earlier(Consent::refused)) == "refused");
    BOOST_TEST(told_on(today, 30, {}, earlier(Consent::withdrawn)) == "refused");
    BOOST_TEST(told_on(today, 30, {}, earlier(Consent::unreadable)) == "refused");
    BOOST_TEST(told_on(today, 30, {}, earlier(Consent::given)) == "p");
    BOOST_TEST(told_on(today, 30, says("given"), earlier(Consent::refused)) == "p");
    BOOST_TEST(told_on(today, 30, says("given"), earlier(Consent::unreadable)) == "p");
    BOOST_TEST(told_on(today, 30, says("refused"), earlier(Consent::given)) == "refused");
    BOOST_TEST(told_on(today, 12, {}, earlier(Consent::refused)) == "c");
    // who cannot decide takes nothing back, and gives nothing
    BOOST_TEST(told_on(today, 30, says("unable", health), earlier(Consent::refused, health), health) ==
               "refused");
    BOOST_TEST(told_on(today, 30, says("unable", health), earlier(Consent::given, health), health) == "");
    // a sign of a child in an earlier record is one where this one says nothing of age
    documents::EarlierRecords child = earlier(Consent::refused);
    child.may_be_child = true;
    BOOST_TEST(told_on(today, std::nullopt, {}, child) == "c");
    BOOST_TEST(told_on(today, 30, {}, child) == "refused");
}

BOOST_AUTO_TEST_CASE(a_letter_made_for_others_is_told) {
    const auto notes = [](const std::string& applies_to, int age) {
        vidra::records::Record record;
        record.age = age;
        documents::ReferralCase one;
        one.record = &record;
        const auto manifest =
            test::good_manifest(test::edited(fields, "recipients", applies_to + "recipients"));
        const auto decision = documents::decide(manifest, shelter, one, {});
        return decision.is_refused ? std::string("refused") : std::to_string(decision.notes.size());
    };
    BOOST_TEST(notes("", 12) == "0");
    BOOST_TEST(notes("", 30) == "0");
    BOOST_TEST(notes("applies_to = \"adult\"\n", 12) == "1");
    BOOST_TEST(notes("applies_to = \"adult\"\n", 30) == "0");
    BOOST_TEST(notes("applies_to = \"child\"\n", 12) == "0");
    BOOST_TEST(notes("applies_to = \"child\"\n", 30) == "refused");
    BOOST_TEST(notes("applies_to = \"any\"\n", 12) == "0");
}

BOOST_AUTO_TEST_CASE(what_names_nobody_needs_no_ground) {
    const auto anonymous = test::good_manifest(test::edited(
        test::edited(fields.substr(0, fields.find("\"age\"")), "[fields]", "anonymous = true\n[fields]"),
        "\"case\"", "\"month\""));
    const auto leaflet = test::good_manifest(
        test::edited(test::edited(fields.substr(0, fields.find("\"age\"")), "[fields]\n\"case\" = {}\n", ""),
                     "\"police\"]", "\"person\"]"));
    for (const char* const consent : {"given", "refused", "withdrawn", "unable"}) {
        Desk desk(Alert::danger);
        fill(desk.record(), 15, "");
        desk.record().kept.push_back({"consent.referral.shelter", consent});
        desk.record().kept.push_back({"consent.referral.person", consent});
        BOOST_TEST(told(documents::decide(anonymous, shelter, desk.one(), claims(Claim::vital_and_law))) ==
                   "");
        BOOST_TEST(told(documents::decide(leaflet, person, desk.one(), claims(Claim::vital_and_law))) == "");
    }
}

BOOST_AUTO_TEST_SUITE_END()
