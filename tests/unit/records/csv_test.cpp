// SPDX-License-Identifier: Apache-2.0
#include "records/csv.hpp"

#include "read_rows.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

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

/// The rows of a text as man/vidra-record.5.md says, a character at a time and nothing clever; a row with a
/// fault is "fault" and its text.
class SlowReader {
  public:
    explicit SlowReader(std::string text) : m_text(std::move(text)) {}

    Rows rows() {
        Rows all;
        while (m_at < m_text.size()) {
            const std::size_t begin = m_at;
            m_row.clear();
            m_is_faulty = false;
            do {
                take_cell();
            } while (take(','));
            std::string raw = m_text.substr(begin, m_at - begin);
            if (m_is_open) {
                raw.resize(raw.size() -
                           (raw.ends_with("\r\n") ? 2 : raw.ends_with('\n') || raw.ends_with('\r')));
            }
            take('\r');
            take('\n');
            if (m_is_faulty) {
                all.push_back({"fault", raw});
            } else if (raw.find_first_not_of(" \t\r\n") != std::string::npos) {
                all.push_back(m_row);
            }
        }
        return all;
    }

  private:
    bool take(char c) {
        const bool is_here = m_at < m_text.size() && m_text[m_at] == c;
        m_at += is_here ? 1U : 0U;
        return is_here;
    }
    [[nodiscard]] bool is_at_end_of_cell() const {
        return m_at == m_text.size() || std::string(",\r\n").find(m_text[m_at]) != std::string::npos;
    }
    void take_cell() {
        std::string cell;
        if (take('"')) {
            m_is_open = true;
            while (m_is_open && m_at < m_text.size()) {
                if (!take('"')) {
                    cell += m_text[m_at++];
                } else if (take('"')) {
                    cell += '"';
                } else {
                    m_is_open = false;
                }
            }
            m_is_faulty = m_is_faulty || m_is_open || !is_at_end_of_cell();
        }
        while (!is_at_end_of_cell()) {
            cell += m_text[m_at++];
        }
        m_row.push_back(cell);
    }

    std::string m_text;
    std::size_t m_at = 0;
    std::vector<std::string> m_row;
    bool m_is_open = false;
    bool m_is_faulty = false;
};

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

BOOST_AUTO_TEST_CASE(every_short_text_as_a_slow_reader_reads_it) {
    const std::string alphabet = "a,\"\n\r ";
    constexpr std::size_t most = 5;
    std::size_t compared = 0;
    for (std::size_t size = 0; size <= most; ++size) {
        std::vector<std::size_t> letters(size, 0);
        for (bool is_more = true; is_more;) {
            std::string text = "x,y\n";
            for (const std::size_t letter : letters) {
                text += alphabet[letter];
            }
            Rows rows = read(text);
            for (auto& row : rows) {
                if (row.size() == 3 && row[0] == "fault") {
                    row.erase(row.begin() + 1);
                }
            }
            BOOST_TEST((rows == SlowReader(text).rows()), "the text is " << nlohmann::json(text).dump());
            ++compared;
            is_more = false;
            for (std::size_t& letter : letters) {
                letter = (letter + 1) % alphabet.size();
                if (letter != 0) {
                    is_more = true;
                    break;
                }
            }
        }
    }
    BOOST_TEST(compared == 9331U);
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
