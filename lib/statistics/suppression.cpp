// SPDX-License-Identifier: Apache-2.0
#include "statistics/suppression.hpp"

#include "statistics/attack.hpp"
#include "statistics/components.hpp"
#include "statistics/movement.hpp"
#include "statistics/pattern_search.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::statistics {

namespace {

bool is_protected(const SuppressionCell& cell) {
    return cell.role == CellRole::unsafe || cell.role == CellRole::derived;
}

Requirement requirement_of(const SuppressionCell& cell, Place place) {
    const Protection& asked = cell.protection;
    Requirement requirement{.cell = place};
    requirement.up = std::max<std::int64_t>(0, asked.high_at_least - cell.value);
    requirement.down =
        asked.low_at_most == unbounded ? 0 : std::max<std::int64_t>(0, cell.value - asked.low_at_most);
    requirement.width = std::max(asked.width_at_least, requirement.up + requirement.down);
    return requirement;
}

/// How far a reader who sees it hidden can think a cell away from what it is.
struct Room {
    std::int64_t down = 0;
    std::int64_t up = 0;
};
Room room_of(const SuppressionCell& cell) {
    if (cell.role == CellRole::printed) {
        return {};
    }
    return {.down = std::max<std::int64_t>(0, cell.value - cell.known.low),
            .up = cell.known.high == unbounded ? unbounded
                                               : std::max<std::int64_t>(0, cell.known.high - cell.value)};
}

/// For each single contributor the cells that are of this one alone. Where a total and a part of it have one
/// contributor each, it is the same one.
std::vector<std::vector<CellIndex>> contributors_of(const SuppressionProblem& problem) {
    CellSystem nested{.cell_count = problem.cells.size(), .relations = {}};
    std::vector<bool> is_single;
    for (const SuppressionCell& cell : problem.cells) {
        is_single.push_back(cell.is_singleton && cell.role != CellRole::printed);
    }
    for (const Relation& relation : problem.system.relations) {
        for (const CellIndex part : relation.parts) {
            if (is_single[relation.total] && is_single[part]) {
                nested.relations.push_back({.total = relation.total, .parts = {part}});
            }
        }
    }
    std::vector<std::vector<CellIndex>> contributors;
    std::vector<bool> is_nested(problem.cells.size());
    for (const Component& component : components_of(nested, is_single)) {
        contributors.push_back(component.cells);
        for (const CellIndex cell : component.cells) {
            is_nested[cell] = true;
        }
    }
    for (CellIndex cell = 0; cell < problem.cells.size(); ++cell) {
        if (is_single[cell] && !is_nested[cell]) {
            contributors.push_back({cell});
        }
    }
    return contributors;
}

class Suppression {
  public:
    Suppression(const SuppressionProblem& problem, const SuppressionEffort& effort, Solver& solver)
        : m_problem(problem),
          m_effort(effort),
          m_solver(solver),
          m_places(problem.cells.size(), no_place),
          m_contributors(contributors_of(problem)) {}

    SuppressionPattern run();

  private:
    const SuppressionProblem& m_problem;
    const SuppressionEffort& m_effort;
    Solver& m_solver;
    std::vector<Place> m_places;  ///< by cell, of the component at hand
    std::vector<std::vector<CellIndex>> m_contributors;
    SuppressionPattern m_pattern;
    double m_unit = 0;  ///< all prices are multiples of it; 0 where nothing is known

    [[nodiscard]] MovingCells moving_cells(const Component& component);
    void add_requirements(MovingCells& cells) const;
    void shade_prices(MovingCells& cells) const;
    void protect(const Component& component);
    void protect_lone_cells(const std::vector<bool>& is_linked);
    void audit();
};

MovingCells Suppression::moving_cells(const Component& component) {
    constexpr std::int64_t least_cap = 1000;
    MovingCells cells;
    for (const CellIndex cell : component.cells) {
        m_places[cell] = static_cast<Place>(cells.cells.size());
        const SuppressionCell& told = m_problem.cells[cell];
        const Room room = room_of(told);
        cells.cells.push_back({.cell = cell,
                               .down = room.down,
                               .up = room.up,
                               .is_open = told.role == CellRole::open,
                               .price = told.price,
                               .true_price = told.price});
    }
    add_requirements(cells);
    // nothing needs to move much farther than what is asked most, and small numbers make sound programs
    std::int64_t cap = least_cap;
    for (const Requirement& requirement : cells.requirements) {
        cap = std::max(cap, 8 * requirement.width);
    }
    for (MovingCells::Cell& cell : cells.cells) {
        cell.down = std::min(cell.down, cap);
        cell.up = std::min(cell.up, cap);
    }
    for (const std::size_t relation : component.relations) {
        std::vector<MovingCells::Term> row;
        visit_cells(m_problem.system.relations[relation], [&](CellIndex cell, int factor) {
            if (m_places[cell] != no_place) {
                row.push_back({.cell = m_places[cell], .factor = factor});
            }
        });
        cells.rows.push_back(std::move(row));
    }
    for (const CellIndex cell : component.cells) {
        m_places[cell] = no_place;
    }
    shade_prices(cells);
    return cells;
}

/// Each protected cell for itself; and who alone is counted in some cells of the component.
void Suppression::add_requirements(MovingCells& cells) const {
    for (Place i = 0; i < cells.cells.size(); ++i) {
        const SuppressionCell& told = m_problem.cells[cells.cells[i].cell];
        if (is_protected(told)) {
            cells.requirements.push_back(requirement_of(told, i));
        }
    }
    cells.contributor_of.assign(cells.cells.size(), no_contributor);
    for (const std::vector<CellIndex>& contributor : m_contributors) {
        std::vector<Place> known;
        for (const CellIndex cell : contributor) {
            if (m_places[cell] != no_place) {
                known.push_back(m_places[cell]);
                cells.contributor_of[m_places[cell]] = cells.known_to.size();
            }
        }
        if (!known.empty()) {
            cells.known_to.push_back(std::move(known));
        }
    }
}

/// Of two cells of one price the earlier one is made cheaper by very little.
void Suppression::shade_prices(MovingCells& cells) const {
    constexpr double little = 0.0025;
    double least = no_bound;
    double asked = 1;
    for (const MovingCells::Cell& cell : cells.cells) {
        if (cell.is_open) {
            least = std::min(least, cell.price);
        } else {
            asked += 1;
        }
    }
    const double step = little * least / asked / static_cast<double>(cells.cells.size());
    for (std::size_t i = 0; i < cells.cells.size(); ++i) {
        MovingCells::Cell& cell = cells.cells[i];
        cell.price = cell.is_open ? cell.price + step * static_cast<double>(i + 1) : 0;
    }
}

void Suppression::protect(const Component& component) {
    const MovingCells cells = moving_cells(component);
    if (cells.requirements.empty()) {
        return;
    }
    const FoundPattern found = find_pattern(cells, m_effort, m_solver);
    double price = 0;
    double most_shade = 0;
    for (std::size_t i = 0; i < cells.cells.size(); ++i) {
        const MovingCells::Cell& cell = cells.cells[i];
        if (cell.is_open) {
            m_pattern.is_hidden[cell.cell] = found.hidden[i];
            price += found.hidden[i] ? cell.true_price : 0;
            most_shade = std::max(most_shade, cell.price / cell.true_price);
        }
    }
    // what the shades add is at most so much of each price
    double bound = found.is_best || most_shade == 0 ? price : found.bound / most_shade;
    if (m_unit > 0) {
        bound = std::ceil(bound / m_unit - 1e-6) * m_unit;
    }
    m_pattern.price += price;
    m_pattern.lower_bound += std::min(price, bound);
    for (const Place place : found.unprotected) {
        m_pattern.unprotected.push_back(cells.cells[place].cell);
    }
}

/// A cell in no sum is as open as what is known of it.
void Suppression::protect_lone_cells(const std::vector<bool>& is_linked) {
    for (CellIndex i = 0; i < m_problem.cells.size(); ++i) {
        const SuppressionCell& cell = m_problem.cells[i];
        if (is_linked[i] || !is_protected(cell)) {
            continue;
        }
        const Requirement asked = requirement_of(cell, 0);
        const Room room = room_of(cell);
        const std::int64_t up = std::min(room.up, asked.width);
        if (up < asked.up || room.down < asked.down || up + std::min(room.down, asked.width) < asked.width) {
            m_pattern.unprotected.push_back(i);
        }
    }
}

/// The last word has the attack, on what is hidden in the end.
void Suppression::audit() {
    std::vector<Interval> known;
    for (std::size_t i = 0; i < m_problem.cells.size(); ++i) {
        const SuppressionCell& cell = m_problem.cells[i];
        if (m_pattern.is_hidden[i]) {
            known.push_back(
                {.low = std::min(cell.known.low, cell.value), .high = std::max(cell.known.high, cell.value)});
        } else {
            known.push_back({.low = cell.value, .high = cell.value});
        }
    }
    const AttackResult result = attack(m_problem.system, known, m_solver);
    for (CellIndex i = 0; i < m_problem.cells.size(); ++i) {
        const Interval& interval = result.cells[i].interval;
        m_pattern.intervals.push_back(interval);
        const Protection& asked = m_problem.cells[i].protection;
        if (is_protected(m_problem.cells[i]) &&
            (interval.high < asked.high_at_least || interval.low > asked.low_at_most ||
             interval.width() < asked.width_at_least)) {
            m_pattern.unprotected.push_back(i);
        }
    }
}

SuppressionPattern Suppression::run() {
    std::vector<bool> may_vary;
    m_unit = 1;
    for (const SuppressionCell& cell : m_problem.cells) {
        const Room room = room_of(cell);
        may_vary.push_back(room.down > 0 || room.up > 0);
        m_pattern.is_hidden.push_back(cell.role != CellRole::open && cell.role != CellRole::printed);
        if (cell.role == CellRole::open && cell.price != std::floor(cell.price)) {
            m_unit = 0;
        }
    }
    std::vector<bool> is_linked(m_problem.cells.size());
    for (const Component& component : components_of(m_problem.system, may_vary)) {
        for (const CellIndex cell : component.cells) {
            is_linked[cell] = true;
        }
        protect(component);
    }
    protect_lone_cells(is_linked);
    audit();
    auto& unprotected = m_pattern.unprotected;
    std::sort(unprotected.begin(), unprotected.end());
    unprotected.erase(std::unique(unprotected.begin(), unprotected.end()), unprotected.end());
    return std::move(m_pattern);
}

}  // namespace

SuppressionPattern suppress(const SuppressionProblem& problem, Solver& solver,
                            const SuppressionEffort& effort) {
    return Suppression(problem, effort, solver).run();
}

}  // namespace vidra::statistics
