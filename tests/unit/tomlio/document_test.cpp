// SPDX-License-Identifier: Apache-2.0
#include "tomlio/document.hpp"

#include "diag/render.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace diag = vidra::diag;
namespace tomlio = vidra::tomlio;

namespace {

tomlio::Document parsed(const std::string& text) {
    diag::Diagnostics diagnostics;
    auto document = tomlio::parse(text, diagnostics);
    BOOST_REQUIRE(document.has_value());
    BOOST_REQUIRE(diagnostics.all().empty());
    return *document;
}

/// The first finding as its line, "" if there is none.
std::string finding(const std::string& text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("f");
    const bool parses = tomlio::parse(text, diagnostics).has_value();
    BOOST_TEST(parses == diagnostics.all().empty());
    return diagnostics.all().empty() ? "" : diag::render_line(diagnostics.all().front());
}

diag::Position place(const tomlio::Document& document, const tomlio::Value& value, std::size_t offset) {
    return document.source_text(value).at(offset, offset).begin;
}

bool is_at(diag::Position position, unsigned line, unsigned column) {
    return position.line == line && position.column == column;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document)

BOOST_AUTO_TEST_CASE(keeps_the_order_of_the_file_where_toml_sorts_keys) {
    const auto document = parsed("z = 1\na = 2\n[m]\nk = 3\n[b]\n");
    BOOST_REQUIRE(document.root.members.size() == 4U);
    BOOST_TEST(document.root.members[0].key == "z");
    BOOST_TEST(document.root.members[1].key == "a");
    BOOST_TEST(document.root.members[2].key == "m");
    BOOST_TEST(document.root.members[3].key == "b");
}

BOOST_AUTO_TEST_CASE(positions_inside_a_plain_string) {
    const auto document = parsed("# жена\nw = \"a or b\"\n");
    BOOST_TEST(is_at(place(document, document.root.members[0].value, 0), 2, 6));
    BOOST_TEST(is_at(place(document, document.root.members[0].value, 5), 2, 11));
}

BOOST_AUTO_TEST_CASE(positions_after_escapes) {
    // value: a"b; the quote is written with two characters
    const auto document = parsed("w = \"a\\\"b\\u0436c\"\n");
    const auto& value = document.root.members[0].value;
    BOOST_TEST(value.string == "a\"b\u0436c");
    BOOST_TEST(is_at(place(document, value, 1), 1, 7));   // the escaped quote
    BOOST_TEST(is_at(place(document, value, 2), 1, 9));   // b
    BOOST_TEST(is_at(place(document, value, 5), 1, 16));  // c, after six characters for two bytes
}

BOOST_AUTO_TEST_CASE(positions_in_strings_of_several_lines) {
    const auto document = parsed("w = \"\"\"\nab\n  cd \\\n   e\"\"\"\nv = '''x\ny'''\n");
    const auto& first = document.root.members[0].value;
    BOOST_TEST(first.string == "ab\n  cd e");
    BOOST_TEST(is_at(place(document, first, 0), 2, 1));
    BOOST_TEST(is_at(place(document, first, 5), 3, 3));  // c
    BOOST_TEST(is_at(place(document, first, 8), 4, 4));  // e, after the line-ending backslash
    const auto& second = document.root.members[1].value;
    BOOST_TEST(is_at(place(document, second, 2), 6, 1));  // y
}

BOOST_AUTO_TEST_CASE(positions_after_a_byte_order_mark_and_with_carriage_returns) {
    const auto document = parsed("\xEF\xBB\xBFw = \"\"\"\r\na\r\nb\"\"\"\r\n");
    const auto& value = document.root.members[0].value;
    BOOST_TEST(value.string == "a\nb");
    BOOST_TEST(is_at(place(document, value, 2), 3, 1));
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_has_its_place) {
    BOOST_TEST(finding("a = 1\nb = \"\x8A\"\n") == "f:2:6: error: the text is not UTF-8 here [VC002]\n");
}

BOOST_AUTO_TEST_CASE(syntax_faults_have_their_place) {
    const std::string line = finding("a = 1\nb = = 2\n");
    BOOST_TEST(line.starts_with("f:2:5: error: "));
    BOOST_TEST(line.ends_with(" [VC001]\n"));
}

BOOST_AUTO_TEST_CASE(a_key_that_stands_twice_is_named_with_both_places) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("f");
    BOOST_TEST(!tomlio::parse("[a]\nx = 1\n[b]\nx = 1\n x = 2\n", diagnostics).has_value());
    BOOST_REQUIRE(diagnostics.all().size() == 1U);
    BOOST_TEST(diag::render_line(diagnostics.all().front()) ==
               "f:5:2: error: the key `x` stands twice in its table [VC001]\n");
    BOOST_REQUIRE(diagnostics.all().front().notes.size() == 1U);
    BOOST_TEST(is_at(diagnostics.all().front().notes.front().location->range.begin, 4, 1));
}

BOOST_AUTO_TEST_CASE(the_first_place_of_a_key_is_that_of_its_own_table) {
    const auto first_line = [](const std::string& text) {
        diag::Diagnostics diagnostics;
        BOOST_TEST(!tomlio::parse(text, diagnostics).has_value());
        const auto& found = diagnostics.all();
        return found.size() == 1 && found.front().notes.size() == 1
                   ? found.front().notes.front().location->range.begin.line
                   : 0U;
    };
    BOOST_TEST(first_line("[a]\n[b.a]\n[a]\n") == 1U);
    BOOST_TEST(first_line("x.y = 1\nz.y = 1\nx.y = 2\n") == 1U);
    BOOST_TEST(first_line("[[a]]\nx = 1\n[[a]]\nx = 1\n\"x\" = 1\n") == 4U);
    BOOST_TEST(first_line("a = [ { b = 1 },\n { b = 1,\tb = 2 }]\n") == 2U);
    BOOST_TEST(first_line("a = 1\nvidra-marker = 1\n'a' = [1]\n") == 1U);
}

BOOST_AUTO_TEST_CASE(dotted_keys_of_sixty_thousand_parts_do_not_overflow_the_stack) {
    std::string key = "a";
    for (int i = 0; i < 60'000; ++i) {
        key += ".a";
    }
    for (const std::string& text : {key + " = 1\n", "[" + key + "]\n", "x = { " + key + " = 1 }\n"}) {
        BOOST_TEST(finding(text).ends_with("[VC003]\n"));
    }
}

BOOST_AUTO_TEST_CASE(dots_in_texts_and_comments_are_no_dotted_keys) {
    const std::string dots(500, '.');
    BOOST_TEST(finding("a = \"" + dots + "\"\nb = '''" + dots + "'''\n# " + dots + "\n").empty());
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_a_fault_and_no_crash) {
    BOOST_TEST(finding("a = " + std::string(10'000, '[')).ends_with("[VC003]\n"));
    // inline tables whose keys are dotted nest by both
    std::string dotted = "k";
    for (int i = 0; i < 50; ++i) {
        dotted += ".k";
    }
    std::string text = "x = ";
    for (int i = 0; i < 200; ++i) {
        text += "{ " + dotted + " = ";
    }
    BOOST_TEST(finding(text + "1" + std::string(200, '}') + "\n").ends_with("[VC003]\n"));
}

BOOST_AUTO_TEST_CASE(many_keys_side_by_side_are_not_deep) {
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += "a" + std::to_string(i) + ".b.c = [1.5, 2.5, { x.y = 1, z.w = 2 }]\n[t" + std::to_string(i) +
                ".u.v]\n";
    }
    BOOST_TEST(finding(text).empty());
}

BOOST_AUTO_TEST_SUITE_END()
