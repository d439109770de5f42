// SPDX-License-Identifier: Apache-2.0
#include "statistics/adversary.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::statistics {

std::vector<LinearRow> rows_of(const MovingCells& cells) {
    std::vector<LinearRow> rows;
    for (const auto& row : cells.rows) {
        LinearRow sum{.low = 0, .high = 0, .terms = {}};
        for (const MovingCells::Term& term : row) {
            sum.terms.push_back({.column = term.cell, .factor = static_cast<double>(term.factor)});
        }
        rows.push_back(std::move(sum));
    }
    return rows;
}

Adversary::Adversary(const MovingCells& cells, Solver& solver) : m_cells(cells) {
    m_program = solver.load(
        std::vector<LinearColumn>(cells.cells.size(), {.low = 0, .high = 0, .cost = 0, .is_whole = true}),
        rows_of(cells));
    for (Place i = 0; i < cells.cells.size(); ++i) {
        m_is_hidden.push_back(!cells.cells[i].is_open);
        set_bounds(i);
    }
}

void Adversary::set_bounds(Place cell) {
    const MovingCells::Cell& moving = m_cells.cells[cell];
    if (m_is_hidden[cell]) {
        m_program->set_bounds(cell, -static_cast<double>(moving.down), static_cast<double>(moving.up));
    } else {
        m_program->set_bounds(cell, 0, 0);
    }
}

void Adversary::hide(Place cell, bool is_hidden) {
    if (m_is_hidden[cell] != is_hidden) {
        m_is_hidden[cell] = is_hidden;
        set_bounds(cell);
    }
}

/// The cell moves as far as can be shown, and no farther than is asked.
Movement Adversary::farthest(const Requirement& requirement, int direction) {
    constexpr std::size_t most_nodes = 500;
    m_program->set_cost(requirement.cell, -direction);
    m_work += m_cells.size();
    const SolverAnswer answer = m_program->minimise();
    std::optional<Movement> movement;
    if (answer.status == SolverStatus::optimal) {
        movement = m_cells.movement_of(answer.columns);
        if (!movement && answer.value < -0.5) {
            const SolverAnswer whole = m_program->minimise_whole(most_nodes);
            if (!whole.columns.empty()) {
                movement = m_cells.movement_of(whole.columns);
            }
        }
    }
    m_program->set_cost(requirement.cell, 0);
    return movement.value_or(Movement{});
}

std::optional<Certificate> Adversary::certify(const Requirement& requirement) {
    for (const Place still : m_cells.still_cells(requirement)) {
        m_program->set_bounds(still, 0, 0);
    }
    const MovingCells::Cell& cell = m_cells.cells[requirement.cell];
    m_program->set_bounds(requirement.cell, -static_cast<double>(std::min(cell.down, requirement.width)),
                          static_cast<double>(std::min(cell.up, requirement.width)));
    Certificate certificate;
    certificate.up = farthest(requirement, 1);
    if (certificate.up.of(requirement.cell) < requirement.width || requirement.down > 0) {
        certificate.down = farthest(requirement, -1);
    }
    set_bounds(requirement.cell);
    for (const Place still : m_cells.still_cells(requirement)) {
        set_bounds(still);
    }
    if (!m_cells.meets(certificate, requirement)) {
        return std::nullopt;
    }
    return certificate;
}

std::optional<Movement> Adversary::move_all(const std::vector<Wish>& wishes,
                                            const std::vector<Place>& still) {
    for (const Place cell : still) {
        m_program->set_bounds(cell, 0, 0);
    }
    for (const Wish& wish : wishes) {
        const MovingCells::Cell& cell = m_cells.cells[wish.cell];
        m_program->set_bounds(wish.cell, -static_cast<double>(std::min(cell.down, wish.most)),
                              static_cast<double>(std::min(cell.up, wish.most)));
        m_program->set_cost(wish.cell, -wish.direction);
    }
    m_work += m_cells.size();
    const SolverAnswer answer = m_program->minimise();
    for (const Place cell : still) {
        set_bounds(cell);
    }
    for (const Wish& wish : wishes) {
        set_bounds(wish.cell);
        m_program->set_cost(wish.cell, 0);
    }
    return answer.status == SolverStatus::optimal ? m_cells.movement_of(answer.columns) : std::nullopt;
}

Separator::Separator(const MovingCells& cells, Solver& solver)
    : m_cells(cells), m_hidden(cells.cells.size()), m_rows_of(cells.cells.size()) {
    m_program =
        solver.load(std::vector<LinearColumn>(cells.cells.size(), {.low = 0, .high = 0}), rows_of(cells));
    for (std::size_t row = 0; row < cells.rows.size(); ++row) {
        for (const MovingCells::Term& term : cells.rows[row]) {
            m_rows_of[term.cell].push_back({.cell = static_cast<Place>(row), .factor = term.factor});
        }
    }
}

void Separator::set_hidden(const std::vector<double>& parts) {
    m_hidden = parts;
}

/// Beyond what is asked no cell needs to move; this keeps the inequalities strong.
void Separator::set_bounds(Place cell, double most) {
    const MovingCells::Cell& moving = m_cells.cells[cell];
    m_program->set_bounds(cell, -std::min(static_cast<double>(moving.down), most) * m_hidden[cell],
                          std::min(static_cast<double>(moving.up), most) * m_hidden[cell]);
}

std::optional<Separator::Reach> Separator::reach(const Requirement& requirement, int direction) {
    constexpr double least_factor = 1e-7;
    m_program->set_cost(requirement.cell, -direction);
    m_work += m_cells.size();
    const SolverAnswer answer = m_program->minimise();
    m_program->set_cost(requirement.cell, 0);
    if (answer.status != SolverStatus::optimal) {
        return std::nullopt;
    }
    Reach reach{
        .distance = -answer.value, .factors = std::vector<double>(m_cells.cells.size()), .constant = 0};
    const auto weight = [&](Place cell) {
        double sum = 0;
        for (const MovingCells::Term& row : m_rows_of[cell]) {
            sum += row.factor * answer.duals[row.cell];
        }
        return sum;
    };
    const double own = -weight(requirement.cell) * direction;
    const MovingCells::Cell& moved = m_cells.cells[requirement.cell];
    const auto limit = static_cast<double>(direction > 0 ? moved.up : moved.down);
    if (own < least_factor || reach.distance >= limit - least_factor) {
        reach.constant = std::min(limit, static_cast<double>(requirement.width));
        return reach;
    }
    for (Place i = 0; i < m_cells.cells.size(); ++i) {
        // the cell moves by the sum of what others move times their factors
        const double factor = weight(i) / own;
        if (i != requirement.cell && std::abs(factor) > least_factor) {
            reach.factors[i] = factor > 0 ? factor * static_cast<double>(m_cells.cells[i].up)
                                          : -factor * static_cast<double>(m_cells.cells[i].down);
        }
    }
    for (const Place still : m_cells.still_cells(requirement)) {
        reach.factors[still] = 0;
    }
    return reach;
}

void Separator::add(const Requirement& requirement, const std::vector<double>& factors, double least,
                    std::vector<Cut>& cuts) const {
    for (Place i = 0; i < factors.size(); ++i) {
        if (!m_cells.cells[i].is_open) {
            least -= factors[i];
        }
    }
    if (least < 1e-6) {
        return;
    }
    Cut cut;
    double sum = 0;
    for (Place i = 0; i < factors.size(); ++i) {
        if (m_cells.cells[i].is_open && factors[i] > 1e-7 && i != requirement.cell) {
            const double factor = std::min(1.0, factors[i] / least);
            cut.terms.push_back({.column = i, .factor = factor});
            sum += factor * m_hidden[i];
        }
    }
    cut.least = 1;
    if (sum < 1 - 1e-4) {
        cuts.push_back(std::move(cut));
    }
}

void Separator::separate(const Requirement& requirement, std::vector<Cut>& cuts) {
    const auto most = static_cast<double>(requirement.width);
    for (Place i = 0; i < m_cells.cells.size(); ++i) {
        set_bounds(i, most);
    }
    for (const Place still : m_cells.still_cells(requirement)) {
        m_program->set_bounds(still, 0, 0);
    }
    const auto up = reach(requirement, 1);
    if (!up) {
        return;
    }
    add(requirement, up->factors, static_cast<double>(requirement.up) - up->constant, cuts);
    if (requirement.down == 0 && up->distance > most - 1e-4) {
        return;
    }
    const auto down = reach(requirement, -1);
    if (!down) {
        return;
    }
    add(requirement, down->factors, static_cast<double>(requirement.down) - down->constant, cuts);
    std::vector<double> factors = up->factors;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        factors[i] += down->factors[i];
    }
    add(requirement, factors, most - up->constant - down->constant, cuts);
}

}  // namespace vidra::statistics
