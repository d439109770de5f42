// SPDX-License-Identifier: Apache-2.0
#include "records/encoding.hpp"

#include "base/ascii.hpp"
#include "records/iconv_handle.hpp"

#include <algorithm>

namespace vidra::records {
namespace {

/// One byte in UTF-8, or nothing where it is no character. A byte of an encoding in which it only begins one
/// gives nothing either.
std::optional<std::string> converted(const IconvHandle& to_utf8, unsigned char byte) {
    std::array<char, 1> in = {static_cast<char>(byte)};
    std::array<char, 8> out = {};
    char* in_at = in.data();
    char* out_at = out.data();
    std::size_t in_left = in.size();
    std::size_t out_left = out.size();
    iconv(to_utf8.get(), nullptr, nullptr, nullptr, nullptr);
    if (iconv(to_utf8.get(), &in_at, &in_left, &out_at, &out_left) == static_cast<std::size_t>(-1)) {
        return std::nullopt;
    }
    return std::string(out.data(), out.size() - out_left);
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
    bool is_ascii_below = true;
    std::size_t characters = 0;
    for (unsigned byte = 0; byte < 2U * first_upper; ++byte) {
        const auto text = converted(to_utf8, static_cast<unsigned char>(byte));
        if (byte < first_upper) {
            is_ascii_below = is_ascii_below && text == std::string(1, static_cast<char>(byte));
        } else {
            characters += text ? 1U : 0U;
            encoding.m_upper[byte - first_upper] = text ? *text : std::string(1, static_cast<char>(byte));
        }
    }
    constexpr std::size_t half = 64;  // of the upper bytes: an encoding of several bytes a character has few
    return is_ascii_below && characters >= half ? std::optional(std::move(encoding)) : std::nullopt;
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
