// SPDX-License-Identifier: Apache-2.0
#include "documents/letter.hpp"

#include "base/transliterate.hpp"
#include "documents/running_head.hpp"
#include "documents/writers.hpp"

#include <array>
#include <cassert>
#include <utility>

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
LetterTemplate::Text latin_text(const LetterTemplate& letter, const std::string& language) {
    const std::string source = letter.language_for(language);
    if (language != serbian_in_latin || source == language) {
        return {};
    }
    LetterTemplate::Text text = letter.texts.at(source);
    transliterate(text.tmpl.nodes);
    text.partials.change_templates([](Template& partial) { transliterate(partial.nodes); });
    return text;
}

const LetterTemplate::Text& text_for(const LetterTemplate& letter, const std::string& language,
                                     const LetterTemplate::Text& latin) {
    return latin.path.empty() ? letter.texts.at(letter.language_for(language)) : latin;
}

Page head_of(const Manifest& manifest, const std::string& language) {
    Page page;
    page.language = tag_of(language);
    page.title = manifest.title.shown_in(language);
    page.paper = manifest.paper;
    if (manifest.cases == Cases::many) {
        constexpr std::size_t most_pages = 5000;  // a list is as long as its cases are many
        page.most_pages = most_pages;
    }
    return page;
}

}  // namespace

std::string_view extension(Format format) {
    static constexpr std::array<std::string_view, 4> extensions = {".txt", ".md", ".html", ".pdf"};
    return extensions[static_cast<std::size_t>(format)];
}

LetterWriter::LetterWriter(const LetterTemplate& letter, const std::string& language, Format format,
                           base::Days today, PdfWriter* pdf)
    : m_manifest(letter.manifest),
      m_language(language),
      m_format(format),
      m_date(base::format_date(today)),
      m_pdf(pdf),
      m_latin(latin_text(letter, language)),
      m_filler(text_for(letter, language, m_latin).tmpl, text_for(letter, language, m_latin).partials,
               head_of(letter.manifest, language)) {}

std::string LetterWriter::write(const Value& data, std::string& out) {
    const FilledLetter& letter = m_filler.fill(data);
    switch (m_format) {
        case Format::text:
            append_text(out, letter);
            return {};
        case Format::markdown:
            append_markdown(out, letter);
            return {};
        case Format::html:
            append_html(out, letter);
            return {};
        case Format::pdf:
            assert(m_pdf != nullptr);
            return m_pdf->write(letter.shape->page, letter.values, running_head(m_manifest, data, m_language),
                                m_date, out);
    }
    return {};
}

}  // namespace vidra::documents
