// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/categories.hpp"
#include "statistics/code_list.hpp"
#include "statistics/filter.hpp"
#include "statistics/grouping.hpp"
#include "statistics/table.hpp"
#include "statistics/text_codes.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidra::statistics {

/// What is counted in a table.
enum class Unit : std::uint8_t {
    records,  ///< every record: screenings, or what the weights say
    persons,  ///< every `case` once, as its last record has it
};

/// A table as it is asked for.
struct TableSpec {
    std::string id;
    std::vector<Grouping> rows;
    std::vector<Grouping> columns;
    std::optional<Filter> where;  ///< beside that of all tables
    Unit unit = Unit::records;
    std::string weight;   ///< a column of counts, for what is counted already; or empty
    std::string measure;  ///< a column of whole numbers, of which mean and median are made; or empty
};

/// All tables that are made of one input in one pass.
struct TabulationSpec {
    std::vector<TableSpec> tables;
    std::optional<Filter> where;
    std::map<std::string, CodeList> codes;  ///< by column
};

/// Counts records into tables.
class Tabulation {
  public:
    /// `spec` must outlive it.
    explicit Tabulation(const TabulationSpec& spec);

    /// The columns that it reads.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }

    /// A column of a record that cannot be counted, and what would be right there.
    struct Fault {
        std::size_t column = 0;
        std::string_view wanted;
    };
    /// Counts a record, whose cells are those of the columns; one with a fault is counted nowhere.
    [[nodiscard]] std::optional<Fault> add(std::span<const std::string_view> cells);

    /// Records that were counted, and those of which it is not known whether the filter holds: they are in no
    /// table.
    [[nodiscard]] std::size_t counted() const { return m_counted; }
    [[nodiscard]] std::size_t filter_open() const { return m_filter_open; }

    /// Of the tables of records that have a filter of their own; empty where none has.
    [[nodiscard]] const Overlaps& overlaps() const { return m_overlaps; }

    /// The tables; to be called once. A table of more than `most_cells` is not made, and named in
    /// `too_large`.
    static constexpr std::size_t most_cells = 5'000'000;
    [[nodiscard]] std::vector<Table> finish(std::vector<std::string>& too_large);

  private:
    struct Axis {
        Categories categories;
        std::vector<std::size_t> columns;  ///< places among the columns
        std::vector<std::uint32_t> codes;  ///< of the record that is read
    };
    /// What is counted of one table: by the codes of its axes, put together pair by pair.
    struct Counter {
        const TableSpec* spec = nullptr;
        std::vector<std::size_t> axes;
        std::vector<std::size_t> where_columns;
        std::optional<std::size_t> weight;   ///< its column
        std::optional<std::size_t> measure;  ///< the same
        std::int64_t of_record = 1;          ///< what the record that is read counts for
        std::vector<PairCodes> pairs;        ///< one less than axes, at least one
        std::vector<std::int64_t> counts;    ///< by the code of the last pair
        std::vector<Histogram> histograms;   ///< the same, where there is a measure
        /// Of persons: what their last record was counted in.
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> persons;
    };

    [[nodiscard]] std::span<const std::string_view> without_missing(std::span<const std::string_view> cells);
    std::size_t column(const std::string& name);
    std::vector<std::size_t> columns_of(const std::vector<std::string>& names);
    std::size_t axis(const Grouping& grouping);
    [[nodiscard]] static std::span<const std::string_view> take(std::span<const std::string_view> cells,
                                                                const std::vector<std::size_t>& columns,
                                                                std::vector<std::string_view>& to);
    [[nodiscard]] static std::optional<Fault> read_numbers(Counter& counter,
                                                           std::span<const std::string_view> cells);
    void count(Counter& counter, std::span<const std::string_view> cells);
    void forget_person(Counter& counter, std::span<const std::string_view> cells) const;
    void collect(Counter& counter, std::size_t axis, std::uint32_t so_far, std::vector<std::uint32_t>& out);
    [[nodiscard]] std::optional<Table> make_table(const Counter& counter,
                                                  const std::vector<std::vector<Category>>& categories,
                                                  const std::vector<std::vector<std::size_t>>& places) const;

    const TabulationSpec& m_spec;
    std::vector<std::string> m_columns;
    std::vector<Axis> m_axes;
    std::vector<Counter> m_counters;
    std::vector<std::size_t> m_where_columns;
    std::optional<std::size_t> m_case;
    bool m_has_missing_codes;
    std::vector<std::string_view> m_cleaned;
    std::vector<std::string_view> m_scratch;
    std::vector<std::uint32_t> m_codes;
    Overlaps m_overlaps;
    bool m_has_overlaps = false;
    std::uint64_t m_in_tables = 0;  ///< of the record that is read: the filtered tables that it is in
    std::size_t m_counted = 0;
    std::size_t m_filter_open = 0;
};

}  // namespace vidra::statistics
