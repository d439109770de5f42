// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include "base/ascii.hpp"

#include <cstdint>

namespace vidra::base {
namespace {

struct Decoded {
    std::uint32_t code_point;
    std::size_t length;  // bytes; 0 when malformed
};

constexpr std::uint32_t replacement = 0xFFFD;

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    std::size_t length = 0;
    std::uint32_t code_point = 0;
    std::uint32_t least = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
        code_point = lead & 0x1FU;
        least = 0x80;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        code_point = lead & 0x0FU;
        least = 0x800;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        code_point = lead & 0x07U;
        least = 0x10000;
    } else {
        return {replacement, 0};
    }
    if (text.size() < length) {
        return {replacement, 0};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return {replacement, 0};
        }
        code_point = (code_point << 6U) | (byte(i) & 0x3FU);
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least || code_point > 0x10FFFF || surrogate) {
        return {replacement, 0};
    }
    return {code_point, length};
}

bool is_control(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

// The controls of the Unicode bidirectional algorithm (UAX 9, section 2) and the two separators that
// some terminals treat as a line end.
bool is_bidi_or_separator(std::uint32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_combining(std::uint32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x200B && c <= 0x200D) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = decode(text.substr(at)).length;
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        width += is_combining(decoded.code_point) ? 0U : 1U;
        text.remove_prefix(decoded.length == 0 ? 1 : decoded.length);
    }
    return width;
}

std::uint32_t code_point(std::string_view text) {
    return decode(text).code_point;
}

std::size_t control_length(std::string_view text) {
    const Decoded decoded = decode(text);
    const bool harmful = is_control(decoded.code_point) || is_bidi_or_separator(decoded.code_point);
    return harmful ? decoded.length : 0;
}

std::string well_formed_utf8(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = decode(text).length;
        result += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string terminal_safe(std::string_view text, bool keep_line_feeds) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        const std::uint32_t c = decoded.code_point;
        const bool harmful = decoded.length == 0 || is_bidi_or_separator(c) ||
                             (is_control(c) && !(keep_line_feeds && c == '\n'));
        const std::size_t length = decoded.length == 0 ? 1 : decoded.length;
        result += harmful ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length);
    }
    return result;
}

std::string terminal_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        c = is_ascii_space(c) ? ' ' : c;
    }
    return terminal_safe(line);
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return std::string(text);
    }
    const auto continues = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    };
    std::size_t head = most / 2;
    while (head > 0 && continues(head)) {
        --head;
    }
    std::size_t tail = text.size() - (most - most / 2);
    while (continues(tail)) {
        ++tail;
    }
    std::string result(text.substr(0, head));
    result += "…";
    result += text.substr(tail);
    return result;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
    std::string result;
    std::size_t column = indent;
    bool line_is_empty = true;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
        if (word.empty()) {
            continue;
        }
        const std::size_t word_width = display_width(word);
        if (!line_is_empty && column + 1 + word_width > width) {
            result += '\n';
            result.append(indent, ' ');
            column = indent;
            line_is_empty = true;
        }
        if (!line_is_empty) {
            result += ' ';
            ++column;
        }
        result += word;
        column += word_width;
        line_is_empty = false;
    }
    return result;
}

}  // namespace vidra::base
