// SPDX-License-Identifier: Apache-2.0
#include "reports/unlinked.hpp"

#include "statistics/coarser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace vidra::reports {
namespace {

using statistics::Grouping;
using statistics::TableSpec;

/// Everything that looks at one column.
struct Views {
    std::vector<Grouping> groupings;
    std::set<std::string> filters;            ///< of tables, by their text
    std::set<std::string> filters_of_groups;  ///< those of tables that group by something
};

void add_grouping(Views& views, const Grouping& grouping) {
    const bool is_known = std::any_of(views.groupings.begin(), views.groupings.end(),
                                      [&](const Grouping& one) { return one.name == grouping.name; });
    if (!is_known) {
        views.groupings.push_back(grouping);
    }
}

std::map<std::string, Views> views_of(const statistics::TabulationSpec& spec) {
    std::map<std::string, Views> result;
    for (const TableSpec& table : spec.tables) {
        for (const std::vector<Grouping>* groupings : {&table.rows, &table.columns}) {
            for (const Grouping& one : *groupings) {
                for (const std::string& column : one.columns) {
                    add_grouping(result[column], one);
                }
            }
        }
        if (!table.where) {
            continue;
        }
        for (const std::string& column : table.where->columns()) {
            Views& views = result[column];
            views.filters.insert(table.where->text());
            if (!table.rows.empty() || !table.columns.empty()) {
                views.filters_of_groups.insert(table.where->text());
            }
        }
    }
    return result;
}

bool are_linked(const Grouping& a, const Grouping& b) {
    return statistics::is_coarser(a, b) || statistics::is_coarser(b, a);
}

}  // namespace

std::vector<std::string> unlinked_views(const statistics::TabulationSpec& spec) {
    std::vector<std::string> result;
    for (const auto& [column, views] : views_of(spec)) {
        for (std::size_t i = 0; i < views.groupings.size(); ++i) {
            for (std::size_t j = i + 1; j < views.groupings.size(); ++j) {
                if (!are_linked(views.groupings[i], views.groupings[j])) {
                    result.push_back(
                        fmt::format("{} and {}", views.groupings[i].name, views.groupings[j].name));
                }
            }
        }
        for (const Grouping& grouping : views.groupings) {
            for (const std::string& filter : views.filters) {
                result.push_back(fmt::format("{} and the filter {}", grouping.name, filter));
            }
        }
        // filters of tables that group by nothing are related to each other, record by record
        if (views.filters.size() > 1) {
            for (const std::string& filter : views.filters_of_groups) {
                result.push_back(fmt::format("the filter {} and other filters of `{}`", filter, column));
            }
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

}  // namespace vidra::reports
