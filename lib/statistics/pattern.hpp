// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/adversary.hpp"
#include "statistics/movement.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace vidra::statistics {

/// The cheapest movements: each open cell costs by how far it moves.
class Flows {
  public:
    Flows(const MovingCells& cells, Solver& solver);

    /// Whether the cell may move; at first all may.
    void allow(Place cell, bool may_move);

    /// A movement by which the cell moves so far, cheap by what `prices` says of the cells that it needs.
    /// `prices` are 0 for cells that are hidden already. Nothing where there is none.
    [[nodiscard]] std::optional<Movement> cheapest(const Requirement& requirement, std::int64_t distance,
                                                   const std::vector<double>& prices);

  private:
    const MovingCells& m_cells;
    std::unique_ptr<LinearProgram> m_program;  ///< two columns a cell: how far up, how far down
    std::vector<bool> m_may_move;

    void set_bounds(Place cell);
    [[nodiscard]] std::optional<Movement> solve();
};

/// A pattern in the making: which cells are hidden, and a proof for each requirement that is met.
class Pattern {
  public:
    Pattern(const MovingCells& cells, Solver& solver);

    [[nodiscard]] const std::vector<bool>& hidden() const { return m_is_hidden; }
    [[nodiscard]] double price() const { return m_price; }
    [[nodiscard]] bool is_complete() const { return m_failed.empty(); }
    /// Requirements for which nothing was found, by place.
    [[nodiscard]] const std::vector<std::size_t>& failed() const { return m_failed; }

    void hide(Place cell, bool is_hidden);
    /// Starts from a pattern; proofs that lean on cells that it prints are dropped.
    void set(const std::vector<bool>& hidden);

    /// A pattern with its proofs, to come back to.
    struct State {
        std::vector<bool> hidden;
        std::vector<std::optional<Certificate>> proofs;
    };
    [[nodiscard]] State state() const { return {.hidden = m_is_hidden, .proofs = m_proofs}; }
    void restore(const State& state);
    /// The proof of a requirement, where there is one.
    [[nodiscard]] const std::optional<Certificate>& proof(std::size_t requirement) const {
        return m_proofs[requirement];
    }

    /// Whether all requirements are met by what is hidden now; finds proofs as far as needed. Adds those that
    /// are not to `missed`.
    [[nodiscard]] bool certify(std::vector<std::size_t>& missed);

    /// Makes the proof of a requirement one by which few cells move.
    void simplify(std::size_t requirement);

    /// Hides more until all requirements are met, taken in this order. Open cells cost their price times
    /// `scales`, where there are some.
    void repair(const std::vector<std::size_t>& order, const std::vector<double>& scales);

    /// Prints again what is not needed, the dearest first; cells that `spared` hides stay.
    void clean_up(const std::vector<bool>& spared = {});

  private:
    const MovingCells& m_cells;
    Adversary m_adversary;
    Flows m_flows;   ///< over all cells
    Flows m_hidden;  ///< over those that are hidden
    std::vector<bool> m_is_hidden;
    double m_price = 0;
    std::vector<std::optional<Certificate>> m_proofs;  ///< by requirement
    std::vector<std::vector<std::size_t>> m_of_cell;   ///< by place: requirements of the cell
    std::vector<std::size_t> m_failed;

    [[nodiscard]] bool is_met(std::size_t requirement);
    [[nodiscard]] bool borrow(std::size_t requirement);
    [[nodiscard]] bool stands(const Certificate& certificate) const;
    [[nodiscard]] std::optional<Certificate> route(const Requirement& requirement, std::int64_t up,
                                                   std::int64_t down, std::vector<double> prices);
    [[nodiscard]] bool try_printing(Place cell);
    void hide_all(const Movement& movement);
};

}  // namespace vidra::statistics
