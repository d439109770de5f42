// SPDX-License-Identifier: Apache-2.0
#include "documents/disclosures.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace vidra::documents {
namespace {

constexpr std::array<std::string_view, 8> columns = {"time",   "case",    "letter",  "recipient",
                                                     "ground", "service", "officer", "decided_by"};
constexpr std::size_t widest = 60;       ///< of a cell, in characters
constexpr std::size_t always_there = 5;  ///< the first of them

std::string grounds_of(const HeldGrounds& held) {
    std::string text = words_of(held.grounds);
    if (held.grounds.has(Ground::law)) {  // the last of them
        text += ":" + held.citation;
    }
    return text.empty() ? "none" : text;
}

}  // namespace

std::string disclosure_line(const Disclosure& disclosure) {
    std::string out = "{";
    const auto add = [&](std::string_view key, std::string_view value) {
        out += out.size() > 1 ? "," : "";
        base::append_json_string(out, key);
        out += ':';
        base::append_json_string(out, value);
    };
    add("time", disclosure.time);
    add("case", disclosure.case_id);
    add("letter", disclosure.letter);
    add("recipient", word(disclosure.recipient));
    add("ground", grounds_of(disclosure.held));
    if (!disclosure.service.empty()) {
        add("service", disclosure.service);
    }
    if (!disclosure.officer.empty()) {
        add("officer", disclosure.officer);
    }
    if (!disclosure.held.decided_by.empty()) {
        add("decided_by", disclosure.held.decided_by);
    }
    return out + "}\n";
}

std::string disclosures_table(std::string_view text, std::string_view case_id,
                              std::vector<std::size_t>& faults) {
    std::vector<std::array<std::string, columns.size()>> rows(1);
    std::copy(columns.begin(), columns.end(), rows.front().begin());
    for (std::string& name : rows.front()) {
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c == '_' ? ' ' : static_cast<char>(c - 'a' + 'A'); });
    }
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.find_first_not_of(" \r") == std::string_view::npos) {
            continue;
        }
        const auto json = nlohmann::json::parse(row, nullptr, false);
        const auto is_text = [&](std::string_view column) {
            const auto at = json.find(column);
            return at != json.end() && at->is_string();
        };
        // one that lacks something is shown with what it has: it may be all that is known of a disclosure
        if (!json.is_object() || !std::all_of(columns.begin(), columns.begin() + always_there, is_text)) {
            faults.push_back(line);
        }
        const bool is_of_case = case_id.empty() || (json.is_object() && is_text("case") &&
                                                    json.at("case").get<std::string>() == case_id);
        if (!json.is_object() || !is_of_case) {
            continue;
        }
        auto& cells = rows.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto at = json.find(columns[i]);
            if (at != json.end() && at->is_string()) {
                cells[i] = base::shortened(base::terminal_line(at->get<std::string>()), widest);
            }
        }
    }
    std::array<std::size_t, columns.size()> widths = {};
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            widths[i] = std::max(widths[i], base::display_width(row[i]));
        }
    }
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            line += i == 0 ? "" : "  ";
            line += row[i];
            line.append(widths[i] - base::display_width(row[i]), ' ');
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
}

}  // namespace vidra::documents
