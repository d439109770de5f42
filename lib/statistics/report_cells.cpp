// SPDX-License-Identifier: Apache-2.0
#include "statistics/report_cells.hpp"

#include "statistics/coarser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::statistics {

std::string CellName::key() const {
    std::string key = m_population;
    for (const auto& [grouping, category] : m_by) {
        // with their lengths: a value may hold whatever stands between them
        key += fmt::format("\n{}:{}\t{}:{}", grouping.size(), grouping, category.size(), category);
    }
    return key;
}

std::string CellName::text() const {
    std::string text;
    for (const auto& [grouping, category] : m_by) {
        text += fmt::format("{}{}={}", text.empty() ? "" : ", ", grouping, category);
    }
    return text.empty() ? "all" : text;
}

CellName name_of(const CountedTable& linked, std::size_t place) {
    CellName name(linked.population);
    const std::vector<std::size_t> at = linked.table->categories(place);
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (at[i] != 0) {
            const Dimension& dimension = linked.table->dimensions()[i];
            name.add(dimension.grouping.name, dimension.categories[at[i]].id);
        }
    }
    return name;
}

ReportCells::ReportCells(const std::vector<CountedTable>& tables,
                         const std::function<bool(std::size_t table, std::size_t place)>& wants_zero,
                         const Overlaps& overlaps)
    : m_tables(tables), m_by_place(tables.size()) {
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        add_cells(i, wants_zero);
    }
    // what follows looks for cells of other tables, so all must be there
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        add_sums(i);
        add_coarser(i);
    }
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        add_mentions(i);
        add_rests_of_filter(i);
    }
    add_overlaps(overlaps);
    m_system.cell_count = m_cells.size();
}

std::optional<CellIndex> ReportCells::find(const CellName& name) const {
    const auto at = m_by_key.find(name.key());
    return at == m_by_key.end() ? std::nullopt : std::optional(at->second);
}

std::optional<CellIndex> ReportCells::find(std::size_t table, std::size_t place) const {
    const auto at = m_by_place[table].find(place);
    return at == m_by_place[table].end() ? std::nullopt : std::optional(at->second);
}

std::string ReportCells::text(CellIndex cell) const {
    if (const auto overlap = m_overlap_of.find(cell); overlap != m_overlap_of.end()) {
        std::string names;
        for (std::size_t i = 0; i < std::min(m_tables.size(), most_overlapping); ++i) {
            if ((overlap->second >> i & 1U) != 0) {
                names += fmt::format("{}`{}`", names.empty() ? "" : ", ", m_tables[i].table->id());
            }
        }
        return fmt::format("who is in {} alone of the tables with a filter", names.empty() ? "none" : names);
    }
    const auto rest = m_rests.find(cell);
    if (rest != m_rests.end()) {
        const auto& [whole, part] = rest->second;
        const bool is_filter = text(whole) == text(part);
        return is_filter ? fmt::format("{} outside of the filter of the table `{}`", text(whole),
                                       m_tables[m_cells[part].table].table->id())
                         : fmt::format("{} without {}", text(whole), text(part));
    }
    return name_of(m_tables[m_cells[cell].table], m_cells[cell].place).text();
}

std::string ReportCells::place_text(CellIndex cell) const {
    const auto rest = m_rests.find(cell);
    if (rest != m_rests.end()) {
        return fmt::format("the difference of {} and {}", place_text(rest->second.first),
                           place_text(rest->second.second));
    }
    if (m_overlap_of.contains(cell)) {
        return text(cell);
    }
    const CountedTable& table = m_tables[m_cells[cell].table];
    const std::vector<std::size_t> at = table.table->categories(m_cells[cell].place);
    std::string where;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const Dimension& dimension = table.table->dimensions()[i];
        where += at[i] == 0 ? fmt::format(", all of {}", dimension.grouping.name)
                            : fmt::format(", {}. of {}", at[i], dimension.grouping.name);
    }
    return fmt::format("in the table `{}` the cell{}", table.table->id(), where.empty() ? ", all" : where);
}

void ReportCells::add_cells(std::size_t table,
                            const std::function<bool(std::size_t, std::size_t)>& wants_zero) {
    const CountedTable& linked = m_tables[table];
    const std::vector<Dimension>& dimensions = linked.table->dimensions();
    for (std::size_t place = 0; place < linked.table->cell_count(); ++place) {
        const std::int64_t value = linked.table->count(place);
        if (value == 0 && !wants_zero(table, place)) {
            continue;
        }
        const auto [at, is_new] =
            m_by_key.try_emplace(name_of(linked, place).key(), static_cast<CellIndex>(m_cells.size()));
        m_by_place[table].emplace(place, at->second);
        if (!is_new) {
            continue;
        }
        const std::vector<std::size_t> categories = linked.table->categories(place);
        bool is_margin = false;
        for (std::size_t i = 0; i < categories.size(); ++i) {
            const Category::Kind kind = dimensions[i].categories[categories[i]].kind;
            is_margin |= kind == Category::Kind::total || kind == Category::Kind::group ||
                         kind == Category::Kind::respondents;
        }
        m_cells.push_back({.value = value, .is_margin = is_margin, .table = table, .place = place});
    }
}

void ReportCells::add_relation(CellIndex total, std::vector<CellIndex> parts) {
    std::sort(parts.begin(), parts.end());
    const bool is_itself = parts.size() == 1 && parts.front() == total;
    if (!parts.empty() && !is_itself && m_known_relations.emplace(total, parts).second) {
        m_system.relations.push_back({total, std::move(parts)});
    }
}

/// Totals and subtotals of every direction.
void ReportCells::add_sums(std::size_t table) {
    const Table& of = *m_tables[table].table;
    for (std::size_t direction = 0; direction < of.dimensions().size(); ++direction) {
        const Dimension& dimension = of.dimensions()[direction];
        for (std::size_t whole = 0; whole < dimension.categories.size(); ++whole) {
            const std::vector<std::size_t> parts = dimension.parts_of(whole);
            if (parts.empty()) {
                continue;
            }
            for (std::size_t place = 0; place < of.cell_count(); ++place) {
                const auto total = find(table, place);
                if (!total || of.categories(place)[direction] != whole) {
                    continue;
                }
                std::vector<CellIndex> cells;
                for (const std::size_t part : parts) {
                    const auto cell =
                        find(table, place + part * of.stride(direction) - whole * of.stride(direction));
                    if (cell) {
                        cells.push_back(*cell);
                    }
                }
                add_relation(*total, std::move(cells));
            }
        }
    }
}

/// What another table groups more coarsely is the sum of what this one has.
void ReportCells::add_coarser(std::size_t table) {
    const CountedTable& linked = m_tables[table];
    std::map<std::string, Grouping> others;
    for (const CountedTable& other : m_tables) {
        for (const Dimension& dimension : other.table->dimensions()) {
            others.emplace(dimension.grouping.name, dimension.grouping);
        }
    }
    const Table& of = *linked.table;
    for (std::size_t direction = 0; direction < of.dimensions().size(); ++direction) {
        const Dimension& dimension = of.dimensions()[direction];
        for (const auto& [other_name, other] : others) {
            for (const CoarserCategory& coarser : coarser_categories(dimension, other)) {
                for (std::size_t place = 0; place < of.cell_count(); ++place) {
                    if (!find(table, place) || of.categories(place)[direction] != 0) {
                        continue;
                    }
                    CellName name = name_of(linked, place);
                    name.add(other_name, coarser.category);
                    const auto total = find(name);
                    std::vector<CellIndex> cells;
                    for (const std::size_t part : coarser.parts) {
                        if (const auto cell = find(table, place + part * of.stride(direction))) {
                            cells.push_back(*cell);
                        }
                    }
                    if (total) {
                        add_relation(*total, std::move(cells));
                    }
                }
            }
        }
    }
}

/// `whole` without `part`: nobody prints it, and everybody can compute it where both are printed.
void ReportCells::add_rest(CellIndex whole, CellIndex part) {
    const std::int64_t value = m_cells[whole].value - m_cells[part].value;
    if (value < 0) {
        return;  // two ways of counting persons, of which one is no part of the other
    }
    if (value == 0) {
        add_relation(whole, {part});
        return;
    }
    if (!m_known_relations.emplace(whole, std::vector<CellIndex>{part, whole}).second) {
        return;  // the rest of these two is there already
    }
    const auto rest = static_cast<CellIndex>(m_cells.size());
    m_cells.push_back({.value = value, .is_printed = false});
    m_rests.emplace(rest, std::pair(whole, part));
    m_system.relations.push_back({whole, {part, rest}});
}

void ReportCells::add_mentions(std::size_t table) {
    const Table& of = *m_tables[table].table;
    for (std::size_t direction = 0; direction < of.dimensions().size(); ++direction) {
        const std::vector<Category>& categories = of.dimensions()[direction].categories;
        for (std::size_t place = 0; place < of.cell_count(); ++place) {
            const std::size_t category = of.categories(place)[direction];
            const auto part = find(table, place);
            if (!part || categories[category].kind != Category::Kind::mention) {
                continue;
            }
            const std::size_t respondents = categories[category].parent;
            const auto whole = find(table, place - (category - respondents) * of.stride(direction));
            if (whole) {
                add_rest(*whole, *part);
            }
        }
    }
}

/// Everybody in a filtered table is in one overlap. Where one filter is made of others, as who was offered
/// help of those who accepted and those who refused, their totals give each other away, and nothing but this
/// says so.
void ReportCells::add_overlaps(const Overlaps& overlaps) {
    std::map<std::size_t, std::vector<CellIndex>> parts_of_table;
    for (const auto& [tables, count] : overlaps) {
        const auto cell = static_cast<CellIndex>(m_cells.size());
        m_cells.push_back({.value = count, .is_printed = false});
        m_overlap_of.emplace(cell, tables);
        for (std::size_t i = 0; i < std::min(m_tables.size(), most_overlapping); ++i) {
            if ((tables >> i & 1U) != 0) {
                parts_of_table[i].push_back(cell);
            }
        }
    }
    for (const auto& [table, parts] : parts_of_table) {
        if (const auto total = find(table, 0)) {
            add_relation(*total, parts);
        }
    }
    std::vector<CellIndex> all;
    for (const auto& [cell, tables] : m_overlap_of) {
        all.push_back(cell);
    }
    for (const CountedTable& table : m_tables) {
        // every filtered table stands within the table of all records, where there is one
        for (const std::string& population : table.wider_populations) {
            const auto whole = all.empty() || population.find(" and where ") != std::string::npos
                                   ? std::nullopt
                                   : find(CellName(population));
            if (whole && m_cells[*whole].value == sum_of(all)) {
                add_relation(*whole, all);
            }
        }
    }
}

std::int64_t ReportCells::sum_of(const std::vector<CellIndex>& cells) const {
    std::int64_t sum = 0;
    for (const CellIndex cell : cells) {
        sum += m_cells[cell].value;
    }
    return sum;
}

/// Who is in a table without this filter and not in this one.
void ReportCells::add_rests_of_filter(std::size_t table) {
    const CountedTable& linked = m_tables[table];
    for (std::size_t place = 0; place < linked.table->cell_count(); ++place) {
        const auto part = find(table, place);
        if (!part) {
            continue;
        }
        const CellName own = name_of(linked, place);
        for (const std::string& population : linked.wider_populations) {
            CellName wider(population);
            for (const auto& [grouping, category] : own.by()) {
                wider.add(grouping, category);
            }
            if (const auto whole = find(wider)) {
                add_rest(*whole, *part);
            }
        }
    }
}

}  // namespace vidra::statistics
