// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "expression/program.hpp"
#include "records/reader.hpp"
#include "screening/batch.hpp"

#include <string>
#include <vector>

namespace vidra::test {

/// A checklist that must be without error.
[[nodiscard]] expression::Instrument load(const std::string& text);

/// What becomes of texts of records.
struct Evaluated {
    std::vector<diag::Diagnostic> found;
    screening::Summary summary;
};

/// Evaluates the texts one after another, as the files of one run.
[[nodiscard]] Evaluated evaluate(const expression::Instrument& instrument,
                                 const std::vector<std::string>& texts, const std::string& mapping_text = {},
                                 const records::ReadOptions& options = {});

}  // namespace vidra::test
