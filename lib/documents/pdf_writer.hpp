// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace vidra::documents {

/// Makes PDF files. Keeps what is slow to make (fonts) from one to the next; not for several threads at once.
class PdfWriter {
  public:
    PdfWriter() = default;
    virtual ~PdfWriter() = default;
    PdfWriter(const PdfWriter&) = delete;
    PdfWriter& operator=(const PdfWriter&) = delete;
    PdfWriter(PdfWriter&&) = delete;
    PdfWriter& operator=(PdfWriter&&) = delete;

    /// Appends a whole PDF file to `out`: `page` with its values, on every page but the first one below
    /// `running_head`, if any, and dated at midnight UTC of `date` (YYYY-MM-DD). The same input gives the
    /// same bytes on one machine. Where it cannot be made it gives the reason in words, without a value, and
    /// leaves `out` as it was; otherwise an empty text.
    [[nodiscard]] virtual std::string write(const Page& page, Values values, std::string_view running_head,
                                            std::string_view date, std::string& out) = 0;
};

}  // namespace vidra::documents
