// SPDX-License-Identifier: Apache-2.0
#include "tomlio/document.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace vidra::tomlio {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

diag::Position position(const toml::source_position& p) {
    return {static_cast<std::uint32_t>(p.line), static_cast<std::uint32_t>(p.column)};
}

diag::Range range(const toml::source_region& region) {
    return {position(region.begin), std::max(position(region.begin), position(region.end))};
}

diag::Range place_of_byte(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column = static_cast<std::uint32_t>(base::count_code_points(before.substr(line_start)) + 1);
    return {{line, column}, {line, column}};
}

/// The byte where brackets and the parts of dotted keys together nest too deep. toml++ 3.3 recurses on each
/// part of a dotted key without bound and overflows the stack at about 50,000 of them; inline tables and
/// arrays it limits by themselves to 256, each of which may hold dotted keys again.
std::optional<std::size_t> find_too_deep(std::string_view text) {
    constexpr std::size_t deepest = 64;
    std::vector<std::size_t> outer;  // dots before each open bracket
    std::size_t outer_dots = 0;
    std::size_t dots = 0;
    std::size_t i = 0;
    const auto skip_string = [&](char quote) {
        const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
        const bool multi_line = text.substr(i).starts_with(triple);
        i += multi_line ? 3 : 1;
        while (i < text.size()) {
            if (quote == '"' && text[i] == '\\') {
                i += 2;
            } else if (multi_line && text.substr(i).starts_with(triple)) {
                i += 3;
                return;
            } else if (!multi_line && (text[i] == quote || text[i] == '\n')) {
                ++i;
                return;
            } else {
                ++i;
            }
        }
    };
    while (i < text.size()) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            skip_string(c);
            continue;
        }
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
            continue;
        }
        if (c == '.') {
            ++dots;
        } else if (c == '[' || c == '{') {
            outer.push_back(dots);
            outer_dots += dots;
            dots = 0;
        } else if ((c == ']' || c == '}') && !outer.empty()) {
            dots = outer.back();
            outer_dots -= dots;
            outer.pop_back();
        } else if (c == ',' || (c == '\n' && outer.empty())) {
            dots = 0;
        }
        if (outer.size() + outer_dots + dots >= deepest) {
            return i;
        }
        ++i;
    }
    return std::nullopt;
}

Value convert(const toml::node& node);

Value convert_table(const toml::table& table) {
    Value value;
    for (const auto& [key, node] : table) {
        value.members.push_back({std::string(key.str()), range(key.source()), convert(node)});
    }
    std::stable_sort(value.members.begin(), value.members.end(),
                     [](const Member& a, const Member& b) { return a.key_range.begin < b.key_range.begin; });
    return value;
}

Value convert(const toml::node& node) {
    Value value;
    switch (node.type()) {
        case toml::node_type::table:
            value = convert_table(*node.as_table());
            value.kind = Kind::table;
            break;
        case toml::node_type::array:
            value.kind = Kind::array;
            for (const toml::node& item : *node.as_array()) {
                value.items.push_back(convert(item));
            }
            break;
        case toml::node_type::string:
            value.kind = Kind::string;
            value.string = node.as_string()->get();
            break;
        case toml::node_type::integer:
            value.kind = Kind::integer;
            value.integer = node.as_integer()->get();
            break;
        case toml::node_type::boolean:
            value.kind = Kind::boolean;
            value.boolean = node.as_boolean()->get();
            break;
        case toml::node_type::floating_point:
            value.kind = Kind::real;
            break;
        case toml::node_type::date: {
            const toml::date date = node.as_date()->get();
            value.kind = Kind::date_or_time;
            value.string = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
            break;
        }
        default:
            value.kind = Kind::date_or_time;
    }
    value.range = range(node.source());
    return value;
}

/// Walks over the source of a string literal and notes where each byte of its value stands.
class LiteralWalk {
  public:
    LiteralWalk(std::string_view text, diag::Position start) : m_text(text), m_at(start) {
        for (std::uint32_t line = 1; line < start.line && m_offset < text.size(); ++line) {
            m_offset = std::min(text.find('\n', m_offset), text.size() - 1) + 1;
        }
        if (m_offset == 0 && text.starts_with(byte_order_mark)) {
            m_offset = byte_order_mark.size();
        }
        m_at.column = 1;
        while (m_at.column < start.column && m_offset < text.size()) {
            step();
        }
    }

    /// True when the value has one byte for each source byte after the opening quote, on one line.
    [[nodiscard]] bool is_plain(std::string_view value) const {
        return !rest().starts_with("\"\"\"") && !rest().starts_with("'''") &&
               rest().substr(1).starts_with(value);
    }

    std::vector<diag::Position> positions(std::size_t value_size) {
        std::vector<diag::Position> result;
        const char quote = rest().empty() ? '"' : rest().front();
        const bool multi_line = rest().starts_with("\"\"\"") || rest().starts_with("'''");
        for (int i = 0; i < (multi_line ? 3 : 1); ++i) {
            step();
        }
        if (multi_line && rest().starts_with("\r\n")) {
            step();
        }
        if (multi_line && rest().starts_with("\n")) {
            step();  // a line end right after the opening quotes is not part of the value
        }
        while (result.size() < value_size && m_offset < m_text.size()) {
            if (quote == '"' && rest().front() == '\\') {
                escape(result);
            } else if (rest().starts_with("\r\n")) {
                step();
            } else {
                character(result);
            }
        }
        result.resize(value_size, m_at);
        result.push_back(m_at);
        return result;
    }

  private:
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_offset); }

    void step() {
        if (m_offset >= m_text.size()) {
            return;
        }
        if (m_text[m_offset] == '\n') {
            ++m_at.line;
            m_at.column = 1;
            ++m_offset;
            return;
        }
        ++m_at.column;
        do {
            ++m_offset;
        } while (m_offset < m_text.size() && (static_cast<unsigned char>(m_text[m_offset]) & 0xC0U) == 0x80U);
    }

    void character(std::vector<diag::Position>& result) {
        const std::size_t begin = m_offset;
        const diag::Position at = m_at;
        step();
        result.insert(result.end(), m_offset - begin, at);
    }

    void escape(std::vector<diag::Position>& result) {
        const diag::Position at = m_at;
        step();
        const char kind = rest().empty() ? '\\' : rest().front();
        if (kind == '\n' || kind == '\r' || kind == ' ' || kind == '\t') {
            while (!rest().empty() &&
                   std::string_view(" \t\r\n").find(rest().front()) != std::string_view::npos) {
                step();  // a line-ending backslash swallows all white space after it
            }
            return;
        }
        step();
        std::size_t bytes = 1;
        if (kind == 'u' || kind == 'U') {
            const int digits = kind == 'u' ? 4 : 8;
            std::uint32_t code_point = 0;
            for (int i = 0; i < digits && !rest().empty(); ++i) {
                const char c = rest().front();
                const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
                code_point = code_point * 16 + static_cast<std::uint32_t>(digit);
                step();
            }
            bytes = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
        }
        result.insert(result.end(), bytes, at);
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    diag::Position m_at;
};

/// The last member called `key` in the tree that begins before `before`; null if there is none.
const Member* last_member(const Value& value, std::string_view key, diag::Position before) {
    const Member* last = nullptr;
    const auto later = [&](const Member* candidate) {
        if (candidate != nullptr && candidate->key_range.begin < before &&
            (last == nullptr || last->key_range.begin < candidate->key_range.begin)) {
            last = candidate;
        }
    };
    for (const Member& member : value.members) {
        later(member.key == key ? &member : nullptr);
        later(last_member(member.value, key, before));
    }
    for (const Value& item : value.items) {
        later(last_member(item, key, before));
    }
    return last;
}

std::size_t start_of_line(std::string_view text, std::uint32_t line) {
    std::size_t at = 0;
    for (std::uint32_t i = 1; i < line && at < text.size(); ++i) {
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
    return at;
}

/// A key that stands twice, which toml++ tells without the first place. Gives false for any other fault.
bool report_duplicate_key(const toml::parse_error& error, std::string_view text,
                          diag::Diagnostics& diagnostics) {
    const std::string_view description = error.description();
    constexpr std::string_view telling = "cannot redefine existing ";
    const std::size_t quote = description.find('\'', std::min(description.find(telling), description.size()));
    const std::size_t end = quote == std::string_view::npos ? quote : description.find('\'', quote + 1);
    if (end == std::string_view::npos) {
        return false;
    }
    const std::string_view path = description.substr(quote + 1, end - quote - 1);
    const std::string_view key =
        path.substr(path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1);
    const diag::Position fault = position(error.source().begin);
    const std::size_t line = start_of_line(text, fault.line);
    const std::size_t at = text.find(key, line);
    diag::Diagnostics ignored;
    const auto before = parse(std::string(text.substr(0, line)), ignored);
    const Member* first = before ? last_member(before->root, key, fault) : nullptr;
    auto& finding =
        diagnostics.add(diag::Code::toml_syntax,
                        at == std::string_view::npos ? diag::Range{fault, fault} : place_of_byte(text, at),
                        fmt::format("the key `{}` stands twice in its table", key));
    if (first != nullptr) {
        finding.notes.push_back({fmt::format("first on line {}", first->key_range.begin.line),
                                 diagnostics.here(first->key_range)});
    }
    return true;
}

std::string as_message(std::string_view description) {
    // toml++ writes "Error while parsing WHAT: WHY." or ends without a full stop
    while (!description.empty() && (description.back() == '.' || description.back() == '\n')) {
        description.remove_suffix(1);
    }
    constexpr std::string_view opening = "Error while parsing ";
    if (description.starts_with(opening)) {
        return fmt::format("in {}", description.substr(opening.size()));
    }
    return std::string(description);
}

}  // namespace

const char* kind_word(Kind kind) {
    switch (kind) {
        case Kind::string:
            return "a text";
        case Kind::integer:
            return "an integer";
        case Kind::real:
            return "a decimal number";
        case Kind::boolean:
            return "a truth value";
        case Kind::date_or_time:
            return "a date or time";
        case Kind::array:
            return "an array";
        case Kind::table:
            return "a table";
    }
    return "";
}

diag::SourceText Document::source_text(const Value& value) const {
    diag::SourceText result{value.string, value.range, {}};
    LiteralWalk walk(text, value.range.begin);
    if (!walk.is_plain(value.string)) {
        result.positions = walk.positions(value.string.size());
    }
    return result;
}

std::optional<Document> parse(std::string text, diag::Diagnostics& diagnostics) {
    if (const auto bad = base::find_invalid_utf8(text)) {
        diagnostics.add(diag::Code::not_utf8, place_of_byte(text, *bad), "the text is not UTF-8 here",
                        "save the file as UTF-8");
        return std::nullopt;
    }
    if (const auto deep = find_too_deep(text)) {
        diagnostics.add(diag::Code::too_deep, place_of_byte(text, *deep),
                        "tables, lists and dotted keys are nested more than 64 deep here",
                        "no file of vidra is nested that deep");
        return std::nullopt;
    }
    Document document;
    try {
        const toml::table table = toml::parse(std::string_view(text));
        document.root = convert_table(table);
        document.root.range = {{1, 1}, {1, 1}};
    } catch (const toml::parse_error& error) {
        if (report_duplicate_key(error, text, diagnostics)) {
            return std::nullopt;
        }
        diagnostics.add(diag::Code::toml_syntax, range(error.source()), as_message(error.description()),
                        "the file must be TOML 1.0");
        return std::nullopt;
    }
    document.text = std::move(text);
    return document;
}

}  // namespace vidra::tomlio
