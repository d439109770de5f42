// SPDX-License-Identifier: Apache-2.0
// Thousands of invented records, every bundled letter, every recipient, every format: what a recipient may
// not have is nowhere in the bytes. What it may have is worked out here a second time, from the table of
// recipients in the domain's notes on practice and design.md, "Letters", and not from the code or the
// manifests.
#include "base/file.hpp"
#include "checks/check.hpp"
#include "documents/case_reader.hpp"
#include "documents/letter.hpp"
#include "documents/letter_data.hpp"
#include "documents/pdf_module.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace vidra;
using documents::Format;
using documents::Recipient;

namespace {

const std::string list_path = "tests/cli/letter/referral/checklists/night_talk.toml";

/// What is put into each field of a record, so that it is known again in any output: letters and digits
/// alone, which no format writes in another way.
const std::map<std::string, std::string> markers = {
    {"identity.name", "MARKNAME"},        {"identity.birth_date", "17 May"},
    {"identity.call_name", "MARKCALL"},   {"identity.whereabouts", "MARKPLACE"},
    {"identity.contact", "MARKCONTACT"},  {"identity.keep_from", "MARKKEEP"},
    {"identity.passport", "MARKPASS"},    {"assessment", "MARKASSESS"},
    {"citizenship", "MARKCITIZEN"},       {"notes.beaten", "MARKNOTE"},
    {"interview.present", "MARKPRESENT"}, {"interview.views", "MARKVIEWS"},
    {"situation", "MARKSITUATION"},       {"x_own", "MARKOWN"},
    {"residence", "MARKRESIDENCE"},
};

/// As a letter writes it.
std::string shown(const std::string& field) {
    return markers.at(field);
}

struct Person {
    std::string case_id;
    int age = 30;
    bool knows_age = true;
    std::map<std::string, std::string> consent;  ///< by kind
    bool is_threatened = false;
    bool needs_doctor = false;

    [[nodiscard]] bool is_child() const { return knows_age && age < 18; }
    [[nodiscard]] std::string consent_to(const std::string& kind) const {
        const auto at = consent.find(kind);
        return at == consent.end() ? std::string() : at->second;
    }
};

std::string record_of(const Person& person) {
    std::map<std::string, std::string> objects;
    std::string line = fmt::format(
        R"({{"case":"{}","date":"2026-11-22","sex":"female","checklist":"night_talk")", person.case_id);
    if (person.knows_age) {
        line += fmt::format(R"(,"age":{})", person.age);
    }
    for (const auto& [path, text] : markers) {
        std::string marker = text;
        if (path ==
            "identity.birth_date") {  // of that age on the day of the talk; without an age it would tell it
            if (!person.knows_age) {
                continue;
            }
            marker = fmt::format("{}-05-17", 2026 - person.age);
        }
        const std::size_t dot = path.find('.');
        if (dot == std::string::npos) {
            line += fmt::format(R"(,"{}":"{}")", path, marker);
        } else {
            std::string& object = objects[path.substr(0, dot)];
            object += fmt::format(R"({}"{}":"{}")", object.empty() ? "" : ",", path.substr(dot + 1), marker);
        }
    }
    for (const auto& [name, members] : objects) {
        line += fmt::format(R"(,"{}":{{{}}})", name, members);
    }
    std::string consents;
    for (const auto& [kind, answer] : person.consent) {
        consents += fmt::format(R"({}"{}":"{}")", consents.empty() ? "" : ",", kind, answer);
    }
    line += fmt::format(R"(,"consent":{{"referral":{{{}}}}})", consents);
    line += fmt::format(
        R"(,"answers":{{"threatened":"{}","needs_doctor":"{}","fined_before":"yes","ordered_to_break_law":"yes","detail":"yes","beaten":"yes"}}}})",
        person.is_threatened ? "yes" : "no", person.needs_doctor ? "yes" : "no");
    return line + "\n";
}

Person invented(std::mt19937& random, std::size_t number) {
    const auto one_in = [&](unsigned count) { return random() % count == 0; };
    static const std::array<std::string, 5> answers = {"given", "refused", "withdrawn", "unable", ""};
    Person person;
    person.case_id = fmt::format("INVENTED-{}", number);
    person.age = static_cast<int>(random() % 40) + 5;
    person.knows_age = !one_in(4);
    for (const std::string& kind : documents::recipient_words()) {
        const std::string& answer = answers[random() % answers.size()];
        if (kind != "person" && !answer.empty()) {
            person.consent[kind] = answer;
        }
    }
    person.is_threatened = one_in(3);
    person.needs_doctor = one_in(3);
    return person;
}

bool is_one_of(const std::string& kind, std::initializer_list<const char*> kinds) {
    return std::any_of(kinds.begin(), kinds.end(), [&](const char* one) { return kind == one; });
}

/// Whether a letter may go at all; a second reading of design.md, "Letters".
bool may_go(const Person& person, const std::string& letter, const std::string& kind, bool is_anonymous,
            bool claims_vital) {
    if (letter == "referral_child" && person.knows_age && !person.is_child()) {
        return false;  // it is for children
    }
    if (is_anonymous || person.is_child()) {
        return true;
    }
    const std::string consent = person.consent_to(kind);
    if (consent == "refused" || consent == "withdrawn") {
        return false;
    }
    const bool is_vital = claims_vital && (person.is_threatened || person.needs_doctor);
    return consent != "unable" || kind == "health" || is_vital;
}

/// Whether a body of this kind may ever see the field of this person; a second reading of the table.
bool may_see(const Person& person, const std::string& kind, const std::string& field, bool claims_vital) {
    const bool permits = !person.is_child() && person.consent_to(kind) == "given";
    const bool is_vital = claims_vital && (person.is_threatened || person.needs_doctor);
    if (field == "identity.name" || field == "identity.birth_date") {
        return permits ||
               (person.is_child() && is_one_of(kind, {"identification_authority", "guardianship", "police"}));
    }
    if (field == "identity.call_name") {
        return permits || person.is_child();
    }
    if (field == "identity.whereabouts") {
        return (permits || person.is_child() || is_vital) && kind != "legal_aid";
    }
    if (field == "identity.contact") {
        return permits || person.is_child() || is_vital;
    }
    if (field == "identity.keep_from") {
        return (permits || person.is_child() || is_vital) && !is_one_of(kind, {"health", "legal_aid"});
    }
    if (field == "citizenship") {
        return (permits || person.is_child()) &&
               is_one_of(kind, {"identification_authority", "guardianship", "legal_aid"});
    }
    if (field == "assessment" || field == "interview.present") {
        return (permits || person.is_child()) &&
               is_one_of(kind, {"identification_authority", "guardianship"});
    }
    if (field == "interview.views") {
        return person.is_child() && is_one_of(kind, {"identification_authority", "guardianship"});
    }
    return false;  // notes, passport, situation, residence and fields of one's own go nowhere
}

struct Bundled {
    std::string id;
    documents::LetterTemplate letter;
};

std::vector<Bundled> bundled_letters() {
    std::vector<Bundled> letters;
    for (const auto& folder : std::filesystem::directory_iterator("templates/letters")) {
        const std::string path = (folder.path() / "template.toml").string();
        if (std::filesystem::is_regular_file(path)) {
            diag::Diagnostics diagnostics;
            diagnostics.set_file(path);
            auto letter =
                checks::load_letter(base::read_file(path, base::max_configuration_bytes), path, diagnostics);
            BOOST_REQUIRE_MESSAGE(letter.has_value(), path);
            letters.push_back({folder.path().filename().string(), std::move(*letter)});
        }
    }
    return letters;
}

/// The words of a PDF, by a program of another house.
std::string text_of_pdf(const std::string& bytes) {
    const std::string name =
        (std::filesystem::temp_directory_path() / fmt::format("vidra-leak-{}.pdf", ::getpid())).string();
    std::ofstream(name, std::ios::binary) << bytes;
    std::string text;
    FILE* const pipe = ::popen(fmt::format("pdftotext -layout {} -", name).c_str(), "r");
    BOOST_REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer = {};
    for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        text.append(buffer.data(), size);
    }
    BOOST_TEST(::pclose(pipe) == 0);
    std::filesystem::remove(name);
    return text;
}

std::unique_ptr<documents::PdfWriter> pdf_writer() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE(suite.argc > 1);
    std::string why;
    auto writer = documents::open_pdf_writer({suite.argv[1]}, why);
    BOOST_REQUIRE_MESSAGE(writer, why);
    return writer;
}

struct Seen {
    std::size_t letters = 0;
    std::size_t refused = 0;
    std::size_t pdfs = 0;
    std::map<std::string, std::size_t> released;  ///< by field: how often it came through
};

void check_letter(const Bundled& bundled, const documents::ReferralCase& one, const Person& person,
                  const std::string& language, Format format, bool claims_vital, documents::PdfWriter* pdf,
                  Seen& seen) {
    for (const Recipient recipient : bundled.letter.manifest.recipients) {
        const std::string kind(documents::word(recipient));
        const documents::Claims claims =
            claims_vital ? documents::Claims{"", "a reason", "somebody"} : documents::Claims{};
        const auto decision = documents::decide(bundled.letter.manifest, recipient, one, claims);
        const bool expected =
            may_go(person, bundled.id, kind, bundled.letter.manifest.anonymous, claims_vital);
        BOOST_TEST(decision.is_refused == !expected, bundled.id << " to " << kind << ": "
                                                                << person.consent_to(kind) << ", child "
                                                                << person.is_child());
        if (decision.is_refused) {
            ++seen.refused;
            continue;
        }
        documents::LetterFrame frame;
        frame.language = language;
        frame.recipient = recipient;
        frame.today = 20000;
        documents::LetterData data(bundled.letter.manifest, frame);
        documents::LetterWriter writer(bundled.letter, language, format, frame.today, pdf);
        std::string out;
        BOOST_TEST(writer.write(data.of(one, decision.held), out) == "");
        ++seen.letters;
        std::string text = out;
        if (format == Format::pdf) {
            ++seen.pdfs;
            text += text_of_pdf(out);
        }
        for (const auto& [field, marker] : markers) {
            const bool is_there =
                text.find(shown(field)) != std::string::npos || text.find(marker) != std::string::npos;
            const bool allowed =
                !bundled.letter.manifest.anonymous && may_see(person, kind, field, claims_vital);
            BOOST_TEST((!is_there || allowed), field << " is in the letter " << bundled.id << " to " << kind);
            seen.released[field] += is_there ? 1U : 0U;
        }
        if (kind == "police") {
            BOOST_TEST(text.find("ADMISSION THAT") == std::string::npos);
            BOOST_TEST(text.find("fined for what") == std::string::npos);
        }
        BOOST_TEST(text.find("DETAIL THAT NO") == std::string::npos);
        if (bundled.letter.manifest.anonymous) {
            BOOST_TEST(text.find(person.case_id) == std::string::npos);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_recipient_sees_what_it_may_not) {
    diag::Diagnostics diagnostics;
    const auto instrument = checks::load_instrument(base::read_file(list_path, base::max_configuration_bytes),
                                                    checklist::Catalog({}), diagnostics);
    BOOST_REQUIRE(instrument.has_value());
    const std::vector<Bundled> letters = bundled_letters();
    BOOST_TEST(letters.size() >= 7U);
    const auto pdf = pdf_writer();
    std::mt19937 random(20261128);
    std::vector<Person> people;
    std::string records;
    constexpr std::size_t count = 1500;
    constexpr std::size_t every_so_many_is_pdf = 150;
    for (std::size_t i = 0; i < count; ++i) {
        people.push_back(invented(random, i));
        records += record_of(people.back());
    }
    Seen seen;
    std::size_t at = 0;
    documents::CaseReader reader({}, &*instrument, 20000, {});
    records::Source source = records::Source::from_text(records, "invented");
    reader.read(source, nullptr,
                {[&](const documents::ReferralCase& one, const diag::Location&) {
                     const Person& person = people[at];
                     const std::string language = "en";
                     const Format format = at % every_so_many_is_pdf == 0 ? Format::pdf
                                           : at % 3 == 0                  ? Format::text
                                           : at % 3 == 1                  ? Format::markdown
                                                                          : Format::html;
                     for (const Bundled& bundled : letters) {
                         if (bundled.letter.manifest.cases == documents::Cases::one) {
                             check_letter(bundled, one, person, language, format, at % 2 == 0, pdf.get(),
                                          seen);
                         }
                     }
                     ++at;
                 },
                 [](const diag::Diagnostics& findings) {
                     for (const auto& one : findings.all()) {
                         BOOST_TEST(false, one.message);
                     }
                 }});
    BOOST_TEST(at == count);
    // it would be no test if hardly anything went through
    BOOST_TEST(seen.letters > 10'000U);
    BOOST_TEST(seen.refused > 1'000U);
    BOOST_TEST(seen.pdfs > 50U);
    for (const char* field : {"identity.name", "identity.birth_date", "identity.call_name",
                              "identity.whereabouts", "identity.contact", "identity.keep_from", "assessment",
                              "citizenship", "interview.present", "interview.views"}) {
        BOOST_TEST(seen.released[field] > 100U, field);
    }
}
