// SPDX-License-Identifier: Apache-2.0
#include "statistics/pattern.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::statistics {

Flows::Flows(const MovingCells& cells, Solver& solver)
    : m_cells(cells), m_may_move(cells.cells.size(), true) {
    std::vector<LinearColumn> columns;
    for (const MovingCells::Cell& cell : cells.cells) {
        for (const std::int64_t most : {cell.up, cell.down}) {
            columns.push_back(
                {.low = 0, .high = static_cast<double>(most), .cost = cell.price, .is_whole = true});
        }
    }
    std::vector<LinearRow> rows = rows_of(cells);
    for (LinearRow& row : rows) {
        std::vector<LinearTerm> terms;
        for (const LinearTerm& term : row.terms) {
            terms.push_back({.column = 2 * term.column, .factor = term.factor});
            terms.push_back({.column = 2 * term.column + 1, .factor = -term.factor});
        }
        row.terms = std::move(terms);
    }
    m_program = solver.load(columns, rows);
}

void Flows::allow(Place cell, bool may_move) {
    m_may_move[cell] = may_move;
    set_bounds(cell);
}

void Flows::set_bounds(Place cell) {
    if (!m_may_move[cell]) {
        m_program->set_bounds(std::size_t{2} * cell, 0, 0);
        m_program->set_bounds(std::size_t{2} * cell + 1, 0, 0);
        return;
    }
    m_program->set_bounds(std::size_t{2} * cell, 0, static_cast<double>(m_cells.cells[cell].up));
    m_program->set_bounds(std::size_t{2} * cell + 1, 0, static_cast<double>(m_cells.cells[cell].down));
}

std::optional<Movement> Flows::solve() {
    constexpr std::size_t most_nodes = 200;
    const auto movement_of = [&](const std::vector<double>& columns) {
        std::vector<double> values;
        for (std::size_t i = 0; i < columns.size(); i += 2) {
            values.push_back(columns[i] - columns[i + 1]);
        }
        return m_cells.movement_of(values);
    };
    m_work += 2 * m_cells.size();
    const SolverAnswer answer = m_program->minimise();
    if (answer.status != SolverStatus::optimal) {
        return std::nullopt;
    }
    std::optional<Movement> movement = movement_of(answer.columns);
    if (!movement) {
        const SolverAnswer whole = m_program->minimise_whole(most_nodes);
        if (!whole.columns.empty()) {
            movement = movement_of(whole.columns);
        }
    }
    return movement;
}

std::optional<Movement> Flows::cheapest(const Requirement& requirement, std::int64_t distance,
                                        const std::vector<double>& prices) {
    const auto amount = static_cast<double>(std::abs(distance));
    const bool is_up = distance > 0;
    const std::size_t forth = std::size_t{2} * requirement.cell + (is_up ? 0 : 1);
    const std::size_t back = std::size_t{2} * requirement.cell + (is_up ? 1 : 0);
    m_program->set_bounds(forth, amount, amount);
    m_program->set_bounds(back, 0, 0);
    for (const Place still : m_cells.still_cells(requirement)) {
        m_program->set_bounds(std::size_t{2} * still, 0, 0);
        m_program->set_bounds(std::size_t{2} * still + 1, 0, 0);
    }
    const auto price_of = [&](const Movement& movement) {
        double sum = 0;
        for (const Movement::Part& part : movement.parts) {
            sum += prices[part.cell];
        }
        return sum;
    };
    for (Place i = 0; i < m_cells.cells.size(); ++i) {
        // a unit costs its share of the price of a cell that is used as far as it goes
        const auto share = [&](std::int64_t most) {
            return prices[i] / std::max(1.0, std::min(static_cast<double>(most), amount));
        };
        m_program->set_cost(std::size_t{2} * i, share(m_cells.cells[i].up));
        m_program->set_cost(std::size_t{2} * i + 1, share(m_cells.cells[i].down));
    }
    std::optional<Movement> best = solve();
    if (best && amount > 1) {
        // once more, with shares by how far the cells were in fact used
        for (const Movement::Part& part : best->parts) {
            m_program->set_cost(std::size_t{2} * part.cell + (part.by > 0 ? 0 : 1),
                                prices[part.cell] / static_cast<double>(std::abs(part.by)));
        }
        std::optional<Movement> other = solve();
        if (other && price_of(*other) < price_of(*best)) {
            best = std::move(other);
        }
    }
    set_bounds(requirement.cell);
    for (const Place still : m_cells.still_cells(requirement)) {
        set_bounds(still);
    }
    return best;
}

std::vector<Place> Flows::cheapest_for_all(const std::vector<Requirement>& requirements,
                                           const std::vector<double>& prices) {
    constexpr double little_distance = 0.5;
    std::int64_t amount = 1;
    for (const Requirement& requirement : requirements) {
        amount = std::max(amount, requirement.width);
    }
    // what a cell costs is not by how far it moves: shares by how far it moved before come nearer to that
    std::vector<double> distances(m_cells.cells.size(), static_cast<double>(amount));
    std::vector<Place> best;
    double least = no_bound;
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        double dearest = 1;
        for (Place i = 0; i < m_cells.cells.size(); ++i) {
            const double cost = prices[i] / std::max(distances[i], little_distance);
            m_program->set_cost(std::size_t{2} * i, cost);
            m_program->set_cost(std::size_t{2} * i + 1, cost);
            dearest += cost;
        }
        for (const Requirement& requirement : requirements) {
            const std::size_t forth = std::size_t{2} * requirement.cell;
            const std::int64_t most = std::min(m_cells.cells[requirement.cell].up, requirement.width);
            m_program->set_bounds(forth, 0, static_cast<double>(most));
            m_program->set_cost(forth, -dearest);  // worth everything
        }
        m_work += 2 * m_cells.size();
        const SolverAnswer answer = m_program->minimise();
        if (answer.status != SolverStatus::optimal) {
            break;
        }
        std::vector<Place> moved;
        double price = 0;
        for (Place i = 0; i < m_cells.cells.size(); ++i) {
            distances[i] =
                std::abs(answer.columns[std::size_t{2} * i] - answer.columns[std::size_t{2} * i + 1]);
            if (distances[i] > 1e-6) {
                moved.push_back(i);
                price += prices[i];
            }
        }
        if (price < least) {
            least = price;
            best = std::move(moved);
        }
    }
    for (const Requirement& requirement : requirements) {
        set_bounds(requirement.cell);
    }
    return best;
}

}  // namespace vidra::statistics
