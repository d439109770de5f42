// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"
#include "documents/page.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace vidra::documents {

/// What a drawing in HTML is called; the texts are plain.
struct SvgNames {
    std::string_view prefix;       ///< of every `id` in it: letters, digits and `-`, once in a file
    std::string_view title;        ///< the text alternative
    std::string_view description;  ///< more of it; may be empty, as the title may
    std::string_view language;     ///< BCP 47
};

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

    /// Appends `chart`, which is without fault (`chart_fault`), as an `<svg>` element that needs nothing
    /// else: letters are drawn as outlines, so that it looks the same wherever it is opened, and the element
    /// is an image with a text alternative. The same input gives the same bytes on one machine. It gives a
    /// reason in words and leaves `out` as it was where that cannot be made.
    [[nodiscard]] virtual std::string draw_svg(const Chart& chart, const SvgNames& names,
                                               std::string& out) = 0;
};

}  // namespace vidra::documents
