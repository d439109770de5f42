// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/check.hpp"
#include "command.hpp"

#include <optional>
#include <string>

namespace vidra::cmd {

/// The checklist that `name` means, by path or id. Where it has errors they are said on standard error and
/// nothing is given. Throws UsageError when there is none of that id, base::IoError when it cannot be read.
[[nodiscard]] std::optional<expression::Instrument> load_checklist(
    const Context& context, const std::string& name, checks::Depth depth = checks::Depth::errors);

/// The same for a mapping onto `checklist`.
[[nodiscard]] std::optional<records::Mapping> load_mapping(const Context& context, const std::string& name,
                                                           const checklist::Checklist& checklist);

/// A checklist by its path; nothing, and nothing is said, where it cannot be read or does not check.
[[nodiscard]] std::optional<expression::Instrument> load_quietly(const Context& context,
                                                                 const std::string& path);

/// The checklists for this age other than `but` that ask for exploitation and may refer, those for
/// this age alone first. One that cannot be read or does not check is not worth naming.
[[nodiscard]] std::vector<checklist::Checklist> checklists_for(const Context& context, bool children,
                                                               const std::string& but);

/// The letter that `name` means, by id, or by the path of its manifest or folder; as load_checklist does.
[[nodiscard]] std::optional<documents::LetterTemplate> load_letter(const Context& context,
                                                                   const std::string& name);

/// The service list that `name` means; as load_checklist does.
[[nodiscard]] std::optional<documents::ServiceList> load_services(const Context& context,
                                                                  const std::string& name);

/// The report that `name` means, by id, or by the path of its definition or folder; as load_checklist does.
/// `checklist` is applied instead of the one that it names, unless it is empty.
[[nodiscard]] std::optional<checks::Report> load_report(const Context& context, const std::string& name,
                                                        const std::string& checklist);

/// The file that `name` means, whatever has such an id: a checklist first, then a mapping, a letter, a
/// service list, a report. The texts of a letter or report are checked with its definition. Throws UsageError
/// when there is none.
[[nodiscard]] std::string definition_path(const Context& context, const std::string& name);

/// The file that `name` means. Throws UsageError when there is no such id, with the nearest.
[[nodiscard]] std::string checklist_path(const Context& context, const std::string& name);

/// Whether two names mean one regular file, through links too. `-` and devices are no file.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

/// Throws UsageError where `path` is the file of the checklist or of the mapping (may be empty), which would
/// be lost.
void forbid_writing_to_definitions(const Context& context, const std::string& checklist,
                                   const std::string& mapping, const std::string& path);

/// One line a finding on standard error.
void say_findings(const diag::Diagnostics& diagnostics, bool errors_only);

}  // namespace vidra::cmd
