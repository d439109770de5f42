// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/svg.hpp"

#include "documents/pdf/chart_drawing.hpp"
#include "documents/pdf/handles.hpp"
#include "documents/pdf/rich_text.hpp"

#include <cairo-svg.h>

#include <cmath>
#include <cstddef>
#include <string_view>

namespace vidra::documents::pdf {

namespace {

// A column of the page in HTML, in pixels, and the letters on it.
constexpr double width = 640;
constexpr double most_height = 1600;
constexpr double text_size = 12;

void append_escaped(std::string& out, std::string_view raw) {
    std::string text;
    append_plain(text, raw);
    for (const char c : text) {
        switch (c) {
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
                out += c;
                break;
        }
    }
}

/// What Cairo wrote between its `<svg>` tags, each name in it behind `prefix`: several drawings stand in one
/// file of HTML, where a name may be given once. The names of surfaces go, for they count those that the
/// process made before.
void append_body(std::string& out, std::string_view body, std::string_view prefix) {
    constexpr std::string_view surface = " id=\"surface";
    constexpr std::string_view name = " id=\"";
    constexpr std::string_view reference = "\"#";
    constexpr std::string_view place = "url(#";
    constexpr int most_decimals = 3;  // of a pixel: what Cairo writes beyond them is a third of the file
    int decimals = -1;                // of the number that is being read; -1 before its point
    while (!body.empty()) {
        const bool is_digit = body.front() >= '0' && body.front() <= '9';
        decimals = body.front() == '.' ? 0 : is_digit && decimals >= 0 ? decimals + 1 : -1;
        if (decimals > most_decimals) {
            body.remove_prefix(1);
            continue;
        }
        if (body.starts_with(surface)) {
            body.remove_prefix(body.find('"', surface.size()) + 1);
            continue;
        }
        std::size_t taken = 1;
        bool is_name = false;
        for (const std::string_view start : {name, reference, place}) {
            if (body.starts_with(start)) {
                taken = start.size();
                is_name = true;
            }
        }
        out += body.substr(0, taken);
        if (is_name) {
            out += prefix;
            out += '-';
        }
        body.remove_prefix(taken);
    }
}

void append_element(std::string& out, std::string_view element, std::string_view id, std::string_view text) {
    out.append("<").append(element).append(" id=\"").append(id).append("-").append(element).append("\">");
    append_escaped(out, text);
    out.append("</").append(element).append(">\n");
}

void append_head(std::string& out, const SvgNames& names, double height) {
    const std::string high = std::to_string(static_cast<long>(height));
    const std::string wide = std::to_string(static_cast<long>(width));
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    out.append(" width=\"").append(wide).append("\" height=\"").append(high);
    out.append("\" viewBox=\"0 0 ").append(wide).append(" ").append(high).append("\" role=\"img\"");
    std::string labels;
    const auto add_label = [&](std::string_view text, std::string_view element) {
        if (!text.empty()) {
            labels.append(labels.empty() ? "" : " ").append(names.prefix).append("-").append(element);
        }
    };
    add_label(names.title, "title");
    add_label(names.description, "desc");
    if (!labels.empty()) {
        out.append(" aria-labelledby=\"").append(labels).append("\"");
    }
    out.append(">\n");
    if (!names.title.empty()) {
        append_element(out, "title", names.prefix, names.title);
    }
    if (!names.description.empty()) {
        append_element(out, "desc", names.prefix, names.description);
    }
}

}  // namespace

std::string draw_svg(const Chart& chart, const SvgNames& names, Fonts& fonts, std::string& out) {
    ChartDrawing drawing(chart, fonts, {width, most_height, text_size, names.language});
    const double height = std::ceil(drawing.height());
    std::string file;
    {
        const SurfaceHandle surface(
            cairo_svg_surface_create_for_stream(append_to_text, &file, width, height));
        const CairoHandle cairo(cairo_create(surface.get()));
        drawing.draw(cairo.get(), 0, 0);
        cairo_surface_finish(surface.get());
        for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())}) {
            if (status != CAIRO_STATUS_SUCCESS) {
                return std::string("a chart could not be drawn: ") + cairo_status_to_string(status);
            }
        }
    }
    if (drawing.has_unknown()) {
        return chart_character_missing;
    }
    const std::string_view view(file);
    const std::size_t head = view.find("<svg");
    const std::size_t begin = head == std::string_view::npos ? head : view.find('>', head);
    const std::size_t end = view.rfind("</svg>");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) {
        return "this version of Cairo writes SVG in a form that is not known here";
    }
    append_head(out, names, height);
    append_body(out, view.substr(begin + 2, end - begin - 2), names.prefix);
    out += "</svg>\n";
    return {};
}

}  // namespace vidra::documents::pdf
