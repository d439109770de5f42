// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "statistics/report_cells.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// What a report that `vidra stats --to json` made has already told the world.
struct EarlierPublication {
    struct Cell {
        CellName name;
        std::optional<std::int64_t> printed;  ///< nothing where it is hidden
    };
    struct Table {
        std::string id;
        std::vector<Cell> cells;
        /// Sums that hold among its cells, as places in `cells`.
        struct Sum {
            std::size_t total = 0;
            std::vector<std::size_t> parts = {};
        };
        std::vector<Sum> sums;
    };
    std::string path;
    std::string date;
    bool hides_zeros = false;
    std::vector<Table> tables;
};

/// Reads one; `text` is the file. Reports what is none, and then gives nothing.
[[nodiscard]] std::optional<EarlierPublication> read_earlier(std::string_view text,
                                                             diag::Diagnostics& diagnostics);

}  // namespace vidra::statistics
