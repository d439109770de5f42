// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace vidra::checklist {

/// The rule on one line, with the blanks that vidra would write. The same for two rules exactly if they are
/// the same word for word, whatever their line ends and blanks. Asks nothing of what the rule means.
[[nodiscard]] std::string tidy_rule(std::string_view rule);

}  // namespace vidra::checklist
