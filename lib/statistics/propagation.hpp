// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/attack.hpp"
#include "statistics/cell_system.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace vidra::statistics {

/// One of the two ends of a cell's interval.
struct End {
    CellIndex cell = 0;
    bool is_high = false;
};

/// Narrows intervals by one relation at a time until nothing changes any more: a part is at most the total
/// less the least that the other parts are, and so on. Remembers which relation moved which end.
class Propagation {
  public:
    /// Ends that are too far away to be counts (beyond 10^14) are taken for no end.
    Propagation(const CellSystem& system, const std::vector<Interval>& known);

    [[nodiscard]] const std::vector<Interval>& intervals() const { return m_intervals; }

    /// Whether the relation can hold for the intervals as they are now.
    [[nodiscard]] bool can_hold(std::size_t relation) const;

    enum class Outcome : std::uint8_t {
        settled,      ///< no relation alone narrows anything more
        interrupted,  ///< it went on and on; what was found holds
        empty,        ///< an interval has become empty: `conflict` says by which relation
    };
    /// Narrows by these relations.
    [[nodiscard]] Outcome run(const std::vector<std::size_t>& relations);
    [[nodiscard]] std::size_t conflict() const { return m_conflict; }

    /// The relations that moved an end to where it is, first those that were used first; with the sign that
    /// they have in the derivation of a number to which the cell itself adds by `sign`. Empty where the end
    /// is where it was known to be.
    [[nodiscard]] std::vector<Step> steps(End end, int sign = 1) const;

  private:
    /// An end was moved.
    struct Move {
        End end;
        std::size_t relation = 0;
        std::size_t earlier = none;  ///< the move of the same end before
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const CellSystem& m_system;
    std::vector<Interval> m_intervals;
    std::vector<Move> m_moves;
    std::vector<std::size_t> m_last_low;  ///< by cell: the last move of the end
    std::vector<std::size_t> m_last_high;
    std::vector<std::vector<std::size_t>> m_relations_of;
    std::deque<std::size_t> m_queue;
    std::vector<bool> m_is_waiting;
    std::size_t m_conflict = none;

    [[nodiscard]] bool narrow(std::size_t relation);
    [[nodiscard]] bool move_low(CellIndex cell, std::int64_t low, std::size_t relation);
    [[nodiscard]] bool move_high(CellIndex cell, std::int64_t high, std::size_t relation);
    void remember(End end, std::size_t relation);
    [[nodiscard]] std::size_t move_before(End end, std::size_t move) const;
};

}  // namespace vidra::statistics
