// SPDX-License-Identifier: Apache-2.0
#include "naughty.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// Each string as a note, as the answer to a text question and as the case of an interview.

namespace test = vidra::test;
using nlohmann::json;

namespace {

/// As it is typed where a line is awaited; a string that holds a line end cannot be.
std::vector<std::string> typed_texts() {
    std::vector<std::string> texts;
    for (const std::string& text : test::naughty_texts()) {
        const std::string one = test::trimmed(text);
        if (one.find_first_of("\r\n") == std::string::npos && !one.empty()) {
            texts.push_back(one);
        }
    }
    return texts;
}

std::string as_typed(const std::string& text) {
    return (text.starts_with(':') ? ":" : "") + text + "\n";
}

/// An interview whose keys are a file.
test::Run interview(const test::Folder& folder, const std::string& keys, const std::string& arguments) {
    const std::string file = folder.write("keys", keys);
    const std::string command = "HOME='" + folder.path("home") + "' SOURCE_DATE_EPOCH=1795647600 '" +
                                std::string(std::getenv("VIDRA_PROGRAM")) + "' screen '" +
                                folder.path("naughty.toml") + "' " + arguments + " <'" + file + "'";
    return test::run_piped("/bin/sh", {"-c", command});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naughty_interview)

BOOST_AUTO_TEST_CASE(notes_stay_what_they_are_in_the_record_and_harm_no_terminal) {
    const test::Folder folder;
    (void)folder.write("naughty.toml", test::text_checklist);
    const std::vector<std::string> texts = typed_texts();
    BOOST_TEST(texts.size() > 400U);
    std::string keys;
    std::string expected;
    for (const std::string& text : texts) {
        keys += "t\n" + as_typed(text);
        expected += (expected.empty() ? "" : "\n") + text;
    }
    // shown again at the question, in the summary, and taken up from the draft
    const test::Run first = interview(folder, keys + "w\nq\n", "--case T-1");
    BOOST_TEST(first.code == 0);
    BOOST_TEST(test::harmful(first.err) == "");
    const std::string resume = "HOME='" + folder.path("home") + "' SOURCE_DATE_EPOCH=1795647600 '" +
                               std::string(std::getenv("VIDRA_PROGRAM")) + "' screen --resume T-1";
    const test::Run second =
        test::run_piped("/bin/sh", {"-c", "printf 'y\\n:s\\nc\\ny\\n:s\\ny\\n' | " + resume});
    BOOST_TEST(second.code == 0);
    BOOST_TEST(test::harmful(second.err) == "");
    BOOST_TEST(test::harmful(second.out) == "");
    const std::vector<std::string> lines = test::lines_of(second.out);
    BOOST_REQUIRE(lines.size() == 1U);
    BOOST_TEST(json::parse(lines[0])["notes"]["q"].get<std::string>() == expected);
}

BOOST_AUTO_TEST_CASE(an_answer_in_words_is_the_text_that_was_typed) {
    const test::Folder folder;
    (void)folder.write("naughty.toml", test::text_checklist);
    std::size_t kept = 0;
    const std::vector<std::string> texts = typed_texts();
    for (std::size_t i = 0; i < texts.size(); i += 7) {
        const test::Run run =
            interview(folder, "n\n" + as_typed(texts[i]) + "y\n:s\ny\n", "--case T-" + std::to_string(i));
        BOOST_TEST_CONTEXT(texts[i]) {
            BOOST_TEST(run.code == 0);
            BOOST_TEST(test::harmful(run.err) == "");
            const json record = json::parse(run.out, nullptr, false);
            BOOST_REQUIRE(record.is_object());
            const auto told = record["answers"]["note"].get<std::string>();
            const bool is_word = told == "unknown" || told == "refused" || told == "not_applicable";
            BOOST_TEST((is_word || told == texts[i]));
            kept += told == texts[i] ? 1U : 0U;
        }
    }
    BOOST_TEST(kept > 50U);
}

BOOST_AUTO_TEST_SUITE_END()
