// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.hpp"
#include "documents/letter_template.hpp"
#include "documents/pdf_writer.hpp"
#include "reports/count.hpp"
#include "reports/definition.hpp"
#include "reports/report_data.hpp"
#include "statistics/earlier.hpp"

#include <memory>
#include <string>
#include <vector>

namespace vidra::cmd {

/// What `vidra stats` makes of its counts, by --to.
class StatsOutput {
  public:
    /// `to` is `text`, `csv`, `json`, `md`, `html` or `pdf`; `texts` are those of the report, empty where
    /// tables are made by option. Throws UsageError where that cannot be made: a PDF on a terminal, no module
    /// for it, no text in the language.
    StatsOutput(const Context& context, std::string to, documents::TemplateTexts texts);

    /// Appends it to `out`. Where it cannot be made the reason is said, and false is given.
    [[nodiscard]] bool write(const reports::ReportDefinition& definition,
                             const reports::CountedReport& report,
                             const std::vector<statistics::EarlierPublication>& earlier,
                             reports::ReportFrame frame, std::string& out) const;

  private:
    [[nodiscard]] bool is_document() const;

    const Context& m_context;
    std::string m_to;
    documents::TemplateTexts m_texts;
    bool m_is_short_form;
    std::string m_language;
    std::unique_ptr<documents::PdfWriter> m_pdf;
};

}  // namespace vidra::cmd
