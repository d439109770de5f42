// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "documents/letter_template.hpp"
#include "documents/markdown.hpp"

namespace vidra::documents {

/// The Markdown of a text with every section entered, or with none entered: what stands in either and no
/// letter can have (HTML, links, images, code) is reported with VT008, in the text or the partial where it
/// stands. A report may have figures.
void check_markup(const LetterTemplate::Text& text, diag::Diagnostics& diagnostics,
                  Figures figures = Figures::none);

}  // namespace vidra::documents
