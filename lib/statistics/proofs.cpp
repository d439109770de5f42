// SPDX-License-Identifier: Apache-2.0
#include "statistics/proofs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace vidra::statistics {

namespace {

/// So few are looked at one by one.
constexpr std::size_t few = 3;

bool moves_cell(const SharedMovement& movement, Place cell) {
    return movement && movement->of(cell) != 0;
}

}  // namespace

bool Proof::moves(Place cell) const {
    return moves_cell(up, cell) || moves_cell(down, cell) ||
           std::any_of(others.begin(), others.end(),
                       [&](const SharedMovement& other) { return moves_cell(other, cell); });
}

void Proof::drop(Place cell) {
    if (moves_cell(up, cell)) {
        up.reset();
    }
    if (moves_cell(down, cell)) {
        down.reset();
    }
    std::erase_if(others, [&](const SharedMovement& other) { return moves_cell(other, cell); });
}

Proofs::Proofs(const MovingCells& cells, Solver& solver)
    : m_cells(cells), m_adversary(cells, solver), m_proofs(cells.requirements.size()) {
    for (const MovingCells::Cell& cell : cells.cells) {
        m_is_hidden.push_back(!cell.is_open);
    }
}

void Proofs::hide(Place cell, bool is_hidden) {
    m_is_hidden[cell] = is_hidden;
    m_adversary.hide(cell, is_hidden);
}

/// Whether only hidden cells move.
bool Proofs::stands(const SharedMovement& movement) const {
    return movement && std::all_of(movement->parts.begin(), movement->parts.end(),
                                   [&](const Movement::Part& part) { return m_is_hidden[part.cell]; });
}

void Proofs::drop_broken() {
    for (Proof& proof : m_proofs) {
        if (!stands(proof.up)) {
            proof.up.reset();
        }
        if (!stands(proof.down)) {
            proof.down.reset();
        }
        std::erase_if(proof.others, [&](const SharedMovement& other) { return !stands(other); });
    }
}

bool Proofs::is_shown(std::size_t requirement) const {
    const Requirement& asked = m_cells.requirements[requirement];
    const Proof& proof = m_proofs[requirement];
    const std::int64_t up = proof.up ? proof.up->of(asked.cell) : 0;
    const std::int64_t down = proof.down ? -proof.down->of(asked.cell) : 0;
    return up >= asked.up && down >= asked.down && up + down >= asked.width;
}

/// The contributors whom no movement of the proof leaves out, but for the one whose cell it is.
std::vector<std::size_t> Proofs::suspects(std::size_t requirement) const {
    const Proof& proof = m_proofs[requirement];
    std::vector<std::size_t> left;
    bool is_first = true;
    const auto take = [&](const SharedMovement& movement) {
        if (!movement || (!is_first && left.empty())) {
            return;
        }
        if (is_first) {
            left = movement->touched;
        } else {
            std::vector<std::size_t> both;
            std::set_intersection(left.begin(), left.end(), movement->touched.begin(),
                                  movement->touched.end(), std::back_inserter(both));
            left = std::move(both);
        }
        is_first = false;
    };
    take(proof.up);
    take(proof.down);
    std::for_each(proof.others.begin(), proof.others.end(), take);
    std::erase(left, m_cells.contributor_of[m_cells.requirements[requirement].cell]);
    return left;
}

void Proofs::add(std::size_t requirement, Certificate certificate, bool is_of_itself) {
    const auto share = [](Movement& movement) {
        return movement.parts.empty() ? nullptr : std::make_shared<const Movement>(std::move(movement));
    };
    Proof& proof = m_proofs[requirement];
    SharedMovement up = share(certificate.up);
    SharedMovement down = share(certificate.down);
    if (is_of_itself) {
        proof.up = std::move(up);
        proof.down = std::move(down);
    } else {
        proof.others.push_back(up ? std::move(up) : std::move(down));
    }
}

/// By a program for this alone.
bool Proofs::find(std::size_t requirement, const Requirement& asked) {
    auto certificate = m_adversary.certify(asked);
    if (certificate) {
        add(requirement, std::move(*certificate), asked.contributor == no_contributor);
    }
    return certificate.has_value();
}

/// Moves cells together as long as that serves some of them; `take` says of a movement which wish it serves.
template <typename Take>
void Proofs::move_together(std::vector<Adversary::Wish> wishes, const std::vector<Place>& still,
                           const Take& take) {
    while (wishes.size() > few) {
        auto found = m_adversary.move_all(wishes, still);
        const std::size_t before = wishes.size();
        if (found) {
            const auto movement = std::make_shared<const Movement>(std::move(*found));
            std::erase_if(wishes, [&](const Adversary::Wish& wish) { return take(wish, movement); });
        }
        if (found && wishes.size() < before) {
            continue;
        }
        if (found && wishes.size() < 64) {
            return;  // what is left is far from moving
        }
        const auto half = wishes.begin() + static_cast<std::ptrdiff_t>(wishes.size() / 2);
        move_together({wishes.begin(), half}, still, take);
        move_together({half, wishes.end()}, still, take);
        return;
    }
}

void Proofs::keep_farther(std::size_t requirement, const SharedMovement& movement) {
    const Place cell = m_cells.requirements[requirement].cell;
    const std::int64_t by = movement->of(cell);
    Proof& proof = m_proofs[requirement];
    SharedMovement& best = by > 0 ? proof.up : proof.down;
    if (by != 0 && (!best || std::abs(best->of(cell)) < std::abs(by))) {
        best = movement;
    }
}

/// Movements in one direction by which many cells go as far as is asked.
void Proofs::find_together(const std::vector<std::size_t>& requirements, int direction) {
    std::vector<Adversary::Wish> wishes;
    std::vector<std::size_t> requirement_of(m_cells.cells.size());
    for (const std::size_t i : requirements) {
        const Requirement& asked = m_cells.requirements[i];
        wishes.push_back({.cell = asked.cell, .direction = direction, .most = asked.width});
        requirement_of[asked.cell] = i;
    }
    move_together(std::move(wishes), {}, [&](const Adversary::Wish& wish, const SharedMovement& movement) {
        keep_farther(requirement_of[wish.cell], movement);
        return is_shown(requirement_of[wish.cell]);
    });
}

/// Contributors are taken in groups, all of whose cells stay, and in two ways: so that two who are in one
/// group in one way are in different ones in the other, and each cell of one of them is moved while the
/// other's stay.
void Proofs::find_against_all(const std::vector<std::size_t>& requirements) {
    const std::size_t count = m_cells.known_to.size();
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
    for (const bool is_by_row : {true, false}) {
        const auto group_of = [&](std::size_t contributor) {
            return is_by_row ? contributor / side : contributor % side;
        };
        std::vector<std::vector<std::size_t>> suspected(side);  // requirements, by group
        for (const std::size_t i : requirements) {
            const std::size_t own = m_cells.contributor_of[m_cells.requirements[i].cell];
            std::vector<bool> is_in(side);
            for (const std::size_t contributor : suspects(i)) {
                const std::size_t group = group_of(contributor);
                if (!is_in[group] && (own == no_contributor || group_of(own) != group)) {
                    suspected[group].push_back(i);
                }
                is_in[group] = true;
            }
        }
        for (std::size_t group = 0; group < side; ++group) {
            std::vector<Adversary::Wish> wishes;
            std::vector<std::size_t> requirement_of(m_cells.cells.size());
            for (const std::size_t i : suspected[group]) {
                const Place cell = m_cells.requirements[i].cell;
                wishes.push_back({.cell = cell, .direction = 1, .most = 1});
                requirement_of[cell] = i;
            }
            std::vector<Place> still;
            for (std::size_t i = 0; i < count; ++i) {
                if (group_of(i) == group) {
                    still.insert(still.end(), m_cells.known_to[i].begin(), m_cells.known_to[i].end());
                }
            }
            move_together(std::move(wishes), still,
                          [&](const Adversary::Wish& wish, const SharedMovement& movement) {
                              if (movement->of(wish.cell) == 0) {
                                  return false;
                              }
                              m_proofs[requirement_of[wish.cell]].others.push_back(movement);
                              return true;
                          });
        }
    }
}

void Proofs::find_together(const std::vector<std::size_t>& requirements) {
    for (const int direction : {1, -1}) {
        std::vector<std::size_t> pending;
        std::copy_if(requirements.begin(), requirements.end(), std::back_inserter(pending),
                     [&](std::size_t i) { return !is_shown(i); });
        find_together(pending, direction);
    }
    std::vector<std::size_t> suspected;
    std::copy_if(requirements.begin(), requirements.end(), std::back_inserter(suspected),
                 [&](std::size_t i) { return is_shown(i) && suspects(i).size() > few; });
    if (suspected.size() > few) {
        find_against_all(suspected);
    }
}

std::vector<Requirement> Proofs::missed(const std::vector<std::size_t>& requirements, bool is_first_enough) {
    find_together(requirements);
    std::vector<Requirement> missed;
    std::vector<std::size_t> shown;
    for (const std::size_t i : requirements) {
        if (!is_shown(i) && !find(i, m_cells.requirements[i])) {
            missed.push_back(m_cells.requirements[i]);
            if (is_first_enough) {
                return missed;
            }
            continue;
        }
        shown.push_back(i);
    }
    for (const std::size_t i : shown) {
        std::size_t known = 0;  // that this many contributors know the cell
        for (auto left = suspects(i); left.size() > known; left = suspects(i)) {
            if (!find(i, m_cells.against(i, left[known]))) {
                missed.push_back(m_cells.against(i, left[known]));
                ++known;
                if (is_first_enough) {
                    return missed;
                }
            }
        }
    }
    return missed;
}

}  // namespace vidra::statistics
