// SPDX-License-Identifier: Apache-2.0
#include "records/json_line.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <string>

namespace vidra::records {
namespace {

/// Where `"key"` stands followed by a colon, from `from` on; npos if it does not.
std::size_t find_key(std::string_view text, std::string_view key, std::size_t from) {
    const std::string quoted = fmt::format("\"{}\"", key);
    for (std::size_t at = text.find(quoted, from); at != std::string_view::npos;
         at = text.find(quoted, at + 1)) {
        const std::size_t next = text.find_first_not_of(" \t", at + quoted.size());
        if (next != std::string_view::npos && text[next] == ':') {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace

diag::Range JsonLine::at(std::size_t offset) const {
    const std::size_t before = base::count_code_points(m_text.substr(0, offset));
    const diag::Position position = {m_line, static_cast<std::uint32_t>(before + 1)};
    return {position, position};
}

diag::Range JsonLine::first(std::string_view key, std::string_view inside) const {
    const std::size_t from = inside.empty() ? 0 : find_key(m_text, inside, 0);
    const std::size_t found = find_key(m_text, key, from == std::string_view::npos ? 0 : from);
    return at(found == std::string_view::npos ? 0 : found);
}

diag::Range JsonLine::last(std::string_view key) const {
    std::size_t found = 0;
    for (std::size_t next = find_key(m_text, key, 0); next != std::string_view::npos;
         next = find_key(m_text, key, next + 1)) {
        found = next;
    }
    return at(found);
}

}  // namespace vidra::records
