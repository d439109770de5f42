// SPDX-License-Identifier: Apache-2.0
#include "statistics/grouping.hpp"

#include "base/ascii.hpp"
#include "base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace vidra::statistics {
namespace {

using Kind = Grouping::Kind;

struct Function {
    std::string_view name;
    Kind kind;
};
constexpr std::array<Function, 7> functions = {{{"year", Kind::year},
                                                {"quarter", Kind::quarter},
                                                {"month", Kind::month},
                                                {"bands", Kind::bands},
                                                {"status", Kind::status},
                                                {"combination", Kind::combination},
                                                {"each", Kind::each}}};

std::string unquoted(std::string_view text) {
    const bool is_quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return std::string(is_quoted ? text.substr(1, text.size() - 2) : text);
}

std::string quoted_where_needed(const std::string& column) {
    return column.find_first_of(",()\"") == std::string::npos ? column : '"' + column + '"';
}

std::string name_of(const Grouping& grouping, std::string_view function) {
    std::string inner;
    for (const std::string& column : grouping.columns) {
        inner += (inner.empty() ? "" : ", ") + quoted_where_needed(column);
    }
    for (const std::int64_t cut : grouping.cuts) {
        inner += fmt::format(", {}", cut);
    }
    return function.empty() ? inner : fmt::format("{}({})", function, inner);
}

std::string read_cuts(const std::vector<std::string>& parts, Grouping& grouping) {
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::int64_t cut = 0;
        const char* const end = parts[i].data() + parts[i].size();
        const auto [stop, error] = std::from_chars(parts[i].data(), end, cut);
        if (error != std::errc() || stop != end || (!grouping.cuts.empty() && cut <= grouping.cuts.back())) {
            return "the cuts of bands are whole numbers that rise, as in bands(age, 18, 25, 35)";
        }
        grouping.cuts.push_back(cut);
    }
    return grouping.cuts.empty() ? "bands need a column and at least one cut, as in bands(age, 18)" : "";
}

std::string read_arguments(std::string_view function, std::string_view inner, Grouping& grouping) {
    const std::vector<std::string> parts = split_groupings(inner);
    if (std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); })) {
        return fmt::format("{}(…) needs a column in its brackets", function);
    }
    const std::size_t columns = grouping.kind == Kind::each ? parts.size() : 1;
    for (std::size_t i = 0; i < columns; ++i) {
        grouping.columns.push_back(unquoted(parts[i]));
    }
    if (grouping.kind == Kind::bands) {
        return read_cuts(parts, grouping);
    }
    return parts.size() > columns ? fmt::format("{}(…) takes one column", function) : "";
}

}  // namespace

std::string grouping_conflict(const std::vector<Grouping>& rows, const std::vector<Grouping>& columns) {
    std::vector<std::string> names;
    std::size_t lists = 0;
    for (const std::vector<Grouping>* groupings : {&rows, &columns}) {
        for (const Grouping& one : *groupings) {
            lists += one.kind == Kind::each ? 1U : 0U;
            if (std::find(names.begin(), names.end(), one.name) != names.end()) {
                return fmt::format("`{}` is grouped by twice in one table", one.name);
            }
            names.push_back(one.name);
        }
    }
    return lists > 1 ? "a table can have one `each`; make a table for each of them" : "";
}

std::vector<std::string> split_groupings(std::string_view text) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    int depth = 0;
    bool is_quoted = false;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at == text.size() || (text[at] == ',' && depth == 0 && !is_quoted)) {
            parts.emplace_back(base::trim(text.substr(begin, at - begin)));
            begin = at + 1;
        } else if (text[at] == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted) {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        }
    }
    return parts;
}

std::optional<Grouping> parse_grouping(std::string_view text, std::string& fault) {
    text = base::trim(text);
    Grouping grouping;
    const std::size_t open = text.find('(');
    if (text.empty()) {
        fault = "a grouping is a column, or a function of one, as year(date)";
        return std::nullopt;
    }
    if (text.front() == '"' || open == std::string_view::npos) {
        grouping.columns.push_back(unquoted(text));
        grouping.name = name_of(grouping, "");
        return grouping;
    }
    const std::string_view word = base::trim(text.substr(0, open));
    const auto* const function = std::find_if(functions.begin(), functions.end(),
                                              [&](const Function& one) { return one.name == word; });
    if (function == functions.end()) {
        fault = fmt::format(
            "`{}` is no function; there are year, quarter, month, bands, status, combination and each; a "
            "column whose "
            "name has brackets stands in double quotes",
            word);
        return std::nullopt;
    }
    if (text.back() != ')') {
        fault = fmt::format("the bracket of {}( is not closed", word);
        return std::nullopt;
    }
    grouping.kind = function->kind;
    fault = read_arguments(word, text.substr(open + 1, text.size() - open - 2), grouping);
    if (!fault.empty()) {
        return std::nullopt;
    }
    grouping.name = name_of(grouping, word);
    return grouping;
}

}  // namespace vidra::statistics
