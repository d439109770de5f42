// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/chart_scale.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::documents::pdf {

namespace {

struct Range {
    double least = 0;
    double most = 0;
};

Range range_of(const Chart& chart) {
    Range range;
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        double sum = 0;
        for (const ChartSeries& series : chart.series) {
            const ChartValue& value = series.values[c];
            if (value.state == ChartValue::State::shown) {
                range.least = std::min(range.least, value.number);
                range.most = std::max(range.most, value.number);
                sum += value.number;
            }
        }
        if (chart.kind == Chart::Kind::stacked_bars) {
            range.most = std::max(range.most, sum);
        }
    }
    return range;
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`.
double nice_step(double least) {
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= least * (1 - 1e-9)) {
            return times * power;
        }
    }
    return 10 * power;
}

}  // namespace

ChartScale chart_scale(const Chart& chart) {
    constexpr double most_steps = 6;
    constexpr int most_decimals = 6;
    const Range range = range_of(chart);
    const double smallest = std::pow(10.0, -std::clamp(chart.numbers.decimals, 0, most_decimals));
    const double span = range.most - range.least;
    constexpr double most_half_steps = 4;  // a pyramid has half the width for its axis
    const double steps = chart.kind == Chart::Kind::pyramid ? most_half_steps : most_steps;
    const double step = std::max(smallest, span > 0 ? nice_step(span / steps) : smallest);
    const double first = std::floor(range.least / step + 1e-9);
    const double last = std::max(std::ceil(range.most / step - 1e-9), first + 1);
    ChartScale scale;
    const auto steps_made = static_cast<int>(last - first);
    for (int i = 0; i <= steps_made; ++i) {
        scale.ticks.push_back((first + i) * step);
    }
    scale.low = scale.ticks.front();
    scale.high = scale.ticks.back();
    double one = step;
    while (scale.decimals < most_decimals && std::abs(one - std::round(one)) > 1e-6) {
        one *= 10;
        ++scale.decimals;
    }
    return scale;
}

}  // namespace vidra::documents::pdf
