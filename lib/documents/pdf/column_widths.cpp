// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/column_widths.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace vidra::documents::pdf {

namespace {

constexpr double blank_em = 0.5;
/// Kerning and rounding may make a word longer than its characters are together.
constexpr double safety = 1.02;

struct Sums {
    double words = 0;
    double lines = 0;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// What a column should have at least, padding included. One endless word does not make all the others
/// narrow.
double least(const ColumnNeed& need, const ColumnWidths& made, double width) {
    return std::min(need.word * safety * made.size, 0.4 * width) + 2 * made.padding;
}

/// What it would like.
double wished(const ColumnNeed& need, const ColumnWidths& made, double width) {
    return std::min(std::max(need.line, need.word) * safety * made.size + 2 * made.padding, width);
}

/// Columns that ask for no more than their share get it; the others divide the rest evenly.
std::vector<double> squeezed(std::span<const ColumnNeed> needs, double width, const ColumnWidths& made) {
    std::vector<double> widths(needs.size(), 0);
    double rest = width;
    auto open = needs.size();
    for (bool is_changed = true; is_changed && open > 0;) {
        is_changed = false;
        const double share = rest / static_cast<double>(open);
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const double asked = least(needs[i], made, width);
            if (widths[i] == 0 && asked <= share && open > 1) {
                widths[i] = asked;
                rest -= asked;
                --open;
                is_changed = true;
            }
        }
    }
    for (double& column : widths) {
        column = column == 0 ? rest / static_cast<double>(open) : column;
    }
    return widths;
}

}  // namespace

void ColumnNeed::add(Fonts& fonts, const RichText& cell, bool is_bold) {
    double in_word = 0;
    double in_line = 0;
    auto span = cell.spans.begin();
    for (std::size_t i = 0; i < cell.text.size();) {
        while (span != cell.spans.end() && span->end <= i) {
            ++span;
        }
        const bool is_in_span = span != cell.spans.end() && span->begin <= i;
        const auto lead = static_cast<unsigned char>(cell.text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t code_point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t byte = 1; byte < length; ++byte) {
            code_point = (code_point << 6U) | (static_cast<unsigned char>(cell.text[i + byte]) & 0x3FU);
        }
        i += length;
        if (code_point == '\n') {
            in_word = 0;
            in_line = 0;
            continue;
        }
        const double advance = is_in_span && span->blank_columns != 0
                                   ? static_cast<double>(span->blank_columns) * blank_em
                                   : fonts.advance(code_point, is_bold || (is_in_span && span->bold));
        in_line += advance;
        line = std::max(line, in_line);
        // A number of a telephone in groups should not be broken; where Pango breaks a word at a hyphen, let
        // it.
        const bool is_grouping =
            i < cell.text.size() && is_digit(cell.text[i]) && i >= 2 && is_digit(cell.text[i - 2]);
        in_word = code_point == ' ' && !is_grouping ? 0 : in_word + advance;
        word = std::max(word, in_word);
    }
}

ColumnWidths column_widths(std::span<const ColumnNeed> needs, double width, double size) {
    ColumnWidths made;
    const auto columns = static_cast<double>(needs.size());
    Sums sums;
    for (const double scale : {1.0, 0.9, 0.8, 0.7}) {
        made.size = size * scale;
        made.padding = std::min(0.45 * made.size, width / columns / 5);
        sums = {};
        for (const ColumnNeed& need : needs) {
            sums.words += least(need, made, width);
            sums.lines += wished(need, made, width);
        }
        if (sums.words <= width) {
            break;
        }
    }
    if (sums.words > width) {
        made.widths = squeezed(needs, width, made);
        return made;
    }
    if (sums.lines <= width) {
        for (const ColumnNeed& need : needs) {
            made.widths.push_back(wished(need, made, width) * width / sums.lines);
        }
        return made;
    }
    // Narrow columns first: a word or two that is broken in each row costs more than it saves.
    const double narrow = width / 5;
    double spare = width - sums.words;
    double wanted = 0;  // by the others, beyond their least
    for (const ColumnNeed& need : needs) {
        const double smallest = least(need, made, width);
        const double more = wished(need, made, width) - smallest;
        const bool gets_all = smallest + more <= narrow && more <= spare;
        made.widths.push_back(gets_all ? smallest + more : smallest);
        spare -= gets_all ? more : 0;
        wanted += gets_all ? 0 : more;
    }
    for (std::size_t i = 0; i < needs.size() && wanted > 0; ++i) {
        const double more = wished(needs[i], made, width) - made.widths[i];
        made.widths[i] += more * spare / wanted;
    }
    return made;
}

}  // namespace vidra::documents::pdf
