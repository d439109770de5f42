// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/tabulation.hpp"

#include <string>
#include <vector>

namespace vidra::reports {

/// What a report looks at in several ways that the audit does not relate to each other, in words: bands of a
/// column with other cuts than those of another table, a column that one table filters and another groups by.
/// Who makes the report must see for themselves that one does not give the other away.
[[nodiscard]] std::vector<std::string> unlinked_views(const statistics::TabulationSpec& spec);

}  // namespace vidra::reports
