// SPDX-License-Identifier: Apache-2.0
#include "records/source.hpp"

#include <string_view>
#include <utility>

namespace vidra::records {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";  // RFC 1952, section 2.3.1
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";

std::string input_name(const std::string& path) {
    return path == "-" ? "standard input" : path;
}

/// The first `count` bytes, fewer if there are no more.
std::string head_of(Bytes& bytes, std::size_t count) {
    std::string head(count, '\0');
    std::size_t has = 0;
    while (has < count) {
        const std::size_t more = bytes.read(head.data() + has, count - has);
        if (more == 0) {
            break;
        }
        has += more;
    }
    head.resize(has);
    return head;
}

}  // namespace

Source::Source(const std::string& path) : Source(file_bytes(path, input_name(path)), input_name(path)) {}

Source::Source(std::unique_ptr<Bytes> bytes, std::string name)
    : m_name(std::move(name)), m_bytes(std::move(bytes)) {
    std::string head = head_of(*m_bytes, gzip_magic.size());
    const bool is_gzip = head == gzip_magic;
    m_bytes = with_head(std::move(head), std::move(m_bytes));
    if (is_gzip) {
        m_bytes = inflated(std::move(m_bytes), m_name);
    }
    head = head_of(*m_bytes, utf8_mark.size());
    const bool is_little = head.starts_with(utf16_little_mark);
    const bool is_utf16 = is_little || head.starts_with(utf16_big_mark);
    m_has_mark = is_utf16 || head == utf8_mark;
    head.erase(0, is_utf16 ? utf16_little_mark.size() : m_has_mark ? utf8_mark.size() : 0);
    m_bytes = with_head(std::move(head), std::move(m_bytes));
    if (is_utf16) {
        m_bytes =
            utf16_as_utf8(std::move(m_bytes), is_little ? ByteOrder::little_endian : ByteOrder::big_endian);
    }
}

Source Source::from_text(std::string text, std::string name) {
    return from_bytes(text_bytes(std::move(text)), std::move(name));
}

Source Source::from_bytes(std::unique_ptr<Bytes> bytes, std::string name) {
    return {std::move(bytes), std::move(name)};
}

}  // namespace vidra::records
