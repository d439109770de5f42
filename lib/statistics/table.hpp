// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/categories.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vidra::statistics {

/// How many persons or records have a number, by the number.
using Histogram = std::map<std::int64_t, std::int64_t>;

/// Exact mean as a fraction, and the median (the mean of the two middle numbers where there is no middle
/// one); nothing of nobody.
struct Summary {
    std::int64_t n = 0;
    double sum = 0;
    double median = 0;
    [[nodiscard]] double mean() const { return sum / static_cast<double>(n); }
};
[[nodiscard]] std::optional<Summary> summarise(const Histogram& histogram);

/// How many records are in which of the filtered tables of a report, by the set of these tables (bit i: table
/// i). A reader knows how the filters belong together even where no table says it.
using Overlaps = std::map<std::uint64_t, std::int64_t>;
/// Tables beyond it are in no overlap.
inline constexpr std::size_t most_overlapping = 64;

/// One direction of a table: the categories of a grouping, the total first.
struct Dimension {
    Grouping grouping;
    std::vector<Category> categories;

    /// Whether `part` is one of those whose sum is `whole`.
    [[nodiscard]] bool is_part_of(std::size_t part, std::size_t whole) const {
        return part != whole && part != 0 && categories[part].parent == whole &&
               categories[part].kind != Category::Kind::mention;
    }
    /// The categories whose sum is `whole`; none of one that is not divided.
    [[nodiscard]] std::vector<std::size_t> parts_of(std::size_t whole) const;
};

/// A table of counts, margins and subtotals among them: a cell for every choice of one category a dimension.
class Table {
  public:
    Table() = default;
    Table(std::string id, std::vector<Dimension> dimensions, std::size_t row_dimensions);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::vector<Dimension>& dimensions() const { return m_dimensions; }
    /// The first so many dimensions are those of rows.
    [[nodiscard]] std::size_t row_dimensions() const { return m_row_dimensions; }

    [[nodiscard]] std::size_t cell_count() const { return m_counts.size(); }
    /// The place of a cell by its category in each dimension, and the reverse.
    [[nodiscard]] std::size_t place(const std::vector<std::size_t>& categories) const;
    [[nodiscard]] std::vector<std::size_t> categories(std::size_t place) const;
    /// How many cells further the next category of a dimension is.
    [[nodiscard]] std::size_t stride(std::size_t dimension) const { return m_strides[dimension]; }

    [[nodiscard]] std::int64_t count(std::size_t place) const { return m_counts[place]; }
    [[nodiscard]] const Histogram* histogram(std::size_t place) const {
        return m_histograms.empty() ? nullptr : &m_histograms[place];
    }
    /// The same table of those alone of whom the histograms hold a number.
    [[nodiscard]] Table with_number() const;
    /// Counts what belongs to one category a dimension, and with it to every total above.
    void add(const std::vector<std::size_t>& categories, std::int64_t count, const Histogram* histogram);

    /// A number above which no table can be: the product of the categories.
    [[nodiscard]] static std::size_t cells_of(const std::vector<Dimension>& dimensions);

  private:
    void add_from(std::size_t dimension, std::size_t place, const std::vector<std::size_t>& categories,
                  std::int64_t count, const Histogram* histogram);

    std::string m_id;
    std::vector<Dimension> m_dimensions;
    std::size_t m_row_dimensions = 0;
    std::vector<std::size_t> m_strides;
    std::vector<std::int64_t> m_counts;
    std::vector<Histogram> m_histograms;
};

}  // namespace vidra::statistics
