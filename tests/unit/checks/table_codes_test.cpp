// SPDX-License-Identifier: Apache-2.0
// Faults in published tables: each with a table that has it, and one like it that has not. What stands in a
// cell never stands in a finding, since the file may hold records.
#include "support.hpp"

#include "statistics/anonymity.hpp"
#include "statistics/linked_tables.hpp"
#include "statistics/published_table.hpp"
#include "statistics/table_rows.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace vidra::test {
namespace {

using diag::Code;

/// Stands for what must not be told.
constexpr std::string_view marker = "Zxqv7";

struct TableRow {
    std::string name;
    Code code;
    std::string bad;
    std::string place;  ///< line:column of the finding
    std::string good;
    std::int64_t base = 0;
};

std::ostream& operator<<(std::ostream& out, const TableRow& row) {
    return out << row.name;
}

const std::vector<TableRow>& rows() {
    static const std::vector<TableRow> all = {
        {"no count", Code::bad_count, "sex,n\nf,11\nm,Zxqv7\nx,7\n", "3:3", "sex,n\nf,11\nm,<5\nx,7\n"},
        {"negative", Code::bad_count, "sex,n\nf,11\nm,-3\nx,7\n", "3:3", "sex,n\nf,11\nm,3\nx,7\n"},
        {"fraction", Code::bad_count, "sex,n\nf,11\nm,3.5\nx,7\n", "3:3", "sex,n\nf,11\nm,3.0\nx,7\n"},
        {"two separators", Code::bad_count, "sex;n\nf;1.505\nm;1,505\nx;7\ny;*\n", "2:3",
         "sex;n\nf;1.505\nm;1.505\nx;7\ny;*\n"},
        {"too large", Code::bad_count, "sex,n\nf,11\nm,99999999999999999999\nx,7\n", "3:3",
         "sex,n\nf,11\nm,999999999999\nx,7\n"},
        {"nothing", Code::empty_table, "", "1:1", "sex,n\nf,11\n"},
        {"names alone", Code::empty_table, "sex,n\n", "1:1", "sex,n\nf,11\n"},
        {"note", Code::table_header, "Table 1\nsex,age,n\nf,child,11\n", "1:1", "sex,age,n\nf,child,11\n"},
        {"padded note", Code::notes_above, "Table 1,,\nsex,age,n\nf,child,11\n", "2:1",
         "sex,age,n\nf,child,11\n"},
        {"one column", Code::table_header, "n\n11\n", "1:1", "sex,n\nf,11\n"},
        {"shares", Code::no_count_column, "sex,share\nf,12.5\nm,87.5\n", "1:1", "sex,n\nf,12\nm,87\n"},
        {"two of one name", Code::doubled_table_column, "sex,n,m,m\nf,11,12,3\nm,3,4,5\n", "1:9",
         "sex,n,m,o\nf,11,12,3\nm,3,4,5\n"},
        {"one key twice", Code::repeated_key, "sex,n\nf,11\nm,7\nm,8\n", "4:3", "sex,n\nf,11\nm,7\nx,8\n"},
        {"two totals", Code::many_totals, "sex,n\nf,11\nTotal,19\nm,8\nTotal of all,19\n", "5:14",
         "sex,n\nf,11\nm,8\nTotal,19\n"},
        {"one part", Code::lone_part, "year,sex,n\n1,f,11\n1,m,8\n1,Total,19\n2,f,7\n2,Total,9\n", "6:9",
         "year,sex,n\n1,f,11\n1,m,8\n1,Total,19\n2,f,7\n2,m,2\n2,Total,9\n"},
        {"no multiple", Code::not_rounded, "sex,n\nf,10\nm,12\n", "3:3", "sex,n\nf,10\nm,15\n", 5},
    };
    return all;
}

std::vector<diag::Diagnostic> read(const std::string& text, std::int64_t base) {
    diag::Diagnostics found;
    found.set_file("f");
    statistics::TableReadOptions options;
    records::Source source = records::Source::from_text(text, "f");
    statistics::TableRows table_rows(source, options, found);
    if (table_rows.open()) {
        statistics::TableTold told;
        told.base = base;
        const statistics::RawTable raw = statistics::read_raw_table(table_rows, "f");
        const auto table = statistics::make_published_table(raw, told, found);
        (void)statistics::link_tables({table}, found);
    }
    return found.all();
}

std::vector<diag::Diagnostic> read_records(const std::string& text) {
    diag::Diagnostics found;
    statistics::TableReadOptions options;
    records::Source source = records::Source::from_text(text, "f");
    statistics::TableRows table_rows(source, options, found);
    statistics::AnonymityOptions what;
    what.quasi = {"sex"};
    what.weight = "n";
    statistics::AnonymityCounter counter(what);
    if (table_rows.open()) {
        (void)counter.add(table_rows, found);
    }
    return found.all();
}

}  // namespace

std::vector<Code> codes_of_table_rows() {
    std::vector<Code> codes = {Code::unknown_table_column};  // in a test of its own: it is asked for by name
    for (const TableRow& row : rows()) {
        codes.push_back(row.code);
    }
    return codes;
}

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(tables)

BOOST_DATA_TEST_CASE(row_has_its_finding, data::make(rows()), row) {
    const auto found = read(row.bad, row.base);
    BOOST_REQUIRE(!found.empty());
    const auto at = std::find_if(found.begin(), found.end(),
                                 [&](const diag::Diagnostic& one) { return one.code == row.code; });
    BOOST_REQUIRE((at != found.end()));
    const diag::Position place = at->location.range.begin;
    BOOST_TEST(std::to_string(place.line) + ":" + std::to_string(place.column) == row.place);
    for (const diag::Diagnostic& one : found) {
        BOOST_TEST((one.code == row.code), one.message);
        BOOST_TEST(one.message.find(marker) == std::string::npos, one.message);
    }
    for (const diag::Diagnostic& one : read(row.good, row.base)) {
        BOOST_TEST(false, one.message);
    }
}

BOOST_AUTO_TEST_CASE(column_that_is_asked_for) {
    const auto found = read_records("sexx,n\nf,3\n");
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found.front().code == Code::unknown_table_column));
    BOOST_TEST(found.front().help == "did you mean `sexx`?");
    BOOST_TEST(read_records("sex,n\nf,3\n").empty());
    BOOST_TEST(read_records("sex,sex,n\nf,f,3\n").size() == 1U);
    const auto weight = read_records("sex,n\nf,Zxqv7\n");
    BOOST_REQUIRE(weight.size() == 1U);
    BOOST_TEST((weight.front().code == Code::bad_count));
    BOOST_TEST(weight.front().message.find(marker) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test
