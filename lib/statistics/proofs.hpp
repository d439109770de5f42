// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/adversary.hpp"
#include "statistics/movement.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace vidra::statistics {

using SharedMovement = std::shared_ptr<const Movement>;

/// Shows that a requirement is met, and that no single contributor can work the cell out: of each one's cells
/// some movement of the proof moves none.
struct Proof {
    SharedMovement up;
    SharedMovement down;
    std::vector<SharedMovement> others;

    [[nodiscard]] bool moves(Place cell) const;
    /// Takes away the movements that move the cell.
    void drop(Place cell);
};

/// Proofs for what is hidden. A movement that is found for one cell serves many: programs that move all cells
/// at once that have no proof yet find most, and only what they leave is looked at cell by cell. A
/// contributor is asked about only where all movements of a proof lean on what this one knows.
class Proofs {
  public:
    Proofs(const MovingCells& cells, Solver& solver);

    [[nodiscard]] bool is_hidden(Place cell) const { return m_is_hidden[cell]; }
    /// Proofs that move a cell that is printed are to be dropped (`drop_broken`, or `Proof::drop`).
    void hide(Place cell, bool is_hidden);
    void drop_broken();

    [[nodiscard]] std::size_t work() const { return m_adversary.work(); }
    [[nodiscard]] const std::vector<Proof>& all() const { return m_proofs; }
    void set_all(std::vector<Proof> proofs) { m_proofs = std::move(proofs); }
    [[nodiscard]] Proof& of(std::size_t requirement) { return m_proofs[requirement]; }

    /// What a certificate of the requirement shows, or of what a contributor makes of it.
    void add(std::size_t requirement, Certificate certificate, bool is_of_itself);

    /// Whether the requirement itself has a proof that does not need to be looked for.
    [[nodiscard]] bool is_shown(std::size_t requirement) const;
    /// Looks for proofs of as many as are found together.
    void find_together(const std::vector<std::size_t>& requirements);
    /// What is not met of these requirements, and of what single contributors make of them; looks for proofs.
    /// Ends at the first one where only that is asked for.
    [[nodiscard]] std::vector<Requirement> missed(const std::vector<std::size_t>& requirements,
                                                  bool is_first_enough);

  private:
    const MovingCells& m_cells;
    Adversary m_adversary;
    std::vector<bool> m_is_hidden;
    std::vector<Proof> m_proofs;  ///< by requirement

    [[nodiscard]] bool stands(const SharedMovement& movement) const;
    [[nodiscard]] std::vector<std::size_t> suspects(std::size_t requirement) const;
    [[nodiscard]] bool find(std::size_t requirement, const Requirement& asked);
    void find_together(const std::vector<std::size_t>& requirements, int direction);
    void find_against_all(const std::vector<std::size_t>& requirements);
    template <typename Take>
    void move_together(std::vector<Adversary::Wish> wishes, const std::vector<Place>& still,
                       const Take& take);
    void keep_farther(std::size_t requirement, const SharedMovement& movement);
};

}  // namespace vidra::statistics
