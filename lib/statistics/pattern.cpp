// SPDX-License-Identifier: Apache-2.0
#include "statistics/pattern.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace vidra::statistics {

Pattern::Pattern(const MovingCells& cells, Solver& solver)
    : m_cells(cells),
      m_adversary(cells, solver),
      m_flows(cells, solver),
      m_hidden(cells, solver),
      m_proofs(cells.requirements.size()),
      m_of_cell(cells.cells.size()) {
    for (const MovingCells::Cell& cell : cells.cells) {
        m_hidden.allow(static_cast<Place>(m_is_hidden.size()), !cell.is_open);
        m_is_hidden.push_back(!cell.is_open);
    }
    for (std::size_t i = 0; i < cells.requirements.size(); ++i) {
        m_of_cell[cells.requirements[i].cell].push_back(i);
    }
}

void Pattern::hide(Place cell, bool is_hidden) {
    if (m_is_hidden[cell] != is_hidden) {
        m_is_hidden[cell] = is_hidden;
        m_price += is_hidden ? m_cells.cells[cell].price : -m_cells.cells[cell].price;
        m_adversary.hide(cell, is_hidden);
        m_hidden.allow(cell, is_hidden);
    }
}

void Pattern::set(const std::vector<bool>& hidden) {
    for (Place i = 0; i < hidden.size(); ++i) {
        if (m_cells.cells[i].is_open) {
            hide(i, hidden[i]);
        }
    }
    for (std::optional<Certificate>& proof : m_proofs) {
        if (proof && !stands(*proof)) {
            proof.reset();
        }
    }
}

void Pattern::restore(const State& state) {
    for (Place i = 0; i < state.hidden.size(); ++i) {
        hide(i, state.hidden[i]);
    }
    m_proofs = state.proofs;
}

/// Whether only hidden cells move.
bool Pattern::stands(const Certificate& certificate) const {
    const auto is_hidden = [&](const Movement::Part& part) { return m_is_hidden[part.cell]; };
    return std::all_of(certificate.up.parts.begin(), certificate.up.parts.end(), is_hidden) &&
           std::all_of(certificate.down.parts.begin(), certificate.down.parts.end(), is_hidden);
}

/// Whether a proof of another requirement of the cell does, one of its two movements at least.
bool Pattern::borrow(std::size_t requirement) {
    const Requirement& asked = m_cells.requirements[requirement];
    for (const std::size_t other : m_of_cell[asked.cell]) {
        if (other == requirement || !m_proofs[other]) {
            continue;
        }
        const Certificate& whole = *m_proofs[other];
        const std::array<Certificate, 3> parts{whole, Certificate{.up = whole.up, .down = {}},
                                               Certificate{.up = {}, .down = whole.down}};
        for (const Certificate& part : parts) {
            if (m_cells.meets(part, asked)) {
                m_proofs[requirement] = part;
                return true;
            }
        }
    }
    return false;
}

void Pattern::simplify(std::size_t place) {
    if (!m_proofs[place]) {
        return;
    }
    Certificate& certificate = *m_proofs[place];
    const Requirement& requirement = m_cells.requirements[place];
    const std::vector<double> prices(m_cells.cells.size(), 1);
    const std::int64_t up = std::min(certificate.up.of(requirement.cell), requirement.width);
    const std::int64_t down = std::max(requirement.down, requirement.width - up);
    Certificate simple;
    for (const auto& [distance, movement] : {std::pair{up, &simple.up}, std::pair{-down, &simple.down}}) {
        if (distance != 0) {
            if (auto found = m_hidden.cheapest(requirement, distance, prices)) {
                *movement = std::move(*found);
            }
        }
    }
    if (m_cells.meets(simple, requirement)) {
        certificate = std::move(simple);
    }
}

bool Pattern::is_met(std::size_t requirement) {
    std::optional<Certificate>& proof = m_proofs[requirement];
    if (!proof && !borrow(requirement)) {
        proof = m_adversary.certify(m_cells.requirements[requirement]);
    }
    return proof.has_value();
}

bool Pattern::certify(std::vector<std::size_t>& missed) {
    const std::size_t before = missed.size();
    for (std::size_t i = 0; i < m_proofs.size(); ++i) {
        if (!is_met(i)) {
            missed.push_back(i);
        }
    }
    return missed.size() == before;
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

void Pattern::repair(const std::vector<std::size_t>& order, const std::vector<double>& scales) {
    m_failed.clear();
    std::vector<double> prices(m_cells.cells.size());
    for (const std::size_t i : order) {
        if (is_met(i)) {
            continue;
        }
        for (Place j = 0; j < prices.size(); ++j) {
            prices[j] = m_is_hidden[j] ? 0 : m_cells.cells[j].price * (scales.empty() ? 1 : scales[j]);
        }
        const Requirement& asked = m_cells.requirements[i];
        const MovingCells::Cell& cell = m_cells.cells[asked.cell];
        const std::array<std::pair<std::int64_t, std::int64_t>, 2> ways{
            {{asked.up, asked.width - asked.up}, {asked.width - asked.down, asked.down}}};
        std::optional<Certificate> best;
        double least = 0;
        for (std::size_t way = 0; way < ways.size(); ++way) {
            const auto [up, down] = ways[way];
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
        if (!best) {
            m_failed.push_back(i);
            continue;
        }
        hide_all(best->up);
        hide_all(best->down);
        m_proofs[i] = std::move(best);
    }
}

/// Whether all requirements are met without the cell too; it stays hidden where not.
bool Pattern::try_printing(Place cell) {
    hide(cell, false);
    std::vector<std::pair<std::size_t, std::optional<Certificate>>> before;
    for (std::size_t i = 0; i < m_proofs.size(); ++i) {
        if (m_proofs[i] && m_proofs[i]->moves(cell)) {
            before.emplace_back(i, std::move(m_proofs[i]));
            m_proofs[i].reset();
        }
    }
    const bool is_needed =
        std::any_of(before.begin(), before.end(), [&](const auto& entry) { return !is_met(entry.first); });
    if (is_needed) {
        hide(cell, true);
        for (auto& [place, proof] : before) {
            m_proofs[place] = std::move(proof);
        }
    }
    return !is_needed;
}

void Pattern::clean_up(const std::vector<bool>& spared) {
    std::vector<Place> extra;
    for (Place i = 0; i < m_is_hidden.size(); ++i) {
        if (m_cells.cells[i].is_open && m_is_hidden[i] && (spared.empty() || !spared[i])) {
            extra.push_back(i);
        }
    }
    std::stable_sort(extra.begin(), extra.end(),
                     [&](Place a, Place b) { return m_cells.cells[a].price > m_cells.cells[b].price; });
    for (const Place cell : extra) {
        static_cast<void>(try_printing(cell));
    }
}

}  // namespace vidra::statistics
