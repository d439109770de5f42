// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/movement.hpp"
#include "statistics/solver.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace vidra::statistics {

/// How far a protected cell can move where some cells are hidden.
class Adversary {
  public:
    Adversary(const MovingCells& cells, Solver& solver);

    /// Whether an open cell is hidden; at first none is.
    void hide(Place cell, bool is_hidden);

    /// Proof that the requirement is met by what is hidden; nothing where there is none, or none is found
    /// within limits.
    [[nodiscard]] std::optional<Certificate> certify(const Requirement& requirement);

    /// A movement in which these cells go up, or down where `direction` is -1, together as far as they can,
    /// each no farther than `most`, while others stay. Nothing where none of whole numbers is met with.
    struct Wish {
        Place cell = 0;
        int direction = 1;
        std::int64_t most = 1;
    };
    [[nodiscard]] std::optional<Movement> move_all(const std::vector<Wish>& wishes,
                                                   const std::vector<Place>& still);

    /// The sizes of all programs that were solved.
    [[nodiscard]] std::size_t work() const { return m_work; }

  private:
    const MovingCells& m_cells;
    std::unique_ptr<LinearProgram> m_program;
    std::size_t m_work = 0;
    std::vector<bool> m_is_hidden;

    void set_bounds(Place cell);
    [[nodiscard]] Movement farthest(const Requirement& requirement, int direction);
};

/// An inequality that every pattern fulfils that meets the requirements: the factors of the open cells that
/// it hides sum to `least` or more.
struct Cut {
    std::vector<LinearTerm> terms;  ///< by place
    double least = 0;
};

/// Finds inequalities that a pattern, or something between patterns, does not fulfil.
class Separator {
  public:
    Separator(const MovingCells& cells, Solver& solver);

    /// How much of each cell is hidden, from 0 to 1.
    void set_hidden(const std::vector<double>& parts);

    /// Adds inequalities of the requirement that are not fulfilled.
    void separate(const Requirement& requirement, std::vector<Cut>& cuts);

    [[nodiscard]] std::size_t work() const { return m_work; }

  private:
    /// A bound on how far a cell can move: a sum over cells, and a number.
    struct Reach {
        double distance = 0;
        std::vector<double> factors;  ///< by place
        double constant = 0;
    };
    const MovingCells& m_cells;
    std::unique_ptr<LinearProgram> m_program;
    std::size_t m_work = 0;
    std::vector<double> m_hidden;
    std::vector<std::vector<MovingCells::Term>> m_rows_of;  ///< by place: the rows that it is in

    void set_bounds(Place cell, double most);
    [[nodiscard]] std::optional<Reach> reach(const Requirement& requirement, int direction);
    void add(const Requirement& requirement, const std::vector<double>& factors, double least,
             std::vector<Cut>& cuts) const;
};

/// The rows of a component as they go to a solver.
[[nodiscard]] std::vector<LinearRow> rows_of(const MovingCells& cells);

}  // namespace vidra::statistics
