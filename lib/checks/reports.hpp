// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/catalog.hpp"
#include "diag/diagnostics.hpp"
#include "documents/letter_template.hpp"
#include "reports/definition.hpp"

#include <optional>
#include <string>

namespace vidra::tomlio {
struct Document;
}

namespace vidra::checks {

/// A report's definition and its texts.
struct Report {
    reports::ReportDefinition definition;
    documents::TemplateTexts texts;
};

/// Checks a report: its definition, and the texts beside it at `path`. `checklist`, by path or id, is applied
/// instead of the one that it names, unless it is empty. Nothing if there is an error.
[[nodiscard]] std::optional<Report> check_report(const tomlio::Document& document, const std::string& path,
                                                 const std::string& checklist,
                                                 const checklist::Catalog& catalog,
                                                 diag::Diagnostics& diagnostics);

}  // namespace vidra::checks
