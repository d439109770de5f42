// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "documents/letter_template.hpp"
#include "documents/names.hpp"
#include "reports/definition.hpp"

namespace vidra::reports {

/// The names that templates of a report may use, under a root without one; `report_data` fills them.
[[nodiscard]] documents::Name template_names(const ReportDefinition& definition);

/// Reports tags of a text that name nothing (VT002), that would print something unescaped (VT005), and
/// figures of no chart (VT002).
void check_names(const ReportDefinition& definition, const documents::LetterTemplate::Text& text,
                 diag::Diagnostics& diagnostics);

}  // namespace vidra::reports
