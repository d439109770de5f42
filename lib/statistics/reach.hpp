// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/attack.hpp"
#include "statistics/components.hpp"
#include "statistics/propagation.hpp"

#include <memory>
#include <optional>
#include <unordered_map>

namespace vidra::statistics {

/// Works out, for cells of one component, the least and the greatest whole number that they can be, by linear
/// programs over its cells.
class Reach {
  public:
    /// `propagation` has been run; the component is of the cells that are not one number after it.
    Reach(const CellSystem& system, const Component& component, const Propagation& propagation,
          Solver& solver);

    enum class Outcome : std::uint8_t {
        found,
        impossible,  ///< no whole numbers fulfil the relations
    };
    /// Works out all. What the solver cannot tell stays as it was.
    [[nodiscard]] Outcome run();

    /// By place in the component's cells.
    [[nodiscard]] const Derived& derived(std::size_t place) const { return m_derived[place]; }

  private:
    const CellSystem& m_system;
    const Component& m_component;
    const Propagation& m_propagation;
    std::unordered_map<CellIndex, std::uint32_t> m_places;
    std::unique_ptr<LinearProgram> m_program;  ///< a column is the cell less the low end that it has
    std::vector<std::int64_t> m_right_sides;   ///< of its rows
    std::vector<Derived> m_derived;
    std::vector<Interval> m_seen;  ///< by place: the least and greatest number in tables that were met with
    std::size_t m_searches = 0;    ///< for whole numbers

    [[nodiscard]] const Interval& start(std::size_t place) const;
    void load(Solver& solver);
    [[nodiscard]] bool take(const std::vector<double>& columns);
    void set_start_bounds(std::size_t place);
    [[nodiscard]] bool dive(std::size_t place, bool is_high);
    [[nodiscard]] Outcome find_end(std::size_t place, bool is_high);
    void explain(std::size_t place, bool is_high, const std::vector<double>& duals);
};

}  // namespace vidra::statistics
