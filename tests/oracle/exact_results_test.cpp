// SPDX-License-Identifier: Apache-2.0
#include "comparison.hpp"
#include "diag/diagnostics.hpp"
#include "generator.hpp"
#include "oracle.hpp"
#include "read_rows.hpp"
#include "records/checks.hpp"
#include "records/reader.hpp"
#include "records/source.hpp"
#include "screening/screener.hpp"

#include <fmt/format.h>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace vidra;

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(file.good(), path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string path(int number, const char* ending) {
    return fmt::format("tests/data/exact-results/gen_{:03}.{}", number, ending);
}

std::vector<records::Record> read_records(const checklist::Checklist& checklist, const std::string& file) {
    auto source = records::Source::from_text(read(file), file);
    const records::RecordChecks checks(checklist, {});
    std::vector<records::Record> all;
    for (const test::ReadRow& row : test::read_input(source, checks).rows) {
        BOOST_TEST_REQUIRE(row.is_record, row.findings);
        all.push_back(row.record);
    }
    return all;
}

/// A result as the expected file tells it.
struct Right {
    std::string outcome;
    std::string at_most;
    bool settled = false;
    std::vector<std::string> alerts;
};

Right right_of(const nlohmann::json& result) {
    return {result.at("outcome"), result.at("at_most"), result.at("settled"), result.at("alerts")};
}

Right of_oracle(const checklist::Checklist& checklist, const oracle::Findings& findings) {
    Right told = {checklist.outcomes[findings.outcome].id,
                  checklist.outcomes[findings.at_most].id,
                  findings.settled(),
                  {}};
    for (std::size_t i = 0; i < findings.alerts.size(); ++i) {
        if (findings.alerts[i] == oracle::Holds::always) {
            told.alerts.push_back(checklist.alerts[i].id);
        }
    }
    return told;
}

Right of_screener(const checklist::Checklist& checklist, const screening::Result& result) {
    Right told = {
        checklist.outcomes[result.outcome].id, checklist.outcomes[result.at_most].id, result.settled(), {}};
    for (const std::size_t alert : result.alerts) {
        told.alerts.push_back(checklist.alerts[alert].id);
    }
    return told;
}

void check_equal(const Right& told, const Right& right) {
    BOOST_TEST(told.outcome == right.outcome);
    BOOST_TEST(told.at_most == right.at_most);
    BOOST_TEST(told.settled == right.settled);
    BOOST_TEST(told.alerts == right.alerts, boost::test_tools::per_element());
}

void check_file(int number) {
    const auto instrument = support::load(read(path(number, "toml")));
    const checklist::Checklist& checklist = instrument->checklist;
    const auto expected = nlohmann::json::parse(read(path(number, "expected.json")));
    const auto records = read_records(checklist, path(number, "jsonl"));
    BOOST_TEST_REQUIRE(records.size() == expected.at("results").size());

    screening::Screener screener(*instrument);
    for (std::size_t i = 0; i < records.size(); ++i) {
        BOOST_TEST_CONTEXT("case " << records[i].case_id) {
            BOOST_TEST(records[i].case_id == std::string(expected.at("results").at(i).at("case")));
            const Right right = right_of(expected.at("results").at(i));
            const oracle::Findings findings = oracle::enumerate(checklist, records[i]);
            check_equal(of_oracle(checklist, findings), right);
            check_equal(of_screener(checklist, screener.evaluate(records[i])), right);
            BOOST_TEST(oracle::disagreements(*instrument, screener, records[i], findings) == "");
        }
    }

    // the completions of an empty record are the answer patterns
    records::Record empty;
    empty.clear(checklist.questions.size());
    const oracle::Findings patterns = oracle::enumerate(checklist, empty);
    for (std::size_t i = 0; i < checklist.outcomes.size(); ++i) {
        const std::string right = expected.at("patterns").at(checklist.outcomes[i].id);
        BOOST_TEST(std::to_string(patterns.completions[i]) == right);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exact_results)

BOOST_DATA_TEST_CASE(oracle_and_screener_give_what_is_right, boost::unit_test::data::xrange(20), number) {
    check_file(number);
}

BOOST_AUTO_TEST_SUITE_END()
