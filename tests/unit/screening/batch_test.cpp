// SPDX-License-Identifier: Apache-2.0
#include "screening/batch.hpp"

#include "diag/render.hpp"
#include "small_checklist.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <string>

namespace screening = vidra::screening;
namespace records = vidra::records;
namespace test = vidra::test;

namespace {

/// What comes out of a run, as text.
struct Told {
    std::string results;  ///< the cases
    std::string rejected;
    std::string findings;
    screening::Summary summary;
};

Told run(const vidra::expression::Instrument& instrument, const std::string& input,
         const screening::BatchOptions& options, const records::ReadOptions& read_options = {}) {
    Told told;
    const records::RecordChecks checks(instrument.checklist, read_options);
    records::Source source = records::Source::from_text(input, "f");
    screening::BatchRun run(
        instrument, options,
        {[](std::string& text, const records::Record& record, const screening::Result&,
            const screening::Explanation*) { text += record.case_id + "|"; },
         [&](std::string_view text) { told.results += text; },
         [&](const records::RecordInput&, std::string_view row, records::RowBatch::Piece piece) {
             const bool ends =
                 piece == records::RowBatch::Piece::none || piece == records::RowBatch::Piece::last;
             told.rejected += std::string(row) + (ends ? "|" : "");
         },
         [&](std::span<const vidra::diag::Diagnostic> findings, std::size_t more) {
             for (const auto& one : findings) {
                 told.findings += vidra::diag::render_line(one);
             }
             told.findings += more > 0 ? "and more\n" : "";
         }});
    run.read(source, checks, nullptr);
    told.summary = run.summary();
    return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(batch)

BOOST_AUTO_TEST_CASE(every_row_is_a_result_or_rejected_and_the_mildest_never_stands_alone) {
    std::string said;
    const auto instrument =
        test::instrument(test::small_checklist(test::section("s") + test::question("a") +
                                               test::question("b") + test::outcome("high", "a and b") +
                                               test::outcome("middle", "a") + test::outcome("rest", "")),
                         said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const Told told =
        run(*instrument, "case,a,b\n1,yes,yes\n2,yes,\n3,no,no\n4,,\n5,maybe,\n,yes,yes\n6,no,yes,x\n", {});
    BOOST_TEST(told.summary.read == 7U);
    BOOST_TEST(told.summary.rejected == 3U);
    BOOST_TEST(told.results == "1|2|3|4|");
    BOOST_TEST(told.rejected == "5,maybe,|,yes,yes|6,no,yes,x|");
    BOOST_TEST(told.summary.line(instrument->checklist) ==
               "7 records read: 4 results, 3 rejected; high: 1; middle: 1 (1 at most high); "
               "rest: 2 (1 at most high, 1 settled)");
    BOOST_TEST(
        told.findings ==
        "f:6:3: error: this is not an answer to `a`; allowed: yes, no, unknown, refused, not_applicable "
        "or blank [VR004]\n"
        "f:7:1: error: the record has no `case` [VR002]\n"
        "f:8:1: error: the row has 4 cells under 3 column names [VR010]\n");
}

std::string small_rules() {
    return test::small_checklist(test::section("s") + test::question("a") + test::question("b") +
                                 test::outcome("high", "a and b") + test::outcome("rest", ""));
}

// Names of cases are kept up to a number, and it is said once when one is not kept.
BOOST_AUTO_TEST_CASE(cases_are_remembered_up_to_a_number) {
    std::string said;
    const auto instrument = test::instrument(small_rules(), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const std::string two = "case,a,b\nX,,\nY,,\nX,,\n";
    BOOST_TEST(run(*instrument, two, {.most_cases = 2}).findings ==
               "f:4:1: warning: an earlier record has the same `case` [VR020]\n");
    const Told told = run(*instrument, two + "Z,,\nZ,,\nY,,\n", {.most_cases = 2});
    BOOST_TEST(told.findings ==
               "f:4:1: warning: an earlier record has the same `case` [VR020]\n"
               "f:5:1: warning: there are 2 cases; from here on a repeated one is found only if it is one of "
               "them [VR024]\n"
               "f:7:1: warning: an earlier record has the same `case` [VR020]\n");
    BOOST_TEST(told.summary.result_count() == 6U);
}

// The same rows in the same order whatever the number of threads, with what was found in them, and every one
// of them a result or rejected.
BOOST_AUTO_TEST_CASE(more_jobs_change_nothing) {
    std::string said;
    const auto instrument = test::instrument(small_rules(), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    std::string input = "case,a,b,remarks\n";
    for (int i = 0; i < 60'000; ++i) {
        input += i % 97 == 0     ? "case,a,b,remarks\n"
                 : i % 101 == 0  ? fmt::format("C{},maybe,no,\n", i)
                 : i % 1009 == 0 ? fmt::format("C{},yes,no,\"two\nlines\"\r\n", i - 1)
                                 : fmt::format("C{},yes,{},x\n", i, i % 3 == 0 ? "no" : "");
    }
    input += "C-large,\"" + std::string(3'000'000, 'x') + "\",,\nlast,no,no,";
    const Told one = run(*instrument, input, {});
    // below 60,000 and from 0 on there are 619 multiples of 97, 595 of 101, and 7 of both
    BOOST_TEST(one.summary.rejected == 595U - 7U + 1U);  // and the large one
    BOOST_TEST(one.summary.read == 60'000U - 619U + 2U);
    for (const std::size_t jobs : {std::size_t{2}, std::size_t{4}, std::numeric_limits<std::size_t>::max()}) {
        const Told several = run(*instrument, input, {.jobs = jobs});
        BOOST_TEST((several.results == one.results));
        BOOST_TEST((several.rejected == one.rejected));
        BOOST_TEST((several.findings == one.findings));
        BOOST_TEST(several.summary.read == one.summary.read);
        BOOST_TEST(several.summary.rejected == one.summary.rejected);
        BOOST_TEST((several.summary.results == one.summary.results));
    }
}

BOOST_AUTO_TEST_CASE(no_row_is_too_large_where_any_size_is_allowed) {
    std::string said;
    const auto instrument = test::instrument(small_rules(), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    records::ReadOptions options;
    options.max_record_bytes = std::numeric_limits<std::size_t>::max();
    const std::string large(1'500'000, 'x');
    BOOST_TEST(
        run(*instrument, "case,a,x_note\n1,yes," + large + "\n2,yes,\"" + large + "\n\"\n3,no,", {}, options)
            .results == "1|2|3|");
    BOOST_TEST(
        run(*instrument, R"({"case":"1","x":")" + large + "\"}\n{\"case\":\"2\"}", {}, options).results ==
        "1|2|");
}

// A row with as many faults as fit into it: each is counted, and the places of the thousand that are kept
// cost no more than one pass over the row. Searched for one by one they would take minutes.
BOOST_AUTO_TEST_CASE(a_row_of_nothing_but_faults) {
    std::string said;
    const auto instrument = test::instrument(small_rules(), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const auto many = [](int count, const auto& one) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text += one(i);
        }
        return text;
    };
    constexpr int count = 20'000;
    const std::string answered = many(count, [](int) { return R"("a":"yes",)"; });
    const std::string not_questions = many(count, [](int i) { return fmt::format(R"("q{}":"yes",)", i); });
    const std::string keys = many(count, [](int i) { return fmt::format(R"("x_{0}":0,"x_{0}":0,)", i); });
    const std::string basis = many(count, [](int i) { return fmt::format(R"("b{}":"z",)", i); });
    for (const std::string& row :
         {R"({"case":"1","answers":{)" + answered + R"("b":"no"}})",
          R"({"case":"1","answers":{)" + not_questions + R"("b":"no"}})",
          R"({"case":"1",)" + keys + R"("x_a":0})",
          R"({"case":"1","basis":{)" + basis + R"("b":"observed"}})",
          "case,a" + many(count, [](int i) { return fmt::format(",basis.b{}", i); }) + "\n1,yes" +
              many(count, [](int) { return ",\"a\"\"\""; }),
          "case,a" + many(count, [](int) { return ",x_a"; }) + "\n1,yes" +
              many(count, [](int) { return ","; })}) {
        const Told told = run(*instrument, row, {});
        BOOST_TEST(told.summary.rejected == 1U);
        BOOST_TEST(std::count(told.findings.begin(), told.findings.end(), '\n') == 1001);
        BOOST_TEST(told.findings.ends_with("and more\n"));
    }
}

// The outcome is easy and the criterion is not: with reasons asked for the record is rejected by itself, and
// the run goes on.
BOOST_AUTO_TEST_CASE(reasons_beyond_the_search_reject_the_record_alone) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::question("b", "points = 2") +
                              test::question("c", "points = 4") + test::question("d", "points = 8") +
                              "[criteria]\nhard = { when = \"points(s) == 6\" }\n" +
                              test::outcome("high", "a") + test::outcome("rest", "") +
                              "[[always]]\nclaim = \"hard implies b and c\"\n"),
        said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    for (const bool explain : {false, true}) {
        const Told told = run(*instrument, "case,a,b,c,d\n1,,,,\n2,no,no,no,no\n",
                              {.explain = explain, .jobs = 1, .state_limit = 1});
        BOOST_TEST(told.summary.read == 2U);
        BOOST_TEST(told.summary.rejected == (explain ? 1U : 0U));
        BOOST_TEST(told.findings.ends_with("[VR013]\n") == explain);
    }
}

BOOST_AUTO_TEST_SUITE_END()
