// SPDX-License-Identifier: Apache-2.0
#include "statistics/key_columns.hpp"

#include "base/ascii.hpp"
#include "statistics/linked_tables.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

namespace vidra::statistics {
namespace {

constexpr std::array<std::string_view, 3> joints = {" - ", " – ", ": "};

/// What the name of a subtotal begins with: `Adult - ` of `Adult - Total`; empty for any other.
std::string_view stem_of(std::string_view value) {
    for (const std::string_view joint : joints) {
        const std::size_t at = value.rfind(joint);
        if (at != std::string_view::npos && at > 0 && names_a_total(value.substr(at + joint.size()))) {
            return value.substr(0, at + joint.size());
        }
    }
    return {};
}

KeyLayout::Column lay_out(const KeyColumn& column) {
    KeyLayout::Column layout;
    const std::size_t count = column.values.size();
    layout.is_subtotal.resize(count);
    layout.subtotal.resize(count, KeyLayout::none);
    for (std::uint32_t i = 0; i < count; ++i) {
        layout.key.push_back(i);
        const std::string_view stem = column.is_total[i] ? stem_of(column.values[i]) : std::string_view();
        for (std::uint32_t part = 0; !stem.empty() && part < count; ++part) {
            if (!column.is_total[part] && column.values[part].starts_with(stem)) {
                layout.is_subtotal[i] = true;
                layout.subtotal[part] = i;
            }
        }
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        if (column.is_total[i] && !layout.is_subtotal[i]) {
            layout.key[i] = KeyLayout::everything;
            layout.has_total = true;
        } else if (!layout.is_subtotal[i]) {
            ++layout.part_count;
        }
    }
    return layout;
}

/// How two columns go together in one or more tables.
struct Together {
    std::map<std::string, std::string, std::less<>> second_of;  ///< by value of the first
    bool is_function = true;
};

/// Whether the column `b` follows from `a` in a table; where it does, which value of it goes with each of
/// `a`.
std::optional<std::vector<std::uint32_t>> function_of(const PublishedTable& table, const KeyLayout& layout,
                                                      std::size_t a, std::size_t b) {
    std::vector<std::uint32_t> goes_with(table.columns[a].values.size(), KeyLayout::none);
    for (const PrintedCell& cell : table.cells) {
        const std::uint32_t first = layout.columns[a].key[cell.keys[a]];
        const std::uint32_t second = layout.columns[b].key[cell.keys[b]];
        if (first == KeyLayout::everything || second == KeyLayout::everything ||
            layout.columns[a].is_subtotal[first] || layout.columns[b].is_subtotal[second]) {
            continue;
        }
        if (goes_with[first] != KeyLayout::none && goes_with[first] != second) {
            return std::nullopt;
        }
        goes_with[first] = second;
    }
    return goes_with;
}

void take_together(Together& pair, const PublishedTable& table, const KeyLayout& layout, std::size_t a,
                   std::size_t b) {
    const auto goes_with = function_of(table, layout, a, b);
    pair.is_function = pair.is_function && goes_with.has_value();
    for (std::size_t i = 0; pair.is_function && i < goes_with->size(); ++i) {
        if ((*goes_with)[i] != KeyLayout::none) {
            const std::string& second = table.columns[b].values[(*goes_with)[i]];
            const auto [at, is_new] = pair.second_of.try_emplace(table.columns[a].values[i], second);
            pair.is_function = pair.is_function && (is_new || at->second == second);
        }
    }
}

bool groups_some(const Together& pair) {
    std::map<std::string, std::size_t, std::less<>> uses;
    bool has_group = false;
    for (const auto& [first, second] : pair.second_of) {
        has_group = ++uses[second] > 1 || has_group;
    }
    return has_group && uses.size() > 1;
}

}  // namespace

KeyLayout make_key_layout(const PublishedTable& table) {
    KeyLayout layout;
    for (const KeyColumn& column : table.columns) {
        layout.columns.push_back(lay_out(column));
    }
    return layout;
}

Hierarchies find_hierarchies(const std::vector<PublishedTable>& tables,
                             const std::vector<KeyLayout>& layouts) {
    std::map<std::pair<std::string, std::string>, Together> pairs;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const auto& columns = tables[t].columns;
        for (std::size_t a = 0; a < columns.size(); ++a) {
            for (std::size_t b = 0; b < columns.size(); ++b) {
                Together* const pair = a == b ? nullptr : &pairs[{columns[a].name, columns[b].name}];
                if (pair != nullptr && pair->is_function) {
                    take_together(*pair, tables[t], layouts[t], a, b);
                }
            }
        }
    }
    Hierarchies found;
    for (const auto& [names, pair] : pairs) {
        if (pair.is_function && groups_some(pair)) {
            found.insert(names);
        }
    }
    return found;
}

std::vector<Telling> telling_columns(const PublishedTable& table) {
    const KeyLayout layout = make_key_layout(table);
    std::vector<Telling> telling(table.columns.size());
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        telling[i].is_told = table.columns[i].values.size() > 1;
        if (telling[i].is_told) {
            kept.push_back(i);
        }
    }
    std::vector<std::size_t> left;
    for (std::size_t at = kept.size(); at-- > 0;) {
        const bool follows = std::any_of(kept.begin(), kept.end(), [&](std::size_t other) {
            return other != kept[at] && function_of(table, layout, other, kept[at]).has_value();
        });
        if (follows) {
            left.push_back(kept[at]);
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    for (const std::size_t column : left) {
        std::copy_if(
            kept.begin(), kept.end(), std::back_inserter(telling[column].follows_from),
            [&](std::size_t other) { return function_of(table, layout, other, column).has_value(); });
    }
    return telling;
}

}  // namespace vidra::statistics
