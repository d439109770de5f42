// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/shape.hpp"

#include <string>

/// A filled letter as text, Markdown and HTML. Each appends to `out`; a value comes out as it was typed.
namespace vidra::documents {

/// Plain text in 78 columns, a longer word apart; ends with a line feed. A figure is a line of words.
void append_text(std::string& out, const FilledLetter& letter);

/// Markdown: the template with its values escaped. Of a figure stands what it shows, in words and italics.
void append_markdown(std::string& out, const FilledLetter& letter);

/// One HTML5 file that needs no other, with styles for print; headings, lists and header cells are marked as
/// what they are, and the language is named, for people who have it read aloud.
void append_html(std::string& out, const FilledLetter& letter);

/// The same with its figures drawn by `drawer`, each within the file. Where one cannot be drawn, or `drawer`
/// is null, what it shows stands there in words; of the first that could not, the reason is given.
[[nodiscard]] std::string append_html(std::string& out, const FilledLetter& letter, PdfWriter* drawer);

}  // namespace vidra::documents
