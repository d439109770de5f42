// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"
#include "base/text_page.hpp"
#include "statistics/anonymity.hpp"

#include <fmt/format.h>

#include <string_view>

namespace vidra::statistics {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

void append_list(base::TextPage& page, const AnonymityOptions& options, const Anonymity& anonymity) {
    page.heading(fmt::format("Classes below {}; not for publication", options.wanted));
    for (const AnonymityClass& one : anonymity.classes) {
        if (one.size >= options.wanted) {
            continue;
        }
        std::string words;
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            words += fmt::format("{}{}={}", i == 0 ? "" : ", ", options.quasi[i],
                                 one.values[i].empty() ? "missing" : one.values[i]);
        }
        page.line(2, fmt::format("{}: {}{}", words, counted(one.records, "record", "records"),
                                 one.size == one.records ? "" : fmt::format(", hidden among {}", one.size)));
    }
}

void append_class(std::string& out, const AnonymityOptions& options, const AnonymityClass& one) {
    out += out.ends_with('[') ? "{\"by\":{" : ",{\"by\":{";
    for (std::size_t i = 0; i < one.values.size(); ++i) {
        out += i == 0 ? "" : ",";
        base::append_json_string(out, options.quasi[i]);
        out += ':';
        if (one.values[i].empty()) {
            out += "null";
        } else {
            base::append_json_string(out, one.values[i]);
        }
    }
    out += fmt::format("}},\"records\":{},\"size\":{}}}", one.records, one.size);
}

}  // namespace

std::string anonymity_text(const AnonymityOptions& options, const Anonymity& anonymity, bool lists) {
    base::TextPage page;
    page.line(0, fmt::format("{} in {} by {}", counted(anonymity.records, "record", "records"),
                             counted(anonymity.classes.size(), "class", "classes"), joined(options.quasi)));
    page.line(0, options.missing == MissingRule::matches
                     ? "Missing values: each may be any value (--missing match)"
                     : "Missing values: a category of their own (--missing own)");
    page.line(0, fmt::format("k = {}; {} was asked for", anonymity.k, options.wanted));
    page.line(
        0, fmt::format("{} with {} below {}; {} unique", counted(anonymity.classes_below, "class", "classes"),
                       counted(anonymity.records_below, "record", "records"), options.wanted,
                       counted(anonymity.uniques, "record is", "records are")));
    if (!options.sensitive.empty()) {
        page.line(0, fmt::format("{}: distinct l = {}, entropy l = {:.2f}, in the class that has the least",
                                 options.sensitive, anonymity.distinct_l, anonymity.entropy_l));
    }
    if (lists) {
        append_list(page, options, anonymity);
    }
    return page.take();
}

std::string anonymity_json(const AnonymityOptions& options, const Anonymity& anonymity, bool lists) {
    std::string out =
        fmt::format("{{\"vidra\":1,\"records\":{},\"classes\":{},\"k\":{},\"wanted\":{},\"missing\":\"{}\"",
                    anonymity.records, anonymity.classes.size(), anonymity.k, options.wanted,
                    options.missing == MissingRule::matches ? "match" : "own");
    out += ",\"quasi\":[";
    for (const std::string& name : options.quasi) {
        out += out.ends_with('[') ? "" : ",";
        base::append_json_string(out, name);
    }
    out += fmt::format("],\"classes_below\":{},\"records_below\":{},\"uniques\":{}", anonymity.classes_below,
                       anonymity.records_below, anonymity.uniques);
    if (!options.sensitive.empty()) {
        out += ",\"sensitive\":";
        base::append_json_string(out, options.sensitive);
        out +=
            fmt::format(",\"distinct_l\":{},\"entropy_l\":{:.4f}", anonymity.distinct_l, anonymity.entropy_l);
    }
    if (lists) {
        out += ",\"for_publication\":false,\"below\":[";
        for (const AnonymityClass& one : anonymity.classes) {
            if (one.size < options.wanted) {
                append_class(out, options, one);
            }
        }
        out += ']';
    }
    return out + "}\n";
}

}  // namespace vidra::statistics
