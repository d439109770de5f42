// SPDX-License-Identifier: Apache-2.0
#include "naughty.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Each string as the case, as the answer to a text question and in the free fields of a record.

namespace test = vidra::test;
using nlohmann::json;

namespace {

/// Words that are an answer of their own to a text question too: it is open, or a fact without a text.
bool is_word_of_an_answer(const std::string& text) {
    static const std::vector<std::string> words = {"", "?", "unknown", "refused"};
    return std::find(words.begin(), words.end(), test::trimmed(text)) != words.end();
}

struct Records {
    std::string path;
    std::vector<std::string> rows;  ///< as they stand in the file, without line ends
};

Records json_lines(const test::Folder& folder) {
    Records records;
    std::string file;
    for (const std::string& text : test::naughty_strings()) {
        const std::string quoted = test::in_json(text);
        records.rows.push_back(fmt::format(
            R"({{"case":{0},"assessment":{0},"station":{0},"x_free":{0},"identity":{{"name":{0}}},)"
            R"("answers":{{"q":"yes","note":{0}}}}})",
            quoted));
        file += records.rows.back() + "\n";
    }
    records.path = folder.write("records.jsonl", file);
    return records;
}

Records csv(const test::Folder& folder) {
    Records records;
    std::string file = "case,assessment,station,x_free,identity.name,q,note\n";
    for (const std::string& text : test::naughty_strings()) {
        const std::string quoted = test::in_csv(text);
        records.rows.push_back(fmt::format("{0},{0},{0},{0},{0},yes,{0}", quoted));
        file += records.rows.back() + "\n";
    }
    records.path = folder.write("records.csv", file);
    return records;
}

/// The cases of the records that have one, as they must come out: blanks around a value do not count.
std::vector<std::string> expected_cases() {
    std::vector<std::string> cases;
    for (const std::string& text : test::naughty_strings()) {
        if (!test::trimmed(text).empty()) {
            cases.push_back(test::trimmed(text));
        }
    }
    return cases;
}

void check_cases(const std::vector<std::string>& came, const std::string& what) {
    const auto expected = expected_cases();
    BOOST_TEST_REQUIRE(came.size() == expected.size(), what);
    for (std::size_t i = 0; i < came.size(); ++i) {
        BOOST_TEST(came[i] == expected[i], what << ": " << test::in_json(expected[i]));
    }
}

void check_results(const test::Folder& folder, const Records& records) {
    const std::string path = folder.write("naughty.toml", test::text_checklist);

    // a blank case is the only thing refused, and its rows are kept as they were read
    const std::string rejects = folder.path("rejects");
    const test::Run run = test::vidra({"eval", path, records.path, "--rejects", rejects});
    BOOST_TEST(run.code == 1);
    std::string rejected =
        records.path.ends_with(".csv") ? "case,assessment,station,x_free,identity.name,q,note\n" : "";
    std::size_t blank = 0;
    for (std::size_t i = 0; i < records.rows.size(); ++i) {
        if (test::trimmed(test::naughty_strings()[i]).empty()) {
            rejected += records.rows[i] + "\n";
            ++blank;
        }
    }
    BOOST_TEST(blank == 2U);
    BOOST_TEST(folder.read("rejects") == rejected);
    const auto said = test::lines_of(run.err);
    BOOST_TEST(std::count_if(said.begin(), said.end(),
                             [](const std::string& line) {
                                 return line.find(": error: ") != std::string::npos;
                             }) == static_cast<std::ptrdiff_t>(blank),
               run.err);

    std::vector<std::string> cases;
    std::size_t row = 0;
    for (const std::string& line : test::lines_of(run.out)) {
        const json result = json::parse(line);
        cases.push_back(result["case"]);
        while (test::trimmed(test::naughty_strings()[row]).empty()) {
            ++row;
        }
        const std::string& text = test::naughty_strings()[row++];
        BOOST_TEST(result["answered"] == (is_word_of_an_answer(text) ? 1 : 2), test::in_json(text));
        BOOST_TEST(result["outcome"] == "some", test::in_json(text));
    }
    check_cases(cases, "JSON Lines");
    BOOST_TEST(test::harmful(run.out) == "");
    BOOST_TEST(test::harmful(run.err) == "");

    cases.clear();
    const auto rows = test::csv_rows(test::vidra({"eval", path, records.path, "--to", "csv"}).out);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        BOOST_TEST_REQUIRE(rows[i].size() == rows[0].size());
        std::string text = rows[i][0];
        const bool guarded = text.size() >= 2 && text[0] == '\'' &&
                             std::string_view("=+-@\t\r").find(text[1]) != std::string_view::npos;
        BOOST_TEST((guarded || std::string_view("=+-@\t\r").find(text[0]) == std::string_view::npos),
                   "a formula: " << test::in_json(text));
        cases.push_back(guarded ? text.substr(1) : text);
    }
    check_cases(cases, "CSV");

    for (const std::string format : {"jsonl", "csv", "table"}) {
        const test::Run on_terminal = test::vidra_on_terminal({"eval", path, records.path, "--to", format});
        BOOST_TEST(on_terminal.code == 1, format);
        BOOST_TEST(test::harmful(on_terminal.out) == "", format);
    }

    const auto table = test::lines_of(test::vidra({"eval", path, records.path, "--to", "table"}).out);
    const auto expected = expected_cases();
    BOOST_TEST_REQUIRE(table.size() == expected.size() + 1);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        // a case with a line feed would stand on two lines
        BOOST_TEST(table[i + 1].starts_with(test::shown(expected[i]) + " "), table[i + 1]);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naughty_records)

BOOST_AUTO_TEST_CASE(cases_of_json_lines_come_out_as_they_went_in) {
    const test::Folder folder;
    check_results(folder, json_lines(folder));
}

BOOST_AUTO_TEST_CASE(cases_of_csv_come_out_as_they_went_in) {
    const test::Folder folder;
    check_results(folder, csv(folder));
}

BOOST_AUTO_TEST_CASE(blanks_around_a_case_are_all_that_is_taken_off) {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < test::naughty_strings().size(); ++i) {
        const std::string& text = test::naughty_strings()[i];
        if (test::trimmed(text) != text) {
            changed.push_back(i);
        }
    }
    BOOST_TEST((changed == std::vector<std::size_t>{95, 170, 202, 434}));
}

BOOST_AUTO_TEST_CASE(each_record_is_explained_by_its_case) {
    const test::Folder folder;
    const std::string path = folder.write("naughty.toml", test::text_checklist);
    const auto& texts = test::naughty_texts();
    constexpr std::size_t at_once = 32;
    std::string records;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string& text = texts[i];
        if (i % at_once == 0) {
            std::string file = "case,q,note\n";
            for (std::size_t j = i; j < std::min(i + at_once, texts.size()); ++j) {
                file += fmt::format("{0},yes,{0}\n", test::in_csv(texts[j]));
            }
            records = folder.write("records.csv", file);
        }
        const std::string chosen = "--case=" + test::trimmed(text);
        const test::Run run = test::vidra({"explain", path, records, chosen, "--to", "json"});
        BOOST_TEST_REQUIRE(run.code == 0, test::in_json(text) << ": " << run.err);
        BOOST_TEST(json::parse(run.out)["case"] == test::trimmed(text));
        BOOST_TEST(test::harmful(run.out) == "", test::in_json(text));

        const test::Run on_terminal = test::vidra_on_terminal({"explain", path, records, chosen});
        BOOST_TEST(on_terminal.code == 0, test::in_json(text));
        BOOST_TEST(test::harmful(on_terminal.out) == "", test::in_json(text));
        BOOST_TEST(
            test::without_blanks(on_terminal.out)
                .starts_with("Case" + test::without_blanks(test::shown(test::trimmed(text))) + ":naughty1"),
            test::in_json(text) << on_terminal.out);
    }
}

BOOST_AUTO_TEST_SUITE_END()
