// SPDX-License-Identifier: Apache-2.0
#include "documents/letter.hpp"

#include "documents/running_head.hpp"

namespace vidra::documents {
namespace {

Page head_of(const Manifest& manifest, const std::string& language) {
    Page page;
    page.title = manifest.title.shown_in(language);
    page.paper = manifest.paper;
    if (manifest.cases == Cases::many) {
        constexpr std::size_t most_pages = 5000;  // a list is as long as its cases are many
        page.most_pages = most_pages;
    }
    return page;
}

}  // namespace

LetterWriter::LetterWriter(const LetterTemplate& letter, const std::string& language, Format format,
                           base::Days today, PdfWriter* pdf)
    : m_manifest(letter.manifest),
      m_language(language),
      m_writer(letter.texts, language, head_of(letter.manifest, language), format, today, pdf) {}

std::string LetterWriter::write(const Value& data, std::string& out) {
    return m_writer.write(data, running_head(m_manifest, data, m_language), out);
}

}  // namespace vidra::documents
