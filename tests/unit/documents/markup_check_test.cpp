// SPDX-License-Identifier: Apache-2.0
// What no letter can have, beside near misses; and the file, line and column where it stands.
#include "documents/markup_check.hpp"
#include "row.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;

namespace {

using Row = test::Row<std::string, std::string>;
using Texts = std::map<std::string, std::string>;

/// The places of what is found in a text and its partials, with the name of the partial before it: "p 3:1".
std::string found(const std::string& text, const Texts& partials = {}) {
    test::Files files = {{"l/en.md.mustache", text}};
    for (const auto& [name, partial] : partials) {
        files.emplace("l/" + name + ".en.md.mustache", partial);
    }
    vidra::diag::Diagnostics diagnostics;
    diagnostics.set_file("l/en.md.mustache");
    documents::Manifest manifest;
    manifest.languages = {"en"};
    for (const auto& [language, read] :
         documents::load_texts(manifest, {"l", "", test::reader(files)}, diagnostics)) {
        documents::check_markup(read, diagnostics);
    }
    std::string places;
    for (const auto& one : diagnostics.all()) {
        const std::string file = one.location.file.substr(2, one.location.file.find('.') - 2);
        places += fmt::format("{}{}{}:{} {}", places.empty() ? "" : "\n", file == "en" ? "" : file + " ",
                              one.location.range.begin.line, one.location.range.begin.column,
                              vidra::diag::info(one.code).id);
    }
    return places;
}

const std::vector<Row> markups = {
    {"HTML block", "a\n\n<div>\n", "3:1 VT008"},
    {"HTML in a line", "a\nb <b>c\n", "2:3 VT008"},
    {"HTML that ends", "a\nb <b>c</b>\n", "2:3 VT008\n2:7 VT008"},
    {"HTML comment", "<!-- a -->\n", "1:1 VT008"},
    {"link", "a\n\n[b](c)\n", "3:1 VT008"},
    {"link behind Cyrillic letters", "Ђорђе [b](c)\n", "1:7 VT008"},
    {"automatic link", "<https://a.b>\n", "1:1 VT008"},
    {"image", "a ![a](b)\n", "1:3 VT008"},
    {"code in a line", "a `b`\n", "1:3 VT008"},
    {"code block by blanks", "a\n\n    b\n", "3:1 VT008"},
    {"code block by backticks", "```\na\n```\n", "1:1 VT008"},
    {"in an item", "- a\n- b\n  c <b>\n", "3:5 VT008"},
    {"in a quote", "> a <b>\n", "1:5 VT008"},
    {"in a cell", "| A | B |\n|---|---|\n| c | d <b> |\n", "3:9 VT008"},
    {"in a section", "a\n\n{{#s}}\n<b>\n{{/s}}\n", "4:1 VT008"},
    {"in a section in a line", "a {{#s}}b <b>{{/s}}\n", "1:11 VT008"},
    {"in an inverted section", "a\n\n{{^s}}\n<b>\n{{/s}}\n", "4:1 VT008"},
    {"behind a value", "a {{v}} b <b>\n", "1:11 VT008"},
    {"definition of a link", "a\n\n[b]: c\n", "3:1 VT008"},
    {"definition of a link to a value", "a\n\n[Name]: {{v}}\n", "3:1 VT008"},
    {"value as the address of a link", "[a]({{v}})\n", "1:1 VT008"},
    {"two of a kind in a line", "<b> <b>\n", "1:1 VT008\n1:5 VT008"},
    // the section is longer than a line: what stands behind it keeps its place
    {"behind a list", "{{#s}}\na {{b}}\nc\n{{/s}}\n\nd {{e}}\n\n{{e}} <i>\n", "8:7 VT008"},
    // near misses
    {"smaller than", "a < b > c\n", ""},
    {"escaped HTML", "\\<b>\n", ""},
    {"brackets", "[a] (b) [c]\n", ""},
    {"escaped brackets", "\\[a](b)\n", ""},
    {"brackets and a colon within a line", "see [a]: b\n", ""},
    {"box to tick", "- [ ] a\n- [x] b\n", ""},
    {"escaped backtick", "\\`a\\`\n", ""},
    {"three blanks", "a\n\n   b\n", ""},
    {"blanks within a paragraph", "a\n    b\n", ""},
    {"entity", "a&nbsp;b\n", ""},
};

struct Included {
    std::string name;
    std::string text;
    Texts partials;
    std::string expected;
    friend std::ostream& operator<<(std::ostream& out, const Included& one) { return out << one.name; }
};

const std::vector<Included> included = {
    {"block", "a\n\n{{> p}}\n", {{"p", "b\n\n<div>\n"}}, "p 3:1 VT008"},
    {"in a line of its own", "{{> p}}\n", {{"p", "a\nb <b>\n"}}, "p 2:3 VT008"},
    {"within a line of the text", "a b {{> p}} c\n", {{"p", "d <b>"}}, "p 1:3 VT008"},
    {"behind it in the line, of the text", "a {{> p}} <b>\n", {{"p", "d"}}, "1:11 VT008"},
    {"behind it, of the text", "{{> p}}\na\nb <b>\n", {{"p", "c\nd\n"}}, "3:3 VT008"},
    {"indented", "- a\n\n  {{> p}}\n", {{"p", "b\nc <b>\n"}}, "p 2:3 VT008"},
    {"block, indented", "- a\n\n  {{> p}}\n", {{"p", "b\n\n<div>\n"}}, "p 3:1 VT008"},
    {"partial of a partial", "{{> p}}\n", {{"p", "a\n{{> q}}\n"}, {"q", "b\nc [d](e)\n"}}, "q 2:3 VT008"},
    {"indented twice", "- a\n  {{> p}}\n", {{"p", "- b\n  {{> q}}\n"}, {"q", "c\nd <b>\n"}}, "q 2:3 VT008"},
    {"twice, told once", "{{> p}}\n\n{{> p}}\n", {{"p", "a <b>\n"}}, "p 1:3 VT008"},
    {"code of its own", "a\n\n{{> p}}\n", {{"p", "    b\n"}}, "p 1:1 VT008"},
    // the partial is right, and stands where it cannot
    {"code by the blanks before the tag", "a\n\n    {{> p}}\n", {{"p", "b\n"}}, "3:5 VT008"},
    {"code by backticks, behind blanks", "a\n\n  {{> p}}\n", {{"p", "```\n```\n"}}, "p 1:1 VT008"},
    {"in the section of a partial", "{{#s}}{{> p}}{{/s}}\n", {{"p", "a {{#t}}<b>{{/t}}"}}, "p 1:9 VT008"},
    {"none", "{{> p}}\n  {{> p}}\n", {{"p", "a *b*\n"}}, ""},
    // it is told elsewhere, and comes to an end here
    {"partial in itself",
     "{{> p}}\n",
     {{"p", "a {{> p}} b {{> p}} {{> p}}\n"}},
     "p 1:3 VT004\np 1:13 VT004\np 1:21 VT004"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(markup_check)

BOOST_DATA_TEST_CASE(that_a_letter_cannot_have, data::make(markups), row) {
    BOOST_TEST(found(row.input) == row.expected, row.name << ": " << found(row.input));
}

BOOST_DATA_TEST_CASE(in_a_partial, data::make(included), row) {
    BOOST_TEST(found(row.text, row.partials) == row.expected,
               row.name << ": " << found(row.text, row.partials));
}

BOOST_AUTO_TEST_SUITE_END()
