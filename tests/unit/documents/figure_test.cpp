// SPDX-License-Identifier: Apache-2.0
// Figures in documents that may have them: what is one in Markdown, and what each format without drawings
// makes of it.
#include "documents/figure.hpp"
#include "chart_samples.hpp"
#include "documents/markdown.hpp"
#include "documents/mustache.hpp"
#include "documents/writers.hpp"
#include "row.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
namespace test = vidra::test;
namespace data = boost::unit_test::data;

namespace {

struct Read {
    std::string outline;
    std::size_t faults;
};
using Row = test::Row<std::string, Read>;
const std::vector<Row> images = {
    {"a figure", "![words](chart:by-year_2)\n", {"(figure by-year_2 words)", 0}},
    {"without words", "![](chart:a)\n", {"(figure a )", 0}},
    {"between paragraphs", "a\n\n![w](chart:a)\n\nb\n", {"(p a)(figure a w)(p b)", 0}},
    {"in a quote", "> ![w](chart:a)\n", {"(quote(figure a w))", 0}},
    {"with words beside it", "![w](chart:a) b\n", {"(p w b)", 1}},
    {"two of them in a paragraph", "![w](chart:a)\n![w](chart:b)\n", {"(p w w)", 2}},
    {"in a heading", "# ![w](chart:a)\n", {"(h1 w)", 1}},
    {"in a cell", "| ![w](chart:a) |\n|---|\n", {"(table l(row(cell w)))", 1}},
    {"of no name", "![w](chart:)\n", {"(p w)", 1}},
    {"of a name with a slash", "![w](chart:../a)\n", {"(p w)", 1}},
    {"of a name in capitals", "![w](chart:A)\n", {"(p w)", 1}},
    {"another image", "![w](a.png)\n", {"(p w)", 1}},
    {"an image elsewhere", "![w](https://x.example/a.png)\n", {"(p w)", 1}},
    {"a link to a chart", "[w](chart:a)\n", {"(p w)", 1}},
};

/// Fills a template with charts.
std::string written(const std::string& text, const std::vector<documents::Chart>& charts,
                    void (*append)(std::string&, const documents::FilledLetter&), const char* language = "en",
                    const char* value = "") {
    vidra::diag::Diagnostics diagnostics;
    const documents::Template tmpl = documents::parse_template(text, diagnostics);
    BOOST_TEST_REQUIRE(diagnostics.all().empty());
    const test::TextPartials partials({});
    documents::Page head;
    head.language = language;
    head.charts = &charts;
    documents::LetterFiller filler(tmpl, partials, head);
    std::string out;
    const documents::Value data = test::with("v", value);
    append(out, filler.fill(data));
    return out;
}

std::vector<documents::Chart> one_chart() {
    return {test::chart(documents::Chart::Kind::bars, {"x"}, {test::series("s", {1})})};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figure)

BOOST_DATA_TEST_CASE(in_markdown, data::make(images), row) {
    const auto page = documents::read_markdown(row.input, documents::Figures::charts);
    BOOST_TEST(test::outline(page.blocks, {}) == row.expected.outline);
    BOOST_TEST(page.faults.size() == row.expected.faults);
}

BOOST_DATA_TEST_CASE(a_letter_has_none, data::make(images), row) {
    const auto page = documents::read_markdown(row.input);
    BOOST_TEST(!page.faults.empty());
    BOOST_TEST(test::outline(page.blocks, {}).find("figure") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_value_names_a_chart) {
    const auto charts = one_chart();
    const std::string text = written("![w](chart:{{v}})\n", charts, documents::append_text, "en", "c");
    BOOST_TEST(text.find("Figure") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(in_text) {
    const auto charts = one_chart();
    const auto text = [&](const char* tmpl, const char* language = "en") {
        return written(tmpl, charts, documents::append_text, language, "2024 *");
    };
    BOOST_TEST(text("a\n\n![Words of {{v}}](chart:c)\n\nb\n") == "a\n\n[Figure: Words of 2024 *]\n\nb\n");
    BOOST_TEST(text("![](chart:c)\n") == "[Figure: What it shows]\n");
    BOOST_TEST(text("![](chart:missing)\n") == "[Figure: missing]\n");
    BOOST_TEST(text("![w](chart:c)\n", "sr-Cyrl") == "[Слика: w]\n");
    BOOST_TEST(text("![w](chart:c)\n", "sr-Latn") == "[Slika: w]\n");
}

BOOST_AUTO_TEST_CASE(as_markdown) {
    const auto charts = one_chart();
    const auto markdown = [&](const char* tmpl, const char* value = "") {
        return written(tmpl, charts, documents::append_markdown, "en", value);
    };
    BOOST_TEST(markdown("a\n\n![Words of {{v}}](chart:c)\n\nb\n", "2024 *") ==
               "a\n\n_Figure: Words of 2024 \\*_\n\nb\n");
    BOOST_TEST(markdown("![](chart:c)\n") == "_Figure: What it shows_\n");
    BOOST_TEST(markdown("> ![w](chart:c)\n") == "> _Figure: w_\n");
    // what was typed is no figure
    const char* const typed = "![w](chart:c)";
    const std::string shown = "(p " + std::string(typed) + ")";
    BOOST_TEST(test::outline(documents::read_markdown(markdown("{{v}}\n", typed)).blocks, {}) == shown);
}

BOOST_AUTO_TEST_CASE(in_html_without_anybody_to_draw) {
    const auto charts = one_chart();
    const std::string html = written("![w < {{v}}](chart:c)\n", charts, documents::append_html, "en", "<b>");
    BOOST_TEST(html.find("<p>[Figure: w &lt; &lt;b&gt;]</p>") != std::string::npos);
    BOOST_TEST(html.find("<figure") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(text_table)

BOOST_AUTO_TEST_CASE(numbers_end_below_each_other) {
    test::Letter letter("| Sex | n |\n|---|--:|\n| Women | {{v}} |\n| Men | 7 |\n| | 1234 |\n");
    BOOST_TEST(letter.text(test::with("v", "12")) ==
               "Sex       n\n-----  ----\nWomen    12\nMen       7\n       1234\n");
    // in a row of several lines too
    BOOST_TEST(letter.text(test::with("v", "12\n345")) ==
               "Sex       n\n-----  ----\nWomen    12\n        345\nMen       7\n       1234\n");
}

/// Twelve columns of five digits and a name: more than 78 columns, and nothing of it is lost or out of line.
BOOST_AUTO_TEST_CASE(a_table_wider_than_the_page) {
    std::string text = "| Citizenship |";
    std::string rule = "\n|---|";
    std::string row = "\n| {{v}} |";
    for (int i = 0; i < 12; ++i) {
        text += " Column |";
        rule += "--:|";
        row += " 12345 |";
    }
    const std::string out = test::Letter(text + rule + row + "\n").text(test::with("v", "Some country"));
    // the longest word of each, and two blanks between them
    const std::size_t width = 11 + 12 * (6 + 2);
    std::size_t begin = 0;
    std::vector<std::string> lines;
    for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', begin)) {
        lines.push_back(out.substr(begin, end - begin));
        begin = end + 1;
    }
    BOOST_TEST_REQUIRE(lines.size() == 4U, out);
    BOOST_TEST(lines[0].starts_with("Citizenship"));
    BOOST_TEST(lines[1].starts_with("-----------  "));
    BOOST_TEST(lines[2].starts_with("Some "));
    BOOST_TEST(lines[3] == "country");
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(lines[i].size() == width, lines[i]);
    }
}

BOOST_AUTO_TEST_SUITE_END()
