// SPDX-License-Identifier: Apache-2.0
#include "diag/render.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace vidra::diag {
namespace {

std::string place(const Location& location) {
    std::string text = base::terminal_safe(location.file);
    if (location.range.begin.line != 0) {
        text += fmt::format(":{}:{}", location.range.begin.line, std::max(1U, location.range.begin.column));
    }
    return text;
}

std::string_view severity_word(Severity severity) {
    return severity == Severity::error ? "error" : "warning";
}

std::string_view line_of(std::string_view source, std::uint32_t line) {
    for (std::uint32_t at = 1; at < line; ++at) {
        const std::size_t end = source.find('\n');
        if (end == std::string_view::npos) {
            return {};
        }
        source.remove_prefix(end + 1);
    }
    std::string_view text = source.substr(0, source.find('\n'));
    if (!text.empty() && text.back() == '\r') {
        text.remove_suffix(1);
    }
    return text;
}

/// The marked part of a source line: long lines are cut to a window around the marker.
std::string excerpt(const Range& range, std::string_view source) {
    constexpr std::size_t before = 60;
    constexpr std::size_t shown = 100;
    std::string line(line_of(source, range.begin.line));
    std::replace(line.begin(), line.end(), '\t', ' ');  // one column each, as columns are counted
    line = base::terminal_safe(line);
    if (line.empty() || range.begin.column == 0) {
        return {};
    }
    std::size_t first = range.begin.column > before + 1 ? range.begin.column - 1 - before : 0;
    std::string text;
    std::size_t code_point = 0;
    for (const char c : line) {
        const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        code_point += starts ? 1U : 0U;
        if (code_point > first && code_point <= first + shown) {
            text += c;
        }
    }
    const bool one_line = range.end.line == range.begin.line && range.end.column > range.begin.column;
    const std::size_t marker_start = range.begin.column - 1 - first;
    const std::size_t width = base::count_code_points(text);
    std::size_t length = one_line ? range.end.column - range.begin.column : 1;
    length = std::max<std::size_t>(1, std::min(length, width > marker_start ? width - marker_start : 1));
    const std::string number = fmt::format("{}", range.begin.line);
    return fmt::format("  {} | {}\n  {} | {}{}\n", number, text, std::string(number.size(), ' '),
                       std::string(marker_start, ' '), std::string(length, '^'));
}

void append_location(std::string& out, const Location& location) {
    out += "\"file\":";
    base::append_json_string(out, location.file);
    fmt::format_to(std::back_inserter(out), R"(,"line":{},"column":{},"end_line":{},"end_column":{})",
                   location.range.begin.line, location.range.begin.column, location.range.end.line,
                   location.range.end.column);
}

}  // namespace

std::string render_line(const Diagnostic& diagnostic, Color color) {
    const std::string_view paint = color == Color::no                       ? ""
                                   : diagnostic.severity == Severity::error ? "\x1b[1;31m"
                                                                            : "\x1b[1;33m";
    const std::string_view end = color == Color::no ? "" : "\x1b[0m";
    const bool names_the_right_word = diagnostic.help.starts_with("did you mean");
    const std::string message =
        names_the_right_word ? diagnostic.message + "; " + diagnostic.help : diagnostic.message;
    return fmt::format("{}: {}{}{}: {} [{}]\n", place(diagnostic.location), paint,
                       severity_word(diagnostic.severity), end, base::terminal_safe(message),
                       info(diagnostic.code).id);
}

std::string render_full(const Diagnostic& diagnostic, std::string_view source, Color color) {
    std::string text = render_line(diagnostic, color);
    text += excerpt(diagnostic.location.range, source);
    for (const Note& note : diagnostic.notes) {
        if (note.location) {
            text += fmt::format("  {}: ", place(*note.location));
        } else {
            text += "  ";
        }
        text += fmt::format("note: {}\n", base::terminal_safe(note.message));
        if (note.location && note.location->file == diagnostic.location.file) {
            text += excerpt(note.location->range, source);
        }
    }
    if (!diagnostic.help.empty() && !diagnostic.help.starts_with("did you mean")) {
        text += fmt::format("  help: {}\n", base::terminal_safe(diagnostic.help));
    }
    return text;
}

std::string render_json(const Diagnostic& diagnostic) {
    std::string out = "{\"vidra\":1,";
    append_location(out, diagnostic.location);
    const CodeInfo& code = info(diagnostic.code);
    fmt::format_to(std::back_inserter(out), R"(,"severity":"{}","code":"{}","name":"{}","message":)",
                   severity_word(diagnostic.severity), code.id, code.name);
    base::append_json_string(out, diagnostic.message);
    out += ",\"help\":";
    base::append_json_string(out, diagnostic.help);
    out += ",\"notes\":[";
    for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
        const Note& note = diagnostic.notes[i];
        out += i == 0 ? "{\"message\":" : ",{\"message\":";
        base::append_json_string(out, note.message);
        if (note.location) {
            out += ',';
            append_location(out, *note.location);
        }
        out += '}';
    }
    out += "]}\n";
    return out;
}

}  // namespace vidra::diag
