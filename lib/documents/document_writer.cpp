// SPDX-License-Identifier: Apache-2.0
#include "documents/document_writer.hpp"

#include "base/transliterate.hpp"
#include "documents/writers.hpp"

#include <array>
#include <cassert>
#include <utility>
#include <vector>

namespace vidra::documents {
namespace {

constexpr std::string_view serbian_in_latin = "sr-Latn";

std::string tag_of(const std::string& language) {
    return language == "sr" ? "sr-Cyrl" : language;
}

void transliterate(std::vector<Node>& nodes) {
    for (Node& node : nodes) {
        if (node.kind == Node::Kind::text) {
            node.text = base::serbian_latin(node.text);
        }
        transliterate(node.children);
    }
}

/// A copy of the Cyrillic text; an empty one where the text serves as it is.
LetterTemplate::Text latin_text(const TemplateTexts& texts, const std::string& language) {
    const std::string source = language_for(texts, language);
    if (language != serbian_in_latin || source == language) {
        return {};
    }
    LetterTemplate::Text text = texts.at(source);
    transliterate(text.tmpl.nodes);
    text.partials.change_templates([](Template& partial) { transliterate(partial.nodes); });
    return text;
}

const LetterTemplate::Text& text_for(const TemplateTexts& texts, const std::string& language,
                                     const LetterTemplate::Text& latin) {
    return latin.path.empty() ? texts.at(language_for(texts, language)) : latin;
}

Page in_language(Page head, const std::string& language) {
    head.language = tag_of(language);
    return head;
}

}  // namespace

std::string_view extension(Format format) {
    static constexpr std::array<std::string_view, 4> extensions = {".txt", ".md", ".html", ".pdf"};
    return extensions[static_cast<std::size_t>(format)];
}

DocumentWriter::DocumentWriter(const TemplateTexts& texts, const std::string& language, Page head,
                               Format format, base::Days today, PdfWriter* pdf)
    : m_format(format),
      m_date(base::format_date(today)),
      m_pdf(pdf),
      m_latin(latin_text(texts, language)),
      m_filler(text_for(texts, language, m_latin).tmpl, text_for(texts, language, m_latin).partials,
               in_language(std::move(head), language)) {}

std::string DocumentWriter::write(const Value& data, std::string_view running_head, std::string& out) {
    const FilledLetter& filled = m_filler.fill(data);
    switch (m_format) {
        case Format::text:
            append_text(out, filled);
            return {};
        case Format::markdown:
            append_markdown(out, filled);
            return {};
        case Format::html:
            return append_html(out, filled, m_pdf);
        case Format::pdf:
            assert(m_pdf != nullptr);
            return m_pdf->write(filled.shape->page, filled.values, running_head, m_date, out);
    }
    return {};
}

}  // namespace vidra::documents
