// SPDX-License-Identifier: Apache-2.0
#include "statistics/attack.hpp"

#include "statistics/components.hpp"
#include "statistics/conflicts.hpp"
#include "statistics/propagation.hpp"
#include "statistics/reach.hpp"

#include <algorithm>

namespace vidra::statistics {

namespace {

/// Whether no sum of relations comes back to a cell by another way: then each end that relations give one by
/// one is reached.
bool is_a_tree(const CellSystem& system, const Component& component, const std::vector<bool>& may_vary) {
    std::size_t links = 0;
    for (const std::size_t relation : component.relations) {
        visit_cells(system.relations[relation],
                    [&](CellIndex cell, int) { links += may_vary[cell] ? 1U : 0U; });
    }
    return links + 1 == component.cells.size() + component.relations.size();
}

std::vector<bool> open_cells(const std::vector<Interval>& intervals) {
    std::vector<bool> is_open;
    is_open.reserve(intervals.size());
    for (const Interval& interval : intervals) {
        is_open.push_back(!interval.is_one_number());
    }
    return is_open;
}

class Attack {
  public:
    Attack(const CellSystem& system, const std::vector<Interval>& known, Solver& solver)
        : m_system(system), m_known(known), m_solver(solver), m_propagation(system, known) {
        m_result.cells.resize(system.cell_count);
        for (std::size_t i = 0; i < known.size(); ++i) {
            m_result.cells[i].interval = known[i];
        }
    }

    AttackResult run();

  private:
    const CellSystem& m_system;
    const std::vector<Interval>& m_known;
    Solver& m_solver;
    Propagation m_propagation;
    std::vector<Component> m_components;  ///< of what is known at first
    std::vector<bool> m_is_additive;      ///< by component, as far as is known
    std::vector<bool> m_is_settled;       ///< by component: propagation came to an end
    AttackResult m_result;

    void propagate(std::size_t component);
    void search();
    void blame(std::size_t component);
    void take(CellIndex cell);
    void add_steps(Derived& derived, CellIndex cell, bool is_high) const;
};

AttackResult Attack::run() {
    m_components = components_of(m_system, open_cells(m_propagation.intervals()));
    m_is_additive.assign(m_components.size(), true);
    m_is_settled.assign(m_components.size(), true);
    for (std::size_t i = 0; i < m_components.size(); ++i) {
        propagate(i);
    }
    search();
    for (std::size_t i = 0; i < m_components.size(); ++i) {
        for (const CellIndex cell : m_components[i].cells) {
            if (m_is_additive[i]) {
                take(cell);
            } else {
                m_result.cells[cell] = {.interval = m_known[cell], .because = {}};
            }
        }
    }
    std::sort(m_result.not_additive.begin(), m_result.not_additive.end());
    return std::move(m_result);
}

void Attack::propagate(std::size_t component) {
    for (const std::size_t relation : m_components[component].relations) {
        if (!m_propagation.can_hold(relation)) {
            m_result.not_additive.push_back(relation);
            m_is_additive[component] = false;
        }
    }
    if (!m_is_additive[component]) {
        return;
    }
    const Propagation::Outcome outcome = m_propagation.run(m_components[component].relations);
    m_is_settled[component] = outcome == Propagation::Outcome::settled;
    if (outcome == Propagation::Outcome::empty) {
        blame(component);
    }
}

/// Names relations of a component that do not hold together.
void Attack::blame(std::size_t component) {
    const auto conflict = conflict_of(m_system, m_components[component], m_known, m_solver);
    m_result.not_additive.insert(m_result.not_additive.end(), conflict.begin(), conflict.end());
    m_is_additive[component] = false;
}

/// Linear programs for what propagation left open.
void Attack::search() {
    std::vector<std::size_t> component_of(m_system.relations.size());
    std::vector<std::size_t> relations;
    for (std::size_t i = 0; i < m_components.size(); ++i) {
        for (const std::size_t relation : m_components[i].relations) {
            component_of[relation] = i;
            if (m_is_additive[i]) {
                relations.push_back(relation);
            }
        }
    }
    const std::vector<bool> is_open = open_cells(m_propagation.intervals());
    for (const Component& piece : components_of(m_system, relations, is_open)) {
        const std::size_t component = component_of[piece.relations.front()];
        if (piece.cells.empty() || !m_is_additive[component] ||
            (m_is_settled[component] && is_a_tree(m_system, piece, is_open))) {
            continue;
        }
        Reach reach(m_system, piece, m_propagation, m_solver);
        if (reach.run() == Reach::Outcome::impossible) {
            blame(component);
            continue;
        }
        for (std::size_t i = 0; i < piece.cells.size(); ++i) {
            m_result.cells[piece.cells[i]] = reach.derived(i);
        }
    }
}

void Attack::add_steps(Derived& derived, CellIndex cell, bool is_high) const {
    for (const Step& step : m_propagation.steps({.cell = cell, .is_high = is_high})) {
        if (std::none_of(derived.because.begin(), derived.because.end(),
                         [&](const Step& other) { return other.relation == step.relation; })) {
            derived.because.push_back(step);
        }
    }
}

/// Joins what programs found of a cell with what propagation did.
void Attack::take(CellIndex cell) {
    Derived& derived = m_result.cells[cell];
    const Interval& narrowed = m_propagation.intervals()[cell];
    if (derived.interval.low <= narrowed.low) {
        derived.interval.low = std::max(m_known[cell].low, narrowed.low);
        add_steps(derived, cell, false);
    }
    if (derived.interval.high >= narrowed.high) {
        derived.interval.high = std::min(m_known[cell].high, narrowed.high);
        add_steps(derived, cell, true);
    }
}

}  // namespace

AttackResult attack(const CellSystem& system, const std::vector<Interval>& known, Solver& solver) {
    return Attack(system, known, solver).run();
}

}  // namespace vidra::statistics
