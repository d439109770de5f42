// SPDX-License-Identifier: Apache-2.0
#include "statistics/pattern.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace vidra::statistics {

Pattern::Pattern(const MovingCells& cells, Solver& solver)
    : m_cells(cells), m_flows(cells, solver), m_hidden(cells, solver), m_proofs(cells, solver) {
    for (const MovingCells::Cell& cell : cells.cells) {
        m_hidden.allow(static_cast<Place>(m_is_hidden.size()), !cell.is_open);
        m_is_hidden.push_back(!cell.is_open);
    }
}

void Pattern::hide(Place cell, bool is_hidden) {
    if (m_is_hidden[cell] != is_hidden) {
        m_is_hidden[cell] = is_hidden;
        m_price += is_hidden ? m_cells.cells[cell].price : -m_cells.cells[cell].price;
        m_proofs.hide(cell, is_hidden);
        m_hidden.allow(cell, is_hidden);
    }
}

void Pattern::set(const std::vector<bool>& hidden) {
    for (Place i = 0; i < hidden.size(); ++i) {
        if (m_cells.cells[i].is_open) {
            hide(i, hidden[i]);
        }
    }
    m_proofs.drop_broken();
}

void Pattern::restore(const State& state) {
    for (Place i = 0; i < state.hidden.size(); ++i) {
        hide(i, state.hidden[i]);
    }
    m_proofs.set_all(state.proofs);
}

void Pattern::simplify(std::size_t place) {
    if (!m_proofs.is_shown(place)) {
        return;
    }
    Proof& proof = m_proofs.of(place);
    const Requirement& requirement = m_cells.requirements[place];
    const std::vector<double> prices(m_cells.cells.size(), 1);
    const std::int64_t up =
        std::min(proof.up ? proof.up->of(requirement.cell) : std::int64_t{0}, requirement.width);
    const std::int64_t down = std::max(requirement.down, requirement.width - up);
    Proof simple;
    for (const auto& [distance, movement] : {std::pair{up, &simple.up}, std::pair{-down, &simple.down}}) {
        if (distance == 0) {
            continue;
        }
        auto found = m_hidden.cheapest(requirement, distance, prices);
        if (!found) {
            return;
        }
        *movement = std::make_shared<const Movement>(std::move(*found));
    }
    std::swap(proof, simple);
    if (!m_proofs.is_shown(place)) {
        std::swap(proof, simple);
    }
}

std::vector<Requirement> Pattern::missed() {
    std::vector<std::size_t> all(m_cells.requirements.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return m_proofs.missed(all, false);
}

/// Cheap movements up and down; those of the second are cheaper for what the first needs anyway.
std::optional<Certificate> Pattern::route(const Requirement& requirement, std::int64_t up, std::int64_t down,
                                          std::vector<double> prices) {
    Certificate certificate;
    for (const auto& [distance, movement] :
         {std::pair{up, &certificate.up}, std::pair{-down, &certificate.down}}) {
        if (distance == 0) {
            continue;
        }
        auto found = m_flows.cheapest(requirement, distance, prices);
        if (!found) {
            return std::nullopt;
        }
        *movement = std::move(*found);
        for (const Movement::Part& part : movement->parts) {
            prices[part.cell] = 0;
        }
    }
    return certificate;
}

void Pattern::hide_all(const Movement& movement) {
    for (const Movement::Part& part : movement.parts) {
        hide(part.cell, true);
    }
}

/// The cheaper one of the two ways of going up and down that differ most.
std::optional<Certificate> Pattern::cheapest(const Requirement& asked, const std::vector<double>& prices) {
    const MovingCells::Cell& cell = m_cells.cells[asked.cell];
    const std::array<std::pair<std::int64_t, std::int64_t>, 2> ways{
        {{asked.up, asked.width - asked.up}, {asked.width - asked.down, asked.down}}};
    std::optional<Certificate> best;
    double least = 0;
    for (std::size_t way = 0; way < ways.size(); ++way) {
        const auto [up, down] = ways.at(way);
        if (up > cell.up || down > cell.down || (way == 1 && ways[0] == ways[1])) {
            continue;
        }
        auto found = route(asked, up, down, prices);
        if (!found) {
            continue;
        }
        double price = 0;
        for (Place j = 0; j < prices.size(); ++j) {
            price += found->moves(j) ? prices[j] : 0;
        }
        if (!best || price < least) {
            best = std::move(found);
            least = price;
        }
    }
    return best;
}

std::vector<double> Pattern::prices_of(const std::vector<double>& scales) const {
    std::vector<double> prices(m_cells.cells.size());
    for (Place i = 0; i < prices.size(); ++i) {
        prices[i] = m_is_hidden[i] ? 0 : m_cells.cells[i].price * (scales.empty() ? 1 : scales[i]);
    }
    return prices;
}

/// One by one it is found out of each what it needs; where much is open, that takes too long, and what is
/// cheap for all together is hidden first.
void Pattern::hide_for_many(const std::vector<std::size_t>& order, const std::vector<double>& scales) {
    constexpr std::size_t many = 200;
    constexpr std::size_t rounds = 8;
    for (std::size_t round = 0; round < rounds; ++round) {
        m_proofs.find_together(order);
        std::vector<Requirement> open;
        for (const std::size_t i : order) {
            if (!m_proofs.is_shown(i)) {
                open.push_back(m_cells.requirements[i]);
            }
        }
        if (open.size() < many) {
            return;
        }
        const double before = m_price;
        for (const Place cell : m_flows.cheapest_for_all(open, prices_of(scales))) {
            hide(cell, true);
        }
        if (m_price == before) {
            return;
        }
    }
}

bool Pattern::repair(const std::vector<std::size_t>& order, const std::vector<double>& scales) {
    hide_for_many(order, scales);
    for (const std::size_t i : order) {
        for (auto missed = m_proofs.missed({i}, true); !missed.empty(); missed = m_proofs.missed({i}, true)) {
            auto found = cheapest(missed.front(), prices_of(scales));
            if (!found) {
                return false;
            }
            hide_all(found->up);
            hide_all(found->down);
            m_proofs.add(i, std::move(*found), missed.front().contributor == no_contributor);
        }
    }
    return true;
}

/// Whether all requirements are met without the cell too; it stays hidden where not.
bool Pattern::try_printing(Place cell) {
    hide(cell, false);
    std::vector<std::size_t> changed;
    std::vector<Proof> before;
    for (std::size_t i = 0; i < m_cells.requirements.size(); ++i) {
        if (m_proofs.of(i).moves(cell)) {
            changed.push_back(i);
            before.push_back(m_proofs.of(i));
            m_proofs.of(i).drop(cell);
        }
    }
    const bool is_needed = !m_proofs.missed(changed, true).empty();
    if (is_needed) {
        hide(cell, true);
        for (std::size_t i = 0; i < changed.size(); ++i) {
            m_proofs.of(changed[i]) = std::move(before[i]);
        }
    }
    return !is_needed;
}

void Pattern::clean_up(std::size_t most_work, const std::vector<bool>& spared) {
    std::vector<Place> extra;
    for (Place i = 0; i < m_is_hidden.size(); ++i) {
        if (m_cells.cells[i].is_open && m_is_hidden[i] && (spared.empty() || !spared[i])) {
            extra.push_back(i);
        }
    }
    std::stable_sort(extra.begin(), extra.end(),
                     [&](Place a, Place b) { return m_cells.cells[a].price > m_cells.cells[b].price; });
    for (const Place cell : extra) {
        if (work() > most_work) {
            return;
        }
        static_cast<void>(try_printing(cell));
    }
}

}  // namespace vidra::statistics
