// SPDX-License-Identifier: Apache-2.0
#include "statistics/wilson.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vidra::statistics {

ProportionInterval wilson(std::int64_t count, std::int64_t n) {
    assert(n > 0 && count >= 0 && count <= n);
    constexpr double z = 1.959964;  // 97.5 % of the normal distribution lie below it
    constexpr double squared = z * z;
    const auto size = static_cast<double>(n);
    const double share = static_cast<double>(count) / size;
    const double scale = 1 + squared / size;
    const double centre = (share + squared / (2 * size)) / scale;
    const double half = z * std::sqrt(share * (1 - share) / size + squared / (4 * size * size)) / scale;
    // at the ends the formula gives 0 and 1 but for rounding
    return {count == 0 ? 0 : std::max(0.0, centre - half), count == n ? 1 : std::min(1.0, centre + half)};
}

}  // namespace vidra::statistics
