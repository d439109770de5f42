// SPDX-License-Identifier: Apache-2.0
// What is wrong between a template and its manifest, each beside a near miss.
#include "documents/template_check.hpp"
#include "row.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;
using test::Files;

namespace {

const std::string fields =
    "vidra = 1\nkind = \"letter\"\nid = \"t\"\nlanguages = [\"en\"]\ntitle = { en = \"A\" }\n"
    "recipients = [\"identification_authority\", \"shelter\", \"police\"]\n[fields]\n\"case\" = {}\n\"sex\" "
    "= {}\n"
    "\"identity.name\" = { to = [\"identification_authority\"], ground = [\"permission\", \"child\"] }\n"
    "\"needs\" = { to = [\"identification_authority\", \"shelter\"], "
    "ground = [\"permission\", \"child\"] }\n"
    "\"safety.whereabouts\" = { to = [\"police\"], ground = [\"permission\", \"law:Act 5\"] }\n"
    "\"safety.guardian\" = { to = [\"police\"], ground = [\"vital_interest\"] }\n"
    "\"findings\" = { to = [\"identification_authority\"], ground = [\"permission\", \"child\"] }\n";

struct Checked {
    std::string places;  ///< with the file of each, below its folder, the usual one not named
    std::string words;
};

Checked check(const Files& files, const std::string& manifest = fields) {
    vidra::diag::Diagnostics diagnostics;
    diagnostics.set_file("l/t/template.toml");
    const auto read = test::manifest(manifest, diagnostics);
    BOOST_TEST_REQUIRE(test::places(diagnostics) == "", test::words(diagnostics));
    for (const auto& [language, text] :
         documents::load_texts(read, {"l/t", "", test::reader(files)}, diagnostics)) {
        documents::check_template(read, text, diagnostics);
    }
    diagnostics.sort();
    Checked checked;
    checked.words = test::words(diagnostics);
    for (const auto& one : diagnostics.all()) {
        const std::string usual = "l/t/en.md.mustache";
        const auto& [file, range] = one.location;
        checked.places +=
            fmt::format("{}{}{}:{} {}", checked.places.empty() ? "" : "\n", file == usual ? "" : file + ":",
                        range.begin.line, range.begin.column, vidra::diag::info(one.code).id);
    }
    return checked;
}

Checked check(const std::string& text) {
    return check(Files{{"l/t/en.md.mustache", text}});
}

using Row = test::Row<std::string, std::string>;

const std::vector<Row> rows = {
    // names
    {"free field", "{{case}}", ""},
    {"what is of the letter",
     "{{letter.date}}{{#left_out}}{{names}}{{/left_out}}{{#numbers.list}}{{phone}}{{/numbers.list}}", ""},
    {"unknown name", "\n  {{csae}}", "2:3 VT002"},
    {"unknown member", "{{#identity.nmae}}{{/identity.nmae}}", "1:1 VT002"},
    {"unknown section", "{{#nobody}}{{case}}{{/nobody}}", "1:1 VT002"},
    {"unknown name in an unknown section", "{{#nobody}}{{csae}}{{/nobody}}", "1:1 VT002\n1:12 VT002"},
    {"unknown inverted section", "{{^nobody}}{{/nobody}}", "1:1 VT002"},
    {"Cyrillic before it", "Ђорђе {{име}}", "1:7 VT002"},
    {"group as a value", "{{identity}}", "1:1 VT002"},
    {"group as a section", "{{#identity}}{{name}}{{/identity}}", "1:1 VT002"},
    {"list as a value", "{{#needs}}{{list}}{{/needs}}", "1:11 VT002"},
    {"object as a value", "{{#needs}}{{needs}}{{/needs}}", "1:11 VT002"},
    {"flag as a value", "{{to.police}}", "1:1 VT002"},
    {"flag of an object as a value", "{{sex.female}}", "1:1 VT002"},
    {"text of an object", "{{sex.word}}{{#sex.female}}f{{/sex.female}}", ""},
    {"item of a list as a whole", "{{#needs.list}}{{.}}{{/needs.list}}", "1:16 VT002"},
    {"item of no section", "{{.}}", "1:1 VT002"},
    {"member that other lists have", "{{#needs.list}}{{id}}{{/needs.list}}", "1:16 VT002"},
    {"member that this list has", "{{#findings.list}}{{id}} {{section}}{{/findings.list}}", ""},
    {"member behind the end of its list", "{{#findings.list}}{{/findings.list}}{{text}}", "1:37 VT002"},
    {"raw value", "{{{case}}}", "1:1 VT005"},
    {"raw value by a sign", "a {{& case}}", "1:3 VT005"},
    {"braces within delimiters of one's own", "{{=<% %>=}}<%case%> {{{case}}}", ""},
    // what the manifest does not declare
    {"field that is not declared", "{{citizenship}}", "1:1 VT006"},
    {"section on one", "{{#citizenship}}{{.}}{{/citizenship}}", "1:1 VT006"},
    {"what is in such a list", "{{#open.list}}{{text}} {{csae}}{{/open.list}}",
     "1:1 VT006\n1:15 VT006\n1:24 VT002"},
    {"inverted section on one", "{{^citizenship}}a{{/citizenship}}", "1:1 VT006"},
    {"flag that is not declared", "{{#medical.urgent}}a{{/medical.urgent}}", "1:1 VT006"},
    {"list that is not declared", "{{#open.list}}a{{/open.list}}", "1:1 VT006"},
    // printed where it may be withheld
    {"outside of its section", "{{identity.name}}", "1:1 VT007"},
    {"inside of its section", "{{#identity.name}}{{identity.name}}{{/identity.name}}", ""},
    {"itself in its section", "{{#identity.name}}{{.}}{{/identity.name}}", ""},
    {"behind its section", "{{#identity.name}}a{{/identity.name}}{{identity.name}}", "1:38 VT007"},
    {"where it is not there", "{{^identity.name}}{{identity.name}}{{/identity.name}}", "1:19 VT007"},
    {"in the section of another", "{{#case}}{{identity.name}}{{/case}}", "1:10 VT007"},
    {"in the section of one that goes with it", "{{#findings}}{{identity.name}}{{/findings}}", ""},
    {"in the section of one that goes further", "{{#needs}}{{identity.name}}{{/needs}}", "1:11 VT007"},
    {"to one who may not have it", "{{#to.shelter}}{{identity.name}}{{/to.shelter}}", "1:16 VT007"},
    {"to one who may have it on a ground",
     "{{#to.identification_authority}}{{identity.name}}{{/to.identification_authority}}", "1:33 VT007"},
    {"to that one, on a ground",
     "{{#to.identification_authority}}{{#ground.child}}{{identity.name}}{{/ground.child}}"
     "{{/to.identification_authority}}",
     ""},
    {"on a ground, to anybody", "{{#ground.permission}}{{identity.name}}{{/ground.permission}}",
     "1:23 VT007"},
    {"on another ground",
     "{{#to.identification_authority}}{{#ground.vital_interest}}{{identity.name}}{{/ground.vital_interest}}"
     "{{/to.identification_authority}}",
     "1:59 VT007"},
    {"on a ground that is not there",
     "{{#to.identification_authority}}{{^ground.child}}{{identity.name}}{{/ground.child}}"
     "{{/to.identification_authority}}",
     "1:50 VT007"},
    {"to nobody else",
     "{{^to.shelter}}{{^to.police}}{{#ground.permission}}{{identity.name}}{{/ground.permission}}{{/"
     "to.police}}"
     "{{/to.shelter}}",
     ""},
    {"to one other",
     "{{^to.shelter}}{{#ground.permission}}{{identity.name}}{{/ground.permission}}{{/to.shelter}}",
     "1:38 VT007"},
    {"to two at once, which is never",
     "{{#to.shelter}}{{#to.police}}{{identity.name}}{{/to.police}}{{/to.shelter}}", ""},
    {"on law, to the police",
     "{{#to.police}}{{#ground.law}}{{safety.whereabouts}}{{/ground.law}}{{/to.police}}", ""},
    {"on law, to anybody", "{{#ground.law}}{{safety.whereabouts}}{{/ground.law}}", "1:16 VT007"},
    {"in a flag",
     "{{#safety.guardian}}{{#ground.law}}{{safety.whereabouts}}{{/ground.law}}{{/safety.guardian}}", ""},
    {"in a flag that goes further", "{{#safety.guardian}}{{safety.whereabouts}}{{/safety.guardian}}",
     "1:21 VT007"},
    {"names of a list outside of it", "{{needs.names}}", "1:1 VT007"},
    {"count of a list outside of it", "{{needs.count}}", "1:1 VT007"},
    {"a list",
     "{{#needs}}{{count}}: {{names}}{{#few}}a{{/few}}{{#list}}{{text}} {{basis}}{{/list}}{{/needs}}", ""},
    {"a list by its whole name", "{{#needs.list}}{{text}}{{#basis}} ({{.}}){{/basis}}{{/needs.list}}", ""},
    {"a list in the section of its count", "{{#needs.one}}{{needs.names}}{{/needs.one}}", ""},
    {"another in a list", "{{#needs.list}}{{text}} {{identity.name}}{{/needs.list}}", "1:25 VT007"},
    {"told once a tag", "{{identity.name}} {{identity.name}}", "1:1 VT007\n1:19 VT007"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(template_check)

BOOST_DATA_TEST_CASE(tag, data::make(rows), row) {
    const Checked checked = check(row.input);
    BOOST_TEST(checked.places == row.expected, row.name << ": " << checked.words);
}

const std::vector<Row> nearest = {
    {"a letter exchanged", "{{csae}}", "`case`"},
    {"a member", "{{#identity.nmae}}{{/identity.nmae}}", "`identity.name`"},
    {"of the letter", "{{leter.date}}", "`letter.date`"},
    {"within a list", "{{#findings.list}}{{sectoin}}{{/findings.list}}", "`section`"},
    {"a kind of recipient", "{{#to.shelters}}{{/to.shelters}}", "`to.shelter`"},
    {"undeclared, with what to add", "{{citizenship}}", "\"citizenship\""},
    {"withheld, with the section to put it in", "{{identity.name}}", "{{#identity.name}}…{{/identity.name}}"},
};

BOOST_DATA_TEST_CASE(help, data::make(nearest), row) {
    const Checked checked = check(row.input);
    BOOST_TEST(checked.words.find(row.expected) != std::string::npos, row.name << ": " << checked.words);
}

struct Several {
    std::string name;
    Files files;
    std::string expected;
    friend std::ostream& operator<<(std::ostream& out, const Several& one) { return out << one.name; }
};

const std::vector<Several> partials = {
    {"beside the template",
     {{"l/t/en.md.mustache", "{{> head}}\n"}, {"l/t/head.en.md.mustache", "{{case}}\n"}},
     ""},
    {"in the common folder",
     {{"l/t/en.md.mustache", "{{> head}}\n"}, {"l/t/../common/head.en.md.mustache", "{{case}}\n"}},
     ""},
    {"its own comes first",
     {{"l/t/en.md.mustache", "{{> head}}\n"},
      {"l/t/head.en.md.mustache", "{{case}}\n"},
      {"l/t/../common/head.en.md.mustache", "{{csae}}\n"}},
     ""},
    {"missing", {{"l/t/en.md.mustache", "a\n {{> head}}\n"}}, "2:2 VT003"},
    {"missing in a partial",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "a {{> b}}\n"}},
     "l/t/a.en.md.mustache:1:3 VT003"},
    {"in another language alone",
     {{"l/t/en.md.mustache", "{{> head}}\n"}, {"l/t/head.sr.md.mustache", "a\n"}},
     "1:1 VT003"},
    {"named by a path",
     {{"l/t/en.md.mustache", "{{> ../t/head}}\n"}, {"l/t/../t/head.en.md.mustache", "a\n"}},
     "1:1 VT003"},
    {"includes itself",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "b {{> a}}\n"}},
     "l/t/a.en.md.mustache:1:3 VT004"},
    {"includes itself, indented",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "b\n  {{> a}}\n"}},
     "l/t/a.en.md.mustache:2:3 VT004"},
    {"include each other",
     {{"l/t/en.md.mustache", "{{> a}}\n"},
      {"l/t/a.en.md.mustache", "{{#case}}{{> b}}{{/case}}\n"},
      {"l/t/b.en.md.mustache", "\n{{> a}}\n"}},
     "l/t/b.en.md.mustache:2:1 VT004"},
    {"twice, and in one another",
     {{"l/t/en.md.mustache", "{{> a}}\n{{> b}}\n  {{> a}}\n"},
      {"l/t/a.en.md.mustache", "{{> b}}\n"},
      {"l/t/b.en.md.mustache", "{{case}}\n"}},
     ""},
    {"syntax in a partial",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "a\nђ {{}}\n"}},
     "l/t/a.en.md.mustache:2:3 VT001"},
    {"syntax in a partial with several indentations",
     {{"l/t/en.md.mustache", "  {{> a}}\n{{> a}}\n    {{> a}}\n"}, {"l/t/a.en.md.mustache", "a\n{{}}\n"}},
     "l/t/a.en.md.mustache:2:1 VT001"},
    {"bytes in a partial that are no UTF-8",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "a\n\xFF\n"}},
     "l/t/a.en.md.mustache:2:1 VC002"},
    {"withheld in a partial",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "a\n {{identity.name}}\n"}},
     "l/t/a.en.md.mustache:2:2 VT007"},
    {"withheld in an indented partial",
     {{"l/t/en.md.mustache", "  {{> a}}\n"}, {"l/t/a.en.md.mustache", "a\n {{identity.name}}\n"}},
     "l/t/a.en.md.mustache:2:2 VT007"},
    {"partial in the section of what it prints",
     {{"l/t/en.md.mustache", "{{#identity.name}}{{> a}}{{/identity.name}}\n"},
      {"l/t/a.en.md.mustache", "{{identity.name}} {{.}}\n"}},
     ""},
    {"partial in that section and outside of it",
     {{"l/t/en.md.mustache", "{{#identity.name}}{{> a}}{{/identity.name}}\n{{> a}}\n"},
      {"l/t/a.en.md.mustache", "{{identity.name}}\n"}},
     "l/t/a.en.md.mustache:1:1 VT007"},
    {"withheld in a partial of a partial",
     {{"l/t/en.md.mustache", "{{> a}}\n"},
      {"l/t/a.en.md.mustache", "{{#needs.list}}{{> b}}{{/needs.list}}\n"},
      {"l/t/b.en.md.mustache", "{{text}} {{identity.name}}\n"}},
     "l/t/b.en.md.mustache:1:10 VT007"},
    {"unknown in a partial, told once",
     {{"l/t/en.md.mustache", "{{> a}} {{> a}}\n"}, {"l/t/a.en.md.mustache", "{{csae}}\n"}},
     "l/t/a.en.md.mustache:1:1 VT002"},
    {"undeclared and raw in a partial",
     {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", "{{citizenship}}\n{{{case}}}\n"}},
     "l/t/a.en.md.mustache:1:1 VT006\nl/t/a.en.md.mustache:2:1 VT005"},
    {"character that stands for a value",
     {{"l/t/en.md.mustache", "a \xF3\xB0\x80\x80\xF3\xB0\x80\x80\xF3\xB0\x80\x80\n"}},
     "1:1 VT008"},
    {"one of them in a partial",
     {{"l/t/en.md.mustache", "a\n  {{> a}}\n"}, {"l/t/a.en.md.mustache", "\xF3\xB0\x80\x80\n"}},
     "l/t/a.en.md.mustache:1:1 VT008"},
    {"no text", {}, "l/t/template.toml:4:14 VT009"},
    {"empty text", {{"l/t/en.md.mustache", ""}}, "1:1 VT009"},
    {"text of blanks", {{"l/t/en.md.mustache", " \n\t\n"}}, "1:1 VT009"},
    {"text of a comment", {{"l/t/en.md.mustache", "{{! to be written }}\n"}}, "1:1 VT009"},
    {"empty partial", {{"l/t/en.md.mustache", "{{> a}}\n"}, {"l/t/a.en.md.mustache", ""}}, ""},
    {"bytes that are no UTF-8", {{"l/t/en.md.mustache", "a\n\nb\xC3\n"}}, "3:1 VC002"},
};

BOOST_DATA_TEST_CASE(partial, data::make(partials), row) {
    const Checked checked = check(row.files);
    BOOST_TEST(checked.places == row.expected, row.name << ": " << checked.words);
}

BOOST_AUTO_TEST_CASE(two_citations_are_two_grounds) {
    const std::string two =
        test::edited(fields, "\"safety.guardian\" = { to = [\"police\"], ground = [\"vital_interest\"] }",
                     "\"age\" = { to = [\"police\"], ground = [\"law:Act 6\"] }");
    const std::string on_law = "{{{{#to.police}}}}{{{{#ground.law}}}}{}{{{{/ground.law}}}}{{{{/to.police}}}}";
    BOOST_TEST(
        check(Files{{"l/t/en.md.mustache", fmt::format(fmt::runtime(on_law), "{{age}}")}}, two).places ==
        "1:30 VT007");
    BOOST_TEST(
        check(Files{{"l/t/en.md.mustache", fmt::format(fmt::runtime(on_law), "{{#age}}{{.}}{{/age}}")}}, two)
            .places == "");
}

// A field is used where it may go: by its own tag, in a section or in a partial.
BOOST_AUTO_TEST_CASE(fields_that_are_used) {
    const auto used = [](const std::string& text) {
        const Files files = {{"l/t/en.md.mustache", text}, {"l/t/p.en.md.mustache", "{{case}}"}};
        vidra::diag::Diagnostics diagnostics;
        const auto manifest = test::manifest(fields, diagnostics);
        std::set<std::string> names;  // in the order of the alphabet
        for (const auto& [language, read] :
             documents::load_texts(manifest, {"l/t", "", test::reader(files)}, diagnostics)) {
            for (const documents::Field* field : documents::check_template(manifest, read, diagnostics)) {
                names.emplace(field->name);
            }
        }
        return fmt::format("{}", fmt::join(names, " "));
    };
    BOOST_TEST(used("a") == "");
    BOOST_TEST(used("{{case}} {{#identity.name}}{{.}}{{/identity.name}}") == "case identity.name");
    BOOST_TEST(used("{{#sex.female}}f{{/sex.female}}") == "sex");
    BOOST_TEST(used("{{^needs}}none{{/needs}}") == "needs");
    BOOST_TEST(used("{{#findings.list}}{{text}}{{/findings.list}}") == "findings");
    BOOST_TEST(used("{{> p}}") == "case");
    BOOST_TEST(used("{{#to.police}}{{#safety.guardian}}x{{/safety.guardian}}{{/to.police}}") ==
               "safety.guardian");
    // the shelter never gets it
    BOOST_TEST(used("{{#to.shelter}}{{#safety.guardian}}x{{/safety.guardian}}{{/to.shelter}}") == "");
    BOOST_TEST(used("{{#to.police}}{{#ground.law}}{{#safety.guardian}}x{{/safety.guardian}}{{/ground.law}}"
                    "{{/to.police}}") == "safety.guardian");  // law and vital interest may both hold
}

// Each of 40 partials includes the next twice: that is finite, and longer than anybody can wait.
BOOST_AUTO_TEST_CASE(partials_that_grow_are_told) {
    Files files = {{"l/t/en.md.mustache", "{{> p0}}\n"}, {"l/t/p40.en.md.mustache", "a\n"}};
    for (int i = 0; i < 40; ++i) {
        files.emplace(fmt::format("l/t/p{}.en.md.mustache", i),
                      fmt::format("{{{{> p{0}}}}}\n{{{{> p{0}}}}}\n", i + 1));
    }
    const Checked checked = check(files);
    BOOST_TEST(checked.places.ends_with(" VT004"), checked.places);
    BOOST_TEST(checked.places.find('\n') == std::string::npos, checked.places);
}

BOOST_AUTO_TEST_CASE(partials_beyond_what_is_read_are_told) {
    Files files;
    std::string text;
    for (int i = 0; i < 150; ++i) {
        text += fmt::format("{{{{> p{}}}}}\n", i);
        files.emplace(fmt::format("l/t/p{}.en.md.mustache", i), "{{csae}}\n");
    }
    files.emplace("l/t/en.md.mustache", text);
    const auto places = check(files).places;
    // each is either looked at, or told that it is not
    BOOST_TEST(std::count(places.begin(), places.end(), '\n') + 1 >= 101);
    BOOST_TEST(places.find("VT00") != std::string::npos);
    for (auto& [path, partial] : files) {
        partial = path == "l/t/en.md.mustache" ? partial : "a\n";
    }
    BOOST_TEST(check(files).places != "");
}

BOOST_AUTO_TEST_SUITE_END()
