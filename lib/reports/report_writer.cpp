// SPDX-License-Identifier: Apache-2.0
#include "reports/report_writer.hpp"

#include "reports/charts.hpp"
#include "statistics/words.hpp"

#include <fmt/format.h>

namespace vidra::reports {
namespace {

/// The text for this language, with what must stand before it.
documents::TemplateTexts text_of(const documents::TemplateTexts& texts, const std::string& language,
                                 const std::string& before) {
    const std::string own = documents::language_for(texts, language);
    documents::TemplateTexts result;
    documents::LetterTemplate::Text& text = result.emplace(own, texts.at(own)).first->second;
    if (!before.empty()) {
        documents::Node first;
        first.text = fmt::format("**{}**\n\n", before);
        text.tmpl.nodes.insert(text.tmpl.nodes.begin(), std::move(first));
    }
    return result;
}

}  // namespace

std::string append_report(std::string& out, const ReportDefinition& definition, const CountedReport& report,
                          const std::vector<statistics::EarlierPublication>& earlier,
                          const documents::TemplateTexts& texts, const ReportFrame& frame,
                          documents::Format format, documents::PdfWriter* pdf) {
    const std::vector<documents::Chart> charts = charts_of(definition, report, frame.language);
    const documents::Value data = report_data(definition, report, earlier, charts, frame);
    const std::string warning = definition.disclosure.method == statistics::Method::none
                                    ? word(statistics::Word::not_for_publication, frame.language)
                                    : std::string();
    const documents::TemplateTexts own = text_of(texts, frame.language, warning);
    documents::Page head;
    head.title = data.find("report")->find("title")->text();
    constexpr std::size_t most_pages = 2000;
    head.most_pages = most_pages;
    head.charts = &charts;
    documents::DocumentWriter writer(own, frame.language, head, format, frame.today, pdf);
    return writer.write(data, warning, out);
}

}  // namespace vidra::reports
