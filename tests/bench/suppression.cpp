// SPDX-License-Identifier: Apache-2.0
// suppression: protects a table of 50 by 50 with its margins, in which one cell in twenty counts fewer than
// ten, and prints in one line, between tabs: seconds, price of what is hidden beside the small cells, a bound
// below which no pattern's price is, how much of the price that leaves open in per cent, and whether the
// audit passed.
#include "statistics/suppression.hpp"
#include "statistics/attack.hpp"
#include "statistics/solver_module.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace statistics = vidra::statistics;
using statistics::CellIndex;

namespace {

constexpr std::size_t side = 50;
constexpr std::int64_t threshold = 10;

/// The same numbers on every machine (xorshift64).
class Numbers {
  public:
    std::uint64_t next(std::uint64_t below) {
        m_state ^= m_state << 13U;
        m_state ^= m_state >> 7U;
        m_state ^= m_state << 17U;
        return (m_state >> 11U) % below;
    }

  private:
    std::uint64_t m_state = 88172645463325252U;
};

struct Table {
    statistics::SuppressionProblem problem;

    CellIndex add(std::int64_t value, double factor) {
        statistics::SuppressionCell cell;
        cell.value = value;
        cell.known.low = 1;
        if (value > 0 && value < threshold) {
            cell.role = statistics::CellRole::unsafe;
            cell.protection = {.high_at_least = threshold, .width_at_least = threshold - 1};
        } else if (value == 0) {
            cell.role = statistics::CellRole::printed;
        }
        cell.price = factor * std::log(static_cast<double>(value) + 1);
        if (cell.price <= 0) {
            cell.price = 1;
        }
        problem.cells.push_back(cell);
        return static_cast<CellIndex>(problem.system.cell_count++);
    }
    CellIndex add_sum(const std::vector<CellIndex>& parts) {
        std::int64_t sum = 0;
        for (const CellIndex part : parts) {
            sum += problem.cells[part].value;
        }
        const CellIndex total = add(sum, 4);  // margins last
        problem.system.relations.push_back({.total = total, .parts = parts});
        return total;
    }
};

Table table() {
    Table made;
    Numbers numbers;
    std::vector<std::vector<CellIndex>> columns(side + 1);
    for (std::size_t row = 0; row < side; ++row) {
        std::vector<CellIndex> cells;
        for (std::size_t column = 0; column < side; ++column) {
            const bool is_small = numbers.next(20) == 0;
            const std::uint64_t value =
                is_small ? 1 + numbers.next(threshold - 1) : threshold + numbers.next(490);
            cells.push_back(made.add(static_cast<std::int64_t>(value), 1));
            columns[column].push_back(cells.back());
        }
        columns[side].push_back(made.add_sum(cells));
    }
    std::vector<CellIndex> sums;
    for (std::size_t column = 0; column < side; ++column) {
        sums.push_back(made.add_sum(columns[column]));
    }
    const CellIndex all = made.add_sum(sums);
    made.problem.system.relations.push_back({.total = all, .parts = columns[side]});
    return made;
}

bool passes(const statistics::SuppressionProblem& problem, const statistics::SuppressionPattern& pattern,
            statistics::Solver& solver) {
    std::vector<statistics::Interval> known;
    for (std::size_t i = 0; i < problem.cells.size(); ++i) {
        const std::int64_t value = problem.cells[i].value;
        known.push_back(pattern.is_hidden[i] ? problem.cells[i].known
                                             : statistics::Interval{.low = value, .high = value});
    }
    const auto seen = statistics::attack(problem.system, known, solver);
    for (std::size_t i = 0; i < problem.cells.size(); ++i) {
        if (problem.cells[i].role == statistics::CellRole::unsafe &&
            (seen.cells[i].interval.high < threshold || seen.cells[i].interval.width() < threshold - 1)) {
            return false;
        }
    }
    return seen.not_additive.empty() && pattern.unprotected.empty();
}

}  // namespace

int main(int /*argc*/, char** argv) {
    const std::string program = argv[0];
    std::string why;
    const auto solver = statistics::open_solver({program.substr(0, program.rfind('/')) + "/../.."}, why);
    if (!solver) {
        std::fprintf(stderr, "%s\n", why.c_str());
        return 2;
    }
    const Table made = table();
    const auto start = std::chrono::steady_clock::now();
    const auto pattern = statistics::suppress(made.problem, *solver);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const bool is_safe = passes(made.problem, pattern, *solver);
    std::printf("%.2f\t%.2f\t%.2f\t%.1f\t%s\n", seconds, pattern.price, pattern.lower_bound,
                100 * (pattern.price - pattern.lower_bound) / pattern.price, is_safe ? "passed" : "failed");
    return is_safe ? 0 : 1;
}
