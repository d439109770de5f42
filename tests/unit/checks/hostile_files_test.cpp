// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "checks/check.hpp"
#include "diag/render.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

// Files that break parsers. Each is a finding at its place, or fine, and never a crash.

namespace diag = vidra::diag;
namespace test = vidra::test;

namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        text += part;
    }
    return text;
}

/// `part` times `times` with a dot between.
std::string dotted(std::string_view part, std::size_t times) {
    return repeated(std::string(part) + ".", times - 1) + std::string(part);
}

std::string first_finding(const std::string& text) {
    const auto found = test::findings(text);
    return found.empty() ? "" : diag::render_line(found.front());
}

constexpr std::size_t many_parts = 60'000;
constexpr std::size_t mebibyte = 1'048'576;

struct Hostile {
    std::string name;
    std::string text;
    std::string finding;  ///< how its line begins, after "file.toml:"

    friend std::ostream& operator<<(std::ostream& out, const Hostile& row) { return out << row.name; }
};

std::vector<Hostile> hostile_files() {
    using namespace std::string_literals;
    const std::string key = dotted("a", many_parts);
    const std::string deep = "error: tables, lists and dotted keys are nested more than 64 deep here";
    return {
        {"dotted key", key + " = 1\n", "1:128: " + deep},
        {"dotted key with blanks", dotted("a ", many_parts) + "= 1\n", "1:192: " + deep},
        {"dotted key of quoted parts", dotted("\"a\"", many_parts) + " = 1\n", "1:256: " + deep},
        {"dotted key of literal parts", dotted("'a'", many_parts) + " = 1\n", "1:256: " + deep},
        {"dotted header", "[" + key + "]\n", "1:127: " + deep},
        {"dotted header of an array of tables", "[[" + key + "]]\n", "1:126: " + deep},
        {"dotted key in an inline table", "x = { " + key + " = 1 }\n", "1:132: " + deep},
        {"dotted key in an inline table in an array", "x = [{ " + key + " = 1 }]\n", "1:131: " + deep},
        // a text may end with one or two quotes of its own before the three that close it
        {"dotted key after a text that ends with a quote", R"(x = ["""b"""", { )" + key + " = 1 }]\n",
         "1:141: " + deep},
        {"dotted key after a text that ends with two quotes", "x = ['''b''''', { " + key + " = 1 }]\n",
         "1:142: " + deep},
        {"dotted key after a text of two quotes", R"(x = ["""""""", { )" + key + " = 1 }]\n",
         "1:141: " + deep},
        {"arrays", "x = " + repeated("[", 10'000) + repeated("]", 10'000) + "\n", "1:68: " + deep},
        {"inline tables", "x = " + repeated("{a=", 10'000) + "1" + repeated("}", 10'000) + "\n",
         "1:194: " + deep},
        {"arrays and inline tables", "x = " + repeated("[{a=", 5'000) + "1" + repeated("}]", 5'000) + "\n",
         "1:130: " + deep},
        {"an array never closed", "x = [\"a\"\n" + repeated("k.b = 1\n", 100),
         "2:1: error: in array: expected comma or closing ']', saw 'k'"},
        {"a header never closed", "[x\n" + repeated("k.b = 1\n", 100),
         "1:3: error: in table header: expected ']', saw '\\n'"},

        {"1 MiB of brackets", repeated("[", mebibyte), "1:3: error: in key: "},
        {"1 MiB of brackets as a value", "x=" + repeated("[", mebibyte - 2), "1:66: " + deep},
        {"1 MiB of lines of brackets", repeated("[\n", mebibyte / 2), "1:2: error: in key: "},
        {"1 MiB of braces", repeated("{", mebibyte), "1:1: error: in root table: "},
        {"1 MiB of quotes", repeated("\"", mebibyte),
         "1:1: error: in key: multi-line strings are prohibited in keys"},
        {"1 MiB of apostrophes", repeated("'", mebibyte),
         "1:1: error: in key: multi-line strings are prohibited in keys"},
        {"1 MiB of dots", repeated(".", mebibyte), "1:1: error: in root table: "},
        {"1 MiB of backslashes in a text", "a = \"" + repeated("\\", mebibyte - 5),
         "1:1048577: error: in string: encountered end-of-file"},
        {"1 MiB of line ends", repeated("\n", mebibyte), "1:1: error: there is nothing in this file"},
        {"1 MiB of blanks", repeated(" ", mebibyte), "1:1: error: there is nothing in this file"},
        {"a text never closed", "a = \"\"\"" + repeated("x", 1'000'000),
         "1:1000008: error: in string: encountered end-of-file"},

        {"nothing but NUL", "\0"s, "1:1: error: in root table: "},
        {"NUL after a line", "vidra = 1\n\0"s, "2:1: error: in root table: "},
        {"NUL in a text", "a = \"x\0y\"\n"s, "1:7: error: in string: "},
        {"NUL in a comment", "# a\0b\n"s, "1:4: error: in comment: "},
        {"NUL in a key", "a\0 = 1\n"s, "1:2: error: in key-value pair: "},
        {"a lone surrogate as an escape", R"(a = "\ud800")", "1:12: error: in unicode scalar sequence: "},
        {"a surrogate as a long escape", R"(a = "\U0000d800")", "1:16: error: in unicode scalar sequence: "},
        {"a pair of surrogates", R"(a = "\ud83d\ude00")", "1:12: error: in unicode scalar sequence: "},
        {"a lone surrogate in a key", R"("\udfff" = 1)", "1:8: error: in unicode scalar sequence: "},
        {"a lone surrogate as bytes", "a = \"\xED\xA0\x80\"\n", "1:6: error: the text is not UTF-8 here"},
        {"an overlong form", "a = \"\xC0\x80\"\n", "1:6: error: the text is not UTF-8 here"},
        {"beyond Unicode", R"(a = "\U00110000")", "1:16: error: in unicode scalar sequence: "},
        {"not UTF-8 after a mark",
         "\xEF\xBB\xBF"
         "a = \"\xFF\"\n",
         "1:6: error: the text is not UTF-8 here"},
        {"two marks",
         "\xEF\xBB\xBF\xEF\xBB\xBF"
         "a = 1\n",
         "1:1: error: in root table: "},
        {"a mark inside",
         "a = 1\n\xEF\xBB\xBF"
         "b = 1\n",
         "2:1: error: in root table: "},

        {"an integer of 100,000 digits", "a = " + repeated("9", 100'000) + "\n",
         "1:5: error: in value: numeric value too long"},
        {"an integer of 65 bits", "a = 9223372036854775808\n",
         "1:24: error: in decimal integer: '9223372036854775808' is not representable in 64 bits"},
        {"a hexadecimal number of 100,000 digits", "a = 0x" + repeated("f", 100'000) + "\n",
         "1:135: error: in hexadecimal integer: "},
        {"a fraction of 100,000 digits", "a = 1." + repeated("9", 100'000) + "\n",
         "1:133: error: in floating-point: "},
        {"an exponent of 100,000 digits", "a = 1e" + repeated("9", 100'000) + "\n",
         "1:133: error: in floating-point: "},
        {"an exponent beyond any number", "a = 1e400\n", "1:10: error: in floating-point: "},
        {"a second of 100,000 digits", "a = 1979-05-27T07:32:00." + repeated("9", 100'000) + "Z\n",
         "1:89: error: in time: "},

        {"carriage returns alone", "vidra = 1\rid = 'x'\r",
         "1:10: error: a carriage return stands here without a line feed"},
        {"a carriage return that ends a comment", "# x\rvidra = 1\n",
         "1:4: error: a carriage return stands here without a line feed"},
        {"a carriage return in a text", "a = \"\"\"x\ry\"\"\"\n",
         "1:9: error: a carriage return stands here without a line feed"},
        {"a carriage return after the line feed", "a = 1\n\rb = 2\n",
         "2:1: error: a carriage return stands here without a line feed"},

        {"UTF-16, little end first, with a mark", "\xFF\xFEv\0i\0"s,
         "1:1: error: the file is UTF-16, not UTF-8"},
        {"UTF-16, big end first, with a mark", "\xFE\xFF\0v\0i"s,
         "1:1: error: the file is UTF-16, not UTF-8"},
        {"UTF-16, little end first", "v\0i\0d\0"s, "1:1: error: the file is UTF-16, not UTF-8"},
        {"UTF-16, big end first", "\0v\0i\0d"s, "1:1: error: the file is UTF-16, not UTF-8"},
        {"UTF-32, little end first, with a mark", "\xFF\xFE\0\0v\0\0\0"s,
         "1:1: error: the file is UTF-32, not UTF-8"},
        {"UTF-32, big end first, with a mark", "\0\0\xFE\xFF\0\0\0v"s,
         "1:1: error: the file is UTF-32, not UTF-8"},
        {"UTF-32, little end first", "v\0\0\0i\0\0\0"s, "1:1: error: the file is UTF-32, not UTF-8"},
        {"UTF-32, big end first", "\0\0\0v\0\0\0i"s, "1:1: error: the file is UTF-32, not UTF-8"},

        {"a key twice, written with an escape", "a = 1\n\"\\u0061\" = 2\n",
         "2:1: error: the key `a` stands twice in its table"},
        {"a quoted key with a dot twice", "\"a.b\" = 1\nab.x = 1\n\"a.b\" = 2\n",
         "3:1: error: the key `a.b` stands twice in its table"},
        {"a key twice in an inline table", "a = { b = 1, b = 2 }\n",
         "1:14: error: the key `b` stands twice in its table"},
        {"a part of a dotted key twice", "a = 1\nx.aa.a = 1\nx.aa.a = 2\n",
         "3:6: error: the key `a` stands twice in its table"},
        {"a header twice", "[a]\n[b]\n [ \"a\" ]\n", "3:4: error: the key `a` stands twice in its table"},
        {"a key of 400,000 letters twice", repeated(repeated("x", 400'000) + " = 1\n", 2),
         "2:1: error: the key `" + repeated("x", 191) + "…"},
        {"a key of 1,000,000 letters", "vidra = 1\n" + repeated("x", 1'000'000) + " = 1\n", "1:1: error: "},
    };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_DATA_TEST_CASE(a_hostile_file_has_a_finding_at_its_place, boost::unit_test::data::make(hostile_files()),
                     row) {
    const auto found = test::findings(row.text);
    BOOST_TEST_REQUIRE(!found.empty(), row.name);
    BOOST_TEST(diag::render_line(found.front()).starts_with("file.toml:" + row.finding),
               row.name << ": " << diag::render_line(found.front()));
    constexpr std::size_t longest_line = 500;  // a finding quotes no key or number of any length
    for (const diag::Diagnostic& one : found) {
        BOOST_TEST(diag::render_line(one).size() <= longest_line, row.name << ": " << one.message.size());
    }
}

BOOST_AUTO_TEST_CASE(a_number_is_compared_in_so_many_ways) {
    const auto with = [](int count) {
        std::string rule = "b";
        for (int i = 0; i < count; ++i) {
            rule += fmt::format(" or hours >= {}", 10 + i);
        }
        vidra::diag::Diagnostics found;
        (void)vidra::checks::load_instrument(
            test::edited(test::sample(), "when = \"b\"", "when = \"" + rule + "\""), test::catalog(), found,
            vidra::checks::Depth::rules);
        return test::places(found.all());
    };
    BOOST_TEST(with(1000) == "");
    BOOST_TEST(with(1001) == "82:15934 VC040");
}

BOOST_AUTO_TEST_CASE(long_and_legal_is_no_fault) {
    const std::string sample = test::edited(test::sample(), "title = { en = \"Sample\" }\n", "");
    for (const std::string& text :
         {"\"" + repeated("x", 900'000) + "\"", "'''" + repeated("x\n", 450'000) + "'''",
          "\"" + repeated("\\n", 450'000) + "x\"", "\"\"\"" + repeated("ж\r\n", 200'000) + "\"\"\"",
          "\"" + repeated("\\U0001F600", 90'000) + "\""}) {
        BOOST_TEST(first_finding("title = { en = " + text + " }\n" + sample).empty());
    }
    // the integers at both ends of 64 bits are read, and out of range here
    BOOST_TEST(first_finding("vidra = -9223372036854775808\n").find("VC006") != std::string::npos);
    BOOST_TEST(first_finding("x-owner = 9223372036854775807\ntitle = { en = \"t\" }\n" + sample).empty());
}

BOOST_AUTO_TEST_SUITE_END()
