// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "documents/writers.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <stdexcept>
#include <unordered_map>

namespace vidra::test {

using documents::Block;
using documents::Piece;

std::string places(const diag::Diagnostics& diagnostics) {
    std::string text;
    for (const diag::Diagnostic& one : diagnostics.all()) {
        const diag::Position begin = one.location.range.begin;
        const bool is_elsewhere = one.location.file != diagnostics.all().front().location.file;
        text += fmt::format("{}{}{}:{} {}", text.empty() ? "" : "\n",
                            is_elsewhere ? one.location.file + ": " : std::string(), begin.line, begin.column,
                            diag::info(one.code).id);
    }
    return text;
}

std::string words(const diag::Diagnostics& diagnostics) {
    std::string text;
    for (const diag::Diagnostic& one : diagnostics.all()) {
        text += one.message + "\n" + one.help + "\n";
        for (const diag::Note& note : one.notes) {
            text += note.message + "\n";
        }
    }
    return text;
}

std::string edited(std::string text, const std::string& part, const std::string& by) {
    const std::size_t at = text.find(part);
    if (at == std::string::npos || text.find(part, at + 1) != std::string::npos) {
        throw std::logic_error(fmt::format("`{}` does not occur once", part));
    }
    return text.replace(at, part.size(), by);
}

documents::Manifest manifest(const std::string& text, diag::Diagnostics& diagnostics) {
    const auto document = tomlio::parse(text, diagnostics);
    BOOST_TEST_REQUIRE(document.has_value(), words(diagnostics) << text);
    return documents::load_manifest(*document, diagnostics);
}

documents::Manifest good_manifest(const std::string& text) {
    diag::Diagnostics diagnostics;
    auto result = manifest(text, diagnostics);
    BOOST_TEST_REQUIRE(places(diagnostics) == "", words(diagnostics));
    return result;
}

documents::ReadText reader(const Files& files) {
    return [files](const std::string& path) {
        const auto at = files.find(path);
        return at == files.end() ? std::nullopt : std::optional(at->second);
    };
}

const documents::Template* TextPartials::find(std::string_view name, std::string_view indent) const {
    const auto at = m_texts.find(name);
    if (at == m_texts.end()) {
        return nullptr;
    }
    auto& parsed = m_parsed[std::string(name) + "\n" + std::string(indent)];
    if (parsed == nullptr) {
        diag::Diagnostics diagnostics;
        parsed = std::make_unique<documents::Template>(
            documents::parse_template(documents::indented(at->second, indent), diagnostics));
        BOOST_TEST(places(diagnostics) == "", words(diagnostics));
    }
    return parsed.get();
}

namespace {

documents::Template parsed(const std::string& text) {
    diag::Diagnostics diagnostics;
    auto result = documents::parse_template(text, diagnostics);
    BOOST_TEST_REQUIRE(places(diagnostics) == "", words(diagnostics));
    return result;
}

documents::Page head(documents::Paper paper) {
    documents::Page page;
    page.language = "en";
    page.title = "A title";
    page.paper = paper;
    return page;
}

}  // namespace

Letter::Letter(const std::string& text, documents::Paper paper)
    : m_template(parsed(text)), m_partials({}), m_filler(m_template, m_partials, head(paper)) {}

std::string Letter::text(const documents::Value& data) {
    std::string out;
    documents::append_text(out, fill(data));
    return out;
}

std::string Letter::markdown(const documents::Value& data) {
    std::string out;
    documents::append_markdown(out, fill(data));
    return out;
}

std::string Letter::html(const documents::Value& data) {
    std::string out;
    documents::append_html(out, fill(data));
    return out;
}

std::string Letter::body(const documents::Value& data) {
    const std::string page = html(data);
    const std::string open = "<main>\n";
    const std::size_t begin = page.find(open);
    const std::size_t end = page.rfind("</main>\n");
    BOOST_TEST_REQUIRE((begin != std::string::npos && end != std::string::npos));
    return page.substr(begin + open.size(), end - begin - open.size());
}

documents::Value with(std::string_view name, std::string text) {
    auto data = documents::Value::object();
    data.set_text(name, std::move(text));
    return data;
}

namespace {

void outline_pieces(std::string& out, const std::vector<Piece>& pieces, documents::Values values) {
    bool bold = false;
    bool italic = false;
    const auto style = [&](bool is_bold, bool is_italic) {
        out += italic && !is_italic ? "</i>" : "";
        out += bold != is_bold ? is_bold ? "<b>" : "</b>" : "";
        out += !italic && is_italic ? "<i>" : "";
        bold = is_bold;
        italic = is_italic;
    };
    for (const Piece& piece : pieces) {
        if (piece.kind == Piece::Kind::line_break) {
            out += '\n';  // in no style, or in either
            continue;
        }
        style(piece.bold, piece.italic);
        out += piece.kind == Piece::Kind::text    ? piece.text
               : piece.kind == Piece::Kind::value ? std::string(values[piece.slot])
                                                  : std::string(piece.columns, '_');
    }
    style(false, false);
}

void outline_blocks(std::string& out, const std::vector<Block>& blocks, documents::Values values) {
    for (const Block& block : blocks) {
        switch (block.kind) {
            case Block::Kind::heading:
                out += fmt::format("(h{} ", block.level);
                break;
            case Block::Kind::paragraph:
                out += "(p ";
                break;
            case Block::Kind::list:
                out += block.is_ordered ? fmt::format("(ol{}{}", block.start, block.is_tight ? "" : " loose")
                                        : std::string(block.is_tight ? "(ul" : "(ul loose");
                break;
            case Block::Kind::item:
                out += block.box == Block::Box::none    ? "(li"
                       : block.box == Block::Box::empty ? "(li[ ]"
                                                        : "(li[x]";
                break;
            case Block::Kind::quote:
                out += "(quote";
                break;
            case Block::Kind::table:
                out += "(table ";
                for (const Block::Align align : block.aligns) {
                    out += align == Block::Align::left ? 'l' : align == Block::Align::centre ? 'c' : 'r';
                }
                break;
            case Block::Kind::row:
                out += "(row";
                break;
            case Block::Kind::cell:
                out += "(cell ";
                break;
            case Block::Kind::rule:
                out += "(rule";
                break;
            case Block::Kind::figure:
                out += fmt::format("(figure {} ", block.chart);
                break;
        }
        outline_pieces(out, block.pieces, values);
        outline_blocks(out, block.children, values);
        out += ')';
    }
}

}  // namespace

std::string outline(const std::vector<Block>& blocks, documents::Values values) {
    std::string out;
    outline_blocks(out, blocks, values);
    return out;
}

void hold(int count, const std::function<void()>& try_one) {
    constexpr std::uint64_t seed = 20'261'128;
    rc::detail::TestParams params;
    params.seed = seed;
    params.maxSuccess = count;
    rc::detail::TestListenerAdapter silent;  // the default one prints a seed that is not ours
    const auto result = rc::detail::checkTestable(try_one, rc::detail::TestMetadata{}, params, silent,
                                                  std::unordered_map<std::string, rc::detail::Reproduce>{});
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    BOOST_TEST(result.is<rc::detail::SuccessResult>(), message.str());
    BOOST_TEST_MESSAGE(message.str());
}

}  // namespace vidra::test
