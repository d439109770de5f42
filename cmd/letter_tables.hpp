// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/manifest.hpp"
#include "documents/services.hpp"

#include <string>

namespace vidra::cmd {

/// What a letter needs: each field, where it comes from, to whom it goes, and on what ground.
[[nodiscard]] std::string fields_table(const documents::Manifest& manifest);

/// The services that fit, urgent ones first and refused ones last, with what they help with, in the words of
/// the language; of one kind alone where `kind` is not empty.
[[nodiscard]] std::string suggestions_table(const documents::ServiceList& list,
                                            const documents::NeedsOfPerson& person, const std::string& kind,
                                            const std::string& case_id, const std::string& language);

}  // namespace vidra::cmd
