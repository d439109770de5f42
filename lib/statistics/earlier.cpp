// SPDX-License-Identifier: Apache-2.0
#include "statistics/earlier.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vidra::statistics {
namespace {

using nlohmann::json;

/// The categories of one grouping of an earlier table that add up to each other.
struct EarlierDimension {
    std::string name;
    std::map<std::string, std::vector<std::string>> parts;  ///< by the whole; that of everything is ""
};

EarlierDimension read_dimension(const json& value) {
    EarlierDimension dimension;
    dimension.name = value.at("by").get<std::string>();
    for (const json& category : value.at("categories")) {
        if (category.value("kind", "") != "mention") {
            dimension.parts[category.value("in", "")].push_back(category.at("id").get<std::string>());
        }
    }
    return dimension;
}

/// Every sum along one dimension, of every cell that is a whole in it.
void add_sums(EarlierPublication::Table& table, const EarlierDimension& dimension,
              const std::unordered_map<std::string, std::size_t>& by_key) {
    for (std::size_t total = 0; total < table.cells.size(); ++total) {
        const CellName& name = table.cells[total].name;
        const auto own = name.by().find(dimension.name);
        const auto parts = dimension.parts.find(own == name.by().end() ? "" : own->second);
        if (parts == dimension.parts.end()) {
            continue;
        }
        EarlierPublication::Table::Sum sum{.total = total};
        for (const std::string& part : parts->second) {
            CellName of_part = name;
            of_part.remove(dimension.name);
            of_part.add(dimension.name, part);
            if (const auto at = by_key.find(of_part.key()); at != by_key.end()) {
                sum.parts.push_back(at->second);
            }
        }
        if (sum.parts.size() == parts->second.size()) {
            table.sums.push_back(std::move(sum));
        }
    }
}

EarlierPublication::Table read_table(const json& value) {
    EarlierPublication::Table table;
    table.id = value.at("id").get<std::string>();
    const std::string population = value.at("of").get<std::string>();
    std::unordered_map<std::string, std::size_t> by_key;
    for (const json& one : value.at("cells")) {
        EarlierPublication::Cell cell{CellName(population), std::nullopt};
        for (const auto& [grouping, category] : one.at("by").items()) {
            cell.name.add(grouping, category.get<std::string>());
        }
        if (!one.at("hidden").get<bool>()) {
            cell.printed = one.at("n").get<std::int64_t>();
        }
        by_key.emplace(cell.name.key(), table.cells.size());
        table.cells.push_back(std::move(cell));
    }
    for (const json& one : value.at("dimensions")) {
        add_sums(table, read_dimension(one), by_key);
    }
    return table;
}

}  // namespace

std::optional<EarlierPublication> read_earlier(std::string_view text, diag::Diagnostics& diagnostics) {
    const diag::Range start = {{1, 1}, {1, 1}};
    try {
        const json value = json::parse(text);
        if (value.value("kind", "") != "statistics") {
            diagnostics.add(diag::Code::unknown_kind, start,
                            "this is no publication of `vidra stats --to json`");
            return std::nullopt;
        }
        EarlierPublication publication;
        publication.path = diagnostics.file();
        publication.date = value.value("date", "");
        const json& audit = value.at("audit");
        publication.hides_zeros = audit.value("protect_zeros", false) || audit.value("protect_groups", false);
        if (audit.at("method") != "suppress") {
            diagnostics.add(
                diag::Code::unknown_kind, start,
                audit.at("method") == "none"
                    ? "this is not protected, so it is no publication; it cannot have been seen by a reader"
                    : "a publication with rounded counts cannot be held against another one yet",
                "name the one that was protected by hiding cells");
            return std::nullopt;
        }
        for (const json& one : value.at("tables")) {
            publication.tables.push_back(read_table(one));
        }
        return publication;
    } catch (const json::exception&) {
        diagnostics.add(diag::Code::unknown_kind, start, "this is no publication of `vidra stats --to json`",
                        "make one with: vidra stats … --to json --output FILE");
        return std::nullopt;
    }
}

}  // namespace vidra::statistics
