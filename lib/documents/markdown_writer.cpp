// SPDX-License-Identifier: Apache-2.0
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

}  // namespace

void append_markdown(std::string& out, const FilledLetter& letter) {
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
    if (!out.empty() && out.back() != '\n') {
        out += '\n';
    }
}

}  // namespace vidra::documents
