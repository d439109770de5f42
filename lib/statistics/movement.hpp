// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/suppression.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// The cells of one component of a suppression problem, seen by how far a reader can move them from the true
/// counts.
namespace vidra::statistics {

/// By place in a `MovingCells`.
using Place = std::uint32_t;

inline constexpr Place no_place = static_cast<Place>(-1);
inline constexpr std::size_t no_contributor = static_cast<std::size_t>(-1);

/// What is asked for one protected cell: movements of all cells, each of which keeps every sum, by which the
/// cell goes up by `up` and down by `down` at least, and in both together by `width`.
struct Requirement {
    Place cell = 0;
    std::int64_t up = 0;
    std::int64_t down = 0;
    std::int64_t width = 0;                    ///< at least `up + down`
    std::size_t contributor = no_contributor;  ///< who knows some cells, which then do not move
};

/// Whole numbers by which cells move, by rising place; the others stay.
struct Movement {
    struct Part {
        Place cell = 0;
        std::int64_t by = 0;
    };
    std::vector<Part> parts;
    std::vector<std::size_t> touched;  ///< contributors of whom some cell moves; rising

    [[nodiscard]] std::int64_t of(Place cell) const;
};

/// Proof that a requirement is met by a pattern that hides the cells that move.
struct Certificate {
    Movement up;
    Movement down;

    [[nodiscard]] bool moves(Place cell) const { return up.of(cell) != 0 || down.of(cell) != 0; }
};

/// The component itself.
struct MovingCells {
    struct Cell {
        CellIndex cell = 0;     ///< in the problem
        std::int64_t down = 0;  ///< so far can it be less than it is
        std::int64_t up = 0;    ///< so far can it be more
        bool is_open = false;   ///< may be printed; the others are hidden
        double price = 0;       ///< of an open one, with what makes one of two of equal price cheaper
        double true_price = 0;
    };
    struct Term {
        Place cell = 0;
        int factor = 1;
    };
    std::vector<Cell> cells;
    std::vector<std::vector<Term>> rows;  ///< each sums to 0 over a movement
    /// Not those of contributors: to each of them every protected cell that is not of this one alone must be
    /// more than one number, which is asked for where a proof leans on what the contributor knows.
    std::vector<Requirement> requirements;
    std::vector<std::vector<Place>> known_to;  ///< by contributor: cells that are of this one alone
    std::vector<std::size_t> contributor_of;   ///< by place, who knows the cell; `no_contributor` for most

    /// What one program over the component costs: its size.
    [[nodiscard]] std::size_t size() const { return cells.size() + rows.size(); }

    /// The cells that do not move for a requirement.
    [[nodiscard]] const std::vector<Place>& still_cells(const Requirement& requirement) const {
        static const std::vector<Place> none;
        return requirement.contributor == no_contributor ? none : known_to[requirement.contributor];
    }

    /// What a contributor must not see: that the cell of a requirement is one number.
    [[nodiscard]] Requirement against(std::size_t requirement, std::size_t contributor) const {
        return {.cell = requirements[requirement].cell,
                .up = 0,
                .down = 0,
                .width = 1,
                .contributor = contributor};
    }

    /// Whether these whole numbers keep every sum, and no cell goes farther than it can.
    [[nodiscard]] std::optional<Movement> movement_of(const std::vector<double>& values) const;

    /// Whether the movements do what is asked.
    [[nodiscard]] bool meets(const Certificate& certificate, const Requirement& requirement) const;
};

}  // namespace vidra::statistics
