// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/flow.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vidra::documents::pdf {

/// The strips of one page.
struct PageStrips {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t repeated = none;  ///< the header of a table that goes on, to stand above them
};

/// A strip where it stands on its page, from the upper margin.
struct StripAt {
    std::uint32_t strip = 0;
    double top = 0;
};

/// At least one page. Breaks where it must not only if a page could not hold what belongs together.
[[nodiscard]] std::vector<PageStrips> break_pages(const Flow& flow, double height);

/// How much more room the page before the last would need to hold the last one too; there are two at least.
[[nodiscard]] double missing_height(const Flow& flow, const std::vector<PageStrips>& pages, double height);

[[nodiscard]] std::vector<StripAt> strips_at(const Flow& flow, const PageStrips& page);

}  // namespace vidra::documents::pdf
