// SPDX-License-Identifier: Apache-2.0
#include "documents/markdown.hpp"

#include "base/ascii.hpp"
#include "documents/survey.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace vidra::documents {
namespace {

// A slot is three characters U+F0000 to U+F03FF, digits of base 1,024. In UTF-8 they are F3 B0 8x/9x.. to
// F3 B0 8F BF: two bytes are fixed, ten bits are in the last two.
constexpr std::size_t digit_base = 1024;
constexpr std::size_t digits = 3;
constexpr std::size_t digit_bytes = 4;
constexpr std::string_view digit_start = "\xF3\xB0";

void append_digit(std::string& out, std::size_t digit) {
    out += digit_start;
    out += static_cast<char>(0x80U | (digit >> 6U));
    out += static_cast<char>(0x80U | (digit & 0x3FU));
}

std::size_t read_digit(std::string_view text) {
    const auto high = static_cast<unsigned char>(text[2]);
    const auto low = static_cast<unsigned char>(text[3]);
    return (static_cast<std::size_t>(high & 0x3FU) << 6U) | (low & 0x3FU);
}

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

class Reader {
  public:
    explicit Reader(Figures figures) : m_figures(figures) {}

    MarkdownPage read(std::string_view text) {
        cmark_gfm_core_extensions_ensure_registered();
        const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
        for (const char* const name : {"table", "tasklist"}) {
            if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
                cmark_parser_attach_syntax_extension(parser.get(), extension);
            }
        }
        cmark_parser_feed(parser.get(), text.data(), text.size());
        const std::unique_ptr<cmark_node, FreeNode> root(cmark_parser_finish(parser.get()));
        cmark_consolidate_text_nodes(root.get());
        read_blocks(root.get(), m_page.blocks);
        find_definitions(text);
        return std::move(m_page);
    }

  private:
    /// A line that begins with `[name]:` is no text, but defines a link.
    void find_definitions(std::string_view text) {
        std::size_t number = 1;
        for (const std::string_view line : base::split(text, '\n')) {
            const std::size_t begin = std::min(line.find_first_not_of(" >-+*"), line.size());
            const std::string_view rest = line.substr(begin);
            const std::size_t end = rest.find(']');
            if (rest.starts_with('[') && end != std::string_view::npos && end > 1 &&
                rest.substr(end).starts_with("]:")) {
                m_page.faults.push_back(
                    {number, begin + 1, "a definition of a link (a line that begins with [name]:)"});
            }
            ++number;
        }
    }

    void read_blocks(cmark_node* parent, std::vector<Block>& blocks) {
        if (m_depth == deepest) {
            fault(parent, "blocks in one another so deep");
            return;
        }
        ++m_depth;
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
             node = cmark_node_next(node)) {
            read_block(node, blocks);
        }
        --m_depth;
    }

    void read_block(cmark_node* node, std::vector<Block>& blocks) {
        const std::string_view type = cmark_node_get_type_string(node);
        Block block;
        if (type == "heading") {
            block.kind = Block::Kind::heading;
            block.level = cmark_node_get_heading_level(node);
            read_line(node, block.pieces);
        } else if (type == "paragraph" && is_figure(node)) {
            block.kind = Block::Kind::figure;
            block.chart = chart_id(cmark_node_get_url(cmark_node_first_child(node)));
            read_line(cmark_node_first_child(node), block.pieces);
        } else if (type == "paragraph") {
            read_line(node, block.pieces);
        } else if (type == "list") {
            read_list(node, block);
        } else if (type == "block_quote") {
            block.kind = Block::Kind::quote;
            read_blocks(node, block.children);
        } else if (type == "table") {
            read_table(node, block);
        } else if (type == "thematic_break") {
            block.kind = Block::Kind::rule;
        } else if (type == "html_block" || type == "code_block") {
            fault(node,
                  type == "html_block" ? "HTML" : "a code block (a line indented by four blanks, or ```)");
            const std::string_view literal = base::trim(cmark_node_get_literal(node));
            add_text(literal, block.pieces, {});
        } else {
            fault(node, "this kind of markup");
            return;
        }
        blocks.push_back(std::move(block));
    }

    void read_list(cmark_node* list, Block& block) {
        block.kind = Block::Kind::list;
        block.is_ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
        block.start = block.is_ordered ? cmark_node_get_list_start(list) : 1;
        block.is_tight = cmark_node_get_list_tight(list) != 0;
        for (cmark_node* node = cmark_node_first_child(list); node != nullptr; node = cmark_node_next(node)) {
            Block item;
            item.kind = Block::Kind::item;
            if (std::string_view(cmark_node_get_type_string(node)) == "tasklist") {
                item.box = cmark_gfm_extensions_get_tasklist_item_checked(node) ? Block::Box::ticked
                                                                                : Block::Box::empty;
            }
            read_blocks(node, item.children);
            block.children.push_back(std::move(item));
        }
    }

    void read_table(cmark_node* table, Block& block) {
        block.kind = Block::Kind::table;
        const std::size_t columns = cmark_gfm_extensions_get_table_columns(table);
        const std::uint8_t* const aligns = cmark_gfm_extensions_get_table_alignments(table);
        for (std::size_t i = 0; i < columns; ++i) {
            block.aligns.push_back(aligns[i] == 'c'   ? Block::Align::centre
                                   : aligns[i] == 'r' ? Block::Align::right
                                                      : Block::Align::left);
        }
        for (cmark_node* node = cmark_node_first_child(table); node != nullptr;
             node = cmark_node_next(node)) {
            Block row;
            row.kind = Block::Kind::row;
            for (cmark_node* inner = cmark_node_first_child(node); inner != nullptr;
                 inner = cmark_node_next(inner)) {
                Block cell;
                cell.kind = Block::Kind::cell;
                read_line(inner, cell.pieces);
                row.children.push_back(std::move(cell));
            }
            block.children.push_back(std::move(row));
        }
    }

    struct Style {
        bool bold = false;
        bool italic = false;
    };

    /// What stands in a line, each text with its measure.
    void read_line(cmark_node* parent, std::vector<Piece>& pieces) {
        read_inlines(parent, pieces, {});
        for (Piece& piece : pieces) {
            if (piece.kind == Piece::Kind::text) {
                piece.columns = width_of(piece.text);
                piece.is_plain = is_plain_text(piece.text);
            }
        }
    }

    void read_inlines(cmark_node* parent, std::vector<Piece>& pieces, Style style) {
        if (m_depth == deepest) {
            fault(parent, "emphasis in emphasis so deep");
            return;
        }
        ++m_depth;
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
             node = cmark_node_next(node)) {
            switch (cmark_node_get_type(node)) {
                case CMARK_NODE_TEXT:
                    add_text(cmark_node_get_literal(node), pieces, style);
                    break;
                case CMARK_NODE_SOFTBREAK:
                    add_text(" ", pieces, style);
                    break;
                case CMARK_NODE_LINEBREAK: {
                    Piece piece;
                    piece.kind = Piece::Kind::line_break;
                    pieces.push_back(std::move(piece));
                    break;
                }
                case CMARK_NODE_EMPH:
                    read_inlines(node, pieces, {style.bold, true});
                    break;
                case CMARK_NODE_STRONG:
                    read_inlines(node, pieces, {true, style.italic});
                    break;
                case CMARK_NODE_LINK:
                case CMARK_NODE_IMAGE:
                    fault(node,
                          m_figures == Figures::none
                              ? "a link or an image"
                              : "a link, or an image that is not ![words](chart:id) and nothing else in "
                                "its paragraph");
                    read_inlines(node, pieces, style);
                    break;
                case CMARK_NODE_CODE:
                case CMARK_NODE_HTML_INLINE:
                    fault(node,
                          cmark_node_get_type(node) == CMARK_NODE_CODE ? "code between backticks" : "HTML");
                    add_text(cmark_node_get_literal(node), pieces, style);
                    break;
                default:
                    fault(node, "this kind of markup");
                    break;
            }
        }
        --m_depth;
    }

    /// Takes the slots and the blank lines out of a text.
    static void add_text(std::string_view text, std::vector<Piece>& pieces, Style style) {
        constexpr std::size_t least_blank = 3;
        std::size_t begin = 0;
        std::size_t at = 0;
        const auto take = [&](Piece::Kind kind, std::size_t size) {
            add_plain(text.substr(begin, at - begin), pieces, style);
            Piece piece;
            piece.kind = kind;
            piece.bold = style.bold;
            piece.italic = style.italic;
            if (kind == Piece::Kind::value) {
                for (std::size_t i = 0; i < digits; ++i) {
                    piece.slot = piece.slot * digit_base + read_digit(text.substr(at + i * digit_bytes));
                }
            } else {
                piece.columns = size;
            }
            pieces.push_back(std::move(piece));
            at += size;
            begin = at;
        };
        while (at < text.size()) {
            if (text.substr(at).starts_with(digit_start) && text.size() - at >= digits * digit_bytes) {
                take(Piece::Kind::value, digits * digit_bytes);
            } else if (text[at] == '_') {
                const std::size_t end = std::min(text.find_first_not_of('_', at), text.size());
                if (end - at >= least_blank) {
                    take(Piece::Kind::blank, end - at);
                } else {
                    at = end;
                }
            } else {
                ++at;
            }
        }
        add_plain(text.substr(begin), pieces, style);
    }

    static void add_plain(std::string_view text, std::vector<Piece>& pieces, Style style) {
        if (text.empty()) {
            return;
        }
        const bool joins = !pieces.empty() && pieces.back().kind == Piece::Kind::text &&
                           pieces.back().bold == style.bold && pieces.back().italic == style.italic;
        if (joins) {
            pieces.back().text += text;
            return;
        }
        Piece piece;
        piece.bold = style.bold;
        piece.italic = style.italic;
        piece.text = text;
        pieces.push_back(std::move(piece));
    }

    [[nodiscard]] bool is_figure(cmark_node* paragraph) const {
        cmark_node* const only = cmark_node_first_child(paragraph);
        return m_figures == Figures::charts && only != nullptr && cmark_node_next(only) == nullptr &&
               cmark_node_get_type(only) == CMARK_NODE_IMAGE && !chart_id(cmark_node_get_url(only)).empty();
    }

    static bool is_indented_code(cmark_node* node) {
        int length = 0;
        int offset = 0;
        char mark = 0;
        return cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK &&
               cmark_node_get_fenced(node, &length, &offset, &mark) == 0;
    }

    void fault(cmark_node* node, std::string_view what) {
        cmark_node* at = node;
        while (at != nullptr && cmark_node_get_start_line(at) == 0) {
            at = cmark_node_parent(at);
        }
        MarkdownPage::Fault found;
        found.what = what;
        if (at != nullptr) {
            found.line = static_cast<std::size_t>(cmark_node_get_start_line(at));
            found.is_indented_code = is_indented_code(at);
            // of code in a line cmark-gfm gives the place behind the backtick
            const int before = cmark_node_get_type(at) == CMARK_NODE_CODE ? 1 : 0;
            const int column = found.is_indented_code ? 1 : cmark_node_get_start_column(at) - before;
            found.column = static_cast<std::size_t>(std::max(column, 1));
        }
        m_page.faults.push_back(found);
    }

    static constexpr std::size_t deepest = 64;
    Figures m_figures;
    MarkdownPage m_page;
    std::size_t m_depth = 0;
};

}  // namespace

MarkdownPage read_markdown(std::string_view text, Figures figures) {
    return Reader(figures).read(text);
}

std::string_view chart_id(std::string_view address) {
    constexpr std::string_view scheme = "chart:";
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    const bool is_chart = address.starts_with(scheme) &&
                          address.substr(scheme.size()).find_first_not_of(allowed) == std::string_view::npos;
    return is_chart ? address.substr(scheme.size()) : std::string_view();
}

void append_slot_mark(std::string& out, std::size_t slot) {
    append_digit(out, slot / digit_base / digit_base % digit_base);
    append_digit(out, slot / digit_base % digit_base);
    append_digit(out, slot % digit_base);
}

bool holds_slot_mark(std::string_view text) {
    return text.find(digit_start) != std::string_view::npos;
}

namespace {

/// Whether the character is one that an autolink of GitHub Flavored Markdown 0.29 ("Autolinks (extension)")
/// cannot be without, and that a backslash takes out of it: the colon of `http://`, the dot of `www.`. What
/// stands before the value, or behind it, may be the rest of the link.
bool is_of_autolink(std::string_view value, std::size_t at) {
    if (value[at] == ':') {
        return at + 1 == value.size() || value[at + 1] == '/';
    }
    if (value[at] != '.') {
        return false;
    }
    constexpr std::size_t most = 3;
    const std::string_view before = value.substr(0, at).substr(at - std::min(at, most));
    return before.find_first_not_of("wW") == std::string_view::npos;
}

/// Whether an address may go on behind this character.
bool is_of_address(std::string_view value, std::size_t at) {
    return value[at] == '@' && (at + 1 == value.size() || (value[at + 1] != ' ' && value[at + 1] != '\n'));
}

}  // namespace

void append_markdown_escaped(std::string& out, std::string_view value, bool on_one_line) {
    constexpr std::string_view always = "\\`*_[]<>&#|~$!{}^";
    constexpr std::string_view at_start = "-+=:@.)";
    // cmark-gfm looks for addresses when backslashes are gone: only another node in the text stops it
    constexpr std::string_view nothing = "<!-- -->";
    bool is_start = true;     // of the value, or of a line in it
    bool only_digits = true;  // since then: a number with a dot or bracket would be an item of a list
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\n') {
            out += on_one_line ? "<br>" : "\\\n";
            is_start = only_digits = true;
            continue;
        }
        if (c == ' ' && is_start) {
            out += c;  // before what could be markup
            continue;
        }
        const bool is_item = only_digits && !is_start && (c == '.' || c == ')');
        if (always.find(c) != std::string_view::npos || is_item ||
            (is_start && at_start.find(c) != std::string_view::npos) || is_of_autolink(value, i)) {
            out += '\\';
        }
        out += c;
        if (is_of_address(value, i)) {
            out += nothing;  // behind the character: at the beginning of a line it would be a block of HTML
        }
        only_digits = only_digits && base::is_ascii_digit(c);
        is_start = false;
    }
}

}  // namespace vidra::documents
