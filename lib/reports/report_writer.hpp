// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/document_writer.hpp"
#include "documents/letter_template.hpp"
#include "reports/count.hpp"
#include "reports/definition.hpp"
#include "reports/report_data.hpp"
#include "statistics/earlier.hpp"

#include <string>
#include <vector>

namespace vidra::reports {

/// Appends a report as a document of `texts`, one of which is in the language of the frame
/// (`documents::language_for`). What is not protected says so before everything else and on every page of a
/// PDF, whatever the template says. `pdf` is needed for PDF and for charts in HTML. Gives a reason in words
/// where it cannot be made, or where a chart could not be drawn and stands there in words.
[[nodiscard]] std::string append_report(std::string& out, const ReportDefinition& definition,
                                        const CountedReport& report,
                                        const std::vector<statistics::EarlierPublication>& earlier,
                                        const documents::TemplateTexts& texts, const ReportFrame& frame,
                                        documents::Format format, documents::PdfWriter* pdf);

}  // namespace vidra::reports
