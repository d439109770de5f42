// SPDX-License-Identifier: Apache-2.0
#include "screening/batch.hpp"

#include "small_checklist.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace screening = vidra::screening;
namespace records = vidra::records;
namespace test = vidra::test;

BOOST_AUTO_TEST_SUITE(batch)

BOOST_AUTO_TEST_CASE(every_row_is_a_result_or_rejected_and_the_mildest_never_stands_alone) {
    std::string said;
    const auto instrument =
        test::instrument(test::small_checklist(test::section("s") + test::question("a") +
                                               test::question("b") + test::outcome("high", "a and b") +
                                               test::outcome("middle", "a") + test::outcome("rest", "")),
                         said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    records::RecordChecks checks(instrument->checklist, {});
    records::Source source = records::Source::from_text(
        "case,a,b\n1,yes,yes\n2,yes,\n3,no,no\n4,,\n5,maybe,\n,yes,yes\n6,no,yes,x\n", "f");
    const auto reader = records::make_reader(source, checks, nullptr);
    screening::Screener screener(*instrument);
    screening::Summary summary;
    std::size_t results = 0;
    std::string rejected;
    std::string findings;
    screening::run_batch(
        *reader, "f", screener, false, summary,
        {[&](const records::Record&, const screening::Result&, const screening::Explanation*) { ++results; },
         [&](const records::RecordReader& row) { rejected += std::string(row.raw()) + "|"; },
         [&](const vidra::diag::Diagnostics& some) {
             for (const auto& one : some.all()) {
                 findings += vidra::diag::render_line(one);
             }
         }});
    BOOST_TEST(summary.read == 7U);
    BOOST_TEST(summary.rejected == 3U);
    BOOST_TEST(results == 4U);
    BOOST_TEST(rejected == "5,maybe,|,yes,yes|6,no,yes,x|");
    BOOST_TEST(summary.line(instrument->checklist) ==
               "7 records read: 4 results, 3 rejected; high: 1; middle: 1 (1 at most high); "
               "rest: 2 (1 at most high, 1 settled)");
    BOOST_TEST(
        findings ==
        "f:6:3: error: this is not an answer to `a`; allowed: yes, no, unknown, refused, not_applicable "
        "or blank [VR004]\n"
        "f:7:1: error: the record has no `case` [VR002]\n"
        "f:8:1: error: the row has 4 cells under 3 column names [VR010]\n");
}

// The outcome is easy and the criterion is not: with reasons asked for the record is rejected by itself, and
// the run goes on.
BOOST_AUTO_TEST_CASE(reasons_beyond_the_search_reject_the_record_alone) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::question("b", "points = 2") +
                              test::question("c", "points = 4") + test::question("d", "points = 8") +
                              "[criteria]\nhard = { when = \"points(s) == 7\" }\n" +
                              test::outcome("high", "a") + test::outcome("rest", "") +
                              "[[always]]\nclaim = \"hard implies outcome == rest\"\n"),
        said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    for (const bool explain : {false, true}) {
        records::RecordChecks checks(instrument->checklist, {});
        records::Source source = records::Source::from_text("case,a,b,c,d\n1,,,,\n2,no,no,no,no\n", "f");
        const auto reader = records::make_reader(source, checks, nullptr);
        screening::Screener screener(*instrument, 1);
        screening::Summary summary;
        std::string findings;
        screening::run_batch(
            *reader, "f", screener, explain, summary,
            {[](const records::Record&, const screening::Result&, const screening::Explanation*) {},
             [](const records::RecordReader&) {},
             [&](const vidra::diag::Diagnostics& some) {
                 for (const auto& one : some.all()) {
                     findings += vidra::diag::render_line(one);
                 }
             }});
        BOOST_TEST(summary.read == 2U);
        BOOST_TEST(summary.rejected == (explain ? 1U : 0U));
        BOOST_TEST(findings.ends_with("[VR013]\n") == explain);
    }
}

BOOST_AUTO_TEST_SUITE_END()
