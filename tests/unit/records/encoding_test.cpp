// SPDX-License-Identifier: Apache-2.0
#include "records/encoding.hpp"

#include "read_rows.hpp"
#include "row.hpp"
#include "small_checklist.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace records = vidra::records;
namespace test = vidra::test;

namespace {

struct Bytes {
    std::string encoding;
    std::string bytes;
};
// "žena" and "жена" in the code charts of each encoding
const std::vector<test::Row<Bytes, std::string>> spellings = {
    {"windows-1250",
     {"windows-1250",
      "\x9E"
      "ena"},
     "žena"},
    {"its other name",
     {"CP1250",
      "\x9E"
      "ena"},
     "žena"},
    {"ISO 8859-2",
     {"ISO-8859-2",
      "\xBE"
      "ena"},
     "žena"},
    {"with a blank",
     {"ISO 8859-2",
      "\xBE"
      "ena"},
     "žena"},
    {"windows-1251", {"windows-1251", "\xE6\xE5\xED\xE0"}, "жена"},
    {"ISO 8859-5", {"iso-8859-5", "\xD6\xD5\xDD\xD0"}, "жена"},
    // letters that iconv holds back, since a mark might follow: "שלום" and "ă" with a grave accent
    {"windows-1255", {"windows-1255", "\xF9\xEC\xE5\xED"}, "שלום"},
    {"windows-1258", {"windows-1258", "a\xE3\xCC"}, "aă\xCC\x80"},
    {"no character there", {"windows-1250", "a\x81"}, "a\x81"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(encoding)

BOOST_DATA_TEST_CASE(bytes_as_utf8, boost::unit_test::data::make(spellings), row) {
    const auto found = records::Encoding::find(row.input.encoding);
    BOOST_REQUIRE(found.has_value());
    std::string text;
    found->append_utf8(text, row.input.bytes);
    BOOST_TEST(text == row.expected);
}

BOOST_AUTO_TEST_CASE(only_one_byte_a_character_above_ascii) {
    for (const std::string name :
         {"windows-9999", "", "Shift_JIS", "UTF-16LE", "UTF-16", "UTF-32", "IBM037", "GB18030", "UTF-7",
          "windows-1250//TRANSLIT", "../x", "ISO_6937", "TSCII", "CP932", "EUC-JP", "char", " "}) {
        BOOST_TEST(!records::Encoding::find(name).has_value(), name);
    }
    BOOST_TEST(records::names_utf8("utf8"));
    BOOST_TEST(records::names_utf8("UTF-8"));
    BOOST_TEST(!records::names_utf8("windows-1250"));
}

BOOST_AUTO_TEST_CASE(rows_are_converted_and_kept_as_they_came) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::outcome("rest", "")), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    records::ReadOptions options;
    options.encoding = records::Encoding::find("windows-1250");
    const records::RecordChecks checks(instrument->checklist, options);
    const auto read = [&](const std::string& text) {
        auto source = records::Source::from_text(text, "f");
        return test::read_input(source, checks);
    };
    const auto csv = read("case,x_\x9E,a\n\x9E-1,,yes\n\x9E\x9E,\x81,yes\n");
    BOOST_REQUIRE(csv.rows.size() == 2U);
    BOOST_TEST(csv.findings == "");
    BOOST_TEST(csv.rows[0].record.case_id == "ž-1");
    BOOST_TEST(!csv.rows[1].is_record);
    BOOST_TEST(csv.rows[1].findings == "f:3:4: error: there is no such character in windows-1250 [VR009]\n");
    BOOST_TEST(csv.rows[1].text == "\x9E\x9E,\x81,yes");
    const auto json = read("{\"case\":\"\x9E\",\"answers\":{\"a\":\"da\"}}\n");
    BOOST_REQUIRE(json.rows.size() == 1U);
    BOOST_TEST(json.rows[0].record.case_id == "ž");
    // a mark says that it is UTF-8, whatever the option says
    const auto marked = read(
        "\xEF\xBB\xBF"
        "case,a\nž,no\n");
    BOOST_REQUIRE(marked.rows.size() == 1U);
    BOOST_TEST(marked.rows[0].record.case_id == "ž");
    // and what stands before its rows has the mark too, so that it is read again in the same way
    BOOST_TEST(marked.head ==
               "\xEF\xBB\xBF"
               "case,a\n");
    BOOST_TEST(csv.head == "case,x_\x9E,a\n");
}

BOOST_AUTO_TEST_SUITE_END()
