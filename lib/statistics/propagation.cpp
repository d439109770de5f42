// SPDX-License-Identifier: Apache-2.0
#include "statistics/propagation.hpp"

#include "statistics/components.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vidra::statistics {

namespace {

constexpr std::int64_t farthest = 100'000'000'000'000;

Interval within_reach(Interval known) {
    known.low = std::clamp(known.low, -farthest, farthest);
    if (known.high > farthest) {
        known.high = unbounded;
    }
    known.high = std::max(known.high, -farthest);
    return known;
}

/// A sum of ends above, some of which may be missing.
struct HighSum {
    std::int64_t sum = 0;
    std::size_t missing = 0;

    void add(std::int64_t high) {
        if (high == unbounded) {
            ++missing;
        } else {
            sum += high;
        }
    }
    [[nodiscard]] std::int64_t value() const { return missing == 0 ? sum : unbounded; }
    [[nodiscard]] std::int64_t without(std::int64_t high) const {
        if (high == unbounded) {
            return missing == 1 ? sum : unbounded;
        }
        return missing == 0 ? sum - high : unbounded;
    }
};

}  // namespace

Propagation::Propagation(const CellSystem& system, const std::vector<Interval>& known)
    : m_system(system),
      m_last_low(system.cell_count, none),
      m_last_high(system.cell_count, none),
      m_relations_of(system.cell_count),
      m_is_waiting(system.relations.size()) {
    m_intervals.reserve(known.size());
    for (const Interval& interval : known) {
        m_intervals.push_back(within_reach(interval));
    }
    for (std::size_t i = 0; i < system.relations.size(); ++i) {
        visit_cells(system.relations[i], [&](CellIndex cell, int) {
            if (!m_intervals[cell].is_one_number()) {
                m_relations_of[cell].push_back(i);
            }
        });
    }
}

bool Propagation::can_hold(std::size_t relation) const {
    std::int64_t low = 0;
    HighSum high;
    for (const CellIndex part : m_system.relations[relation].parts) {
        if (m_intervals[part].is_empty()) {
            return false;
        }
        low += m_intervals[part].low;
        high.add(m_intervals[part].high);
    }
    const Interval& total = m_intervals[m_system.relations[relation].total];
    return !total.is_empty() && low <= total.high && (high.missing > 0 || high.sum >= total.low);
}

void Propagation::remember(End end, std::size_t relation) {
    std::size_t& last = (end.is_high ? m_last_high : m_last_low)[end.cell];
    m_moves.push_back({.end = end, .relation = relation, .earlier = last});
    last = m_moves.size() - 1;
    for (const std::size_t touched : m_relations_of[end.cell]) {
        if (!m_is_waiting[touched]) {
            m_is_waiting[touched] = true;
            m_queue.push_back(touched);
        }
    }
}

/// False where the interval becomes empty.
bool Propagation::move_low(CellIndex cell, std::int64_t low, std::size_t relation) {
    Interval& interval = m_intervals[cell];
    if (low <= interval.low) {
        return true;
    }
    if (low > interval.high) {
        return false;
    }
    interval.low = low;
    remember({.cell = cell, .is_high = false}, relation);
    return true;
}

bool Propagation::move_high(CellIndex cell, std::int64_t high, std::size_t relation) {
    Interval& interval = m_intervals[cell];
    if (high >= interval.high) {
        return true;
    }
    if (high < interval.low) {
        return false;
    }
    interval.high = high;
    remember({.cell = cell, .is_high = true}, relation);
    return true;
}

bool Propagation::narrow(std::size_t relation) {
    const Relation& sum = m_system.relations[relation];
    std::int64_t low = 0;
    HighSum high;
    for (const CellIndex part : sum.parts) {
        low += m_intervals[part].low;
        high.add(m_intervals[part].high);
    }
    if (!move_low(sum.total, low, relation) ||
        (high.missing == 0 && !move_high(sum.total, high.sum, relation))) {
        return false;
    }
    const Interval total = m_intervals[sum.total];
    for (const CellIndex part : sum.parts) {
        // the sums are of the ends as they were: later parts are looked at again, as the relation waits again
        const Interval before = m_intervals[part];
        const std::int64_t others_high = high.without(before.high);
        if (others_high != unbounded && !move_low(part, total.low - others_high, relation)) {
            return false;
        }
        if (total.high != unbounded && !move_high(part, total.high - (low - before.low), relation)) {
            return false;
        }
        low += m_intervals[part].low - before.low;
        if (m_intervals[part].high != before.high) {
            high = {.sum = high.sum + m_intervals[part].high - (before.high == unbounded ? 0 : before.high),
                    .missing = high.missing - (before.high == unbounded ? 1U : 0U)};
        }
    }
    return true;
}

Propagation::Outcome Propagation::run(const std::vector<std::size_t>& relations) {
    constexpr std::size_t visits_each = 60;
    std::size_t visits = visits_each * relations.size();
    for (const std::size_t relation : relations) {
        m_is_waiting[relation] = true;
        m_queue.push_back(relation);
    }
    Outcome outcome = Outcome::settled;
    while (!m_queue.empty() && outcome == Outcome::settled) {
        const std::size_t relation = m_queue.front();
        m_queue.pop_front();
        m_is_waiting[relation] = false;
        if (!narrow(relation)) {
            m_conflict = relation;
            outcome = Outcome::empty;
        } else if (--visits == 0 && !m_queue.empty()) {
            outcome = Outcome::interrupted;
        }
    }
    for (const std::size_t relation : m_queue) {
        m_is_waiting[relation] = false;
    }
    m_queue.clear();
    return outcome;
}

/// The last move of an end among the first `move` ones.
std::size_t Propagation::move_before(End end, std::size_t move) const {
    std::size_t last = (end.is_high ? m_last_high : m_last_low)[end.cell];
    while (last != none && last >= move) {
        last = m_moves[last].earlier;
    }
    return last;
}

std::vector<Step> Propagation::steps(End end, int sign) const {
    constexpr std::size_t most = 200;
    std::map<std::size_t, int> signs;    // of the moves that are needed, latest last
    std::map<std::size_t, int> waiting;  // not yet looked into
    const auto need = [&](End needed, std::size_t before, int its_sign) {
        const std::size_t move = move_before(needed, before);
        if (move != none && signs.size() < most) {
            waiting.emplace(move, its_sign);
        }
    };
    need(end, m_moves.size(), sign);
    while (!waiting.empty()) {
        const auto [move, its_sign] = *std::prev(waiting.end());
        waiting.erase(std::prev(waiting.end()));
        if (!signs.emplace(move, its_sign).second) {
            continue;
        }
        const Move& moved = m_moves[move];
        const Relation& sum = m_system.relations[moved.relation];
        const bool is_total = sum.total == moved.end.cell;
        if (!is_total) {
            need({.cell = sum.total, .is_high = moved.end.is_high}, move, its_sign);
        }
        for (const CellIndex part : sum.parts) {
            if (part != moved.end.cell) {
                need({.cell = part, .is_high = moved.end.is_high == is_total}, move,
                     is_total ? its_sign : -its_sign);
            }
        }
    }
    std::vector<Step> steps;
    std::set<std::size_t> seen;
    for (const auto& [move, its_sign] : signs) {
        const Move& moved = m_moves[move];
        if (seen.insert(moved.relation).second) {
            const bool is_total = m_system.relations[moved.relation].total == moved.end.cell;
            steps.push_back({.relation = moved.relation, .sign = is_total ? -its_sign : its_sign});
        }
    }
    return steps;
}

}  // namespace vidra::statistics
