// SPDX-License-Identifier: Apache-2.0
#include "statistics/pattern_search.hpp"

#include "statistics/master.hpp"
#include "statistics/pattern.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace vidra::statistics {

namespace {

constexpr double little = 1e-9;
/// Where so much is asked, bounds take long, and something is tried before.
constexpr std::size_t many = 300;
/// Of inequalities among which a whole pattern is looked for, where many cells are open.
constexpr std::size_t most_terms = 50'000;

class PatternSearch {
  public:
    PatternSearch(const MovingCells& cells, const SuppressionEffort& effort, Solver& solver)
        : m_cells(cells), m_effort(effort), m_pattern(cells, solver), m_master(cells, solver) {
        m_order.resize(cells.requirements.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
            return cells.requirements[a].width > cells.requirements[b].width;
        });
        m_open = static_cast<std::size_t>(std::count_if(cells.cells.begin(), cells.cells.end(),
                                                        [](const auto& cell) { return cell.is_open; }));
    }

    FoundPattern run() {
        // everything hidden is known to be enough
        m_pattern.set(std::vector<bool>(m_cells.cells.size(), true));
        const auto missed = m_pattern.missed();
        take_if_better();
        m_first_price = m_best_price;
        if (!missed.empty()) {
            return hopeless(missed);
        }
        if (m_open <= m_effort.exact_cells || m_cells.requirements.size() > many) {
            try_from_nothing(m_order, {});
        }
        if (m_open <= m_effort.exact_cells && !is_tired()) {
            try_from_nothing({m_order.rbegin(), m_order.rend()}, {});
        }
        m_master.tighten(m_effort.rounds, m_best_price - little, m_effort.work / 2);
        if (!is_tired() || m_best_price == m_first_price) {
            try_by_fractions();
        }
        // a short search often ends; where not, a better pattern makes the long one shorter
        prove(m_effort.rounds);
        improve();
        if (m_open <= m_effort.exact_cells) {
            prove(2 * m_effort.rounds);
        }
        FoundPattern found;
        found.hidden = m_best.hidden;
        found.is_best = is_best();
        found.bound = std::min(m_master.bound(), m_best_price);
        return found;
    }

  private:
    const MovingCells& m_cells;
    const SuppressionEffort& m_effort;
    Pattern m_pattern;
    Master m_master;
    std::vector<std::size_t> m_order;  ///< of requirements: those that ask most first
    std::size_t m_open = 0;
    Pattern::State m_best;
    double m_best_price = no_bound;
    double m_first_price = 0;  ///< of all hidden

    [[nodiscard]] bool is_best() const {
        return m_master.bound() >= m_best_price - 1e-7 * (1 + m_best_price);
    }

    /// Whether as much work has been done as is worth while.
    [[nodiscard]] bool is_tired() const { return m_pattern.work() > m_effort.work; }

    void take_if_better() {
        if (m_pattern.price() < m_best_price - little) {
            m_best = m_pattern.state();
            m_best_price = m_pattern.price();
        }
    }

    /// Some cells no pattern protects: they are named, and nothing more is looked for.
    FoundPattern hopeless(const std::vector<Requirement>& missed) const {
        FoundPattern found;
        found.hidden = m_best.hidden;
        for (const Requirement& requirement : missed) {
            found.unprotected.push_back(requirement.cell);
        }
        return found;
    }

    /// Repairs what is hidden now, cleans up, and takes it where it is the best.
    void finish(const std::vector<std::size_t>& order, const std::vector<double>& scales,
                const std::vector<bool>& spared = {}) {
        if (!m_pattern.repair(order, scales)) {
            // movements that go some way up and some way down were not tried: everything hidden is enough
            m_pattern.set(std::vector<bool>(m_cells.cells.size(), true));
            if (!m_pattern.missed().empty()) {
                return;
            }
        }
        m_pattern.clean_up(m_effort.work, spared);
        take_if_better();
    }

    void try_from_nothing(const std::vector<std::size_t>& order, const std::vector<double>& scales) {
        m_pattern.set(std::vector<bool>(m_cells.cells.size(), false));
        finish(order, scales);
    }

    /// What is hidden in part is cheap.
    void try_by_fractions() {
        std::vector<double> scales;
        for (const double part : m_master.hidden()) {
            scales.push_back(1.02 - part);
        }
        try_from_nothing(m_order, scales);
    }

    void prove(std::size_t most_nodes);
    void improve();
};

/// The cheapest pattern of all inequalities found so far is looked at in turn: it meets the requirements, and
/// is the best, or breaks an inequality that is then added.
void PatternSearch::prove(std::size_t most_nodes) {
    const bool is_small = m_open <= m_effort.exact_cells;
    const std::size_t rounds = is_small ? m_effort.rounds : m_effort.rounds / 4;
    if (!is_small && m_master.terms() > most_terms) {
        return;
    }
    for (std::size_t round = 0; round < rounds && m_master.nodes() < most_nodes && !is_best() && !is_tired();
         ++round) {
        m_master.leave_out_dear(m_best_price);
        if (m_master.solve_whole(most_nodes - m_master.nodes()) != Master::Outcome::found || is_best()) {
            return;
        }
        std::vector<bool> hidden;
        for (const double part : m_master.hidden()) {
            hidden.push_back(part > 0.5);
        }
        m_pattern.set(hidden);
        const auto missed = m_pattern.missed();
        if (missed.empty()) {
            take_if_better();
            return;
        }
        if (!m_master.separate(missed)) {
            m_master.forbid_last();
        }
        finish(m_order, {});
    }
}

/// Prints again what protects some cells, and looks for something better for these.
void PatternSearch::improve() {
    const std::size_t count = m_cells.requirements.size();
    const std::size_t tries = m_open <= m_effort.exact_cells ? m_effort.rounds : m_effort.rounds / 4;
    for (std::size_t i = 0; i < tries && !is_best() && !is_tired(); ++i) {
        m_pattern.restore(m_best);
        std::vector<bool> hidden = m_best.hidden;
        for (std::size_t j = 0; j < 1 + i % 3; ++j) {
            const std::size_t chosen = (i * 7 + j * 31) % count;
            m_pattern.simplify(chosen);
            for (Place cell = 0; cell < hidden.size(); ++cell) {
                if (m_cells.cells[cell].is_open && m_pattern.proof(chosen).moves(cell)) {
                    hidden[cell] = false;
                }
            }
        }
        if (hidden == m_best.hidden) {
            continue;
        }
        m_pattern.set(hidden);
        std::vector<std::size_t> order = m_order;
        std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(i % count), order.end());
        finish(order, {}, hidden);
    }
}

}  // namespace

FoundPattern find_pattern(const MovingCells& cells, const SuppressionEffort& effort, Solver& solver) {
    return PatternSearch(cells, effort, solver).run();
}

}  // namespace vidra::statistics
