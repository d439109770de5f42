// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"
#include "statistics/anonymity.hpp"
#include "statistics/published_table.hpp"
#include "statistics/table_rows.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vidra::cmd {

/// What `vidra audit` is told of tables, and of records with --microdata.
struct AuditOptions {
    std::vector<std::string> values;
    std::vector<std::string> keys;
    std::vector<std::string> marks;
    std::vector<std::string> totals;
    std::vector<std::string> quasi;
    std::vector<std::string> missing_values;
    std::string rounding;
    std::string sensitive;
    std::string weight;
    std::string missing;
    std::string delimiter;
    std::string encoding;
    std::uint64_t base = 0;
    std::uint64_t width = 1;
    std::uint64_t k = 0;
    std::uint64_t skip_lines = 0;
    bool wide = false;
    bool no_total = false;
    bool is_microdata = false;
    bool lists = false;

    void add(OptionSet& options);

    /// How the text is read. Throws UsageError, as all below, for what cannot be.
    [[nodiscard]] statistics::TableReadOptions read_options() const;
    /// What is said of tables.
    [[nodiscard]] statistics::TableTold told() const;
    /// What is asked of records.
    [[nodiscard]] statistics::AnonymityOptions anonymity() const;
};

}  // namespace vidra::cmd
