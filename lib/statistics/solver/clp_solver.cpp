// SPDX-License-Identifier: Apache-2.0
#include "statistics/solver/clp_solver.hpp"

#include <CbcHeuristic.hpp>
#include <CbcModel.hpp>
#include <CglGomory.hpp>
#include <CglKnapsackCover.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CglProbing.hpp>
#include <ClpSimplex.hpp>
#include <CoinError.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vidra::statistics::solver {

namespace {

/// Clp's own word for no bound.
double bound(double value) {
    constexpr double none = std::numeric_limits<double>::max();
    return std::clamp(value, -none, none);
}

void load_rows(ClpSimplex& model, const std::vector<LinearRow>& rows) {
    std::vector<double> low;
    std::vector<double> high;
    std::vector<int> starts{0};
    std::vector<int> columns;
    std::vector<double> factors;
    for (const LinearRow& row : rows) {
        low.push_back(bound(row.low));
        high.push_back(bound(row.high));
        for (const LinearTerm& term : row.terms) {
            columns.push_back(static_cast<int>(term.column));
            factors.push_back(term.factor);
        }
        starts.push_back(static_cast<int>(columns.size()));
    }
    model.addRows(static_cast<int>(rows.size()), low.data(), high.data(), starts.data(), columns.data(),
                  factors.data());
}

/// What the solver itself cannot take: a program without columns, or without rows.
bool is_trivial(const ClpSimplex& model) {
    return model.numberColumns() == 0 || model.numberRows() == 0;
}

SolverAnswer solve_trivial(const ClpSimplex& model, bool is_whole) {
    SolverAnswer answer;
    answer.status = SolverStatus::optimal;
    for (int i = 0; i < model.numberRows(); ++i) {
        if (model.rowLower()[i] > 0 || model.rowUpper()[i] < 0) {
            answer.status = SolverStatus::infeasible;
            return answer;
        }
    }
    for (int i = 0; i < model.numberColumns(); ++i) {
        const bool rounds = is_whole && model.isInteger(i);
        const double low = rounds ? std::ceil(model.columnLower()[i]) : model.columnLower()[i];
        const double high = rounds ? std::floor(model.columnUpper()[i]) : model.columnUpper()[i];
        const double cost = model.objective()[i];
        double value = cost < 0 ? high : low;
        if (cost == 0 && std::abs(value) == std::numeric_limits<double>::max()) {
            value = std::clamp(0.0, low, high);
        }
        if (low > high || std::abs(value) == std::numeric_limits<double>::max()) {
            answer.status = low > high ? SolverStatus::infeasible : SolverStatus::endless;
            answer.columns.clear();
            return answer;
        }
        answer.columns.push_back(value);
        answer.value += cost * value;
        answer.reduced_costs.push_back(cost);
    }
    answer.bound = answer.value;
    answer.duals.assign(static_cast<std::size_t>(model.numberRows()), 0);
    return answer;
}

class Program : public LinearProgram {
  public:
    Program(const std::vector<LinearColumn>& columns, const std::vector<LinearRow>& rows) {
        m_model.setLogLevel(0);
        m_model.messageHandler()->setLogLevel(0);
        m_model.setPerturbation(100);  // none: what it would add is drawn by lot
        const int count = static_cast<int>(columns.size());
        m_model.resize(0, count);
        for (int i = 0; i < count; ++i) {
            const LinearColumn& column = columns[static_cast<std::size_t>(i)];
            m_model.setColumnBounds(i, bound(column.low), bound(column.high));
            m_model.setObjectiveCoefficient(i, column.cost);
            if (column.is_whole) {
                m_model.setInteger(i);
            }
        }
        load_rows(m_model, rows);
    }

    void set_bounds(std::size_t column, double low, double high) override {
        m_model.setColumnBounds(static_cast<int>(column), bound(low), bound(high));
        m_are_bounds_new = true;
    }
    void set_cost(std::size_t column, double cost) override {
        m_model.setObjectiveCoefficient(static_cast<int>(column), cost);
        m_are_costs_new = true;
    }
    void set_row_bounds(std::size_t row, double low, double high) override {
        m_model.setRowBounds(static_cast<int>(row), bound(low), bound(high));
        m_are_bounds_new = true;
    }
    void add_rows(const std::vector<LinearRow>& rows) override {
        load_rows(m_model, rows);
        m_are_bounds_new = true;
    }

    [[nodiscard]] SolverAnswer minimise() override;
    [[nodiscard]] SolverAnswer minimise_whole(std::size_t nodes) override;

  private:
    ClpSimplex m_model;
    bool m_are_bounds_new = true;
    bool m_are_costs_new = true;
    bool m_was_solved = false;  ///< so that there is a basis to go on from

    bool solve();
};

/// Whether the solver came to an end that means something.
bool Program::solve() {
    const bool goes_on = m_was_solved;
    if (goes_on && m_are_bounds_new && !m_are_costs_new) {
        m_model.dual(0);
    } else {
        m_model.primal(0);
    }
    m_was_solved = m_model.status() == 0;
    if (!m_was_solved && (goes_on || m_model.status() > 2)) {
        // where it went on from may be to blame
        m_model.allSlackBasis(true);
        m_model.primal(0);
        m_was_solved = m_model.status() == 0;
    }
    m_are_bounds_new = m_are_costs_new = !m_was_solved;
    return m_model.status() >= 0 && m_model.status() <= 2;
}

SolverAnswer Program::minimise() {
    if (is_trivial(m_model)) {
        return solve_trivial(m_model, false);
    }
    SolverAnswer answer;
    try {
        if (!solve()) {
            m_model.allSlackBasis(true);
            return answer;
        }
    } catch (const CoinError&) {
        m_was_solved = false;
        return answer;
    }
    if (m_model.status() != 0) {
        m_model.allSlackBasis(true);
        answer.status = m_model.status() == 1 ? SolverStatus::infeasible : SolverStatus::endless;
        return answer;
    }
    answer.status = SolverStatus::optimal;
    answer.value = answer.bound = m_model.objectiveValue();
    const double* const columns = m_model.primalColumnSolution();
    const double* const duals = m_model.dualRowSolution();
    answer.columns.assign(columns, columns + m_model.numberColumns());
    const double* const reduced = m_model.dualColumnSolution();
    answer.duals.assign(duals, duals + m_model.numberRows());
    answer.reduced_costs.assign(reduced, reduced + m_model.numberColumns());
    return answer;
}

SolverAnswer Program::minimise_whole(std::size_t nodes) {
    if (is_trivial(m_model)) {
        return solve_trivial(m_model, true);
    }
    SolverAnswer answer;
    try {
        ClpSimplex copy(m_model);
        OsiClpSolverInterface interface(&copy);
        interface.messageHandler()->setLogLevel(0);
        CbcModel search(interface);
        search.setLogLevel(0);
        search.messageHandler()->setLogLevel(0);
        search.solver()->messageHandler()->setLogLevel(0);
        search.setMaximumNodes(static_cast<int>(nodes));
        search.setAllowableGap(1e-9);
        search.setAllowableFractionGap(0);
        CglProbing probing;
        CglGomory gomory;
        CglKnapsackCover cover;
        CglMixedIntegerRounding2 rounding;
        search.addCutGenerator(&probing, -1, "probing");
        search.addCutGenerator(&gomory, -1, "gomory");
        search.addCutGenerator(&cover, -1, "cover");
        search.addCutGenerator(&rounding, -1, "rounding");
        CbcRounding heuristic(search);
        search.addHeuristic(&heuristic);
        search.initialSolve();
        if (search.solver()->isProvenPrimalInfeasible()) {
            answer.status = SolverStatus::infeasible;
            return answer;
        }
        if (search.solver()->isProvenDualInfeasible()) {
            answer.status = SolverStatus::endless;
            return answer;
        }
        if (!search.solver()->isProvenOptimal()) {
            return answer;
        }
        search.branchAndBound();
        const double* const best = search.bestSolution();
        if (best != nullptr) {
            answer.columns.assign(best, best + m_model.numberColumns());
            answer.value = search.getObjValue();
        }
        answer.bound = search.getBestPossibleObjValue();
        answer.nodes = static_cast<std::size_t>(std::max(0, search.getNodeCount()));
        if (search.isProvenOptimal() && best != nullptr) {
            answer.status = SolverStatus::optimal;
            answer.bound = answer.value;
        } else if (search.isProvenInfeasible()) {
            answer.status = SolverStatus::infeasible;
        } else if (search.isNodeLimitReached()) {
            answer.status = SolverStatus::limited;
        }
    } catch (const CoinError&) {
        answer.status = SolverStatus::failed;
    }
    return answer;
}

}  // namespace

std::unique_ptr<LinearProgram> ClpSolver::load(const std::vector<LinearColumn>& columns,
                                               const std::vector<LinearRow>& rows) {
    return std::make_unique<Program>(columns, rows);
}

}  // namespace vidra::statistics::solver
