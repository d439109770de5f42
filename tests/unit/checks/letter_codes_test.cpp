// SPDX-License-Identifier: Apache-2.0
#include "checks/check.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

namespace vidra::test {
namespace {

using diag::Code;
namespace fs = std::filesystem;

/// A letter that rows change: its manifest, and behind lines of `%%% NAME` the texts beside it. Line numbers
/// of rows are those within each file.
const std::string letter = R"(vidra = 1
kind = "letter"
id = "sample_letter"
languages = ["en"]
title = { en = "Sample" }
recipients = ["shelter", "police"]
[fields]
"case" = {}
"identity.name" = { to = ["shelter"], ground = ["permission"] }
"safety.dangers" = { ground = ["permission", "child"] }
%%% en.md.mustache
# Letter {{case}}{{#safety.dangers}}!{{/safety.dangers}}

{{#identity.name}}
Name: {{identity.name}}
{{/identity.name}}
{{> part}}
%%% part.en.md.mustache
A part.
)";

/// What `vidra check` finds in a letter that is written to a folder of its own.
std::vector<diag::Diagnostic> findings_of_letter(std::string text) {
    const fs::path folder =
        fs::temp_directory_path() / ("vidra-letter-codes-" + std::to_string(::getpid())) / "sample_letter";
    fs::create_directories(folder);
    std::string name = "template.toml";
    std::string manifest;
    while (true) {
        const std::size_t next = text.find("%%% ");
        const std::string content = text.substr(0, next);
        std::ofstream(folder / name, std::ios::binary) << content;
        manifest = manifest.empty() ? content : manifest;
        if (next == std::string::npos) {
            break;
        }
        const std::size_t feed = text.find('\n', next);
        name = text.substr(next + 4, feed - next - 4);
        text.erase(0, feed + 1);
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file((folder / "template.toml").string());
    checks::check_file(manifest, catalog(), diagnostics);
    diagnostics.sort();
    fs::remove_all(folder.parent_path());
    return diagnostics.all();
}

const std::vector<Row>& rows() {
    const std::string name_section = "{{#identity.name}}\nName: {{identity.name}}\n{{/identity.name}}";
    const std::string whole_text =
        "# Letter {{case}}{{#safety.dangers}}!{{/safety.dangers}}\n\n" + name_section + "\n{{> part}}\n";
    static const std::vector<Row> all = {
        {"a tag that is not closed", Code::template_syntax, "A part.", "A {{case", 1, 3, "A {{case}}"},
        {"a section that is not open", Code::template_syntax, "A part.", "A {{/part}}.", 1, 3,
         "A {{! part }}."},
        {"a slip of the pen", Code::unknown_tag, "{{case}}", "{{csae}}", 1, 10, "{{letter.date}}"},
        {"a flag is printed", Code::unknown_tag, "{{case}}", "{{to.police}}", 1, 10,
         "{{#to.police}}x{{/to.police}}"},
        {"a group is printed", Code::unknown_tag, "{{case}}", "{{letter}}", 1, 10, "{{letter.region}}"},
        {"a partial is not there", Code::missing_partial, "{{> part}}", "{{> parts}}", 6, 1, "{{>part}}"},
        {"a partial is a path", Code::missing_partial, "{{> part}}", "{{> ../sample_letter/part}}", 6, 1,
         "  {{> part }}"},
        {"a partial in itself", Code::endless_partial, "A part.", "A {{> part}}", 1, 3, "A {{! > part}}"},
        {"without escaping", Code::unescaped_tag, "{{case}}", "{{{case}}}", 1, 10, "{{case}}!"},
        {"without escaping, spelt otherwise", Code::unescaped_tag, "{{case}}", "{{&case}}", 1, 10,
         "{{ case}}"},
        {"a field that is not declared", Code::undeclared_field, "{{case}}", "{{#station}}x{{/station}}", 1,
         10, "{{#letter.region}}x{{/letter.region}}"},
        {"a field outside its section", Code::field_without_ground, name_section, "Name: {{identity.name}}",
         3, 7, "{{#identity.name}}Name: {{.}}{{/identity.name}}"},
        {"a field where its section is not entered", Code::field_without_ground, name_section,
         "{{^identity.name}}{{identity.name}}{{/identity.name}}", 3, 19,
         "{{^identity.name}}none{{/identity.name}}"},
        {"a field for another recipient", Code::field_without_ground, name_section,
         "{{#to.police}}{{identity.name}}{{/to.police}}", 3, 15,
         "{{#to.shelter}}{{#ground.permission}}{{identity.name}}{{/ground.permission}}{{/to.shelter}}"},
        {"a ground that is none for it", Code::field_without_ground, name_section,
         "{{#ground.child}}{{#to.shelter}}{{identity.name}}{{/to.shelter}}{{/ground.child}}", 3, 33,
         "{{#ground.permission}}{{#to.shelter}}{{identity.name}}{{/to.shelter}}{{/ground.permission}}"},
        {"HTML", Code::template_markup, "A part.", "A <b>part.", 1, 3, "A \\<b>part."},
        {"a link", Code::template_markup, "# Letter", "# [Letter](x)", 1, 3, "# [Letter] (x)"},
        {"code", Code::template_markup, "# Letter {{case}}", "    Letter {{case}}", 1, 1,
         "   Letter {{case}}"},
        {"no text in a language", Code::template_missing, "languages = [\"en\"]\ntitle = { en = \"Sample\" }",
         "languages = [\"en\", \"sr\"]\ntitle = { en = \"Sample\", sr = \"Пример\" }", 4, 20,
         "languages = [ \"en\" ]\ntitle = { en = \"Sample\" }"},
        {"a text of blanks", Code::template_missing, whole_text, " \n\n", 1, 1, "a\n"},
        {"a text of a comment", Code::template_missing, whole_text, "{{! later }}\n", 1, 1, "{{case}}\n"},
        {"a language that is made of another", Code::bad_language, "languages = [\"en\"]",
         "languages = [\"en\", \"sr-Latn\"]", 4, 20, "languages = [ \"en\" ]"},
        {"a text in a language more", Code::unlisted_text, "A part.\n", "A part.\n%%% sr.md.mustache\nА\n", 1,
         1, "A part.\n%%% sr.md.mustache.old\nА\n"},
        {"a text in a script more", Code::unlisted_text, "A part.\n", "A part.\n%%% sr-Latn.md.mustache\nA\n",
         1, 1, "A part.\n%%% README\nA\n"},
        {"a partial in a language more", Code::unlisted_text, "A part.\n",
         "A part.\n%%% part.sr.md.mustache\nА\n", 1, 1, "A part.\n%%% other.en.md.mustache\nA\n"},
        {"a field that no text has", Code::unused_field, "\"case\" = {}", "\"case\" = {}\n\"sex\" = {}", 9, 1,
         "\"case\" = { }"},
        {"a field where it may not go", Code::unused_field, name_section,
         "{{#to.police}}{{#identity.name}}x{{/identity.name}}{{/to.police}}", 9, 1,
         "{{#to.shelter}}{{#identity.name}}x{{/identity.name}}{{/to.shelter}}"},

        {"no such field", Code::unknown_field, "\"case\" = {}", "\"case\" = {}\n\"identity.nmae\" = {}", 9, 1,
         "\"case\" = {}\n\"sex\" = {}"},
        {"cases where there is one", Code::unknown_field, "\"case\" = {}", "\"case\" = {}\n\"cases\" = {}", 9,
         1, "\"case\" = {}\n\"case_date\" = {}"},
        {"a recipient beyond the ceiling",
         Code::recipient_not_allowed,
         "\"case\" = {}",
         "\"case\" = {}\n\"citizenship\" = { to = [\"police\"], ground = [\"permission\"] }",
         9,
         1,
         "\"case\" = {}\n\"age\" = { to = [\"police\"], ground = [\"permission\"] }",
         {},
         {Code::ground_not_allowed}},
        {"a recipient that the letter has not", Code::recipient_not_allowed,
         "\"identity.name\" = { to = [\"shelter\"]", "\"identity.name\" = { to = [\"shelter\", \"health\"]",
         9, 38, "\"identity.name\" = { to = [\"shelter\", \"police\"]"},
        {"a ground beyond the ceiling", Code::ground_not_allowed, "ground = [\"permission\"]",
         "ground = [\"permission\", \"vital_interest\"]", 9, 1, "ground = [ \"permission\" ]"},
        {"no ground", Code::ground_missing, "{ ground = [\"permission\", \"child\"] }", "{}", 10, 1,
         "{ ground = [\"child\"] }"},
        {"a title that tells", Code::telling_title, "title = { en = \"Sample\" }",
         "title = { en = \"Victims\" }", 5, 16, "title = { en = \"Vicinity\" }"},
        {"a title that tells in Serbian", Code::telling_title, "title = { en = \"Sample\" }",
         "title = { en = \"Жртва\" }", 5, 16, "title = { en = \"Жетва\" }"},
        {"a notice that tells", Code::telling_notice,
         "recipients = [\"shelter\", \"police\"]\n[fields]\n\"case\" = {}\n\"identity.name\" = { to = "
         "[\"shelter\"], ground = [\"permission\"] }\n\"safety.dangers\" = { ground = [\"permission\", "
         "\"child\"] }\n%%% en.md.mustache\n# Letter {{case}}{{#safety.dangers}}!{{/safety.dangers}}\n\n" +
             name_section,
         "recipients = [\"police\"]\nanonymous = true\n[fields]\n\"station\" = {}\n%%% en.md.mustache\n# "
         "Letter",
         9, 1,
         "recipients = [\"police\"]\nanonymous = true\n[fields]\n\"month\" = {}\n%%% en.md.mustache\n# "
         "Letter"},
    };
    return all;
}

}  // namespace

std::vector<Code> codes_of_letter_rows() {
    std::vector<Code> codes;
    for (const Row& row : rows()) {
        codes.push_back(row.code);
    }
    return codes;
}

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(letter_has_no_finding) {
    BOOST_TEST(places(findings_of_letter(letter)) == "");
}

BOOST_DATA_TEST_CASE(letter_codes, data::make(rows()), row) {
    check_row(row, letter, findings_of_letter);
}

BOOST_AUTO_TEST_CASE(a_letter_is_called_as_its_folder) {
    BOOST_TEST(places(findings_of_letter(edited(letter, "sample_letter", "other_letter"))) ==
               place(1, 1, Code::other_id));
    BOOST_TEST(places(findings_of_letter(edited(letter, "sample_letter", "../evil"))) ==
               place(3, 6, Code::bad_id));
    BOOST_TEST(places(findings_of_letter(edited(letter, "sample_letter", "trafficking"))) ==
               place(1, 1, Code::other_id) + "\n" + place(3, 6, Code::telling_title));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
