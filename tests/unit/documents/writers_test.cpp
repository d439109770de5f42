// SPDX-License-Identifier: Apache-2.0
// What each kind of block comes to in text, Markdown and HTML, written down by hand; and values that look
// like markup, which come out as they were typed.
#include "documents/writers.hpp"
#include "documents/markdown.hpp"
#include "row.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Value;
namespace data = boost::unit_test::data;

namespace {

struct Outputs {
    std::string text;
    std::string html;  ///< without line feeds, which are none of a page but where an element begins a line
};
using Row = test::Row<std::string, Outputs>;

Value sample() {
    Value value = Value::object();
    value.set_text("a", "A");
    value.set_text("long", "seventeen letters");
    value.set_text("two", "one\ntwo");
    return value;
}

const std::vector<Row> blocks = {
    {"headings",
     "# Title {{a}}\n\n## Two\n\n### Three\n",
     {"Title A\n=======\n\nTwo\n---\n\nThree\n", "<h1>Title A</h1><h2>Two</h2><h3>Three</h3>"}},
    {"paragraphs",
     "One {{a}}\nstill one.\n\nTwo.\n",
     {"One A still one.\n\nTwo.\n", "<p>One A still one.</p><p>Two.</p>"}},
    {"emphasis",
     "**{{a}}** and *{{a}}* and ***both***\n",
     {"A and A and both\n", "<p><strong>A</strong> and <em>A</em> and <strong><em>both</em></strong></p>"}},
    {"hard break", "one\\\ntwo {{a}}\n", {"one\ntwo A\n", "<p>one<br>two A</p>"}},
    {"line feed in a value", "- {{two}}\n", {"- one\n  two\n", "<ul><li>one<br>two</li></ul>"}},
    {"bullets",
     "- one {{a}}\n- two\n  - inner\n",
     {"- one A\n- two\n  - inner\n", "<ul><li>one A</li><li>two<ul><li>inner</li></ul></li></ul>"}},
    {"numbers", "1. one\n2. {{a}}\n", {"1. one\n2. A\n", "<ol><li>one</li><li>A</li></ol>"}},
    {"numbers from another",
     "9. nine\n10. ten\n",
     {"9. nine\n10. ten\n", "<ol start=\"9\"><li>nine</li><li>ten</li></ol>"}},
    {"spaced items",
     "- one\n\n- {{a}}\n",
     {"- one\n\n- A\n", "<ul><li><p>one</p></li><li><p>A</p></li></ul>"}},
    {"check boxes",
     "- [ ] open {{a}}\n- [x] done\n",
     {"[ ] open A\n[x] done\n",
      "<ul class=\"boxes\"><li><span class=\"box\" role=\"img\" aria-label=\"not ticked\">☐</span> open "
      "A</li>"
      "<li><span class=\"box\" role=\"img\" aria-label=\"ticked\">☑</span> done</li></ul>"}},
    {"quote",
     "> Note {{a}}\n>\n> more\n",
     {"| Note A\n|\n| more\n", "<blockquote><p>Note A</p><p>more</p></blockquote>"}},
    {"rule", "a\n\n---\n", {"a\n\n" + std::string(78, '-') + "\n", "<p>a</p><hr>"}},
    {"blank to be filled",
     "Name: ______ (signature)\n",
     {"Name: ______ (signature)\n",
      "<p>Name: <span class=\"blank\" style=\"width:6ch\"></span> (signature)</p>"}},
    {"two underscores are no blank", "a __ b\n", {"a __ b\n", "<p>a __ b</p>"}},
    {"table of two columns",
     "| Key | Value |\n|---|--:|\n| k | {{long}} |\n",
     {"Key              Value\n---  -----------------\nk    seventeen letters\n",
      "<table><thead><tr><th scope=\"col\">Key</th><th scope=\"col\" class=\"r\">Value</th></tr></thead>"
      "<tbody><tr><th scope=\"row\">k</th><td class=\"r\">seventeen letters</td></tr></tbody></table>"}},
    {"table of three columns",
     "| A | B | C |\n|:-:|---|---|\n| {{two}} | | c |\n",
     {"A    B  C\n---  -  -\none     c\ntwo\n",
      "<table><thead><tr><th scope=\"col\" class=\"c\">A</th><th scope=\"col\">B</th><th scope=\"col\">C</th>"
      "</tr></thead><tbody><tr><td class=\"c\">one<br>two</td><td></td><td>c</td></tr></tbody></table>"}},
    {"table of a header alone",
     "| A | B |\n|---|---|\n",
     {"A  B\n-  -\n",
      "<table><thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead></table>"}},
    {"characters of HTML",
     "1 < 2 & \"x\" 'y' > z\n",
     {"1 < 2 & \"x\" 'y' > z\n", "<p>1 &lt; 2 &amp; &quot;x&quot; &#39;y&#39; &gt; z</p>"}},
};

std::string replaced(std::string text, std::string_view part, std::string_view by) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + by.size())) {
        text.replace(at, part.size(), by);
    }
    return text;
}

std::string plain_of_html(std::string text) {
    text = replaced(std::move(text), "<br>\n", "\n");
    text = replaced(std::move(text), "<bdi>", "");
    text = replaced(std::move(text), "</bdi>", "");
    BOOST_TEST(text.find_first_of("<>\"'") == std::string::npos, text);
    text = replaced(std::move(text), "&lt;", "<");
    text = replaced(std::move(text), "&gt;", ">");
    text = replaced(std::move(text), "&quot;", "\"");
    text = replaced(std::move(text), "&#39;", "'");
    return replaced(std::move(text), "&amp;", "&");
}

std::string stripped(const std::string& text, const std::string& first, const std::string& last) {
    BOOST_TEST_REQUIRE((text.starts_with(first) && text.ends_with(last)), text);
    return text.substr(first.size(), text.size() - first.size() - last.size());
}

/// A value, and how it comes out: as it was typed, or where that is no text, cleaned.
using Typed = test::Row<std::string, std::string>;
Typed as_typed(const std::string& value) {
    return {value, value, value};
}
const std::vector<Typed> values = {
    as_typed("*A*"),
    as_typed("**A**"),
    as_typed("_A_"),
    as_typed("__A__"),
    as_typed("1. x"),
    as_typed("12) x"),
    as_typed("1.\nx"),
    as_typed("<b>"),
    as_typed("<b>bold</b>"),
    as_typed("<!-- x -->"),
    as_typed("=1+1"),
    as_typed("+1"),
    as_typed("@x"),
    as_typed("$z"),
    as_typed("$z$ $$z$$"),
    as_typed("# y"),
    as_typed("## y ##"),
    as_typed("- a"),
    as_typed("+ a"),
    as_typed("* a"),
    as_typed("-"),
    as_typed("---"),
    as_typed("***"),
    as_typed("[x](y)"),
    as_typed("[x]: y"),
    as_typed("[x][y]"),
    as_typed("- [ ] x"),
    as_typed("a|b"),
    as_typed("|a|b|"),
    as_typed("|---|"),
    as_typed("a\\|b"),
    as_typed("&amp;"),
    as_typed("&#35;"),
    as_typed("\\"),
    as_typed("\\\\"),
    as_typed("a\\"),
    as_typed("\\*"),
    as_typed("~~"),
    as_typed("~~a~~"),
    as_typed("~~~"),
    as_typed("___"),
    as_typed("a ____ b"),
    as_typed("![i](u)"),
    as_typed("`code`"),
    as_typed("```"),
    as_typed("> q"),
    as_typed("{{name}}"),
    as_typed("{{{name}}}"),
    as_typed("<https://x.y>"),
    as_typed("https://x.y/z_z_z"),
    as_typed("a@b.c"),
    as_typed("a^b^"),
    as_typed("'q' \"q\""),
    as_typed("<br>"),
    as_typed("2026"),
    as_typed("2026."),
    as_typed("."),
    as_typed(":-"),
    as_typed("a:"),
    as_typed("a\nb"),
    as_typed("a\n- b"),
    as_typed("a\n1. b"),
    as_typed("a\n# b"),
    as_typed("a\n==="),
    as_typed("a\n---"),
    as_typed("a\n\nb"),
    as_typed("a\n> b"),
    as_typed("a\n| b"),
    as_typed("a\\\nb"),
    as_typed("a\n\xC2\xA0- b"),
    as_typed("Ђорђе Љубавић"),
    as_typed("日本"),
    as_typed("שלום"),
    as_typed("مرحبا 12"),
    as_typed("é"),
    as_typed("😀"),
    {"blanks at both ends", "  a  ", "a"},
    {"line feeds at both ends", "\n\na\n", "a"},
    {"blanks of Unicode at both ends",
     "\xC2\xA0 \xE3\x80\x80"
     "a b\xE2\x80\x83\n",
     "a b"},
    {"tab", "a\tb", "a b"},
    {"tabs at both ends", "\ta\t", "a"},
    {"carriage return and line feed", "a\r\nb", "a\nb"},
    {"lone carriage return", "a\rb", "a\nb"},
    {"escape character", "a\x1B[31mb", "a\xEF\xBF\xBD[31mb"},
    {"bell, backspace, DEL",
     "a\x07\x08\x7F"
     "b",
     "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
     "b"},
    {"null", std::string("a\0b", 3),
     "a\xEF\xBF\xBD"
     "b"},
    {"form feed", "a\fb",
     "a\xEF\xBF\xBD"
     "b"},
    {"C1 control U+0085",
     "a\xC2\x85"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"RIGHT-TO-LEFT OVERRIDE U+202E",
     "a\xE2\x80\xAE"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"RIGHT-TO-LEFT ISOLATE U+2067",
     "a\xE2\x81\xA7"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"ARABIC LETTER MARK U+061C",
     "a\xD8\x9C"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"U+FFFE",
     "a\xEF\xBF\xBE"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"U+FFFF", "a\xEF\xBF\xBF", "a\xEF\xBF\xBD"},
    {"U+FDD0", "a\xEF\xB7\x90", "a\xEF\xBF\xBD"},
    {"U+1FFFE", "\xF0\x9F\xBF\xBE", "\xEF\xBF\xBD"},
    {"what stands for a slot", "\xF3\xB0\x80\x80\xF3\xB0\x80\x80\xF3\xB0\x80\x80",
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(writers)

BOOST_DATA_TEST_CASE(block, data::make(blocks), row) {
    test::Letter letter(row.input);
    BOOST_TEST(letter.text(sample()) == row.expected.text, row.name);
    BOOST_TEST(replaced(letter.body(sample()), "\n", "") == replaced(row.expected.html, "\n", ""), row.name);
}

BOOST_DATA_TEST_CASE(markdown_is_the_template_with_values, data::make(blocks), row) {
    std::string expected = replaced(row.input, "{{a}}", "A");
    expected = replaced(expected, "{{long}}", "seventeen letters");
    const bool in_table = row.input.find('|') != std::string::npos;
    expected = replaced(expected, "- {{two}}", "- one\\\ntwo");  // the second line goes on with the item
    expected = replaced(expected, "{{two}}", in_table ? "one<br>two" : "one\\\ntwo");
    BOOST_TEST(test::Letter(row.input).markdown(sample()) == expected);
}

BOOST_DATA_TEST_CASE(value_in_text, data::make(values), row) {
    BOOST_TEST(test::Letter("{{v}}\n").text(test::with("v", row.input)) == row.expected + "\n", row.name);
}

BOOST_DATA_TEST_CASE(value_in_html, data::make(values), row) {
    const std::string paragraph = test::Letter("{{v}}\n").body(test::with("v", row.input));
    BOOST_TEST(plain_of_html(stripped(paragraph, "<p>", "</p>\n")) == row.expected, row.name);
}

const std::vector<test::Row<std::string, std::pair<std::string, std::string>>> markdown_places = {
    {"paragraph", "{{v}}\n", {"(p ", ")"}},
    {"within a line", "a {{v}} b\n", {"(p a ", " b)"}},
    {"bold", "**{{v}}** b\n", {"(p <b>", "</b> b)"}},
    {"italic", "a *{{v}}*\n", {"(p a <i>", "</i>)"}},
    {"heading", "# {{v}}\n", {"(h1 ", ")"}},
    {"item", "- {{v}}\n", {"(ul(li(p ", ")))"}},
    {"numbered item", "1. {{v}}\n", {"(ol1(li(p ", ")))"}},
    {"item with a box", "- [ ] {{v}}\n", {"(ul(li[ ](p ", ")))"}},
    {"quote", "> {{v}}\n", {"(quote(p ", "))"}},
    {"cell",
     "| H | I |\n|---|---|\n| {{v}} | x |\n",
     {"(table ll(row(cell H)(cell I))(row(cell ", ")(cell x)))"}},
    {"bold cell", "| H |\n|---|\n| **{{v}}** |\n", {"(table l(row(cell H))(row(cell <b>", "</b>)))"}},
    {"cell of a table without bars at its ends",
     "H | I\n---|---\nx | {{v}}\n",
     {"(table ll(row(cell H)(cell I))(row(cell x)(cell ", ")))"}},
    {"first cell of such a table",
     "H | I\n---|---\n{{v}} | x\n",
     {"(table ll(row(cell H)(cell I))(row(cell ", ")(cell x)))"}},
    {"header cell",
     "| {{v}} | I |\n|---|---|\n| x | y |\n",
     {"(table ll(row(cell ", ")(cell I))(row(cell x)(cell y)))"}},
    {"table in a quote",
     "> | H |\n> |---|\n> | {{v}} |\n",
     {"(quote(table l(row(cell H))(row(cell ", "))))"}},
};

BOOST_DATA_TEST_CASE(value_in_markdown, data::make(markdown_places) * data::make(values), place, row) {
    test::Letter letter(place.input);
    const Value value = test::with("v", row.input);
    const std::string expected = place.expected.first + row.expected + place.expected.second;
    const auto& filled = letter.fill(value);
    BOOST_TEST(test::outline(filled.shape->page.blocks, filled.values) == expected,
               place.name << ": " << row.name);
    // what is written is read again; a line feed in a cell or a heading can only be one of HTML, and an
    // address is kept from being a link by a comment of HTML
    const std::string comment = "<!-- -->";
    const std::string markdown = letter.markdown(value);
    const auto again = documents::read_markdown(markdown);
    const std::string outline = replaced(test::outline(again.blocks, {}), comment, "");
    BOOST_TEST(replaced(outline, "<br>", "\n") == replaced(replaced(expected, comment, ""), "<br>", "\n"),
               place.name << ": " << row.name << ": " << markdown);
    const bool has_html =
        markdown.find("<br>") != std::string::npos || markdown.find(comment) != std::string::npos;
    BOOST_TEST((again.faults.empty() || has_html), markdown);
}

BOOST_AUTO_TEST_CASE(text_keeps_to_78_columns) {
    // 13 words of 5 letters and their blanks are 77 columns, of Cyrillic letters too
    std::string line = "чашаа";
    for (int i = 1; i < 13; ++i) {
        line += " чашаа";
    }
    test::Letter letter("{{v}}\n");
    BOOST_TEST(letter.text(test::with("v", line + " a")) == line + "\na\n");
    BOOST_TEST(letter.text(test::with("v", line.substr(0, line.size() - 10) + "чашааа")) ==
               line.substr(0, line.size() - 10) + "чашааа\n");
    const std::string long_word(100, 'x');
    BOOST_TEST(letter.text(test::with("v", "a " + long_word + " b")) == "a\n" + long_word + "\nb\n");
}

BOOST_AUTO_TEST_CASE(text_wraps_behind_the_mark_of_an_item) {
    const std::string words = "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa";  // 69
    BOOST_TEST(test::Letter("10. {{v}}\n").text(test::with("v", words + " bbbbbb")) ==
               "10. " + words + "\n    bbbbbb\n");
    BOOST_TEST(test::Letter("> {{v}}\n").text(test::with("v", words + " bbbbbbb")) ==
               "| " + words + "\n| bbbbbbb\n");
}

BOOST_AUTO_TEST_CASE(a_wide_table_wraps_in_its_cells) {
    const std::string words =
        "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa";  // 79
    const std::string text =
        test::Letter("| K | V |\n|---|---|\n| k | {{v}} |\n").text(test::with("v", words));
    BOOST_TEST(text ==
               "K  V\n-  " + std::string(75, '-') + "\nk  " + words.substr(0, 69) + "\n   aaaaaaaaa\n");
}

BOOST_AUTO_TEST_CASE(html_names_its_language_and_paper) {
    const std::string html = test::Letter("a\n", documents::Paper::a6).html(Value::object());
    BOOST_TEST(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
    BOOST_TEST(html.find("<meta charset=\"utf-8\">") != std::string::npos);
    BOOST_TEST(html.find("<title>A title</title>") != std::string::npos);
    BOOST_TEST(html.find("size: A6") != std::string::npos);
    BOOST_TEST(test::Letter("a\n").html(Value::object()).find("size: A4") != std::string::npos);
    for (const char* const outside : {"http:", "https:", "<script", "<link", "src=", "url(", "@import"}) {
        BOOST_TEST(html.find(outside) == std::string::npos, outside);
    }
}

BOOST_AUTO_TEST_CASE(html_isolates_what_runs_leftwards) {
    BOOST_TEST(test::Letter("a {{v}} b\n").body(test::with("v", "שלום")) == "<p>a <bdi>שלום</bdi> b</p>\n");
    BOOST_TEST(test::Letter("a {{v}} b\n").body(test::with("v", "Жив")) == "<p>a Жив b</p>\n");
}

BOOST_AUTO_TEST_CASE(letters_of_one_filler_do_not_mix) {
    test::Letter letter("{{#a}}A {{a}}\n{{/a}}{{^a}}none\n{{/a}}{{b}}\n");
    const auto make = [](const char* a, const char* b) {
        Value value = Value::object();
        value.set_text("a", a);
        value.set_text("b", b);
        return value;
    };
    for (int round = 0; round < 2; ++round) {
        BOOST_TEST(letter.text(make("1", "2")) == "A 1 2\n");
        BOOST_TEST(letter.text(make("3\t", "4")) == "A 3 4\n");
        BOOST_TEST(letter.text(make("", "5")) == "none 5\n");
        BOOST_TEST(letter.text(make("6", "")) == "A 6\n");
        BOOST_TEST(letter.text(make("", "")) == "none\n");
    }
}

BOOST_AUTO_TEST_SUITE_END()
