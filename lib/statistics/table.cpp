// SPDX-License-Identifier: Apache-2.0
#include "statistics/table.hpp"

#include <limits>
#include <utility>

namespace vidra::statistics {

std::optional<Summary> summarise(const Histogram& histogram) {
    Summary summary;
    for (const auto& [number, count] : histogram) {
        summary.n += count;
        summary.sum += static_cast<double>(number) * static_cast<double>(count);
    }
    if (summary.n <= 0) {
        return std::nullopt;
    }
    const std::int64_t lower_middle = (summary.n + 1) / 2;  // counted from 1
    const std::int64_t upper_middle = summary.n / 2 + 1;
    std::int64_t below = 0;
    for (const auto& [number, count] : histogram) {
        for (const std::int64_t middle : {lower_middle, upper_middle}) {
            if (below < middle && middle <= below + count) {
                summary.median += static_cast<double>(number) / 2;
            }
        }
        below += count;
    }
    return summary;
}

std::vector<std::size_t> Dimension::parts_of(std::size_t whole) const {
    std::vector<std::size_t> parts;
    for (std::size_t i = 1; i < categories.size(); ++i) {
        if (is_part_of(i, whole)) {
            parts.push_back(i);
        }
    }
    return parts;
}

std::size_t Table::cells_of(const std::vector<Dimension>& dimensions) {
    std::size_t cells = 1;
    for (const Dimension& one : dimensions) {
        if (cells > std::numeric_limits<std::uint32_t>::max()) {
            return cells;
        }
        cells *= one.categories.size();
    }
    return cells;
}

Table::Table(std::string id, std::vector<Dimension> dimensions, std::size_t row_dimensions)
    : m_id(std::move(id)),
      m_dimensions(std::move(dimensions)),
      m_row_dimensions(row_dimensions),
      m_strides(m_dimensions.size()),
      m_counts(cells_of(m_dimensions)) {
    std::size_t stride = 1;
    for (std::size_t i = m_dimensions.size(); i-- > 0;) {
        m_strides[i] = stride;
        stride *= m_dimensions[i].categories.size();
    }
}

std::size_t Table::place(const std::vector<std::size_t>& categories) const {
    std::size_t place = 0;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        place += categories[i] * m_strides[i];
    }
    return place;
}

std::vector<std::size_t> Table::categories(std::size_t place) const {
    std::vector<std::size_t> result;
    for (const std::size_t stride : m_strides) {
        result.push_back(place / stride);
        place %= stride;
    }
    return result;
}

Table Table::with_number() const {
    Table result(m_id, m_dimensions, m_row_dimensions);
    for (std::size_t place = 0; place < m_histograms.size(); ++place) {
        for (const auto& [number, times] : m_histograms[place]) {
            result.m_counts[place] += times;
        }
    }
    return result;
}

void Table::add(const std::vector<std::size_t>& categories, std::int64_t count, const Histogram* histogram) {
    if (histogram != nullptr && m_histograms.empty()) {
        m_histograms.resize(m_counts.size());
    }
    add_from(0, 0, categories, count, histogram);
}

void Table::add_from(std::size_t dimension, std::size_t place, const std::vector<std::size_t>& categories,
                     std::int64_t count, const Histogram* histogram) {
    if (dimension == m_dimensions.size()) {
        m_counts[place] += count;
        if (histogram != nullptr) {
            for (const auto& [number, times] : *histogram) {
                m_histograms[place][number] += times;
            }
        }
        return;
    }
    const std::vector<Category>& all = m_dimensions[dimension].categories;
    std::size_t category = categories[dimension];
    while (true) {
        add_from(dimension + 1, place + category * m_strides[dimension], categories, count, histogram);
        // who named something is counted above once, not once for each of what was named
        if (category == 0 || all[category].kind == Category::Kind::mention) {
            return;
        }
        category = all[category].parent;
    }
}

}  // namespace vidra::statistics
