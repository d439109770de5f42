// SPDX-License-Identifier: Apache-2.0
#include "documents/figure.hpp"
#include "documents/markdown.hpp"
#include "documents/writers.hpp"

namespace vidra::documents {

namespace {

/// Whether the line that is written so far is a number, which with a dot or bracket would be an item of a
/// list.
bool ends_with_number_alone(std::string_view out) {
    const std::string_view line = out.substr(out.rfind('\n') + 1);  // npos + 1 is the beginning
    const std::size_t first = line.find_first_not_of(" >-+*");
    return first != std::string_view::npos &&
           line.find_first_not_of("0123456789", first) == std::string_view::npos;
}

/// What stands behind a value.
void append_literal(std::string& out, std::string_view literal) {
    const std::size_t end = literal.find_first_not_of("0123456789");
    if (end != std::string_view::npos && (literal[end] == '.' || literal[end] == ')') &&
        ends_with_number_alone(out)) {
        out += literal.substr(0, end);
        out += '\\';
        literal.remove_prefix(end);
    }
    out += literal;
}

/// Whether a figure may begin at `at`: nothing but blanks and the marks of quotes and items is before it.
bool begins_line(std::string_view text, std::size_t at) {
    const std::size_t line = text.substr(0, at).rfind('\n') + 1;  // npos + 1 is the beginning
    return text.substr(line, at - line).find_first_not_of(" >-+*") == std::string_view::npos;
}

/// `![words](chart:id)` from `begin` on becomes `_Figure: words_`: no file of the picture is beside the text.
/// What is typed can be none of it, for its brackets are escaped.
void take_figures(std::string& out, std::size_t begin, const Page& page) {
    constexpr std::string_view open = "![";
    constexpr std::string_view address = "](chart:";
    std::string text;
    std::string_view rest = std::string_view(out).substr(begin);
    for (std::size_t at = rest.find(open); at != std::string_view::npos; at = rest.find(open)) {
        const std::size_t middle = rest.find(address, at);
        const std::size_t end = middle == std::string_view::npos ? middle : rest.find(')', middle);
        if (end == std::string_view::npos) {
            break;
        }
        const std::string_view id = chart_id(rest.substr(middle + 2, end - middle - 2));
        const std::string_view words = rest.substr(at + open.size(), middle - at - open.size());
        const bool is_figure =
            begins_line(rest, at) && !id.empty() && words.find("\n\n") == std::string_view::npos;
        if (!is_figure) {
            text += rest.substr(0, at + open.size());
            rest.remove_prefix(at + open.size());
            continue;
        }
        text += rest.substr(0, at);
        text.append("_").append(figure_word(page.language)).append(": ");
        if (words.empty()) {
            Block figure;
            figure.chart = id;
            append_markdown_escaped(text, plain_text(figure_words(page, figure), {}), true);
        } else {
            text += words;
        }
        text += '_';
        rest.remove_prefix(end + 1);
    }
    text += rest;
    out.resize(begin);
    out += text;
}

}  // namespace

void append_markdown(std::string& out, const FilledLetter& letter) {
    const std::size_t begin = out.size();
    std::size_t slot = 0;
    for (const Shape::Stretch& stretch : letter.shape->source) {
        if (slot == 0) {
            out += stretch.literal;
        } else {
            append_literal(out, stretch.literal);
        }
        if (stretch.has_value) {
            append_markdown_escaped(out, letter.values[slot++], stretch.on_one_line);
        }
    }
    if (letter.shape->page.charts != nullptr) {
        take_figures(out, begin, letter.shape->page);
    }
    if (!out.empty() && out.back() != '\n') {
        out += '\n';
    }
}

}  // namespace vidra::documents
