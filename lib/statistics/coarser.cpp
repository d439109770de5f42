// SPDX-License-Identifier: Apache-2.0
#include "statistics/coarser.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace vidra::statistics {
namespace {

using Kind = Grouping::Kind;

std::string coarser_time(const std::string& id, Kind coarse) {
    constexpr std::size_t year_size = 4;
    if (coarse == Kind::year) {
        return id.substr(0, year_size);
    }
    constexpr std::size_t month_at = 5;  // in YYYY-MM
    const int month = (id[month_at] - '0') * 10 + id[month_at + 1] - '0';
    return id.substr(0, year_size) + "-Q" + std::to_string((month - 1) / 3 + 1);
}

bool is_time(Kind kind) {
    return kind == Kind::year || kind == Kind::quarter || kind == Kind::month;
}

/// The names of the categories of `coarse` of which this category is a part.
std::vector<std::string> above(const Category& category, const Grouping& fine, const Grouping& coarse) {
    if (coarse.kind == Kind::status) {
        return {"recorded"};
    }
    if (is_time(fine.kind)) {
        return {coarser_time(category.id, coarse.kind)};
    }
    if (fine.kind == Kind::combination) {
        std::vector<std::string> items;
        constexpr std::string_view joint = " + ";
        for (std::size_t begin = 0; begin <= category.id.size();) {
            const std::size_t end = std::min(category.id.find(joint, begin), category.id.size());
            items.push_back(category.id.substr(begin, end - begin));
            begin = end + joint.size();
        }
        items.emplace_back("respondents");
        return items;
    }
    Categories bands(coarse, nullptr);  // reads the lowest number of the finer band, which tells the wider
    std::vector<std::uint32_t> code;
    std::vector<std::size_t> places;
    const std::string low = category.id.substr(0, category.id.find_first_not_of("0123456789"));
    const std::string_view cell = low;
    if (low.empty() || !bands.read({&cell, 1}, code).empty()) {
        return {};
    }
    const std::vector<Category> all = bands.finish(places);
    return {all[places[code.front()]].id};
}

}  // namespace

bool is_coarser(const Grouping& fine, const Grouping& coarse) {
    if (fine.columns != coarse.columns || fine.name == coarse.name) {
        return false;
    }
    if (coarse.kind == Kind::status) {
        return fine.kind != Kind::each;
    }
    if (is_time(fine.kind) && is_time(coarse.kind)) {
        return static_cast<int>(coarse.kind) < static_cast<int>(fine.kind);
    }
    if (coarse.kind == Kind::bands && fine.kind == Kind::bands) {
        return std::includes(fine.cuts.begin(), fine.cuts.end(), coarse.cuts.begin(), coarse.cuts.end());
    }
    return (coarse.kind == Kind::bands && fine.kind == Kind::value) ||
           (coarse.kind == Kind::each && fine.kind == Kind::combination);
}

std::vector<CoarserCategory> coarser_categories(const Dimension& fine, const Grouping& coarse) {
    std::vector<CoarserCategory> result;
    if (!is_coarser(fine.grouping, coarse)) {
        return result;
    }
    std::map<std::string, std::vector<std::size_t>> parts;
    for (std::size_t i = 1; i < fine.categories.size(); ++i) {
        const Category& category = fine.categories[i];
        const bool is_none =
            category.kind == Category::Kind::plain && category.id == "none" && coarse.kind == Kind::each;
        if (category.kind == Category::Kind::missing || is_none) {
            parts[category.id].push_back(i);  // what is not known is not known in both
        } else if (category.kind == Category::Kind::plain) {
            for (const std::string& one : above(category, fine.grouping, coarse)) {
                parts[one].push_back(i);
            }
        }
    }
    for (auto& [category, of_it] : parts) {
        result.push_back({category, std::move(of_it)});
    }
    return result;
}

}  // namespace vidra::statistics
