// SPDX-License-Identifier: Apache-2.0
// Whatever is typed into a record, and wherever a template puts it: the Markdown of a letter, read again, is
// the letter.
#include "documents/markdown.hpp"
#include "documents/writers.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <array>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Value;

namespace {

std::string utf8(std::uint32_t point) {
    std::string out;
    const auto more = [&](unsigned shift) { out += static_cast<char>(0x80U | (point >> shift & 0x3FU)); };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0U | point >> 6U);
        more(0);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0U | point >> 12U);
        more(6);
        more(0);
    } else {
        out += static_cast<char>(0xF0U | point >> 18U);
        more(12);
        more(6);
        more(0);
    }
    return out;
}

rc::Gen<std::string> any_character() {
    return rc::gen::map(rc::gen::inRange<std::uint32_t>(0, 0x110000), [](std::uint32_t point) {
        return utf8(point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point);
    });
}

rc::Gen<std::string> value() {
    const auto piece = rc::gen::oneOf(rc::gen::elementOf(std::string("\\`*_{}[]<>()#+-.!|~$&^=:@\"'/;,?%")),
                                      rc::gen::elementOf(std::string("aZ019 \n\t")));
    const auto as_text = rc::gen::map(piece, [](char c) { return std::string(1, c); });
    const auto token = rc::gen::elementOf(std::vector<std::string>{"\n",
                                                                   "\n    ",
                                                                   "\n  ",
                                                                   "\n\n",
                                                                   "  \n",
                                                                   "- ",
                                                                   "1. ",
                                                                   "12) ",
                                                                   "===",
                                                                   "---",
                                                                   "***",
                                                                   "```",
                                                                   "~~~",
                                                                   "&amp;",
                                                                   "&#42;",
                                                                   "<br>",
                                                                   "<i>",
                                                                   "</i>",
                                                                   "[a](b)",
                                                                   "![a](b)",
                                                                   "[a]: b",
                                                                   "|---|",
                                                                   "| a |",
                                                                   "\\|",
                                                                   "**",
                                                                   "__",
                                                                   "___",
                                                                   "# ",
                                                                   " #",
                                                                   "> ",
                                                                   "[ ] ",
                                                                   "{{a}}",
                                                                   "https://a.b",
                                                                   "www.a.b",
                                                                   "a@b.c",
                                                                   "\xC2\xA0",
                                                                   "\xE3\x80\x80",
                                                                   "\xE2\x80\x83",
                                                                   "\xE2\x80\xA8",
                                                                   "\xE2\x80\xAE",
                                                                   "\xE2\x80\x9C",
                                                                   "\xC2\xAB",
                                                                   "љ",
                                                                   "é",
                                                                   "😀",
                                                                   "ש",
                                                                   "\r\n",
                                                                   "\r"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::weightedOneOf<std::string>(
                            {{4, as_text}, {2, token}, {1, any_character()}})),
                        [](const std::vector<std::string>& parts) {
                            std::string all;
                            for (const std::string& part : parts) {
                                all += part;
                            }
                            return all;
                        });
}

constexpr std::array<const char*, 28> templates = {
    "{{v}}\n",
    "a {{v}} b\n",
    "**{{v}}** a\n",
    "a *{{v}}*\n",
    "**{{v}}:** {{w}}\n",
    "# {{v}}\n",
    "### a {{v}}: {{w}}\n",
    "- {{v}}\n- {{w}}\n",
    "3. {{v}}\n4. {{w}}\n",
    "- [x] {{v}}\n",
    "- a\n  - {{v}}\n",
    "> {{v}}\n",
    "| A | B |\n|---|---|\n| {{v}} | {{w}} |\n| x | y |\n",
    "| A | B |\n|---|---|\n| **{{v}}** | a {{w}}. |\n",
    "A | B\n---|---\n{{v}} | {{w}}\n",
    "| {{v}} | B |\n|---|---|\n| x | {{w}} |\n",
    "- | A |\n  |---|\n  | {{v}} |\n",
    "{{v}}{{w}}\n",
    "{{v}} {{w}}\n",
    "{{v}}\n{{w}}\n",
    "{{v}}\\\n{{w}}\n",
    "{{v}}. a\n",
    "{{v}}) a\n",
    "a\n{{v}}. b\n",
    "{{v}}: {{w}}, ({{v}}) \"{{w}}\"\n",
    "{{v}}\n\n{{w}}\n",
    "a ({{v}}/{{w}})-{{v}}\n",
    "1{{v}} b\n",
};

/// Blanks at the end and the beginning of a line are none of a paragraph; in a cell a line feed is HTML's,
/// and a comment of HTML, which shows nothing, keeps an address from being a link.
std::string squeezed(const std::string& text) {
    constexpr std::string_view nothing = "<!-- -->";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, nothing.size(), nothing) == 0) {
            i += nothing.size() - 1;
            continue;
        }
        const bool is_break = text.compare(i, 4, "<br>") == 0;
        const char c = is_break ? '\n' : text[i];
        i += is_break ? 3 : 0;
        if (c == '\n') {
            out.resize(out.find_last_not_of(' ') + 1);
        }
        if (c != ' ' || out.empty() || out.back() != '\n') {
            out += c;
        }
    }
    return out;
}

std::string words_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n') {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    out.resize(out.find_last_not_of(' ') + 1);
    return out;
}

Value data_of(const std::string& v, const std::string& w) {
    Value data = Value::object();
    data.set_text("v", v);
    data.set_text("w", w);
    return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_property)

BOOST_AUTO_TEST_CASE(markdown_read_again_is_the_letter) {
    for (const char* const text : templates) {
        test::Letter letter(text);
        test::hold(700, [&] {
            const Value data = data_of(*value(), *value());
            const auto& filled = letter.fill(data);
            const std::string expected = squeezed(test::outline(filled.shape->page.blocks, filled.values));
            const std::string markdown = letter.markdown(data);
            const std::string found = squeezed(test::outline(documents::read_markdown(markdown).blocks, {}));
            if (found != expected) {
                RC_FAIL(fmt::format("{}\n--- is written\n{}--- is read as\n{}\n--- and is\n{}\n", text,
                                    markdown, found, expected));
            }
        });
    }
}

BOOST_AUTO_TEST_CASE(text_holds_all_words) {
    test::Letter letter("{{v}}\n");
    test::hold(2000, [&] {
        const Value data = data_of(*value(), "");
        const auto& filled = letter.fill(data);
        std::string expected;
        for (const std::string_view one : filled.values) {
            expected += one;
        }
        const std::string text = letter.text(data);
        RC_ASSERT(words_of(text) == words_of(expected));
    });
}

BOOST_AUTO_TEST_SUITE_END()
