// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "base/utf8.hpp"
#include "diag/render.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace vidra::fuzz {
namespace {

/// Whether a place is a character of a text or the end of a line of it.
class Places {
  public:
    explicit Places(std::string_view text) : m_text(text) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        m_starts.push_back(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') {
                m_starts.push_back(i + 1);
            }
        }
    }
    [[nodiscard]] bool holds(diag::Position place) const {
        if (place.line < 1 || place.column < 1 || place.line > m_starts.size()) {
            return false;
        }
        const std::string_view rest = m_text.substr(m_starts[place.line - 1]);
        return place.column <= base::count_code_points(rest.substr(0, rest.find('\n'))) + 1;
    }

  private:
    std::string_view m_text;
    std::vector<std::size_t> m_starts;
};

}  // namespace

void require(bool holds, const char* claim) {
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", claim);
        std::abort();
    }
}

std::string text_of(const std::uint8_t* data, std::size_t size) {
    std::string text(size, '\0');
    std::transform(data, data + size, text.begin(),
                   [](std::uint8_t byte) { return static_cast<char>(byte); });
    return text;
}

void check_findings(std::string_view text, const diag::Diagnostics& diagnostics) {
    const Places places(text);
    std::size_t errors = 0;
    for (const diag::Diagnostic& one : diagnostics.all()) {
        const diag::Range range = one.location.range;
        errors += one.severity == diag::Severity::error ? 1U : 0U;
        require(places.holds(range.begin), "a finding stands in the file");
        require(range.begin <= range.end, "a finding ends where it begins or later");
        require(!one.message.empty(), "a finding has a message");
        require(one.location.file == diagnostics.file(), "a finding is in its file");
        for (const diag::Note& note : one.notes) {
            require(!note.location || places.holds(note.location->range.begin), "a note stands in the file");
        }
        const std::string line = diag::render_line(one);
        require(std::count(line.begin(), line.end(), '\n') == 1, "a finding is one line");
        require(!base::find_invalid_utf8(line), "a finding is UTF-8");
        require(!base::find_invalid_utf8(diag::render_full(one, text, diag::Color::yes)),
                "so is its long form");
        require(nlohmann::json::accept(diag::render_json(one)), "a finding is JSON");
    }
    require(errors == diagnostics.error_count(), "errors are counted");
}

std::string told(const diag::Diagnostics& diagnostics) {
    std::string all;
    for (const diag::Diagnostic& one : diagnostics.all()) {
        all += diag::render_json(one);
    }
    return all;
}

}  // namespace vidra::fuzz
