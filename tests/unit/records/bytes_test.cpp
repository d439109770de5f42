// SPDX-License-Identifier: Apache-2.0
// What the first bytes tell of an input: gzip, UTF-16, a byte-order mark. The texts are invented.
#include "records/bytes.hpp"

#include "base/file.hpp"
#include "read_rows.hpp"
#include "row.hpp"
#include "small_checklist.hpp"

#include <zlib.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace records = vidra::records;
namespace test = vidra::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string gzip(const std::string& text) {
    z_stream stream = {};
    BOOST_REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(text.size() + 1000, '\0');
    std::string input = text;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    BOOST_REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    return packed;
}

/// UTF-16 of a text of the Basic Multilingual Plane, unit by unit.
std::string utf16(const std::u16string& text, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        bytes += {big ? high : low, big ? low : high};
    }
    return bytes;
}

Rows rows(const std::string& text) {
    auto source = records::Source::from_text(text, "f");
    return test::csv_rows(source);
}

const std::string table = "case,note\n1,\"two\nlines\"\n2,жаба";
const Rows table_rows = {{"case", "note"}, {"1", "two\nlines"}, {"2", "жаба"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(gzip_is_unpacked_whatever_the_name) {
    BOOST_TEST((rows(gzip(table)) == table_rows));
    BOOST_TEST((rows(gzip(table.substr(0, 20)) + gzip(table.substr(20))) == table_rows), "two members");
    BOOST_TEST((rows(gzip(table) + std::string(5, '\0')) == table_rows), "padded with zeros");
    BOOST_TEST(
        (rows(gzip(table.substr(0, 20)) + std::string(3, '\0') + gzip(table.substr(20))) == table_rows),
        "padded between members");
    BOOST_TEST((rows(gzip("") + gzip(table) + gzip("")) == table_rows), "members without text");
    BOOST_TEST((rows(gzip("\xEF\xBB\xBF" + table)) == table_rows), "a mark inside");
    BOOST_TEST((rows(gzip(utf16(u"case,note\n1,ž\n", false))) == Rows{{"case", "note"}, {"1", "ž"}}));
    BOOST_TEST(rows(gzip("")).empty());
    std::string large = "case,note\n";
    for (int i = 0; i < 100'000; ++i) {
        large += std::to_string(i) + ",x\n";
    }
    BOOST_TEST(rows(gzip(large)).size() == 100'001U);
}

BOOST_AUTO_TEST_CASE(gzip_that_is_cut_short_or_broken_is_an_error_and_not_the_end) {
    const std::string packed = gzip(table);
    for (std::size_t size = 2; size < packed.size(); ++size) {
        BOOST_CHECK_THROW(rows(packed.substr(0, size)), vidra::base::IoError);
    }
    std::string broken = packed;
    broken[packed.size() - 5] = static_cast<char>(~broken[packed.size() - 5]);  // of the sum
    BOOST_CHECK_THROW(rows(broken), vidra::base::IoError);
    BOOST_CHECK_THROW(rows(packed + "rest"), vidra::base::IoError);
    BOOST_CHECK_THROW(rows(packed + packed.substr(0, 15)), vidra::base::IoError);
    BOOST_CHECK_THROW(rows(packed + std::string(2, '\0') + "rest"), vidra::base::IoError);
}

BOOST_AUTO_TEST_CASE(utf16_with_a_mark_is_read) {
    for (const bool big : {false, true}) {
        BOOST_TEST(
            (rows(utf16(u"case;note\r\n1;\"ž\r\nж\"\r\n", big)) == Rows{{"case", "note"}, {"1", "ž\r\nж"}}));
        // U+1F6B8, a surrogate pair (The Unicode Standard, section 3.9)
        BOOST_TEST((rows(utf16({u'a', u'\n', char16_t{0xD83D}, char16_t{0xDEB8}, u'\n'}, big)) ==
                    Rows{{"a"}, {"\xF0\x9F\x9A\xB8"}}));
        BOOST_TEST(rows(utf16(u"", big)).empty());
    }
    std::u16string large = u"case,note\n";
    for (int i = 0; i < 20'000; ++i) {
        large += u"1,жаба\n";
    }
    const Rows read = rows(utf16(large, true));
    BOOST_TEST(read.size() == 20'001U);
    BOOST_TEST(read.back().back() == "жаба");
}

// What is not UTF-16 stays in the row, so that the row is rejected and nothing is lost.
BOOST_AUTO_TEST_CASE(half_of_a_character_is_not_passed_over) {
    const auto text = [](const std::string& bytes) {
        const auto utf8 = records::utf16_as_utf8(records::text_bytes(bytes), records::ByteOrder::big_endian);
        std::string all(100, '\0');
        std::size_t size = 0;
        while (const std::size_t count = utf8->read(all.data() + size, 1)) {
            size += count;
        }
        return all.substr(0, size);
    };
    const std::string a{'\0', 'a'};
    BOOST_TEST(text("\xD8\x3D" + a) ==
               "\xED\xA0\xBD"
               "a");
    BOOST_TEST(text(a + "\xDE\xB8" + a) ==
               "a\xED\xBA\xB8"
               "a");
    BOOST_TEST(text(a + "\xD8\x3D") == "a\xED\xA0\xBD");
    BOOST_TEST(text(a + "x") == "a\xFF");
    BOOST_TEST(text(a + "\xD8\x3D" + "x") == "a\xED\xA0\xBD\xFF");
}

BOOST_AUTO_TEST_CASE(half_of_a_character_rejects_its_row_alone) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::outcome("rest", "")), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const records::RecordChecks checks(instrument->checklist, {});
    for (const bool big : {false, true}) {
        const std::u16string text = {u'c',  u'a',
                                     u's',  u'e',
                                     u',',  u'a',
                                     u'\r', u'\n',
                                     u'ж',  char16_t{0xDC00},
                                     u',',  u'\n',
                                     u'2',  u',',
                                     u'\n', char16_t{0xD800},
                                     u',',  u'\n',
                                     u'4',  u',',
                                     u'\n'};
        auto source = records::Source::from_text(utf16(text, big) + "x", "f");
        const auto read = test::read_input(source, checks);
        BOOST_REQUIRE(read.rows.size() == 5U);
        std::string found;
        for (const auto& row : read.rows) {
            found += row.is_record ? "a record\n" : row.findings;
        }
        BOOST_TEST(found ==
                   "f:2:2: error: the text is not UTF-8 here [VR009]\n"
                   "a record\n"
                   "f:4:1: error: the text is not UTF-8 here [VR009]\n"
                   "a record\n"
                   "f:6:1: error: the text is not UTF-8 here [VR009]\n");
    }
    // without a mark nothing says what it is: the column names hold NUL, and no row is taken for a record
    auto source = records::Source::from_text(utf16(u"case,a\n1,\n", false).substr(2), "f");
    const auto read = test::read_input(source, checks);
    BOOST_TEST(read.findings == "f:1:1: error: the column names hold NUL bytes [VR009]\n");
    for (const auto& row : read.rows) {
        BOOST_TEST(!row.is_record);
    }
}

BOOST_AUTO_TEST_SUITE_END()
