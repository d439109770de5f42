// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

namespace base = vidra::base;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(utf8)

// RFC 3629: what is and is not UTF-8, with the byte where the trouble starts.
using Row = vidra::test::Row<std::string, std::optional<std::size_t>>;
const std::vector<Row> rows = {
    {"empty", "", std::nullopt},
    {"ASCII with NUL", "a\0b"s, std::nullopt},
    {"two, three and four bytes", "ж€😀", std::nullopt},
    {"highest code point", "\xF4\x8F\xBF\xBF", std::nullopt},
    {"above the highest", "\xF4\x90\x80\x80", 0},
    {"lone continuation", "ab\x80", 2},
    {"cut off", "ab\xE2\x82", 2},
    {"overlong slash", "\xC0\xAF", 0},
    {"overlong of three", "\xE0\x80\xAF", 0},
    {"surrogate", "\xED\xA0\x80", 0},
    {"windows-1250 letter", "\x8A", 0},
};

BOOST_DATA_TEST_CASE(finds_the_first_bad_byte, boost::unit_test::data::make(rows), row) {
    BOOST_TEST((base::find_invalid_utf8(row.input) == row.expected), row.name);
}

BOOST_AUTO_TEST_CASE(counts_code_points_and_columns) {
    BOOST_TEST(base::count_code_points("жена") == 4U);
    BOOST_TEST(base::display_width("жена") == 4U);
    BOOST_TEST(base::display_width("s\xCC\x8C") == 1U);  // s and a combining caron
}

BOOST_AUTO_TEST_CASE(nothing_that_drives_a_terminal_is_left) {
    BOOST_TEST(base::terminal_safe("a\x1b[31mb\x07\x7f\n\tc") == "a\uFFFD[31mb\uFFFD\uFFFD\uFFFD\uFFFDc");
    BOOST_TEST(base::terminal_safe("\xC2\x9B"
                                   "31m") == "\uFFFD31m");  // C1 control sequence introducer
    BOOST_TEST(base::terminal_safe("a\u202Eb\u2066c") == "a\uFFFDb\uFFFDc");  // direction overrides
    BOOST_TEST(base::terminal_safe("\xFF"
                                   "a") == "\uFFFDa");
    BOOST_TEST(base::terminal_safe("жена – дете") == "жена – дете");
    BOOST_TEST(base::terminal_safe("a\nb", true) == "a\nb");
}

BOOST_AUTO_TEST_CASE(wraps_at_blanks_and_indents_what_follows) {
    // the text stands at column 2 already; 10 columns in all
    BOOST_TEST(base::wrap("one two three", 10, 2) == "one two\n  three");
    BOOST_TEST(base::wrap("averyverylongword b", 10, 2) == "averyverylongword\n  b");
    BOOST_TEST(base::wrap("жена и дете", 8, 0) == "жена и\nдете");
    BOOST_TEST(base::wrap("  a   b ", 8, 0) == "a b");
}

BOOST_AUTO_TEST_CASE(a_long_text_loses_its_middle_and_no_half_characters_are_left) {
    BOOST_TEST(base::shortened("abcdef", 6) == "abcdef");
    BOOST_TEST(base::shortened("abcdefg", 6) == "abc…efg");
    BOOST_TEST(base::shortened("жжжж", 6) == "ж…ж");
    BOOST_TEST(base::shortened("ab", 0) == "…");
}

BOOST_AUTO_TEST_CASE(what_is_no_utf8_becomes_so_byte_by_byte) {
    BOOST_TEST(base::well_formed_utf8("a\xFF\xC3(б\xE2\x82") == "a\uFFFD\uFFFD(б\uFFFD\uFFFD");
    BOOST_TEST(base::well_formed_utf8("č\x1B[m\n") == "č\x1B[m\n");  // harmful is another matter
    BOOST_TEST(base::well_formed_utf8("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
