// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "diag/diagnostics.hpp"

namespace vidra::tomlio {
struct Document;
}

namespace vidra::checklist {

/// Reads a checklist out of a parsed file and reports every fault of form: keys, types, ids, words,
/// translations, outcomes, examples' names and answers. What rules say is not looked at. Where there was
/// an error the checklist is what could be read, good for finding more faults and for nothing else.
[[nodiscard]] Checklist load(const tomlio::Document& document, diag::Diagnostics& diagnostics);

}  // namespace vidra::checklist
