// SPDX-License-Identifier: Apache-2.0
#include "records/bytes.hpp"
#include "records/iconv_handle.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace vidra::records {
namespace {

class Utf16Bytes final : public Bytes {
  public:
    Utf16Bytes(std::unique_ptr<Bytes> utf16, ByteOrder order)
        : m_utf16(std::move(utf16)),
          m_order(order),
          m_iconv(order == ByteOrder::little_endian ? "UTF-16LE" : "UTF-16BE") {
        if (!m_iconv.is_open()) {
            throw std::system_error(errno, std::generic_category(), "iconv");
        }
    }

    std::size_t read(char* to, std::size_t most) override {
        while (m_at == m_text_size && !m_is_done) {
            convert_more();
        }
        const std::size_t count = std::min(most, m_text_size - m_at);
        std::copy_n(m_text.data() + m_at, count, to);
        m_at += count;
        return count;
    }

  private:
    void convert_more() {
        const std::size_t count = m_utf16->read(m_input.data() + m_kept, m_input.size() - m_kept);
        m_is_done = count == 0;
        m_at = 0;
        char* in = m_input.data();
        std::size_t in_left = m_kept + count;
        char* out = m_text.data();
        std::size_t out_left = m_text.size();
        while (in_left > 0) {
            if (iconv(m_iconv.get(), &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1)) {
                continue;
            }
            if (errno == EINVAL && !m_is_done) {  // the rest of a character comes with the next bytes
                break;
            }
            if (in_left == 1) {
                *out++ = '\xFF';
                in_left = 0;
            } else {
                put_half(out, in);
                in += 2;
                in_left -= 2;
            }
        }
        m_kept = in_left;
        std::copy_n(in, in_left, m_input.data());
        m_text_size = static_cast<std::size_t>(out - m_text.data());
    }

    /// Half of a surrogate pair as the three bytes that it would have if UTF-8 allowed it.
    void put_half(char*& out, const char* in) const {
        const std::size_t high = m_order == ByteOrder::big_endian ? 0 : 1;
        const auto unit = static_cast<unsigned>(static_cast<unsigned char>(in[high])) << 8U |
                          static_cast<unsigned char>(in[1 - high]);
        *out++ = static_cast<char>(0xE0U | unit >> 12U);
        *out++ = static_cast<char>(0x80U | (unit >> 6U & 0x3FU));
        *out++ = static_cast<char>(0x80U | (unit & 0x3FU));
    }

    static constexpr std::size_t input_bytes = 1U << 14U;
    std::unique_ptr<Bytes> m_utf16;
    ByteOrder m_order;
    IconvHandle m_iconv;
    std::array<char, input_bytes> m_input = {};
    std::size_t m_kept = 0;                         ///< bytes at the start of m_input that wait for the rest
    std::array<char, 2 * input_bytes> m_text = {};  ///< two bytes of UTF-16 are at most three of UTF-8
    std::size_t m_text_size = 0;
    std::size_t m_at = 0;
    bool m_is_done = false;
};

}  // namespace

std::unique_ptr<Bytes> utf16_as_utf8(std::unique_ptr<Bytes> utf16, ByteOrder order) {
    return std::make_unique<Utf16Bytes>(std::move(utf16), order);
}

}  // namespace vidra::records
