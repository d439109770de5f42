// SPDX-License-Identifier: Apache-2.0
// No row is split, merged or lost, wherever the pieces end in which an input is read.
#include "records/rows.hpp"

#include "pieces.hpp"
#include "read_rows.hpp"
#include "small_checklist.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace records = vidra::records;
namespace test = vidra::test;
using namespace std::string_literals;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_in_pieces(const std::string& text, std::size_t size) {
    auto source = records::Source::from_bytes(std::make_unique<test::Pieces>(text, size), "f");
    return test::csv_rows(source);
}

/// Rows of many kinds: bare, quoted, with line ends and quotes inside, each with one of the three line ends.
struct Mixed {
    std::string text = "a,b\n";
    Rows rows = {{"a", "b"}};
    void add(int i) {
        const std::string end = i % 3 == 0 ? "\n" : i % 3 == 1 ? "\r\n" : "\r";
        switch (i % 5) {
            case 0:
                text += fmt::format("{},\"x\"\"{}\"", i, i);
                rows.push_back({std::to_string(i), fmt::format("x\"{}", i)});
                break;
            case 1:
                text += fmt::format("\"{}\n,\",", i);
                rows.push_back({fmt::format("{}\n,", i), ""});
                break;
            case 2:
                text += fmt::format("{},\"\r\n\"", i);
                rows.push_back({std::to_string(i), "\r\n"});
                break;
            default:
                text += fmt::format("{},{}", i, std::string(static_cast<std::size_t>(i % 70), 'z'));
                rows.push_back({std::to_string(i), std::string(static_cast<std::size_t>(i % 70), 'z')});
        }
        text += end;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rows)

BOOST_AUTO_TEST_CASE(pieces_of_any_size) {
    Mixed mixed;
    for (int i = 0; i < 200; ++i) {
        mixed.add(i);
    }
    for (std::size_t size = 1; size < 80; ++size) {
        BOOST_TEST((rows_in_pieces(mixed.text, size) == mixed.rows), size);
    }
}

// What is read at once is 131,072 bytes: the first row is made longer byte by byte, so that its end falls on
// every byte of the rows around there.
BOOST_AUTO_TEST_CASE(the_end_of_what_is_read_at_once_on_every_byte) {
    for (std::size_t longer = 0; longer < 100; ++longer) {
        Mixed mixed;
        const std::string first(130'950 + longer, 'y');
        mixed.text += first + ",1\n";
        mixed.rows.push_back({first, "1"});
        for (int i = 0; i < 12; ++i) {
            mixed.add(i);
        }
        auto source = records::Source::from_text(mixed.text, "f");
        BOOST_TEST((test::csv_rows(source) == mixed.rows), longer);
    }
}

// The same a byte at a time, as a slow pipe may give them.
BOOST_AUTO_TEST_CASE(a_byte_at_a_time_across_the_end_of_what_is_read_at_once) {
    Mixed mixed;
    const std::string first(131'000, 'y');
    mixed.text += "\"" + first + "\n\",1\r\n";
    mixed.rows.push_back({first + "\n", "1"});
    for (int i = 0; i < 40; ++i) {
        mixed.add(i);
    }
    BOOST_TEST((rows_in_pieces(mixed.text, 1) == mixed.rows));
    auto pipe = records::Source::from_bytes(std::make_unique<test::Pieces>(mixed.text, 1), "f");
    const auto large = test::csv_rows(pipe, 0, 1000);
    BOOST_REQUIRE(large.size() == mixed.rows.size());
    BOOST_TEST((large[1] == std::vector<std::string>{"large", "2", "\"" + first + "\n\",1"}));
    BOOST_TEST((Rows(large.begin() + 2, large.end()) == Rows(mixed.rows.begin() + 2, mixed.rows.end())));
}

BOOST_AUTO_TEST_CASE(an_answer_with_a_nul_byte_is_none) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::outcome("rest", "")), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const records::RecordChecks checks(instrument->checklist, {});
    auto source = records::Source::from_text("case,a\n1,yes\0\n2,\0\n\0,no\n4,no\n"s, "f");
    const auto read = test::read_input(source, checks);
    BOOST_REQUIRE(read.rows.size() == 4U);
    BOOST_TEST(read.rows[0].findings.starts_with("f:2:3: error: this is not an answer"));
    BOOST_TEST(read.rows[1].findings.starts_with("f:3:3: error: this is not an answer"));
    BOOST_TEST(read.rows[2].is_record);
    BOOST_TEST(read.rows[2].record.case_id == std::string(1, '\0'));
    BOOST_TEST(read.rows[3].is_record);
}

BOOST_AUTO_TEST_CASE(column_names_again_are_no_record) {
    std::string said;
    const auto instrument = test::instrument(
        test::small_checklist(test::section("s") + test::question("a") + test::outcome("rest", "")), said);
    BOOST_REQUIRE_MESSAGE(instrument.has_value(), said);
    const records::RecordChecks checks(instrument->checklist, {});
    auto source = records::Source::from_text(
        "case,a,x_n\n1,no,\ncase,a,x_n\n\xEF\xBB\xBF"
        "case,a,x_n\n2,no,\"case,a,x_n\ncase,a,x_n\"\nCase,a,x_n\n",
        "f");
    const auto read = test::read_input(source, checks);
    std::vector<std::size_t> numbers;
    std::vector<std::uint32_t> lines;
    for (const auto& row : read.rows) {
        numbers.push_back(row.number);
        lines.push_back(row.line);
    }
    BOOST_TEST((numbers == std::vector<std::size_t>{1, 0, 0, 2, 3}));
    BOOST_TEST((lines == std::vector<std::uint32_t>{2, 3, 4, 5, 7}));
    BOOST_TEST(read.rows[3].is_record);
}

BOOST_AUTO_TEST_CASE(lines_before_the_column_names) {
    const auto read = [](const std::string& text, std::size_t count, std::size_t piece_bytes = 10'000) {
        auto source = records::Source::from_bytes(std::make_unique<test::Pieces>(text, piece_bytes), "f");
        records::RowCutter cutter(source, 1000, 1);
        std::string told = cutter.skip_lines(count) + "|";
        if (const auto header = cutter.take_header(0)) {
            told += fmt::format("{}:{}", header->line, header->text);
        }
        return told;
    };
    BOOST_TEST(read("note\n\"date\na,b\n1,2\n", 2) == "note\n\"date\n|3:a,b");
    BOOST_TEST(read("note\r\ndate\r\na,b\r\n", 2) == "note\r\ndate\r\n|3:a,b");
    BOOST_TEST(read("note\rdate\ra,b\r", 2) == "note\rdate\r|3:a,b");
    BOOST_TEST(read("note\n", 5) == "note\n|");
    BOOST_TEST(read("a,b\n", 0) == "|1:a,b");
    BOOST_TEST(read("note", std::numeric_limits<std::size_t>::max()) == "note|");
    // a line too long to be kept is still a line of what stands before the rows
    const std::string long_line(3000, 'n');
    BOOST_TEST(read(long_line + "\ndate\na,b\n", 2) == " \ndate\n|3:a,b");
    BOOST_TEST(read("note\r" + long_line + "\ra,b\r", 2) == "note\r \n|3:a,b");
    for (std::size_t size = 1; size < 4000; size = size * 3 + 1) {
        BOOST_TEST(read("note\r\n" + long_line + "\r\na,b\n", 2, size) == "note\r\n \n|3:a,b");
        BOOST_TEST(read(long_line, 2, size) == " \n|");
    }
}

// What is not kept of a line of column names ends where it ends, also if it holds line ends in quotes.
BOOST_AUTO_TEST_CASE(column_names_that_are_too_large) {
    std::string many_lines;
    for (int i = 0; i < 150'000; ++i) {
        many_lines += "n\n";
    }
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const std::string text = "\ncase,\"" + many_lines + "\",b" + end + "1,2,3" + end + "4,5,6" + end;
        for (const std::size_t size : {std::size_t{977}, std::size_t{65'537}, text.size()}) {
            auto source = records::Source::from_bytes(std::make_unique<test::Pieces>(text, size), "f");
            records::RowCutter cutter(source, 1000, 1);
            const auto header = cutter.take_header(0);
            BOOST_REQUIRE(header.has_value());
            BOOST_TEST(header->is_too_large);
            BOOST_TEST(header->line == 2U);
            records::RowBatch batch;
            std::string told;
            while (cutter.next(batch)) {
                for (const records::Row& row : batch.rows()) {
                    told += fmt::format("{}:{} ", row.line, batch.text(row));
                }
            }
            BOOST_TEST(told == "150003:1,2,3 150004:4,5,6 ");
        }
    }
}

// What an input is, is told by so many bytes at its start, however they come.
BOOST_AUTO_TEST_CASE(blanks_before_the_first_character) {
    constexpr std::size_t looked_through = 131'072;
    for (const std::size_t blanks : {std::size_t{0}, looked_through - 1, looked_through}) {
        const std::string text = std::string(blanks, '\n') + "{\"case\":\"1\"}";
        for (const std::size_t size : {std::size_t{100'000}, looked_through, text.size()}) {
            auto source = records::Source::from_bytes(std::make_unique<test::Pieces>(text, size), "f");
            records::RowCutter cutter(source, 1000, 1);
            BOOST_TEST(cutter.first_character() == (blanks == looked_through ? '\0' : '{'));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_row_of_empty_cells_is_one_whatever_stands_between_them) {
    for (const char delimiter : {',', ';', '\t'}) {
        const auto with = [&](std::string text) {
            std::replace(text.begin(), text.end(), '|', delimiter);
            auto source = records::Source::from_text(std::move(text), "f");
            return test::csv_rows(source);
        };
        BOOST_TEST((with("a|b|c\n||\n\n  \n1||\n||") ==
                    Rows{{"a", "b", "c"}, {"", "", ""}, {"1", "", ""}, {"", "", ""}}));
    }
    auto source = records::Source::from_text("a,b\n\t\n1,2\n", "f");
    BOOST_TEST((test::csv_rows(source) == Rows{{"a", "b"}, {"1", "2"}}), "tabs alone are blanks elsewhere");
}

BOOST_AUTO_TEST_CASE(a_thousand_columns_and_nul_bytes) {
    std::string header = "case";
    std::string row = "1";
    for (int i = 0; i < 1000; ++i) {
        header += fmt::format(",x_{}", i);
        row += i % 2 == 0 ? "," : ",\"y\"";
    }
    auto source = records::Source::from_text(header + "\n" + row + "\n", "f");
    const Rows wide = test::csv_rows(source);
    BOOST_REQUIRE(wide.size() == 2U);
    BOOST_TEST(wide[1].size() == 1001U);
    BOOST_TEST(wide[1][1000] == "y");
    auto nul = records::Source::from_text(std::string("a,b\n1\0x,\"\0\"\n", 12), "f");
    BOOST_TEST(
        (test::csv_rows(nul)[1] == std::vector<std::string>{std::string("1\0x", 3), std::string(1, '\0')}));
}

BOOST_AUTO_TEST_SUITE_END()
