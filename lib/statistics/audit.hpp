// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/linked_tables.hpp"
#include "statistics/published_table.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What published tables give away of what they hide.
namespace vidra::statistics {

/// A cell of which the tables say more than its print does.
struct GivenAway {
    CellIndex cell = 0;
    Interval derived;
    std::string because;  ///< the sum that gives it away, in words
};

/// A sum that does not hold, or prints of one cell that contradict each other.
struct NotAdditive {
    CellIndex total = 0;
    Interval computed;  ///< what the parts come to; what the prints say
    std::string because;
    bool is_sum = true;
};

struct Audit {
    std::vector<GivenAway> given_away;  ///< in the order of the cells
    std::vector<NotAdditive> not_additive;
    std::size_t printed = 0;  ///< cells
    std::size_t hidden = 0;
    std::size_t relations = 0;
    std::size_t recovered = 0;  ///< of those given away: cells known exactly
    std::size_t sums_left_out = 0;

    [[nodiscard]] bool is_clean() const { return given_away.empty() && not_additive.empty(); }
};

/// Attacks the tables as a reader can. A cell is given away when it follows exactly, or more narrowly than
/// its print says and within less than `width`. Sums that do not hold are reported and left out, and the rest
/// is attacked without them.
[[nodiscard]] Audit audit_tables(const std::vector<PublishedTable>& tables, const LinkedTables& linked,
                                 std::int64_t width, Solver& solver);

/// A report for people.
[[nodiscard]] std::string audit_text(const std::vector<PublishedTable>& tables, const LinkedTables& linked,
                                     const Audit& audit);

/// One compact document in one line.
[[nodiscard]] std::string audit_json(const std::vector<PublishedTable>& tables, const LinkedTables& linked,
                                     const Audit& audit);

}  // namespace vidra::statistics
