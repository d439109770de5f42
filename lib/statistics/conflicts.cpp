// SPDX-License-Identifier: Apache-2.0
#include "statistics/conflicts.hpp"

#include <cmath>
#include <unordered_map>

namespace vidra::statistics {

namespace {

/// Rows of some relations over the cells that may vary; each row may be missed, which costs, or is left free.
class Elastic {
  public:
    Elastic(const CellSystem& system, const std::vector<std::size_t>& relations,
            const std::vector<Interval>& known, Solver& solver) {
        std::unordered_map<CellIndex, std::uint32_t> places;
        std::vector<LinearColumn> columns;
        std::vector<LinearRow> rows;
        for (const std::size_t relation : relations) {
            LinearRow row;
            std::int64_t right = 0;
            visit_cells(system.relations[relation], [&](CellIndex cell, int factor) {
                right -= factor * known[cell].low;
                if (known[cell].is_one_number()) {
                    return;
                }
                const auto [place, is_new] = places.emplace(cell, static_cast<std::uint32_t>(columns.size()));
                if (is_new) {
                    const std::int64_t width = known[cell].width();
                    columns.push_back({.low = 0,
                                       .high = width == unbounded ? no_bound : static_cast<double>(width),
                                       .cost = 0,
                                       .is_whole = false});
                }
                row.terms.push_back({.column = place->second, .factor = static_cast<double>(factor)});
            });
            for (const double factor : {1.0, -1.0}) {
                row.terms.push_back({.column = static_cast<std::uint32_t>(columns.size()), .factor = factor});
                columns.push_back({.low = 0, .high = no_bound, .cost = 1, .is_whole = false});
            }
            row.low = row.high = static_cast<double>(right);
            m_rights.push_back(row.low);
            rows.push_back(std::move(row));
        }
        m_program = solver.load(columns, rows);
    }

    void leave_out(std::size_t row) { m_program->set_row_bounds(row, -no_bound, no_bound); }
    void take_in(std::size_t row) { m_program->set_row_bounds(row, m_rights[row], m_rights[row]); }

    /// By how much the rows are missed at least, and the duals.
    [[nodiscard]] SolverAnswer misses() { return m_program->minimise(); }

  private:
    std::unique_ptr<LinearProgram> m_program;
    std::vector<double> m_rights;
};

bool is_missed(const SolverAnswer& answer) {
    return answer.status == SolverStatus::optimal && answer.value > 1e-6;
}

}  // namespace

std::vector<std::size_t> conflict_of(const CellSystem& system, const Component& component,
                                     const std::vector<Interval>& known, Solver& solver) {
    const SolverAnswer all = Elastic(system, component.relations, known, solver).misses();
    if (!is_missed(all)) {
        return component.relations;
    }
    std::vector<std::size_t> relations;
    for (std::size_t i = 0; i < component.relations.size(); ++i) {
        if (std::abs(all.duals[i]) > 1e-6) {
            relations.push_back(component.relations[i]);
        }
    }
    constexpr std::size_t most = 300;
    if (relations.size() > most) {
        return relations;
    }
    Elastic elastic(system, relations, known, solver);
    std::vector<std::size_t> needed;
    for (std::size_t i = 0; i < relations.size(); ++i) {
        elastic.leave_out(i);
        if (!is_missed(elastic.misses())) {
            elastic.take_in(i);
            needed.push_back(relations[i]);
        }
    }
    return needed.empty() ? relations : needed;
}

}  // namespace vidra::statistics
