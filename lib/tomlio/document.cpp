// SPDX-License-Identifier: Apache-2.0
#include "tomlio/document.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
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
    if (text.starts_with(byte_order_mark)) {  // toml++ does not count it as a column either
        text.remove_prefix(byte_order_mark.size());
        offset -= std::min(offset, byte_order_mark.size());
    }
    const std::string_view before = text.substr(0, offset);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column = static_cast<std::uint32_t>(base::count_code_points(before.substr(line_start)) + 1);
    return {{line, column}, {line, column}};
}

/// The byte at a place; the end of the text for a place beyond it.
std::size_t byte_of_place(std::string_view text, diag::Position place) {
    std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    for (std::uint32_t line = 1; line < place.line && at < text.size(); ++line) {
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
    for (std::uint32_t column = 1; column < place.column && at < text.size(); ++column) {
        do {
            ++at;
        } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    }
    return at;
}

/// The place of a fault. At the end of a line or file toml++ may stand up to two columns behind it.
diag::Range place_of_fault(std::string_view text, const toml::parse_error& error) {
    diag::Position place = position(error.source().begin);
    const std::size_t begin = byte_of_place(text, {place.line, 1});
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    place.column = std::min(place.column, static_cast<std::uint32_t>(base::count_code_points(line) + 1));
    return {place, place};
}

/// The encoding that the first bytes tell, where it is not UTF-8; empty otherwise.
std::string_view other_encoding(std::string_view text) {
    using namespace std::string_view_literals;
    if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) {
        return "UTF-32";
    }
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) {
        return "UTF-16";
    }
    // without a mark: every file of vidra begins with ASCII, which takes two or four bytes there
    const auto is_nul = [&](std::size_t i) { return text[i] == '\0'; };
    if (text.size() < 4 || is_nul(0) == is_nul(3)) {
        return {};
    }
    if (is_nul(1) && is_nul(2)) {
        return "UTF-32";
    }
    return is_nul(0) == is_nul(2) && is_nul(1) == is_nul(3) ? "UTF-16" : "";
}

/// How brackets and dotted keys nest, as far as a text can be read without parsing it.
struct Nesting {
    std::optional<std::size_t> too_deep;  ///< the byte where they nest too deep; nothing after it was read
    std::string open;                     ///< the brackets that are open at the end
    std::size_t word_begin = 0;           ///< the last quoted string, or run of letters of a bare key
    std::size_t word_end = 0;
};

bool is_bare(char c) {
    return base::is_ascii_lower(c) || base::is_ascii_upper(c) || base::is_ascii_digit(c) || c == '_' ||
           c == '-';
}

/// Where the string that begins at `begin` ends: after its closing quotes or, where those are missing, its
/// line.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
    const char quote = text[begin];
    const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
    const bool multi_line = text.substr(begin).starts_with(triple);
    std::size_t i = begin + (multi_line ? triple.size() : 1);
    while (i < text.size()) {
        if (quote == '"' && text[i] == '\\') {
            i += 2;
        } else if (multi_line && text.substr(i).starts_with(triple)) {
            // one or two quotes right before the closing three are part of the text
            constexpr std::size_t most_quotes = 5;
            const std::string_view quotes = text.substr(i, most_quotes);
            return i + std::min(quotes.find_first_not_of(quote), quotes.size());
        } else if (!multi_line && (text[i] == quote || text[i] == '\n')) {
            return i + 1;
        } else {
            ++i;
        }
    }
    return text.size();
}

/// toml++ 3.3 recurses on each part of a dotted key without bound and overflows the stack at about 50,000 of
/// them; inline tables and arrays it limits by themselves to 256, each of which may hold dotted keys again.
/// So the sum of both is limited here, before it reads the text.
Nesting scan_nesting(std::string_view text) {
    constexpr std::size_t deepest = 64;
    Nesting nesting;
    std::vector<std::size_t> outer;  // dots before each open bracket
    std::size_t outer_dots = 0;
    std::size_t dots = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            nesting.word_begin = i;
            nesting.word_end = i = end_of_string(text, i);
            continue;
        }
        if (is_bare(c)) {
            const bool goes_on = i > 0 && nesting.word_end == i && is_bare(text[i - 1]);
            nesting.word_begin = goes_on ? nesting.word_begin : i;
            nesting.word_end = ++i;
            continue;
        }
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
            continue;
        }
        if (c == '.') {
            ++dots;
        } else if (c == '[' || c == '{') {
            nesting.open += c;
            outer.push_back(dots);
            outer_dots += dots;
            dots = 0;
        } else if ((c == ']' || c == '}') && !outer.empty()) {
            dots = outer.back();
            outer_dots -= dots;
            outer.pop_back();
            nesting.open.pop_back();
        } else if (c == ',' || (c == '\n' && outer.empty())) {
            dots = 0;
        }
        if (outer.size() + outer_dots + dots >= deepest) {
            nesting.too_deep = i;
            return nesting;
        }
        ++i;
    }
    return nesting;
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
    LiteralWalk(const Document& document, diag::Position start)
        : m_text(document.text),
          m_offset(start.line > 0 && start.line <= document.line_starts.size()
                       ? document.line_starts[start.line - 1]
                       : document.text.size()),
          m_at(start) {
        m_at.column = 1;
        while (m_at.column < start.column && m_offset < m_text.size()) {
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
    std::size_t m_offset;
    diag::Position m_at;
};

/// The table that holds a member called `key`; null if there is none.
const Value* table_with(const Value& value, std::string_view key) {
    for (const Member& member : value.members) {
        const Value* found = member.key == key ? &value : table_with(member.value, key);
        if (found != nullptr) {
            return found;
        }
    }
    for (const Value& item : value.items) {
        if (const Value* found = table_with(item, key)) {
            return found;
        }
    }
    return nullptr;
}

std::optional<Document> parse_quietly(std::string text) {
    diag::Diagnostics ignored;
    return parse(std::move(text), ignored);
}

/// Where `key`, whose last part stands at `part_begin`, stands first. The text up to there is read with a new
/// name in its stead, so that the table can be found which would hold it twice.
std::optional<diag::Range> first_place(std::string_view text, std::size_t part_begin, std::string_view key,
                                       const Nesting& nesting, bool in_header) {
    std::string marker = "vidra-marker";
    while (text.find(marker) != std::string_view::npos) {
        marker += '-';
    }
    std::string before = fmt::format("{}{}{}", text.substr(0, part_begin), marker, in_header ? "" : " = 0");
    std::transform(nesting.open.rbegin(), nesting.open.rend(), std::back_inserter(before),
                   [](char bracket) { return bracket == '[' ? ']' : '}'; });
    const auto document = parse_quietly(std::move(before));
    const Value* table = document ? table_with(document->root, marker) : nullptr;
    if (table == nullptr) {
        return std::nullopt;
    }
    const auto first = std::find_if(table->members.begin(), table->members.end(),
                                    [&](const Member& member) { return member.key == key; });
    return first == table->members.end() ? std::nullopt : std::optional(first->key_range);
}

/// A key that stands twice, which toml++ tells without the first place, and where its value or header begins.
/// Gives false for any other fault.
bool report_duplicate_key(const toml::parse_error& error, std::string_view text,
                          diag::Diagnostics& diagnostics) {
    if (error.description().find("cannot redefine existing ") == std::string_view::npos) {
        return false;
    }
    std::size_t at = byte_of_place(text, position(error.source().begin));
    const std::size_t last = text.substr(0, at).find_last_not_of(" \t");
    const bool in_header = last == std::string_view::npos || text[last] != '=';
    if (in_header && (at == text.size() || text[at] != '[')) {
        return false;
    }
    while (in_header && at < text.size() && text[at] != ']') {
        at = text[at] == '"' || text[at] == '\'' ? end_of_string(text, at) : at + 1;
    }
    const Nesting nesting = scan_nesting(text.substr(0, at));
    const std::string_view part = text.substr(nesting.word_begin, nesting.word_end - nesting.word_begin);
    const auto decoded = parse_quietly(std::string(part) + " = 0");
    if (!decoded || decoded->root.members.size() != 1) {
        return false;
    }
    const std::string& key = decoded->root.members.front().key;
    auto& finding = diagnostics.add(diag::Code::toml_syntax, place_of_byte(text, nesting.word_begin),
                                    fmt::format("the key `{}` stands twice in its table", key));
    if (const auto first = first_place(text, nesting.word_begin, key, nesting, in_header)) {
        finding.notes.push_back(
            {fmt::format("first on line {}", first->begin.line), diagnostics.here(*first)});
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

/// Reports the first fault of the syntax, if there is one.
std::optional<toml::table> parse_table(std::string_view text, diag::Diagnostics& diagnostics) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        if (report_duplicate_key(error, text, diagnostics)) {
            return std::nullopt;
        }
        if (error.description().find("expected '\\n' after '\\r'") != std::string_view::npos) {
            diag::Position place = place_of_fault(text, error).begin;  // of what follows it
            place.column -= place.column > 1 ? 1 : 0;
            diagnostics.add(diag::Code::toml_syntax, {place, place},
                            "a carriage return stands here without a line feed",
                            "save the file with line ends of Unix (LF) or Windows (CR LF)");
            return std::nullopt;
        }
        diagnostics.add(diag::Code::toml_syntax, place_of_fault(text, error), as_message(error.description()),
                        "the file must be TOML 1.0");
        return std::nullopt;
    }
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
    LiteralWalk walk(*this, value.range.begin);
    if (!walk.is_plain(value.string)) {
        result.positions = walk.positions(value.string.size());
    }
    return result;
}

std::optional<Document> parse(std::string text, diag::Diagnostics& diagnostics) {
    if (const std::string_view encoding = other_encoding(text); !encoding.empty()) {
        diagnostics.add(diag::Code::not_utf8, {{1, 1}, {1, 1}},
                        fmt::format("the file is {}, not UTF-8", encoding), "save it as UTF-8");
        return std::nullopt;
    }
    if (const auto bad = base::find_invalid_utf8(text)) {
        diagnostics.add(diag::Code::not_utf8, place_of_byte(text, *bad), "the text is not UTF-8 here",
                        "save the file as UTF-8");
        return std::nullopt;
    }
    if (const auto deep = scan_nesting(text).too_deep) {
        const diag::Range place = place_of_byte(text, *deep);
        // a bracket that was never closed looks deep as well; what stands before can be read without danger
        const std::size_t findings = diagnostics.all().size();
        (void)parse_table(std::string_view(text).substr(0, *deep), diagnostics);
        if (diagnostics.all().size() > findings &&
            diagnostics.all().back().location.range.begin < place.begin) {
            return std::nullopt;
        }
        diagnostics.take_back_to(findings);
        diagnostics.add(diag::Code::too_deep, place,
                        "tables, lists and dotted keys are nested more than 64 deep here",
                        "no file of vidra is nested that deep");
        return std::nullopt;
    }
    const auto table = parse_table(text, diagnostics);
    if (!table) {
        return std::nullopt;
    }
    Document document;
    document.root = convert_table(*table);
    document.root.range = {{1, 1}, {1, 1}};
    document.line_starts.push_back(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', end + 1)) {
        document.line_starts.push_back(end + 1);
    }
    document.text = std::move(text);
    return document;
}

}  // namespace vidra::tomlio
