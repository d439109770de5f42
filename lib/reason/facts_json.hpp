// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/pattern_space.hpp"
#include "reason/witness.hpp"

#include <nlohmann/json_fwd.hpp>

namespace vidra::reason {

/// Facts as the `answers` of a record: {"age_group":"child","passport_taken":"yes","forms":["a","b"]}.
[[nodiscard]] nlohmann::ordered_json facts_json(const PatternSpace& space, const Facts& facts);

}  // namespace vidra::reason
