// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/catalog.hpp"
#include "checks/allowances.hpp"
#include "checks/reports.hpp"
#include "diag/diagnostics.hpp"
#include "documents/letter_template.hpp"
#include "documents/services.hpp"
#include "expression/program.hpp"
#include "records/mapping.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// What `vidra check` knows. Every function takes the text of a file and reports in the file that
/// `diagnostics` is set to; none stops at the first fault.
namespace vidra::checks {

/// Checks a file of any kind that vidra reads. `catalog` finds the files it names.
void check_file(std::string text, const checklist::Catalog& catalog, diag::Diagnostics& diagnostics);

/// How much of a checklist is gone through: its form and its rules, but neither its examples nor its claims;
/// all that can make it unfit for use; or what is only worth a warning too.
enum class Depth : std::uint8_t { rules, errors, everything };

/// Reads a checklist and applies the rules to it, its examples too. Nothing when there was an error.
[[nodiscard]] std::optional<expression::Instrument> load_instrument(std::string text,
                                                                    const checklist::Catalog& catalog,
                                                                    diag::Diagnostics& diagnostics,
                                                                    Depth depth = Depth::errors);

/// Reads a mapping onto `checklist`. Nothing when there was an error.
[[nodiscard]] std::optional<records::Mapping> load_mapping(std::string text,
                                                           const checklist::Checklist& checklist,
                                                           diag::Diagnostics& diagnostics);

/// Reads the moves that a comparison of two versions is to allow. Nothing when there was an error.
[[nodiscard]] std::optional<Allowances> load_allowances(std::string text, diag::Diagnostics& diagnostics);

/// Reads a letter whose manifest is at `path`, with the texts beside it, and of partials also those in
/// `common`. Nothing when there was an error.
[[nodiscard]] std::optional<documents::LetterTemplate> load_letter(std::string text, const std::string& path,
                                                                   diag::Diagnostics& diagnostics,
                                                                   const std::string& common = {});

/// Nothing when there was an error.
[[nodiscard]] std::optional<documents::ServiceList> load_services(std::string text,
                                                                  diag::Diagnostics& diagnostics);

/// Reads a report whose definition is at `path`, with the texts beside it; `checklist` as in check_report.
/// Nothing when there was an error.
[[nodiscard]] std::optional<Report> load_report(std::string text, const std::string& path,
                                                const std::string& checklist,
                                                const checklist::Catalog& catalog,
                                                diag::Diagnostics& diagnostics);

/// The id of the checklist that a mapping reads onto; empty where the file does not say.
[[nodiscard]] std::string checklist_of_mapping(std::string text);

}  // namespace vidra::checks
