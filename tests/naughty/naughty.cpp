// SPDX-License-Identifier: Apache-2.0
#include "naughty.hpp"

#include "environment.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace vidra::test {

const std::string_view text_checklist = R"(vidra = 1
id = "naughty"
version = "1"
languages = ["en"]
title = { en = "T" }
applies_to = "any"
[[source]]
title = "invented"
status = "own"
[[section]]
id = "s"
element = "means"
title = { en = "S" }
[[section.question]]
id = "q"
text = { en = "Q" }
[[section.question]]
id = "note"
type = "text"
text = { en = "N" }
[[outcome]]
id = "some"
when = "q"
title = { en = "some" }
advice = { en = "some" }
[[outcome]]
id = "last"
title = { en = "last" }
advice = { en = "last" }
)";
namespace {

constexpr std::string_view ascii_blanks = " \t\n\v\f\r";

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return text.str();
}

/// Bytes of the harmful character that `text` begins with; 0 if it does not.
std::size_t harmful_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if ((byte(0) < 0x20 && text[0] != '\n') || byte(0) == 0x7F) {
        return 1;
    }
    if (text.size() >= 2 && byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) {
        return 2;  // C1
    }
    // U+061C; U+200E, U+200F; U+2028 to U+202E; U+2066 to U+2069
    constexpr std::array<std::string_view, 14> directions = {
        "\xD8\x9C",     "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xA8", "\xE2\x80\xA9",
        "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
        "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
    for (const std::string_view one : directions) {
        if (text.starts_with(one)) {
            return one.size();
        }
    }
    return 0;
}

}  // namespace

const std::vector<std::string>& naughty_strings() {
    static const std::vector<std::string> strings =
        nlohmann::json::parse(file_text("tests/data/naughty-strings/blns.json"))
            .get<std::vector<std::string>>();
    return strings;
}

const std::vector<std::string>& naughty_texts() {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> result;
        std::set<std::string> seen;
        for (const std::string& text : naughty_strings()) {
            if (!trimmed(text).empty() && seen.insert(text).second) {
                result.push_back(text);
            }
        }
        return result;
    }();
    return texts;
}

Folder::Folder() : m_path(std::filesystem::temp_directory_path().string() + "/vidra-naughty.XXXXXX") {
    if (::mkdtemp(m_path.data()) == nullptr) {
        throw std::runtime_error("cannot make a folder");
    }
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string Folder::write(const std::string& name, std::string_view text) const {
    std::ofstream file(path(name), std::ios::binary);
    file << text;
    file.close();
    if (!file) {
        throw std::runtime_error("cannot write " + path(name));
    }
    return path(name);
}

std::string Folder::read(const std::string& name) const {
    return file_text(path(name));
}

Run vidra(const std::vector<std::string>& arguments) {
    return run_piped(from_ctest("VIDRA_PROGRAM"), arguments);
}

Run vidra_on_terminal(const std::vector<std::string>& arguments) {
    return run_on_terminal(from_ctest("VIDRA_PROGRAM"), arguments);
}

std::string in_toml(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string in_json(std::string_view text) {
    return nlohmann::json(text).dump();
}

std::string in_csv(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        result += c;
        result += c == '"' ? "\"" : "";
    }
    return result + '"';
}

std::vector<std::vector<std::string>> csv_rows(std::string_view text) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                rows.back().back() += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                rows.back().back() += c;
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && rows.back().back().empty()) {
            quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\n') {
            rows.emplace_back(1);
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();  // the text ends with a line feed
    return rows;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(ascii_blanks), text.size());
    const std::size_t end = text.find_last_not_of(ascii_blanks) + 1;
    return std::string(text.substr(begin, std::max(begin, end) - begin));
}

std::string harmful(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (harmful_length(text.substr(i)) > 0) {
            return fmt::format("byte {:02X} at offset {}, after `{}`", static_cast<unsigned char>(text[i]), i,
                               text.substr(i < 40 ? 0 : i - 40, std::min<std::size_t>(i, 40)));
        }
    }
    try {
        (void)nlohmann::json(text).dump();
    } catch (const nlohmann::json::type_error& error) {
        return error.what();
    }
    return {};
}

std::string shown(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = harmful_length(text.substr(i));
        result += length > 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(i, 1);
        i += std::max<std::size_t>(length, 1);
    }
    return result;
}

std::string without_blanks(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (ascii_blanks.find(c) == std::string_view::npos) {
            result += c;
        }
    }
    return result;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace vidra::test
