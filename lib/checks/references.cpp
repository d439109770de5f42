// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"

#include <fmt/format.h>

namespace vidra::checks {

void check_references(const checklist::Checklist& checklist, const checklist::Catalog& catalog,
                      diag::Diagnostics& diagnostics) {
    if (!checklist.before.empty() && !catalog.find_checklist(checklist.before)) {
        diagnostics.add(
            diag::Code::unchecked_reference, checklist.before_range,
            fmt::format("the checklist `{}` that is to be asked before is not found", checklist.before));
    }
}

}  // namespace vidra::checks
