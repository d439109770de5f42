// SPDX-License-Identifier: Apache-2.0
// Public suites and excerpts of real files; where they come from stands in tests/data/README.md.
#include "read_rows.hpp"
#include "row.hpp"
#include "small_checklist.hpp"
#include "tomlio/document.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace records = vidra::records;
namespace test = vidra::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string path(const std::string& name) {
    return std::string("tests/data/") + name;
}

Rows rows_of(const std::string& name) {
    records::Source source(path(name));
    return test::csv_rows(source);
}

const std::vector<std::string> spectrum = {"comma_in_quotes",
                                           "empty",
                                           "empty_crlf",
                                           "escaped_quotes",
                                           "json",
                                           "newlines",
                                           "newlines_crlf",
                                           "quotes_and_newlines",
                                           "simple",
                                           "simple_crlf",
                                           "utf8"};

const std::vector<test::Row<std::string, Rows>> miller = {
    {"bom", "bom.csv", {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "6"}}},
    {"bom before a quote", "bom-dquote-header.csv", {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "6"}}},
    {"implicit", "implicit.csv", {{"a", "b", "c"}, {"d", "e", "f"}}},
    {"null fields",
     "null-fields.csv",
     {{"a", "b", "c", "d", "e"},
      {"1", "2", "3", "4", "5"},
      {"6", "", "", "", "10"},
      {"", "", "", "11", "12"},
      {"13", "14", "", "", ""},
      {"", "", "", "", ""}}},
    {"quotes", "quote-all.csv", {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "6"}, {"7 \"8\" 9", "", "11"}}},
    {"no end", "rfc-quoted-comma-truncated.csv", {{"a", "b", "c"}, {"1", "x,3", "y"}, {"4", "5", "6"}}},
    {"comma", "rfc-quoted-comma.csv", {{"a", "b", "c"}, {"1", "x,3", "y"}, {"4", "5", "6"}}},
    {"no end after a line end in quotes",
     "rfc-quoted-crlf-truncated.csv",
     {{"a", "b", "c"}, {"1", "x\n3", "y"}, {"4", "5", "6"}}},
    {"line end", "rfc-quoted-crlf.csv", {{"a", "b", "c"}, {"1", "x\n3", "y"}, {"4", "5", "6"}}},
    {"utf8",
     "utf8-1.csv",
     {{"langue", "nom", "jour"}, {"français", "françois", "vendredi"}, {"žusz", "éloignée", ""}}},
};

struct Quirk {
    std::string file;
    std::size_t skip_lines = 0;
};
/// How many rows are records, how many are the column names again, and the findings before the first.
struct Count {
    std::size_t records = 0;
    std::size_t headers = 0;
};
const std::vector<test::Row<Quirk, Count>> quirks = {
    {"mark, no line end at the end", {"quirks/fbi_arrests.csv", 0}, {6, 0}},
    {"CRLF, two columns of one name", {"quirks/ncrb_casesstatewise.csv", 0}, {39, 0}},
    {"notes before the column names", {"quirks/data_glotip.csv", 2}, {6, 0}},
    {"gzip, column names again", {"quirks/ctdc_2021_recruiter.csv.gz", 0}, {6, 1}},
    {"quoted column names", {"quirks/UKdat_5.csv", 0}, {18, 0}},
    {"line ends in cells", {"unodc_caselaw.csv", 0}, {181, 0}},
    {"k-anonymised", {"ctdc_kanon_excerpt.csv", 0}, {132, 0}},
};

const std::string& small() {
    static const std::string text =
        test::small_checklist(test::section("s") + test::question("a") + test::outcome("rest", ""));
    return text;
}

/// Reads each row of a file as a case.
test::ReadInput read_each_row(const std::string& name, std::size_t skip_lines = 0) {
    std::string said;
    const auto instrument = test::instrument(small(), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    vidra::diag::Diagnostics diagnostics;
    const auto document = vidra::tomlio::parse(
        "vidra = 1\nkind = \"mapping\"\nid = \"any\"\nchecklist = \"small\"\n[fields]\ncase = { row = true "
        "}\n"
        "[answers]\n",
        diagnostics);
    const auto mapping = records::load_mapping(*document, &instrument->checklist, diagnostics);
    BOOST_REQUIRE(mapping.has_value());
    records::ReadOptions options;
    options.skip_lines = skip_lines;
    const records::RecordChecks checks(instrument->checklist, options);
    records::Source source(path(name));
    auto read = test::read_input(source, checks, &*mapping);
    const std::string place = path(name) + ":";  // shown without
    for (test::ReadRow& row : read.rows) {
        for (std::size_t at = row.findings.find(place); at != std::string::npos;
             at = row.findings.find(place)) {
            row.findings.erase(at, place.size());
        }
    }
    return read;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suites)

BOOST_DATA_TEST_CASE(csv_spectrum, boost::unit_test::data::make(spectrum), name) {
    const Rows rows = rows_of("csv-spectrum/" + name + ".csv");
    std::ifstream file(path("csv-spectrum/" + name + ".json"));
    const auto expected = nlohmann::json::parse(file);
    BOOST_REQUIRE(rows.size() == expected.size() + 1);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        nlohmann::json row = nlohmann::json::object();
        for (std::size_t column = 0; column < rows[0].size(); ++column) {
            row[rows[0][column]] = rows[i + 1][column];
        }
        BOOST_TEST((row == expected[i]), row.dump() << " is not " << expected[i].dump());
    }
}

// Its JSON has another telephone number than its CSV, and both hold bytes that are no UTF-8.
BOOST_AUTO_TEST_CASE(csv_spectrum_location_coordinates) {
    const Rows rows = rows_of("csv-spectrum/location_coordinates.csv");
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_REQUIRE(rows[1].size() == 4U);
    BOOST_TEST(rows[1][1].ends_with("17.9\"W"));
    BOOST_TEST(rows[1][2] == "Modesto");
    BOOST_TEST(rows[1][3] == "Stanislaus");
}

BOOST_DATA_TEST_CASE(miller_input, boost::unit_test::data::make(miller), row) {
    BOOST_TEST((rows_of("miller-input/" + row.input) == row.expected));
}

const std::vector<test::Row<std::string, std::string>> ragged = {
    {"one too few, one too many", "ragged.csv",
     "a record\n3:1: error: the row has 2 cells under 3 column names [VR010]\n"
     "4:1: error: the row has 4 cells under 3 column names [VR010]\n"},
    {"too many", "ragged-long.csv",
     "a record\n3:1: error: the row has 4 cells under 3 column names [VR010]\na record\n"},
    {"too few", "ragged-short.csv",
     "a record\n3:1: error: the row has 2 cells under 3 column names [VR010]\na record\n"},
    {"as many", "utf8-2.csv", "a record\n"},
};

// A ragged row is rejected by itself: neither filled up, nor cut, nor joined with the next.
BOOST_DATA_TEST_CASE(miller_ragged, boost::unit_test::data::make(ragged), row) {
    std::string found;
    for (const test::ReadRow& one : read_each_row("miller-input/" + row.input).rows) {
        found += one.is_record ? "a record\n" : one.findings;
    }
    BOOST_TEST(found == row.expected);
}

BOOST_DATA_TEST_CASE(real_files, boost::unit_test::data::make(quirks), row) {
    const auto read = read_each_row(row.input.file, row.input.skip_lines);
    BOOST_TEST(read.findings == "");
    std::size_t records = 0;
    std::size_t headers = 0;
    for (const test::ReadRow& one : read.rows) {
        records += one.is_record ? 1U : 0U;
        headers += one.number == 0 ? 1U : 0U;
        BOOST_TEST(one.findings == "");
    }
    BOOST_TEST(records == row.expected.records);
    BOOST_TEST(headers == row.expected.headers);
    BOOST_TEST(records + headers == read.rows.size());
}

BOOST_AUTO_TEST_SUITE_END()
