// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "statistics/earlier.hpp"
#include "statistics/protection.hpp"
#include "statistics/tabulation.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What a report says of itself: English, Serbian in either script, English for any other language.
namespace vidra::reports {

/// How the counts are protected, what a mark means and what was audited, in sentences.
[[nodiscard]] std::string protection_in_words(const statistics::Publication& publication,
                                              std::string_view language);

/// Which earlier publications were audited together with this one, and how many of their counts differ now;
/// empty where there is none.
[[nodiscard]] std::string revision_in_words(const std::vector<statistics::EarlierPublication>& earlier,
                                            std::size_t revised, std::string_view language);

/// What is counted in a table: "Persons, each counted once", "Records".
[[nodiscard]] std::string unit_in_words(const statistics::TableSpec& spec, std::string_view language);

/// What a chart shows to who cannot see it.
struct ChartFacts {
    std::string title;
    std::string largest;  ///< of what is printed, with its number; empty where nothing is
    std::string smallest;
    std::size_t hidden = 0;
    std::size_t values = 0;
};
[[nodiscard]] std::string chart_in_words(const ChartFacts& facts, std::string_view language);

/// A span of time from category to category of a grouping by year, quarter or month (`2026`, `2026-Q1`,
/// `2026-01`); one alone where they are the same.
[[nodiscard]] std::string period_in_words(const std::string& first, const std::string& last,
                                          std::string_view language);

}  // namespace vidra::reports
