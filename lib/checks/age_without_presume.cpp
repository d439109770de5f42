// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"

#include <fmt/format.h>

namespace vidra::checks {

void check_age_without_presume(const checklist::Checklist& checklist, diag::Diagnostics& diagnostics) {
    for (const checklist::Question& question : checklist.questions) {
        if (!question.from_age.empty() && !question.presume) {
            diagnostics.add(diag::Code::age_without_presume, question.id_range,
                            fmt::format("`{}` does not say what a recorded unknown or refused age counts as",
                                        question.id),
                            "add presume = \"OPTION\"; where age is uncertain a person is treated as a child "
                            "until shown otherwise (Council of Europe Convention, 2005, Article 10 (3))");
        }
    }
}

}  // namespace vidra::checks
