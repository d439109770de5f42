// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// Counts that are published together and linked by sums, without names: who builds a system keeps what each
/// of its cells is. Tables, subtotals and earlier publications that share cells are one system, since what is
/// safe in each of them can be computed from all of them together.
namespace vidra::statistics {

/// No end above.
inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

/// The whole numbers from `low` to `high`, both included; empty where `low` is greater.
struct Interval {
    std::int64_t low = 0;
    std::int64_t high = unbounded;

    [[nodiscard]] bool is_one_number() const { return low == high; }
    [[nodiscard]] bool is_empty() const { return low > high; }
    /// `high - low`; `unbounded` where there is no end.
    [[nodiscard]] std::int64_t width() const { return high == unbounded ? unbounded : high - low; }
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// By its place in the system.
using CellIndex = std::uint32_t;

/// `total` is the sum of `parts`, which are not empty and hold no cell twice, nor the total.
struct Relation {
    CellIndex total = 0;
    std::vector<CellIndex> parts;
};

struct CellSystem {
    std::size_t cell_count = 0;
    std::vector<Relation> relations;
};

}  // namespace vidra::statistics
