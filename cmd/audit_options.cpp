// SPDX-License-Identifier: Apache-2.0
#include "audit_options.hpp"

#include "base/ascii.hpp"
#include "command.hpp"
#include "record_options.hpp"

#include <fmt/format.h>

#include <string_view>

namespace vidra::cmd {
namespace {

/// The names in `a,b,c`, given once or several times.
std::vector<std::string> names_in(const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const std::string& list : given) {
        for (const std::string_view name : vidra::base::split(list, ',')) {
            if (const std::string_view plain = vidra::base::trim(name); !plain.empty()) {
                names.emplace_back(plain);
            }
        }
    }
    return names;
}

}  // namespace

void AuditOptions::add(OptionSet& options) {
    options.texts("--value", values, "COLUMN", "The column of counts; several for a wide table");
    options.texts("--keys", keys, "COLUMNS", "Columns that say what is counted; others are not used");
    options.flag("--wide", wide, "Every column of numbers is one of the table");
    options.texts("--mark", marks, "TEXT=RANGE", "What a text stands for, as '<5=1..4' or 'x=0..'");
    options.texts("--total", totals, "COLUMN=VALUE", "This value of the column is the total of the others");
    options.flag("--no-total", no_total, "Nothing is a total but what --total names");
    options.number("--base", base, "N", "Printed numbers are rounded to multiples of N");
    options.word("--rounding", rounding, {"conventional", "random", "controlled"}, "How, with --base");
    options.number("--width", width, "N",
                   "Tell also of cells whose least and greatest count differ by less than N (1)");
    options.flag("--microdata", is_microdata, "The files hold records: tell how well they hide persons");
    options.number("--k", k, "N", "With --microdata: how many records a class must have (11)");
    options.texts("--quasi", quasi, "COLUMNS", "With --microdata: by which somebody could be found");
    options.text("--sensitive", sensitive, "COLUMN", "With --microdata: what nobody should learn");
    options.text("--weight", weight, "COLUMN", "With --microdata: how many records a row stands for");
    options.word("--missing", missing, {"own", "match"},
                 "A missing value is a category of its own, or may be any");
    options.texts("--missing-value", missing_values, "TEXT", "Means missing, as an empty cell does");
    options.flag("--list", lists, "With --microdata: list the classes below; not for publication");
    options.text("--delimiter", delimiter, "CHAR",
                 "Between the cells of CSV; found from the header if not given");
    options.text("--encoding", encoding, "NAME",
                 "Encoding of an input without a byte-order mark: UTF-8, windows-1250, ISO-8859-5",
                 Takes::one_of({"UTF-8", "windows-1250", "windows-1251", "ISO-8859-2", "ISO-8859-5"}));
    options.number("--skip-lines", skip_lines, "N", "Pass over N lines before the column names");
}

statistics::TableReadOptions AuditOptions::read_options() const {
    statistics::TableReadOptions read;
    read.delimiter = parse_delimiter(delimiter);
    read.encoding = parse_encoding(encoding);
    read.skip_lines = skip_lines;
    return read;
}

statistics::TableTold AuditOptions::told() const {
    if (!quasi.empty() || !sensitive.empty() || !weight.empty() || lists || k > 0 ||
        !missing_values.empty()) {
        throw UsageError(
            "--k, --quasi, --sensitive, --weight, --missing-value and --list go with --microdata");
    }
    statistics::TableTold what;
    what.keys = names_in(keys);
    what.values = names_in(values);
    what.is_wide = wide;
    what.find_totals = !no_total;
    for (const std::string& text : marks) {
        const auto mark = statistics::parse_mark(text);
        if (!mark) {
            throw UsageError(
                fmt::format("--mark `{}` is not of the form TEXT=LOW..HIGH or TEXT=LOW..", text));
        }
        what.marks.push_back(*mark);
    }
    for (const std::string& text : totals) {
        const std::size_t at = text.find('=');
        if (at == std::string::npos) {
            throw UsageError(fmt::format("--total `{}` is not of the form COLUMN=VALUE", text));
        }
        what.totals.emplace_back(vidra::base::trim(text.substr(0, at)),
                                 vidra::base::trim(text.substr(at + 1)));
    }
    what.base = static_cast<std::int64_t>(base);
    what.rounding = rounding == "random"       ? statistics::Rounding::random
                    : rounding == "controlled" ? statistics::Rounding::controlled
                                               : statistics::Rounding::conventional;
    return what;
}

statistics::AnonymityOptions AuditOptions::anonymity() const {
    if (!values.empty() || !keys.empty() || wide || !marks.empty() || !totals.empty() || no_total ||
        base > 0) {
        throw UsageError("--microdata takes records, and no option for tables");
    }
    constexpr std::uint64_t usual_k = 11;  // that of the Counter-Trafficking Data Collaborative
    statistics::AnonymityOptions options;
    options.wanted = k == 0 ? usual_k : k;
    options.quasi = names_in(quasi);
    options.sensitive = sensitive;
    options.weight = weight;
    options.missing = missing == "match" ? statistics::MissingRule::matches : statistics::MissingRule::own;
    options.missing_values = missing_values;
    if (options.quasi.empty()) {
        throw UsageError("--microdata needs --quasi: the columns by which somebody could be found");
    }
    return options;
}

}  // namespace vidra::cmd
