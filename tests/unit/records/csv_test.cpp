// SPDX-License-Identifier: Apache-2.0
#include "records/csv.hpp"

#include "read_rows.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace records = vidra::records;
namespace diag = vidra::diag;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(const std::string& text, char delimiter = 0, std::size_t most = 1000) {
    records::Source source = records::Source::from_text(text, "f");
    return vidra::test::csv_rows(source, delimiter, most);
}

struct Case {
    std::string name;
    std::string text;
    Rows expected;
    friend std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }
};

const std::vector<Case> cases = {
    {"plain", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
    {"no line end at the end", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
    {"CRLF", "a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
    {"CR alone", "a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
    {"empty cells", "a,b,\n,,\n", {{"a", "b", ""}, {"", "", ""}}},
    {"quoted delimiter, quote and line end",
     "a,b\n\"1,\"\"x\"\"\",\"p\r\nq\"\n",
     {{"a", "b"}, {"1,\"x\"", "p\r\nq"}}},
    {"empty quoted cell", "a,b\n\"\",x\n", {{"a", "b"}, {"", "x"}}},
    {"byte-order mark",
     "\xEF\xBB\xBF"
     "a,b\n",
     {{"a", "b"}}},
    {"byte-order mark before a quote", "\xEF\xBB\xBF\"a\",b\n", {{"a", "b"}}},
    {"semicolons", "a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
    {"tabs", "a\tb\n1\t2\n", {{"a", "b"}, {"1", "2"}}},
    {"a quoted comma in the header does not count", "\"x,y,z\";b;c\n", {{"x,y,z", "b", "c"}}},
    {"blank lines are no rows", "\n\na,b\n\n1,2\n  \n", {{"a", "b"}, {"1", "2"}}},
    {"a quote inside a bare cell is text",
     "a,b\nx\"1,y\nx\"2,\"z\"\n",
     {{"a", "b"}, {"x\"1", "y"}, {"x\"2", "z"}}},
    {"doubled quotes next to a line end", "a,b\n\"x\"\"\n\"\"\",y\n", {{"a", "b"}, {"x\"\n\"", "y"}}},
    {"nothing", "", {}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_DATA_TEST_CASE(reads_as_rfc_4180_says, boost::unit_test::data::make(cases), one) {
    BOOST_TEST((read(one.text) == one.expected), one.name);
}

BOOST_AUTO_TEST_CASE(the_same_rows_whatever_the_size_of_the_pieces_read) {
    // a source that is read from memory comes whole; rows that cross the end of a piece are tested from a
    // file in source_test.cpp
    std::string text = "a,b\n";
    for (int i = 0; i < 2000; ++i) {
        text += "\"" + std::string(static_cast<std::size_t>(i % 97), 'x') + "\n\",y\r\n";
    }
    BOOST_TEST(read(text).size() == 2001U);
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_never_closed_is_a_fault_at_the_quote) {
    const Rows rows = read("a,b\n1,\"x\n2,y\n");
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(rows[1][1] == "f:2:3: error: this quote is never closed [VR001]\n");
    BOOST_TEST(rows[1][2] == "1,\"x\n2,y");
}

BOOST_AUTO_TEST_CASE(text_after_a_closing_quote_is_a_fault_and_the_next_row_is_read) {
    const Rows rows = read("a,b\n\"1\"x,2\n3,4\n");
    BOOST_REQUIRE(rows.size() == 3U);
    BOOST_TEST(rows[1][1] == "f:2:4: error: text follows the closing quote of a cell [VR001]\n");
    BOOST_TEST(rows[1][2] == "\"1\"x,2");
    BOOST_TEST((rows[2] == std::vector<std::string>{"3", "4"}));
}

// What somebody wrote into a note is no row, however long the note is; and its bytes are all there, though no
// more of them than a piece is ever kept.
BOOST_AUTO_TEST_CASE(a_row_that_is_too_large_comes_in_pieces_and_ends_where_it_ends) {
    for (const std::size_t size : {1U << 16U, 1U << 20U}) {
        const std::string note =
            "\"" + std::string(size, 'x') + "\r\nrow,C9,no\r\n" + std::string(size + 12345, 'y') + "\"";
        for (const std::string line_end : {"\n", "\r\n", "\r"}) {
            const Rows rows = read("a,b" + line_end + note + ",2" + line_end + "3,4" + line_end, 0, 1000);
            BOOST_REQUIRE(rows.size() == 3U);
            BOOST_TEST(rows[1][0] == "large");
            BOOST_TEST(rows[1][1] == "2");
            BOOST_TEST((rows[1][2] == note + ",2"));
            BOOST_TEST((rows[2] == std::vector<std::string>{"3", "4"}));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_delimiter_that_is_given_is_not_looked_for) {
    BOOST_TEST((read("a;b,c\n", ',') == Rows{{"a;b", "c"}}));
}

BOOST_AUTO_TEST_CASE(places_count_lines_inside_cells) {
    records::CsvCells cells;
    diag::Diagnostics none;
    BOOST_REQUIRE(cells.split("\"x\ny\",жж,z", ',', 2, none));
    BOOST_TEST(cells.place(1).begin.line == 3U);
    BOOST_TEST(cells.place(1).begin.column == 4U);
    BOOST_TEST(cells.place(2).begin.column == 7U);
    BOOST_REQUIRE(cells.split("жж,z", ',', 7, none));
    BOOST_TEST(cells.place(1).begin.line == 7U);
    BOOST_TEST(cells.place(1).begin.column == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
