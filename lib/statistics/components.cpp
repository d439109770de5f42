// SPDX-License-Identifier: Apache-2.0
#include "statistics/components.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace vidra::statistics {

namespace {

/// Sets of places that are joined, each named by its least member.
class Joined {
  public:
    explicit Joined(std::size_t count) : m_parents(count) {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }
    std::size_t root(std::size_t i) {
        while (m_parents[i] != i) {
            m_parents[i] = m_parents[m_parents[i]];
            i = m_parents[i];
        }
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        m_parents[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::size_t> m_parents;
};

}  // namespace

std::vector<Component> components_of(const CellSystem& system, const std::vector<std::size_t>& relations,
                                     const std::vector<bool>& may_vary) {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    Joined joined(relations.size());
    std::vector<std::size_t> first(system.cell_count, none);  // place of a relation that has the cell
    for (std::size_t i = 0; i < relations.size(); ++i) {
        visit_cells(system.relations[relations[i]], [&](CellIndex cell, int) {
            if (!may_vary[cell]) {
                return;
            }
            if (first[cell] == none) {
                first[cell] = i;
            } else {
                joined.join(first[cell], i);
            }
        });
    }
    std::vector<Component> components;
    std::vector<std::size_t> places(relations.size(), none);
    for (std::size_t i = 0; i < relations.size(); ++i) {
        std::size_t& place = places[joined.root(i)];
        if (place == none) {
            place = components.size();
            components.emplace_back();
        }
        components[place].relations.push_back(relations[i]);
    }
    for (CellIndex cell = 0; cell < system.cell_count; ++cell) {
        if (first[cell] != none) {
            components[places[joined.root(first[cell])]].cells.push_back(cell);
        }
    }
    return components;
}

std::vector<Component> components_of(const CellSystem& system, const std::vector<bool>& may_vary) {
    std::vector<std::size_t> all(system.relations.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return components_of(system, all, may_vary);
}

}  // namespace vidra::statistics
