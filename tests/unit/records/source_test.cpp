// SPDX-License-Identifier: Apache-2.0
#include "records/source.hpp"
#include "base/file.hpp"
#include "records/csv.hpp"

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
    records::CsvReader reader(source, 0, 1U << 20U);
    vidra::diag::Diagnostics diagnostics;
    BOOST_REQUIRE((reader.next(diagnostics) == records::CsvReader::Next::row));
    int wrong = 0;
    for (int i = 0; i < count; ++i) {
        const bool is_row = reader.next(diagnostics) == records::CsvReader::Next::row;
        wrong += is_row && reader.cell_count() == 2 && reader.cell(0) == std::to_string(i) &&
                         reader.cell(1).size() == static_cast<std::size_t>(i % 61)
                     ? 0
                     : 1;
    }
    BOOST_TEST(wrong == 0);
    BOOST_TEST((reader.next(diagnostics) == records::CsvReader::Next::end));
    std::remove(name.c_str());
}

BOOST_AUTO_TEST_CASE(a_folder_or_a_missing_file_is_an_error) {
    BOOST_CHECK_THROW(records::Source("/"), vidra::base::IoError);
    BOOST_CHECK_THROW(records::Source("/nonexistent/file"), vidra::base::IoError);
}

BOOST_AUTO_TEST_SUITE_END()
