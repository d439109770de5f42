// SPDX-License-Identifier: Apache-2.0
#include "documents/chart.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vidra::documents {
namespace {

constexpr std::size_t most_series = 12;  // as many as a reader tells apart by shade, hatch and mark
constexpr std::size_t most_categories = 60;
constexpr std::size_t most_bars = 200;  // beside each other: each is 3 points wide on A4
constexpr double most_number = 1e15;

bool is_any(const Chart& chart, bool (*holds)(const ChartValue&)) {
    return std::any_of(chart.series.begin(), chart.series.end(), [&](const ChartSeries& series) {
        return std::any_of(series.values.begin(), series.values.end(), holds);
    });
}

}  // namespace

bool Chart::has_hidden() const {
    return is_any(*this, [](const ChartValue& value) { return value.state == ChartValue::State::hidden; });
}

std::string_view chart_fault(const Chart& chart) {
    if (chart.categories.empty()) {
        return "it has no category";
    }
    if (chart.series.empty()) {
        return "it has no series";
    }
    if (chart.series.size() > most_series) {
        return "it has more than 12 series, which nobody could tell apart";
    }
    if (chart.categories.size() > most_categories) {
        return "it has more than 60 categories";
    }
    if (chart.kind == Chart::Kind::bars && chart.series.size() * chart.categories.size() > most_bars) {
        return "it has more than 200 bars beside each other";
    }
    if (chart.kind == Chart::Kind::pyramid && chart.series.size() != 2) {
        return "a pyramid has two series";
    }
    for (const ChartSeries& series : chart.series) {
        if (series.values.size() != chart.categories.size()) {
            return "a series has not one value for each category";
        }
    }
    if (is_any(chart, [](const ChartValue& value) {
            return value.state == ChartValue::State::shown && !(std::abs(value.number) <= most_number);
        })) {
        return "a value is too large, or no number";
    }
    if (chart.kind != Chart::Kind::lines && is_any(chart, [](const ChartValue& value) {
            return value.state == ChartValue::State::shown && value.number < 0;
        })) {
        return "a value is negative, which only lines can show";
    }
    return {};
}

const Chart* find_chart(const std::vector<Chart>& charts, std::string_view id) {
    const auto found =
        std::find_if(charts.begin(), charts.end(), [&](const Chart& chart) { return chart.id == id; });
    return found == charts.end() ? nullptr : &*found;
}

std::string number_text(double number, const ChartNumbers& numbers) {
    constexpr int most_decimals = 6;
    constexpr std::size_t least_grouped = 5;  // digits: 1234 is read without a gap
    constexpr std::size_t group = 3;
    std::array<char, 340> buffer{};  // the largest double has 309 digits
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                      std::chars_format::fixed, std::clamp(numbers.decimals, 0, most_decimals));
    const std::string_view written(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::string_view whole = written.substr(0, written.find('.'));
    const bool is_zero = written.find_first_not_of("0.") == std::string_view::npos;
    std::string text = number < 0 && !is_zero ? "\xE2\x88\x92" : "";  // U+2212, a minus as wide as a digit
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && whole.size() >= least_grouped && (whole.size() - i) % group == 0) {
            text += numbers.group_mark;
        }
        text += whole[i];
    }
    if (whole.size() < written.size()) {
        text += numbers.decimal_mark;
        text += written.substr(whole.size() + 1);
    }
    return text + numbers.suffix;
}

}  // namespace vidra::documents
