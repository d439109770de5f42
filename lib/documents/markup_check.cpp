// SPDX-License-Identifier: Apache-2.0
#include "documents/markup_check.hpp"

#include "base/utf8.hpp"
#include "documents/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::documents {
namespace {

/// A text with all of its sections entered, or none, as Markdown that knows where each of its bytes is from.
class Outline {
  public:
    Outline(const LetterTemplate::Text& text, bool enters)
        : m_partials(text.partials), m_enters(enters), m_source(&m_sources.emplace_back()) {
        m_sources.back().file = text.path;
        add(text.tmpl.nodes);
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

    /// Where a fault stands. If they are asked for in their order, a long line is counted once.
    [[nodiscard]] diag::Location place(const MarkdownPage::Fault& fault) {
        const std::size_t line = std::min(fault.line, m_line_starts.size()) - 1;
        const std::size_t line_begin = m_line_starts[line];
        const std::string_view from_line = std::string_view(m_text).substr(line_begin);
        const std::size_t line_size = std::min(from_line.find('\n'), from_line.size());
        const std::size_t at = line_begin + std::min(fault.column - 1, line_size);
        const auto behind =
            std::upper_bound(m_stretches.begin(), m_stretches.end(), at,
                             [](std::size_t offset, const Stretch& one) { return offset < one.offset; });
        if (behind == m_stretches.begin()) {
            return {m_sources.front().file, {{1, 1}, {1, 1}}};
        }
        const Stretch& stretch = *(behind - 1);
        const Source& source = *stretch.source;
        if (fault.is_indented_code && !source.indent.empty() && from_line.starts_with(source.indent) &&
            from_line.find_first_not_of(" \t") == source.indent.size()) {
            return source.included;  // in its own file the line begins without a blank
        }
        diag::Position position = stretch.begin;
        if (!stretch.is_value && stretch.line == line) {
            position.column += columns(stretch.offset, at);
        } else if (!stretch.is_value) {
            position.line += static_cast<std::uint32_t>(line - stretch.line);
            position.column = 1 + columns(line_begin, at);
        }
        // a partial is read with the blanks before its tag on every line
        const auto indent = static_cast<std::uint32_t>(source.indent.size());
        position.column = position.column > indent ? position.column - indent : 1;
        return {source.file, {position, position}};
    }

  private:
    /// A file that is included.
    struct Source {
        std::string file;
        std::string indent;
        diag::Location included;  ///< the tag that includes it
    };
    /// A text of a template, or the tag of a value.
    struct Stretch {
        std::size_t offset = 0;  ///< where it begins
        std::size_t line = 0;    ///< the same, from 0
        diag::Position begin;    ///< in its file
        bool is_value = false;
        const Source* source = nullptr;  ///< never null
    };

    void add(const std::vector<Node>& nodes) {
        constexpr std::size_t deepest = 16;
        // what is more was reported by check_template
        constexpr std::size_t most_bytes = 4U << 20U;
        constexpr std::size_t most_nodes = 200'000;
        for (const Node& node : nodes) {
            if (++m_nodes > most_nodes || m_text.size() > most_bytes) {
                return;
            }
            switch (node.kind) {
                case Node::Kind::text:
                    add_text(node);
                    break;
                case Node::Kind::value:
                case Node::Kind::raw_value:
                    begin_stretch(node);
                    append_slot_mark(m_text, m_slots++);
                    break;
                case Node::Kind::section:
                case Node::Kind::inverted:
                    if (m_enters == (node.kind == Node::Kind::section)) {
                        add(node.children);
                    }
                    break;
                case Node::Kind::partial:
                    if (m_depth < deepest) {
                        ++m_depth;
                        include(node);
                        --m_depth;
                    }
                    break;
            }
        }
    }

    void include(const Node& node) {
        const Template* partial = m_partials.find(node.text, node.indent);
        const PartialSet::Source* source = m_partials.source(node.text);
        if (partial == nullptr || source == nullptr) {
            return;
        }
        const Source* const outer = m_source;
        m_source = &m_sources.emplace_back(Source{source->path, node.indent, {outer->file, node.range}});
        add(partial->nodes);
        m_source = outer;
    }

    void begin_stretch(const Node& node) {
        m_stretches.push_back({m_text.size(), m_line_starts.size() - 1, node.range.begin,
                               node.kind != Node::Kind::text, m_source});
    }

    void add_text(const Node& node) {
        begin_stretch(node);
        for (const char c : node.text) {
            m_text += c;
            if (c == '\n') {
                m_line_starts.push_back(m_text.size());
            }
        }
    }

    [[nodiscard]] std::uint32_t columns(std::size_t begin, std::size_t end) {
        if (m_counted_from != begin || m_counted_to > end) {
            m_counted_from = m_counted_to = begin;
            m_counted = 0;
        }
        m_counted +=
            base::count_code_points(std::string_view(m_text).substr(m_counted_to, end - m_counted_to));
        m_counted_to = end;
        return static_cast<std::uint32_t>(m_counted);
    }

    const PartialSet& m_partials;
    bool m_enters;
    std::string m_text;
    std::vector<std::size_t> m_line_starts = {0};
    std::deque<Source> m_sources;  ///< where they are, they stay
    const Source* m_source;        ///< what is being added
    std::size_t m_nodes = 0;
    std::size_t m_slots = 0;
    std::size_t m_depth = 0;
    std::vector<Stretch> m_stretches;
    std::size_t m_counted_from = 0;
    std::size_t m_counted_to = 0;
    std::size_t m_counted = 0;
};

}  // namespace

void check_markup(const LetterTemplate::Text& text, diag::Diagnostics& diagnostics, Figures figures) {
    const std::string file = diagnostics.file();
    std::set<std::pair<diag::Location, std::string_view>> said;
    for (const bool enters : {true, false}) {
        Outline outline(text, enters);
        for (const MarkdownPage::Fault& fault : read_markdown(outline.text(), figures).faults) {
            const diag::Location place = outline.place(fault);
            if (said.emplace(place, fault.what).second) {
                diagnostics.set_file(place.file);
                diagnostics.add(
                    diag::Code::template_markup, place.range,
                    fmt::format("a {} cannot have {}", figures == Figures::charts ? "report" : "letter",
                                fault.what),
                    "one text becomes plain text, HTML and PDF: headings, paragraphs, lists, check "
                    "boxes, tables, quotes and emphasis are for all of them");
            }
        }
    }
    diagnostics.set_file(file);
}

}  // namespace vidra::documents
