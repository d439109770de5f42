// SPDX-License-Identifier: Apache-2.0
#include "base/csv_cell.hpp"

namespace vidra::base {

void append_csv_cell(std::string& out, std::string_view text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    out += quoted ? "\"" : "";
    out += formula ? "'" : "";
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += '"';
        }
    }
    out += quoted ? "\"" : "";
}

}  // namespace vidra::base
