// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/adversary.hpp"
#include "statistics/movement.hpp"
#include "statistics/proofs.hpp"
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

    [[nodiscard]] std::size_t work() const { return m_work; }

    /// The cells that move where these go up together as far as is asked of them, as many as can, and as
    /// cheaply.
    [[nodiscard]] std::vector<Place> cheapest_for_all(const std::vector<Requirement>& requirements,
                                                      const std::vector<double>& prices);

  private:
    const MovingCells& m_cells;
    std::size_t m_work = 0;
    std::unique_ptr<LinearProgram> m_program;  ///< two columns a cell: how far up, how far down
    std::vector<bool> m_may_move;

    void set_bounds(Place cell);
    [[nodiscard]] std::optional<Movement> solve();
};

/// A pattern in the making: which cells are hidden, and a proof for each requirement that is met.
class Pattern {
  public:
    Pattern(const MovingCells& cells, Solver& solver);

    [[nodiscard]] double price() const { return m_price; }

    void hide(Place cell, bool is_hidden);
    /// Starts from a pattern; proofs that lean on cells that it prints are dropped.
    void set(const std::vector<bool>& hidden);

    /// A pattern with its proofs, to come back to.
    struct State {
        std::vector<bool> hidden;
        std::vector<Proof> proofs;
    };
    [[nodiscard]] State state() const { return {.hidden = m_is_hidden, .proofs = m_proofs.all()}; }
    void restore(const State& state);
    [[nodiscard]] const Proof& proof(std::size_t requirement) const { return m_proofs.all()[requirement]; }

    /// Requirements, and what contributors make of them, that what is hidden now does not meet; finds proofs
    /// as far as needed.
    [[nodiscard]] std::vector<Requirement> missed();

    /// Makes the proof of a requirement one by which few cells move.
    void simplify(std::size_t requirement);

    /// Hides more until all requirements are met, taken in this order. Open cells cost their price times
    /// `scales`, where there are some. False where nothing was found for some.
    [[nodiscard]] bool repair(const std::vector<std::size_t>& order, const std::vector<double>& scales);

    /// Prints again what is not needed, the dearest first; cells that `spared` hides stay. Ends where so much
    /// work has been done.
    void clean_up(std::size_t most_work, const std::vector<bool>& spared = {});

    /// What was done so far, by the sizes of the programs that were solved.
    [[nodiscard]] std::size_t work() const { return m_flows.work() + m_hidden.work() + m_proofs.work(); }

  private:
    const MovingCells& m_cells;
    Flows m_flows;   ///< over all cells
    Flows m_hidden;  ///< over those that are hidden
    Proofs m_proofs;
    std::vector<bool> m_is_hidden;
    double m_price = 0;

    [[nodiscard]] std::optional<Certificate> route(const Requirement& requirement, std::int64_t up,
                                                   std::int64_t down, std::vector<double> prices);
    [[nodiscard]] std::optional<Certificate> cheapest(const Requirement& asked,
                                                      const std::vector<double>& prices);
    [[nodiscard]] bool try_printing(Place cell);
    void hide_for_many(const std::vector<std::size_t>& order, const std::vector<double>& scales);
    [[nodiscard]] std::vector<double> prices_of(const std::vector<double>& scales) const;
    void hide_all(const Movement& movement);
};

}  // namespace vidra::statistics
