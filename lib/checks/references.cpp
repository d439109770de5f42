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

void check_same_id(const checklist::Checklist& older, const checklist::Checklist& newer,
                   diag::Diagnostics& diagnostics) {
    if (older.id != newer.id) {
        diagnostics.add(diag::Code::other_id, newer.id_range,
                        fmt::format("this is `{}`, and the older version is `{}`", newer.id, older.id));
    }
}

}  // namespace vidra::checks
