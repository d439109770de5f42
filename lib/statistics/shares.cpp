// SPDX-License-Identifier: Apache-2.0
#include "statistics/shares.hpp"

#include <functional>
#include <vector>

namespace vidra::statistics {
namespace {

using Kind = Category::Kind;

/// Whether the denominator is taken over all categories of this dimension.
bool is_collapsed(const Table& table, std::size_t dimension, ShareOf of) {
    const bool is_row = dimension < table.row_dimensions();
    return of == ShareOf::total || is_row == (of == ShareOf::column);
}

std::optional<std::int64_t> shown(const ProtectedTable& table, std::size_t place) {
    return table.is_hidden[place] ? std::nullopt : std::optional(table.shown[place]);
}

/// The category over which a dimension is summed up: of `each` those who named something.
std::size_t whole_of(const Dimension& dimension, std::size_t category) {
    return dimension.categories[category].kind == Kind::mention ? dimension.categories[category].parent : 0;
}

}  // namespace

std::optional<std::int64_t> denominator(const ProtectedTable& table, std::size_t place, ShareOf of) {
    const Table& counts = *table.linked.table;
    std::vector<std::size_t> at = counts.categories(place);
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (is_collapsed(counts, i, of)) {
            at[i] = whole_of(counts.dimensions()[i], at[i]);
        }
    }
    return shown(table, counts.place(at));
}

std::optional<std::int64_t> denominator_established(const ProtectedTable& table, std::size_t place,
                                                    ShareOf of) {
    const Table& counts = *table.linked.table;
    std::vector<std::size_t> at = counts.categories(place);
    const std::function<std::optional<std::int64_t>(std::size_t)> sum =
        [&](std::size_t dimension) -> std::optional<std::int64_t> {
        if (dimension == at.size()) {
            return shown(table, counts.place(at));
        }
        if (!is_collapsed(counts, dimension, of)) {
            return sum(dimension + 1);
        }
        const Dimension& along = counts.dimensions()[dimension];
        const std::size_t own = at[dimension];
        at[dimension] = whole_of(along, own);
        auto result = sum(dimension + 1);
        for (std::size_t i = 1; i < along.categories.size() && result && at[dimension] == 0; ++i) {
            if (along.categories[i].kind != Kind::missing || along.categories[i].id == "not_applicable") {
                continue;
            }
            at[dimension] = i;
            const auto missing = sum(dimension + 1);
            result = missing ? std::optional(*result - *missing) : std::nullopt;
            at[dimension] = 0;
        }
        at[dimension] = own;
        return result;
    };
    return sum(0);
}

std::optional<double> share(const ProtectedTable& table, std::size_t place,
                            std::optional<std::int64_t> denominator) {
    if (table.is_hidden[place] || !denominator || *denominator <= 0) {
        return std::nullopt;
    }
    constexpr double hundred = 100;
    return hundred * static_cast<double>(table.shown[place]) / static_cast<double>(*denominator);
}

}  // namespace vidra::statistics
