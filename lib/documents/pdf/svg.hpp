// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"
#include "documents/pdf/fonts.hpp"
#include "documents/pdf_writer.hpp"

#include <string>

namespace vidra::documents::pdf {

inline constexpr const char* chart_character_missing =
    "no installed font has a character of a chart; install one that has it, for example out of the package "
    "fonts-noto-core";

/// As `PdfWriter::draw_svg`.
[[nodiscard]] std::string draw_svg(const Chart& chart, const SvgNames& names, Fonts& fonts, std::string& out);

}  // namespace vidra::documents::pdf
