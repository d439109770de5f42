// SPDX-License-Identifier: Apache-2.0
#include "statistics/linked_tables.hpp"

#include "statistics/cell_groups.hpp"
#include "statistics/key_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace vidra::statistics {
namespace {

using diag::Code;

constexpr std::uint32_t everything = KeyLayout::everything;

class Linker {
  public:
    Linker(const std::vector<PublishedTable>& tables, diag::Diagnostics& diagnostics)
        : m_tables(tables), m_diagnostics(diagnostics) {}

    LinkedTables link() {
        for (const PublishedTable& table : m_tables) {
            m_layouts.push_back(make_key_layout(table));
        }
        m_hierarchies = find_hierarchies(m_tables, m_layouts);
        m_cells.resize(m_tables.size());
        m_is_doubtful.resize(m_tables.size());
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            m_diagnostics.set_file(m_tables[t].file);
            find_doubtful(t);
            place_cells(t);
        }
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            m_diagnostics.set_file(m_tables[t].file);
            for (std::size_t column = 0; column < m_tables[t].columns.size(); ++column) {
                add_sums(t, column);
            }
            report_lone_parts();
        }
        for (std::size_t large = 0; large < m_tables.size(); ++large) {
            for (std::size_t small = 0; small < m_tables.size(); ++small) {
                add_sums_across(large, small);
            }
        }
        m_linked.system.cell_count = m_linked.known.size();
        return std::move(m_linked);
    }

  private:
    [[nodiscard]] Keys keys_of(std::size_t table, std::size_t cell) const {
        Keys keys;
        const PrintedCell& printed = m_tables[table].cells[cell];
        for (std::size_t i = 0; i < printed.keys.size(); ++i) {
            keys.push_back(m_layouts[table].columns[i].key[printed.keys[i]]);
        }
        return keys;
    }

    /// Cells of one table that cannot be told apart.
    void find_doubtful(std::size_t t) {
        const PublishedTable& table = m_tables[t];
        m_is_doubtful[t].resize(table.cells.size());
        std::unordered_map<std::string, std::size_t> first;
        Doubts repeated;
        Doubts totals;
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            m_is_doubtful[t][i] = table.cells[i].is_faulty;
            const auto [at, is_new] = first.try_emplace(bytes_of(keys_of(t, i)), i);
            if (is_new) {
                continue;
            }
            const PrintedCell& other = table.cells[at->second];
            Doubts& doubts = other.keys == table.cells[i].keys ? repeated : totals;
            doubts.add(table.cells[i].place, other.place);
            m_is_doubtful[t][i] = true;
            m_is_doubtful[t][at->second] = true;
        }
        report(Code::repeated_key, repeated, "has the same keys as one above",
               "have the same keys as others above, here first",
               "a column that tells them apart must be among --keys");
        report(Code::many_totals, totals, "reads like the total of the same parts as one above",
               "read like totals of the same parts as others above, here first",
               "give subtotals a column that says of what they are, or name the total: --total COLUMN=VALUE");
    }

    struct Doubts {
        std::size_t count = 0;
        diag::Position place;
        diag::Position first;
        void add(diag::Position here, diag::Position above) {
            if (count++ == 0) {
                place = here;
                first = above;
            }
        }
    };

    void report(Code code, const Doubts& doubts, std::string_view one, std::string_view several,
                std::string_view cure) {
        if (doubts.count == 0) {
            return;
        }
        const std::string message =
            doubts.count == 1
                ? fmt::format("a cell {}; sums with them are left out", one)
                : fmt::format("{} cells {}; sums with them are left out", doubts.count, several);
        diag::Diagnostic& finding =
            m_diagnostics.add(code, {doubts.place, doubts.place}, message, std::string(cure));
        finding.notes.push_back({"the one above", m_diagnostics.here({doubts.first, doubts.first})});
    }

    /// What tells a cell from all others in all tables.
    [[nodiscard]] std::string identity(std::size_t t, const Keys& keys) const {
        const auto& columns = m_tables[t].columns;
        std::vector<std::pair<std::string_view, std::string_view>> named;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const bool follows = std::any_of(columns.begin(), columns.end(), [&](const KeyColumn& other) {
                const auto at = static_cast<std::size_t>(&other - columns.data());
                return keys[at] != everything && !m_layouts[t].columns[at].is_subtotal[keys[at]] &&
                       m_hierarchies.contains({other.name, columns[i].name});
            });
            if (keys[i] != everything && !follows) {
                named.emplace_back(columns[i].name, columns[i].values[keys[i]]);
            }
        }
        std::sort(named.begin(), named.end());
        std::string text;
        for (const auto& [name, value] : named) {
            text += fmt::format("{}:{}{}:{}", name.size(), name, value.size(), value);
        }
        return text;
    }

    void place_cells(std::size_t t) {
        const PublishedTable& table = m_tables[t];
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            auto index = static_cast<CellIndex>(m_linked.known.size());
            if (!m_is_doubtful[t][i]) {
                index = m_index.try_emplace(identity(t, keys_of(t, i)), index).first->second;
            }
            if (index == m_linked.known.size()) {
                m_linked.known.push_back(table.cells[i].known);
                m_linked.prints.emplace_back();
            } else {
                join(index, table.cells[i].known);
            }
            m_linked.prints[index].push_back({t, i});
            m_cells[t].push_back(index);
        }
    }

    /// Two prints of one cell. Where they contradict each other nothing more than both is known.
    void join(CellIndex index, Interval more) {
        Interval& known = m_linked.known[index];
        const Interval both = {std::max(known.low, more.low), std::min(known.high, more.high)};
        const auto at = std::find(m_linked.contradicted.begin(), m_linked.contradicted.end(), index);
        if (both.is_empty() || at != m_linked.contradicted.end()) {
            known = {std::min(known.low, more.low), std::max(known.high, more.high)};
            if (at == m_linked.contradicted.end()) {
                m_linked.contradicted.push_back(index);
            }
        } else {
            known = both;
        }
    }

    void add_sums(std::size_t t, std::size_t column) {
        const KeyLayout::Column& layout = m_layouts[t].columns[column];
        const bool has_subtotal =
            std::find(layout.is_subtotal.begin(), layout.is_subtotal.end(), true) != layout.is_subtotal.end();
        if (!layout.has_total && !has_subtotal) {
            return;
        }
        Groups groups;
        for (std::size_t i = 0; i < m_tables[t].cells.size(); ++i) {
            Group& group = groups.of(bytes_of(keys_of(t, i), column));
            const std::uint32_t value = m_tables[t].cells[i].keys[column];
            (layout.key[value] == everything ? group.totals
             : layout.is_subtotal[value]     ? group.subtotals
                                             : group.parts)
                .push_back(i);
        }
        for (const Group& group : groups.all()) {
            add_group(t, column, group);
        }
    }

    void add_group(std::size_t t, std::size_t column, const Group& group) {
        const KeyLayout::Column& layout = m_layouts[t].columns[column];
        const auto value = [&](std::size_t cell) { return m_tables[t].cells[cell].keys[column]; };
        std::vector<std::size_t> outer = group.subtotals;
        for (const std::size_t part : group.parts) {
            const bool is_covered = std::any_of(
                group.subtotals.begin(), group.subtotals.end(),
                [&](std::size_t subtotal) { return layout.subtotal[value(part)] == value(subtotal); });
            if (!is_covered) {
                outer.push_back(part);
            }
        }
        for (const std::size_t subtotal : group.subtotals) {
            std::vector<std::size_t> inner;
            std::copy_if(group.parts.begin(), group.parts.end(), std::back_inserter(inner),
                         [&](std::size_t part) { return layout.subtotal[value(part)] == value(subtotal); });
            add_sum(t, {subtotal}, inner, 1, m_tables[t].columns[column].is_incomplete);
        }
        add_sum(t, group.totals, outer, layout.part_count, m_tables[t].columns[column].is_incomplete);
    }

    /// A total and its parts, `usual` of which there are in the column.
    void add_sum(std::size_t t, const std::vector<std::size_t>& totals, const std::vector<std::size_t>& parts,
                 std::size_t usual, bool is_incomplete) {
        if (totals.empty() || parts.empty()) {
            return;
        }
        const auto is_doubtful = [&](std::size_t cell) { return m_is_doubtful[t][cell]; };
        if (totals.size() > 1 || is_incomplete || is_doubtful(totals.front()) ||
            std::any_of(parts.begin(), parts.end(), is_doubtful)) {
            ++m_linked.sums_left_out;
            return;
        }
        Relation relation;
        relation.total = m_cells[t][totals.front()];
        for (const std::size_t part : parts) {
            relation.parts.push_back(m_cells[t][part]);
        }
        if (std::find(relation.parts.begin(), relation.parts.end(), relation.total) != relation.parts.end()) {
            return;  // the same cell, told in two ways
        }
        if (parts.size() == 1 && usual > 1) {
            ++m_linked.sums_left_out;
            m_lone.add(m_tables[t].cells[totals.front()].place, m_tables[t].cells[parts.front()].place);
            return;
        }
        add_relation(std::move(relation));
    }

    void add_relation(Relation relation) {
        std::vector<CellIndex> sorted = relation.parts;
        std::sort(sorted.begin(), sorted.end());
        const bool has_twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
        sorted.push_back(relation.total);
        if (!has_twice && m_relations.insert(std::move(sorted)).second) {
            m_linked.system.relations.push_back(std::move(relation));
        }
    }

    void report_lone_parts() {
        if (m_lone.count > 0) {
            m_diagnostics.add(
                Code::lone_part, {m_lone.place, m_lone.place},
                m_lone.count == 1
                    ? "one part alone is printed of this total, which is left out"
                    : fmt::format("one part alone is printed of {} totals, here first; they are "
                                  "left out",
                                  m_lone.count));
            m_lone = {};
        }
    }

    /// The sum over the columns that `large` has and `small` has not.
    void add_sums_across(std::size_t large, std::size_t small) {
        const auto& columns = m_tables[large].columns;
        std::vector<bool> is_added(columns.size());
        std::size_t common = 0;
        bool has_all_totals = true;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& others = m_tables[small].columns;
            is_added[i] = std::none_of(others.begin(), others.end(),
                                       [&](const KeyColumn& other) { return other.name == columns[i].name; });
            common += is_added[i] ? 0U : 1U;
            has_all_totals = has_all_totals && (!is_added[i] || m_layouts[large].columns[i].has_total);
        }
        if (large == small || common != m_tables[small].columns.size() || has_all_totals) {
            return;
        }
        std::map<CellIndex, std::vector<std::size_t>> sums;
        for (std::size_t i = 0; i < m_tables[large].cells.size(); ++i) {
            if (const auto total = sum_over(large, i, is_added)) {
                sums[*total].push_back(i);
            }
        }
        for (const auto& [total, parts] : sums) {
            add_sum_across(large, total, parts);
        }
    }

    /// The cell that a cell belongs to when some columns are added up.
    [[nodiscard]] std::optional<CellIndex> sum_over(std::size_t t, std::size_t cell,
                                                    const std::vector<bool>& is_added) const {
        Keys keys = keys_of(t, cell);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (is_added[i]) {
                if (keys[i] == everything || m_layouts[t].columns[i].is_subtotal[keys[i]]) {
                    return std::nullopt;
                }
                keys[i] = everything;
            }
        }
        const auto at = m_index.find(identity(t, keys));
        return at == m_index.end() ? std::nullopt : std::optional(at->second);
    }

    void add_sum_across(std::size_t t, CellIndex total, const std::vector<std::size_t>& parts) {
        Relation relation;
        relation.total = total;
        bool is_doubtful = false;
        for (const std::size_t part : parts) {
            relation.parts.push_back(m_cells[t][part]);
            is_doubtful = is_doubtful || m_is_doubtful[t][part];
        }
        const bool has_total =
            std::find(relation.parts.begin(), relation.parts.end(), total) != relation.parts.end();
        if (is_doubtful) {
            ++m_linked.sums_left_out;
        } else if (parts.size() > 1 && !has_total) {
            add_relation(std::move(relation));
        }
    }

    const std::vector<PublishedTable>& m_tables;
    diag::Diagnostics& m_diagnostics;
    std::vector<KeyLayout> m_layouts;
    Hierarchies m_hierarchies;
    std::vector<std::vector<CellIndex>> m_cells;   ///< by table and cell
    std::vector<std::vector<bool>> m_is_doubtful;  ///< by table and cell
    std::unordered_map<std::string, CellIndex> m_index;
    std::set<std::vector<CellIndex>> m_relations;  ///< those that are there already
    Doubts m_lone;
    LinkedTables m_linked;
};

}  // namespace

LinkedTables link_tables(const std::vector<PublishedTable>& tables, diag::Diagnostics& diagnostics) {
    return Linker(tables, diagnostics).link();
}

}  // namespace vidra::statistics
