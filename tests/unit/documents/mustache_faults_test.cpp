// SPDX-License-Identifier: Apache-2.0
// What is wrong in a template, at its line and column, and what is near to it and right.
#include "documents/mustache.hpp"
#include "row.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Node;

namespace {

using Row = test::Row<std::string, std::string>;

const std::vector<Row> faults = {
    {"tag is never closed", "a\n b {{name", "2:4 VT001"},
    {"two braces do not close three", "{{{name}}", "1:1 VT001"},
    {"comment is never closed", "text\n{{! a note", "2:1 VT001"},
    {"delimiters are never closed", "{{=<% %>}} <%", "1:1 VT001"},
    {"section is never closed", "x {{#a}} y", "1:3 VT001"},
    {"inverted section is never closed", "\n\n  {{^a}}\n", "3:3 VT001"},
    {"inner section is never closed", "{{#a}}\n{{#b}}\n{{/a}}\n", "3:1 VT001"},
    {"section was never opened", "x\n{{/a}}", "2:1 VT001"},
    {"closed twice", "{{#a}}{{/a}}{{/a}}", "1:13 VT001"},
    {"crossed sections", "{{#a}} {{#b}} {{/a}} {{/b}}", "1:15 VT001\n1:22 VT001"},
    {"closed by another name", "{{#a}} {{/b}} {{/a}}", "1:8 VT001"},
    {"empty value", "x {{}} y", "1:3 VT001"},
    {"empty but for blanks", "x {{   }} y", "1:3 VT001"},
    {"empty section", "{{#}} y", "1:1 VT001"},
    {"empty partial", "{{> }}", "1:1 VT001"},
    {"empty raw value", "{{{}}}", "1:1 VT001"},
    {"blank in a name", "{{first name}}", "1:1 VT001"},
    {"line feed in a name", "{{first\nname}}", "1:1 VT001"},
    {"tab in a name of a partial", "{{> a\tb}}", "1:1 VT001"},
    {"dot at the beginning", "{{.name}}", "1:1 VT001"},
    {"dot at the end", "{{name.}}", "1:1 VT001"},
    {"two dots", "{{a..b}}", "1:1 VT001"},
    {"two dots alone", "{{..}}", "1:1 VT001"},
    {"one delimiter", "{{=<%=}}", "1:1 VT001"},
    {"three delimiters", "{{=<% % %>=}}", "1:1 VT001"},
    {"no delimiter", "{{==}}", "1:1 VT001"},
    {"delimiter with an equals sign", "{{=<= %>=}}", "1:1 VT001"},
    {"Cyrillic before it", "Особа {{name", "1:7 VT001"},
    {"Cyrillic lines before it", "жртва љубав\nњих ђ {{#x}}", "2:7 VT001"},
    {"combining mark before it", "e\xCC\x81 {{/x}}", "1:4 VT001"},
    {"Cyrillic in a tag before it", "{{име}}{{/x}}", "1:8 VT001"},
    {"after a tag that stands alone", "{{! a }}\r\n  {{#a}}\r\n x {{/b}}{{/a}}", "3:4 VT001"},
    {"inside of other delimiters", "{{=<% %>=}}\n<%#a%> {{ <%/b%> <%/a%>", "2:11 VT001"},
    {"two faults", "{{/a}}\n{{}}", "1:1 VT001\n2:1 VT001"},
};

const std::vector<Row> sound = {
    {"no tag", "a } }} { b", ""},
    {"blanks around a name", "{{ name }}{{# a }}{{/ a}}", ""},
    {"line feed beside a name", "{{\n name\n}}", ""},
    {"the item itself", "{{.}}", ""},
    {"dots between", "{{a.b.c}}", ""},
    {"one section twice", "{{#a}}{{/a}}{{#a}}{{/a}}", ""},
    {"section in itself", "{{#a}}{{#a}}{{/a}}{{/a}}", ""},
    {"delimiters with more blanks", "{{=  |   | =}}|a|", ""},
    {"braces in a comment", "{{! { } {{ }}", ""},
    {"closed across other delimiters", "{{#a}}{{=<% %>=}}<%/a%>", ""},
};

std::string nested(std::size_t depth) {
    std::string open;
    std::string close;
    for (std::size_t i = 0; i < depth; ++i) {
        open += "{{#a}}";
        close += "{{/a}}";
    }
    return open + "x" + close;
}

std::size_t deepest(const std::vector<Node>& nodes) {
    std::size_t depth = 0;
    for (const Node& node : nodes) {
        const bool is_section = node.kind == Node::Kind::section;
        depth = std::max(depth, is_section ? 1 + deepest(node.children) : 0);
    }
    return depth;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mustache_faults)

BOOST_DATA_TEST_CASE(fault, boost::unit_test::data::make(faults), row) {
    vidra::diag::Diagnostics diagnostics;
    (void)documents::parse_template(row.input, diagnostics);
    BOOST_TEST(test::places(diagnostics) == row.expected, row.name << ": " << test::words(diagnostics));
}

BOOST_DATA_TEST_CASE(near_miss, boost::unit_test::data::make(sound), row) {
    vidra::diag::Diagnostics diagnostics;
    (void)documents::parse_template(row.input, diagnostics);
    BOOST_TEST(test::places(diagnostics) == "", row.name << ": " << test::words(diagnostics));
}

BOOST_AUTO_TEST_CASE(a_crossed_section_tells_where_it_was_opened) {
    vidra::diag::Diagnostics diagnostics;
    diagnostics.set_file("t");
    (void)documents::parse_template("{{#a}}\n {{#b}} {{/a}}", diagnostics);
    BOOST_TEST_REQUIRE(diagnostics.all().size() == 1U);
    BOOST_TEST_REQUIRE(diagnostics.all()[0].notes.size() == 1U);
    const auto& note = diagnostics.all()[0].notes[0];
    BOOST_TEST_REQUIRE(note.location.has_value());
    BOOST_TEST((note.location->range.begin == vidra::diag::Position{2, 2}));
    BOOST_TEST(note.location->file == "t");
}

BOOST_AUTO_TEST_CASE(a_fault_ends_behind_its_tag) {
    vidra::diag::Diagnostics diagnostics;
    (void)documents::parse_template("Љ {{ a b }} c", diagnostics);
    BOOST_TEST_REQUIRE(diagnostics.all().size() == 1U);
    BOOST_TEST((diagnostics.all()[0].location.range == vidra::diag::Range{{1, 3}, {1, 12}}));
}

BOOST_AUTO_TEST_CASE(sections_nest_so_deep_and_no_deeper) {
    vidra::diag::Diagnostics diagnostics;
    auto tmpl = documents::parse_template(nested(documents::most_nested_sections), diagnostics);
    BOOST_TEST(test::places(diagnostics) == "");
    BOOST_TEST(deepest(tmpl.nodes) == documents::most_nested_sections);

    tmpl = documents::parse_template(nested(documents::most_nested_sections + 1), diagnostics);
    // 64 tags of 6 characters stand before the one that is too deep
    BOOST_TEST(test::places(diagnostics) == "1:385 VT001");
    BOOST_TEST(deepest(tmpl.nodes) == documents::most_nested_sections);

    diagnostics.clear();
    tmpl = documents::parse_template(nested(100'000), diagnostics);
    BOOST_TEST(test::places(diagnostics) == "1:385 VT001");
    BOOST_TEST(deepest(tmpl.nodes) == documents::most_nested_sections);
}

BOOST_AUTO_TEST_CASE(tags_and_texts_know_where_they_stand) {
    vidra::diag::Diagnostics diagnostics;
    const auto tmpl =
        documents::parse_template("Ђ {{име}}\n  {{#a}}\n— {{b.c}}{{/a}}\n{{> p}}\n", diagnostics);
    BOOST_TEST_REQUIRE(test::places(diagnostics) == "");
    std::string told;
    const std::function<void(const std::vector<Node>&)> tell = [&](const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            told += std::to_string(node.range.begin.line) + ":" + std::to_string(node.range.begin.column) +
                    " " + (node.kind == Node::Kind::text ? "text" : node.text) + "\n";
            tell(node.children);
        }
    };
    tell(tmpl.nodes);
    BOOST_TEST(told == "1:1 text\n1:3 име\n1:10 text\n2:3 a\n3:1 text\n3:3 b.c\n3:16 text\n4:1 p\n");
}

BOOST_AUTO_TEST_CASE(a_text_before_a_tag_that_is_never_closed_knows_where_it_stands) {
    vidra::diag::Diagnostics diagnostics;
    const auto tmpl = documents::parse_template("{{a}}\nb\nc {{d", diagnostics);
    BOOST_TEST(test::places(diagnostics) == "3:3 VT001");
    BOOST_TEST_REQUIRE(tmpl.nodes.size() == 2U);
    BOOST_TEST((tmpl.nodes[1].range.begin == vidra::diag::Position{1, 6}));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_left_out_and_the_rest_is_read) {
    vidra::diag::Diagnostics diagnostics;
    const auto tmpl = documents::parse_template("a{{}}b{{/x}}c{{#s}}d", diagnostics);
    std::string text;
    for (const Node& node : tmpl.nodes) {
        text += node.kind == Node::Kind::text ? node.text : "[" + node.text + "]";
    }
    BOOST_TEST(text == "abc[s]");
    BOOST_TEST_REQUIRE(tmpl.nodes.back().children.size() == 1U);
    BOOST_TEST(tmpl.nodes.back().children[0].text == "d");
}

BOOST_AUTO_TEST_SUITE_END()
