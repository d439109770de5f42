// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/writer.hpp"

#include "documents/pdf/drawing.hpp"
#include "documents/pdf/finish.hpp"
#include "documents/pdf/handles.hpp"
#include "documents/pdf/layout.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

namespace vidra::documents::pdf {

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    try {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {  // Cairo is C: nothing may be thrown through it
        return CAIRO_STATUS_NO_MEMORY;
    }
}

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
    if (m_tools == nullptr) {
        if (!Fonts::any_installed()) {
            return "no font is installed; install one, for example the package fonts-dejavu-core";
        }
        m_tools = std::make_unique<Tools>();
    }
    const Sheet sheet = sheet_of(page.paper);
    if (std::string reason = lay_out(page, values, sheet); !reason.empty()) {
        return reason;
    }
    const std::vector<PageStrips> pages = break_pages(m_flow, sheet.inner_height(), most_pages);
    if (pages.size() > most_pages) {
        return "the letter would have more than " + std::to_string(most_pages) + " pages";
    }
    Lines head;
    if (pages.size() > 1) {
        head = shape_head(running_head, sheet, is_rtl_language(page.language));
    }
    if (std::string reason = draw(page, sheet, date, pages, head); !reason.empty()) {
        return reason;
    }
    out += m_file;
    return {};
}

std::string Writer::lay_out(const Page& page, Values values, const Sheet& sheet) {
    m_flow.clear();
    const bool is_rtl = is_rtl_language(page.language);
    m_tools->shaper.begin_letter(page.language, is_rtl);
    Layout layout(sheet, m_tools->shaper, values, is_rtl, m_flow);
    layout.add(page.blocks);
    if (layout.is_too_deep()) {
        return "the letter is nested more than " + std::to_string(Layout::most_depth) + " deep";
    }
    if (m_tools->shaper.is_too_long()) {
        return "the letter would have more than " + std::to_string(Shaper::most_lines) + " lines";
    }
    if (const std::uint32_t unknown = m_tools->shaper.unknown(); unknown != 0) {
        return "no installed font has the character " + code_point_name(unknown) +
               " of this letter; install one that has it, for example out of the package fonts-noto-core";
    }
    return {};
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

std::string Writer::draw(const Page& page, const Sheet& sheet, std::string_view date,
                         const std::vector<PageStrips>& pages, const Lines& head) {
    m_file.clear();
    const SurfaceHandle surface(
        cairo_pdf_surface_create_for_stream(append, &m_file, sheet.width, sheet.height));
    // Later versions pack the end of the file, which is then no longer what is completed here.
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    set_metadata(surface.get(), page.title, date);
    const CairoHandle cairo(cairo_create(surface.get()));
    Drawing drawing(sheet, m_tools->fonts, m_flow, cairo.get());
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
    if (!finish_file(m_file, page.language)) {
        return "this version of Cairo writes PDF files in a form that is not known here";
    }
    return {};
}

}  // namespace vidra::documents::pdf
