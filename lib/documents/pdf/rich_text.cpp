// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/rich_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vidra::documents::pdf {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view object_mark = "\xEF\xBF\xBC";
// Not as literals: these are U+2068 and U+2069, which a reader of the source should not have to look for.
constexpr std::array<char, 3> isolate_begin{'\xE2', '\x81', '\xA8'};
constexpr std::array<char, 3> isolate_end{'\xE2', '\x81', '\xA9'};

struct Decoded {
    std::uint32_t code_point = 0;
    std::size_t length = 0;  ///< 0: malformed
};

/// The character at the start of `text`, which is not empty.
Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0U;
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) {
        return {};
    }
    std::uint32_t code_point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return {};
        }
        code_point = (code_point << 6U) | (byte(i) & 0x3FU);
    }
    const bool is_overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return is_overlong || is_surrogate || code_point > 0x10FFFF ? Decoded{} : Decoded{code_point, length};
}

/// What may not reach the page: it would move or turn what is read, or it is no character.
bool is_harmful(std::uint32_t c) {
    const bool is_control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
    const bool is_direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
                              (c >= 0x2066 && c <= 0x206F);
    const bool is_special = c >= 0xFFF9 && c <= 0xFFFC;
    const bool is_no_character = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return is_control || is_direction || is_special || is_no_character;
}

/// Whether there may be a character that runs from right to left.
bool may_be_rtl(std::string_view text) {
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        const std::uint32_t c = decoded.code_point;
        if ((c >= 0x0590 && c < 0x0900) || (c >= 0xFB1D && c < 0xFF00) || (c >= 0x10800 && c < 0x11000) ||
            (c >= 0x1E800 && c < 0x1F000)) {
            return true;
        }
        text.remove_prefix(decoded.length == 0 ? 1 : decoded.length);
    }
    return false;
}

void append_value(std::string& text, std::string_view value, bool is_isolated) {
    if (!is_isolated || value.empty()) {
        append_plain(text, value);
        return;
    }
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find('\n', begin), value.size());
        text += begin == 0 ? "" : "\n";
        text.append(isolate_begin.data(), isolate_begin.size());
        // With its line feed, so that a carriage return before it is seen for what it is.
        append_plain(text, value.substr(begin, end - begin + 1));
        if (text.ends_with('\n')) {
            text.pop_back();
        }
        text.append(isolate_end.data(), isolate_end.size());
        begin = end + 1;
    }
}

RichText assembled(std::span<const Piece> pieces, Values values, bool is_isolated) {
    RichText result;
    for (const Piece& piece : pieces) {
        const std::size_t begin = result.text.size();
        std::size_t blank_columns = 0;
        switch (piece.kind) {
            case Piece::Kind::text:
                append_plain(result.text, piece.text);
                break;
            case Piece::Kind::value:
                result.has_values = true;
                append_value(result.text,
                             piece.slot < values.size() ? values[piece.slot] : std::string_view(),
                             is_isolated);
                break;
            case Piece::Kind::line_break:
                result.text += '\n';
                break;
            case Piece::Kind::blank:
                blank_columns = piece.columns;
                result.text += blank_columns == 0 ? std::string_view() : object_mark;
                break;
        }
        if (result.text.size() > begin && (piece.bold || piece.italic || blank_columns != 0)) {
            result.spans.push_back({begin, result.text.size(), piece.bold, piece.italic, blank_columns});
        }
    }
    while (result.text.ends_with('\n')) {
        result.text.pop_back();
    }
    return result;
}

}  // namespace

void append_plain(std::string& text, std::string_view raw) {
    while (!raw.empty()) {
        const Decoded decoded = decode(raw);
        if (decoded.code_point == '\t') {
            text += ' ';
        } else if (decoded.length == 0 || is_harmful(decoded.code_point)) {
            const bool is_line_end = raw.starts_with("\r\n");
            text += is_line_end ? std::string_view() : replacement;
        } else {
            text += raw.substr(0, decoded.length);
        }
        raw.remove_prefix(decoded.length == 0 ? 1 : decoded.length);
    }
}

RichText mark(std::string_view text) {
    RichText result;
    result.text = text;
    return result;
}

RichText rich_text(std::span<const Piece> pieces, Values values, bool is_rtl_page) {
    RichText result = assembled(pieces, values, false);
    if (result.has_values && (is_rtl_page || may_be_rtl(result.text))) {
        result = assembled(pieces, values, true);
    }
    return result;
}

}  // namespace vidra::documents::pdf
