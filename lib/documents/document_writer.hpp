// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/letter_template.hpp"
#include "documents/page.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/shape.hpp"
#include "documents/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vidra::documents {

enum class Format : std::uint8_t { text, markdown, html, pdf };

/// What the name of a file of this format ends with: `.txt`, `.md`, `.html`, `.pdf`.
[[nodiscard]] std::string_view extension(Format format);

/// Writes documents of one template, a letter or a report, in one language and format.
class DocumentWriter {
  public:
    /// `language` is one for which `texts` has a text (`language_for`). `head` is a page without blocks; its
    /// language is set here. `pdf` is needed for that format, and for figures in HTML, which are words
    /// without it; it must outlive the writer, as the texts and the charts of the page must.
    DocumentWriter(const TemplateTexts& texts, const std::string& language, Page head, Format format,
                   base::Days today, PdfWriter* pdf);

    ~DocumentWriter() = default;
    DocumentWriter(const DocumentWriter&) = delete;
    DocumentWriter& operator=(const DocumentWriter&) = delete;
    DocumentWriter(DocumentWriter&&) = delete;
    DocumentWriter& operator=(DocumentWriter&&) = delete;

    /// Appends a document. Gives a reason in words where it cannot be made (PDF), or where a figure of it
    /// could not be drawn (HTML), and otherwise nothing. The running head is for PDF.
    [[nodiscard]] std::string write(const Value& data, std::string_view running_head, std::string& out);

  private:
    Format m_format;
    std::string m_date;
    PdfWriter* m_pdf;
    LetterTemplate::Text m_latin;  ///< made of the Cyrillic one, where that is asked for
    LetterFiller m_filler;
};

}  // namespace vidra::documents
