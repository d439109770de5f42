// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "documents/mustache.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace vidra::documents {
namespace {

/// Counts lines and columns up to one offset after another, none before the last.
class Places {
  public:
    explicit Places(std::string_view text) : m_text(text) {}
    diag::Position at(std::size_t offset) {
        for (; m_offset < offset; ++m_offset) {
            if (m_text[m_offset] == '\n') {
                ++m_position.line;
                m_position.column = 1;
            } else if (base::count_code_points(m_text.substr(m_offset, 1)) != 0) {
                ++m_position.column;
            }
        }
        return m_position;
    }

  private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    diag::Position m_position = {1, 1};
};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

class Parser {
  public:
    Parser(std::string_view text, diag::Diagnostics& diagnostics)
        : m_text(text), m_places(text), m_diagnostics(diagnostics) {}

    Template parse() {
        m_open.push_back({});
        while (read_tag()) {
        }
        add_text(m_text.size());
        while (m_open.size() > 1) {
            fault(m_open.back().range, fmt::format("the section `{}` is never closed", m_open.back().text),
                  fmt::format("close it with {{{{/{}}}}}", m_open.back().text));
            close_section();
        }
        return {std::move(m_open.back().children)};
    }

  private:
    /// A tag as it stands in the text: its sigil (0 for a plain value), what is in it, and its bytes.
    struct Tag {
        char sigil = 0;
        std::string_view content;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    bool read_tag() {
        const std::size_t begin = m_text.find(m_open_delimiter, m_at);
        if (begin == std::string_view::npos) {
            return false;
        }
        const auto tag = tag_at(begin);
        if (!tag) {
            Places places = m_places;  // the text before it is still to be taken
            const diag::Position start = places.at(begin);
            fault({start, start}, "this tag is never closed",
                  fmt::format("a tag ends with {}", m_close_delimiter));
            return false;
        }
        take(*tag);
        return true;
    }

    std::optional<Tag> tag_at(std::size_t begin) const {
        Tag tag;
        tag.begin = begin;
        std::size_t inside = begin + m_open_delimiter.size();
        std::string close = m_close_delimiter;
        constexpr std::string_view sigils = "#^/>&!={";
        if (inside < m_text.size() && sigils.find(m_text[inside]) != std::string_view::npos) {
            tag.sigil = m_text[inside++];
            close = tag.sigil == '{' ? "}" + close : tag.sigil == '=' ? "=" + close : close;
        }
        const std::size_t end = m_text.find(close, inside);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        tag.content = base::trim(m_text.substr(inside, end - inside));
        tag.end = end + close.size();
        return tag;
    }

    /// A tag that is no value leaves no line behind where it stands alone on one.
    void take(const Tag& tag) {
        const bool may_stand_alone = tag.sigil != 0 && tag.sigil != '&' && tag.sigil != '{';
        while (m_feed < tag.begin) {
            m_line = m_feed + 1;
            m_feed = m_text.find('\n', m_line);
        }
        const std::size_t line = m_line;
        const std::size_t feed = m_feed < tag.end ? m_text.find('\n', tag.end) : m_feed;
        const std::size_t rest = feed == std::string_view::npos ? m_text.size() : feed;
        std::string_view behind = m_text.substr(tag.end, rest - tag.end);
        behind.remove_suffix(!behind.empty() && behind.back() == '\r' && feed != std::string_view::npos ? 1
                                                                                                        : 0);
        const std::string_view before = m_text.substr(line, tag.begin - line);
        const bool stands_alone = may_stand_alone && line >= m_at && is_blank(before) && is_blank(behind);
        add_text(stands_alone ? line : tag.begin);
        const diag::Position begin = m_places.at(tag.begin);
        const diag::Range range = {begin, m_places.at(tag.end)};
        m_at = !stands_alone ? tag.end : feed == std::string_view::npos ? m_text.size() : feed + 1;
        take(tag, range, stands_alone ? before : std::string_view());
    }

    void take(const Tag& tag, diag::Range range, std::string_view indent) {
        switch (tag.sigil) {
            case '!':
                return;
            case '=':
                set_delimiters(tag, range);
                return;
            case '/':
                close(tag, range);
                return;
            default:
                break;
        }
        Node node;
        node.kind = tag.sigil == '#'   ? Node::Kind::section
                    : tag.sigil == '^' ? Node::Kind::inverted
                    : tag.sigil == '>' ? Node::Kind::partial
                    : tag.sigil == 0   ? Node::Kind::value
                                       : Node::Kind::raw_value;
        node.range = range;
        node.text = tag.content;
        if (!check_name(node)) {
            return;
        }
        if (node.kind == Node::Kind::partial) {
            node.indent = indent;
        }
        if (node.kind == Node::Kind::section || node.kind == Node::Kind::inverted) {
            if (m_open.size() > most_nested_sections) {
                if (m_open.size() == most_nested_sections + 1) {
                    fault(range, fmt::format("sections stand in one another more than {} deep",
                                             most_nested_sections));
                }
            }
            m_open_names.insert(node.text);
            m_open.push_back(std::move(node));
            return;
        }
        m_open.back().children.push_back(std::move(node));
    }

    bool check_name(Node& node) {
        if (node.text.empty()) {
            fault(node.range, "this tag names nothing");
            return false;
        }
        if (std::any_of(node.text.begin(), node.text.end(), base::is_ascii_space)) {
            fault(node.range, fmt::format("`{}` is no name: a name holds no blanks", node.text));
            return false;
        }
        if (node.kind != Node::Kind::partial && node.text != ".") {
            for (const std::string_view part : base::split(node.text, '.')) {
                node.path.emplace_back(part);
            }
            if (std::any_of(node.path.begin(), node.path.end(),
                            [](const auto& part) { return part.empty(); })) {
                fault(node.range,
                      fmt::format("`{}` is no name: something is missing beside a dot", node.text));
                return false;
            }
        }
        return true;
    }

    void set_delimiters(const Tag& tag, diag::Range range) {
        std::vector<std::string> words;
        for (const std::string_view word : base::split(tag.content, ' ')) {
            const std::string_view trimmed = base::trim(word);
            if (!trimmed.empty()) {
                words.emplace_back(trimmed);
            }
        }
        const bool is_good =
            words.size() == 2 && std::none_of(words.begin(), words.end(), [](const std::string& word) {
                return word.find_first_of("=\n\r\t") != std::string::npos;
            });
        if (!is_good) {
            fault(range, "this must be two delimiters with a blank between them", "for example {{=<% %>=}}");
            return;
        }
        m_open_delimiter = words[0];
        m_close_delimiter = words[1];
    }

    void close(const Tag& tag, diag::Range range) {
        if (m_open.size() == 1) {
            fault(range, fmt::format("`{}` closes a section that is not open", tag.content));
            return;
        }
        if (m_open.back().text != tag.content) {
            diag::Diagnostic& one = fault(
                range, fmt::format("`{}` closes here, and `{}` is open", tag.content, m_open.back().text));
            one.notes.push_back({"it was opened here", m_diagnostics.here(m_open.back().range)});
            if (!m_open_names.contains(std::string(tag.content))) {
                return;
            }
            while (m_open.back().text != tag.content) {
                close_section();
            }
        }
        close_section();
    }

    void close_section() {
        Node section = std::move(m_open.back());
        m_open.pop_back();
        m_open_names.erase(m_open_names.find(section.text));
        // deeper ones were reported, and are left out
        if (m_open.size() <= most_nested_sections) {
            m_open.back().children.push_back(std::move(section));
        }
    }

    void add_text(std::size_t end) {
        if (end > m_at) {
            Node node;
            const diag::Position begin = m_places.at(m_at);
            node.range = {begin, begin};
            node.text = m_text.substr(m_at, end - m_at);
            m_open.back().children.push_back(std::move(node));
        }
    }

    diag::Diagnostic& fault(diag::Range range, std::string message, std::string help = {}) {
        return m_diagnostics.add(diag::Code::template_syntax, range, std::move(message), std::move(help));
    }

    std::string_view m_text;
    Places m_places;
    diag::Diagnostics& m_diagnostics;
    std::size_t m_at = 0;  ///< what stands before it has been taken
    /// The line of the last tag, and its line feed (npos: none): looked for once, however many tags are on
    /// it.
    std::size_t m_line = 0;
    std::size_t m_feed = m_text.find('\n');
    std::string m_open_delimiter = "{{";
    std::string m_close_delimiter = "}}";
    std::unordered_multiset<std::string> m_open_names;  ///< of the sections that are open
    std::vector<Node> m_open;                           ///< the whole template and the sections that are open
};

}  // namespace

Template parse_template(std::string_view text, diag::Diagnostics& diagnostics) {
    return Parser(text, diagnostics).parse();
}

std::string indented(std::string_view text, std::string_view indent) {
    std::string result;
    while (!text.empty()) {
        const std::size_t feed = text.find('\n');
        const std::size_t size = feed == std::string_view::npos ? text.size() : feed + 1;
        result += indent;
        result += text.substr(0, size);
        text.remove_prefix(size);
    }
    return result;
}

}  // namespace vidra::documents
