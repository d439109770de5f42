// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/fonts.hpp"
#include "documents/pdf/text_store.hpp"

#include <pango/pango.h>

namespace vidra::documents::pdf {

/// Appends what Pango made of a line to `store`. `text` is that of its layout, `size` that of its font. The
/// blanks to write on share what is left of `width`, for a hand writes larger than print; below 0 there is
/// nothing to share.
void add_line(TextStore& store, Fonts& fonts, const PangoLayoutLine& line, const char* text, double size,
              double width);

/// Appends a blank to the last line, which a line feed ended: words are not to run together in what is copied
/// or read aloud.
void add_space(TextStore& store, const Fonts& fonts);

}  // namespace vidra::documents::pdf
