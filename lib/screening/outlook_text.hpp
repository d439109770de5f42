// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/text_page.hpp"
#include "screening/screener.hpp"

#include <string>
#include <string_view>

namespace vidra::screening {

/// What further answers would do, for people: `width` columns, a blank line before each heading.
[[nodiscard]] std::string outlook_text(const checklist::Checklist& checklist, const Outlook& outlook,
                                       std::string_view language,
                                       std::size_t width = base::TextPage::usual_width, bool with_ids = true);

/// Appends `,"raise":…,"lower":…,"cannot_change":[…]`, and `"next"` where there is one: man page
/// vidra-explain(1).
void append_outlook_json(std::string& out, const checklist::Checklist& checklist, const Outlook& outlook);

}  // namespace vidra::screening
