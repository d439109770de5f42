// SPDX-License-Identifier: Apache-2.0
#include "checklist/phrases.hpp"
#include "documents/figure.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/writers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace vidra::documents {
namespace {

constexpr std::string_view styles = R"(
:root { color-scheme: light; }
body { font-family: "Liberation Sans", Arial, "DejaVu Sans", sans-serif; font-size: 11pt; line-height: 1.4;
  color: #000; background: #fff; margin: 0; }
main { max-width: 44em; margin: 0 auto; padding: 1.5em; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0 0 .6em; }
h2 { font-size: 1.15em; margin: 1.3em 0 .4em; border-bottom: 1px solid #444; }
h3 { font-size: 1em; margin: 1em 0 .3em; }
h1, h2, h3 { break-after: avoid; }
p, ul, ol, table, blockquote { margin: .5em 0; }
li > p { margin: .2em 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #444; padding: .25em .5em; text-align: left; vertical-align: top; }
th { background: #eee; }
.c { text-align: center; } .r { text-align: right; }
tr { break-inside: avoid; } thead { display: table-header-group; }
blockquote { border: 2px solid #444; padding: .3em .8em; }
ul.boxes { list-style: none; padding-left: .2em; }
.box { font-family: "DejaVu Sans", "Segoe UI Symbol", sans-serif; }
.blank { display: inline-block; border-bottom: 1px solid #000; height: 1.2em; vertical-align: bottom;
  max-width: 100%; }
p { orphans: 2; widows: 2; }
)";

constexpr std::string_view figure_styles = R"(figure { margin: 1em 0; break-inside: avoid; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { font-weight: bold; margin: 0 0 .4em; break-after: avoid; }
)";

/// Whether text runs from right to left in it: Hebrew, Arabic and their neighbours, as far as UTF-8 tells by
/// the first byte.
bool may_run_leftwards(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xE0) || byte == 0xEF || byte >= 0xF0;
    });
}

bool is_special(char c) {
    return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

void escape(std::string& out, std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_special(text[at])) {
            continue;
        }
        out += text.substr(begin, at - begin);
        begin = at + 1;
        switch (text[at]) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += "&#39;";
                break;
        }
    }
    out += text.substr(begin);
}

void write_value(std::string& out, std::string_view value) {
    const bool needs_isolation = may_run_leftwards(value);
    out += needs_isolation ? "<bdi>" : "";
    for (std::size_t feed = value.find('\n'); feed != std::string_view::npos; feed = value.find('\n')) {
        escape(out, value.substr(0, feed));
        out += "<br>\n";
        value.remove_prefix(feed + 1);
    }
    escape(out, value);
    out += needs_isolation ? "</bdi>" : "";
}

/// Writes a page as cuts: what stands before, between and behind its values.
class HtmlWriter {
  public:
    HtmlWriter(std::vector<Shape::HtmlCut>& cuts, const Page& page) : m_cuts(cuts), m_page(page) {}

    void write() {
        m_out += "<!DOCTYPE html>\n<html lang=\"";
        escape(m_out, m_page.language);
        m_out +=
            "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n"
            "<meta name=\"robots\" content=\"noindex\">\n<title>";
        escape(m_out, m_page.title);
        m_out += "</title>\n<style>\n@page { size: ";
        m_out += m_page.paper == Paper::a4 ? "A4; margin: 20mm 20mm 22mm;" : "A6; margin: 8mm;";
        m_out += " @bottom-center { content: counter(page) \" / \" counter(pages); font-size: 9pt; } }";
        m_out += styles;
        m_out += m_page.charts == nullptr ? std::string_view() : figure_styles;
        m_out += m_page.paper == Paper::a4 ? "" : "body { font-size: 8.5pt; } main { padding: 1em; }\n";
        m_out +=
            "@media print { main { max-width: none; padding: 0; } }\n</style>\n</head>\n<body>\n<main>\n";
        write(m_page.blocks, false);
        m_out += "</main>\n</body>\n</html>\n";
        m_cuts.push_back({std::move(m_out), std::nullopt, nullptr});
    }

  private:
    /// `is_tight`: a paragraph needs no element of its own.
    void write(const std::vector<Block>& blocks, bool is_tight) {
        for (const Block& block : blocks) {
            write(block, is_tight);
        }
    }

    void write(const Block& block, bool is_tight) {
        switch (block.kind) {
            case Block::Kind::heading: {
                const char level = static_cast<char>('0' + block.level);
                m_out += "<h";
                m_out += level;
                m_out += '>';
                write(block.pieces);
                m_out += "</h";
                m_out += level;
                m_out += ">\n";
                return;
            }
            case Block::Kind::paragraph:
                m_out += is_tight ? "" : "<p>";
                write(block.pieces);
                m_out += is_tight ? "\n" : "</p>\n";
                return;
            case Block::Kind::list:
                write_list(block);
                return;
            case Block::Kind::quote:
                m_out += "<blockquote>\n";
                write(block.children, false);
                m_out += "</blockquote>\n";
                return;
            case Block::Kind::table:
                write_table(block);
                return;
            case Block::Kind::rule:
                m_out += "<hr>\n";
                return;
            case Block::Kind::figure:
                m_cuts.push_back({std::move(m_out), std::nullopt, &block});
                m_out.clear();
                return;
            case Block::Kind::item:
            case Block::Kind::row:
            case Block::Kind::cell:
                return;
        }
    }

    void write_list(const Block& list) {
        const bool has_boxes = std::any_of(list.children.begin(), list.children.end(),
                                           [](const Block& item) { return item.box != Block::Box::none; });
        m_out += list.is_ordered ? list.start == 1 ? std::string("<ol>\n")
                                                   : fmt::format("<ol start=\"{}\">\n", list.start)
                 : has_boxes ? std::string("<ul class=\"boxes\">\n")
                                 : std::string("<ul>\n");
        for (const Block& item : list.children) {
            m_out += "<li>";
            if (item.box != Block::Box::none) {
                write_box(item.box == Block::Box::ticked);
            }
            write(item.children, list.is_tight);
            m_out += "</li>\n";
        }
        m_out += list.is_ordered ? "</ol>\n" : "</ul>\n";
    }

    void write_box(bool is_ticked) {
        m_out += "<span class=\"box\" role=\"img\" aria-label=\"";
        const std::string_view language =
            m_page.language == "sr-Cyrl" ? std::string_view("sr") : std::string_view(m_page.language);
        m_out += is_ticked ? checklist::in_language("ticked", "означено", language)
                           : checklist::in_language("not ticked", "није означено", language);
        m_out += is_ticked ? "\">\xE2\x98\x91</span> " : "\">\xE2\x98\x90</span> ";
    }

    void write_table(const Block& table) {
        m_out += "<table>\n";
        bool is_header = true;
        for (const Block& row : table.children) {
            m_out += is_header ? "<thead>\n<tr>" : "<tr>";
            for (std::size_t i = 0; i < row.children.size(); ++i) {
                // of two columns the first names what stands in the second
                const bool names_row = !is_header && i == 0 && row.children.size() == 2;
                m_out += is_header ? "<th scope=\"col\"" : names_row ? "<th scope=\"row\"" : "<td";
                const Block::Align align = i < table.aligns.size() ? table.aligns[i] : Block::Align::left;
                m_out += align == Block::Align::centre  ? " class=\"c\">"
                         : align == Block::Align::right ? " class=\"r\">"
                                                        : ">";
                write(row.children[i].pieces);
                m_out += is_header || names_row ? "</th>" : "</td>";
            }
            m_out += is_header ? "</tr>\n</thead>\n" : "</tr>\n";
            if (is_header && table.children.size() > 1) {
                m_out += "<tbody>\n";
            }
            is_header = false;
        }
        m_out += table.children.size() > 1 ? "</tbody>\n</table>\n" : "</table>\n";
    }

    void write(const std::vector<Piece>& pieces) {
        for (const Piece& piece : pieces) {
            m_out += piece.bold ? "<strong>" : "";
            m_out += piece.italic ? "<em>" : "";
            switch (piece.kind) {
                case Piece::Kind::text:
                    escape(m_out, piece.text);
                    break;
                case Piece::Kind::value:
                    put_slot(piece.slot);
                    break;
                case Piece::Kind::line_break:
                    m_out += "<br>\n";
                    break;
                case Piece::Kind::blank:
                    fmt::format_to(std::back_inserter(m_out),
                                   "<span class=\"blank\" style=\"width:{}ch\"></span>", piece.columns);
                    break;
            }
            m_out += piece.italic ? "</em>" : "";
            m_out += piece.bold ? "</strong>" : "";
        }
    }

    void put_slot(std::size_t slot) {
        m_cuts.push_back({std::move(m_out), slot, nullptr});
        m_out.clear();
    }

    std::vector<Shape::HtmlCut>& m_cuts;
    const Page& m_page;
    std::string m_out;  ///< behind the last cut
};

/// Writes figures where there is somebody to draw them, and otherwise what they show in words.
class FigureWriter {
  public:
    FigureWriter(std::string& out, const FilledLetter& letter, PdfWriter* drawer)
        : m_out(out), m_page(letter.shape->page), m_values(letter.values), m_drawer(drawer) {}

    void write(const Block& figure) {
        const Chart* const chart = m_drawer == nullptr ? nullptr : chart_of(m_page, figure);
        if (chart == nullptr || !draw(*chart, figure)) {
            m_out += "<p>";
            write_value(m_out, plain_text(figure_line(m_page, figure), m_values));
            m_out += "</p>\n";
        }
    }
    /// Why the first one that could not be drawn was not.
    [[nodiscard]] const std::string& reason() const { return m_reason; }

  private:
    bool draw(const Chart& chart, const Block& figure) {
        const std::string prefix = fmt::format("figure-{}", ++m_number);
        const std::string words = plain_text(figure_words(m_page, figure), m_values);
        const std::string more = figure_description(chart, words);
        std::string drawn;
        std::string reason = m_drawer->draw_svg(chart, {prefix, words, more, m_page.language}, drawn);
        if (!reason.empty()) {
            m_reason = m_reason.empty() ? std::move(reason) : m_reason;
            return false;
        }
        m_out += "<figure>\n";
        if (!chart.title.empty()) {
            m_out += "<figcaption>";
            write_value(m_out, chart.title);
            m_out += "</figcaption>\n";
        }
        m_out += drawn;
        m_out += "</figure>\n";
        return true;
    }

    std::string& m_out;
    const Page& m_page;
    Values m_values;
    PdfWriter* m_drawer;
    int m_number = 0;
    std::string m_reason;
};

}  // namespace

std::string append_html(std::string& out, const FilledLetter& letter, PdfWriter* drawer) {
    std::vector<Shape::HtmlCut>& cuts = letter.shape->html;
    if (cuts.empty()) {
        HtmlWriter(cuts, letter.shape->page).write();
    }
    FigureWriter figures(out, letter, drawer);
    for (const Shape::HtmlCut& cut : cuts) {
        out += cut.literal;
        if (cut.slot) {
            write_value(out, letter.values[*cut.slot]);
        } else if (cut.figure != nullptr) {
            figures.write(*cut.figure);
        }
    }
    return figures.reason();
}

void append_html(std::string& out, const FilledLetter& letter) {
    (void)append_html(out, letter, nullptr);
}

}  // namespace vidra::documents
