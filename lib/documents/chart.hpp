// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A chart as plain data, before it is drawn. Whoever makes one gives all of its words: the drawing knows no
/// language.
namespace vidra::documents {

/// A number of a chart, or why there is none.
struct ChartValue {
    enum class State : std::uint8_t {
        shown,   ///< `number`
        hidden,  ///< not printed to protect persons: drawn as a mark of one size, whatever it is, never as
                 ///< zero
        none,    ///< there is no such number, as a mean of nothing: nothing is drawn
    };
    State state = State::none;
    double number = 0;  ///< counts are exact below 2^53; nobody reads it unless it is shown

    [[nodiscard]] static ChartValue shown(double number) { return {State::shown, number}; }
    [[nodiscard]] static ChartValue hidden() { return {State::hidden, 0}; }
};

struct ChartSeries {
    std::string label;
    std::vector<ChartValue> values;  ///< one for each category
};

/// How numbers are written at the axis and in direct labels.
struct ChartNumbers {
    int decimals = 0;                ///< 0 to 6; with 0 the axis has whole numbers alone
    std::string decimal_mark = ".";  ///< of the language
    std::string group_mark =
        "\xC2\xA0";      ///< between groups of three digits, from five digits on; may be empty
    std::string suffix;  ///< behind each number, as in " %"
};

struct Chart {
    enum class Kind : std::uint8_t {
        bars,          ///< series beside each other; the drawing turns them where labels are long
        stacked_bars,  ///< series upon each other, in their order
        lines,         ///< categories are points in time
        pyramid,       ///< two series to the left and right of their categories, the first of those lowest
    };
    Kind kind = Kind::bars;
    std::string id;     ///< by which a template names it: small letters, digits, `-` and `_`
    std::string title;  ///< the caption; may be empty
    std::string alt;    ///< what the chart shows, in words, for who cannot see it
    std::string category_title;
    std::string value_title;
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;
    ChartNumbers numbers;
    std::string hidden_note;  ///< what the mark of a hidden value means: "hidden to protect persons"
    std::string note;         ///< below the drawing: n, what is left out

    [[nodiscard]] bool has_hidden() const;
};

/// Why `chart` cannot be drawn so that people could read it, in English words without a value of it; empty
/// where it can. It is then left out and its table stands alone: no number is left out or put together so
/// that it fits. Limits: 12 series, 60 categories, 200 bars beside each other; bars have no negative numbers;
/// a pyramid has two series.
[[nodiscard]] std::string_view chart_fault(const Chart& chart);

/// Null where there is none of this name.
[[nodiscard]] const Chart* find_chart(const std::vector<Chart>& charts, std::string_view id);

/// `number`, which is finite, rounded to the decimals (to the nearest; what is exactly between two, to the
/// even one), in groups and with its suffix. There is no "-0".
[[nodiscard]] std::string number_text(double number, const ChartNumbers& numbers);

}  // namespace vidra::documents
