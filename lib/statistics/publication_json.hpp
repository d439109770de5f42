// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/protection.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// What a publication says of itself beside its numbers.
struct About {
    std::string report;  ///< the id of the report; empty for tables by option
    std::string date;    ///< YYYY-MM-DD, or empty
};

/// One compact JSON document: every cell of every table, totals among them (a cell names the groupings in
/// which it is no total), hidden ones without a number, and the audit. `read_earlier` (earlier.hpp) reads it.
[[nodiscard]] std::string publication_json(const Publication& publication, const About& about);

[[nodiscard]] std::string_view word(Method method);
[[nodiscard]] std::string_view word(Price price);

}  // namespace vidra::statistics
