// SPDX-License-Identifier: Apache-2.0
#include "checks/allowances.hpp"

#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::checks {

using diag::Code;
using tomlio::Need;
using tomlio::TableReader;

namespace {

std::string text_of(const std::optional<tomlio::Located<std::string>>& found) {
    return found ? found->value : std::string();
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

void check_outcome(const checklist::Checklist& checklist, const std::string& id, diag::Range range,
                   const char* which, diag::Diagnostics& diagnostics) {
    if (checklist.outcome_index(id)) {
        return;
    }
    std::vector<std::string> ids;
    ids.reserve(checklist.outcomes.size());
    for (const checklist::Outcome& outcome : checklist.outcomes) {
        ids.push_back(outcome.id);
    }
    diagnostics.add(Code::unknown_name, range, fmt::format("the {} version has no outcome `{}`", which, id),
                    tomlio::suggestion(id, ids));
}

}  // namespace

std::optional<Allowances> read_allowances(const tomlio::Document& document, diag::Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    TableReader root(document, document.root, diagnostics, "the allowances");
    (void)root.find("vidra");
    (void)root.find("kind");
    Allowances allowances;
    allowances.checklist = text_of(root.string("checklist", Need::required));
    allowances.old_version = text_of(root.string("old"));
    allowances.new_version = text_of(root.string("new"));
    for (const tomlio::Value* value : root.tables("move", Need::required)) {
        TableReader table(document, *value, diagnostics, "a move");
        Allowance& move = allowances.moves.emplace_back();
        move.range = value->range;
        const auto from = table.string("from", Need::required);
        const auto to = table.string("to", Need::required);
        move.from = text_of(from);
        move.to = text_of(to);
        move.from_range = from ? from->range : value->range;
        move.to_range = to ? to->range : value->range;
        move.author = text_of(table.string("author", Need::required));
        move.reason = text_of(table.string("reason", Need::required));
        if (const auto patterns = table.string("patterns")) {
            move.patterns = patterns->value;
            if (!is_number(patterns->value)) {
                diagnostics.add(Code::wrong_type, patterns->range,
                                "`patterns` is a number of answer patterns, in digits",
                                "as `vidra diff --format json` gives it");
            }
        }
        table.finish();
    }
    root.finish();
    return diagnostics.error_count() == errors_before ? std::optional(std::move(allowances)) : std::nullopt;
}

std::vector<bool> allowed_moves(const Allowances& allowances, const checklist::Checklist& older,
                                const checklist::Checklist& newer, const reason::MeaningChange& change,
                                diag::Diagnostics& diagnostics) {
    std::vector<bool> allowed(change.moves.size(), false);
    const bool is_for_these = allowances.checklist == newer.id &&
                              (allowances.old_version.empty() || allowances.old_version == older.version) &&
                              (allowances.new_version.empty() || allowances.new_version == newer.version);
    for (const Allowance& allowance : allowances.moves) {
        if (!is_for_these) {
            diagnostics.add(
                Code::unused_allowance, allowance.range,
                fmt::format("this is for {} {} to {}, not for what is compared", allowances.checklist,
                            allowances.old_version.empty() ? "any" : allowances.old_version,
                            allowances.new_version.empty() ? "any" : allowances.new_version));
            continue;
        }
        check_outcome(older, allowance.from, allowance.from_range, "older", diagnostics);
        check_outcome(newer, allowance.to, allowance.to_range, "newer", diagnostics);
        bool is_used = false;
        for (std::size_t i = 0; i < change.moves.size(); ++i) {
            const reason::Move& move = change.moves[i];
            if (move.from == allowance.from && move.to == allowance.to &&
                (allowance.patterns.empty() || allowance.patterns == move.patterns.decimal)) {
                allowed[i] = true;
                is_used = true;
            }
        }
        if (!is_used) {
            diagnostics.add(Code::unused_allowance, allowance.range,
                            fmt::format("no pattern moves from `{}` to `{}`{}", allowance.from, allowance.to,
                                        allowance.patterns.empty()
                                            ? ""
                                            : fmt::format(", or not {} of them", allowance.patterns)));
        }
    }
    return allowed;
}

}  // namespace vidra::checks
