// SPDX-License-Identifier: Apache-2.0
#include "naughty.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

// Each string where it does not belong, so that a message may quote it: never as it is on a terminal.

namespace test = vidra::test;

namespace {

void check_terminal(const std::vector<std::string>& arguments, int code) {
    const test::Run run = test::vidra_on_terminal(arguments);
    BOOST_TEST(run.code == code, arguments.front() << ": " << run.out.substr(0, 500));
    BOOST_TEST(test::harmful(run.out) == "", arguments.front());
    const test::Run piped = test::vidra(arguments);
    BOOST_TEST(test::harmful(piped.err) == "", arguments.front());
}

constexpr std::string_view head = R"(vidra = 1
id = "naughty"
version = "1"
languages = ["en"]
title = { en = "T" }
applies_to = "any"
[[source]]
title = "invented"
status = "own"
[[outcome]]
id = "last"
title = { en = "last" }
advice = { en = "last" }
)";

constexpr std::string_view section = R"([[section]]
id = "s"
element = "means"
title = { en = "S" }
[[section.question]]
id = "q"
text = { en = "Q" }
)";

/// Each string as a key, an id, a word, a language, a name and a rule.
std::string faulty_checklist() {
    std::string file(head);
    for (const std::string& text : test::naughty_texts()) {
        const std::string quoted = test::in_toml(text);
        file += fmt::format(
            "[[section]]\n{0} = {0}\nid = {0}\nelement = {0}\nrelevant = {0}\ntitle = {{ {0} = {0} }}\n"
            "[[section.question]]\nid = {0}\ntype = {0}\nattribute = {0}\ntext = {{ {0} = {0} }}\n"
            "[[section.question]]\nid = \"c\"\ntype = \"choice\"\npresume = {0}\ntext = {0}\n"
            "from_age = {{ {0} = {0} }}\noptions = [ {{ id = {0}, text = {{ en = {0} }} }} ]\n"
            "[[alert]]\nid = {0}\nwhen = {0}\ntext = {{ en = {0} }}\n"
            "[[example]]\nname = {0}\nyes = [{0}]\nexpect = {0}\nanswers.{0} = {0}\n",
            quoted);
    }
    file += "[criteria]\n";
    for (const std::string& text : test::naughty_texts()) {
        file += fmt::format("{0} = {{ of = {0}, when = {0}, {0} = {0} }}\n", test::in_toml(text));
    }
    return file;
}

std::string faulty_mapping() {
    std::string file =
        "vidra = 1\nkind = \"mapping\"\nid = \"m\"\nchecklist = \"palermo\"\n[fields]\ncase = { row = true "
        "}\n";
    for (const std::string& text : test::naughty_texts()) {
        file += fmt::format("{0} = {{ column = {0}, {0} = {0}, values = {{ {0} = {0} }} }}\n",
                            test::in_toml(text));
    }
    file += "[answers]\n";
    for (const std::string& text : test::naughty_texts()) {
        file += fmt::format("{0} = {{ column = {0}, list = {0}, contains = [{0}], otherwise = {0} }}\n",
                            test::in_toml(text));
    }
    return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naughty_messages)

BOOST_AUTO_TEST_CASE(findings_in_checklists_and_mappings) {
    const test::Folder folder;
    for (const std::string& path : {folder.write("checklist.toml", faulty_checklist()),
                                    folder.write("mapping.toml", faulty_mapping())}) {
        for (const std::string format : {"text", "full", "json"}) {
            const test::Run run = test::vidra_on_terminal({"check", "--format", format, path});
            BOOST_TEST(run.code == 1, format);
            BOOST_TEST(test::harmful(run.out) == "", format);
        }
        const auto lines = test::lines_of(test::vidra({"check", "--format", "json", path}).out);
        BOOST_TEST(lines.size() > test::naughty_texts().size());
        for (const std::string& line : lines) {
            BOOST_TEST_REQUIRE(nlohmann::json::accept(line), line);
        }
    }
    check_terminal({"eval", folder.path("checklist.toml"), "/dev/null"}, 2);
    check_terminal({"show", folder.path("checklist.toml")}, 2);
}

BOOST_AUTO_TEST_CASE(each_string_as_a_whole_file) {
    const test::Folder folder;
    std::vector<std::string> arguments = {"check", "--format", "full"};
    for (const std::string& text : test::naughty_texts()) {
        arguments.push_back(folder.write(fmt::format("{}.toml", arguments.size()), text));
    }
    check_terminal(arguments, 1);
}

BOOST_AUTO_TEST_CASE(findings_in_records) {
    const test::Folder folder;
    const std::string checklist =
        folder.write("good.toml", std::string(head).insert(head.find("[[outcome]]"), section));
    std::string unknown_fields = "case,q";
    std::string columns_twice = "case,q";
    for (const std::string& text : test::naughty_texts()) {
        unknown_fields += "," + test::in_csv(text);
        columns_twice += fmt::format(",{0},{0}", test::in_csv(text));
    }
    const std::string path = folder.write("fields.csv", unknown_fields + "\nA,yes\n");
    BOOST_TEST(test::harmful(test::vidra_on_terminal({"eval", checklist, path}).out) == "");
    check_terminal({"eval", checklist, folder.write("twice.csv", columns_twice + "\nA,yes\n")}, 1);

    std::string rows;
    for (const std::string& text : test::naughty_texts()) {
        const std::string quoted = test::in_json(text);
        rows += fmt::format("{{\"case\":\"A\",{0}:{0},\"answers\":{{{0}:{0}}}}}\n", quoted);
        rows += fmt::format("{{\"case\":\"A\",\"answers\":{{\"q\":{0}}}}}\n", quoted);
        rows += fmt::format("{{\"case\":\"A\",\"age\":{0},\"date\":{0},\"basis\":{{{0}:{0}}}}}\n", quoted);
        rows += fmt::format("{{\"case\":\"A\",\"checklist\":{0}}}\n", quoted);
        rows += text + "\n";
    }
    check_terminal({"eval", checklist, folder.write("faulty.jsonl", rows)}, 1);
}

BOOST_AUTO_TEST_CASE(arguments) {
    const test::Folder folder;
    const std::string checklist =
        folder.write("good.toml", std::string(head).insert(head.find("[[outcome]]"), section));
    std::vector<std::string> names = {"check", "--"};
    for (const std::string& text : test::naughty_texts()) {
        if (text != "-") {  // standard input
            names.push_back(text);
        }
    }
    check_terminal(names, 2);
    for (const std::string& text : test::naughty_texts()) {
        if (text == "-" || text == "--version" || text == "--help") {
            continue;
        }
        const std::vector<std::vector<std::string>> uses = {
            {"check", "--format=" + text, checklist},
            {"eval", checklist, "--", text},
            {"show", checklist, "--output=" + folder.path("missing/") + text}};
        for (const auto& use : {std::vector<std::string>{text}, uses[text.size() % uses.size()]}) {
            const test::Run run = test::vidra_on_terminal(use);
            BOOST_TEST(run.code == 2, test::in_json(text));
            BOOST_TEST(test::harmful(run.out) == "", test::in_json(text));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
