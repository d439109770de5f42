// SPDX-License-Identifier: Apache-2.0
#include "statistics/audit.hpp"

#include "statistics/attack.hpp"
#include "statistics/cell_words.hpp"
#include "statistics/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::statistics {
namespace {

std::int64_t plus(std::int64_t a, std::int64_t b) {
    return a == unbounded || b == unbounded ? unbounded : a + b;
}

/// What the parts come to, going by what is known of them.
Interval sum_of_parts(const Relation& relation, const std::vector<Interval>& known) {
    Interval sum = {0, 0};
    for (const CellIndex part : relation.parts) {
        sum.low += known[part].low;
        sum.high = plus(sum.high, known[part].high);
    }
    return sum;
}

bool meet(Interval a, Interval b) {
    return std::max(a.low, b.low) <= std::min(a.high, b.high);
}

/// The attack on relations some of which may not hold.
class Attacker {
  public:
    Attacker(const std::vector<PublishedTable>& tables, const LinkedTables& linked)
        : m_linked(linked), m_words(tables, linked) {
        m_system.cell_count = linked.system.cell_count;
    }

    AttackResult run(Solver& solver, std::vector<NotAdditive>& not_additive) {
        for (std::size_t i = 0; i < m_linked.system.relations.size(); ++i) {
            const Relation& relation = m_linked.system.relations[i];
            if (meet(sum_of_parts(relation, m_linked.known), m_linked.known[relation.total])) {
                m_kept.push_back(i);
            } else {
                not_additive.push_back(alone(relation));
            }
        }
        while (true) {
            m_system.relations.clear();
            for (const std::size_t i : m_kept) {
                m_system.relations.push_back(m_linked.system.relations[i]);
            }
            AttackResult result = attack(m_system, m_linked.known, solver);
            if (result.not_additive.empty()) {
                return result;
            }
            leave_out(result.not_additive, not_additive);
        }
    }

    [[nodiscard]] const CellWords& words() const { return m_words; }
    /// Of the relations of the linked tables those that the last attack used.
    [[nodiscard]] const std::vector<std::size_t>& kept() const { return m_kept; }

    /// A cell of a relation as the sum of the others.
    [[nodiscard]] std::string words_of(const Relation& relation, CellIndex cell) const {
        const int sign = cell == relation.total ? 1 : -1;
        std::vector<Term> terms;
        if (cell != relation.total) {
            terms.push_back({relation.total, 1, m_linked.known[relation.total]});
        }
        for (const CellIndex part : relation.parts) {
            if (part != cell) {
                terms.push_back({part, sign, m_linked.known[part]});
            }
        }
        return m_words.sum(cell, terms);
    }
    /// Those that could hold each by itself, but not together.
    [[nodiscard]] const std::vector<std::size_t>& set_aside() const { return m_set_aside; }

  private:
    [[nodiscard]] NotAdditive alone(const Relation& relation) const {
        return {relation.total, sum_of_parts(relation, m_linked.known), words_of(relation, relation.total)};
    }

    /// Of relations that no numbers fulfil together.
    void leave_out(std::vector<std::size_t> conflicts, std::vector<NotAdditive>& not_additive) {
        std::sort(conflicts.begin(), conflicts.end());
        for (const std::size_t conflict : conflicts) {
            const Relation& relation = m_system.relations[conflict];
            NotAdditive one = alone(relation);
            one.because += "; it does not fit what other sums say of these cells";
            not_additive.push_back(std::move(one));
            m_set_aside.push_back(m_kept[conflict]);
        }
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < m_kept.size(); ++i) {
            if (!std::binary_search(conflicts.begin(), conflicts.end(), i)) {
                kept.push_back(m_kept[i]);
            }
        }
        m_kept = std::move(kept);
    }

    const LinkedTables& m_linked;
    CellWords m_words;
    CellSystem m_system;
    std::vector<std::size_t> m_kept;       ///< of the relations of the linked tables
    std::vector<std::size_t> m_set_aside;  ///< those that could hold, but not with others
};

bool is_narrower(Interval derived, Interval known) {
    return derived.low > known.low || derived.high < known.high;
}

/// A cell that is printed in several places, in no agreement.
NotAdditive contradiction(CellIndex cell, const std::vector<PublishedTable>& tables,
                          const LinkedTables& linked) {
    NotAdditive one{cell, linked.known[cell], {}, false};
    for (const Print& print : linked.prints[cell]) {
        const PublishedTable& table = tables[print.table];
        const PrintedCell& printed = table.cells[print.cell];
        one.because +=
            fmt::format("{}{} in {}:{}", one.because.empty() ? "printed " : " and ",
                        printed.printed.empty() ? "blank" : printed.printed, table.file, printed.place.line);
    }
    return one;
}

/// What one relation by itself says of a cell of it.
Interval by_one_relation(const Relation& relation, CellIndex cell, const std::vector<Interval>& known) {
    Interval range = sum_of_parts(relation, known);
    if (cell != relation.total) {
        // the total less the other parts; what has no end above takes everything away
        const std::int64_t others_low = range.low - known[cell].low;
        std::int64_t others_high = 0;
        for (const CellIndex part : relation.parts) {
            others_high = part == cell ? others_high : plus(others_high, known[part].high);
        }
        const Interval& total = known[relation.total];
        range.low = others_high == unbounded ? 0 : total.low - others_high;
        range.high = total.high == unbounded ? unbounded : total.high - others_low;
    }
    return {std::max(range.low, known[cell].low), std::min(range.high, known[cell].high)};
}

/// Collects what is worth telling, each cell once.
class Findings {
  public:
    Findings(const LinkedTables& linked, std::int64_t width)
        : m_linked(linked), m_width(std::max<std::int64_t>(width, 1)) {
        m_is_told.resize(linked.known.size());
    }

    [[nodiscard]] bool is_worth_telling(CellIndex cell, Interval derived) const {
        return !m_is_told[cell] && derived.width() < m_width && is_narrower(derived, m_linked.known[cell]);
    }
    void tell(GivenAway one) {
        m_is_told[one.cell] = true;
        m_told.push_back(std::move(one));
    }
    [[nodiscard]] std::vector<GivenAway> take() {
        std::sort(m_told.begin(), m_told.end(),
                  [](const GivenAway& a, const GivenAway& b) { return a.cell < b.cell; });
        return std::move(m_told);
    }

  private:
    const LinkedTables& m_linked;
    std::int64_t m_width;
    std::vector<bool> m_is_told;  ///< by cell
    std::vector<GivenAway> m_told;
};

/// A reader may trust a sum although others contradict it.
void add_contradicted(const LinkedTables& linked, const Attacker& attacker, Findings& findings) {
    for (const std::size_t i : attacker.set_aside()) {
        const Relation& relation = linked.system.relations[i];
        std::vector<CellIndex> cells = relation.parts;
        cells.push_back(relation.total);
        for (const CellIndex cell : cells) {
            const Interval derived = by_one_relation(relation, cell, linked.known);
            if (findings.is_worth_telling(cell, derived)) {
                findings.tell(
                    {cell, derived, attacker.words_of(relation, cell) + "; other sums contradict it"});
            }
        }
    }
}

}  // namespace

Audit audit_tables(const std::vector<PublishedTable>& tables, const LinkedTables& linked, std::int64_t width,
                   Solver& solver) {
    Audit audit;
    audit.relations = linked.system.relations.size();
    audit.sums_left_out = linked.sums_left_out;
    for (const auto& prints : linked.prints) {
        if (tables[prints.front().table].cells[prints.front().cell].is_faulty) {
            continue;
        }
        const bool is_hidden = std::all_of(prints.begin(), prints.end(), [&](const Print& print) {
            return tables[print.table].cells[print.cell].is_hidden;
        });
        ++(is_hidden ? audit.hidden : audit.printed);
    }
    for (const CellIndex cell : linked.contradicted) {
        audit.not_additive.push_back(contradiction(cell, tables, linked));
    }
    Attacker attacker(tables, linked);
    const AttackResult result = attacker.run(solver, audit.not_additive);
    const Explanations explanations(linked, attacker.kept(), result, attacker.words());
    Findings findings(linked, width);
    for (CellIndex cell = 0; cell < linked.known.size(); ++cell) {
        if (findings.is_worth_telling(cell, result.cells[cell].interval)) {
            findings.tell({cell, result.cells[cell].interval, explanations.of(cell)});
        }
    }
    add_contradicted(linked, attacker, findings);
    audit.given_away = findings.take();
    audit.recovered = static_cast<std::size_t>(
        std::count_if(audit.given_away.begin(), audit.given_away.end(),
                      [](const GivenAway& one) { return one.derived.is_one_number(); }));
    return audit;
}

}  // namespace vidra::statistics
