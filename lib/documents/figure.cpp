// SPDX-License-Identifier: Apache-2.0
#include "documents/figure.hpp"

#include <algorithm>
#include <utility>

namespace vidra::documents {
namespace {

Piece text_piece(std::string text) {
    Piece piece;
    piece.text = std::move(text);
    return piece;
}

}  // namespace

const Chart* chart_of(const Page& page, const Block& figure) {
    const Chart* const chart = page.charts == nullptr ? nullptr : find_chart(*page.charts, figure.chart);
    return chart == nullptr || !chart_fault(*chart).empty() ? nullptr : chart;
}

std::string_view figure_word(std::string_view language) {
    if (language == "sr-Latn") {
        return "Slika";
    }
    return language == "sr" || language == "sr-Cyrl" ? "Слика" : "Figure";
}

std::vector<Piece> figure_words(const Page& page, const Block& figure) {
    if (!figure.pieces.empty()) {
        return figure.pieces;
    }
    const Chart* const chart = page.charts == nullptr ? nullptr : find_chart(*page.charts, figure.chart);
    const bool has_alt = chart != nullptr && !chart->alt.empty();
    const bool has_title = chart != nullptr && !chart->title.empty();
    return {text_piece(has_alt ? chart->alt : has_title ? chart->title : figure.chart)};
}

std::vector<Piece> figure_line(const Page& page, const Block& figure) {
    std::vector<Piece> pieces = figure_words(page, figure);
    pieces.insert(pieces.begin(), text_piece("[" + std::string(figure_word(page.language)) + ": "));
    pieces.push_back(text_piece("]"));
    return pieces;
}

std::string figure_description(const Chart& chart, std::string_view words) {
    std::string text = chart.alt == words ? std::string() : chart.alt;
    for (const std::string& note : {chart.note, chart.has_hidden() ? chart.hidden_note : std::string()}) {
        text += text.empty() || note.empty() ? "" : " ";
        text += note;
    }
    return text;
}

std::string plain_text(const std::vector<Piece>& pieces, Values values) {
    std::string text;
    for (const Piece& piece : pieces) {
        switch (piece.kind) {
            case Piece::Kind::text:
                text += piece.text;
                break;
            case Piece::Kind::value:
                text += piece.slot < values.size() ? values[piece.slot] : std::string_view();
                break;
            case Piece::Kind::line_break:
            case Piece::Kind::blank:
                text += ' ';
                break;
        }
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace vidra::documents
