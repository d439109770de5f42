// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/interview_pages.hpp"

#include <string>

namespace vidra::screening {

/// What the talk came to, for the officer alone, when it is over: the outcome with what is still possible,
/// why, what is open and what would change it, alerts, advice, whom to tell, consent. `assessor` has assessed
/// the talk last.
[[nodiscard]] std::string summary_text(const PageView& view, Assessor& assessor);

}  // namespace vidra::screening
