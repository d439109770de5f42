// SPDX-License-Identifier: Apache-2.0
#include "tables.hpp"

#include "statistics/solver_module.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

namespace vidra::test {

using statistics::CellIndex;
using statistics::Interval;

statistics::Solver& solver() {
    static const std::unique_ptr<statistics::Solver> opened = [] {
        const auto& suite = boost::unit_test::framework::master_test_suite();
        std::string why = "the folder of the module is to be named behind --";
        std::unique_ptr<statistics::Solver> made;
        if (suite.argc > 1) {
            made = statistics::open_solver({suite.argv[1]}, why);
        }
        BOOST_REQUIRE_MESSAGE(made != nullptr, why);
        return made;
    }();
    return *opened;
}

CellIndex Counts::add(std::int64_t value) {
    values.push_back(value);
    return static_cast<CellIndex>(system.cell_count++);
}

CellIndex Counts::add_sum(const std::vector<CellIndex>& parts) {
    std::int64_t sum = 0;
    for (const CellIndex part : parts) {
        sum += values[part];
    }
    const CellIndex total = add(sum);
    system.relations.push_back({.total = total, .parts = parts});
    return total;
}

Counts table(const std::vector<std::vector<std::int64_t>>& rows) {
    Counts counts;
    std::vector<std::vector<CellIndex>> columns(rows.front().size() + 1);
    for (const auto& row : rows) {
        std::vector<CellIndex> cells;
        for (const std::int64_t value : row) {
            cells.push_back(counts.add(value));
            columns[cells.size() - 1].push_back(cells.back());
        }
        columns.back().push_back(counts.add_sum(cells));
    }
    std::vector<CellIndex> sums;
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
        sums.push_back(counts.add_sum(columns[i]));
    }
    const CellIndex all = counts.add_sum(sums);
    counts.system.relations.push_back({.total = all, .parts = columns.back()});
    return counts;
}

std::vector<Interval> known_of(const Counts& counts, const std::vector<CellIndex>& hidden, std::int64_t low) {
    std::vector<Interval> known;
    for (const std::int64_t value : counts.values) {
        known.push_back({.low = value, .high = value});
    }
    for (const CellIndex cell : hidden) {
        known[cell] = {.low = low, .high = statistics::unbounded};
    }
    return known;
}

}  // namespace vidra::test
