// SPDX-License-Identifier: Apache-2.0
#include "statistics/published_table.hpp"

#include "statistics/count_text.hpp"
#include "statistics/table_rows.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace statistics = vidra::statistics;
namespace diag = vidra::diag;
namespace records = vidra::records;
namespace data = boost::unit_test::data;
using statistics::CellText;
using statistics::CountColumn;
using statistics::Interval;
using statistics::Mark;
using statistics::unbounded;

namespace vidra::statistics {

static std::ostream& operator<<(std::ostream& out, const Interval& interval) {
    return out << '[' << interval.low << ", " << interval.high << ']';
}
static std::ostream& operator<<(std::ostream& out, CellText::Kind kind) {
    return out << static_cast<int>(kind);
}

}  // namespace vidra::statistics

namespace {

using Kind = CellText::Kind;

const std::vector<Mark> no_marks;

CellText read_alone(const std::string& cell, const std::vector<Mark>& marks = no_marks) {
    return CountColumn({cell}, marks).read(cell);
}

struct Sample {
    std::string text;
    Kind kind;
    Interval known;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample) {
    return out << '"' << sample.text << '"';
}

const std::vector<Sample> samples = {
    {"0", Kind::count, {0, 0}},
    {"17", Kind::count, {17, 17}},
    {" 17 ", Kind::count, {17, 17}},
    {"1,505", Kind::count, {1505, 1505}},
    {"1.505", Kind::count, {1505, 1505}},
    {"1 505 000", Kind::count, {1505000, 1505000}},
    {"1\xC2\xA0"
     "505",
     Kind::count,
     {1505, 1505}},
    {"1'505", Kind::count, {1505, 1505}},
    {"5.0", Kind::count, {5, 5}},
    {"1000000000000", Kind::count, {1000000000000, 1000000000000}},
    {"1000000000001", Kind::too_large, {0, unbounded}},
    {"<5", Kind::mark, {0, 4}},
    {"< 5", Kind::mark, {0, 4}},
    {"<=5", Kind::mark, {0, 5}},
    {"≤5", Kind::mark, {0, 5}},
    {"1-4", Kind::mark, {1, 4}},
    {"1–4", Kind::mark, {1, 4}},
    {"*", Kind::mark, {0, unbounded}},
    {"x", Kind::mark, {0, unbounded}},
    {"X", Kind::mark, {0, unbounded}},
    {"..", Kind::mark, {0, unbounded}},
    {"c", Kind::mark, {0, unbounded}},
    {"-", Kind::mark, {0, unbounded}},
    {"", Kind::mark, {0, unbounded}},
    {"<0", Kind::other, {0, unbounded}},
    {"4-1", Kind::other, {0, unbounded}},
    {"-3", Kind::negative, {0, unbounded}},
    {"−3", Kind::negative, {0, unbounded}},
    {"2.5", Kind::fraction, {0, unbounded}},
    {"2,5", Kind::fraction, {0, unbounded}},
    {"0.125", Kind::fraction, {0, unbounded}},
    {"n/a", Kind::other, {0, unbounded}},
    {"1,50,5", Kind::other, {0, unbounded}},
    {"1e3", Kind::other, {0, unbounded}},
    {"five", Kind::other, {0, unbounded}},
};

/// Column names of keys, and cells as `printed low high`, one a line.
struct Read {
    std::vector<std::string> keys;
    std::vector<std::string> cells;
    std::size_t findings = 0;
};

Read read_table(const std::string& text, const statistics::TableTold& told = {}) {
    diag::Diagnostics found;
    const statistics::TableReadOptions options;
    records::Source source = records::Source::from_text(text, "f");
    statistics::TableRows rows(source, options, found);
    Read read;
    if (rows.open()) {
        const auto raw = statistics::read_raw_table(rows, "f");
        const auto table = statistics::make_published_table(raw, told, found);
        for (const auto& column : table.columns) {
            read.keys.push_back(column.name);
        }
        for (const auto& cell : table.cells) {
            std::string line;
            for (std::size_t i = 0; i < cell.keys.size(); ++i) {
                const auto& column = table.columns[i];
                line += column.values[cell.keys[i]] + (column.is_total[cell.keys[i]] ? "! " : " ");
            }
            read.cells.push_back(line + cell.printed);
        }
    }
    read.findings = found.all().size();
    return read;
}

void check(const std::vector<std::string>& came, const std::vector<std::string>& expected) {
    BOOST_TEST(came == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_tables)

BOOST_DATA_TEST_CASE(cell_by_itself, data::make(samples), sample) {
    const CellText text = read_alone(sample.text);
    BOOST_TEST(text.kind == sample.kind);
    BOOST_TEST(text.known == sample.known);
}

BOOST_AUTO_TEST_CASE(separators_of_a_column) {
    // a fraction with the same sign: 1,505 may be one too
    const CountColumn decimal_comma({"1,505", "2,5", "7"}, no_marks);
    BOOST_TEST(decimal_comma.read("1,505").kind == Kind::inconsistent);
    BOOST_TEST(decimal_comma.read("7").kind == Kind::count);
    // with another sign: the comma parts thousands
    const CountColumn decimal_point({"1,505", "2.5"}, no_marks);
    BOOST_TEST(decimal_point.read("1,505").known == (Interval{1505, 1505}));
    BOOST_TEST(decimal_point.read("2.5").kind == Kind::fraction);
    const CountColumn both({"1,505", "1.505"}, no_marks);
    BOOST_TEST(both.read("1,505").kind == Kind::inconsistent);
    BOOST_TEST(both.read("1.505").kind == Kind::inconsistent);
}

BOOST_AUTO_TEST_CASE(marks_that_are_told) {
    const auto mark = statistics::parse_mark("<5=1..4");
    BOOST_REQUIRE(mark.has_value());
    BOOST_TEST(mark->text == "<5");
    BOOST_TEST(mark->known == (Interval{1, 4}));
    BOOST_TEST(read_alone("<5", {*mark}).known == (Interval{1, 4}));
    BOOST_TEST(statistics::parse_mark("n/a=0..")->known == (Interval{0, unbounded}));
    BOOST_TEST(statistics::parse_mark("nil=0")->known == (Interval{0, 0}));
    BOOST_TEST(statistics::parse_mark("a=b=2..3")->text == "a=b");
    BOOST_TEST(statistics::parse_mark("=1..")->text.empty());
    for (const char* wrong : {"five", "x=", "x=4..1", "x=a..b", "x=..4", "x=-1..4", "x=1..4 "}) {
        const bool is_right_after_all = std::string(wrong) == "x=1..4 ";
        BOOST_TEST(statistics::parse_mark(wrong).has_value() == is_right_after_all, wrong);
    }
}

BOOST_AUTO_TEST_CASE(total_words) {
    for (const char* word :
         {"Total", "TOTAL", "All", "All ages", "Both sexes", "Sum", "Overall", "Police total",
          "Total (States)", "Total Persons", "Adult - Total", "Ukupno", "Укупно", "Grand Total"}) {
        BOOST_TEST(statistics::names_a_total(word), word);
    }
    for (const char* word : {"Totally", "Allied", "All others", "All other forms", "Subtotals of", "Sumatra",
                             "", "Overalls", "Other"}) {
        BOOST_TEST(!statistics::names_a_total(word), word);
    }
}

BOOST_AUTO_TEST_CASE(long_form) {
    const Read read = read_table("year,sex,n\n2023,f,11\n2023,m,<5\n2023,Total,13\n");
    check(read.keys, {"year", "sex"});
    check(read.cells, {"2023 f 11", "2023 m <5", "2023 Total! 13"});
    BOOST_TEST(read.findings == 0U);
}

BOOST_AUTO_TEST_CASE(wide_form) {
    const Read read = read_table(",a,b,Total\nNorth,1,*,4\nSouth,2,*,7\nHeading,,,\n");
    check(read.keys, {"row", "column"});
    check(read.cells,
          {"North a 1", "North b *", "North Total! 4", "South a 2", "South b *", "South Total! 7"});
}

BOOST_AUTO_TEST_CASE(a_named_count_among_numbers) {
    const Read read = read_table("LA,NG,count\n1,0,54\n0,1,463\n1,1,8\n");
    check(read.keys, {"LA", "NG"});
    check(read.cells, {"1 0 54", "0 1 463", "1 1 8"});
    // a year, a running number, a share and a code are no counts
    const Read more = read_table("no,year,code,n,share\n1,2020,07,5,1.5\n2,2021,08,6,2.5\n3,2022,09,7,3.5\n");
    check(more.keys, {"year", "code"});
    check(more.cells, {"2020 07 5", "2021 08 6", "2022 09 7"});
}

BOOST_AUTO_TEST_CASE(what_is_told) {
    statistics::TableTold told;
    told.keys = {"sex"};
    told.values = {"people"};
    told.totals = {{"sex", "everybody"}};
    const Read read = read_table("sex,age,people,n\nf,17,3,9\nTotal,18,4,9\neverybody,19,7,9\n", told);
    check(read.keys, {"sex"});
    check(read.cells, {"f 3", "Total 4", "everybody! 7"});
    told = {};
    told.find_totals = false;
    check(read_table("sex,n\nf,3\nTotal,3\n", told).cells, {"f 3", "Total 3"});
    told = {};
    told.is_wide = true;
    check(read_table("sex,n\nf,3\nm,4\n", told).cells, {"f n 3", "m n 4"});
}

BOOST_AUTO_TEST_CASE(rounded) {
    const auto known = [](statistics::Rounding rounding, std::int64_t base, const std::string& printed) {
        statistics::TableTold told;
        told.base = base;
        told.rounding = rounding;
        diag::Diagnostics found;
        const statistics::TableReadOptions options;
        records::Source source = records::Source::from_text("sex,n\nf," + printed + "\n", "f");
        statistics::TableRows rows(source, options, found);
        BOOST_REQUIRE(rows.open());
        return statistics::make_published_table(statistics::read_raw_table(rows, "f"), told, found)
            .cells.front()
            .known;
    };
    using statistics::Rounding;
    BOOST_TEST(known(Rounding::conventional, 3, "9") == (Interval{8, 10}));
    BOOST_TEST(known(Rounding::conventional, 5, "10") == (Interval{8, 12}));
    BOOST_TEST(known(Rounding::conventional, 5, "0") == (Interval{0, 2}));
    BOOST_TEST(known(Rounding::conventional, 10, "10") == (Interval{5, 15}));
    BOOST_TEST(known(Rounding::random, 3, "9") == (Interval{7, 11}));
    BOOST_TEST(known(Rounding::controlled, 5, "10") == (Interval{6, 14}));
}

BOOST_AUTO_TEST_SUITE_END()
