// SPDX-License-Identifier: Apache-2.0
// Bytes as the rows under a line of column names that vidra knows, and as a whole file.
#include "records.hpp"
#include "support.hpp"

#include <algorithm>

namespace fuzz = vidra::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    (void)fuzz::run_in_every_way(text);
    const std::string header = "case,threats,papers_taken,age,age_group,forms,months,since,note,x_own\n";
    const fuzz::Run run = fuzz::run_in_every_way(header + text);
    // a rejected row is a part of the input, byte for byte, and the rows stand there one after another
    std::size_t at = 0;
    for (const std::string& row : run.rejected) {
        const std::size_t found = text.find(row, at);
        fuzz::require(found != std::string::npos, "a rejected row stands in the input");
        at = found + row.size();
    }
    // what was rejected is rejected again, for the same reasons, and nothing else is
    std::string rejected = header;
    for (const std::string& row : run.rejected) {
        rejected += row + "\n";
    }
    const bool is_closed = std::all_of(run.rejected.begin(), run.rejected.end(), [](const std::string& row) {
        return std::count(row.begin(), row.end(), '"') % 2 == 0;  // else it takes the rows behind it
    });
    if (is_closed) {
        const fuzz::Run again = fuzz::run_records(rejected, rejected.size(), 1);
        fuzz::require(again.rejected == run.rejected && again.read == run.rejected.size(),
                      "rejected rows are rejected again");
    }
    return 0;
}
