// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"

#include <string>
#include <string_view>

namespace vidra::checklist {

/// The checklist as text for people, 80 columns: sources, questions, outcomes, alerts.
[[nodiscard]] std::string show_text(const Checklist& checklist, std::string_view language);

/// One compact JSON document and a line feed: what a program that fills in records has to know.
[[nodiscard]] std::string show_json(const Checklist& checklist);

}  // namespace vidra::checklist
