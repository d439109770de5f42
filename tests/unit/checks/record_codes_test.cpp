// SPDX-License-Identifier: Apache-2.0
// Faults in records, as CSV and as JSON Lines. What stands in a record never stands in a finding.
#include "record_support.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>

namespace vidra::test {
namespace {

using diag::Code;

/// Stands for what must not be told: a name, a word that somebody said.
constexpr std::string_view marker = "Zxqv7";

const std::string interview = data_file("checklists/interview.toml");

const std::string mapping = R"(vidra = 1
kind = "mapping"
id = "other"
checklist = "interview"

[fields]
case = { column = "Nr" }
date = { column = "When" }

[answers]
passport_taken = { column = "Q1", values = { 1 = "yes", 0 = "no" }, missing = ["-99"] }
age_group = { column = "Age", values = { 1 = "child", 2 = "adult" } }
)";

const std::string list_mapping = R"(vidra = 1
kind = "mapping"
id = "lists"
checklist = "interview"

[fields]
case = { row = true }

[answers]
passport_taken = { column = "Acts", list = ";", contains = ["Papers"], otherwise = "no", ignore = ["Debt"] }
)";

void check_nothing_told(const std::vector<diag::Diagnostic>& found) {
    for (const diag::Diagnostic& one : found) {
        BOOST_TEST(one.message.find(marker) == std::string::npos, one.message);
        BOOST_TEST(one.help.find(marker) == std::string::npos, one.help);
        for (const diag::Note& note : one.notes) {
            BOOST_TEST(note.message.find(marker) == std::string::npos, note.message);
        }
    }
}

struct RecordRow {
    std::string name;
    Code code;
    std::string bad;
    std::uint32_t line;
    std::uint32_t column;
    std::string good;  ///< brings about no finding at all
    std::string mapping = {};
    std::size_t max_record_bytes = 1U << 20U;

    friend std::ostream& operator<<(std::ostream& out, const RecordRow& row) { return out << row.name; }
};

const std::vector<RecordRow>& rows() {
    static const std::vector<RecordRow> all = {
        // VR001
        {"JSON: not a value", Code::record_syntax, R"({"case":"C1","age":Zxqv7})", 1, 20,
         R"({"case":"C1","age":37})"},
        {"JSON: cut short", Code::record_syntax, R"({"case":"C1","x_n":"Zxqv7)", 1, 26,
         R"({"case":"C1","x_n":"Zxqv7"})"},
        {"JSON: text after the object", Code::record_syntax, R"({"case":"C1"} Zxqv7)", 1, 15,
         R"({"case":"C1"}  )"},
        {"JSON: after Cyrillic", Code::record_syntax, R"({"case":"Ц1","x_n":Zxqv7})", 1, 20,
         R"({"case":"Ц1","x_n":"Zxqv7"})"},
        {"JSON: a list on the second line", Code::record_syntax, "{\"case\":\"C1\"}\n[\"Zxqv7\"]\n", 2, 1,
         "{\"case\":\"C1\"}\n\n{\"case\":\"C2\"}\n"},
        {"JSON: field twice", Code::record_syntax, R"({"case":"C1","station":"a","station":"Zxqv7"})", 1, 28,
         R"({"case":"C1","station":"a","x_station":"Zxqv7"})"},
        {"JSON: question answered twice", Code::record_syntax,
         R"({"case":"C1","answers":{"hours":3,"hours":4}})", 1, 35, R"({"case":"C1","answers":{"hours":3}})"},
        {"JSON: consent twice", Code::record_syntax,
         R"({"case":"C1","consent":{"by":"Zxqv7","referral":{"police":"refused","police":"given"}}})", 1, 69,
         R"({"case":"C1","consent":{"by":"a","referral":{"police":"refused","by":"given"}}})"},
        {"JSON: identity twice", Code::record_syntax,
         R"({"case":"C1","identity":{"name":"a","name":"Zxqv7"}})", 1, 37,
         R"({"case":"C1","identity":{"name":"a","alias":"b"}})"},
        {"CSV: quote not closed", Code::record_syntax, "case,x_note\nC1,\"Zxqv7", 2, 4,
         "case,x_note\nC1,\"Zxqv7\""},
        {"CSV: text after a quote", Code::record_syntax, "case,x_note\nC1,\"a\"Zxqv7", 2, 7,
         "case,x_note\nC1,\"a\"\"Zxqv7\""},
        {"CSV: text after a quote on the next line", Code::record_syntax, "case,x_note\nC1,\"a\nб\" Zxqv7", 3,
         3, "case,x_note\nC1,\"a\nб Zxqv7\"\n"},

        // VR002
        {"CSV: blank case", Code::record_without_case, "case,story\n ,Zxqv7\n", 2, 1,
         "case,story\n1,Zxqv7\n"},
        {"JSON: no case", Code::record_without_case, R"({"station":"Zxqv7"})", 1, 1, R"({"case":7})"},
        {"JSON: blank case", Code::record_without_case, R"({"age":30,"case":" "})", 1, 11,
         R"({"age":30,"case":"."})"},
        {"JSON: case is null", Code::record_without_case, R"({"age":30,"case":null})", 1, 11,
         R"({"age":null,"case":"C1"})"},

        // VR003
        {"JSON: misspelt question", Code::unknown_answer_key,
         R"({"case":"C1","answers":{"pasport_taken":"Zxqv7"}})", 1, 25,
         R"({"case":"C1","answers":{"passport_taken":"yes"}})"},
        {"JSON: field among the answers", Code::unknown_answer_key,
         R"({"case":"C1","answers":{"harm":[],"station":"Zxqv7"}})", 1, 35,
         R"({"case":"C1","answers":{"harm":[]},"station":"Zxqv7"})"},

        {"CSV: answers as a nested field", Code::unknown_answer_key, "case,answers.harm\nC1,Zxqv7\n", 1, 6,
         "case,harm\nC1,cut\n"},

        // VR004
        {"CSV: no answer of an indicator", Code::bad_answer, "case,passport_taken\nC1,Zxqv7\n", 2, 4,
         "case,passport_taken\nC1, YES \n"},
        {"CSV: no option", Code::bad_answer, "case,age_group\nC1,Zxqv7\n", 2, 4,
         "case,age_group\nC1,adult\n"},
        {"CSV: one of many is no option", Code::bad_answer, "case,harm\nC1,burn;Zxqv7\n", 2, 4,
         "case,harm\nC1,burn; cut\n"},
        {"CSV: number out of range", Code::bad_answer, "case,hours\nC1,25\n", 2, 4, "case,hours\nC1,24\n"},
        {"CSV: number not applicable", Code::bad_answer, "case,hours\nC1,n/a\n", 2, 4, "case,hours\nC1,?\n"},
        {"CSV: day not in the calendar", Code::bad_answer, "case,since\nC1,2026-02-29\n", 2, 4,
         "case,since\nC1,2024-02-29\n"},
        {"CSV: after a cell of two lines", Code::bad_answer,
         "case,story,passport_taken\nC1,\"two\nlines\",Zxqv7\n", 3, 8,
         "case,story,passport_taken\nC1,\"Zxqv7\nlines\",да\n"},
        {"CSV: semicolons and CRLF", Code::bad_answer, "case;story;passport_taken\r\nЦ1;б,в;Zxqv7\r\n", 2, 8,
         "case;story;passport_taken\r\nЦ1;б,в;не\r\n"},
        {"CSV: tabs and quotes", Code::bad_answer, "case\tpassport_taken\nC1\t\"Zxqv7\"\n", 2, 4,
         "case\tpassport_taken\nC1\t\"no\"\n"},
        {"JSON: no answer of an indicator", Code::bad_answer,
         R"({"case":"C1","answers":{"passport_taken":"Zxqv7"}})", 1, 25,
         R"({"case":"C1","answers":{"passport_taken":true}})"},
        {"JSON: one of many is no option", Code::bad_answer,
         R"({"case":"C1","answers":{"harm":["burn","Zxqv7"]}})", 1, 25,
         R"({"case":"C1","answers":{"harm":["burn","cut"]}})"},
        {"JSON: list for a choice", Code::bad_answer, R"({"case":"C1","answers":{"age_group":["adult"]}})", 1,
         25, R"({"case":"C1","answers":{"age_group":"adult"}})"},
        {"JSON: object for an answer", Code::bad_answer,
         R"({"case":"C1","answers":{"hours":3,"story":{"Zxqv7":1}}})", 1, 35,
         R"({"case":"C1","answers":{"hours":3,"story":"Zxqv7"}})"},
        {"JSON: decimal number", Code::bad_answer, R"({"case":"C1","answers":{"hours":3.5}})", 1, 25,
         R"({"case":"C1","answers":{"hours":"3"}})"},

        // VR005
        {"CSV: date", Code::bad_field, "case,date\nC1,Zxqv7\n", 2, 4, "case,date\nC1,2026-11-25\n"},
        {"CSV: age", Code::bad_field, "case,age\nC1,Zxqv7\n", 2, 4, "case,age\nC1,\n"},
        {"CSV: age of 151", Code::bad_field, "case,age\nC1,151\n", 2, 4, "case,age\nC1,150\n"},
        {"CSV: basis", Code::bad_field, "case,basis.harm\nC1,Zxqv7\n", 2, 4,
         "case,basis.harm\nC1,disclosed\n"},
        {"CSV: consent", Code::bad_field, "case,consent.referral.shelter\nC1,Zxqv7\n", 2, 4,
         "case,consent.referral.shelter\nC1,withdrawn\n"},
        {"CSV: retain until", Code::bad_field, "case,retain_until\nC1,25.11.2027\n", 2, 4,
         "case,retain_until\nC1,2027-11-25\n"},
        {"mapping: date", Code::bad_field, "Nr,Q1,Age,When\nC1,,,Zxqv7\n", 2, 6,
         "Nr,Q1,Age,When\nC1,,,2026-11-25\n", mapping},
        {"JSON: date", Code::bad_field, R"({"case":"C1","date":"Zxqv7"})", 1, 14,
         R"({"case":"C1","date":"2026-11-25"})"},
        {"JSON: age in quotes", Code::bad_field, R"({"case":"C1","age":"37"})", 1, 14,
         R"({"case":"C1","age":37})"},
        {"JSON: negative age", Code::bad_field, R"({"case":"C1","age":-1})", 1, 14,
         R"({"case":"C1","age":18})"},
        {"JSON: list for a plain field", Code::bad_field, R"({"case":"C1","station":["Zxqv7"]})", 1, 14,
         R"({"case":"C1","x_station":["Zxqv7"]})"},
        {"JSON: plain value for a list", Code::bad_field, R"({"case":"C1","form":"Zxqv7"})", 1, 14,
         R"({"case":"C1","form":["Zxqv7"]})"},
        {"JSON: answers are a list", Code::bad_field, R"({"case":"C1","answers":["Zxqv7"]})", 1, 14,
         R"({"case":"C1","answers":{}})"},
        {"JSON: identity is a text", Code::bad_field, R"({"case":"C1","identity":"Zxqv7"})", 1, 14,
         R"({"case":"C1","identity":{"name":"Zxqv7"}})"},
        {"JSON: basis", Code::bad_field, R"({"case":"C1","basis":{"harm":"Zxqv7"}})", 1, 23,
         R"({"case":"C1","basis":{"harm":"third_party"}})"},
        {"JSON: consent", Code::bad_field, R"({"case":"C1","consent":{"screening":"Zxqv7"}})", 1, 25,
         R"({"case":"C1","consent":{"screening":"unable"}})"},
        {"JSON: consent for a recipient", Code::bad_field,
         R"({"case":"C1","consent":{"referral":{"shelter":"Zxqv7"}}})", 1, 37,
         R"({"case":"C1","consent":{"referral":{"shelter":"refused"}}})"},
        {"JSON: internal", Code::bad_field, R"({"case":"C1","internal":"Zxqv7"})", 1, 14,
         R"({"case":"C1","internal":"cross_border"})"},

        // VR006, VR007
        {"CSV: another checklist", Code::other_checklist, "case,checklist\nC1,Zxqv7\n", 2, 4,
         "case,checklist\nC1,interview\n"},
        {"JSON: another checklist", Code::other_checklist, R"({"case":"C1","checklist":"Zxqv7"})", 1, 14,
         R"({"case":"C1","checklist":"interview"})"},
        {"CSV: child on a checklist for adults", Code::age_contradiction, "case,age\nC1,17\n", 2, 4,
         "case,age\nC1,18\n"},
        {"CSV: age group contradicts", Code::age_contradiction, "case,age_group,age\nC1,child,40\n", 2, 10,
         "case,age_group,age\nC1,adult,40\n"},
        {"JSON: child on a checklist for adults", Code::age_contradiction, R"({"case":"C1","age":0})", 1, 14,
         R"({"case":"C1","age":120})"},
        {"JSON: age group contradicts", Code::age_contradiction,
         R"({"case":"C1","answers":{"age_group":"child"},"age":18})", 1, 46,
         R"({"case":"C1","answers":{"age_group":"unknown"},"age":18})"},

        // VR008: 40 bytes are allowed
        {"JSON: 41 bytes",
         Code::record_too_large,
         R"({"case":"C1","x_n":"Zxqv7--------------"})",
         1,
         1,
         R"({"case":"C1","x_n":"Zxqv7-------------"})",
         {},
         40},
        {"JSON: second line",
         Code::record_too_large,
         "{\"case\":\"C1\"}\n{\"case\":\"C2\",\"x_n\":\"Zxqv7-----------------\"}\n",
         2,
         1,
         "{\"case\":\"C1\"}\n{\"case\":\"C2\",\"x_n\":\"Zxqv7------------\"}\n",
         {},
         40},
        {"CSV: 41 bytes",
         Code::record_too_large,
         "case,x_n\nC1,a\nC2,Zxqv7---------------------------------\nC3,b\n",
         3,
         1,
         "case,x_n\nC1,a\nC2,Zxqv7--------------------------------\nC3,b\n",
         {},
         40},
        {"CSV: quote never closed",
         Code::record_too_large,
         "case,x_n\nC1,a\nC2,\"Zxqv7\nC3,b\nC4,b\nC5,b\nC6,b\nC7,b\nC8,b\nC9,b\n",
         3,
         1,
         "case,x_n\nC1,a\nC2,\"Zxqv7\"\nC3,b\nC4,b\nC5,b\nC6,b\nC7,b\nC8,b\n",
         {},
         40},

        // VR009
        {"CSV: windows-1251", Code::record_not_utf8, "case,story\nЦ1,Zxqv7\xE4\xE0\n", 2, 9,
         "case,story\nЦ1,Zxqv7да\n"},
        {"CSV: column name", Code::record_not_utf8, "case,x_\xE4\n", 1, 8, "case,x_д\n"},
        {"JSON: windows-1251", Code::record_not_utf8, "{\"case\":\"C1\",\"x_n\":\"Zxqv7\xE4\"}", 1, 26,
         "{\"case\":\"C1\",\"x_n\":\"Zxqv7д\"}"},

        // VR010, VR011
        {"CSV: cell missing", Code::ragged_row, "case,story,age\nC1,Zxqv7\n", 2, 1,
         "case,story,age\nC1,Zxqv7,\n"},
        {"CSV: cell too many", Code::ragged_row, "case,story\nC1,a,Zxqv7\n", 2, 1,
         "case,story\nC1,\"a,Zxqv7\"\n"},
        {"CSV: question twice", Code::duplicate_column, "case,hours,story,hours\nC1,3,Zxqv7,4\n", 1, 18,
         "case,hours,story,x_hours\nC1,3,Zxqv7,4\n"},
        {"mapping: column twice", Code::duplicate_column, "Nr,Q1,Age,When,Q1\nC1,,,,\n", 1, 16,
         "Nr,Q1,Age,When,Q2\nC1,,,,\n", mapping},

        // VR012, VR014: through a mapping
        {"mapping: value not named", Code::unmapped_value, "Nr,Q1,Age,When\nC1,Zxqv7,,\n", 2, 4,
         "Nr,Q1,Age,When\nC1,-99,2,\n", mapping},
        {"mapping: element not named", Code::unmapped_value, "Acts\nDebt;Zxqv7\n", 2, 1,
         "Acts\nDebt; Papers;\n", list_mapping},
        {"CSV: no column case", Code::missing_column, "story\nZxqv7\n", 1, 1, "case\nZxqv7\n"},
        {"CSV: no column names", Code::missing_column, "\nZxqv7,yes\nZxqv8,no\n", 2, 1,
         "\ncase,harm\nZxqv8,none\n"},
        {"mapping: column missing", Code::missing_column, "Nr,Age,When,Zxqv7\nC1,,,\n", 1, 1,
         "When,Age,Q1,Zxqv7,Nr\n,,,,C1\n", mapping},

        // VR015, VR022: columns and keys
        {"CSV: letter missing", Code::misspelt_column, "case,pasport_taken\nC1,Zxqv7\n", 1, 6,
         "case,x_pasport_taken\nC1,Zxqv7\n"},
        {"CSV: two letters off", Code::misspelt_column, "case,passport_takne_\nC1,Zxqv7\n", 1, 6,
         "case,passport_taken\nC1,no\n"},
        {"CSV: capitals", Code::misspelt_column, "case,HARM\nC1,Zxqv7\n", 1, 6, "case,harm\nC1,none\n"},
        {"JSON: misspelt beside answers", Code::misspelt_column, R"({"case":"C1","passport_takn":"Zxqv7"})",
         1, 14, R"({"case":"C1","x_takn":"Zxqv7"})"},
        {"JSON: answer outside answers", Code::misspelt_column, R"({"case":"C1","passport_taken":"Zxqv7"})",
         1, 14, R"({"case":"C1","answers":{"passport_taken":"no"}})"},
        {"CSV: unknown column", Code::unknown_column, "case,remarks,age\nC1,Zxqv7,\n", 1, 6,
         "case,x_remarks,age\nC1,Zxqv7,\n"},
        {"CSV: another word", Code::unknown_column, "case,passport_bought,age\nC1,Zxqv7,\n", 1, 6,
         "case,x_passport_bought,age\nC1,Zxqv7,\n"},
        {"CSV: nothing but case is known", Code::missing_column, "case,Zxqv7,Zxqv8\nC1,a,b\n", 1, 1,
         "case,x_a,x_b\nC1,a,b\n"},
        {"JSON: key in capitals", Code::misspelt_column, R"({"case":"C1","Age":3})", 1, 14,
         R"({"case":"C1","x_Age":3})"},
        {"CSV: field two letters off", Code::misspelt_column, "case,statoin,age\nC1,Zxqv7,\n", 1, 6,
         "case,station,age\nC1,Zxqv7,\n"},
        {"JSON: consent that is none", Code::bad_field, R"({"case":"C1","consent":{"screning":"given"}})", 1,
         25, R"({"case":"C1","consent":{"screening":"given"}})"},
        {"JSON: nested too deep", Code::record_syntax,
         R"({"case":"C1","x_n":)" + std::string(1100, '[') + std::string(1100, ']') + "}", 1, 1,
         R"({"case":"C1","x_n":)" + std::string(100, '[') + std::string(100, ']') + "}"},
        {"JSON: unknown key", Code::unknown_column, R"({"case":"C1","remarks":"Zxqv7"})", 1, 14,
         R"({"case":"C1","x_remarks":"Zxqv7"})"},

        // VR020, VR021: warnings
        {"CSV: case again", Code::repeated_case, "case,story\nZxqv7,\nC2,\nZxqv7,\n", 4, 1,
         "case,story\nZxqv7,\nC2,\nZXQV7,\n"},
        {"JSON: case again", Code::repeated_case, "{\"case\":\"Zxqv7\"}\n{\"age\":30,\"case\":\"Zxqv7\"}\n",
         2, 11, "{\"case\":\"Zxqv7\"}\n{\"age\":30,\"case\":\"Zxqv8\"}\n"},
        {"CSV: column names again", Code::repeated_header, "case,story\nC1,\ncase,story\nC2,Zxqv7\n", 3, 1,
         "case,story\nC1,\ncase,Story\nC2,Zxqv7\n"},
        {"CSV: another version", Code::other_version, "case,version\nC1,Zxqv7\n", 2, 4,
         "case,version\nC1,2\n"},
        {"CSV: another edition", Code::other_version, "case,version,hash\nC1,2,Zxqv7\n", 2, 6,
         "case,version,hash\nC1,,\n"},
        {"JSON: another version", Code::other_version, R"({"case":"C1","version":"Zxqv7"})", 1, 14,
         R"({"case":"C1","version":"2"})"},
    };
    return all;
}

/// Questions whose even points never add up to an odd number, which no bound on the sum tells: every
/// different sum has to be followed, and there are millions.
std::string many_sums(const std::string& example) {
    std::minstd_rand random;  // the standard lays down its sequence
    std::string questions;
    for (int i = 0; i < 30; ++i) {
        questions += fmt::format("{{ id = \"q{}\", points = {}, text = {{ en = \"Q\" }} }},\n", i,
                                 2 * (random() % 60'000 + 1));
    }
    return edited(interview, "[[outcome]]\nid = \"high\"\nwhen = \"passport_taken\"",
                  "[[section]]\nid = \"sums\"\nelement = \"act\"\ntitle = { en = \"S\" }\nquestion = [\n" +
                      questions + "]\n\n" + example +
                      "[[outcome]]\nid = \"high\"\nwhen = \"points() == 900001\"");
}

}  // namespace

std::vector<Code> codes_of_record_rows() {
    // in tests of their own: one needs a checklist of its own, one more cases than a test should have
    std::vector<Code> codes = {Code::search_limit, Code::many_cases};
    for (const RecordRow& row : rows()) {
        codes.push_back(row.code);
    }
    return codes;
}

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_DATA_TEST_CASE(record_codes, data::make(rows()), row) {
    static const expression::Instrument instrument = load(interview);
    records::ReadOptions options;
    options.max_record_bytes = row.max_record_bytes;

    const Evaluated bad = evaluate(instrument, {row.bad}, row.mapping, options);
    BOOST_TEST(places(bad.found) == place(row.line, row.column, row.code),
               row.name << ": " << places(bad.found));
    check_nothing_told(bad.found);
    const bool is_error = diag::info(row.code).severity == diag::Severity::error;
    // a fault of the header of a file without rows rejects nothing
    if (bad.summary.read > 0) {
        BOOST_TEST((bad.summary.rejected > 0) == is_error, row.name);
    }

    const Evaluated good = evaluate(instrument, {row.good}, row.mapping, options);
    BOOST_TEST(places(good.found) == "", row.name << ", near miss: " << places(good.found));
    BOOST_TEST(good.summary.rejected == 0U, row.name);
}

BOOST_AUTO_TEST_CASE(good_rows_go_on_after_bad_ones) {
    const expression::Instrument instrument = load(interview);
    const Evaluated csv =
        evaluate(instrument, {"case,passport_taken,age\nC1,yes,30\nC2,Zxqv7,Zxqv7\nC3,no\nC4,no,40\n"});
    BOOST_TEST(places(csv.found) == place(3, 4, Code::bad_answer) + "\n" + place(3, 10, Code::bad_field) +
                                        "\n" + place(4, 1, Code::ragged_row));
    BOOST_TEST(csv.summary.read == 4U);
    BOOST_TEST(csv.summary.rejected == 2U);
    check_nothing_told(csv.found);

    const Evaluated json =
        evaluate(instrument, {"{\"case\":\"C1\"}\n"
                              "{\"case\":\"C2\",\"age\":151,\"answers\":{\"hours\":\"Zxqv7\"}}\n"
                              "\n"
                              "{\"case\":\"C3\",\"age\":16}\n"
                              "{\"case\":\"C4\"}"});
    // `{"case":"C2",` is 13 long, `"age":151,` 10, `"answers":{` 11; the empty line is no record
    BOOST_TEST(places(json.found) == place(2, 14, Code::bad_field) + "\n" + place(2, 35, Code::bad_answer) +
                                         "\n" + place(4, 14, Code::age_contradiction));
    BOOST_TEST(json.summary.read == 4U);
    BOOST_TEST(json.summary.rejected == 2U);
}

BOOST_AUTO_TEST_CASE(faulty_header_is_told_once_and_rejects_every_row) {
    const expression::Instrument instrument = load(interview);
    const Evaluated outcome = evaluate(instrument, {"case,pasport_taken\nC1,yes\nC2,yes\n"});
    BOOST_TEST(places(outcome.found) == place(1, 6, Code::misspelt_column));
    BOOST_TEST(outcome.summary.read == 2U);
    BOOST_TEST(outcome.summary.rejected == 2U);
}

BOOST_AUTO_TEST_CASE(told_once_for_all_files) {
    const expression::Instrument instrument = load(interview);
    const Evaluated outcome =
        evaluate(instrument, {"case,remarks,version\nC1,,1\nC2,,1\n", "case,remarks,version\nC3,,1\n",
                              "{\"case\":\"C4\",\"remarks\":1}\n"});
    BOOST_TEST(places(outcome.found) ==
               place(1, 6, Code::unknown_column) + "\n" + place(2, 5, Code::other_version));
    BOOST_TEST(outcome.summary.rejected == 0U);
}

BOOST_AUTO_TEST_CASE(case_of_an_earlier_file) {
    const expression::Instrument instrument = load(interview);
    const Evaluated outcome = evaluate(instrument, {"case\nC1\n", "{\"case\":\"C1\"}\n"});
    BOOST_TEST(places(outcome.found) == place(1, 2, Code::repeated_case));
}

BOOST_AUTO_TEST_CASE(right_checklist_is_named_for_an_age) {
    const expression::Instrument instrument = load(interview);
    records::ReadOptions options;
    options.others = [](bool for_children) {
        return for_children ? std::vector<std::string>{"child_a", "child_b"} : std::vector<std::string>{};
    };
    const Evaluated outcome = evaluate(instrument, {"case,age\nC1,17\n"}, {}, options);
    BOOST_TEST_REQUIRE(outcome.found.size() == 1U);
    BOOST_TEST(
        outcome.found[0].message ==
        "the recorded age is that of a child, and `interview` is for adults; use `child_a` or `child_b`");
    options.any_age = true;
    BOOST_TEST(places(evaluate(instrument, {"case,age\nC1,17\n"}, {}, options).found) == "");
}

BOOST_AUTO_TEST_CASE(allowed_answers_are_named) {
    const expression::Instrument instrument = load(interview);
    const Evaluated outcome = evaluate(instrument, {"case,harm\nC1,Zxqv7\n"});
    BOOST_TEST_REQUIRE(outcome.found.size() == 1U);
    BOOST_TEST(
        outcome.found[0].message ==
        "this is not an answer to `harm`; allowed: burn, cut, several joined by `;`, none, unknown, refused, "
        "not_applicable or blank");
}

BOOST_AUTO_TEST_CASE(beyond_the_search) {
    const expression::Instrument instrument = load(many_sums(""));
    std::string all_no = "case";
    std::string cells = "C2";
    for (int i = 0; i < 30; ++i) {
        all_no += fmt::format(",q{}", i);
        cells += ",no";
    }
    const Evaluated outcome = evaluate(instrument, {"case\nZxqv7\n", all_no + "\n" + cells + "\n"});
    BOOST_TEST(places(outcome.found) == place(2, 1, Code::search_limit));
    BOOST_TEST(outcome.summary.read == 2U);
    BOOST_TEST(outcome.summary.rejected == 1U);
    check_nothing_told(outcome.found);
}

BOOST_AUTO_TEST_CASE(example_beyond_the_search) {
    const auto found = findings(many_sums("[[example]]\nname = \"nothing known\"\nexpect = \"low\"\n\n"));
    // the section begins in line 51, its 30 questions take lines 56 to 85; the rule stands below the example
    BOOST_TEST(places(found) == place(88, 1, Code::search_limit) + "\n" + place(94, 8, Code::diagram_limit));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
