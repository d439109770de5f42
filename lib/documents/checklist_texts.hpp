// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <string>
#include <vector>

namespace vidra::documents {

/// The texts of a checklist in the language of the letters, made once.
struct ChecklistTexts {
    ChecklistTexts(const expression::Instrument& instrument, const std::string& language);

    std::vector<std::string> questions;
    std::vector<std::string> sections;
    std::vector<std::string> outcomes;
    std::vector<std::string> alerts;
    std::vector<std::string> advice;
    std::vector<std::string> rules;  ///< by use of a criterion
    std::string title;
    std::string sources;
};

}  // namespace vidra::documents
