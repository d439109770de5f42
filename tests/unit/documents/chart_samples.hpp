// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"

#include <initializer_list>
#include <string>
#include <vector>

/// Invented charts.
namespace vidra::test {

/// In the lists of values: printed as they are, but for these two.
constexpr double hidden = -1e300;
constexpr double no_value = -2e300;

inline documents::ChartSeries series(std::string label, std::initializer_list<double> numbers) {
    documents::ChartSeries made{std::move(label), {}};
    for (const double number : numbers) {
        made.values.push_back(number == hidden     ? documents::ChartValue::hidden()
                              : number == no_value ? documents::ChartValue{}
                                                   : documents::ChartValue::shown(number));
    }
    return made;
}

inline documents::Chart chart(documents::Chart::Kind kind, std::vector<std::string> categories,
                              std::vector<documents::ChartSeries> all) {
    documents::Chart made;
    made.kind = kind;
    made.id = "c";
    made.title = "Caption of it";
    made.alt = "What it shows";
    made.value_title = "Persons";
    made.categories = std::move(categories);
    made.series = std::move(all);
    made.hidden_note = "kept back";
    made.note = "n = 7";
    return made;
}

}  // namespace vidra::test
