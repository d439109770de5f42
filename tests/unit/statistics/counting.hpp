// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/report_cells.hpp"
#include "statistics/tabulation.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Counting invented records in a test.
namespace counting {

using Row = std::map<std::string, std::string>;

inline std::vector<vidra::statistics::Grouping> groupings(const std::vector<std::string>& texts) {
    std::vector<vidra::statistics::Grouping> result;
    for (const std::string& text : texts) {
        std::string fault;
        const auto grouping = vidra::statistics::parse_grouping(text, fault);
        BOOST_REQUIRE_MESSAGE(grouping, fault);
        result.push_back(*grouping);
    }
    return result;
}

inline vidra::statistics::TableSpec table(const std::string& id, const std::vector<std::string>& rows,
                                          const std::vector<std::string>& columns = {}) {
    vidra::statistics::TableSpec spec;
    spec.id = id;
    spec.rows = groupings(rows);
    spec.columns = groupings(columns);
    return spec;
}

inline vidra::statistics::Filter filter(const std::string& text) {
    vidra::diag::Diagnostics diagnostics;
    auto parsed = vidra::statistics::Filter::parse({.text = text, .range = {{1, 1}, {1, 1}}, .positions = {}},
                                                   diagnostics);
    BOOST_REQUIRE_MESSAGE(parsed, text);
    return *parsed;
}

/// `times` rows each; a column that a row has not is blank. No row may have a fault.
inline std::vector<vidra::statistics::Table> count(const vidra::statistics::TabulationSpec& spec,
                                                   const std::vector<std::pair<Row, int>>& rows) {
    vidra::statistics::Tabulation tabulation(spec);
    for (const auto& [row, times] : rows) {
        std::vector<std::string_view> cells;
        for (const std::string& column : tabulation.columns()) {
            const auto at = row.find(column);
            cells.push_back(at == row.end() ? std::string_view() : std::string_view(at->second));
        }
        for (int i = 0; i < times; ++i) {
            BOOST_REQUIRE(!tabulation.add(cells));
        }
    }
    std::vector<std::string> too_large;
    auto tables = tabulation.finish(too_large);
    BOOST_REQUIRE(too_large.empty());
    return tables;
}

/// The place of a cell by the ids of its categories; `total` is the total.
inline std::size_t place(const vidra::statistics::Table& table, const std::vector<std::string>& ids) {
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto& categories = table.dimensions()[i].categories;
        std::size_t category = 0;
        while (category < categories.size() && categories[category].id != ids[i]) {
            ++category;
        }
        BOOST_REQUIRE_MESSAGE(category < categories.size(), ids[i]);
        at.push_back(category);
    }
    return table.place(at);
}

inline std::int64_t cell(const vidra::statistics::Table& table, const std::vector<std::string>& ids) {
    return table.count(place(table, ids));
}

inline std::vector<std::string> ids(const vidra::statistics::Dimension& dimension) {
    std::vector<std::string> result;
    for (const auto& category : dimension.categories) {
        result.push_back(category.id);
    }
    return result;
}

}  // namespace counting
