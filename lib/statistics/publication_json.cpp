// SPDX-License-Identifier: Apache-2.0
#include "statistics/publication_json.hpp"

#include "base/json.hpp"
#include "statistics/grid.hpp"

#include <fmt/format.h>

namespace vidra::statistics {
namespace {

std::string quoted(std::string_view text) {
    std::string result;
    base::append_json_string(result, text);
    return result;
}

std::string_view word(Category::Kind kind) {
    switch (kind) {
        case Category::Kind::total:
            return "total";
        case Category::Kind::group:
            return "group";
        case Category::Kind::plain:
            return "plain";
        case Category::Kind::respondents:
            return "respondents";
        case Category::Kind::mention:
            return "mention";
        case Category::Kind::missing:
            return "missing";
    }
    return "";
}

void append_dimension(std::string& out, const Dimension& dimension) {
    out += fmt::format(R"({{"by":{},"categories":[)", quoted(dimension.grouping.name));
    for (std::size_t i = 1; i < dimension.categories.size(); ++i) {
        const Category& one = dimension.categories[i];
        out += fmt::format(R"({}{{"id":{})", i == 1 ? "" : ",", quoted(one.id));
        if (one.kind != Category::Kind::plain) {
            out += fmt::format(R"(,"kind":"{}")", word(one.kind));
        }
        if (one.parent != 0) {
            out += fmt::format(R"(,"in":{})", quoted(dimension.categories[one.parent].id));
        }
        out += '}';
    }
    out += "]}";
}

void append_cell(std::string& out, const ProtectedTable& table, const std::vector<std::size_t>& at) {
    const Table& counts = *table.linked.table;
    out += R"({"by":{)";
    bool is_first = true;
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (at[i] != 0) {
            const Dimension& dimension = counts.dimensions()[i];
            out += fmt::format("{}{}:{}", is_first ? "" : ",", quoted(dimension.grouping.name),
                               quoted(dimension.categories[at[i]].id));
            is_first = false;
        }
    }
    const std::size_t place = counts.place(at);
    out += table.is_hidden[place] ? std::string(R"(},"n":null,"hidden":true})")
                                  : fmt::format(R"(}},"n":{},"hidden":false}})", table.shown[place]);
}

void append_table(std::string& out, const ProtectedTable& table) {
    const Table& counts = *table.linked.table;
    out += fmt::format(R"({{"id":{},"of":{},"dimensions":[)", quoted(counts.id()),
                       quoted(table.linked.population));
    for (std::size_t i = 0; i < counts.dimensions().size(); ++i) {
        out += i == 0 ? "" : ",";
        append_dimension(out, counts.dimensions()[i]);
    }
    out += R"(],"cells":[)";
    bool is_first = true;
    for (const std::vector<std::size_t>& at : reading_order(counts, 0, counts.dimensions().size())) {
        out += is_first ? "" : ",";
        append_cell(out, table, at);
        is_first = false;
    }
    out += "]}";
}

}  // namespace

std::string_view word(Method method) {
    return method == Method::suppress ? "suppress" : method == Method::round ? "round" : "none";
}

std::string_view word(Price price) {
    return price == Price::value ? "value" : price == Price::cells ? "cells" : "log";
}

std::string publication_json(const Publication& publication, const About& about) {
    const DisclosureOptions& options = publication.options;
    const ProtectionAudit& audit = publication.audit;
    std::string out = fmt::format(R"({{"vidra":1,"kind":"statistics","report":{},"date":{},"tables":[)",
                                  quoted(about.report), quoted(about.date));
    for (std::size_t i = 0; i < publication.tables.size(); ++i) {
        out += i == 0 ? "" : ",";
        append_table(out, publication.tables[i]);
    }
    out += fmt::format(R"(],"audit":{{"method":"{}","for_publication":{})", word(options.method),
                       options.method != Method::none);
    if (options.method == Method::round) {
        out += fmt::format(R"(,"base":{})", options.base);
    }
    if (options.method == Method::suppress) {
        // neither the price nor how many are small nor how narrow they are: hidden counts could be solved
        // from it
        out += fmt::format(
            R"(,"threshold":{},"protect_zeros":{},"protect_groups":{},"weights":"{}","hidden":{})",
            options.threshold, options.protect_zeros, options.protect_groups, word(options.price),
            audit.hidden);
    }
    out += fmt::format(R"(,"cells":{},"full_lines":{},"revised":{},"passed":{}}}}})", audit.cells,
                       audit.full_lines, audit.revised, audit.too_narrow.empty());
    return out + '\n';
}

}  // namespace vidra::statistics
