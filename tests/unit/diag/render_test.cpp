// SPDX-License-Identifier: Apache-2.0
#include "diag/render.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace vidra::diag {
namespace {

Diagnostic finding(Range range, std::string message = "the message", std::string file = "a.toml") {
    return {Code::duplicate_id, Severity::error, std::move(message), {std::move(file), range}, {}, {}};
}

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += part;
    }
    return text;
}

BOOST_AUTO_TEST_SUITE(diag)

BOOST_AUTO_TEST_CASE(one_line) {
    BOOST_TEST(render_line(finding({{12, 3}, {12, 9}})) == "a.toml:12:3: error: the message [VC012]\n");
    Diagnostic warning = finding({{1, 1}, {1, 1}});
    warning.code = Code::unused_criterion;
    warning.severity = Severity::warning;
    warning.help = "take it out";
    warning.notes.push_back({"a note", std::nullopt});
    BOOST_TEST(render_line(warning) == "a.toml:1:1: warning: the message [VC050]\n");
    BOOST_TEST(render_line(finding({})) == "a.toml: error: the message [VC012]\n");
    BOOST_TEST(render_line(finding({{4, 0}, {4, 0}})) == "a.toml:4:1: error: the message [VC012]\n");
}

BOOST_AUTO_TEST_CASE(nearest_word_is_told_in_the_line) {
    Diagnostic near = finding({{1, 1}, {1, 1}});
    near.help = "did you mean `hours`?";
    BOOST_TEST(render_line(near) == "a.toml:1:1: error: the message; did you mean `hours`? [VC012]\n");
    BOOST_TEST(render_full(near, "") == "a.toml:1:1: error: the message; did you mean `hours`? [VC012]\n");
}

BOOST_AUTO_TEST_CASE(colour_is_round_the_severity) {
    BOOST_TEST(render_line(finding({{1, 2}, {1, 2}}), Color::yes) ==
               "a.toml:1:2: \x1b[1;31merror\x1b[0m: the message [VC012]\n");
    Diagnostic warning = finding({{1, 2}, {1, 2}});
    warning.severity = Severity::warning;
    BOOST_TEST(render_line(warning, Color::yes) ==
               "a.toml:1:2: \x1b[1;33mwarning\x1b[0m: the message [VC012]\n");
}

BOOST_AUTO_TEST_CASE(full_marks_the_place) {
    const std::string source = "vidra = 1\nid = \"ab\"\n";
    Diagnostic one = finding({{2, 6}, {2, 10}});
    one.help = "write another";
    BOOST_TEST(render_full(one, source) ==
               "a.toml:2:6: error: the message [VC012]\n"
               "  2 | id = \"ab\"\n"
               "    |      ^^^^\n"
               "  help: write another\n");
    BOOST_TEST(render_full(finding({{1, 1}, {1, 1}}), source) ==
               "a.toml:1:1: error: the message [VC012]\n"
               "  1 | vidra = 1\n"
               "    | ^\n");
    // a line number of two digits moves the bar
    BOOST_TEST(render_full(finding({{10, 2}, {10, 3}}), repeated("\n", 9) + "xyz") ==
               "a.toml:10:2: error: the message [VC012]\n"
               "  10 | xyz\n"
               "     |  ^\n");
}

BOOST_AUTO_TEST_CASE(full_counts_code_points) {
    // "да" is two columns and four bytes
    const std::string source = "title = { sr = \"да\", en = 7 }\r\n";
    BOOST_TEST(render_full(finding({{1, 27}, {1, 28}}), source) ==
               "a.toml:1:27: error: the message [VC012]\n"
               "  1 | title = { sr = \"да\", en = 7 }\n"
               "    |                           ^\n");
    BOOST_TEST(render_full(finding({{1, 16}, {1, 20}}), source) ==
               "a.toml:1:16: error: the message [VC012]\n"
               "  1 | title = { sr = \"да\", en = 7 }\n"
               "    |                ^^^^\n");
}

BOOST_AUTO_TEST_CASE(full_takes_one_column_for_a_tab) {
    const std::string text = render_full(finding({{1, 3}, {1, 5}}), "\t\tid = 1\n");
    // whatever a tab is shown as, it is one column wide, or the marker would stand elsewhere
    BOOST_TEST(text.find('\t') == std::string::npos);
    BOOST_TEST(text.ends_with("id = 1\n    |   ^^\n"), text);
}

BOOST_AUTO_TEST_CASE(full_marks_one_column_over_lines) {
    BOOST_TEST(render_full(finding({{1, 3}, {2, 2}}), "abcdef\nghi\n") ==
               "a.toml:1:3: error: the message [VC012]\n"
               "  1 | abcdef\n"
               "    |   ^\n");
}

BOOST_AUTO_TEST_CASE(full_marks_no_more_than_the_line) {
    BOOST_TEST(render_full(finding({{1, 3}, {1, 90}}), "abcdef\n") ==
               "a.toml:1:3: error: the message [VC012]\n"
               "  1 | abcdef\n"
               "    |   ^^^^\n");
    // just behind the last character, where something is missing
    BOOST_TEST(render_full(finding({{1, 7}, {1, 7}}), "abcdef\n") ==
               "a.toml:1:7: error: the message [VC012]\n"
               "  1 | abcdef\n"
               "    |       ^\n");
}

BOOST_AUTO_TEST_CASE(full_cuts_a_long_line_to_a_window) {
    // 150 letters ж, then the place, then 150 letters z: 60 are shown before the place, 100 in all
    const std::string source = repeated("ж", 150) + "X" + repeated("z", 150) + "\n";
    BOOST_TEST(render_full(finding({{1, 151}, {1, 152}}), source) ==
               "a.toml:1:151: error: the message [VC012]\n"
               "  1 | " +
                   repeated("ж", 60) + "X" + repeated("z", 39) + "\n" + "    | " + repeated(" ", 60) + "^\n");
    // the marker ends with the window
    BOOST_TEST(render_full(finding({{1, 151}, {1, 300}}), source) ==
               "a.toml:1:151: error: the message [VC012]\n"
               "  1 | " +
                   repeated("ж", 60) + "X" + repeated("z", 39) + "\n" + "    | " + repeated(" ", 60) +
                   repeated("^", 40) + "\n");
    // 60 before the place fit, so the line begins with its own first letter
    BOOST_TEST(render_full(finding({{1, 61}, {1, 61}}), source) ==
               "a.toml:1:61: error: the message [VC012]\n"
               "  1 | " +
                   repeated("ж", 100) + "\n" + "    | " + repeated(" ", 60) + "^\n");
}

BOOST_AUTO_TEST_CASE(full_without_the_source_line) {
    BOOST_TEST(render_full(finding({{1, 3}, {1, 4}}), "") == "a.toml:1:3: error: the message [VC012]\n");
    BOOST_TEST(render_full(finding({{9, 3}, {9, 4}}), "abc\n") == "a.toml:9:3: error: the message [VC012]\n");
    BOOST_TEST(render_full(finding({{1, 0}, {1, 0}}), "abc\n") == "a.toml:1:1: error: the message [VC012]\n");
    BOOST_TEST(render_full(finding({}), "abc\n") == "a.toml: error: the message [VC012]\n");
}

BOOST_AUTO_TEST_CASE(full_shows_notes_at_their_places) {
    Diagnostic one = finding({{3, 1}, {3, 2}});
    one.notes = {{"first used here", Location{"a.toml", {{1, 2}, {1, 4}}}},
                 {"because of that", std::nullopt},
                 {"and in there", Location{"b.toml", {{1, 1}, {1, 2}}}}};
    one.help = "rename it";
    // the text of another file is not at hand, so its line is not shown
    BOOST_TEST(render_full(one, "abcd\n\nefgh\n") ==
               "a.toml:3:1: error: the message [VC012]\n"
               "  3 | efgh\n"
               "    | ^\n"
               "  a.toml:1:2: note: first used here\n"
               "  1 | abcd\n"
               "    |  ^^\n"
               "  note: because of that\n"
               "  b.toml:1:1: note: and in there\n"
               "  help: rename it\n");
}

BOOST_AUTO_TEST_CASE(no_control_reaches_a_terminal) {
    // an escape sequence, a C1 control (U+009B), a right-to-left override (U+202E), a line feed, a broken
    // byte
    const std::string bad = "a\x1b[2Jb\u009bc\u202ed\ne\xFFz";
    const std::string safe = "a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFDz";
    Diagnostic one = finding({{1, 1}, {1, 1}}, bad, bad);
    BOOST_TEST(render_line(one) == safe + ":1:1: error: " + safe + " [VC012]\n");
    one.notes = {{bad, Location{bad + "2", {{5, 6}, {5, 6}}}}};
    one.help = bad;
    BOOST_TEST(render_full(one, "x\x1b[31my\u202e\n") == safe + ":1:1: error: " + safe + " [VC012]\n" +
                                                             "  1 | x\uFFFD[31my\uFFFD\n"
                                                             "    | ^\n"
                                                             "  " +
                                                             safe + "2:5:6: note: " + safe + "\n" +
                                                             "  help: " + safe + "\n");
}

BOOST_AUTO_TEST_CASE(json_has_every_field) {
    Diagnostic one = finding({{12, 3}, {12, 9}});
    one.help = "rename it";
    BOOST_TEST(render_json(one) ==
               R"({"vidra":1,"file":"a.toml","line":12,"column":3,"end_line":12,"end_column":9,)"
               R"("severity":"error","code":"VC012","name":"duplicate-id","message":"the message",)"
               R"("help":"rename it","notes":[]})"
               "\n");
    one.notes = {{"first used here", Location{"b.toml", {{1, 2}, {1, 4}}}}, {"because", std::nullopt}};
    one.severity = Severity::warning;
    const std::string text = render_json(one);
    BOOST_TEST(text.find('\n') == text.size() - 1);
    const auto json = nlohmann::json::parse(text);
    BOOST_TEST(json.size() == 12U);
    BOOST_TEST(json.at("severity") == "warning");
    BOOST_TEST(json.at("notes").size() == 2U);
    const auto& note = json.at("notes").at(0);
    BOOST_TEST(note.size() == 6U);
    BOOST_TEST(note.at("message") == "first used here");
    BOOST_TEST(note.at("file") == "b.toml");
    BOOST_TEST(note.at("line") == 1);
    BOOST_TEST(note.at("column") == 2);
    BOOST_TEST(note.at("end_line") == 1);
    BOOST_TEST(note.at("end_column") == 4);
    BOOST_TEST(json.at("notes").at(1).size() == 1U);
    BOOST_TEST(json.at("notes").at(1).at("message") == "because");
}

BOOST_AUTO_TEST_CASE(json_escapes_and_comes_back_the_same) {
    const std::string odd = "q\"b\\s/\n\r\t\x01\x1b[2J\x7f \u009b \u202e Опасност 🦦";
    Diagnostic one = finding({{1, 1}, {1, 1}}, odd, odd + ".toml");
    one.help = odd;
    one.notes = {{odd, Location{odd, {{1, 1}, {1, 1}}}}};
    const std::string text = render_json(one);
    BOOST_TEST(text.find('\n') == text.size() - 1);
    for (const std::string_view control : {"\x01", "\x1b", "\x7f", "\r", "\t", "\u009b", "\u202e"}) {
        BOOST_TEST(text.find(control) == std::string::npos, text);
    }
    const auto json = nlohmann::json::parse(text);
    BOOST_TEST(json.at("message").get<std::string>() == odd);
    BOOST_TEST(json.at("help").get<std::string>() == odd);
    BOOST_TEST(json.at("file").get<std::string>() == odd + ".toml");
    BOOST_TEST(json.at("notes").at(0).at("message").get<std::string>() == odd);
    BOOST_TEST(json.at("notes").at(0).at("file").get<std::string>() == odd);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::diag
