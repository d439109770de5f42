// SPDX-License-Identifier: Apache-2.0
#include "statistics/movement.hpp"

#include <algorithm>
#include <cmath>

namespace vidra::statistics {

std::int64_t Movement::of(Place cell) const {
    const auto found = std::lower_bound(parts.begin(), parts.end(), cell,
                                        [](const Part& part, Place place) { return part.cell < place; });
    return found != parts.end() && found->cell == cell ? found->by : 0;
}

std::optional<Movement> MovingCells::movement_of(const std::vector<double>& values) const {
    constexpr double tolerance = 1e-6;
    Movement movement;
    std::vector<std::int64_t> whole(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double rounded = std::round(values[i]);
        if (std::abs(rounded - values[i]) > tolerance) {
            return std::nullopt;
        }
        whole[i] = static_cast<std::int64_t>(rounded);
        if (whole[i] < -cells[i].down || whole[i] > cells[i].up) {
            return std::nullopt;
        }
        if (whole[i] != 0) {
            movement.parts.push_back({.cell = static_cast<Place>(i), .by = whole[i]});
            if (contributor_of[i] != no_contributor) {
                movement.touched.push_back(contributor_of[i]);
            }
        }
    }
    std::sort(movement.touched.begin(), movement.touched.end());
    movement.touched.erase(std::unique(movement.touched.begin(), movement.touched.end()),
                           movement.touched.end());
    for (const std::vector<Term>& row : rows) {
        std::int64_t sum = 0;
        for (const Term& term : row) {
            sum += term.factor * whole[term.cell];
        }
        if (sum != 0) {
            return std::nullopt;
        }
    }
    return movement;
}

bool MovingCells::meets(const Certificate& certificate, const Requirement& requirement) const {
    const std::int64_t up = certificate.up.of(requirement.cell);
    const std::int64_t down = -certificate.down.of(requirement.cell);
    return up >= requirement.up && down >= requirement.down && up + down >= requirement.width &&
           std::none_of(still_cells(requirement).begin(), still_cells(requirement).end(),
                        [&](Place cell) { return certificate.moves(cell); });
}

}  // namespace vidra::statistics
