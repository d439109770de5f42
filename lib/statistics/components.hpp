// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"

#include <cstddef>
#include <vector>

namespace vidra::statistics {

/// Relations that share cells which may vary, and those cells. What holds in one component tells nothing of
/// another.
struct Component {
    std::vector<std::size_t> relations;  ///< rising
    std::vector<CellIndex> cells;        ///< that may vary; rising
};

/// The components of all relations, in the order of their first ones; a relation none of whose cells may vary
/// is one by itself. A cell in no relation is in no component.
[[nodiscard]] std::vector<Component> components_of(const CellSystem& system,
                                                   const std::vector<bool>& may_vary);

/// The same for some relations only.
[[nodiscard]] std::vector<Component> components_of(const CellSystem& system,
                                                   const std::vector<std::size_t>& relations,
                                                   const std::vector<bool>& may_vary);

/// Calls `visit` with each cell of a relation and its factor in `parts - total = 0`.
template <typename Visit>
void visit_cells(const Relation& relation, const Visit& visit) {
    visit(relation.total, -1);
    for (const CellIndex part : relation.parts) {
        visit(part, 1);
    }
}

}  // namespace vidra::statistics
