// SPDX-License-Identifier: Apache-2.0
#include "records/source.hpp"
#include "base/file.hpp"
#include "read_rows.hpp"

#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace records = vidra::records;

BOOST_AUTO_TEST_SUITE(source)

// Rows of many lengths, so that some cross the end of each piece read, also between CR and LF.
BOOST_AUTO_TEST_CASE(rows_that_cross_the_end_of_a_piece_are_whole) {
    std::string name = (std::filesystem::temp_directory_path() / "vidra-source-test-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    BOOST_REQUIRE(descriptor >= 0);
    ::close(descriptor);
    constexpr int count = 30'000;
    {
        std::ofstream file(name);
        file << "id,text\r\n";
        for (int i = 0; i < count; ++i) {
            file << i << ",\"" << std::string(static_cast<std::size_t>(i % 61), 'x') << "\"\r\n";
        }
    }
    records::Source source(name);
    const auto rows = vidra::test::csv_rows(source);
    BOOST_REQUIRE(rows.size() == count + 1U);
    int wrong = 0;
    for (int i = 0; i < count; ++i) {
        const auto& row = rows[static_cast<std::size_t>(i) + 1];
        wrong += row.size() == 2 && row[0] == std::to_string(i) &&
                         row[1].size() == static_cast<std::size_t>(i % 61)
                     ? 0
                     : 1;
    }
    BOOST_TEST(wrong == 0);
    std::remove(name.c_str());
}

BOOST_AUTO_TEST_CASE(a_folder_or_a_missing_file_is_an_error) {
    BOOST_CHECK_THROW(records::Source("/"), vidra::base::IoError);
    BOOST_CHECK_THROW(records::Source("/nonexistent/file"), vidra::base::IoError);
}

BOOST_AUTO_TEST_SUITE_END()
