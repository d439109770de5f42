// SPDX-License-Identifier: Apache-2.0
// Faults of a service list, each with a near miss; and which services are suggested, in which order.
#include "documents/services.hpp"
#include "row.hpp"
#include "support.hpp"
#include "tomlio/document.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;
using documents::NeedsOfPerson;

namespace {

/// Places of rows are those of this text.
const std::string base =
    /*  1 */
    "vidra = 1\n"
    /*  2 */
    "kind = \"services\"\n"
    /*  3 */
    "id = \"sample\"\n"
    /*  4 */
    "languages = [\"en\"]\n"
    /*  5 */
    "title = { en = \"Services\" }\n"
    /*  6 */
    "[[source]]\n"
    /*  7 */
    "title = \"T\"\n"
    /*  8 */
    "publisher = \"P\"\n"
    /*  9 */
    "status = \"primary\"\n"
    /* 10 */
    "[[service]]\n"
    /* 11 */
    "id = \"line\"\n"
    /* 12 */
    "kind = \"helpline\"\n"
    /* 13 */
    "name = { en = \"The line\" }\n"
    /* 14 */
    "neutral_name = { en = \"Help by telephone\" }\n"
    /* 15 */
    "note = { en = \"at any hour\" }\n"
    /* 16 */
    "accepts = { age = [\"adult\"], sex = [\"female\"], needs = [\"bed\", \"danger\"] }\n"
    /* 17 */
    "urgent = true\n"
    /* 18 */
    "[[service]]\n"
    /* 19 */
    "id = \"doctor\"\n"
    /* 20 */
    "kind = \"health\"\n"
    /* 21 */ "name = { en = \"Doctor\" }\n";

struct Fault {
    std::string name;
    std::string part;
    std::string bad;
    std::string places;
    std::string good;
    friend std::ostream& operator<<(std::ostream& out, const Fault& one) { return out << one.name; }
};

const std::vector<Fault> faults = {
    {"id with a capital", "\"line\"", "\"Line\"", "11:6 VC010", "\"line_2\""},
    {"id of another", "\"doctor\"", "\"line\"", "19:6 VC012", "\"doctor_2\""},
    {"id missing", "id = \"doctor\"\n", "", "18:1 VC008", "id = \"d\"\n"},
    {"id of the list is a path", "\"sample\"", "\"../sample\"", "3:6 VC010", "\"sample_2\""},
    {"unknown kind", "\"health\"", "\"hospital\"", "20:8 VC014", "\"emergency\""},
    {"the person is no service", "\"health\"", "\"person\"", "20:8 VC014", "\"police\""},
    {"kind missing", "kind = \"health\"\n", "", "18:1 VC008", "kind = \"legal_aid\"\n"},
    {"name missing", "name = { en = \"Doctor\" }\n", "", "18:1 VC008", "name = { en = \"D\" }\n"},
    {"unknown age", "[\"adult\"]", "[\"adults\"]", "16:20 VC014", "[\"adult\", \"child\"]"},
    {"unknown sex", "[\"female\"]", "[\"women\"]", "16:37 VC014", "[\"male\", \"other\"]"},
    {"unknown need", "\"danger\"]", "\"food\"]", "16:64 VC014", "\"legal\"]"},
    {"unknown key of what it accepts", "age = [", "ages = [", "16:13 VC007", "x-ages = ["},
    {"urgent is a text", "urgent = true", "urgent = \"yes\"", "17:10 VC009", "urgent = false"},
    {"unknown key", "urgent = true", "urgnet = true", "17:1 VC007", "x-urgnet = true"},
    {"neutral name tells", "\"Help by telephone\"", "\"Line for victims\"", "14:23 VL005", "\"A line\""},
    {"its note tells", "\"at any hour\"", "\"on trafficking\"", "15:15 VL005", "\"on traffic\""},
    {"name of the source missing", "title = \"T\"\n", "", "6:1 VC008", "title = \"U\"\n"},
    {"unknown status of a source", "\"primary\"", "\"first\"", "9:10 VC014", "\"secondary\""},
};

documents::ServiceList load(const std::string& text, vidra::diag::Diagnostics& diagnostics) {
    const auto document = vidra::tomlio::parse(text, diagnostics);
    BOOST_TEST_REQUIRE(document.has_value(), test::words(diagnostics));
    return documents::load_services(*document, diagnostics);
}

documents::ServiceList good(const std::string& text) {
    vidra::diag::Diagnostics diagnostics;
    auto list = load(text, diagnostics);
    BOOST_TEST_REQUIRE(test::places(diagnostics) == "", test::words(diagnostics));
    return list;
}

std::string service(const std::string& id, const std::string& extra) {
    return "[[service]]\nid = \"" + id + "\"\nkind = \"shelter\"\nname = { en = \"" + id + "\" }\n" + extra +
           "\n";
}

/// "a b!": urgent ones with a mark behind.
std::string suggested(const documents::ServiceList& list, const NeedsOfPerson& person) {
    std::string text;
    for (const auto& one : documents::suggest(list, person)) {
        text += (text.empty() ? "" : " ") + one.service->id + (one.is_urgent ? "!" : "");
    }
    return text;
}

NeedsOfPerson person(bool is_child, bool is_adult, const char* sex, std::vector<std::string> needs,
                     bool is_urgent = false) {
    NeedsOfPerson one;
    one.is_child = is_child;
    one.is_adult = is_adult;
    one.sex = sex;
    one.needs = std::move(needs);
    one.is_urgent = is_urgent;
    return one;
}

const std::string head =
    "vidra = 1\nkind = \"services\"\nid = \"s\"\nlanguages = [\"en\"]\ntitle = { en = \"S\" }\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(services)

BOOST_AUTO_TEST_CASE(the_sample_has_no_fault) {
    const auto list = good(base);
    BOOST_TEST(list.id == "sample");
    BOOST_TEST_REQUIRE(list.services.size() == 2U);
    const auto* line = list.find("line");
    BOOST_TEST_REQUIRE(line != nullptr);
    BOOST_TEST(line->kind == "helpline");
    BOOST_TEST(line->is_urgent);
    BOOST_TEST(line->must_verify);  // as long as nobody says that it was
    BOOST_TEST(line->name.in("en") == "The line");
    BOOST_TEST(list.find("nobody") == nullptr);
    const auto* doctor = list.find("doctor");
    BOOST_TEST_REQUIRE(doctor != nullptr);
    BOOST_TEST(!doctor->is_urgent);
    BOOST_TEST(doctor->ages.empty());
}

BOOST_DATA_TEST_CASE(fault, data::make(faults), row) {
    vidra::diag::Diagnostics diagnostics;
    (void)load(test::edited(base, row.part, row.bad), diagnostics);
    diagnostics.sort();
    BOOST_TEST(test::places(diagnostics) == row.places, row.name << ": " << test::words(diagnostics));
    vidra::diag::Diagnostics none;
    (void)load(test::edited(base, row.part, row.good), none);
    BOOST_TEST(test::places(none) == "", row.name << ", near miss: " << test::words(none));
}

BOOST_AUTO_TEST_CASE(a_list_has_a_service) {
    vidra::diag::Diagnostics diagnostics;
    (void)load(head, diagnostics);
    BOOST_TEST(test::places(diagnostics) == "1:1 VC008");
}

// a note may say why somebody has it where it cannot come onto a leaflet
BOOST_AUTO_TEST_CASE(a_service_that_is_on_no_leaflet_may_be_called_what_it_is) {
    (void)good(test::edited(test::edited(base, "neutral_name = { en = \"Help by telephone\" }\n", ""),
                            "\"at any hour\"", "\"for victims of trafficking\""));
}

BOOST_AUTO_TEST_CASE(those_that_accept_the_person) {
    const auto list = good(
        head + service("anyone", "accepts = { needs = [\"bed\"] }") +
        service("children", "accepts = { age = [\"child\"], needs = [\"bed\"] }") +
        service("adults", "accepts = { age = [\"adult\"], needs = [\"bed\"] }") +
        service("women", "accepts = { sex = [\"female\"], needs = [\"bed\"] }") +
        service("girls", "accepts = { age = [\"child\"], sex = [\"female\"], needs = [\"bed\"] }") +
        service(
            "both",
            "accepts = { age = [\"adult\", \"child\"], sex = [\"female\", \"male\"], needs = [\"bed\"] }") +
        service("nothing_known", "") + service("other", "accepts = { needs = [\"legal\"] }"));
    const std::vector<std::string> bed = {"bed"};
    BOOST_TEST(suggested(list, person(false, true, "female", bed)) == "anyone adults women both");
    BOOST_TEST(suggested(list, person(false, true, "male", bed)) == "anyone adults both");
    BOOST_TEST(suggested(list, person(true, false, "female", bed)) == "anyone children women girls both");
    BOOST_TEST(suggested(list, person(true, false, "male", bed)) == "anyone children both");
    // an age or a sex that is not known shuts nobody out
    BOOST_TEST(suggested(list, person(false, false, "male", bed)) == "anyone children adults both");
    BOOST_TEST(suggested(list, person(false, true, "", bed)) == "anyone adults women both");
    BOOST_TEST(suggested(list, person(false, true, "unknown", bed)) == "anyone adults women both");
    // another sex is known: who takes women alone, or women and men, may not take the person
    BOOST_TEST(suggested(list, person(false, true, "other", bed)) == "anyone adults");
    BOOST_TEST(suggested(list, person(false, true, "female", {})) == "");
    BOOST_TEST(suggested(list, person(false, true, "female", {"danger"})) == "");
}

BOOST_AUTO_TEST_CASE(urgent_ones_first_then_those_that_help_with_more) {
    const auto list =
        good(head + service("bed", "accepts = { needs = [\"bed\"] }") +
             service("two", "accepts = { needs = [\"legal\", \"bed\"] }") +
             service("urgent_bed", "urgent = true\naccepts = { needs = [\"bed\"] }") +
             service("urgent_doctor", "urgent = true\naccepts = { needs = [\"medical\"] }") +
             service("doctor", "accepts = { needs = [\"medical\"] }") +
             service("urgent_two", "urgent = true\naccepts = { needs = [\"danger\", \"medical\"] }") +
             service("bed_again", "accepts = { needs = [\"bed\"] }"));
    const std::vector<std::string> needs = {"medical", "danger", "bed", "legal"};
    // nothing is urgent: by how many needs, then as the list has them
    BOOST_TEST(suggested(list, person(false, true, "female", needs)) ==
               "two urgent_two bed urgent_bed urgent_doctor doctor bed_again");
    // an hour of the night does not make a bed urgent: danger and medical need are
    BOOST_TEST(suggested(list, person(false, true, "female", needs, true)) ==
               "urgent_two! urgent_doctor! two bed urgent_bed doctor bed_again");
    const auto found = documents::suggest(list, person(false, true, "female", needs));
    BOOST_TEST_REQUIRE(!found.empty());
    const std::vector<std::string> of_two = {"bed", "legal"};  // in the order of the person's needs
    BOOST_TEST(found[0].needs == of_two, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_guardian_is_urgent_for_a_child_who_needs_one_now) {
    const auto list = good(head + service("bed", "accepts = { needs = [\"bed\"] }") +
                           service("guardian", "accepts = { needs = [\"guardianship\", \"danger\"] }") +
                           service("line", "urgent = true\naccepts = { needs = [\"danger\"] }"));
    NeedsOfPerson child = person(true, false, "female", {"guardianship", "bed"});
    BOOST_TEST(suggested(list, child) == "bed guardian");
    child.needs_guardian_now = true;
    BOOST_TEST(suggested(list, child) == "guardian! bed");
    // in danger who answers at any hour comes before, and the guardian next
    child.needs = {"danger", "guardianship", "bed"};
    child.is_urgent = true;
    BOOST_TEST(suggested(list, child) == "line! guardian! bed");
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_last) {
    const std::string police =
        "[[service]]\nid = \"police\"\nkind = \"police\"\nname = { en = \"P\" }\n"
        "urgent = true\naccepts = { needs = [\"danger\", \"bed\"] }\n";
    const auto list = good(head + police + service("bed", "accepts = { needs = [\"bed\"] }"));
    NeedsOfPerson one = person(false, true, "female", {"danger", "bed"}, true);
    BOOST_TEST(suggested(list, one) == "police! bed");
    one.refused = {"police"};
    BOOST_TEST(suggested(list, one) == "bed police");
    const auto found = documents::suggest(list, one);
    BOOST_TEST(!found[0].is_refused);
    BOOST_TEST(found[1].is_refused);
}

BOOST_AUTO_TEST_SUITE_END()
