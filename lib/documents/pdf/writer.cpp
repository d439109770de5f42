// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/writer.hpp"

#include "documents/pdf/drawing.hpp"
#include "documents/pdf/finish.hpp"
#include "documents/pdf/handles.hpp"
#include "documents/pdf/layout.hpp"
#include "documents/pdf/svg.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace vidra::documents::pdf {

namespace {

bool is_date(std::string_view date) {
    constexpr std::string_view form = "0000-00-00";
    bool fits = date.size() == form.size();
    for (std::size_t i = 0; fits && i < form.size(); ++i) {
        fits = form[i] == '-' ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
    }
    return fits;
}

/// U+0416, U+12000: all that may be said of a value.
std::string code_point_name(std::uint32_t code_point) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "U+";
    for (unsigned shift = code_point > 0xFFFFFU ? 24 : code_point > 0xFFFFU ? 20 : 16; shift > 0;) {
        shift -= 4;
        name += digits[(code_point >> shift) & 0xFU];
    }
    return name;
}

std::string too_long(const std::string& pages, const Page& page) {
    return "the letter would have " + pages + " pages, and a PDF of it may have " +
           std::to_string(page.most_pages) +
           ": look for a value that is too long; text, md and html have no limit";
}

void set_metadata(cairo_surface_t* surface, const std::string& title, std::string_view date) {
    std::string plain;
    append_plain(plain, title);
    const std::string midnight = std::string(date) + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, plain.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, midnight.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, midnight.c_str());
}

}  // namespace

std::string Writer::write(const Page& page, Values values, std::string_view running_head,
                          std::string_view date, std::string& out) {
    if (!is_date(date)) {
        return "the date is not of the form YYYY-MM-DD";
    }
    if (std::string reason = make_tools(); !reason.empty()) {
        return reason;
    }
    const bool is_rtl = is_rtl_language(page.language);
    // A page of a wide table has about so many in its cells; memory follows the lines.
    constexpr std::size_t lines_of_page = 400;
    constexpr std::size_t most_lines = 400'000;
    m_tools->shaper.begin_letter(page.language, is_rtl,
                                 std::min(lines_of_page * page.most_pages, most_lines));
    if (std::string reason = lay_out(page, values, sheet_of(page.paper), m_draft); !reason.empty()) {
        return reason;
    }
    if (m_draft.pages.size() > page.most_pages) {
        return too_long(std::to_string(m_draft.pages.size()), page);
    }
    tighten(page, values);
    Lines head;
    if (m_draft.pages.size() > 1) {
        head = shape_head(running_head, m_draft.sheet, is_rtl);
    }
    if (std::string reason = draw(page, date, head); !reason.empty()) {
        return reason;
    }
    out += m_file;
    return {};
}

std::string Writer::draw_svg(const Chart& chart, const SvgNames& names, std::string& out) {
    if (std::string reason = make_tools(); !reason.empty()) {
        return reason;
    }
    return pdf::draw_svg(chart, names, m_tools->fonts, out);
}

/// Gives a reason where there are none.
std::string Writer::make_tools() {
    if (m_tools == nullptr) {
        if (!Fonts::any_installed()) {
            return "no font is installed; install one, for example the package fonts-dejavu-core";
        }
        m_tools = std::make_unique<Tools>();
    }
    return {};
}

std::string Writer::lay_out(const Page& page, Values values, const Sheet& sheet, Draft& draft) {
    draft.sheet = sheet;
    draft.flow.clear();
    Layout layout(draft.sheet, m_tools->shaper, page, values, draft.flow);
    layout.add(page.blocks);
    if (layout.is_too_deep()) {
        return "the letter is nested more than " + std::to_string(Layout::most_depth) + " deep";
    }
    if (m_tools->shaper.is_too_long()) {
        return "the letter has more lines than a PDF of it may have: look for a value that is too long, or "
               "make "
               "several letters; text, md and html have no limit";
    }
    if (const std::uint32_t unknown = m_tools->shaper.unknown(); unknown != 0) {
        return "no installed font has the character " + code_point_name(unknown) +
               " of this letter; install one that has it, for example out of the package fonts-noto-core";
    }
    if (layout.has_unknown_in_chart()) {
        return chart_character_missing;
    }
    draft.pages = break_pages(draft.flow, draft.sheet.inner_height());
    return {};
}

/// A few lines alone on the last page are a sheet more to lose. Where little is missing, the letter is set
/// tighter, if that saves the page: with less room between its parts, and if need be in smaller letters too.
void Writer::tighten(const Page& page, Values values) {
    constexpr std::size_t most_tightened_pages = 10;  // of more nobody misses one
    constexpr double most_missing = 0.12;             // of the height of a page
    constexpr double smaller = 0.95;
    constexpr double smallest_body = 9.5;  // points: the leaflet is small enough as it is
    const std::vector<PageStrips>& pages = m_draft.pages;
    const double height = m_draft.sheet.inner_height();
    if (pages.size() < 2 || pages.size() > most_tightened_pages ||
        missing_height(m_draft.flow, pages, height) > most_missing * height) {
        return;
    }
    m_tighter = m_draft;
    if (take_tighter() || smaller * m_draft.sheet.body < smallest_body) {
        return;
    }
    if (lay_out(page, values, m_draft.sheet.scaled(smaller), m_tighter).empty()) {
        (void)take_tighter();
    }
}

/// Closes up the tighter draft. Whether it saves a page, and so is the one to be drawn.
bool Writer::take_tighter() {
    constexpr double closer = 0.7;
    for (Strip& strip : m_tighter.flow.strips) {
        strip.gap *= closer;
    }
    m_tighter.pages = break_pages(m_tighter.flow, m_tighter.sheet.inner_height());
    if (m_tighter.pages.size() >= m_draft.pages.size()) {
        return false;
    }
    std::swap(m_draft, m_tighter);
    return true;
}

/// One line at most; none where no font has a character of it.
Lines Writer::shape_head(std::string_view running_head, const Sheet& sheet, bool is_rtl) {
    const std::array<std::string_view, 1> values{running_head};
    Piece piece;
    piece.kind = Piece::Kind::value;
    Lines lines = m_tools->shaper.shape_mark(rich_text({&piece, 1}, values, is_rtl),
                                             {sheet.number_size(), false, sheet.inner_width()});
    lines.count = std::min(lines.count, 1U);
    return lines;
}

std::string Writer::draw(const Page& page, std::string_view date, const Lines& head) {
    const auto& [sheet, flow, pages] = m_draft;
    m_file.clear();
    const SurfaceHandle surface(
        cairo_pdf_surface_create_for_stream(append_to_text, &m_file, sheet.width, sheet.height));
    // Later versions pack the end of the file, which is then no longer what is completed here.
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    set_metadata(surface.get(), page.title, date);
    const CairoHandle cairo(cairo_create(surface.get()));
    Drawing drawing(sheet, m_tools->fonts, flow, page.language, cairo.get());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Lines number;
        if (pages.size() > 1) {
            const std::string text = std::to_string(i + 1) + " / " + std::to_string(pages.size());
            number = m_tools->shaper.shape_mark(mark(text), {sheet.number_size(), false, -1});
        }
        drawing.draw(pages[i], i == 0 ? Lines() : head, number);
    }
    drawing.end();
    cairo_surface_finish(surface.get());
    for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())}) {
        if (status != CAIRO_STATUS_SUCCESS) {
            return std::string("the PDF could not be made: ") + cairo_status_to_string(status);
        }
    }
    std::vector<std::string> alternatives;
    for (const Figure& figure : flow.figures) {
        alternatives.push_back(figure.alt);
    }
    if (!finish_file(m_file, page.language, alternatives)) {
        return "this version of Cairo writes PDF files in a form that is not known here";
    }
    return {};
}

}  // namespace vidra::documents::pdf
