// SPDX-License-Identifier: Apache-2.0
#include "statistics/table_columns.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace vidra::statistics {
namespace {

using diag::Code;
using Kind = CellText::Kind;

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// How often each kind of text stands in a column.
struct Census {
    std::size_t counts = 0;
    std::size_t marks = 0;
    std::size_t fractions = 0;
    std::size_t wrong = 0;  ///< numbers that are no counts, and no fractions either
    std::size_t others = 0;
    bool has_leading_zero = false;  ///< as codes have
};

Census take_census(const RawTable::Column& column, const std::vector<Mark>& marks) {
    const CountColumn reader(column.texts, marks);
    std::vector<Kind> kinds;
    Census census;
    for (const std::string& text : column.texts) {
        kinds.push_back(reader.read(text).kind);
        const bool is_code = kinds.back() == Kind::count && text.size() > 1 && text.front() == '0' &&
                             base::is_ascii_digit(text[1]);
        census.has_leading_zero = census.has_leading_zero || is_code;
    }
    for (const std::uint32_t cell : column.cells) {
        switch (kinds[cell]) {
            case Kind::count:
                ++census.counts;
                break;
            case Kind::mark:
                ++census.marks;
                break;
            case Kind::fraction:
                ++census.fractions;
                break;
            case Kind::other:
                ++census.others;
                break;
            default:
                ++census.wrong;
                break;
        }
    }
    return census;
}

bool holds_counts(const Census& census) {
    const std::size_t numbers = census.counts + census.wrong;
    return numbers > 0 && !census.has_leading_zero && numbers > census.fractions &&
           numbers + census.marks > census.others + census.fractions;
}

bool is_year(const RawTable::Column& column) {
    constexpr int first_year = 1900;
    constexpr int last_year = 2100;
    constexpr std::size_t digits = 4;
    return std::all_of(column.texts.begin(), column.texts.end(), [](const std::string& text) {
        int year = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
        return text.size() == digits && error == std::errc() && end == text.data() + text.size() &&
               year >= first_year && year <= last_year;
    });
}

/// 1, 2, 3 … down the column, as rows are numbered; or 0, 1, 2.
bool is_running_number(const RawTable& raw, std::size_t column) {
    std::size_t expected = raw.text(0, column) == "0" ? 0 : 1;
    std::size_t hits = 0;
    for (std::size_t row = 0; row < raw.row_count(); ++row) {
        hits += raw.text(row, column) == std::to_string(expected) ? 1U : 0U;
        expected += raw.text(row, column) == std::to_string(expected) ? 1U : 0U;
    }
    // subtotals in between often have no number
    constexpr std::size_t few = 3;
    return raw.row_count() >= few && 10 * hits >= 9 * raw.row_count();
}

bool is_count_name(const std::string& name) {
    static constexpr std::array<std::string_view, 16> names = {
        "n",         "number", "numbers", "value",     "values", "people",    "persons", "victims",
        "referrals", "cases",  "freq",    "frequency", "total",  "obs_value", "broj",    "број"};
    const std::string lower = base::ascii_lower(name);
    return std::find(names.begin(), names.end(), lower) != names.end() || lower.ends_with("count") ||
           lower.ends_with("counts") || lower.ends_with("value");
}

/// Of a wide table also the columns that hide every count.
std::vector<std::size_t> with_hidden_ones(const RawTable& raw, const std::vector<std::size_t>& usable,
                                          const TableTold& told, const std::vector<std::size_t>& found) {
    std::vector<std::size_t> all;
    for (const std::size_t i : usable) {
        const RawTable::Column& column = raw.columns[i];
        const bool is_found = std::find(found.begin(), found.end(), i) != found.end();
        const bool is_hidden = !contains(told.keys, column.name) &&
                               take_census(column, told.marks).marks == raw.row_count() &&
                               column.texts != std::vector<std::string>{""};
        if (is_found || is_hidden) {
            all.push_back(i);
        }
    }
    return all;
}

/// The columns that hold counts, where nobody said which.
std::vector<std::size_t> find_values(const RawTable& raw, const std::vector<std::size_t>& usable,
                                     const TableTold& told) {
    std::vector<std::size_t> found;
    for (const std::size_t i : usable) {
        const RawTable::Column& column = raw.columns[i];
        if (!contains(told.keys, column.name) && holds_counts(take_census(column, told.marks))) {
            found.push_back(i);
        }
    }
    std::vector<std::size_t> likely;
    for (const std::size_t i : found) {
        if (!is_year(raw.columns[i]) && !is_running_number(raw, i)) {
            likely.push_back(i);
        }
    }
    std::vector<std::size_t> named;
    for (const std::size_t i : likely) {
        if (is_count_name(raw.columns[i].name)) {
            named.push_back(i);
        }
    }
    // `total` is as often the margin of a wide table
    const bool is_long = named.size() == 1 && (likely.size() == 1 ||
                                               base::ascii_lower(raw.columns[named.front()].name) != "total");
    if (is_long && !told.is_wide) {
        return named;
    }
    return likely.size() > 1 || told.is_wide ? with_hidden_ones(raw, usable, told, likely) : likely;
}

bool is_measure(const RawTable::Column& column, const TableTold& told) {
    const Census census = take_census(column, told.marks);
    return census.fractions > 0 && census.fractions + census.counts > census.others;
}

}  // namespace

ColumnUses find_column_uses(const RawTable& raw, const TableTold& told, diag::Diagnostics& diagnostics) {
    ColumnUses uses;
    std::vector<std::size_t> usable;
    for (std::size_t i = 0; i < raw.columns.size(); ++i) {
        const RawTable::Column& column = raw.columns[i];
        const auto same = [&](const RawTable::Column& other) { return other.name == column.name; };
        if (column.name.empty()) {
            continue;
        }
        if (std::count_if(raw.columns.begin(), raw.columns.end(), same) == 1) {
            usable.push_back(i);
        } else if (std::find_if(raw.columns.begin(), raw.columns.end(), same) !=
                   raw.columns.begin() + static_cast<std::ptrdiff_t>(i)) {
            uses.lacks_some = true;
            diagnostics.add(Code::doubled_table_column, column.place,
                            fmt::format("the column `{}` stands twice, and neither is used", column.name),
                            "give each column a name of its own");
        }
    }
    if (raw.row_count() == 0) {
        return uses;
    }
    for (const std::size_t i : usable) {
        if (contains(told.values, raw.columns[i].name)) {
            uses.values.push_back(i);
        }
    }
    if (uses.values.empty()) {
        uses.values = find_values(raw, usable, told);
    }
    uses.is_wide = told.is_wide || uses.values.size() > 1;
    for (const std::size_t i : usable) {
        const bool is_value = std::find(uses.values.begin(), uses.values.end(), i) != uses.values.end();
        const RawTable::Column& column = raw.columns[i];
        const bool is_key = told.keys.empty() ? !is_measure(column, told) && !is_running_number(raw, i)
                                              : contains(told.keys, column.name);
        if (!is_value && is_key) {
            uses.keys.push_back(i);
        }
    }
    return uses;
}

}  // namespace vidra::statistics
