// SPDX-License-Identifier: Apache-2.0
#include "statistics/reach.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace vidra::statistics {

namespace {

constexpr double tolerance = 1e-6;
/// Whole numbers are searched for in so many branches for an end of a cell, and for so many ends of a
/// component: among more cells a search takes longer.
std::size_t most_nodes(std::size_t cells) {
    return std::clamp<std::size_t>(30'000 / (cells + 1), 20, 1000);
}
std::size_t most_searches(std::size_t cells) {
    return std::max<std::size_t>(4, 8000 / (cells + 1));
}

/// The place of the first value that is no whole number; as many as there are where all are.
std::size_t first_fraction(const std::vector<double>& values) {
    const auto found = std::find_if(values.begin(), values.end(), [](double value) {
        return std::abs(value - std::round(value)) > tolerance * std::max(1.0, std::abs(value));
    });
    return static_cast<std::size_t>(found - values.begin());
}

/// The least whole number that a fraction, computed with rounding, can stand for.
std::int64_t rounded_up(double value) {
    return static_cast<std::int64_t>(std::ceil(value - tolerance * std::max(1.0, std::abs(value))));
}

}  // namespace

Reach::Reach(const CellSystem& system, const Component& component, const Propagation& propagation,
             Solver& solver)
    : m_system(system), m_component(component), m_propagation(propagation) {
    for (const CellIndex cell : component.cells) {
        m_places.emplace(cell, static_cast<std::uint32_t>(m_derived.size()));
        m_derived.push_back({.interval = propagation.intervals()[cell], .because = {}});
    }
    load(solver);
}

/// What propagation left of a cell.
const Interval& Reach::start(std::size_t place) const {
    return m_propagation.intervals()[m_component.cells[place]];
}

void Reach::set_start_bounds(std::size_t place) {
    const std::int64_t width = start(place).width();
    m_program->set_bounds(place, 0, width == unbounded ? no_bound : static_cast<double>(width));
}

void Reach::load(Solver& solver) {
    std::vector<LinearColumn> columns;
    for (std::size_t i = 0; i < m_derived.size(); ++i) {
        const std::int64_t width = start(i).width();
        columns.push_back({.low = 0,
                           .high = width == unbounded ? no_bound : static_cast<double>(width),
                           .cost = 0,
                           .is_whole = true});
    }
    std::vector<LinearRow> rows;
    for (const std::size_t relation : m_component.relations) {
        LinearRow row;
        std::int64_t right = 0;
        visit_cells(m_system.relations[relation], [&](CellIndex cell, int factor) {
            right -= factor * m_propagation.intervals()[cell].low;
            if (const auto place = m_places.find(cell); place != m_places.end()) {
                row.terms.push_back({.column = place->second, .factor = static_cast<double>(factor)});
            }
        });
        row.low = row.high = static_cast<double>(right);
        m_right_sides.push_back(right);
        rows.push_back(std::move(row));
    }
    m_program = solver.load(columns, rows);
}

/// Whether the values are whole numbers that fulfil everything, which is then remembered of each cell.
bool Reach::take(const std::vector<double>& columns) {
    std::vector<std::int64_t> values(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double value = std::round(columns[i]);
        if (std::abs(value - columns[i]) > tolerance * std::max(1.0, std::abs(value))) {
            return false;
        }
        values[i] = static_cast<std::int64_t>(value);
        if (values[i] < 0 || values[i] > start(i).width()) {
            return false;
        }
    }
    for (std::size_t i = 0; i < m_right_sides.size(); ++i) {
        std::int64_t sum = 0;
        visit_cells(m_system.relations[m_component.relations[i]], [&](CellIndex cell, int factor) {
            if (const auto place = m_places.find(cell); place != m_places.end()) {
                sum += factor * values[place->second];
            }
        });
        if (sum != m_right_sides[i]) {
            return false;
        }
    }
    const bool is_first = m_seen.empty();
    m_seen.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::int64_t value = start(i).low + values[i];
        m_seen[i].low = is_first ? value : std::min(m_seen[i].low, value);
        m_seen[i].high = is_first ? value : std::max(m_seen[i].high, value);
    }
    return true;
}

Reach::Outcome Reach::run() {
    for (std::size_t place = 0; place < m_derived.size(); ++place) {
        for (const bool is_high : {false, true}) {
            if (find_end(place, is_high) == Outcome::impossible) {
                return Outcome::impossible;
            }
        }
    }
    return Outcome::found;
}

/// Whether whole numbers are met with by rounding one cell after the other, where the one asked for is at the
/// end that it may have.
bool Reach::dive(std::size_t place, bool is_high) {
    constexpr std::size_t most_steps = 60;
    std::vector<std::size_t> fixed;
    const auto fix = [&](std::size_t column, double value) {
        m_program->set_bounds(column, value, value);
        fixed.push_back(column);
    };
    const Interval& interval = m_derived[place].interval;
    fix(place, static_cast<double>((is_high ? interval.high : interval.low) - start(place).low));
    bool is_found = false;
    for (std::size_t step = 0; step < most_steps; ++step) {
        const SolverAnswer answer = m_program->minimise();
        if (answer.status != SolverStatus::optimal) {
            break;
        }
        const std::size_t column = first_fraction(answer.columns);
        if (column == answer.columns.size()) {
            is_found = take(answer.columns);
            break;
        }
        fix(column, std::round(answer.columns[column]));
    }
    for (const std::size_t column : fixed) {
        set_start_bounds(column);
    }
    return is_found;
}

Reach::Outcome Reach::find_end(std::size_t place, bool is_high) {
    Interval& interval = m_derived[place].interval;
    const auto is_reached = [&] {
        return !m_seen.empty() &&
               (is_high ? m_seen[place].high == interval.high : m_seen[place].low == interval.low);
    };
    if (is_reached()) {
        return Outcome::found;
    }
    // the greatest is the least of the negative
    const double sign = is_high ? -1 : 1;
    const auto narrow = [&](double least) {
        if (is_high) {
            interval.high = std::min(interval.high, start(place).low - rounded_up(least));
        } else {
            interval.low = std::max(interval.low, start(place).low + rounded_up(least));
        }
    };
    m_program->set_cost(place, sign);
    const SolverAnswer answer = m_program->minimise();
    bool is_impossible = answer.status == SolverStatus::infeasible;
    if (answer.status == SolverStatus::optimal) {
        narrow(answer.value);
        explain(place, is_high, answer.duals);
        if (!take(answer.columns) && !dive(place, is_high) && !is_reached() &&
            m_searches < most_searches(m_derived.size())) {
            ++m_searches;
            const SolverAnswer whole = m_program->minimise_whole(most_nodes(m_derived.size()));
            is_impossible = whole.status == SolverStatus::infeasible;
            if (whole.status == SolverStatus::optimal && take(whole.columns)) {
                narrow(whole.value);
            } else if (whole.status == SolverStatus::limited) {
                narrow(std::max(whole.bound, answer.value));
                if (!whole.columns.empty()) {
                    static_cast<void>(take(whole.columns));
                }
            }
        }
    }
    m_program->set_cost(place, 0);
    return is_impossible ? Outcome::impossible : Outcome::found;
}

/// The relations with duals, and, of ends that they lean on, those that moved these.
void Reach::explain(std::size_t place, bool is_high, const std::vector<double>& duals) {
    const Interval& interval = m_derived[place].interval;
    if (is_high ? interval.high == start(place).high : interval.low == start(place).low) {
        return;  // as propagation has it
    }
    const double sign = is_high ? -1 : 1;
    std::vector<double> weights(m_derived.size());  // of each cell in the sum of the relations
    weights[place] = sign;
    std::vector<Step> direct;
    std::vector<Step> before;
    const auto lean = [&](CellIndex cell, double weight) {
        // a least is made of low ends that add and high ends that take away
        const auto found =
            m_propagation.steps({.cell = cell, .is_high = weight < 0}, weight * sign > 0 ? 1 : -1);
        before.insert(before.end(), found.begin(), found.end());
    };
    for (std::size_t i = 0; i < duals.size(); ++i) {
        if (std::abs(duals[i]) <= tolerance) {
            continue;
        }
        const std::size_t relation = m_component.relations[i];
        direct.push_back({.relation = relation, .sign = duals[i] * sign > 0 ? 1 : -1});
        visit_cells(m_system.relations[relation], [&](CellIndex cell, int factor) {
            if (const auto found = m_places.find(cell); found != m_places.end()) {
                weights[found->second] -= factor * duals[i];
            } else {
                lean(cell, -factor * duals[i]);
            }
        });
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (std::abs(weights[i]) > tolerance) {
            lean(m_component.cells[i], weights[i]);
        }
    }
    const auto has_cell = [&](const Step& step) {
        const Relation& relation = m_system.relations[step.relation];
        const CellIndex cell = m_component.cells[place];
        return relation.total == cell ||
               std::find(relation.parts.begin(), relation.parts.end(), cell) != relation.parts.end();
    };
    std::stable_partition(direct.begin(), direct.end(), has_cell);
    before.insert(before.end(), direct.begin(), direct.end());
    std::vector<Step>& because = m_derived[place].because;
    for (const Step& step : before) {
        if (std::none_of(because.begin(), because.end(),
                         [&](const Step& other) { return other.relation == step.relation; })) {
            because.push_back(step);
        }
    }
}

}  // namespace vidra::statistics
