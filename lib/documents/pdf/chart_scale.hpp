// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"

#include <vector>

namespace vidra::documents::pdf {

/// The axis of values: from zero, or from below it where lines go there, in even steps of 1, 2 or 5 times a
/// power of ten.
struct ChartScale {
    double low = 0;
    double high = 1;
    std::vector<double> ticks;  ///< rising, the first is `low` and the last `high`
    /// That the numbers at the axis are to be written with: as few as tell two ticks apart.
    int decimals = 0;

    /// 0 at `low`, 1 at `high`.
    [[nodiscard]] double part(double number) const { return (number - low) / (high - low); }
};

/// By the numbers that are shown alone: nothing of it follows from a hidden one.
[[nodiscard]] ChartScale chart_scale(const Chart& chart);

}  // namespace vidra::documents::pdf
