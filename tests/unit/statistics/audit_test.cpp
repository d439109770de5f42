// SPDX-License-Identifier: Apache-2.0
// The attack on tables as they are read; expected numbers by hand, or from the cases named.
#include "statistics/audit.hpp"

#include "statistics/table_rows.hpp"
#include "tables.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace statistics = vidra::statistics;
namespace diag = vidra::diag;
namespace records = vidra::records;
namespace test = vidra::test;

namespace {

struct Came {
    std::vector<std::string> cells;  ///< `keys low..high`
    std::size_t not_additive = 0;
    std::size_t left_out = 0;
};

Came audit(const std::vector<std::string>& texts, std::int64_t width = 1,
           const statistics::TableTold& told = {}, std::size_t skip_lines = 0) {
    diag::Diagnostics found;
    statistics::TableReadOptions options;
    options.skip_lines = skip_lines;
    std::vector<statistics::PublishedTable> tables;
    for (const std::string& text : texts) {
        records::Source source = records::Source::from_text(text, "f");
        statistics::TableRows rows(source, options, found);
        BOOST_REQUIRE(rows.open());
        tables.push_back(
            statistics::make_published_table(statistics::read_raw_table(rows, "f"), told, found));
    }
    const auto linked = statistics::link_tables(tables, found);
    const auto result = statistics::audit_tables(tables, linked, width, test::solver());
    Came came;
    for (const statistics::GivenAway& one : result.given_away) {
        const statistics::Print& print = linked.prints[one.cell].front();
        const statistics::PublishedTable& table = tables[print.table];
        std::string line;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            line += table.columns[i].values[table.cells[print.cell].keys[i]] + " ";
        }
        came.cells.push_back(fmt::format("{}{}..{}", line, one.derived.low, one.derived.high));
    }
    came.not_additive = result.not_additive.size();
    came.left_out = result.sums_left_out;
    return came;
}

void check(const std::vector<std::string>& came, const std::vector<std::string>& expected) {
    BOOST_TEST(came == expected, boost::test_tools::per_element());
}

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const std::string counties =
    "county,region,n\ncounty-1,A,*\ncounty-1,B,*\ncounty-1,I,8\ncounty-1,J,8\ncounty-1,Total,20\n"
    "county-2,K,*\ncounty-2,L,*\ncounty-2,M,*\ncounty-2,N,7\ncounty-2,Total,16\nTotal,Total,36\n";
const std::string groups =
    "group,region,n\nBIG,L,*\nBIG,M,*\nBIG,Total,6\nsmall,A,*\nsmall,B,*\nsmall,I,8\nsmall,J,8\n"
    "small,K,*\nsmall,N,7\nsmall,Total,30\nTotal,Total,36\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(audits)

// sdcTools/UserSupport issue 136: each of two hierarchies hides K, both together give it away
BOOST_AUTO_TEST_CASE(linked_tables) {
    check(audit({counties}).cells, {});
    check(audit({groups}).cells, {});
    check(audit({counties, groups}).cells, {"county-2 K 3..3"});
    check(audit({groups, counties}).cells, {"small K 3..3"});
    // K, L, M of county-2 come to 9, L and M to 6
    check(audit({counties}, 10).cells,
          {"county-1 A 0..4", "county-1 B 0..4", "county-2 K 0..9", "county-2 L 0..9", "county-2 M 0..9"});
}

BOOST_AUTO_TEST_CASE(official_figures) {
    const Came came = audit({file("tests/data/unodc_glotip_excerpt.csv")}, 1, {}, 2);
    const auto has = [&](const std::string& part, const std::string& end) {
        return std::any_of(came.cells.begin(), came.cells.end(), [&](const std::string& cell) {
            return cell.starts_with(part) && cell.ends_with(end);
        });
    };
    BOOST_TEST(has("SRB Serbia", "Male 0 to 17 years 2019 Counts GLOTIP 2..2"));
    BOOST_TEST(has("AUT Austria", "Male Total 2007 Counts GLOTIP 1..1"));
    BOOST_TEST(came.left_out == 2U);  // the two sums of what is listed twice
}

// the handbook, chapter 5: 3 + 3 = 9 to the base 3 is 4 + 4 = 8
BOOST_AUTO_TEST_CASE(rounded_table) {
    statistics::TableTold told;
    told.base = 3;
    check(audit({"year,a,b,Total\n2024,3,3,9\n"}, 1, told).cells,
          {"2024 a 4..4", "2024 b 4..4", "2024 Total 8..8"});
}

BOOST_AUTO_TEST_CASE(a_smaller_table_is_the_sum) {
    const std::string detailed = "year,sex,n\n1,f,11\n1,m,<5\n2,f,8\n2,m,9\n";
    check(audit({detailed}).cells, {});
    check(audit({detailed, "year,n\n1,13\n2,17\n"}).cells, {"1 m 2..2"});
    // the sum over two columns
    check(
        audit({"year,sex,age,n\n1,f,young,11\n1,f,old,7\n1,m,young,x\n1,m,old,2\n", "year,n\n1,25\n"}).cells,
        {"1 m young 5..5"});
    BOOST_TEST(audit({detailed, "year,n\n1,13\n2,18\n"}).not_additive == 1U);
}

BOOST_AUTO_TEST_CASE(a_mark_that_says_as_much_is_no_finding) {
    check(audit({"sex,n\nf,11\nm,<5\nTotal,11\n"}, 10).cells, {"m 0..0"});
    check(audit({"sex,n\nf,11\nm,<5\nx,<5\nTotal,15\n"}, 10).cells, {});
    check(audit({"sex,n\nf,11\nm,<5\nx,<5\nTotal,19\n"}, 10).cells, {"m 4..4", "x 4..4"});
    check(audit({"sex,n\nf,11\nm,<5\nx,<5\nTotal,18\n"}, 10).cells, {"m 3..4", "x 3..4"});
    check(audit({"sex,n\nf,11\nm,<5\nx,<5\nTotal,18\n"}, 1).cells, {});
}

BOOST_AUTO_TEST_CASE(sums_that_do_not_hold_stop_nothing) {
    const Came came = audit({"year,sex,n\n1,f,11\n1,m,8\n1,Total,20\n2,f,11\n2,m,<5\n2,Total,13\n"});
    check(came.cells, {"2 m 2..2"});
    BOOST_TEST(came.not_additive == 1U);
}

BOOST_AUTO_TEST_CASE(ten_thousand_subtotals) {
    std::string text = "region,n\n";
    for (int i = 0; i < 10000; ++i) {
        text += fmt::format("r{},1\ns{},x\nTotal of r{},3\n", i, i, i);
    }
    text += "Total,30000\n";
    const Came came = audit({text});
    check(came.cells, {});
    BOOST_TEST(came.left_out == 1U);
}

BOOST_AUTO_TEST_CASE(order_of_columns_and_rows_makes_no_difference) {
    const Came came = audit({"n,sex,year\n13,Total,1\n<5,m,1\n11,f,1\n"});
    check(came.cells, {"m 1 2..2"});
}

BOOST_AUTO_TEST_SUITE_END()
