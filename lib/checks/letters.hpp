// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "documents/letter_template.hpp"
#include "documents/services.hpp"

#include <optional>
#include <string>

namespace vidra::tomlio {
struct Document;
}

namespace vidra::checks {

/// Checks a letter: its manifest, and the texts beside it at `path`; `common`: the folder of the bundled
/// partials, or empty. Nothing if there is an error.
[[nodiscard]] std::optional<documents::LetterTemplate> check_letter(const tomlio::Document& document,
                                                                    const std::string& path,
                                                                    diag::Diagnostics& diagnostics,
                                                                    const std::string& common);

/// Nothing if there is an error.
[[nodiscard]] std::optional<documents::ServiceList> check_services(const tomlio::Document& document,
                                                                   diag::Diagnostics& diagnostics);

}  // namespace vidra::checks
