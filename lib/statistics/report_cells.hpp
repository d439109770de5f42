// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/cell_system.hpp"
#include "statistics/table.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

/// All tables of a report as one system: a count that two tables hold is one cell, and a sum that follows
/// from what the tables mean (months make a year, who named several things is one person) is a relation.
namespace vidra::statistics {

/// Names a count by what is counted: who is in it, and in which category of which grouping; the order of the
/// groupings does not matter.
class CellName {
  public:
    /// `population`: unit and filters of the table, in words that are the same where they mean the same.
    explicit CellName(std::string population) : m_population(std::move(population)) {}
    void add(const std::string& grouping, const std::string& category) { m_by[grouping] = category; }
    void remove(const std::string& grouping) { m_by.erase(grouping); }
    [[nodiscard]] const std::map<std::string, std::string>& by() const { return m_by; }
    [[nodiscard]] const std::string& population() const { return m_population; }
    [[nodiscard]] std::string key() const;
    /// For people: `year(date)=2026, sex=female`; `all` where it is everybody.
    [[nodiscard]] std::string text() const;

  private:
    std::string m_population;
    std::map<std::string, std::string> m_by;
};

/// A table with what its cells are counts of.
struct CountedTable {
    const Table* table = nullptr;
    std::string population;
    /// Populations of which this one is a part, as that without the filter of this table: what is left of
    /// them without it can be computed wherever both are printed.
    std::vector<std::string> wider_populations = {};
};

/// The name of a cell of a table, by its place.
[[nodiscard]] CellName name_of(const CountedTable& linked, std::size_t place);

/// The system of some tables. Cells in which nobody is counted are left out, but for those that are asked
/// for.
class ReportCells {
  public:
    /// `wants_zero` says of a cell that is 0 whether it is a part of the system.
    ReportCells(const std::vector<CountedTable>& tables,
                const std::function<bool(std::size_t table, std::size_t place)>& wants_zero,
                const Overlaps& overlaps = {});

    struct Cell {
        std::int64_t value = 0;
        bool is_margin = false;
        bool is_printed = true;  ///< false: the rest of a filter or of a mention, which can be computed
        std::size_t table = 0;   ///< where it is met first
        std::size_t place = 0;
    };
    [[nodiscard]] const CellSystem& system() const { return m_system; }
    [[nodiscard]] const std::vector<Cell>& cells() const { return m_cells; }
    /// The cell of a name, if it is in the system.
    [[nodiscard]] std::optional<CellIndex> find(const CellName& name) const;
    [[nodiscard]] std::optional<CellIndex> find(std::size_t table, std::size_t place) const;
    [[nodiscard]] const std::vector<CountedTable>& tables() const { return m_tables; }

    /// In words, for people who see the records; a rest is told by what it is the rest of.
    [[nodiscard]] std::string text(CellIndex cell) const;
    /// Where it stands, without a value out of a record: the table, and the place of its row and column.
    [[nodiscard]] std::string place_text(CellIndex cell) const;

  private:
    void add_cells(std::size_t table, const std::function<bool(std::size_t, std::size_t)>& wants_zero);
    void add_sums(std::size_t table);
    void add_mentions(std::size_t table);
    void add_rests_of_filter(std::size_t table);
    void add_overlaps(const Overlaps& overlaps);
    void add_coarser(std::size_t table);
    void add_relation(CellIndex total, std::vector<CellIndex> parts);
    void add_rest(CellIndex whole, CellIndex part);
    [[nodiscard]] std::int64_t sum_of(const std::vector<CellIndex>& cells) const;

    std::vector<CountedTable> m_tables;
    CellSystem m_system;
    std::vector<Cell> m_cells;
    std::unordered_map<std::string, CellIndex> m_by_key;
    std::vector<std::unordered_map<std::size_t, CellIndex>> m_by_place;  ///< by table
    std::set<std::pair<CellIndex, std::vector<CellIndex>>> m_known_relations;
    std::map<CellIndex, std::uint64_t> m_overlap_of;               ///< of a cell that is one: in which tables
    std::map<CellIndex, std::pair<CellIndex, CellIndex>> m_rests;  ///< of which whole without which part
};

}  // namespace vidra::statistics
