// SPDX-License-Identifier: Apache-2.0
#include "statistics/protection.hpp"

#include "statistics/attack.hpp"
#include "statistics/rounding.hpp"
#include "statistics/suppression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace vidra::statistics {
namespace {

/// A margin costs so many times as much as an inner cell: who reads a table reads the margins.
constexpr double price_of_margin = 10;

/// What someone who is counted in a category may be: its parts, or of `each` what may be named.
std::vector<std::size_t> alternatives(const Dimension& dimension, std::size_t whole) {
    if (dimension.categories[whole].kind != Category::Kind::respondents) {
        return dimension.parts_of(whole);
    }
    std::vector<std::size_t> mentions;
    for (std::size_t i = 0; i < dimension.categories.size(); ++i) {
        if (dimension.categories[i].kind == Category::Kind::mention) {
            mentions.push_back(i);
        }
    }
    return mentions;
}

/// The lines of a table that are all in one cell: by place whether the cell is in one, full or not.
std::vector<bool> cells_of_full_lines(const Table& table, std::int64_t threshold, std::size_t& lines) {
    std::vector<bool> result(table.cell_count());
    for (std::size_t direction = 0; direction < table.dimensions().size(); ++direction) {
        const Dimension& dimension = table.dimensions()[direction];
        for (std::size_t place = 0; place < table.cell_count(); ++place) {
            const std::size_t whole = table.categories(place)[direction];
            const std::vector<std::size_t> parts = alternatives(dimension, whole);
            if (table.count(place) < threshold || parts.size() < 2) {
                continue;
            }
            const auto at = [&](std::size_t part) {
                return place + part * table.stride(direction) - whole * table.stride(direction);
            };
            const bool is_full = std::any_of(parts.begin(), parts.end(), [&](std::size_t part) {
                return table.count(at(part)) == table.count(place);
            });
            lines += is_full ? 1U : 0U;
            for (const std::size_t part : parts) {
                result[at(part)] = result[at(part)] || is_full;
            }
        }
    }
    return result;
}

SuppressionCell cell_of_earlier(std::int64_t value, CellRole role) {
    SuppressionCell cell;
    cell.value = value;
    cell.role = role;
    return cell;
}

class Protector {
  public:
    Protector(const std::vector<CountedTable>& tables, const DisclosureOptions& options,
              const std::vector<EarlierPublication>& earlier, Solver& solver, const Overlaps& overlaps)
        : m_options(options),
          m_earlier(earlier),
          m_solver(solver),
          m_full(find_full_lines(tables)),
          m_cells(
              tables,
              [this](std::size_t table, std::size_t place) {
                  return m_options.protect_zeros || (m_options.protect_groups && m_full[table][place]);
              },
              overlaps) {
        m_result.options = options;
    }

    Publication run() {
        count_cells();
        if (m_options.method == Method::suppress) {
            hide();
        } else if (m_options.method == Method::round) {
            round();
        }
        fill_tables();
        return std::move(m_result);
    }

  private:
    std::vector<std::vector<bool>> find_full_lines(const std::vector<CountedTable>& tables) {
        std::vector<std::vector<bool>> full;
        full.reserve(tables.size());
        for (const CountedTable& linked : tables) {
            full.push_back(
                cells_of_full_lines(*linked.table, m_options.threshold, m_result.audit.full_lines));
        }
        return full;
    }

    [[nodiscard]] bool hides_zeros() const { return m_options.protect_zeros || m_options.protect_groups; }
    [[nodiscard]] bool is_small(std::int64_t value) const {
        return value < m_options.threshold && (value > 0 || m_options.protect_zeros);
    }
    /// A cell that is a whole line, where that is to be hidden.
    [[nodiscard]] bool is_full(const ReportCells::Cell& cell) const {
        return m_options.protect_groups && cell.is_printed && cell.value > 0 &&
               m_full[cell.table][cell.place];
    }

    void count_cells() {
        for (const ReportCells::Cell& cell : m_cells.cells()) {
            m_result.audit.cells += cell.is_printed ? 1U : 0U;
            m_result.audit.unsafe += is_small(cell.value) || is_full(cell) ? 1U : 0U;
        }
    }

    [[nodiscard]] double price(const ReportCells::Cell& cell) const {
        const auto value = static_cast<double>(std::max<std::int64_t>(cell.value, 1));
        const double own = m_options.price == Price::cells ? 1
                           : m_options.price == Price::log ? std::log(value + 1)
                                                           : value;
        return cell.is_margin ? own * price_of_margin : own;
    }

    [[nodiscard]] Protection protection() const {
        return {.high_at_least = m_options.threshold, .width_at_least = m_options.threshold - 1};
    }

    void hide() {
        SuppressionProblem problem;
        problem.system = m_cells.system();
        for (const ReportCells::Cell& cell : m_cells.cells()) {
            SuppressionCell one;
            one.value = cell.value;
            const bool is_unsafe = is_small(cell.value) || is_full(cell);
            one.role = cell.is_printed ? is_unsafe ? CellRole::unsafe : CellRole::open
                       : is_unsafe     ? CellRole::derived
                                       : CellRole::unprinted;
            one.price = price(cell);
            one.protection = protection();
            if (is_full(cell)) {
                one.protection = {.high_at_least = cell.value, .width_at_least = 1};
            }
            one.known = {hides_zeros() ? 0 : 1, unbounded};
            one.is_singleton = cell.value == 1;
            problem.cells.push_back(one);
        }
        take_earlier_into(problem);
        const SuppressionPattern pattern = suppress(problem, m_solver);
        m_hidden = pattern.is_hidden;
        m_result.audit.price = pattern.price;
        m_result.audit.price_at_least = pattern.lower_bound;
        for (const CellIndex cell : pattern.unprotected) {
            m_result.audit.too_narrow.push_back({m_cells.place_text(cell), pattern.intervals[cell]});
        }
        for (CellIndex cell = 0; cell < m_cells.cells().size(); ++cell) {
            if (m_hidden[cell] && m_cells.cells()[cell].is_printed) {
                ++m_result.audit.hidden;
            }
            if (m_hidden[cell] && is_small(m_cells.cells()[cell].value)) {
                m_result.audit.narrowest =
                    std::min(m_result.audit.narrowest, pattern.intervals[cell].width());
            }
        }
        audit_with_earlier();
    }

    /// What was printed before is known, and stays printed. Sums of earlier tables hold here too where all of
    /// their cells have a number; those that were hidden and are in no table of today are taken together.
    void take_earlier_into(SuppressionProblem& problem) {
        for (const EarlierPublication& publication : m_earlier) {
            for (const EarlierPublication::Table& table : publication.tables) {
                std::vector<std::optional<CellIndex>> here;
                for (const EarlierPublication::Cell& cell : table.cells) {
                    here.push_back(m_cells.find(cell.name));
                    if (!here.back() || !cell.printed) {
                        continue;
                    }
                    SuppressionCell& now = problem.cells[*here.back()];
                    if (now.value != *cell.printed) {
                        ++m_result.audit.revised;
                    } else {
                        m_result.audit.already_known += now.role == CellRole::unsafe ? 1U : 0U;
                        now.role = CellRole::printed;
                    }
                }
                for (const EarlierPublication::Table::Sum& sum : table.sums) {
                    take_sum(problem, table, sum, here);
                }
            }
        }
        problem.system.cell_count = problem.cells.size();
    }

    /// The number of a cell of an earlier table, as it is today; nothing where it is not known.
    static std::optional<std::int64_t> value_of(const SuppressionProblem& problem,
                                                const EarlierPublication::Cell& cell,
                                                const std::optional<CellIndex>& here) {
        return here ? std::optional(problem.cells[*here].value) : cell.printed;
    }

    void take_sum(SuppressionProblem& problem, const EarlierPublication::Table& table,
                  const EarlierPublication::Table::Sum& sum,
                  const std::vector<std::optional<CellIndex>>& here) {
        const auto total = value_of(problem, table.cells[sum.total], here[sum.total]);
        if (!total) {
            return;
        }
        Relation relation;
        std::int64_t known = 0;
        bool has_unknown = false;
        const auto index = [&](std::size_t at, std::int64_t value) {
            if (here[at]) {
                return *here[at];
            }
            problem.cells.push_back(cell_of_earlier(value, CellRole::printed));
            return static_cast<CellIndex>(problem.cells.size() - 1);
        };
        for (const std::size_t part : sum.parts) {
            const auto value = value_of(problem, table.cells[part], here[part]);
            has_unknown |= !value;
            if (value) {
                known += *value;
            }
        }
        // where the numbers of today do not add up with those of then, the table has been revised
        if (has_unknown ? known > *total : known != *total) {
            return;
        }
        for (const std::size_t part : sum.parts) {
            if (const auto value = value_of(problem, table.cells[part], here[part]); value && *value != 0) {
                relation.parts.push_back(index(part, *value));
            }
        }
        if (has_unknown) {
            problem.cells.push_back(cell_of_earlier(*total - known, CellRole::unprinted));
            relation.parts.push_back(static_cast<CellIndex>(problem.cells.size() - 1));
        }
        relation.total = index(sum.total, *total);
        if (*total != 0 && !relation.parts.empty()) {
            problem.system.relations.push_back(std::move(relation));
        }
    }

    /// One reader has all publications before him: cells that were hidden then are attacked with what is
    /// printed now.
    void audit_with_earlier();

    void round() {
        std::vector<std::int64_t> values;
        for (const ReportCells::Cell& cell : m_cells.cells()) {
            values.push_back(cell.value);
        }
        const auto rounded = round_controlled(m_cells.system(), values, m_options.base, m_solver);
        if (!rounded) {
            m_result.audit.too_narrow.push_back({"no table of multiples adds up", {}});
            return;
        }
        m_rounded = *rounded;
        std::vector<Interval> known;
        for (CellIndex cell = 0; cell < values.size(); ++cell) {
            const bool is_printed = m_cells.cells()[cell].is_printed;
            known.push_back(is_printed
                                ? Interval{std::max<std::int64_t>(m_rounded[cell] - m_options.base + 1, 0),
                                           m_rounded[cell] + m_options.base - 1}
                                : Interval{0, unbounded});
        }
        const AttackResult attacked = attack(m_cells.system(), known, m_solver);
        for (CellIndex cell = 0; cell < values.size(); ++cell) {
            const Interval& interval = attacked.cells[cell].interval;
            if (!is_small(values[cell])) {
                continue;
            }
            m_result.audit.narrowest = std::min(m_result.audit.narrowest, interval.width());
            if (interval.is_one_number()) {
                m_result.audit.too_narrow.push_back({m_cells.place_text(cell), interval});
            }
        }
    }

    void fill_tables() {
        for (std::size_t i = 0; i < m_cells.tables().size(); ++i) {
            const CountedTable& linked = m_cells.tables()[i];
            ProtectedTable published;
            published.linked = linked;
            published.is_hidden.resize(linked.table->cell_count());
            published.shown.resize(linked.table->cell_count());
            for (std::size_t place = 0; place < linked.table->cell_count(); ++place) {
                const auto cell = m_cells.find(i, place);
                published.is_hidden[place] = cell && !m_hidden.empty() && m_hidden[*cell];
                if (!published.is_hidden[place]) {
                    published.shown[place] =
                        cell && !m_rounded.empty() ? m_rounded[*cell] : linked.table->count(place);
                }
            }
            m_result.tables.push_back(std::move(published));
        }
    }

    Publication m_result;
    const DisclosureOptions& m_options;
    const std::vector<EarlierPublication>& m_earlier;
    Solver& m_solver;
    std::vector<std::vector<bool>> m_full;
    ReportCells m_cells;
    std::vector<bool> m_hidden;           ///< by cell
    std::vector<std::int64_t> m_rounded;  ///< by cell
};

void Protector::audit_with_earlier() {
    if (m_earlier.empty()) {
        return;
    }
    CellSystem system = m_cells.system();
    std::vector<Interval> known;
    std::vector<std::string> texts;
    const Interval hidden_now = {hides_zeros() ? 0 : 1, unbounded};
    for (CellIndex cell = 0; cell < m_cells.cells().size(); ++cell) {
        const std::int64_t value = m_cells.cells()[cell].value;
        known.push_back(m_hidden[cell] ? hidden_now : Interval{value, value});
        texts.push_back(m_cells.place_text(cell));
    }
    std::unordered_map<std::string, CellIndex> added;
    std::vector<CellIndex> hidden_then;
    for (const EarlierPublication& publication : m_earlier) {
        for (const EarlierPublication::Table& table : publication.tables) {
            std::vector<std::optional<CellIndex>> here;
            std::vector<bool> is_revised;
            for (const EarlierPublication::Cell& cell : table.cells) {
                auto index = m_cells.find(cell.name);
                is_revised.push_back(index && cell.printed && m_cells.cells()[*index].value != *cell.printed);
                if (!index && cell.printed != 0) {
                    const auto [at, is_new] =
                        added.try_emplace(cell.name.key(), static_cast<CellIndex>(known.size()));
                    index = at->second;
                    if (is_new) {
                        known.push_back({publication.hides_zeros ? 0 : 1, unbounded});
                        texts.push_back(fmt::format("a cell of the table `{}` of the earlier publication {}",
                                                    table.id, publication.path));
                        hidden_then.push_back(*index);
                    }
                }
                if (index && cell.printed && !is_revised.back()) {
                    known[*index] = {*cell.printed, *cell.printed};
                }
                here.push_back(index);
            }
            for (const EarlierPublication::Table::Sum& sum : table.sums) {
                Relation relation;
                bool holds = here[sum.total].has_value() && !is_revised[sum.total];
                for (const std::size_t part : sum.parts) {
                    holds = holds && !is_revised[part];
                    if (here[part]) {
                        relation.parts.push_back(*here[part]);
                    }
                }
                if (holds && !relation.parts.empty()) {
                    relation.total = *here[sum.total];
                    system.relations.push_back(std::move(relation));
                }
            }
        }
    }
    system.cell_count = known.size();
    const std::vector<Interval> before = known;
    const AttackResult attacked = attack(system, known, m_solver);
    const auto look_at = [&](CellIndex cell) {
        const Interval& interval = attacked.cells[cell].interval;
        const bool was_printed = before[cell].is_one_number();
        // whoever is known to be one of enough is not exposed, however exactly the count is known
        if (!was_printed && interval.low < m_options.threshold &&
            interval.width() < m_options.threshold - 1) {
            m_result.audit.too_narrow.push_back({texts[cell], interval});
        }
    };
    for (CellIndex cell = 0; cell < m_cells.cells().size(); ++cell) {
        if (m_hidden[cell] && is_small(m_cells.cells()[cell].value)) {
            look_at(cell);
        }
    }
    std::for_each(hidden_then.begin(), hidden_then.end(), look_at);
}

}  // namespace

Publication protect(const std::vector<CountedTable>& tables, const DisclosureOptions& options,
                    const std::vector<EarlierPublication>& earlier, Solver& solver,
                    const Overlaps& overlaps) {
    return Protector(tables, options, earlier, solver, overlaps).run();
}

}  // namespace vidra::statistics
