// SPDX-License-Identifier: Apache-2.0
#include "statistics/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace vidra::statistics {
namespace {

std::int64_t plus(std::int64_t a, std::int64_t b) {
    return a == unbounded || b == unbounded ? unbounded : a + b;
}

/// What a sum comes to; of a low end below nothing nothing is known.
Interval range_of(const std::vector<Term>& terms) {
    Interval range = {0, 0};
    bool has_low = true;
    for (const Term& term : terms) {
        const std::int64_t times = std::abs(term.times);
        const std::int64_t high = term.used.high == unbounded ? unbounded : times * term.used.high;
        const std::int64_t low = times * term.used.low;
        if (term.times > 0) {
            range.low += low;
            range.high = plus(range.high, high);
        } else {
            has_low = has_low && high != unbounded;
            range.low -= has_low ? high : 0;
            range.high = range.high == unbounded ? unbounded : range.high - low;
        }
    }
    range.low = has_low ? range.low : 0;
    return range;
}

}  // namespace

Explanations::Explanations(const LinkedTables& linked, const std::vector<std::size_t>& relations,
                           const AttackResult& result, const CellWords& words)
    : m_linked(linked), m_result(result), m_words(words), m_kept(relations) {
    m_relations_of.resize(linked.known.size());
    m_terms.resize(linked.known.size());
    for (const std::size_t i : relations) {
        const Relation& relation = linked.system.relations[i];
        m_relations_of[relation.total].push_back(i);
        for (const CellIndex part : relation.parts) {
            m_relations_of[part].push_back(i);
        }
    }
    explain_in_turn();
}

bool Explanations::is_narrowed(CellIndex cell) const {
    const Interval& derived = m_result.cells[cell].interval;
    return derived.low > m_linked.known[cell].low || derived.high < m_linked.known[cell].high;
}

/// What may be used of a cell: what follows for it, if that was explained before; what is known otherwise.
Interval Explanations::used(CellIndex cell) const {
    return m_terms[cell].empty() ? m_linked.known[cell] : m_result.cells[cell].interval;
}

bool Explanations::gives(CellIndex cell, const std::vector<Term>& terms) const {
    const Interval range = range_of(terms);
    const Interval& known = m_linked.known[cell];
    return Interval{std::max(known.low, range.low), std::min(known.high, range.high)} ==
           m_result.cells[cell].interval;
}

/// The cell as the sum of the others in a relation.
std::vector<Term> Explanations::terms_of(CellIndex cell, std::size_t relation) const {
    const Relation& sum = m_linked.system.relations[relation];
    const bool is_total = sum.total == cell;
    std::vector<Term> terms;
    if (!is_total) {
        terms.push_back({sum.total, 1, used(sum.total)});
    }
    for (const CellIndex part : sum.parts) {
        if (part != cell) {
            terms.push_back({part, is_total ? 1 : -1, used(part)});
        }
    }
    return terms;
}

/// The cell as a sum out of several relations; empty where the steps come to nothing that could be told.
std::vector<Term> Explanations::terms_of(CellIndex cell, const std::vector<Step>& steps) const {
    std::map<CellIndex, int> times;
    std::vector<CellIndex> order;
    const auto add = [&](CellIndex one, int more) {
        const auto [at, is_new] = times.try_emplace(one, more);
        if (is_new) {
            order.push_back(one);
        } else {
            at->second += more;
        }
    };
    add(cell, 1);
    for (const Step& step : steps) {
        const Relation& relation = m_linked.system.relations[m_kept[step.relation]];
        add(relation.total, step.sign);
        for (const CellIndex part : relation.parts) {
            add(part, -step.sign);
        }
    }
    std::vector<Term> terms;
    for (const CellIndex one : order) {
        if (times[one] != 0) {
            terms.push_back({one, times[one], m_linked.known[one]});
        }
    }
    std::stable_partition(terms.begin(), terms.end(), [](const Term& term) { return term.times > 0; });
    return times[cell] == 0 ? terms : std::vector<Term>{};
}

bool Explanations::explain(CellIndex cell) {
    for (const std::size_t relation : m_relations_of[cell]) {
        std::vector<Term> terms = terms_of(cell, relation);
        if (gives(cell, terms)) {
            m_terms[cell] = std::move(terms);
            return true;
        }
    }
    return false;
}

/// Each by what is printed or was explained before it, so that no explanation runs in a circle.
void Explanations::explain_in_turn() {
    std::vector<CellIndex> open;
    for (CellIndex cell = 0; cell < m_linked.known.size(); ++cell) {
        if (is_narrowed(cell)) {
            open.push_back(cell);
        }
    }
    std::size_t before = open.size() + 1;
    while (open.size() < before) {
        before = open.size();
        std::erase_if(open, [this](CellIndex cell) { return explain(cell); });
        if (open.size() == before) {
            // what several relations give together may be a step for others
            for (const CellIndex cell : open) {
                std::vector<Term> terms = terms_of(cell, m_result.cells[cell].because);
                if (!terms.empty() && gives(cell, terms)) {
                    m_terms[cell] = std::move(terms);
                }
            }
            std::erase_if(open, [this](CellIndex cell) { return !m_terms[cell].empty(); });
        }
    }
}

std::string Explanations::of(CellIndex cell) const {
    if (!m_terms[cell].empty()) {
        return m_words.sum(cell, m_terms[cell]);
    }
    const std::size_t count = m_result.cells[cell].because.size();
    return count > 1 ? fmt::format("{} sums taken together leave nothing else", count)
                     : std::string("the sums taken together leave nothing else");
}

}  // namespace vidra::statistics
