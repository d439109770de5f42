// SPDX-License-Identifier: Apache-2.0
#include "statistics/categories.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "checklist/answer_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace vidra::statistics {
namespace {

using Kind = Category::Kind;

/// Cells that are remembered with their category; a column with more is no grouping but a list of cases.
constexpr std::size_t most_cells = 100'000;
constexpr std::string_view nothing_named = "none";

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// `YYYY-MM` of a date, or of that itself.
std::optional<std::string> month_of(std::string_view text) {
    constexpr std::size_t month_size = 7;
    const std::string date(text.size() == month_size ? std::string(text) + "-01" : std::string(text));
    return base::parse_date(date) ? std::optional(date.substr(0, month_size)) : std::nullopt;
}

std::optional<std::string> year_of(std::string_view text) {
    constexpr std::size_t year_size = 4;
    if (text.size() == year_size && std::all_of(text.begin(), text.end(), base::is_ascii_digit)) {
        return std::string(text);
    }
    const auto month = month_of(text);
    return month ? std::optional(month->substr(0, year_size)) : std::nullopt;
}

/// Months since year 0 of `YYYY-MM`.
std::int64_t number_of_month(std::string_view month) {
    return *whole_number(month.substr(0, 4)) * 12 + *whole_number(month.substr(5)) - 1;
}

std::string quarter_of(std::string_view month) {
    return fmt::format("{}-Q{}", month.substr(0, 4), number_of_month(month) % 12 / 3 + 1);
}

/// By number where both are numbers, otherwise by text.
bool comes_before(const std::string& a, const std::string& b) {
    const auto x = whole_number(a);
    const auto y = whole_number(b);
    return x && y ? *x < *y : x.has_value() != y.has_value() ? x.has_value() : a < b;
}

enum class Flag : std::uint8_t { no, yes, missing, fault };

Flag flag_of(std::string_view cell) {
    const auto* const at =
        std::find_if(checklist::answer_words.begin(), checklist::answer_words.end(),
                     [lower = base::ascii_lower(cell)](const auto& word) { return word.word == lower; });
    if (at == checklist::answer_words.end()) {
        return missing_of(cell) ? Flag::missing : Flag::fault;
    }
    return at->state == checklist::AnswerState::yes  ? Flag::yes
           : at->state == checklist::AnswerState::no ? Flag::no
                                                     : Flag::missing;
}

}  // namespace

Categories::Categories(Grouping grouping, const CodeList* codes)
    : m_grouping(std::move(grouping)), m_codes(codes) {}

/// A value that is spelt as a total or a subtotal is neither.
bool Categories::is_taken(const std::string& id) const {
    const auto is_group = [&](const CodeList::Group& group) { return group.id == id; };
    return id == "total" || (m_grouping.kind == Grouping::Kind::each && id == "respondents") ||
           (m_codes != nullptr && std::any_of(m_codes->groups.begin(), m_codes->groups.end(), is_group));
}

std::uint32_t Categories::code_of(std::string id, Kind kind) {
    if ((kind == Kind::plain || kind == Kind::mention) && is_taken(id)) {
        id += " (value)";
    }
    if (const auto known = m_by_id.find(id)) {
        return *known;
    }
    const auto code = static_cast<std::uint32_t>(m_found.size());
    m_by_id.put(id, code);
    m_found.push_back({std::move(id), kind});
    return code;
}

std::string_view Categories::read(std::span<const std::string_view> cells,
                                  std::vector<std::uint32_t>& codes) {
    codes.clear();
    if (m_grouping.kind != Grouping::Kind::each) {
        std::uint32_t code = 0;
        const std::string_view fault = read_cell(cells.front(), code);
        codes.push_back(code);
        return fault;
    }
    if (cells.size() == 1) {
        read_list(base::trim(cells.front()), codes);
        return {};
    }
    std::string_view fault;
    read_flags(cells, codes, fault);
    return fault;
}

std::string_view Categories::read_cell(std::string_view cell, std::uint32_t& code) {
    if (const auto known = m_by_cell.find(cell)) {
        code = *known;
        return {};
    }
    const std::string_view fault = read_new(base::trim(cell), code);
    if (fault.empty() && m_found.size() < most_cells) {
        m_by_cell.put(cell, code);
    }
    return fault;
}

std::string_view Categories::read_new(std::string_view cell, std::uint32_t& code) {
    const bool is_coded_missing = m_codes != nullptr && m_codes->missing.contains(cell);
    if (const auto missing = is_coded_missing ? Missing::not_recorded : missing_of(cell)) {
        code = code_of(std::string(id_of(*missing)), Kind::missing);
        return {};
    }
    switch (m_grouping.kind) {
        case Grouping::Kind::year: {
            auto year = year_of(cell);
            if (!year) {
                return "a date as YYYY-MM-DD, a month as YYYY-MM, or a year";
            }
            code = code_of(std::move(*year), Kind::plain);
            return {};
        }
        case Grouping::Kind::quarter:
        case Grouping::Kind::month: {
            auto month = month_of(cell);
            if (!month) {
                return "a date as YYYY-MM-DD, or a month as YYYY-MM";
            }
            code = code_of(m_grouping.kind == Grouping::Kind::month ? std::move(*month) : quarter_of(*month),
                           Kind::plain);
            return {};
        }
        case Grouping::Kind::bands: {
            const auto number = whole_number(cell);
            if (!number || *number < 0) {
                return "a whole number that is not negative";
            }
            code = code_of(band(*number), Kind::plain);
            return {};
        }
        case Grouping::Kind::combination: {
            std::vector<std::string_view> parts = base::split(cell, ';');
            std::transform(parts.begin(), parts.end(), parts.begin(), base::trim);
            std::erase_if(parts, [](std::string_view part) { return part.empty(); });
            std::sort(parts.begin(), parts.end());
            parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
            code = code_of(fmt::format("{}", fmt::join(parts, " + ")), Kind::plain);
            return {};
        }
        case Grouping::Kind::status:
            code = code_of("recorded", Kind::plain);
            return {};
        case Grouping::Kind::value:
        case Grouping::Kind::each:
            break;
    }
    code = code_of(std::string(cell), Kind::plain);
    return {};
}

/// The elements of a list that were named; a list without any is one category.
void Categories::read_list(std::string_view cell, std::vector<std::uint32_t>& codes) {
    const bool is_coded_missing = m_codes != nullptr && m_codes->missing.contains(cell);
    if (const auto missing = is_coded_missing ? Missing::not_recorded : missing_of(cell)) {
        codes.push_back(code_of(std::string(id_of(*missing)), Kind::missing));
        return;
    }
    if (cell == nothing_named) {
        codes.push_back(code_of(std::string(nothing_named), Kind::plain));
        return;
    }
    std::set<std::string_view> parts;
    for (const std::string_view raw : base::split(cell, ';')) {
        const std::string_view part = base::trim(raw);
        // beside something that was named, that nothing was, or that it is not known, says nothing
        if (part != nothing_named && !missing_of(part)) {
            parts.insert(part);
        }
    }
    if (parts.empty()) {
        codes.push_back(code_of(std::string(id_of(Missing::not_recorded)), Kind::missing));
        return;
    }
    codes.push_back(code_of("respondents", Kind::respondents));
    for (const std::string_view part : parts) {
        codes.push_back(code_of(std::string(part), Kind::mention));
    }
}

/// Who has a yes in one of the columns is asked to have answered them all (CTDC codebook version 2, 2024, on
/// percentages: a person enters the denominator of a block only if one variable of it is 1).
void Categories::read_flags(std::span<const std::string_view> cells, std::vector<std::uint32_t>& codes,
                            std::string_view& fault) {
    bool has_fact = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = base::trim(cells[i]);
        const bool is_coded_missing = m_codes != nullptr && m_codes->missing.contains(cell);
        const Flag flag = is_coded_missing ? Flag::missing : flag_of(cell);
        if (flag == Flag::fault) {
            fault = "yes, no, 1, 0, or blank";
            return;
        }
        has_fact |= flag == Flag::no;
        if (flag == Flag::yes) {
            if (codes.empty()) {
                codes.push_back(code_of("respondents", Kind::respondents));
            }
            codes.push_back(code_of(m_grouping.columns[i], Kind::mention));
        }
    }
    if (codes.empty()) {
        codes.push_back(has_fact ? code_of(std::string(nothing_named), Kind::plain)
                                 : code_of(std::string(id_of(Missing::not_recorded)), Kind::missing));
    }
}

std::string Categories::band(std::int64_t number) const {
    const std::vector<std::int64_t>& cuts = m_grouping.cuts;
    const auto above = std::upper_bound(cuts.begin(), cuts.end(), number);
    const std::int64_t low = above == cuts.begin() ? 0 : *(above - 1);
    return above == cuts.end() ? fmt::format("{}+", low)
           : *above == low + 1 ? fmt::format("{}", low)
                               : fmt::format("{}-{}", low, *above - 1);
}

/// Those that have a place in the table whoever is counted.
std::vector<std::string> Categories::listed() const {
    std::vector<std::string> ids;
    if (m_grouping.kind == Grouping::Kind::bands) {
        if (m_grouping.cuts.front() > 0) {
            ids.push_back(band(0));
        }
        std::transform(m_grouping.cuts.begin(), m_grouping.cuts.end(), std::back_inserter(ids),
                       [&](std::int64_t cut) { return band(cut); });
        return ids;
    }
    if (m_grouping.kind == Grouping::Kind::status) {
        return {"recorded", "unknown", "refused", "not_asked", "not_recorded"};
    }
    if (m_grouping.columns.size() > 1) {
        return m_grouping.columns;
    }
    return m_codes != nullptr ? m_codes->order : ids;
}

/// The years, quarters or months between the first and the last that was met: one without anybody is a fact.
std::vector<std::string> Categories::between() const {
    std::vector<std::string> ids;
    std::vector<std::int64_t> met;
    const auto is_time = [&](Grouping::Kind kind) { return m_grouping.kind == kind; };
    const std::int64_t step = is_time(Grouping::Kind::year) ? 12 : is_time(Grouping::Kind::quarter) ? 3 : 1;
    if (!is_time(Grouping::Kind::year) && !is_time(Grouping::Kind::quarter) &&
        !is_time(Grouping::Kind::month)) {
        return ids;
    }
    for (const Found& found : m_found) {
        if (found.kind == Kind::plain) {
            const std::int64_t year = *whole_number(found.id.substr(0, 4)) * 12;
            met.push_back(step == 12  ? year
                          : step == 3 ? year + std::int64_t{3} * (found.id.back() - '1')
                                      : number_of_month(found.id));
        }
    }
    constexpr std::int64_t most = 1200;  // a hundred years: beyond it a date is a slip, and is shown as it is
    const auto [first, last] = std::minmax_element(met.begin(), met.end());
    if (met.empty() || (*last - *first) / step > most) {
        return ids;
    }
    for (std::int64_t month = *first; month <= *last; month += step) {
        const std::string text = fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
        ids.push_back(step == 12 ? text.substr(0, 4) : step == 3 ? quarter_of(text) : text);
    }
    return ids;
}

void Categories::add_unmet() {
    const Kind kind = m_grouping.kind == Grouping::Kind::each ? Kind::mention : Kind::plain;
    for (const std::vector<std::string>& ids : {listed(), between()}) {
        for (const std::string& id : ids) {
            (void)code_of(id, missing_of(id) ? Kind::missing : kind);
        }
    }
    if (m_grouping.kind == Grouping::Kind::each) {
        (void)code_of("respondents", Kind::respondents);
    }
}

std::vector<Category> Categories::finish(std::vector<std::size_t>& place_of_code) {
    add_unmet();
    const std::vector<std::string> stated = listed();
    const auto rank = [&](const Found& found) {
        const auto at = std::find(stated.begin(), stated.end(), found.id);
        const auto missing = static_cast<std::ptrdiff_t>(missing_of(found.id).value_or(Missing::unknown));
        const bool is_last = found.kind == Kind::missing && at == stated.end();
        return std::tuple(found.kind == Kind::respondents ? 0
                          : found.kind == Kind::mention   ? 1
                          : is_last                       ? 3
                                                          : 2,
                          is_last ? missing : at - stated.begin());
    };
    std::vector<std::size_t> order(m_found.size());
    for (std::size_t code = 0; code < order.size(); ++code) {
        order[code] = code;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto x = rank(m_found[a]);
        const auto y = rank(m_found[b]);
        return x != y ? x < y : comes_before(m_found[a].id, m_found[b].id);
    });
    std::vector<Category> categories = {{.id = "total", .kind = Kind::total, .parent = 0}};
    for (const std::size_t code : order) {
        categories.push_back({.id = m_found[code].id, .kind = m_found[code].kind, .parent = 0});
    }
    put_into_groups(categories);
    place_of_code.assign(m_found.size(), 0);
    for (std::size_t place = 1; place < categories.size(); ++place) {
        const auto code =
            categories[place].kind == Kind::group ? std::nullopt : m_by_id.find(categories[place].id);
        if (code) {
            place_of_code[*code] = place;
        }
    }
    const auto respondents = std::find_if(categories.begin(), categories.end(),
                                          [](const Category& one) { return one.kind == Kind::respondents; });
    for (Category& one : categories) {
        if (one.kind == Kind::mention) {
            one.parent = static_cast<std::size_t>(respondents - categories.begin());
        }
    }
    return categories;
}

/// Each group, its members behind it, then what is in no group.
void Categories::put_into_groups(std::vector<Category>& categories) const {
    if (m_codes == nullptr || m_codes->groups.empty() || m_grouping.kind != Grouping::Kind::value) {
        return;
    }
    std::vector<Category> ordered = {categories.front()};
    std::vector<bool> is_taken(categories.size());
    const auto group_of = [&](const std::string& member) {
        return std::find_if(
            m_codes->groups.begin(), m_codes->groups.end(), [&](const CodeList::Group& group) {
                return std::find(group.members.begin(), group.members.end(), member) != group.members.end();
            });
    };
    const std::function<void(const CodeList::Group&, std::size_t)> add = [&](const CodeList::Group& group,
                                                                             std::size_t parent) {
        ordered.push_back({.id = group.id, .kind = Kind::group, .parent = parent});
        const std::size_t at = ordered.size() - 1;
        for (const CodeList::Group& inner : m_codes->groups) {
            const auto outer = group_of(inner.id);
            if (outer != m_codes->groups.end() && &*outer == &group) {
                add(inner, at);
            }
        }
        for (std::size_t i = 1; i < categories.size(); ++i) {
            const auto own = group_of(categories[i].id);
            if (own != m_codes->groups.end() && &*own == &group) {
                is_taken[i] = true;
                ordered.push_back({.id = categories[i].id, .kind = categories[i].kind, .parent = at});
            }
        }
    };
    for (const CodeList::Group& group : m_codes->groups) {
        if (group_of(group.id) == m_codes->groups.end()) {
            add(group, 0);
        }
    }
    for (std::size_t i = 1; i < categories.size(); ++i) {
        if (!is_taken[i]) {
            ordered.push_back(categories[i]);
        }
    }
    categories = std::move(ordered);
}

}  // namespace vidra::statistics
