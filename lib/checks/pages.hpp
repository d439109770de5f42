// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/codes.hpp"

#include <string>
#include <string_view>

namespace vidra::checks {

/// What `vidra explain CODE` says of a code, in plain words.
struct Page {
    diag::Code code;
    std::string_view what;     ///< what is wrong, one or two sentences
    std::string_view why;      ///< what harm it would do
    std::string_view example;  ///< a few lines that bring the finding about
    std::string_view cure;     ///< what to do
};

/// Every code has one.
[[nodiscard]] const Page& page(diag::Code code);

/// The page as text for a terminal of 80 columns.
[[nodiscard]] std::string render(const Page& page);

}  // namespace vidra::checks
