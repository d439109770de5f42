// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "records/bytes.hpp"

#include <zlib.h>

#include <array>
#include <new>
#include <utility>

namespace vidra::records {
namespace {

class Inflated final : public Bytes {
  public:
    Inflated(std::unique_ptr<Bytes> compressed, std::string name)
        : m_compressed(std::move(compressed)), m_name(std::move(name)) {
        constexpr int gzip_alone = 16 + MAX_WBITS;  // zlib.h, inflateInit2
        if (inflateInit2(&m_stream, gzip_alone) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~Inflated() override { inflateEnd(&m_stream); }
    Inflated(const Inflated&) = delete;
    Inflated& operator=(const Inflated&) = delete;
    Inflated(Inflated&&) = delete;
    Inflated& operator=(Inflated&&) = delete;

    std::size_t read(char* to, std::size_t most) override {
        m_stream.next_out = reinterpret_cast<Bytef*>(to);
        m_stream.avail_out = static_cast<uInt>(most);
        while (m_stream.avail_out == most && step()) {
        }
        return most - m_stream.avail_out;
    }

  private:
    /// False at the end of the data.
    bool step() {
        if (m_stream.avail_in == 0 && !m_is_read) {
            m_stream.avail_in = static_cast<uInt>(m_compressed->read(m_input.data(), m_input.size()));
            m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data());
            m_is_read = m_stream.avail_in == 0;
        }
        if (m_between_members) {
            if (m_stream.avail_in == 0) {
                return false;
            }
            if (*m_stream.next_in == 0) {  // a block device pads with zeros, as gzip(1) says
                ++m_stream.next_in;
                --m_stream.avail_in;
                return true;
            }
            inflateReset(&m_stream);
            m_between_members = false;
        }
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            m_between_members = true;
        } else if (status == Z_MEM_ERROR) {
            throw std::bad_alloc();
        } else if (status == Z_BUF_ERROR && m_is_read) {
            throw base::IoError(m_name, "the compressed data end too early");
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            throw base::IoError(m_name, "the compressed data are broken");
        }
        return true;
    }

    std::unique_ptr<Bytes> m_compressed;
    std::string m_name;
    z_stream m_stream = {};
    std::array<char, 1U << 14U> m_input = {};
    bool m_is_read = false;  ///< there is no more input
    bool m_between_members = false;
};

}  // namespace

std::unique_ptr<Bytes> inflated(std::unique_ptr<Bytes> compressed, const std::string& name) {
    return std::make_unique<Inflated>(std::move(compressed), name);
}

}  // namespace vidra::records
