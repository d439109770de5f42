// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/screener.hpp"

#include <string>
#include <string_view>

namespace vidra::screening {

/// Why a record has its result, in plain words for a terminal of 80 columns: which criteria hold, fail or
/// are open and through which answers, and which open questions can still change the outcome. `screener`
/// has evaluated `record` last.
[[nodiscard]] std::string explain_text(const expression::Instrument& instrument, const Screener& screener,
                                       const records::Record& record, const Result& result,
                                       const Explanation& explanation, std::string_view language);

}  // namespace vidra::screening
