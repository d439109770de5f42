// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"
#include "statistics/earlier.hpp"
#include "statistics/report_cells.hpp"
#include "statistics/solver.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Statistical disclosure control of all tables of a report together (Handbook on Statistical Disclosure
/// Control, 2nd edition, chapters 4 and 5).
namespace vidra::statistics {

enum class Method : std::uint8_t { suppress, round, none };
/// What it costs to hide a count: as much as it is, the same for all, or its logarithm.
enum class Price : std::uint8_t { value, cells, log };

struct DisclosureOptions {
    static constexpr std::int64_t default_threshold = 10;
    static constexpr std::int64_t default_base = 5;

    Method method = Method::suppress;
    std::int64_t threshold = default_threshold;  ///< 2 or more: counts from 1 to below it are unsafe
    bool protect_zeros = false;                  ///< 0 is unsafe like other small counts
    bool protect_groups = false;                 ///< a row or column that is all in one cell is unsafe
    Price price = Price::value;
    std::int64_t base = default_base;  ///< of rounding; 2 or more
};

/// A table as it is published.
struct ProtectedTable {
    CountedTable linked;
    std::string title;
    std::vector<bool> is_hidden;      ///< by place
    std::vector<std::int64_t> shown;  ///< by place: the count, or what it is rounded to; 0 where it is hidden
};

/// What a reader can still derive, and whether that is too much.
struct ProtectionAudit {
    std::size_t cells = 0;   ///< printed or hidden, in which somebody is counted
    std::size_t unsafe = 0;  ///< that the rule hits, rests of filters and mentions among them
    std::size_t hidden = 0;
    std::size_t full_lines = 0;  ///< rows or columns of the threshold or more that are all in one cell
    std::size_t already_known =
        0;                    ///< unsafe, and printed in an earlier publication: cannot be hidden any more
    std::size_t revised = 0;  ///< differ from what an earlier publication printed
    double price = 0;         ///< of what is hidden beside the unsafe cells, and what is proved to be needed
    double price_at_least = 0;
    std::int64_t narrowest =
        unbounded;  ///< of the intervals of hidden cells: how many counts are possible, less 1
    struct Finding {
        std::string cell;
        Interval interval;
    };
    std::vector<Finding> too_narrow;  ///< not empty: nothing may be published
};

struct Publication {
    std::vector<ProtectedTable> tables;
    DisclosureOptions options;
    ProtectionAudit audit;
};

/// Protects `tables`, audits what comes out of it together with `earlier` publications, and says what is too
/// narrow. `overlaps`: of the filtered ones among them. For method none nothing is hidden and nothing
/// audited. Deterministic.
[[nodiscard]] Publication protect(const std::vector<CountedTable>& tables, const DisclosureOptions& options,
                                  const std::vector<EarlierPublication>& earlier, Solver& solver,
                                  const Overlaps& overlaps = {});

}  // namespace vidra::statistics
