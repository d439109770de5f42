// SPDX-License-Identifier: Apache-2.0
// Bytes as JSON Lines. Lines are read on demand, by a parser that checks only what is looked at: so what is
// taken for a record must be JSON for another parser too.
#include "records.hpp"
#include "support.hpp"

#include <nlohmann/json.hpp>

namespace fuzz = vidra::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    (void)fuzz::run_in_every_way(text);
    // each line by itself, in braces so that it is no CSV
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        if (line.empty() || line.front() != '{') {
            continue;
        }
        const fuzz::Run run = fuzz::run_records(line, line.size(), 1);
        const bool is_result = !run.results.empty();
        fuzz::require(!is_result || nlohmann::json::accept(line), "a record is JSON");
        const bool is_no_json = run.findings.find("the line is not JSON here") != std::string::npos;
        fuzz::require(!is_no_json || !nlohmann::json::accept(line), "what is called no JSON is none");
    }
    return 0;
}
