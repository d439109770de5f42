// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace vidra::base {

void append_json_string(std::string& out, std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(),
                                      [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
    out += '"';
    if (is_plain) {
        out += text;
        out += '"';
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (const std::size_t length = control_length(text.substr(i)); length > 1) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", code_point(text.substr(i, length)));
            i += length - 1;
            continue;
        }
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

}  // namespace vidra::base
