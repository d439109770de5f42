// SPDX-License-Identifier: Apache-2.0
#include "records/encoding.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "records/iconv_handle.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace vidra::records {
namespace {

enum class ByteKind { character, none, beginning };

/// What a byte is, and its character as UTF-8. `none`: it is no character, or more than one. `beginning`: the
/// rest of its character comes in further bytes.
ByteKind converted(const IconvHandle& to_utf8, unsigned char byte, std::string& text) {
    std::array<char, 1> in = {static_cast<char>(byte)};
    std::array<char, 16> out = {};
    char* in_at = in.data();
    char* out_at = out.data();
    std::size_t in_left = in.size();
    std::size_t out_left = out.size();
    constexpr auto failed = static_cast<std::size_t>(-1);
    iconv(to_utf8.get(), nullptr, nullptr, nullptr, nullptr);
    // a letter that a combining mark might follow, as in windows-1255, comes out when iconv is told the end
    if (iconv(to_utf8.get(), &in_at, &in_left, &out_at, &out_left) == failed ||
        iconv(to_utf8.get(), nullptr, nullptr, &out_at, &out_left) == failed) {
        return errno == EINVAL ? ByteKind::beginning : ByteKind::none;
    }
    text.assign(out.data(), out.size() - out_left);
    return base::count_code_points(text) == 1 ? ByteKind::character : ByteKind::none;
}

}  // namespace

std::optional<Encoding> Encoding::find(const std::string& name) {
    constexpr unsigned char first_upper = 0x80;
    const auto is_plain = [](char c) {
        return base::is_ascii_digit(c) || base::is_ascii_lower(c) || base::is_ascii_upper(c) || c == '-' ||
               c == '_' || c == ':' || c == '.';
    };
    Encoding encoding;
    encoding.m_name = name;
    std::replace(encoding.m_name.begin(), encoding.m_name.end(), ' ', '-');  // "ISO 8859-2"
    if (!std::all_of(encoding.m_name.begin(), encoding.m_name.end(), is_plain)) {
        return std::nullopt;
    }
    const IconvHandle to_utf8(encoding.m_name.c_str());
    if (!to_utf8.is_open()) {
        return std::nullopt;
    }
    bool fits = true;
    std::size_t characters = 0;
    for (unsigned byte = 0; byte < 2U * first_upper; ++byte) {
        std::string text(1, static_cast<char>(byte));
        const std::string as_it_is = text;
        const ByteKind kind = converted(to_utf8, static_cast<unsigned char>(byte), text);
        if (byte < first_upper) {
            fits = fits && kind == ByteKind::character && text == as_it_is;
        } else {
            fits = fits && kind != ByteKind::beginning;
            characters += kind == ByteKind::character ? 1U : 0U;
            encoding.m_upper[byte - first_upper] = kind == ByteKind::character ? text : as_it_is;
        }
    }
    constexpr std::size_t half = 64;  // of the upper bytes: an encoding of several bytes a character has few
    return fits && characters >= half ? std::optional(std::move(encoding)) : std::nullopt;
}

void Encoding::append_utf8(std::string& out, std::string_view text) const {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += m_upper[byte - 0x80U];
        }
    }
}

bool names_utf8(std::string_view name) {
    const std::string lower = base::ascii_lower(name);
    return lower == "utf-8" || lower == "utf8";
}

}  // namespace vidra::records
