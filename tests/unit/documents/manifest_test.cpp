// SPDX-License-Identifier: Apache-2.0
// Faults of a manifest, each with a near miss; and the most that a manifest may allow, field by field, as the
// notes on practice have it ("The letter") and the page on letter templates tells it.
#include "documents/manifest.hpp"
#include "row.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <set>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Ground;
using documents::HeldGrounds;
using documents::Recipient;
using vidra::diag::Code;
namespace data = boost::unit_test::data;

namespace {

/// Places of rows are those of this text.
const std::string base =
    /*  1 */
    "vidra = 1\n"
    /*  2 */
    "kind = \"letter\"\n"
    /*  3 */
    "id = \"sample\"\n"
    /*  4 */
    "languages = [\"en\"]\n"
    /*  5 */
    "title = { en = \"Referral\" }\n"
    /*  6 */
    "recipients = [\"identification_authority\", \"police\"]\n"
    /*  7 */
    "cases = \"one\"\n"
    /*  8 */
    "[fields]\n"
    /*  9 */
    "\"case\" = {}\n"
    /* 10 */ "\"identity.name\" = { to = [\"police\"], ground = [\"permission\", \"law:Act 5\"] }\n";

struct Fault {
    std::string name;
    std::string part;
    std::string bad;
    std::string places;
    std::string good;
    friend std::ostream& operator<<(std::ostream& out, const Fault& one) { return out << one.name; }
};

const std::string name_line =
    "\"identity.name\" = { to = [\"police\"], ground = [\"permission\", \"law:Act 5\"] }\n";

const std::vector<Fault> faults = {
    {"no such field", "\"case\" = {}", "\"csae\" = {}", "9:1 VL001", "\"case_date\" = {}"},
    {"list of cases about one", "\"case\" = {}", "\"cases\" = {}", "9:1 VL001", "\"month\" = {}"},
    {"field of one about many", "cases = \"one\"", "cases = \"many\"", "9:1 VL001\n10:1 VL001",
     "cases = 'one'"},
    {"field about nobody", "cases = \"one\"", "cases = \"none\"", "9:1 VL001\n10:1 VL001", ""},
    {"recipient of a field is none of the letter", "to = [\"police\"]", "to = [\"police\", \"shelter\"]",
     "10:37 VL002", "to = [\"police\", \"identification_authority\"]"},
    {"only recipient is none of the letter", "to = [\"police\"]", "to = [\"shelter\"]", "10:27 VL002",
     "to = [\"police\"]"},
    {"recipient may not have it", name_line, "\"present\" = { to = [\"police\"], ground = [\"child\"] }\n",
     "10:1 VL002\n10:1 VL003",
     "\"present\" = { to = [\"identification_authority\"], ground = [\"child\"] }\n"},
    {"one of all recipients may not have it", "\"case\" = {}", "\"instrument\" = {}", "9:1 VL002",
     "\"instrument\" = { to = [\"identification_authority\"] }"},
    {"ground gives it to nobody", "[\"permission\", \"law:Act 5\"]", "[\"vital_interest\"]", "10:1 VL003",
     "[\"child\"]"},
    {"law is of the police alone", "to = [\"police\"]", "to = [\"identification_authority\"]", "10:1 VL003",
     "to = [\"identification_authority\", \"police\"]"},
    {"no ground", ", ground = [\"permission\", \"law:Act 5\"]", "", "10:1 VL004",
     ", ground = [\"law:Act 5\"]"},
    {"list of grounds is empty", "[\"permission\", \"law:Act 5\"]", "[]", "10:1 VL004", "[\"permission\"]"},
    {"title says victim", "en = \"Referral\"", "en = \"Victim's referral\"", "5:16 VL005",
     "en = \"Conviction\""},
    {"title says trafficking", "en = \"Referral\"", "en = \"Anti-TRAFFICKING\"", "5:16 VL005",
     "en = \"Traffic\""},
    {"Serbian in Latin script", "[\"en\"]\n", "[\"en\", \"sr-Latn\"]\n", "4:20 VC018", "[ \"en\" ]\n"},
    {"not anonymous enough", "cases = \"one\"", "anonymous = true", "9:1 VL006\n10:1 VL006",
     "anonymous = false"},
    {"unknown recipient", "\"identification_authority\", \"police\"]", "\"police\", \"polcie\"]",
     "6:25 VC014", "\"police\", \"shelter\"]"},
    {"unknown recipient of a field", "to = [\"police\"]", "to = [\"police\", \"polcie\"]", "10:37 VC014",
     "to = [\"police\"]"},
    {"recipient twice", "\"identification_authority\", \"police\"]", "\"police\", \"police\"]", "6:25 VC012",
     "\"police\", \"guardianship\"]"},
    {"unknown ground", "\"permission\", ", "\"consent\", ", "10:48 VC014", "\"child\", "},
    {"law without a citation", "law:Act 5", "law:", "10:62 VC014", "law:A"},
    {"law with blanks for a citation", "law:Act 5", "law:  ", "10:62 VC014", "law:A"},
    {"unknown paper", "cases = \"one\"", "paper = \"A5\"", "7:9 VC014", "paper = \"A6\""},
    {"unknown number of cases", "cases = \"one\"", "cases = \"two\"", "7:9 VC014", "cases = \"one\""},
    {"field is a text", "\"case\" = {}", "\"case\" = \"all\"", "9:10 VC009", "\"case\" = { }"},
    {"unknown key of a field", "\"case\" = {}", "\"case\" = { too = [] }", "9:12 VC007",
     "\"case\" = { x-too = [] }"},
    {"unknown key", "cases = \"one\"", "case = \"one\"", "7:1 VC007", "x-case = \"one\""},
    {"id is a path", "id = \"sample\"", "id = \"../sample\"", "3:6 VC010", "id = \"sample_2\""},
    {"id says too much", "id = \"sample\"", "id = \"victim\"", "3:6 VL005", "id = \"conviction\""},
    {"no title", "title = { en = \"Referral\" }\n", "", "1:1 VC008", "title = { en = \"R\" }\n"},
    {"no recipients", "recipients = [\"identification_authority\", \"police\"]", "x-recipients = []",
     "1:1 VC008\n10:27 VL002", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(manifest)

BOOST_AUTO_TEST_CASE(the_sample_has_no_fault) {
    const auto manifest = test::good_manifest(base);
    BOOST_TEST(manifest.id == "sample");
    BOOST_TEST((manifest.recipients ==
                std::vector<Recipient>{Recipient::identification_authority, Recipient::police}));
    BOOST_TEST((manifest.paper == documents::Paper::a4));
    BOOST_TEST((manifest.cases == documents::Cases::one));
    BOOST_TEST(!manifest.anonymous);
    BOOST_TEST_REQUIRE(manifest.fields.size() == 2U);
    // without `to` it goes to every recipient of the letter
    BOOST_TEST(manifest.fields[0].to.has(Recipient::identification_authority));
    BOOST_TEST(manifest.fields[0].to.has(Recipient::police));
    BOOST_TEST(!manifest.fields[0].to.has(Recipient::shelter));
    BOOST_TEST(manifest.fields[1].citations == std::vector<std::string>{"Act 5"},
               boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(fault, data::make(faults), row) {
    vidra::diag::Diagnostics diagnostics;
    (void)test::manifest(test::edited(base, row.part, row.bad), diagnostics);
    diagnostics.sort();
    BOOST_TEST(test::places(diagnostics) == row.places, row.name << ": " << test::words(diagnostics));
    if (!row.good.empty()) {
        vidra::diag::Diagnostics none;
        (void)test::manifest(test::edited(base, row.part, row.good), none);
        BOOST_TEST(test::places(none) == "", row.name << ", near miss: " << test::words(none));
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_field_is_told_with_the_nearest) {
    vidra::diag::Diagnostics diagnostics;
    (void)test::manifest(test::edited(base, "\"identity.name\"", "\"identity.nmae\""), diagnostics);
    BOOST_TEST(test::words(diagnostics).find("`identity.name`") != std::string::npos,
               test::words(diagnostics));
}

BOOST_AUTO_TEST_CASE(a_letter_has_a_recipient) {
    vidra::diag::Diagnostics diagnostics;
    (void)test::manifest(
        "vidra = 1\nkind = \"letter\"\nid = \"a\"\nlanguages = [\"en\"]\ntitle = { en = \"A\" }\n"
        "recipients = []\n",
        diagnostics);
    BOOST_TEST(diagnostics.error_count() == 1U, test::words(diagnostics));
}

const std::vector<test::Row<std::string, bool>> titles = {
    {"victim", "Victim", true},
    {"within a word", "nonvictimised", true},
    {"trafficking", "human trafficking", true},
    {"trafficked", "Trafficked persons", true},
    {"exploitation", "Exploitation", true},
    {"žrtva in Cyrillic", "Упут за жртву", true},
    {"žrtva in capitals", "ЖРТВЕ", true},
    {"žrtva in Latin", "Uput žrtvi", true},
    {"žrtva in Latin capitals", "ŽRTVA", true},
    {"žrtva without its caron", "zrtva", true},
    {"trgovina in Cyrillic", "Трговина људима", true},
    {"trgovina in Latin", "trgovinom ljudima", true},
    {"eksploatacija", "експлоатација", true},
    {"neutral", "Referral", false},
    {"neutral Serbian", "Упут", false},
    {"traffic", "Traffic police", false},
    {"conviction", "Convictions", false},
    {"trader", "Трговац", false},
    {"hard", "tvrtka", false},
    {"empty", "", false},
};

BOOST_DATA_TEST_CASE(tells_too_much, data::make(titles), row) {
    BOOST_TEST(documents::tells_too_much(row.input) == row.expected, row.name);
}

/// Whom a field may reach: freely, and on each ground. A letter a recipient: i(dentification authority),
/// g(uardianship), s(helter), h(ealth), l(egal aid), p(olice).
struct Ceiling {
    std::string field;
    std::string freely;
    std::string permission;
    std::string child;
    std::string vital;
    std::string law;
    friend std::ostream& operator<<(std::ostream& out, const Ceiling& one) { return out << one.field; }
};

const std::vector<Ceiling> ceilings = {
    {"case", "igshlp", "", "", "", ""},
    {"case_date", "igshlp", "", "", "", ""},
    {"month", "igshlp", "", "", "", ""},
    {"station", "", "iglp", "iglp", "", "p"},
    {"sex", "igshlp", "", "", "", ""},
    {"age_group", "igshlp", "", "", "", ""},
    {"age", "", "igshlp", "igshlp", "", "igshlp"},
    {"citizenship", "", "igl", "igl", "", ""},
    {"identity.name", "", "igshlp", "igp", "", "p"},
    {"identity.birth_date", "", "igshlp", "igp", "", "p"},
    {"safety.whereabouts", "", "igshp", "igshp", "igshp", "p"},
    {"safety.contact", "", "igshlp", "igshlp", "igshlp", ""},
    {"safety.keep_from", "", "igsp", "igsp", "igsp", ""},
    {"safety.dangers", "", "igshlp", "igshlp", "igshlp", "p"},
    {"safety.alerts", "", "ig", "ig", "ig", ""},
    {"safety.guardian", "", "igp", "igp", "igp", ""},
    {"safety.child_alone", "", "igshp", "igshp", "igshp", ""},
    {"present", "", "ig", "ig", "", ""},
    {"medical.needs", "", "igshp", "igshp", "igshp", ""},
    {"medical.urgent", "", "igshp", "igshp", "igshp", ""},
    {"medical.assault", "", "igh", "igh", "igh", ""},
    {"needs", "", "igshl", "igshl", "", ""},
    {"bed", "", "igs", "igs", "", ""},
    {"language.spoken", "igshlp", "", "", "", ""},
    {"language.interpreter", "igshlp", "", "", "", ""},
    {"findings", "", "ig", "ig", "", ""},
    {"findings_elements", "", "p", "p", "", "p"},
    {"findings_risk", "", "s", "s", "", ""},
    {"findings_health", "", "h", "h", "h", ""},
    {"findings_summary", "", "l", "l", "", ""},
    {"open", "", "ig", "ig", "", ""},
    {"result.outcome", "iglp", "", "", "", ""},
    {"result.at_most", "iglp", "", "", "", ""},
    {"result.settled", "iglp", "", "", "", ""},
    {"result.rules", "", "ig", "ig", "", ""},
    {"instrument", "ig", "", "", "", ""},
    {"assessment", "", "ig", "ig", "", ""},
    {"consents", "", "i", "i", "", ""},
    {"told", "", "ig", "ig", "", ""},
    {"guardianship_told", "igshp", "", "", "", ""},
    {"views", "", "", "ig", "", ""},
    {"second_talk", "", "ig", "ig", "", ""},
    {"form", "", "iglp", "iglp", "", "p"},
    {"cases", "igshlp", "", "", "", ""},
};

constexpr std::array<std::pair<char, const char*>, 7> kinds = {{{'i', "identification_authority"},
                                                                {'g', "guardianship"},
                                                                {'s', "shelter"},
                                                                {'h', "health"},
                                                                {'l', "legal_aid"},
                                                                {'p', "police"},
                                                                {'x', "person"}}};

std::string manifest_for(const char* recipient, const std::string& field, const std::string& grounds) {
    return fmt::format(
        "vidra = 1\nkind = \"letter\"\nid = \"a\"\nlanguages = [\"en\"]\ntitle = {{ en = \"A\" }}\n"
        "recipients = [\"{}\"]\ncases = \"{}\"\n[fields]\n\"{}\" = {{ {} }}\n",
        recipient, field == "cases" ? "many" : "one", field, grounds);
}

BOOST_DATA_TEST_CASE(ceiling, data::make(ceilings), row) {
    for (const auto& [letter, recipient] : kinds) {
        const auto has = [&, one = letter](const std::string& some) {
            return some.find(one) != std::string::npos;
        };
        const std::vector<std::pair<const char*, bool>> ways = {
            {"", has(row.freely)},
            {"ground = [\"permission\"]", has(row.freely + row.permission)},
            {"ground = [\"child\"]", has(row.freely + row.child)},
            {"ground = [\"vital_interest\"]", has(row.freely + row.vital)},
            {"ground = [\"law:Act 5\"]", has(row.freely + row.law)},
        };
        for (const auto& [grounds, may] : ways) {
            vidra::diag::Diagnostics diagnostics;
            (void)test::manifest(manifest_for(recipient, row.field, grounds), diagnostics);
            BOOST_TEST((diagnostics.error_count() == 0) == may, row.field << " to " << recipient << " "
                                                                          << grounds << ": "
                                                                          << test::words(diagnostics));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_field_has_a_ceiling_here) {
    std::set<std::string> told = {
        "identity.call_name"};  // to whom on which ground is told nowhere so exactly
    for (const Ceiling& one : ceilings) {
        told.insert(one.field);
    }
    for (const documents::Field& field : documents::all_fields()) {
        BOOST_TEST(told.contains(std::string(field.name)), field.name);
    }
    BOOST_TEST(told.size() == documents::all_fields().size());
}

// A ground that gives a field to one recipient does not give it to another beside it.
BOOST_AUTO_TEST_CASE(released_as_far_as_the_ceiling_and_the_grounds_go) {
    const auto manifest = test::good_manifest(
        "vidra = 1\nkind = \"letter\"\nid = \"a\"\nlanguages = [\"en\"]\ntitle = { en = \"A\" }\n"
        "recipients = [\"identification_authority\", \"shelter\", \"police\"]\n[fields]\n\"case\" = {}\n"
        "\"identity.name\" = { ground = [\"permission\", \"child\", \"law:Act 5\"] }\n"
        "\"safety.contact\" = { to = [\"police\"], ground = [\"vital_interest\"] }\n");
    const auto& code = manifest.fields[0];
    const auto& name = manifest.fields[1];
    const auto& contact = manifest.fields[2];
    const HeldGrounds none;
    const HeldGrounds permission = {{Ground::permission}, "", "", ""};
    const HeldGrounds child = {{Ground::child}, "", "", ""};
    const HeldGrounds vital = {{Ground::vital_interest}, "", "r", "d"};
    const HeldGrounds act_5 = {{Ground::law}, "Act 5", "", ""};
    const HeldGrounds act_6 = {{Ground::law}, "Act 6", "", ""};
    const HeldGrounds both = {{Ground::child, Ground::law}, "Act 6", "", ""};
    using enum Recipient;
    for (const HeldGrounds& held : {none, permission, child, vital, act_5}) {
        BOOST_TEST(code.is_released(shelter, held));
        BOOST_TEST(!code.is_released(health, held));
    }
    for (const Recipient recipient : {identification_authority, shelter, police}) {
        BOOST_TEST(!name.is_released(recipient, none));
        BOOST_TEST(name.is_released(recipient, permission));
        BOOST_TEST(!name.is_released(recipient, vital));
        BOOST_TEST(!name.is_released(recipient, act_6));
        // a child's name is not for a shelter
        BOOST_TEST(name.is_released(recipient, child) == (recipient != shelter));
        BOOST_TEST(name.is_released(recipient, both) == (recipient != shelter));
        BOOST_TEST(name.is_released(recipient, act_5) == (recipient == police));
        BOOST_TEST(!contact.is_released(recipient, permission));
        BOOST_TEST(contact.is_released(recipient, vital) == (recipient == police));
    }
    BOOST_TEST(!name.is_released(legal_aid, permission));
    BOOST_TEST(!name.is_released(person, permission));
}

BOOST_AUTO_TEST_CASE(an_anonymous_letter_says_four_things) {
    for (const documents::Field& field : documents::all_fields()) {
        vidra::diag::Diagnostics diagnostics;
        const std::string text = manifest_for("police", std::string(field.name), "ground = [\"permission\"]");
        (void)test::manifest("anonymous = true\n" + text, diagnostics);
        const bool may =
            field.name == "month" || field.name == "age_group" || field.name == "sex" || field.name == "form";
        BOOST_TEST((diagnostics.error_count() == 0) == may, field.name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
