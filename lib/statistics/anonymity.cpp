// SPDX-License-Identifier: Apache-2.0
#include "statistics/anonymity.hpp"

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "statistics/count_text.hpp"
#include "statistics/table_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace vidra::statistics {
namespace {

using diag::Code;
using Values = std::vector<std::uint32_t>;

/// In place of a sensitive value that is missing.
constexpr std::uint32_t no_value = 0;

/// The columns of these names; nothing, and it is reported, where one is missing or stands twice.
std::optional<std::vector<std::size_t>> find_columns(const TableRows& rows,
                                                     const std::vector<std::string>& names,
                                                     diag::Diagnostics& diagnostics) {
    std::vector<std::size_t> found;
    for (const std::string& name : names) {
        const auto at = std::find(rows.names().begin(), rows.names().end(), name);
        const auto index = static_cast<std::size_t>(at - rows.names().begin());
        if (at == rows.names().end()) {
            const auto near = base::nearest(name, rows.names());
            diagnostics.add(Code::unknown_table_column, rows.place_of_name(0),
                            fmt::format("there is no column `{}`", name),
                            near ? fmt::format("did you mean `{}`?", *near)
                                 : fmt::format("the columns are {}", fmt::join(rows.names(), ", ")));
        } else if (std::find(at + 1, rows.names().end(), name) != rows.names().end()) {
            diagnostics.add(Code::doubled_table_column, rows.place_of_name(index),
                            fmt::format("the column `{}` stands twice", name),
                            "give each column a name of its own");
        } else {
            found.push_back(index);
        }
    }
    return found.size() == names.size() ? std::optional(found) : std::nullopt;
}

std::string bytes_of(const Values& values) {
    std::string bytes;
    for (const std::uint32_t value : values) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            bytes += static_cast<char>((value >> shift) & 0xFFU);
        }
    }
    return bytes;
}

/// How many records a row stands for.
std::optional<std::uint64_t> weight_in(std::string_view cell) {
    static const std::vector<Mark> no_marks;
    const CellText text = CountColumn({}, no_marks).read(cell);
    return text.kind == CellText::Kind::count ? std::optional(static_cast<std::uint64_t>(text.known.low))
                                              : std::nullopt;
}

double entropy_l_of(const std::map<std::uint32_t, std::uint64_t>& spread) {
    double all = 0;
    for (const auto& [value, records] : spread) {
        all += value == no_value ? 0.0 : static_cast<double>(records);
    }
    double entropy = 0;
    for (const auto& [value, records] : spread) {
        if (value != no_value) {
            const double share = static_cast<double>(records) / all;
            entropy -= share * std::log(share);
        }
    }
    return std::exp(entropy);
}

}  // namespace

bool AnonymityCounter::is_missing(std::string_view text) const {
    return text.empty() || std::find(m_options.missing_values.begin(), m_options.missing_values.end(),
                                     text) != m_options.missing_values.end();
}

std::uint32_t AnonymityCounter::number_of(std::size_t column, std::string_view text) {
    if (is_missing(text)) {
        return no_value;
    }
    const auto [at, is_new] =
        m_numbers[column].try_emplace(std::string(text), static_cast<std::uint32_t>(m_texts[column].size()));
    if (is_new) {
        m_texts[column].emplace_back(text);
    }
    return at->second;
}

bool AnonymityCounter::add(TableRows& rows, diag::Diagnostics& diagnostics) {
    std::vector<std::string> names = m_options.quasi;
    const std::size_t quasi_count = names.size();
    for (const std::string& name : {m_options.sensitive, m_options.weight}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    const auto columns = find_columns(rows, names, diagnostics);
    if (!columns) {
        return false;
    }
    m_numbers.resize(quasi_count + 1);
    m_texts.resize(quasi_count + 1, {""});
    while (rows.next()) {
        std::uint64_t weight = 1;
        if (!m_options.weight.empty()) {
            const auto told = weight_in(rows.cell(columns->back()));
            if (!told) {
                diagnostics.add(Code::bad_count, rows.place(columns->back()),
                                fmt::format("`{}` must be a whole number", m_options.weight));
                continue;
            }
            weight = *told;
        }
        if (weight == 0) {
            continue;
        }
        Values values;
        for (std::size_t i = 0; i < quasi_count; ++i) {
            values.push_back(number_of(i, base::trim(rows.cell((*columns)[i]))));
        }
        const std::uint32_t sensitive =
            m_options.sensitive.empty()
                ? no_value
                : number_of(quasi_count, base::trim(rows.cell((*columns)[quasi_count])));
        const auto [at, is_new] = m_index.try_emplace(bytes_of(values), m_classes.size());
        if (is_new) {
            m_classes.push_back({std::move(values), {}});
        }
        m_classes[at->second].spread[sensitive] += weight;
    }
    return true;
}

/// Among which records those of each class are hidden. Classes with the same columns missing are looked up
/// together: by the columns that neither they nor the other class miss.
std::vector<AnonymityCounter::Spread> AnonymityCounter::spreads_of_matches() const {
    std::map<std::vector<bool>, std::vector<std::size_t>> by_missing;
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        std::vector<bool> missing;
        for (const std::uint32_t value : m_classes[i].values) {
            missing.push_back(m_options.missing == MissingRule::matches && value == no_value);
        }
        by_missing[missing].push_back(i);
    }
    std::vector<Spread> spreads(m_classes.size());
    for (const auto& [missing, classes] : by_missing) {
        for (const auto& [other_missing, others] : by_missing) {
            const auto projected = [&, &missing = missing,
                                    &other_missing = other_missing](std::size_t index) {
                Values values = m_classes[index].values;
                for (std::size_t i = 0; i < values.size(); ++i) {
                    values[i] = missing[i] || other_missing[i] ? no_value : values[i];
                }
                return bytes_of(values);
            };
            std::unordered_map<std::string, Spread> found;
            for (const std::size_t other : others) {
                Spread& spread = found[projected(other)];
                for (const auto& [value, records] : m_classes[other].spread) {
                    spread[value] += records;
                }
            }
            for (const std::size_t one : classes) {
                if (const auto at = found.find(projected(one)); at != found.end()) {
                    for (const auto& [value, records] : at->second) {
                        spreads[one][value] += records;
                    }
                }
            }
        }
    }
    return spreads;
}

Anonymity AnonymityCounter::result() const {
    Anonymity result;
    result.k = std::numeric_limits<std::uint64_t>::max();
    result.distinct_l = result.k;
    result.entropy_l = std::numeric_limits<double>::max();
    const std::vector<Spread> spreads = spreads_of_matches();
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        AnonymityClass& one = result.classes.emplace_back();
        for (std::size_t column = 0; column < m_classes[i].values.size(); ++column) {
            one.values.push_back(m_texts[column][m_classes[i].values[column]]);
        }
        for (const auto& [value, records] : m_classes[i].spread) {
            one.records += records;
        }
        for (const auto& [value, records] : spreads[i]) {
            one.size += records;
            one.distinct_l += value == no_value ? 0U : 1U;
        }
        result.records += one.records;
        result.k = std::min(result.k, one.size);
        result.uniques += one.size == 1 ? 1U : 0U;
        if (one.size < m_options.wanted) {
            ++result.classes_below;
            result.records_below += one.records;
        }
        if (one.distinct_l > 0) {
            one.entropy_l = entropy_l_of(spreads[i]);
            result.distinct_l = std::min(result.distinct_l, one.distinct_l);
            result.entropy_l = std::min(result.entropy_l, one.entropy_l);
        }
    }
    const auto by_values = [](const AnonymityClass& a, const AnonymityClass& b) {
        return a.values < b.values;
    };
    std::sort(result.classes.begin(), result.classes.end(), by_values);
    if (result.entropy_l == std::numeric_limits<double>::max()) {
        result.distinct_l = 0;
        result.entropy_l = 0;
    }
    result.k = result.records == 0 ? 0 : result.k;
    return result;
}

}  // namespace vidra::statistics
