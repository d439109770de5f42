// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"
#include "base/text_page.hpp"
#include "statistics/audit.hpp"
#include "statistics/cell_words.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace vidra::statistics {
namespace {

/// `1 cell`, `2 cells`.
std::string counted(std::size_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

void append_by(std::string& out, const PublishedTable& table, const PrintedCell& cell) {
    out += "{\"by\":{";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += i == 0 ? "" : ",";
        base::append_json_string(out, table.columns[i].name);
        out += ':';
        base::append_json_string(out, table.columns[i].values[cell.keys[i]]);
    }
    out += "},\"printed\":";
    base::append_json_string(out, cell.printed);
}

void append_cell(std::string& out, const std::vector<PublishedTable>& tables, const Print& print,
                 Interval interval, std::string_view because) {
    const PublishedTable& table = tables[print.table];
    append_by(out, table, table.cells[print.cell]);
    out += fmt::format(",\"low\":{},\"high\":", interval.low);
    out += interval.high == unbounded ? "null" : fmt::format("{}", interval.high);
    out += ",\"because\":";
    base::append_json_string(out, because);
    out += ",\"file\":";
    base::append_json_string(out, table.file);
    out += fmt::format(",\"line\":{}}}", table.cells[print.cell].place.line);
}

}  // namespace

std::string audit_text(const std::vector<PublishedTable>& tables, const LinkedTables& linked,
                       const Audit& audit) {
    base::TextPage page(SIZE_MAX);  // a finding a line, so that it can be searched for
    const CellWords words(tables, linked);
    page.line(0, fmt::format("{}: {} ({} printed, {} hidden), {} between them",
                             counted(tables.size(), "table"), counted(audit.printed + audit.hidden, "cell"),
                             audit.printed, audit.hidden, counted(audit.relations, "sum")));
    if (!audit.given_away.empty()) {
        page.heading("Given away");
    }
    for (const GivenAway& one : audit.given_away) {
        page.line(2, fmt::format("{}: printed {}, is {}, because {}", words.place(one.cell),
                                 words.printed(one.cell), interval_words(one.derived), one.because));
    }
    if (!audit.not_additive.empty()) {
        page.heading("Does not add up");
    }
    for (const NotAdditive& one : audit.not_additive) {
        const Print& print = linked.prints[one.total].front();
        const std::string place =
            fmt::format("{}:{}: {}", tables[print.table].file,
                        tables[print.table].cells[print.cell].place.line, words.place(one.total));
        page.line(2, one.is_sum
                         ? fmt::format("{}: printed {}, the parts come to {}: {}", place,
                                       words.printed(one.total), interval_words(one.computed), one.because)
                         : fmt::format("{}: {}", place, one.because));
    }
    page.heading(audit.is_clean() ? "No hidden cell follows from the others"
                                  : fmt::format("{} known exactly, {} narrowed; {} not hold",
                                                counted(audit.recovered, "cell"),
                                                counted(audit.given_away.size() - audit.recovered, "cell"),
                                                audit.not_additive.size() == 1
                                                    ? "1 sum does"
                                                    : fmt::format("{} sums do", audit.not_additive.size())));
    if (audit.sums_left_out > 0) {
        page.line(0, fmt::format("{} left out, as it cannot be told what belongs to {}",
                                 audit.sums_left_out == 1 ? "1 sum was"
                                                          : fmt::format("{} sums were", audit.sums_left_out),
                                 audit.sums_left_out == 1 ? "it" : "them"));
    }
    return page.take();
}

std::string audit_json(const std::vector<PublishedTable>& tables, const LinkedTables& linked,
                       const Audit& audit) {
    std::string out = "{\"vidra\":1,\"cells\":[";
    for (const GivenAway& one : audit.given_away) {
        out += out.ends_with('[') ? "" : ",";
        append_cell(out, tables, linked.prints[one.cell].front(), one.derived, one.because);
    }
    out += "],\"not_additive\":[";
    for (const NotAdditive& one : audit.not_additive) {
        out += out.ends_with('[') ? "" : ",";
        append_cell(out, tables, linked.prints[one.total].front(), one.computed, one.because);
    }
    out += fmt::format(
        "],\"tables\":{},\"printed\":{},\"hidden\":{},\"sums\":{},\"sums_left_out\":{},\"recovered\":{}}}\n",
        tables.size(), audit.printed, audit.hidden, audit.relations, audit.sums_left_out, audit.recovered);
    return out;
}

}  // namespace vidra::statistics
