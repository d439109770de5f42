// SPDX-License-Identifier: Apache-2.0
#include "naughty.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

// Each string as every text of a checklist.

namespace test = vidra::test;
using nlohmann::json;

namespace {

constexpr std::string_view head = "vidra = 1\nid = \"naughty\"\nlanguages = [\"en\"]\napplies_to = \"any\"\n";

/// Every text that there can be many of: section, question, option, criterion, outcome, alert, source,
/// example and claim number I hold string number I. Title and version hold `single`.
std::string checklist(const std::vector<std::string>& texts, const std::string& single) {
    std::string file = fmt::format("{}title = {{ en = {} }}\nversion = {}\n", head, test::in_toml(single),
                                   test::in_toml(single));
    std::string rules;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string text = test::in_toml(texts[i]);
        file += fmt::format("[[source]]\ntitle = {0}\npublisher = {0}\nstatus = \"own\"\n", text);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string text = test::in_toml(texts[i]);
        file += fmt::format(
            "[[section]]\nid = \"s{0}\"\nelement = \"means\"\ntitle = {{ en = {1} }}\n"
            "[[section.question]]\nid = \"q{0}\"\ntext = {{ en = {1} }}\nask = {{ en = {1} }}\n"
            "guidance.legal = {{ en = {1} }}\nguidance.criminology = {{ en = {1} }}\n"
            "guidance.rights = {{ en = {1} }}\nguidance.psychology = {{ en = {1} }}\n"
            "[[section.question]]\nid = \"c{0}\"\ntype = \"choice\"\ntext = {{ en = {1} }}\n"
            "options = [ {{ id = \"o\", text = {{ en = {1} }} }} ]\n",
            i, text);
        rules += fmt::format(
            "[[outcome]]\nid = \"outcome{0}\"\nwhen = \"k{0}\"\ntitle = {{ en = {1} }}\nadvice = {{ en = {1} "
            "}}\n"
            "[[alert]]\nid = \"alert{0}\"\nwhen = \"q{0}\"\ntext = {{ en = {1} }}\nadvice = {{ en = {1} }}\n"
            "[[example]]\nname = {1}\nyes = [\"q{0}\"]\nexpect = \"outcome{0}\"\nat_most = \"outcome0\"\n"
            "[[always]]\nclaim = \"q{0} implies k{0}\"\nwhy = {1}\n",
            i, text);
    }
    file += "[criteria]\n";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        file +=
            fmt::format("k{0} = {{ when = \"q{0}\", title = {{ en = {1} }} }}\n", i, test::in_toml(texts[i]));
    }
    return file + rules +
           "[[outcome]]\nid = \"last\"\ntitle = { en = \"last\" }\nadvice = { en = \"last\" }\n";
}

std::string small_checklist(const std::string& text) {
    const std::string quoted = test::in_toml(text);
    return fmt::format(
        "{0}title = {{ en = {1} }}\nversion = {1}\n[[source]]\ntitle = \"invented\"\nstatus = \"own\"\n"
        "[[section]]\nid = \"s\"\nelement = \"means\"\ntitle = {{ en = \"S\" }}\n"
        "[[section.question]]\nid = \"q\"\ntext = {{ en = \"Q\" }}\n"
        "[[outcome]]\nid = \"some\"\nwhen = \"q\"\ntitle = {{ en = {1} }}\nadvice = {{ en = {1} }}\n"
        "[[outcome]]\nid = \"last\"\ntitle = {{ en = \"last\" }}\nadvice = {{ en = \"last\" }}\n",
        head, quoted);
}

void check_equal(const json& came, const std::string& text, const std::string& where) {
    BOOST_TEST((came == text), where << " of " << test::in_json(text) << " came as " << came.dump());
}

/// That a text written for people says `text` before `mark`, which stands once.
void check_said(const std::string& flow, const std::string& text, const std::string& mark) {
    const std::string said = test::shown(test::without_blanks(text)) + mark;
    BOOST_TEST((flow.find(said) != std::string::npos), mark << " without " << test::in_json(text));
}

/// On a terminal nothing is harmful, and what is written for people is the same as in a pipe.
std::string said_on_terminal(const std::vector<std::string>& arguments) {
    const test::Run on_terminal = test::vidra_on_terminal(arguments);
    BOOST_TEST(on_terminal.code == 0, arguments.front());
    BOOST_TEST(test::harmful(on_terminal.out) == "", arguments.front());
    return on_terminal.out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naughty_checklist)

BOOST_AUTO_TEST_CASE(blank_texts_are_the_only_ones_refused) {
    const test::Folder folder;
    std::vector<std::string> refused;
    for (const std::string& text : test::naughty_strings()) {
        if (test::trimmed(text).empty()) {
            refused.push_back(text);
            const test::Run run = test::vidra({"check", folder.write("blank.toml", small_checklist(text))});
            BOOST_TEST(run.code == 1);
            const auto lines = test::lines_of(run.out);
            BOOST_TEST(lines.size() == 4U, run.out);  // version, title, title and advice of an outcome
            BOOST_TEST(std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
                           return line.ends_with(" [VC016]") ||
                                  line.ends_with("`version` of the checklist is empty [VC008]");
                       }) == 4);
        }
    }
    BOOST_TEST((refused == std::vector<std::string>{"", " "}));
}

BOOST_AUTO_TEST_CASE(every_text_comes_out_as_it_went_in) {
    const auto& texts = test::naughty_texts();
    BOOST_TEST(texts.size() == 509U);
    const test::Folder folder;
    const std::string path = folder.write("naughty.toml", checklist(texts, "single"));

    const test::Run check = test::vidra({"check", path});
    BOOST_TEST(check.code == 0, check.out);
    BOOST_TEST(check.out == "");

    const test::Run run = test::vidra({"show", path, "--to", "json"});
    BOOST_TEST_REQUIRE(run.code == 0);
    BOOST_TEST(test::harmful(run.out) == "");
    const json document = json::parse(run.out);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const json& section = document["sections"][i];
        check_equal(section["title"]["en"], texts[i], "title of a section");
        check_equal(section["questions"][0]["text"]["en"], texts[i], "text of a question");
        check_equal(section["questions"][1]["options"][0]["text"]["en"], texts[i], "text of an option");
        check_equal(document["outcomes"][i]["title"]["en"], texts[i], "title of an outcome");
        check_equal(document["outcomes"][i]["advice"]["en"], texts[i], "advice of an outcome");
        check_equal(document["alerts"][i]["text"]["en"], texts[i], "text of an alert");
        check_equal(document["alerts"][i]["advice"]["en"], texts[i], "advice of an alert");
    }

    const std::string shown = said_on_terminal({"show", path});
    BOOST_TEST((shown == test::vidra({"show", path}).out));
    const std::string flow = test::without_blanks(shown);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        check_said(flow, "Source: " + texts[i] + ", " + texts[i], "(");
        check_said(flow, texts[i], fmt::format("[s{}]", i));
        check_said(flow, texts[i], fmt::format("[q{}]", i));
        check_said(flow, texts[i], fmt::format("[c{},choice]", i));
        check_said(flow, texts[i], fmt::format("[outcome{}]", i));
        check_said(flow, texts[i], fmt::format("[alert{}]", i));
        check_said(flow, fmt::format("k{} ({}", i, texts[i]), "):");
    }
}

BOOST_AUTO_TEST_CASE(an_explanation_says_every_text) {
    const auto& texts = test::naughty_texts();
    const test::Folder folder;
    const std::string path = folder.write("naughty.toml", checklist(texts, "single"));
    std::string answers;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        answers += fmt::format("{}\"q{}\":\"yes\"", i == 0 ? "" : ",", i);
    }
    const std::string record =
        folder.write("record.jsonl", "{\"case\":\"A\",\"answers\":{" + answers + "}}\n");
    const std::string flow = test::without_blanks(said_on_terminal({"explain", path, record}));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        check_said(flow, texts[i], fmt::format("[outcome{}]", i));
        check_said(flow, texts[i], fmt::format("[alert{}]", i));
        check_said(flow, fmt::format("k{} ({}", i, texts[i]), ")");
        // the advice of an alert stands between it and the next
        check_said(flow, fmt::format("[alert{}]", i), test::shown(test::without_blanks(texts[i])));
    }
    said_on_terminal({"explain", path, record, "--to", "json"});
}

BOOST_AUTO_TEST_CASE(a_text_of_several_lines_flows) {
    const test::Folder folder;
    const std::string path = folder.write("lines.toml", small_checklist("one\ntwo\tthree\r\n\nfour"));
    const std::string record = folder.write("record.jsonl", "{\"case\":\"A\",\"answers\":{\"q\":\"yes\"}}\n");
    BOOST_TEST(said_on_terminal({"show", path}).starts_with("one two three four\n"));
    BOOST_TEST(said_on_terminal({"explain", path, record}).find("\n  one two three four\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(title_version_and_advice_that_stand_once) {
    const test::Folder folder;
    const std::string record = folder.write("record.jsonl", "{\"case\":\"A\",\"answers\":{\"q\":\"yes\"}}\n");
    for (const std::string& text : test::naughty_texts()) {
        const std::string path = folder.write("naughty.toml", small_checklist(text));
        const json document = json::parse(test::vidra({"show", path, "--to", "json"}).out);
        check_equal(document["title"]["en"], text, "title");
        check_equal(document["version"], text, "version");

        const auto rows = test::csv_rows(test::vidra({"eval", path, record, "--to", "csv"}).out);
        BOOST_TEST_REQUIRE(rows.size() == 2U, test::in_json(text));
        BOOST_TEST_REQUIRE(rows[1].size() == rows[0].size(), test::in_json(text));
        const bool guarded = std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
        BOOST_TEST(rows[1][2] == (guarded ? "'" : "") + text);

        said_on_terminal({"eval", path, record, "--to", "csv"});
        const std::string flow = test::without_blanks(said_on_terminal({"explain", path, record}));
        const std::string said = test::shown(test::without_blanks(text));
        check_said(flow, "naughty " + text, said);  // the title stands below the version
        check_said(flow, text, "[some]");
        BOOST_TEST((flow.find("Whattodo" + said) != std::string::npos),
                   "advice " << test::in_json(text) << flow);
    }
}

BOOST_AUTO_TEST_SUITE_END()
