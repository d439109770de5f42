// SPDX-License-Identifier: Apache-2.0
#include "statistics/master.hpp"

#include <algorithm>
#include <utility>

namespace vidra::statistics {

Master::Master(const MovingCells& cells, Solver& solver)
    : m_cells(cells), m_separator(cells, solver), m_columns(cells.cells.size()) {
    std::vector<LinearColumn> columns;
    for (Place i = 0; i < cells.cells.size(); ++i) {
        const MovingCells::Cell& cell = cells.cells[i];
        m_hidden.push_back(cell.is_open ? 0 : 1);
        if (cell.is_open) {
            m_columns[i] = static_cast<std::uint32_t>(columns.size());
            m_open.push_back(i);
            columns.push_back({.low = 0, .high = 1, .cost = cell.price, .is_whole = true});
        }
    }
    m_program = solver.load(columns, {});
}

void Master::take(const std::vector<double>& columns) {
    for (std::size_t i = 0; i < m_open.size(); ++i) {
        m_hidden[m_open[i]] = std::clamp(columns[i], 0.0, 1.0);
    }
}

bool Master::separate(const std::vector<Requirement>& requirements) {
    m_separator.set_hidden(m_hidden);
    std::vector<Cut> cuts;
    for (const Requirement& requirement : requirements) {
        m_separator.separate(requirement, cuts);
    }
    std::vector<LinearRow> rows;
    for (Cut& cut : cuts) {
        for (LinearTerm& term : cut.terms) {
            term.column = m_columns[term.column];
        }
        m_terms += cut.terms.size();
        rows.push_back({.low = cut.least, .high = no_bound, .terms = std::move(cut.terms)});
    }
    m_program->add_rows(rows);
    return !rows.empty();
}

void Master::tighten(std::size_t rounds, double enough, std::size_t most_work) {
    constexpr std::size_t parts = 8;
    const std::size_t count = m_cells.requirements.size();
    const std::size_t at_once = std::min(count, most_work / parts / (2 * m_cells.size()) + 1);
    std::size_t next = 0;
    std::size_t in_vain = 0;
    for (std::size_t round = 0; round < rounds && m_bound < enough && work() < most_work; ++round) {
        std::vector<Requirement> chosen;
        for (std::size_t i = 0; i < at_once; ++i) {
            chosen.push_back(m_cells.requirements[(next + i) % count]);
        }
        next = (next + at_once) % count;
        if (!separate(chosen)) {
            in_vain += at_once;
            if (in_vain >= count) {
                return;
            }
            continue;
        }
        in_vain = 0;
        const SolverAnswer answer = m_program->minimise();
        if (answer.status != SolverStatus::optimal) {
            return;
        }
        m_bound = std::max(m_bound, answer.value);
        take(answer.columns);
    }
}

void Master::leave_out_dear(double price) {
    const SolverAnswer answer = m_program->minimise();
    if (answer.status != SolverStatus::optimal) {
        return;
    }
    for (std::size_t i = 0; i < m_open.size(); ++i) {
        if (answer.columns[i] < 1e-6 && answer.value + answer.reduced_costs[i] > price + 1e-6) {
            m_program->set_bounds(i, 0, 0);
        }
    }
}

Master::Outcome Master::solve_whole(std::size_t nodes) {
    const SolverAnswer answer = m_program->minimise_whole(nodes);
    m_nodes += answer.nodes + 5;
    if (answer.status == SolverStatus::infeasible) {
        return Outcome::impossible;
    }
    if (answer.status == SolverStatus::optimal || answer.status == SolverStatus::limited) {
        m_bound = std::max(m_bound, answer.bound);
    }
    if (answer.status != SolverStatus::optimal) {
        return Outcome::limited;
    }
    take(answer.columns);
    for (double& part : m_hidden) {
        part = part > 0.5 ? 1 : 0;
    }
    return Outcome::found;
}

void Master::forbid_last() {
    LinearRow row{.low = 1, .high = no_bound, .terms = {}};
    for (std::size_t i = 0; i < m_open.size(); ++i) {
        if (m_hidden[m_open[i]] < 0.5) {
            row.terms.push_back({.column = static_cast<std::uint32_t>(i), .factor = 1});
        }
    }
    m_program->add_rows({row});
}

}  // namespace vidra::statistics
