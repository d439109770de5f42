// SPDX-License-Identifier: Apache-2.0
#include "screening/result_text.hpp"

#include "base/utf8.hpp"
#include "small_checklist.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace screening = vidra::screening;
namespace test = vidra::test;
using Format = screening::ResultFormat;

namespace {

struct Fixture {
    Fixture() {
        std::string said;
        instrument = test::instrument(
            test::small_checklist(
                test::section("s") + test::question("a", "strength = \"strong\"\npoints = 2") +
                test::question("b") + "[criteria]\nc = { when = \"a\" }\n" +
                test::outcome("found", "c", true) + test::outcome("rest", "") + test::alert("danger", "a")),
            said);
        BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    }
    [[nodiscard]] screening::ResultRenderer renderer(Format format, bool is_terminal = false) const {
        return {*instrument, format, is_terminal};
    }
    std::optional<vidra::expression::Instrument> instrument;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(result_text, Fixture)

// Keys, their order and the compact form are those of design, "The result".
BOOST_AUTO_TEST_CASE(a_result_as_json) {
    screening::Screener screener(*instrument);
    vidra::records::Record record;
    record.clear(2);
    record.answers.set(0, vidra::checklist::AnswerState::yes);
    std::string out;
    renderer(Format::jsonl).append(out, "X-\"1\"", screener.evaluate(record), nullptr);
    BOOST_TEST(out ==
               "{\"case\":\"X-\\\"1\\\"\",\"checklist\":\"small\",\"version\":\"1\",\"outcome\":\"found\","
               "\"at_most\":\"found\",\"settled\":true,\"refer\":\"yes\",\"answered\":1,\"open\":1,"
               "\"alerts\":[\"danger\"]}\n");
}

BOOST_AUTO_TEST_CASE(a_result_with_its_reasons) {
    screening::Screener screener(*instrument);
    vidra::records::Record record;
    record.clear(2);
    record.answers.set(1, vidra::checklist::AnswerState::yes);
    const screening::Result result = screener.evaluate(record);
    const screening::Explanation explanation = screener.explain();
    std::string out;
    renderer(Format::jsonl).append(out, "X", result, &explanation);
    BOOST_TEST(out ==
               "{\"case\":\"X\",\"checklist\":\"small\",\"version\":\"1\",\"outcome\":\"rest\","
               "\"at_most\":\"found\",\"settled\":false,\"refer\":\"open\",\"answered\":1,\"open\":1,"
               "\"alerts\":[],\"criteria\":{\"c\":\"open\"},\"counts\":{\"s\":{\"yes\":1,\"strong\":0,"
               "\"medium\":0,\"weak\":0,\"points\":0,\"answered\":1,\"open\":1}},\"can_change\":[\"a\"]}\n");
}

BOOST_AUTO_TEST_CASE(csv_guards_what_a_spreadsheet_would_run) {
    const screening::Result result;
    const auto row = [&](std::string_view case_id) {
        std::string out;
        renderer(Format::csv).append(out, case_id, result, nullptr);
        return out.substr(0, out.find(",small"));
    };
    for (const std::string start : {"=", "+", "-", "@"}) {
        BOOST_TEST(row(start + "1") == "'" + start + "1");
    }
    BOOST_TEST(row("\t1") == "'\t1");
    BOOST_TEST(row("\r1") == "\"'\r1\"");
    BOOST_TEST(row("a,b") == "\"a,b\"");
    BOOST_TEST(row("a\"b\nc") == "\"a\"\"b\nc\"");
    BOOST_TEST(row("BG-2026-0143") == "BG-2026-0143");
}

BOOST_AUTO_TEST_CASE(a_table_row_shows_no_control_and_lines_up) {
    const screening::ResultRenderer table = renderer(Format::table);
    const screening::Result result;
    std::string plain;
    std::string wide;
    table.append(plain, "case", result, nullptr);
    table.append(wide, "жена\x1b[2J", result, nullptr);
    BOOST_TEST(wide.find('\x1b') == std::string::npos);
    BOOST_TEST(vidra::base::display_width(plain.substr(0, plain.find("found"))) ==
               vidra::base::display_width(wide.substr(0, wide.find("found"))));
}

BOOST_AUTO_TEST_SUITE_END()
