// SPDX-License-Identifier: Apache-2.0
// A viewer of GitHub Flavored Markdown makes links of addresses that nobody marked as any. Of what was typed
// into a record it makes none, and shows it as it was typed.
#include "documents/value.hpp"
#include "support.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <memory>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;

namespace {

struct Seen {
    std::size_t links = 0;
    std::string text;
};

/// What a viewer with every extension of cmark-gfm shows.
Seen seen(const std::string& markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
    for (const char* const name : {"table", "tasklist", "strikethrough", "autolink"}) {
        cmark_syntax_extension* const extension = cmark_find_syntax_extension(name);
        BOOST_TEST_REQUIRE(extension != nullptr);
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(cmark_parser_finish(parser.get()),
                                                                       &cmark_node_free);
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> nodes(cmark_iter_new(root.get()),
                                                                        &cmark_iter_free);
    Seen result;
    for (cmark_event_type event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(nodes.get())) {
        cmark_node* const node = cmark_iter_get_node(nodes.get());
        if (event != CMARK_EVENT_ENTER) {
            continue;
        }
        const cmark_node_type type = cmark_node_get_type(node);
        const char* const literal = cmark_node_get_literal(node);
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
            ++result.links;
        } else if (type == CMARK_NODE_TEXT) {
            result.text += literal;
        } else if (type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_SOFTBREAK) {
            result.text += '\n';
        } else if (type == CMARK_NODE_HTML_INLINE) {
            const std::string_view html = literal;
            // a comment is not seen
            result.text += html == "<br>" ? "\n" : html == "<!-- -->" ? "" : literal;
        } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_CODE_BLOCK) {
            result.text += fmt::format("[block {}]", literal);
        }
    }
    return result;
}

/// Each is a link where nothing is escaped.
const std::vector<std::string> addresses = {
    "http://x.example",      "https://x.example/a?b=c", "HTTP://x.example",      "ftp://x.example",
    "http://localhost",      "www.x.example",           "https://www.x.example", "a@b.example",
    "a.b-c+d_e@f-g.example", "mailto:a@b.example",      "xmpp:a@b.example/c",
};

const std::array<const char*, 5> befores = {"", "Write to ", "(", "тел. ", "a\n"};
const std::array<const char*, 4> afters = {"", ", or call", ")", "\nz"};
/// A text before the value and behind it, so that the value begins and ends at different places.
const std::vector<std::pair<std::string, std::string>> places = {
    {"", ""}, {"a ", " b"}, {"**", "**"}, {"# ", ""}, {"- ", ""}, {"> ", ""}, {"a (", ")"}, {"Mail: ", "."}};

std::string without_marks(std::string text) {
    text.erase(0, text.find_first_not_of("#->*"));
    text.erase(0, text.find_first_not_of(' '));
    if (text.ends_with("**")) {
        text.resize(text.size() - 2);
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_autolink)

BOOST_DATA_TEST_CASE(no_address_becomes_a_link, data::make(addresses), address) {
    BOOST_TEST(seen(address).links == 1U, address << " would be none anyway");
    for (const auto& [left, right] : places) {
        test::Letter letter(left + "{{v}}" + right + "\n");
        for (const char* const before : befores) {
            for (const char* const after : afters) {
                const std::string value = before + address + after;
                const std::string markdown = letter.markdown(test::with("v", value));
                const Seen found = seen(markdown);
                BOOST_TEST(found.links == 0U, markdown);
                BOOST_TEST(found.text == without_marks(left + value + right), markdown);
            }
        }
    }
}

// where one value ends and the next begins, nothing stands between them
BOOST_DATA_TEST_CASE(nor_one_of_two_values, data::make(addresses), address) {
    test::Letter letter("{{v}}{{w}}\n");
    for (std::size_t at = 1; at < address.size(); ++at) {
        documents::Value both = documents::Value::object();
        both.set_text("v", address.substr(0, at));
        both.set_text("w", address.substr(at));
        const std::string markdown = letter.markdown(both);
        const Seen found = seen(markdown);
        BOOST_TEST(found.links == 0U, markdown);
        BOOST_TEST(found.text == address, markdown);
    }
}

BOOST_AUTO_TEST_CASE(nor_what_looks_like_one) {
    const auto token = rc::gen::elementOf(std::vector<std::string>{
        "http", "https", "ftp", "mailto:", "xmpp:", ":", "//", "/", "www", "w", ".", "@",
        "a",    "1",     "b.c", " ",       "(",     "_", "*",  "-", "+",   "~", "<", "\n"});
    for (const char* const text : {"{{v}}\n", "a {{v}} b\n", "| A |\n|---|\n| {{v}} |\n"}) {
        test::Letter letter(text);
        test::hold(3000, [&] {
            std::string value;
            for (const std::string& part : *rc::gen::container<std::vector<std::string>>(token)) {
                value += part;
            }
            const std::string markdown = letter.markdown(test::with("v", value));
            if (seen(markdown).links != 0) {
                RC_FAIL(fmt::format("a link is in\n{}", markdown));
            }
        });
    }
}

BOOST_AUTO_TEST_CASE(as_little_is_written_as_stops_it) {
    test::Letter letter("{{v}}\n");
    const auto written = [&](const char* value) { return letter.markdown(test::with("v", value)); };
    BOOST_TEST(written("http://x.example") == "http\\://x.example\n");
    BOOST_TEST(written("www.x.example") == "www\\.x.example\n");
    BOOST_TEST(written("a@b.example") == "a@<!-- -->b.example\n");
    BOOST_TEST(written("at 10:30, No. 3: yes @ noon") == "at 10:30, No. 3: yes @ noon\n");
}

BOOST_AUTO_TEST_SUITE_END()
