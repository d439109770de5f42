// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/finish.hpp"

#include "documents/pdf/rich_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace vidra::documents::pdf {

namespace {

constexpr std::size_t entry_bytes = 20;

/// The number behind `key`, looked for from `begin` on.
std::optional<std::size_t> number_behind(std::string_view file, std::string_view key, std::size_t begin) {
    const std::size_t at = file.find(key, begin);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::size_t number = 0;
    const char* first = file.data() + at + key.size();
    const auto [end, error] = std::from_chars(first, file.data() + file.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

/// Where the parts of the end of a file are.
struct Tail {
    std::size_t table = 0;    ///< the table of objects
    std::size_t entries = 0;  ///< the first entry of it
    std::size_t size = 0;     ///< of the table
    std::size_t root = 0;     ///< numbers of objects
    std::size_t info = 0;

    [[nodiscard]] std::size_t entry(std::size_t object) const { return entries + object * entry_bytes; }
};

std::optional<Tail> find_tail(std::string_view file) {
    const std::size_t start = file.rfind("startxref");
    const auto table =
        start == std::string_view::npos ? std::nullopt : number_behind(file, "startxref\n", start);
    if (!table || *table >= start || !file.substr(*table).starts_with("xref\n0 ")) {
        return std::nullopt;
    }
    const auto size = number_behind(file, "xref\n0 ", *table);
    const std::size_t line_end = file.find('\n', *table + 5);
    const std::size_t trailer = file.rfind("trailer", start);
    const auto root = number_behind(file, "/Root ", trailer);
    const auto info = number_behind(file, "/Info ", trailer);
    if (!size || !root || !info || trailer == std::string_view::npos || *root >= *size || *info >= *size ||
        line_end + 1 + *size * entry_bytes > trailer) {
        return std::nullopt;
    }
    return Tail{*table, line_end + 1, *size, *root, *info};
}

/// What stands between `N 0 obj <<` and `>> endobj`; empty where there is none.
std::string object_body(std::string_view file, const Tail& tail, std::size_t object) {
    std::size_t offset = 0;
    const char* entry = file.data() + tail.entry(object);
    std::from_chars(entry, entry + 10, offset);
    const std::size_t begin = file.find("<<", offset);
    const std::size_t end = file.find("endobj", offset);
    if (end == std::string_view::npos || begin >= end || end > tail.table) {
        return {};
    }
    const std::string_view inside = file.substr(begin + 2, end - begin - 2);
    return std::string(inside.substr(0, inside.rfind(">>")));
}

/// Cairo 1.16 leaves out the prefix that a date of PDF begins with.
void mend_date(std::string& info, std::string_view key) {
    const std::size_t at = info.find(key);
    if (at != std::string::npos && info.compare(at + key.size(), 2, "D:") != 0) {
        info.insert(at + key.size(), "D:");
    }
}

/// Two sums over eight bytes at a time: files that differ get different ones, by all that chance allows.
std::string identity(std::string_view file) {
    std::array<std::uint64_t, 2> sums{0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU};
    for (std::size_t i = 0; i < file.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, file.data() + i, std::min<std::size_t>(8, file.size() - i));
        sums[0] = (sums[0] ^ word) * 0x100000001B3U;
        sums[0] ^= sums[0] >> 29U;
        sums[1] = (sums[1] + word) * 0x9FB21C651E98DF25U;
        sums[1] ^= sums[1] >> 32U;
    }
    std::string result;
    for (const std::uint64_t sum : sums) {
        for (unsigned shift = 64; shift > 0; shift -= 4) {
            result += "0123456789abcdef"[(sum >> (shift - 4)) & 0xFU];
        }
    }
    return result;
}

bool is_language(std::string_view language) {
    return !language.empty() && std::ranges::all_of(language, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// A text string of PDF in UTF-16, of well-formed UTF-8.
std::string text_string(std::string_view text) {
    std::string result = "<FEFF";
    const auto add_unit = [&](std::uint32_t unit) {
        for (unsigned shift = 16; shift > 0; shift -= 4) {
            result += "0123456789ABCDEF"[(unit >> (shift - 4)) & 0xFU];
        }
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t code_point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t byte = 1; byte < length && i + byte < text.size(); ++byte) {
            code_point = (code_point << 6U) | (static_cast<unsigned char>(text[i + byte]) & 0x3FU);
        }
        i += length;
        if (code_point >= 0x10000) {
            add_unit(0xD800U + ((code_point - 0x10000U) >> 10U));
            code_point = 0xDC00U + ((code_point - 0x10000U) & 0x3FFU);
        }
        add_unit(code_point);
    }
    return result + ">";
}

struct FigureElement {
    std::size_t object = 0;
    std::string body;
};

/// The elements of figures with their texts; none where they are not as many as texts.
std::vector<FigureElement> figure_elements(std::string_view file, const Tail& tail,
                                           std::span<const std::string> texts) {
    constexpr std::string_view start = " 0 obj\n<< /Type /StructElem\n   /S /Figure\n";
    std::vector<FigureElement> elements;
    for (std::size_t at = texts.empty() ? std::string_view::npos : file.find(start);
         at != std::string_view::npos; at = file.find(start, at + 1)) {
        FigureElement element;
        const std::size_t number = file.rfind('\n', at) + 1;
        std::from_chars(file.data() + number, file.data() + at, element.object);
        if (element.object >= tail.size || elements.size() == texts.size()) {
            return {};
        }
        std::string alternative;
        append_plain(alternative, texts[elements.size()]);
        element.body = object_body(file, tail, element.object) + "   /Alt " + text_string(alternative) + "\n";
        elements.push_back(std::move(element));
    }
    return elements.size() == texts.size() ? elements : std::vector<FigureElement>();
}

void set_entry(std::string& table, std::size_t object, std::size_t offset) {
    const std::string digits = std::to_string(offset);
    constexpr std::size_t width = 10;
    table.replace(object * entry_bytes, width, std::string(width - digits.size(), '0') + digits);
}

}  // namespace

bool finish_file(std::string& file, std::string_view language, std::span<const std::string> figures) {
    const auto tail = find_tail(file);
    if (!tail) {
        return false;
    }
    std::string root = object_body(file, *tail, tail->root);
    std::string info = object_body(file, *tail, tail->info);
    if (root.empty() || info.empty()) {
        return false;
    }
    mend_date(info, "/CreationDate (");
    mend_date(info, "/ModDate (");
    if (is_language(language)) {
        root += "   /Lang (" + std::string(language) + ")\n";
    }
    root += "   /ViewerPreferences << /DisplayDocTitle true >>\n";
    if (root.find("/StructTreeRoot") != std::string::npos && root.find("/MarkInfo") == std::string::npos) {
        root += "   /MarkInfo << /Marked true >>\n";
    }
    const std::vector<FigureElement> elements = figure_elements(file, *tail, figures);
    // All are written anew at the end; what Cairo wrote of them stays, and nothing refers to it.
    std::string table = file.substr(tail->entries, tail->size * entry_bytes);
    file.resize(tail->table);
    const std::string id = identity(file);
    const auto add_object = [&](std::size_t object, std::string_view body) {
        set_entry(table, object, file.size());
        file.append(std::to_string(object)).append(" 0 obj\n<<").append(body).append(">>\nendobj\n");
    };
    for (const FigureElement& figure : elements) {
        add_object(figure.object, figure.body);
    }
    add_object(tail->info, info);
    add_object(tail->root, root);
    const std::string begin = std::to_string(file.size());
    const std::string size = std::to_string(tail->size);
    file.append("xref\n0 ").append(size).append("\n").append(table);
    file.append("trailer\n<< /Size ").append(size);
    file.append("\n   /Root ").append(std::to_string(tail->root)).append(" 0 R");
    file.append("\n   /Info ").append(std::to_string(tail->info)).append(" 0 R");
    file.append("\n   /ID [ <").append(id).append("> <").append(id).append("> ]\n>>\n");
    file.append("startxref\n").append(begin).append("\n%%EOF\n");
    return true;
}

}  // namespace vidra::documents::pdf
