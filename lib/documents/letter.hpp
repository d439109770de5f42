// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/document_writer.hpp"
#include "documents/letter_template.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/value.hpp"

#include <string>

namespace vidra::documents {

/// Writes letters of one template in one language and format.
class LetterWriter {
  public:
    /// `language` is one that the template has, or `sr-Latn` where it has `sr`. `pdf` is needed for that
    /// format alone, and then must outlive the writer, as the template must.
    LetterWriter(const LetterTemplate& letter, const std::string& language, Format format, base::Days today,
                 PdfWriter* pdf);

    ~LetterWriter() = default;
    LetterWriter(const LetterWriter&) = delete;
    LetterWriter& operator=(const LetterWriter&) = delete;
    LetterWriter(LetterWriter&&) = delete;
    LetterWriter& operator=(LetterWriter&&) = delete;

    /// Appends a letter. Gives a reason in words where it cannot be made (PDF alone), and otherwise nothing.
    [[nodiscard]] std::string write(const Value& data, std::string& out);

  private:
    const Manifest& m_manifest;
    std::string m_language;
    DocumentWriter m_writer;
};

}  // namespace vidra::documents
