// SPDX-License-Identifier: Apache-2.0
#include "statistics/tabulation.hpp"

#include "base/ascii.hpp"
#include "records/case_set.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace vidra::statistics {
namespace {

constexpr std::string_view whole_count =
    "a count: a whole number that is not negative, without thousands separators or signs such as <";

bool is_of_records(const TableSpec& table) {
    return table.unit == Unit::records && table.weight.empty();
}

std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace

Tabulation::Tabulation(const TabulationSpec& spec)
    : m_spec(spec),
      m_has_missing_codes(std::any_of(spec.codes.begin(), spec.codes.end(),
                                      [](const auto& one) { return !one.second.missing.empty(); })) {
    if (spec.where) {
        m_where_columns = columns_of(spec.where->columns());
    }
    for (const TableSpec& table : spec.tables) {
        Counter counter;
        counter.spec = &table;
        for (const std::vector<Grouping>* groupings : {&table.rows, &table.columns}) {
            for (const Grouping& grouping : *groupings) {
                counter.axes.push_back(axis(grouping));
            }
        }
        if (table.where) {
            counter.where_columns = columns_of(table.where->columns());
            m_has_overlaps = m_has_overlaps || is_of_records(table);
        }
        if (!table.weight.empty()) {
            counter.weight = column(table.weight);
        }
        if (!table.measure.empty()) {
            counter.measure = column(table.measure);
        }
        if (table.unit == Unit::persons) {
            m_case = column("case");
        }
        counter.pairs.resize(std::max<std::size_t>(counter.axes.size(), 1));
        m_counters.push_back(std::move(counter));
    }
}

std::size_t Tabulation::column(const std::string& name) {
    const auto at = std::find(m_columns.begin(), m_columns.end(), name);
    const auto place = static_cast<std::size_t>(at - m_columns.begin());
    if (at == m_columns.end()) {
        m_columns.push_back(name);
    }
    return place;
}

std::vector<std::size_t> Tabulation::columns_of(const std::vector<std::string>& names) {
    std::vector<std::size_t> places;
    places.reserve(names.size());
    for (const std::string& name : names) {
        places.push_back(column(name));
    }
    return places;
}

std::size_t Tabulation::axis(const Grouping& grouping) {
    const auto same = std::find_if(m_axes.begin(), m_axes.end(), [&](const Axis& one) {
        return one.categories.grouping().name == grouping.name;
    });
    const auto place = static_cast<std::size_t>(same - m_axes.begin());
    if (same == m_axes.end()) {
        const auto codes = m_spec.codes.find(grouping.columns.front());
        m_axes.push_back({Categories(grouping, codes == m_spec.codes.end() ? nullptr : &codes->second),
                          columns_of(grouping.columns),
                          {}});
    }
    return place;
}

std::span<const std::string_view> Tabulation::take(std::span<const std::string_view> cells,
                                                   const std::vector<std::size_t>& columns,
                                                   std::vector<std::string_view>& to) {
    if (columns.size() == 1) {
        return cells.subspan(columns.front(), 1);
    }
    to.clear();
    for (const std::size_t column : columns) {
        to.push_back(cells[column]);
    }
    return to;
}

std::optional<Tabulation::Fault> Tabulation::read_numbers(Counter& counter,
                                                          std::span<const std::string_view> cells) {
    if (counter.weight) {
        const auto number = read_number(base::trim(cells[*counter.weight]));
        constexpr std::int64_t most = 1'000'000'000;  // sums of a milliard of them stay within 64 bits
        if (!number || *number < 0 || *number > most) {
            return Fault{*counter.weight, whole_count};
        }
        counter.of_record = *number;
    }
    if (counter.measure) {
        const std::string_view cell = base::trim(cells[*counter.measure]);
        const auto number = read_number(cell);
        constexpr std::int64_t most = 1'000'000'000;
        if (!missing_of(cell) && (!number || *number < -most || *number > most)) {
            return Fault{*counter.measure, "a whole number of at most 1000000000, or blank"};
        }
    }
    return std::nullopt;
}

std::optional<Tabulation::Fault> Tabulation::add(std::span<const std::string_view> cells) {
    if (m_case && base::trim(cells[*m_case]).empty()) {
        return Fault{*m_case,
                     "there, where persons are counted: a row without one cannot be told from others"};
    }
    if (m_has_missing_codes) {
        cells = without_missing(cells);
    }
    if (m_spec.where) {
        const auto holds = m_spec.where->holds(take(cells, m_where_columns, m_scratch));
        m_filter_open += holds == expression::Truth::open ? 1U : 0U;
        if (holds != expression::Truth::yes) {
            return std::nullopt;
        }
    }
    for (Axis& one : m_axes) {
        const std::string_view wanted = one.categories.read(take(cells, one.columns, m_scratch), one.codes);
        if (!wanted.empty()) {
            return Fault{one.columns.front(), wanted};
        }
    }
    for (Counter& counter : m_counters) {
        if (const auto fault = read_numbers(counter, cells)) {
            return fault;
        }
    }
    ++m_counted;
    m_in_tables = 0;
    for (Counter& counter : m_counters) {
        count(counter, cells);
    }
    if (m_has_overlaps) {
        ++m_overlaps[m_in_tables];
    }
    return std::nullopt;
}

/// What a code list says to be missing is blank, for filters and means too.
std::span<const std::string_view> Tabulation::without_missing(std::span<const std::string_view> cells) {
    m_cleaned.assign(cells.begin(), cells.end());
    for (std::size_t i = 0; i < m_cleaned.size(); ++i) {
        const auto codes = m_spec.codes.find(m_columns[i]);
        if (codes != m_spec.codes.end() && codes->second.missing.contains(base::trim(m_cleaned[i]))) {
            m_cleaned[i] = {};
        }
    }
    return m_cleaned;
}

/// The codes of every choice of one code an axis; but for `each` there is one.
void Tabulation::collect(Counter& counter, std::size_t axis, std::uint32_t so_far,
                         std::vector<std::uint32_t>& out) {
    if (axis == counter.axes.size()) {
        out.push_back(so_far);
        return;
    }
    for (const std::uint32_t code : m_axes[counter.axes[axis]].codes) {
        collect(counter, axis + 1, counter.pairs[axis].code({so_far, code}), out);
    }
}

/// A person whose last record is not in the table is not in it, whatever an earlier one said.
void Tabulation::forget_person(Counter& counter, std::span<const std::string_view> cells) const {
    if (counter.spec->unit != Unit::persons) {
        return;
    }
    const auto person = counter.persons.find(records::CaseSet::hash(base::trim(cells[*m_case])));
    if (person != counter.persons.end()) {
        for (const std::uint32_t code : person->second) {
            counter.counts[code] -= 1;
        }
        counter.persons.erase(person);
    }
}

void Tabulation::count(Counter& counter, std::span<const std::string_view> cells) {
    const TableSpec& spec = *counter.spec;
    if (spec.where) {
        const auto holds = spec.where->holds(take(cells, counter.where_columns, m_scratch));
        if (holds != expression::Truth::yes) {
            forget_person(counter, cells);
            return;
        }
        const auto table = static_cast<std::size_t>(&counter - m_counters.data());
        if (table < most_overlapping && is_of_records(spec)) {
            m_in_tables |= std::uint64_t{1} << table;
        }
    }
    m_codes.clear();
    if (counter.axes.empty()) {
        m_codes.push_back(counter.pairs.front().code({0, 0}));
    } else {
        collect(counter, 0, 0, m_codes);
    }
    std::vector<std::uint32_t>* last = nullptr;
    if (spec.unit == Unit::persons) {
        last = &counter.persons[records::CaseSet::hash(base::trim(cells[*m_case]))];
        for (const std::uint32_t code : *last) {
            counter.counts[code] -= 1;
        }
        *last = m_codes;
    }
    for (const std::uint32_t code : m_codes) {
        if (code >= counter.counts.size()) {
            counter.counts.resize(code + 1);
        }
        counter.counts[code] += last != nullptr ? 1 : counter.of_record;
    }
    if (counter.measure) {
        if (const auto number = read_number(base::trim(cells[*counter.measure]))) {
            counter.histograms.resize(counter.counts.size());
            for (const std::uint32_t code : m_codes) {
                counter.histograms[code][*number] += counter.of_record;
            }
        }
    }
}

std::optional<Table> Tabulation::make_table(const Counter& counter,
                                            const std::vector<std::vector<Category>>& categories,
                                            const std::vector<std::vector<std::size_t>>& places) const {
    std::vector<Dimension> dimensions;
    for (const std::size_t axis : counter.axes) {
        dimensions.push_back({m_axes[axis].categories.grouping(), categories[axis]});
    }
    if (Table::cells_of(dimensions) > most_cells) {
        return std::nullopt;
    }
    Table table(counter.spec->id, std::move(dimensions), counter.spec->rows.size());
    std::vector<std::size_t> at(counter.axes.size());
    for (std::uint32_t code = 0; code < counter.counts.size(); ++code) {
        std::uint32_t rest = code;
        for (std::size_t axis = counter.axes.size(); axis-- > 0;) {
            const PairCodes::Pair& pair = counter.pairs[axis].pairs()[rest];
            at[axis] = places[counter.axes[axis]][pair.second];
            rest = pair.first;
        }
        table.add(at, counter.counts[code],
                  code < counter.histograms.size() ? &counter.histograms[code] : nullptr);
    }
    return table;
}

std::vector<Table> Tabulation::finish(std::vector<std::string>& too_large) {
    std::vector<std::vector<Category>> categories;
    std::vector<std::vector<std::size_t>> places(m_axes.size());
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        categories.push_back(m_axes[i].categories.finish(places[i]));
    }
    std::vector<Table> tables;
    for (const Counter& counter : m_counters) {
        if (auto table = make_table(counter, categories, places)) {
            tables.push_back(std::move(*table));
        } else {
            too_large.push_back(counter.spec->id);
        }
    }
    return tables;
}

}  // namespace vidra::statistics
