// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"
#include "documents/shape.hpp"

#include <string>

/// A filled letter as text, Markdown and HTML. Each appends to `out`; a value comes out as it was typed.
namespace vidra::documents {

/// Plain text in 78 columns, a longer word apart; ends with a line feed.
void append_text(std::string& out, const FilledLetter& letter);

/// Markdown: the template with its values escaped.
void append_markdown(std::string& out, const FilledLetter& letter);

/// One HTML5 file that needs no other, with styles for print; headings, lists and header cells are marked as
/// what they are, and the language is named, for people who have it read aloud.
void append_html(std::string& out, const FilledLetter& letter);

}  // namespace vidra::documents
