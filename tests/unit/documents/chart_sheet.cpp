// SPDX-License-Identifier: Apache-2.0
// chart_sheet MODULE-FOLDER FOLDER: one document with charts of every kind, to sheet.html and sheet.pdf in
// FOLDER, for tests/unit/documents/charts to be read by other programs.
#include "chart_samples.hpp"
#include "documents/mustache.hpp"
#include "documents/pdf_module.hpp"
#include "documents/shape.hpp"
#include "documents/value.hpp"
#include "documents/writers.hpp"

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

using namespace vidra;
using documents::Chart;
using test::hidden;

namespace {

class NoPartials final : public documents::Partials {
  public:
    [[nodiscard]] const documents::Template* find(std::string_view /*name*/,
                                                  std::string_view /*indent*/) const override {
        return nullptr;
    }
};

std::vector<Chart> charts() {
    using Kind = Chart::Kind;
    std::vector<Chart> all = {
        test::chart(Kind::bars, {"Adults", "Children"},
                    {test::series("Women", {12, 5}), test::series("Men & boys", {4, hidden})}),
        test::chart(Kind::stacked_bars,
                    {"Гранична полиција", "Центар за заштиту жртава", "Центри за социјални рад",
                     "Невладине организације", "Инспекција рада", "Друго"},
                    {test::series("Жене", {112, 35, 61, 98, 14, 3}),
                     test::series("Мушкарци", {40, hidden, 32, 33, 10, hidden})}),
        test::chart(
            Kind::lines, {"2021", "2022", "2023", "2024"},
            {test::series("Albania", {10, 20, hidden, 12345}), test::series("Eritrea", {7, 8, 9, 1})}),
        test::chart(Kind::pyramid, {"0–17", "18–29", "30 and more"},
                    {test::series("Left side", {5, 31, hidden}), test::series("Right side", {6, 62, 8})}),
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].id = "chart-" + std::to_string(i);
        all[i].title = "Caption " + std::to_string(i) + " <of it>";
    }
    all.push_back(
        test::chart(Kind::pyramid, {"x"}, {test::series("one side alone", {1})}));  // cannot be drawn
    all.back().id = "faulty";
    return all;
}

/// Each chart below a heading, the first one twice; then a table of sixty rows and twelve columns of numbers.
std::string template_text(const std::vector<Chart>& all) {
    std::string text = "# A report of {{v}}\n\n![Again](chart:chart-0)\n\n";
    for (const Chart& chart : all) {
        text += "## Section " + chart.id + "\n\n![Words of " + chart.id + "](chart:" + chart.id + ")\n\n";
    }
    text += "## A table\n\n| Row |";
    std::string rule = "\n|---|";
    for (int column = 0; column < 12; ++column) {
        text += " C" + std::to_string(column) + " |";
        rule += "--:|";
    }
    text += rule + "\n";
    for (int row = 0; row < 60; ++row) {
        text += "| row" + std::to_string(row) + " |";
        for (int column = 0; column < 12; ++column) {
            text += " " + std::to_string(10000 + 100 * row + column) + " |";
        }
        text += "\n";
    }
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        return 2;
    }
    std::string why;
    const auto module = documents::open_pdf_writer({argv[1]}, why);
    if (module == nullptr) {
        std::fprintf(stderr, "%s\n", why.c_str());
        return 1;
    }
    const std::vector<Chart> all = charts();
    diag::Diagnostics diagnostics;
    const documents::Template tmpl = documents::parse_template(template_text(all), diagnostics);
    const NoPartials partials;
    documents::Page head;
    head.language = "en";
    head.title = "A sheet of charts";
    head.charts = &all;
    documents::LetterFiller filler(tmpl, partials, head);
    documents::Value value = documents::Value::object();
    value.set_text("v", "2024");
    const documents::FilledLetter& letter = filler.fill(value);
    std::string html;
    std::string pdf;
    why = documents::append_html(html, letter, module.get()) +
          module->write(letter.shape->page, letter.values, "A report", "2026-11-25", pdf);
    std::fprintf(stderr, "%s", why.c_str());
    const std::string folder = argv[2];
    std::ofstream(folder + "/sheet.html", std::ios::binary) << html;
    std::ofstream(folder + "/sheet.pdf", std::ios::binary) << pdf;
    return why.empty() ? 0 : 1;
}
