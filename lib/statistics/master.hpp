// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/adversary.hpp"
#include "statistics/movement.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace vidra::statistics {

/// What every pattern fulfils, as far as inequalities were found, and the cheapest that fulfils that: so no
/// pattern costs less (Fischetti and Salazar's master problem).
class Master {
  public:
    Master(const MovingCells& cells, Solver& solver);

    /// No pattern costs less, in prices of `MovingCells`.
    [[nodiscard]] double bound() const { return m_bound; }
    /// How much of each cell the last solution hides, by place.
    [[nodiscard]] const std::vector<double>& hidden() const { return m_hidden; }

    /// Finds inequalities over fractions, until no more are found, `rounds` are over, the bound is `enough`,
    /// or so much work has been done; for that some requirements are looked at in each round.
    void tighten(std::size_t rounds, double enough, std::size_t most_work);

    /// What was done so far, by the sizes of the programs that were solved.
    [[nodiscard]] std::size_t work() const { return m_separator.work(); }

    /// Leaves out cells with which no pattern is cheaper than `price`.
    void leave_out_dear(double price);

    /// Of all inequalities. A search for a whole pattern among many comes to no end.
    [[nodiscard]] std::size_t terms() const { return m_terms; }

    enum class Outcome : std::uint8_t { found, impossible, limited };
    /// The cheapest whole pattern of the inequalities. `limited` where the search came to no end.
    [[nodiscard]] Outcome solve_whole(std::size_t nodes);

    /// Adds inequalities that what was found last does not fulfil; false where there are none.
    [[nodiscard]] bool separate(const std::vector<Requirement>& requirements);
    /// Of what the last whole pattern prints, something is to be hidden.
    void forbid_last();

    /// Branches that were looked at in all searches so far, each search for five more.
    [[nodiscard]] std::size_t nodes() const { return m_nodes; }

  private:
    const MovingCells& m_cells;
    Separator m_separator;
    std::unique_ptr<LinearProgram> m_program;
    std::vector<Place> m_open;             ///< by column
    std::vector<std::uint32_t> m_columns;  ///< by place
    std::vector<double> m_hidden;
    double m_bound = 0;
    std::size_t m_terms = 0;
    std::size_t m_nodes = 0;

    void take(const std::vector<double>& columns);
};

}  // namespace vidra::statistics
