// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iconv.h>

namespace vidra::records {

/// A conversion to UTF-8 by iconv(3), or none where the encoding is not known.
class IconvHandle {
  public:
    explicit IconvHandle(const char* from) : m_handle(iconv_open("UTF-8", from)) {}
    ~IconvHandle() {
        if (is_open()) {
            iconv_close(m_handle);
        }
    }
    IconvHandle(const IconvHandle&) = delete;
    IconvHandle& operator=(const IconvHandle&) = delete;
    IconvHandle(IconvHandle&&) = delete;
    IconvHandle& operator=(IconvHandle&&) = delete;

    [[nodiscard]] bool is_open() const {
        return m_handle != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): iconv_open(3)
    }
    [[nodiscard]] iconv_t get() const { return m_handle; }

  private:
    iconv_t m_handle;
};

}  // namespace vidra::records
