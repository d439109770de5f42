// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"
#include "documents/page.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the writers of all formats do with a figure. Needs no other module: that which makes PDF has it too.
namespace vidra::documents {

/// The chart that `figure` shows; null where the page has none of its name, or none that can be drawn. Its
/// text alternative then stands in its place.
[[nodiscard]] const Chart* chart_of(const Page& page, const Block& figure);

/// "Figure" in the language of a page.
[[nodiscard]] std::string_view figure_word(std::string_view language);

/// The text alternative: that of the template, otherwise that of the chart, its title or its name.
[[nodiscard]] std::vector<Piece> figure_words(const Page& page, const Block& figure);

/// The same as a line: `[Figure: words]`.
[[nodiscard]] std::vector<Piece> figure_line(const Page& page, const Block& figure);

/// What is to be read after `words`, the text alternative: that of the chart, if it is another, its note, and
/// what the mark of a hidden value means where there is one.
[[nodiscard]] std::string figure_description(const Chart& chart, std::string_view words);

/// Pieces as plain text; line feeds are blanks.
[[nodiscard]] std::string plain_text(const std::vector<Piece>& pieces, Values values);

}  // namespace vidra::documents
