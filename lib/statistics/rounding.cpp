// SPDX-License-Identifier: Apache-2.0
#include "statistics/rounding.hpp"

#include "statistics/components.hpp"

#include <cmath>

namespace vidra::statistics {

namespace {

/// The greatest multiple that is no greater.
std::int64_t multiple_below(std::int64_t value, std::int64_t base) {
    const std::int64_t rest = ((value % base) + base) % base;
    return value - rest;
}

/// Whether each cell of a component is rounded up; nothing where they cannot be rounded together.
std::optional<std::vector<bool>> round_component(const CellSystem& system, const Component& component,
                                                 const std::vector<std::int64_t>& values, std::int64_t base,
                                                 Solver& solver) {
    constexpr std::size_t most_nodes = 20'000;
    const std::size_t count = component.cells.size();
    if (count == 0) {
        return std::vector<bool>{};
    }
    std::vector<std::uint32_t> places(system.cell_count, static_cast<std::uint32_t>(count));
    std::vector<LinearColumn> columns;
    // changes differ by whole numbers; what earlier cells add is less than one, the more so the earlier
    const double shade = 0.5 / static_cast<double>(count * (count + 1));
    for (std::size_t i = 0; i < count; ++i) {
        const CellIndex cell = component.cells[i];
        places[cell] = static_cast<std::uint32_t>(i);
        const std::int64_t rest = values[cell] - multiple_below(values[cell], base);
        columns.push_back(
            {.low = 0,
             .high = 1,
             .cost = static_cast<double>(base - 2 * rest) + shade * static_cast<double>(count - i),
             .is_whole = true});
    }
    std::vector<LinearRow> rows;
    for (const std::size_t relation : component.relations) {
        LinearRow row;
        std::int64_t right = 0;
        visit_cells(system.relations[relation], [&](CellIndex cell, int factor) {
            right -= factor * multiple_below(values[cell], base) / base;
            if (places[cell] < count) {
                row.terms.push_back({.column = places[cell], .factor = static_cast<double>(factor)});
            }
        });
        row.low = row.high = static_cast<double>(right);
        rows.push_back(std::move(row));
    }
    const SolverAnswer answer = solver.load(columns, rows)->minimise_whole(most_nodes);
    if (answer.columns.empty()) {
        return std::nullopt;
    }
    std::vector<bool> is_up;
    for (const double column : answer.columns) {
        is_up.push_back(column > 0.5);
    }
    return is_up;
}

}  // namespace

std::optional<std::vector<std::int64_t>> round_controlled(const CellSystem& system,
                                                          const std::vector<std::int64_t>& values,
                                                          std::int64_t base, Solver& solver) {
    std::vector<bool> may_vary;
    std::vector<std::int64_t> rounded;
    for (const std::int64_t value : values) {
        rounded.push_back(multiple_below(value, base));
        may_vary.push_back(rounded.back() != value);
    }
    std::vector<bool> is_linked(values.size());
    for (const Component& component : components_of(system, may_vary)) {
        for (const CellIndex cell : component.cells) {
            is_linked[cell] = true;
        }
        const auto is_up = round_component(system, component, values, base, solver);
        if (!is_up) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < component.cells.size(); ++i) {
            rounded[component.cells[i]] += (*is_up)[i] ? base : 0;
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        // alone, a cell goes to what is nearest
        if (!is_linked[i] && 2 * (values[i] - rounded[i]) > base) {
            rounded[i] += base;
        }
    }
    for (const Relation& relation : system.relations) {
        std::int64_t sum = 0;
        for (const CellIndex part : relation.parts) {
            sum += rounded[part];
        }
        if (sum != rounded[relation.total]) {
            return std::nullopt;
        }
    }
    return rounded;
}

std::int64_t round_conventional(std::int64_t value, std::int64_t base) {
    const std::int64_t below = multiple_below(value, base);
    return 2 * (value - below) >= base ? below + base : below;
}

}  // namespace vidra::statistics
